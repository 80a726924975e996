"""What the explorer of an HTML page draws: the chain with its states, and the firms of each component, from answers. Pure but for asking."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from liantu.briefing.asking import Asking
from liantu.briefing.chain_map import ChainMap
from liantu.briefing.request import WESTERN
from liantu.ui.explorer.tree import firms, tree
from liantu.words import WORDS
from queries.statuses import WORDS as STATUSES

if TYPE_CHECKING:
    from liantu.briefing.making import Workbench

_ALL = 100_000  # firms and components: all of them
_LEVELS = ("root", "system", "assembly", "component", "firm")
_BESIDE = ("status", "producers")
Row = Mapping[str, Any]


def explored(made: ChainMap, bench: "Workbench") -> dict[str, Any]:
    """The explorer's data for a briefing. Only 工作 has its firms: the fewest would tell what a suppressed count hides."""
    asking = Asking(bench.at(made.as_of))
    scope = next((a.given["scope"] for a in made.asked.values() if "scope" in a.given and not a.moment), WESTERN)
    states = {row["code"]: row for row in asking.ask("links/status", scope=scope).rows}
    open_ = made.audience == "工作"
    parts = [_part(row, states[row["code"]], open_) for row in asking.ask("chain/components", scope=scope).rows]
    makers = asking.ask("chain/firms_of", scope=scope, limit=_ALL).rows if open_ else ()
    return {
        "root": {"name": WORDS["chain.vehicle"][0], "note": made.scope},
        "systems": tree(parts),
        "firms": _firms(makers),
        "counts": {status: sum(part["status"] == status for part in parts) for status in STATUSES},
        "words": _words(parts),
    }


def _part(row: Row, state: Row, open_: bool) -> dict[str, Any]:
    counts = {} if open_ else {"confirmed": 0, "inferred": 0}
    return {**row, **{name: state[name] for name in _BESIDE}, **counts}


def _firms(rows: Sequence[Row]) -> dict[str, Any]:
    """By component; the id of a firm is its number here: nothing of the page needs the real one."""
    made = [row for row in rows if row["relation"] == "MAKES"]
    numbers = {id: f"f{n}" for n, id in enumerate(dict.fromkeys(row["firm"] for row in made))}
    by: dict[str, list[Row]] = {}
    for row in made:
        by.setdefault(row["part"], []).append({**row, "firm": numbers[row["firm"]]})
    return {code: firms(some, len(some)) for code, some in by.items()}


def _words(parts: Sequence[Row]) -> dict[str, Any]:
    counts = {
        "system": len({r["system"] for r in parts}),
        "assembly": len({r["assembly"] for r in parts}),
        "component": len(parts),
    }
    chain = {name.removeprefix("chain."): both[0] for name, both in WORDS.items() if name.startswith("chain.")}
    return {
        **chain,
        "states": {status: words[0] for status, words in STATUSES.items()},
        "states_short": WORDS["evidence.inferred"][0],
        "levels": {level: WORDS[f"level.{level}"][0] for level in _LEVELS},
        "heads": {level: WORDS[f"head.{level}"][0].format(n=counts.get(level, "")) for level in _LEVELS},
    }
