"""以整车找总成, 以总成找部件: where what is needed comes from. Each need is counted once; the five columns add up.

A need is a part that a vehicle model (or a buyer on record) wants. It comes from the scope when one of its suppliers is
there, else from the city, else from outside; `nobody` when a sheet says that nobody supplies it; else unknown.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.evidence import standing_in
from queries.question import Said

COLUMNS = ("in_scope", "in_city", "outside", "nobody", "unknown")
WORDS = {"in_scope": "范围内", "in_city": "市内范围外", "outside": "市外", "nobody": "无人供应", "unknown": "不明"}
_NEAREST = {name: at for at, name in enumerate(COLUMNS)}


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


def by_vehicle(asked: Asked) -> Derived:
    """A row for each assembly: the models that need it, by where it comes from."""
    models = {row["model"]: row for row in asked.facts["needs"]}
    needs = _needs(asked)
    rows = [_row(spine, _of_models(spine["assembly"], models, needs)) for spine in asked.rows]
    return Derived(rows, len(rows), _without(models))


def by_model(asked: Asked) -> Derived:
    """A row for each model: the assemblies by where it has them from."""
    models = {row["model"]: row for row in asked.facts["needs"]}
    needs = _needs(asked)
    rows = [
        _row(
            {name: row[name] for name in ("model", "model_name", "maker", "maker_name")},
            [need for spine in asked.rows for need in _of_models(spine["assembly"], {model: row}, needs)],
        )
        for model, row in models.items()
    ]
    return Derived(rows, len(rows), _without(models))


def total(asked: Asked) -> Derived:
    """One row: every assembly that every model needs."""
    models = {row["model"]: row for row in asked.facts["needs"]}
    needs = _needs(asked)
    counts = {"makers": len({row["maker"] for row in models.values()}), "models": len(models)}
    everything = [need for spine in asked.rows for need in _of_models(spine["assembly"], models, needs)]
    return Derived([_row(counts, everything)], 1, _without(models))


def by_assembly(asked: Asked) -> Derived:
    """A row for each component of the assembly: models and buyers that need it, by where it comes from."""
    found: Mapping[str, list[Need]] = defaultdict(list)
    told = {(row["maker"], row["part"]) for row in asked.facts["needs"]}  # a supply to such a maker is the same need
    own = {spine["code"] for spine in asked.rows}
    purchases = _purchases(asked, asked.facts["purchases_of_assembly"], own)
    bought = (need for need in purchases if (need.who, need.part) not in told)
    for need in (*_needs(asked).values(), *bought):
        found[need.part].append(need)
    return Derived([_row(spine, found[spine["code"]]) for spine in asked.rows], len(asked.rows))


def firms(asked: Asked) -> Derived:
    """The suppliers behind the counts of one part, or of all: who supplies whom, from where, by which rows; the first `limit`."""
    wanted = asked.parameters["part"]
    names = {row["id"]: row["name"] for row in asked.rows}
    needs = [need for need in _needs(asked).values() if wanted in ("", need.part)]
    supplies = asked.facts["purchases"]
    bought = _purchases(asked, supplies, {wanted} if wanted else names)
    lines = (row for need in chain(needs, bought) for row in _suppliers(need, names))
    total = sum(max(1, len(need.suppliers)) for need in needs) + _lines(asked, supplies, {wanted} if wanted else names)
    return Derived(list(islice(lines, asked.parameters["limit"])), total)


def _suppliers(need: Need, names: Mapping[str, str]) -> Iterator[Row]:
    head = {
        "part": need.part,
        "part_name": names.get(need.part, need.part),
        "buyer": need.who,
        "buyer_name": need.who_name,
    }
    if not need.suppliers:
        yield {
            **head, "firm": "", "name": None, "source": need.source, "source_zh": WORDS[need.source], "place_names": [],
            "purchases_cny": need.purchases_cny, "rows": list(need.rows), "keys": [],
        }  # fmt: skip
    for supplier in need.suppliers:
        source = _place(supplier)
        yield {
            **head, "firm": supplier["firm"], "name": supplier["name"], "source": source, "source_zh": WORDS[source],
            "place_names": supplier["place_names"], "purchases_cny": need.purchases_cny if len(need.suppliers) == 1 else None,
            "rows": sorted({*need.rows, *supplier["rows"]}), "keys": supplier["keys"],
        }  # fmt: skip


def _needs(asked: Asked) -> dict[tuple[str, str], Need]:
    """(model, part) -> the need, with its suppliers of today."""
    suppliers: Mapping[tuple[str, str], list[Row]] = defaultdict(list)
    for row in asked.facts["model_suppliers"]:
        suppliers[row["model"], row["part"]].append(row)
    found = {}
    for row in asked.facts["needs"]:
        if row["part"] is not None:
            own = suppliers[row["model"], row["part"]]
            title = f"{row['maker_name']} {row['model_name']}"
            found[row["model"], row["part"]] = Need(
                row["part"],
                row["model"],
                title,
                _source(row, own),
                row["purchases_cny"],
                tuple(row["rows"]),
                tuple(own),
            )
    return found


def _source(need: Row, suppliers: Sequence[Row]) -> str:
    if suppliers:
        return min((_place(row) for row in suppliers), key=_NEAREST.__getitem__)
    if need["sourcing"] == "own":  # made in house: where the maker is
        return _place(need)
    return "nobody" if need["sourcing"] == "none" else "unknown"


def _place(firm: Row) -> str:
    if firm["in_scope"]:
        return "in_scope"
    if firm["in_city"]:
        return "in_city"
    return "outside" if firm["placed"] else "unknown"


def _purchases(asked: Asked, supplies: Sequence[Row], parts: Collection[str]) -> Iterator[Need]:
    """What buyers of the demand scope (or the one maker) are on record as buying of these parts: a need for a buyer and part."""
    where, firms = _Where(asked), {row["firm"]: row for row in asked.facts["firm_names"]}
    for part, of_part in sorted(_bought(asked, supplies, parts).items()):
        found: Mapping[str, list[Row]] = defaultdict(list)
        for row in of_part:
            found[row["customer"]].append(row)
        for buyer, rows in sorted(found.items()):
            yield _purchased(part, firms[buyer], [_sold(row, firms, where) for row in rows])


def _bought(asked: Asked, supplies: Sequence[Row], parts: Collection[str]) -> Mapping[str, list[Row]]:
    """Part -> supplies of it to the demand scope; the fact of one maker holds no other buyer."""
    buyers = None if asked.parameters["maker"] else standing_in(asked, "demand")
    found: Mapping[str, list[Row]] = defaultdict(list)
    for row in supplies:
        if buyers is None or row["customer"] in buyers:
            for part in (component for component in row["components"] if component in parts):
                found[part].append(row)
    return found


def _lines(asked: Asked, supplies: Sequence[Row], parts: Collection[str]) -> int:
    return sum(map(len, _bought(asked, supplies, parts).values()))


def _sold(row: Row, firms: Mapping[str, Row], where: "_Where") -> Row:
    firm = row["supplier"]
    return {
        "firm": firm, "name": firms[firm]["name"], "keys": firms[firm]["keys"], "purchases_cny": row["sales_cny"],
        "rows": row["rows"], **where.of(firm),
    }  # fmt: skip


def _purchased(part: str, buyer: Row, sold: list[Row]) -> Need:
    sold.sort(key=lambda row: (row["firm"], row["rows"]))
    values = [row["purchases_cny"] for row in sold]
    known = None if None in values else float(sum(values))
    source = min((_place(row) for row in sold), key=_NEAREST.__getitem__)
    said = tuple(sorted({each for row in sold for each in row["rows"]}))
    return Need(part, buyer["firm"], buyer["name"], source, known, said, tuple(sold))


class _Where:
    """Where suppliers are, looked at once for each."""

    def __init__(self, asked: Asked) -> None:
        self._scope, self._city = (frozenset(asked.parameters[name]) for name in ("scope", "city"))
        self._names = {row["id"]: row["name"] for row in asked.facts["places"]}
        self._places: Mapping[str, list[str]] = defaultdict(list)
        for row in asked.facts["located"]:
            for firm in row["firms"]:
                self._places[firm].append(row["place"])

    def of(self, firm: str) -> Row:
        """In the scope, in the city, anywhere known; and the names of the places."""
        places = sorted(self._places.get(firm, ()))
        return {
            "in_scope": "" in self._scope or not self._scope.isdisjoint(places),
            "in_city": not self._city.isdisjoint(places),
            "placed": bool(places),
            "place_names": [self._names[place] for place in places],
        }


def _of_models(assembly: str, models: Mapping[str, Row], needs: Mapping[tuple[str, str], Need]) -> list[Need]:
    """One need for each model: one that says nothing of the assembly is unknown."""
    return [
        needs.get((model, assembly)) or Need(assembly, model, row["model_name"], "unknown")
        for model, row in models.items()
    ]


def _row(spine: Row, needs: Sequence[Need]) -> Row:
    n = Counter(need.source for need in needs)
    told = [need for need in needs if need.purchases_cny is not None and need.source in COLUMNS[:3]]
    total = sum(need.purchases_cny or 0.0 for need in told)
    local = sum(need.purchases_cny or 0.0 for need in told if need.source == "in_scope")
    known = sum(n[name] for name in COLUMNS[:3])
    return {
        **spine,
        "needs": len(needs),
        **{name: n[name] for name in COLUMNS},
        "local_count_share": n["in_scope"] / known if known else None,
        "purchases_cny": total if told else None,
        "local_value_share": local / total if total else None,
        "value_coverage": len(told) / known if known else None,
        "rows": sorted({row for need in needs for row in need.rows}),
    }


def _without(models: Mapping[str, Row]) -> tuple[Said, ...]:
    zh = "没有车型需求的记录（models 表）：不能说哪些总成在本地配套。"
    en = "No needs of vehicle models on record (sheet models): nobody can say which assemblies are sourced here."
    return holding((not models, Said(zh, en)))
