"""What the explorer of an HTML page draws: the chain with its states and its firms, in Chinese, as the page carries the app's script."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from liantu.briefing.asking import Asking
from liantu.briefing.chain_map import ChainMap
from liantu.briefing.request import WESTERN
from liantu.explorer.changes import Changes, FirmChanges
from liantu.explorer.makers import makers
from liantu.explorer.said import words
from liantu.explorer.tree import LEVELS, levels, tree
from liantu.words import Voice
from queries.statuses import STATUSES

if TYPE_CHECKING:
    from liantu.briefing.making import Workbench

FIRST = 8  # firms that are shown at first
_ALL = 1_000_000  # firms of a component: the page has nobody to ask for more
_ZH = Voice("zh")
_COUNTS: dict[str, Any] = {"count": None, "pills": [], "parts": ""}
Node = dict[str, Any]


def explored(made: ChainMap, bench: "Workbench") -> Node:
    """The explorer's data for a briefing. Only 工作 has firms and counts: they would tell what a withheld figure hides."""
    asking, open_ = Asking(bench.at(made.as_of)), made.audience == "工作"
    scope = next((a.given["scope"] for a in made.asked.values() if "scope" in a.given and not a.moment), WESTERN)
    spine = asking.ask("plan/structure").rows
    states = {row["code"]: row for row in asking.ask("links/status", scope=scope).rows}
    assemblies = {row["assembly"]: row for row in asking.ask("links/assemblies", scope=scope).rows}
    drawn = tree(_ZH, spine, states, assemblies, Changes(), made.scope)
    return {
        "mode": "chain",
        "first": FIRST,
        "levels": levels(_ZH, spine),
        "tree": drawn if open_ else _withheld(drawn),
        "firms": {code: _makers(asking, code, scope, open_) for code in states},
        "counts": {status: sum(row["status"] == status for row in states.values()) for status in STATUSES},
        "filter": {"status": [], "district": ""},
        "districts": [],
        "inside": {},
        "legend": ["solid", "dashed", "dotted"],
        "words": words(_ZH, {level: _ZH.say(f"chain.to.{level}") for level in LEVELS}, made.title, [*_foot(made)]),
    }


def _makers(asking: Asking, code: str, scope: str, open_: bool) -> Node:
    rows = asking.ask("chain/makers", component=code, scope=scope).rows if open_ else ()
    found = makers(_ZH, code, rows, FirmChanges(), _ALL)
    return found if open_ else {**found, "head": _ZH.say("chain.withheld")}


def _withheld(node: Node) -> Node:
    """Without the counts of firms."""
    children = [_withheld(child) for child in node.get("children", ())]
    counts = _COUNTS if node["level"] == "component" else {}
    return {**node, **counts, **({"children": children} if children else {})}


def _foot(made: ChainMap) -> Iterator[str]:
    foot = made.footer
    yield foot.source
    yield "　".join(p for p in (foot.mark_note or foot.mark, foot.data_date, foot.build) if p)
