"""A firm's facts and relations as entries, each with the rows behind it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.model import MODEL
from liantu.firm_card import Cell, Fact
from liantu.ui.parts.entries import Entry
from liantu.ui.parts.money import money
from liantu.ui.parts.values import title, valued
from liantu.ui.speech import both, say

CHAIN = ("MAKES", "WORKS_ON", "MAKES_INPUT_FOR")
TAKES_PART = ("BUILDS", "SOURCED_FROM", "LEADS")
PROJECTS = ("INVESTS_IN", "TARGETED_FOR")
STANDING = ("HOLDS", "HAS_CAPABILITY")
FIRMS = ("OWNED_BY", "OWNS", "CUSTOMER", "SUPPLIER")
_QUALIFIER = "_qualifier"
_READ_OUT_OF = {"unmatched_products": "products", "excluded_products": "products"}
SKIPPED = frozenset({"name", "as_of", "data_kind", "changes"})  # said in the head and on the timeline


def facts(found: Sequence[Fact]) -> Iterator[Entry]:
    """A qualifier (≈, ≥) stands with its number, never alone; what was read out of another cell names that cell."""
    qualifiers = {f.name.removesuffix(_QUALIFIER): str(f.value) for f in found if f.name.endswith(_QUALIFIER)}
    cells = {f.name: f.cells for f in found}
    for f in found:
        if f.name not in SKIPPED and not f.name.endswith(_QUALIFIER):
            yield _fact(f, f.cells or cells.get(_READ_OUT_OF.get(f.name, ""), ()), qualifiers.get(f.name, ""))


def _fact(fact: Fact, cells: Sequence[Cell], qualifier: str) -> Entry:
    dated = say("firm.as_of", date=fact.as_of) if fact.as_of else ""
    rows = tuple(dict.fromkeys(c.row for c in cells))
    about = frozenset((c.row, c.column) for c in cells)
    return Entry(
        fact_title(fact.name), qualifier + valued("Enterprise", fact.name, fact.value) + dated, "value", (), rows, about
    )


def disputed(found: Sequence[Fact]) -> Iterator[Entry]:
    """Values that differ: each as its sender wrote it, with its row."""
    for f in found:
        values = dict.fromkeys(c.value for c in f.cells)
        rows = tuple(dict.fromkeys(c.row for c in f.cells))
        about = frozenset((c.row, c.column) for c in f.cells)
        yield Entry(fact_title(f.name), " / ".join(values) or say("firm.empty"), "value", (), rows, about)


def place(at: Mapping[str, Any]) -> Entry:
    """Where it is."""
    located = MODEL.relationship["LOCATED_IN"]
    return Entry(both(located.zh, located.en), str(at["name"]), "value", (), tuple(at["rows"]))


def link(at: Mapping[str, Any], states: Mapping[str, str] | None = None) -> Entry:
    """One relation; a component with its state."""
    evidence = at["evidence"] or ""
    said = say("phrases", phrases="".join(f"“{p}”" for p in at["phrases"])) if at["phrases"] else ""
    shares = [_share(name, at[name]) for name in ("supplier_share", "customer_share")]
    known = [at["item"], *shares, _money(at["sales_cny"]), *_held(at), str(at["as_of"] or "")]
    return Entry(
        at["other_name"], say(f"evidence.{evidence}") if evidence else "", evidence,
        (" · ".join(filter(None, known)), said), tuple(at["rows"]), lead=say(f"relation.{at['relation']}"),
        firm=at["other"] if at["relation"] in FIRMS else "", state=(states or {}).get(at["other"], ""),
    )  # fmt: skip


def _held(at: Mapping[str, Any]) -> list[str]:
    """Since and until when a title is held."""
    dates = ((MODEL.property["HOLDS", name], at[name]) for name in ("since", "until"))
    return [f"{both(p.zh, p.en)} {date}" for p, date in dates if date]


def ended(at: Mapping[str, Any]) -> Entry:
    """What was, in grey, with the day and the reason of its end."""
    known = " · ".join(filter(None, (at["item"], f"{at['ended_by']} {at['ended_on']}")))
    firm = at["other"] if at["other_label"] == "Enterprise" else ""
    return Entry(
        at["other_name"], "", "", (known,), tuple(at["rows"]), lead=say(f"relation.{at['relation']}"), firm=firm
    )


def fact_title(name: str) -> str:
    """A property of a firm as people call it."""
    return title("Enterprise", name)


def _money(value: float | None) -> str:
    return "" if value is None else money(value)


def _share(name: str, value: float | None) -> str:
    """Of whose sales or purchases stands with the figure."""
    p = MODEL.property["SUPPLIES", name]
    return "" if value is None else f"{both(p.zh, p.en)} {value:.0%}"
