"""What buyers are on record as buying: a need for each buyer and part, met by its suppliers."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from queries.derive.asked import Asked, Row
from queries.derive.evidence import standing_in
from queries.derive.needs import NEAREST, Need, place_of


def purchases(asked: Asked, supplies: Sequence[Row], parts: Collection[str]) -> Iterator[Need]:
    """What buyers of the demand scope (or the one maker) are on record as buying of these parts: a need for a buyer and part.

    Not what a model of the buyer names: that need is told. Nothing where one model is asked about: a supply names no model.
    """
    where, firms = _Where(asked), {row["firm"]: row for row in asked.facts["firm_names"]}
    for part, of_part in sorted(_bought(asked, supplies, parts).items()):
        found: Mapping[str, list[Row]] = defaultdict(list)
        for row in of_part:
            found[row["customer"]].append(row)
        for buyer, rows in sorted(found.items()):
            yield _purchased(part, firms[buyer], [_sold(row, firms, where) for row in rows])


def _bought(asked: Asked, supplies: Sequence[Row], parts: Collection[str]) -> Mapping[str, list[Row]]:
    """Part -> supplies of it to the demand scope; the fact of one maker holds no other buyer."""
    if asked.parameters["model"]:
        return {}
    told = {(row["maker"], row["part"]) for row in asked.facts["needs"]}
    buyers = None if asked.parameters["maker"] else standing_in(asked, "demand")
    found: Mapping[str, list[Row]] = defaultdict(list)
    for row in supplies:
        if buyers is None or row["customer"] in buyers:
            for part in row["components"]:
                if part in parts and (row["customer"], part) not in told:
                    found[part].append(row)
    return found


def lines_of(asked: Asked, supplies: Sequence[Row], parts: Collection[str]) -> int:
    """How many lines the suppliers behind these needs fill."""
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
    source = min((place_of(row) for row in sold), key=NEAREST.__getitem__)
    said = tuple(sorted({each for row in sold for each in row["rows"]}))
    worth = {} if known is None else _by_place(sold)
    return Need(part, buyer["firm"], buyer["name"], source, known, said, tuple(sold), worth=worth)


def _by_place(sold: Sequence[Row]) -> Mapping[str, float]:
    """Each supplier's value where that supplier is: a buyer may buy little here and much elsewhere."""
    found: Counter[str] = Counter()
    for row in sold:
        found[place_of(row)] += row["purchases_cny"]
    return found


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
