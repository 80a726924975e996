"""Needs: one part wanted by one model or buyer, and where it comes from. What vehicle models need; what firms buy is `purchased.py`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.dates import interval
from queries.derive.asked import Asked, Row
from queries.question import Said

COLUMNS = ("in_scope", "in_city", "outside", "nobody", "unknown")
WORDS = {"in_scope": "范围内", "in_city": "市内范围外", "outside": "市外", "nobody": "无人供应", "unknown": "不明"}
NEAREST = {name: at for at, name in enumerate(COLUMNS)}


@dataclass(frozen=True, slots=True)
class Need:
    """One part wanted by one model or buyer, and where it comes from."""

    part: str
    who: str
    who_name: str
    source: str
    purchases_cny: float | None = None
    rows: tuple[str, ...] = ()
    suppliers: tuple[Row, ...] = field(default=())
    superseded: int = 0  # suppliers of older sheets than the newest word on it
    worth: Mapping[str, float] = field(
        default_factory=dict
    )  # column -> what comes from there; empty unless all is stated


def needs_of_models(asked: Asked) -> dict[tuple[str, str], Need]:
    """(model, part) -> the need, with its suppliers of today."""
    suppliers: Mapping[tuple[str, str], list[Row]] = defaultdict(list)
    for row in asked.facts["model_suppliers"]:
        suppliers[row["model"], row["part"]].append(row)
    found = {}
    for row in asked.facts["needs"]:
        if row["part"] is not None:
            known = suppliers[row["model"], row["part"]]
            own = _present(row, known)
            source = _source(row, own)
            title = f"{row['maker_name']} {row['model_name']}"
            found[row["model"], row["part"]] = Need(
                row["part"],
                row["model"],
                title,
                source,
                row["purchases_cny"],
                tuple(row["rows"]),
                tuple(own),
                len(known) - len(own),
                _whole(row["purchases_cny"], source),
            )
    return found


def of_each_model(assembly: str, models: Mapping[str, Row], needs: Mapping[tuple[str, str], Need]) -> list[Need]:
    """One need for each model: one that says nothing of the assembly is unknown."""
    return [
        needs.get((model, assembly)) or Need(assembly, model, row["model_name"], "unknown")
        for model, row in models.items()
    ]


def superseded(needs: Iterable[Need]) -> tuple[object, Said]:
    """How many suppliers no longer count, where some do not: for `holding`."""
    n = sum(need.superseded for need in needs)
    zh = f"另有 {n} 家供应商只见于较早的表，同一需求已有更新的说法（另一家供应商、自制或无人供应），未计入。"
    en = f"Suppliers that only older sheets name ({n}) do not count: a newer one names another, in-house making or nobody."
    return n, Said(zh, en)


def place_of(firm: Row) -> str:
    """The column of what comes from this firm."""
    if firm["in_scope"]:
        return "in_scope"
    if firm["in_city"]:
        return "in_city"
    return "outside" if firm["placed"] else "unknown"


def _whole(purchases_cny: float | None, source: str) -> Mapping[str, float]:
    """A model tells one value for all suppliers of a part: it goes where the need counts."""
    return {} if purchases_cny is None else {source: purchases_cny}


def _present(need: Row, suppliers: Sequence[Row]) -> list[Row]:
    """Suppliers that no word of a wholly later date replaces: another supplier, 自制 or 无人供应. Nothing without a date replaces or is replaced."""
    said = [row["as_of"] for row in (*suppliers, *([need] if need["sourcing"] else ()))]
    first = max((interval(date)[0] for date in said if date), default="")
    return [row for row in suppliers if not row["as_of"] or interval(row["as_of"])[1] >= first]


def _source(need: Row, suppliers: Sequence[Row]) -> str:
    if suppliers:
        return min((place_of(row) for row in suppliers), key=NEAREST.__getitem__)
    if need["sourcing"] == "own":  # made in house: where the maker is
        return place_of(need)
    return "nobody" if need["sourcing"] == "none" else "unknown"
