"""What the person says about the files besides the files themselves."""

import streamlit as st

from liantu.ui.desk import desk
from liantu.ui.parts.signature import signature
from liantu.ui.speech import both, plain, say
from loaders.intake import LoadOptions


def chosen_map() -> str:
    """'' = each sheet by its own header."""
    maps = desk().maps
    return str(
        st.selectbox(
            say("data.map"), ["", *sorted(maps, key=lambda name: maps[name].title)], key="map", filter_mode="contains",
            format_func=lambda name: both(maps[name].title, maps[name].title_en) if name else say("data.map.auto"),
        )
    )  # fmt: skip


def district() -> str:
    """Where rows belong that do not say so."""
    return str(
        st.selectbox(
            say("data.district"), ["", *desk().reader.districts], key="district", filter_mode="contains",
            format_func=lambda name: name or say("data.no_district"),
        )
    )  # fmt: skip


def options(kind: str, place: str) -> LoadOptions:
    """The rest: date, sender, who loads it, what it corrects, how many bad rows are allowed."""
    one, two, three = st.columns(3)
    as_of = one.text_input(say("data.as_of"), key="loaded_as_of", placeholder=say("data.as_of.hint"))
    source = two.text_input(say("data.source"), key="source")
    with three:
        by = signature("bring")
    loads = {load.id: load.file for load in desk().loads() if load.state == "done" and not load.reference}
    replaces = st.selectbox(
        say("data.replaces"), ["", *reversed(loads)], key="replaces", help=say("data.replaces.help"),
        format_func=lambda id: say("data.replaces.load", n=id, file=plain(loads[id])) if id else say("data.replaces.none"),
    )  # fmt: skip
    allowed = st.checkbox(say("data.allow"), key="allow")
    return LoadOptions(
        map=kind, district=place, as_of=as_of.strip(), source=source.strip(), by=by, max_rejects=1.0 if allowed else 0.10,
        replaces=replaces or "",
    )  # fmt: skip
