"""What a briefing is to be: template, part of the chain, audience. Scope and both days are those of the head."""

from collections.abc import Mapping

import streamlit as st

from liantu.briefing.request import AUDIENCES, Audience, Request
from liantu.briefing.templates import TEMPLATES
from liantu.ui.desk import answer
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.moments import as_of, before
from liantu.ui.parts.scope import scope
from liantu.ui.speech import plain, say

_AUDIENCE_WORDS = dict(zip(AUDIENCES, ("public", "internal", "working"), strict=True))
_FIRST, _USUAL = next(iter(TEMPLATES)), AUDIENCES[-1]


def choices() -> Request:
    """What is asked for; the address keeps it."""
    parts = _parts()
    part = _plain_part(st.query_params.get("part", ""), parts)
    code = str(
        st.selectbox(
            say("briefing.template"), list(TEMPLATES), key="briefing_template",
            index=list(TEMPLATES).index(said("template", TEMPLATES, _of_part(part, parts))),
            format_func=lambda c: say(f"briefing.template.{c}"),
        )
    )  # fmt: skip
    keep("template", code, _FIRST)
    part = _part(parts[code], part) if code in parts else ""
    keep("part", part, "")
    audience: Audience | None = st.segmented_control(
        say("briefing.audience"), AUDIENCES, default=_audience(), required=True, key="briefing_for",
        format_func=lambda a: say(f"briefing.audience.{_AUDIENCE_WORDS[a]}"),
    )  # fmt: skip
    audience = audience or _USUAL
    keep("audience", audience, _USUAL)
    st.caption(say("briefing.audience.note"))
    st.caption(say("briefing.head"))
    # Systems and assemblies by name: it stands in the file names. A chain by code: two may cover what bears its name.
    named = part if code == "chain" or not part else parts[code][part]
    return Request(code, scope(), as_of(), before(), audience, named)


def _audience() -> Audience:
    wanted = said("audience", AUDIENCES, _USUAL)
    return next(each for each in AUDIENCES if each == wanted)


def _parts() -> Mapping[str, Mapping[str, str]]:
    """Template -> code -> name of what it can be made of alone."""
    spine = answer("plan/structure", at="").rows()
    chains = answer("chains/list", at="").rows() if "chain" in TEMPLATES else []
    return {
        "system": {row["system_code"]: row["system"] for row in spine},
        "assembly": {row["assembly_code"]: row["assembly"] for row in spine},
        "chain": {row["chain"]: row["name"] for row in chains},
    }


def _plain_part(asked: str, parts: Mapping[str, Mapping[str, str]]) -> str:
    """What the address means, as the explorer writes it too (`C02|firm`): a component stands for its assembly."""
    code = asked.partition("|")[0]
    if any(code in known for known in parts.values()):
        return code
    return next((r["assembly_code"] for r in answer("plan/structure", at="").rows() if r["code"] == code), "")


def _of_part(part: str, parts: Mapping[str, Mapping[str, str]]) -> str:
    return next((code for code, known in parts.items() if part in known and code in TEMPLATES), _FIRST)


def _part(known: Mapping[str, str], part: str) -> str:
    options = ["", *known]
    return str(
        st.selectbox(
            say("briefing.part"), options, index=options.index(part) if part in known else 0, key="briefing_part",
            format_func=lambda code: plain(known[code]) if code else say("briefing.part.all"),
        )
    )  # fmt: skip
