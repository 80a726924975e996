"""登记一条: one line written by hand, from the columns of an empty sheet; a dry run first, then kept, then to be undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from graph.errors import LiantuError, TooManyRejects
from liantu.adding import OneLine, add, one_line
from liantu.matching import Plan
from liantu.paths import data_folder
from liantu.template import Choices, header_of, how
from liantu.ui.desk import desk
from liantu.ui.parts.outcomes import rejects_table, summary
from liantu.ui.parts.signature import signature
from liantu.ui.parts.work import work
from liantu.ui.speech import both, plain, say
from loaders.columns import Column, SheetMap
from loaders.intake import LoadOptions

AT_FIRST = 9  # fields that stand open; the others wait behind a line
_OF_THE_LOAD = ("as_of", "source")  # said once for the line, below the fields
_TRYING = {"add": "registering"}  # while its card stands open


def register() -> None:
    """The card. An address that names a firm (`?add=`) opens it with the name filled in."""
    asked = st.query_params.get("add", "")
    with st.expander(say("add"), expanded=bool(asked) or "registering" in st.session_state, key="register"):
        st.caption(say("add.note"))
        maps = {name: each for name, each in desk().maps.items() if each.template}
        # firms first, and of the sheets about firms the one that asks most: the list itself
        kinds = sorted(maps, key=lambda name: (maps[name].subject != "Enterprise", -len(maps[name].template)))
        kind = st.selectbox(
            say("add.kind"),
            kinds,
            key="add_kind",
            format_func=lambda name: both(maps[name].title, maps[name].title_en),
        )
        named = {c.name: asked for c in maps[kind].template if asked and c.takes in ("name", "start")}
        if try_and_keep(maps, kind, list(fields_of(maps[kind], "add", named)), options_of("add"), "add"):
            st.query_params.pop("add", None)
            st.rerun()


def registered() -> None:
    """What was kept a moment ago, with its undo."""
    if load := st.session_state.get("registered"):
        with st.container(horizontal=True, vertical_alignment="center", key="registered"):
            st.success(say("add.kept", n=load))
            if st.button(say("add.undo"), key="add_undo"):
                st.session_state.pop("registered")
                _undo(load)


def fields_of(sheet_map: SheetMap, key: str, preset: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The columns that an empty sheet asks for, those that must be filled in first; `preset`: column -> what stands there."""
    turn = st.session_state.setdefault(f"{key}_turn", 0)  # a new key empties the fields
    columns = [c for c in sheet_map.template if c.takes not in (*_OF_THE_LOAD, "skip")]
    columns.sort(key=lambda c: (not c.required, c.name not in preset))
    choices = Choices.of(desk().reader.places, Plan.from_folder(data_folder()))
    yield from _grid(columns[:AT_FIRST], choices, f"{key}_{turn}", preset)
    if rest := columns[AT_FIRST:]:
        with st.expander(say("add.more", n=len(rest)), key=f"{key}_more"):
            yield from _grid(rest, choices, f"{key}_{turn}", preset)


def _grid(
    columns: Sequence[Column], choices: Choices, key: str, preset: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for first in range(0, len(columns), 3):
        for place, column in zip(st.columns(3), columns[first : first + 3], strict=False):
            with place:
                if value := _field(column, choices, f"{key}_{column.name}", preset.get(column.name, "")):
                    yield column.headers[0], value


def _field(column: Column, choices: Choices, key: str, start: str) -> str:
    label, explained = plain(both(header_of(column), _english(column))), plain(both(how(column), "")) or None
    if words := choices.of_column(column):
        offered = [*words] if not start or start in words else [start, *words]
        return str(
            st.selectbox(
                label, offered, index=offered.index(start) if start else None, key=key, help=explained,
                accept_new_options=True, placeholder=say("add.choose"), filter_mode="contains",
            ) or ""
        )  # fmt: skip
    return str(st.text_input(label, value=start, key=key, help=explained, placeholder=column.example)).strip()


def _english(column: Column) -> str:
    """What the model calls it; else its English alias, which stands last among the headers."""
    name = column.declared.en if column.declared else column.headers[-1].replace("_", " ")
    return f"{name}{'*' if column.required else ''}"


def options_of(key: str) -> LoadOptions:
    """Date, source and signature of the line."""
    one, two, three = st.columns(3)
    as_of = one.text_input(say("data.as_of"), key=f"{key}_as_of", placeholder=say("data.as_of.hint")).strip()
    source = two.text_input(say("data.source"), key=f"{key}_source", placeholder=say("add.source.hint")).strip()
    with three:
        return LoadOptions(as_of=as_of, source=source, by=signature(key))


def try_and_keep(
    maps: Mapping[str, SheetMap], kind: str, fields: Sequence[tuple[str, str]], options: LoadOptions, key: str
) -> bool:
    """Nothing is kept before a dry run of just this line was shown. Tells whether it was kept now."""
    said, trying = (kind, tuple(fields), options), _TRYING.get(key, f"{key}_registering")
    if st.button(say("data.try"), key=f"{key}_try"):
        st.session_state[trying] = said
    if st.session_state.get(trying) != said:
        return False
    try:
        line = one_line(maps, kind, fields)
        report = work(lambda ledger: add(ledger, line, replace(options, dry_run=True)))
    except TooManyRejects as error:
        st.error(say("add.refused"))
        rejects_table(error.rejects, key)
        return False
    except LiantuError as error:
        st.error(plain(error))
        return False
    summary(report)
    if report.rejects:
        rejects_table(report.rejects, key)
    if not options.by:
        st.info(say("add.sign"))
    if report.already or not st.button(say("add.keep"), key=f"{key}_keep", type="primary", disabled=not options.by):
        return False
    _keep(line, options, key, trying)
    return True


def _keep(line: OneLine, options: LoadOptions, key: str, trying: str) -> None:
    report = work(lambda ledger: add(ledger, line, options))
    st.session_state["registered"] = report.load
    st.session_state[f"{key}_turn"] += 1
    st.session_state.pop(trying, None)


def _undo(load: str) -> None:
    by = st.session_state.get("who", "")
    changed = work(lambda ledger: ledger.undo(load, by))
    st.session_state["said"] = say("data.undone", n=load, nodes=changed.nodes_deleted, edges=changed.edges_deleted)
    st.rerun()
