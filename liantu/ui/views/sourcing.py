"""以整车找总成: where what vehicle makers need comes from; five columns that add up, and the firms behind each."""

from typing import Any

import streamlit as st

from liantu.ui.parts.behind import behind
from liantu.ui.parts.guarded import guarded
from liantu.ui.parts.money import money
from liantu.ui.parts.scope import scope_words
from liantu.ui.parts.sections import section
from liantu.ui.parts.sourcing.bars import LEVELS, bars, total_bar
from liantu.ui.parts.sourcing.flow import flow
from liantu.ui.parts.sourcing.level import level
from liantu.ui.parts.sourcing.needs import Needs, choose_needs
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import plain, say
from queries.runner import Answer

SECTIONS = ("bars", "flow", "rates", "models")
_RATES = (
    "name", "needs", "in_scope", "local_count_share", "purchases_cny", "local_value_share", "value_coverage",
)  # fmt: skip
_MODELS = ("maker_name", "model_name", "in_scope", "in_city", "outside", "nobody", "unknown", "local_count_share")


@guarded
def page() -> None:
    """The answer in one bar, the same by assembly, then the components and firms of what is chosen."""
    needs = choose_needs()
    total = needs.ask("total")
    row = total.rows()[0]
    if not row["models"]:
        st.info(say("sourcing.none"))
        behind(total, "sourcing_none")
        return
    with st.container(border=True, key="card_total"):
        _total(row, needs)
        behind(total, "sourcing_total_answer")
    found = needs.ask("by_vehicle")
    name = section("sourcing", SECTIONS)
    with st.container(border=True, key="card_sourcing"):
        shown = _section(name, needs, found)
        behind(shown, f"sourcing_{name}")
    level(needs, found.rows())


def _total(row: dict[str, Any], needs: Needs) -> None:
    counts = {name: row[name] for name in ("models", "needs", "in_scope", "nobody", "unknown")}
    said = say(
        "sourcing.sentence", who=needs.who, scope=scope_words(), beyond=row["in_city"] + row["outside"], **counts
    )
    with st.container(key="sentence"):
        st.markdown(f"**{plain(said)}**")
    total_bar(row)
    known = row["in_scope"] + row["in_city"] + row["outside"]
    left, right = st.columns(2)
    left.markdown(f"**{say('sourcing.rate')}　{_share(row['local_count_share'])}**")
    left.caption(plain(say("sourcing.rate.basis", scope=scope_words(), n=row["in_scope"], known=known)))
    right.markdown(f"**{say('sourcing.rate.value')}　{_share(row['local_value_share'])}**")
    if row["purchases_cny"] is None:
        right.caption(say("sourcing.rate.no_value"))
    else:
        basis = say("sourcing.rate.value.basis", money=money(row["purchases_cny"]), share=_share(row["value_coverage"]))
        right.caption(plain(basis))


def _section(name: str, needs: Needs, found: Answer) -> Answer:
    rows = found.rows()
    if name == "bars":
        bars(rows, "assembly", say("sourcing.assembly"), LEVELS[0])
    elif name == "flow":
        st.caption(say("sourcing.flow.note"))
        flow(rows)
    elif name == "rates":
        table(frame(rows, [found.query.column(n) for n in _RATES]), "rates", lines=12)
    else:
        found = needs.ask("by_model")
        table(frame(found.rows(), [found.query.column(n) for n in _MODELS]), "models", lines=14)
    return found


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:.0%}"


page()
