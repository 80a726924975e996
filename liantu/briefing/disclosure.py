"""Which figures must go so that no total of a few firms can be read or worked out. Pure: sums of the document as equations.

Variables are figures and the cells that they were read from; equations say which figures are sums of which cells, and which are
parts of which. A hidden figure is worked out where the equations, with all that is shown, leave it one value. Method: Gaussian
elimination in fractions, then the smallest figure of the sum that told it goes too, until nothing is told (secondary suppression).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from liantu.briefing.chain_map import ChainMap, Figure, Row_

FEWEST = 3  # firms of a total that may be shown
Variable: TypeAlias = tuple[str, ...]
Sum: TypeAlias = dict[Variable, Fraction]  # adds to nought


def is_number(value: object) -> bool:
    """Whether a value can stand in a sum."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def primary(figures: Iterable[Figure]) -> set[str]:
    """Totals of at least one and fewer than three firms; a nought tells of nobody."""
    return {f.id for f in figures if f.firms is not None and 0 < f.firms < FEWEST}


def protected(chain_map: ChainMap, shown: Collection[str], hidden: Collection[str]) -> set[str]:
    """Of the figures `shown`, those that must be hidden besides, lest one of `hidden` be worked out."""
    sums = equations(chain_map)
    secret: set[Variable] = {("figure", id) for id in hidden if is_number(chain_map.figures[id].value)}
    open_: dict[Variable, Figure] = {
        ("figure", id): chain_map.figures[id] for id in shown if is_number(chain_map.figures[id].value)
    }
    extra: set[str] = set()
    while told := _told(sums, secret, open_, chain_map):
        gone = min(told, key=lambda v: _size(chain_map.figures[v[1]]))
        extra.add(gone[1])
        secret.add(gone)
        del open_[gone]
    return extra


def equations(chain_map: ChainMap) -> list[Sum]:
    """What the figures are sums of: cells of the same answer, and their declared parts."""
    figures = [f for f in chain_map.figures.values() if is_number(f.value)]
    sums = [made for f in figures if (made := _of_cells(chain_map, f))]
    parts: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.part_of:
            parts.setdefault(figure.part_of, []).append(figure)
    for id, of in parts.items():
        whole = chain_map.figures.get(id)
        if whole and is_number(whole.value) and _exact(whole.value) == sum(_exact(p.value) for p in of):
            sums.append({("figure", id): Fraction(-1), **{("figure", p.id): Fraction(1) for p in of}})
    return sums


def _of_cells(chain_map: ChainMap, figure: Figure) -> Sum:
    rows: tuple[Row_, ...] = chain_map.asked[figure.asked].rows
    find = figure.find
    if find.measure == "distinct":
        return {}
    meant = {id(row) for row in (find.rows(rows)[:1] if find.measure == "value" else find.rows(rows))}
    column = "#" if find.measure == "count" else find.column
    cells: Sum = {
        ("cell", figure.asked, column, str(n)): Fraction(1)
        for n, row in enumerate(rows)
        if id(row) in meant and (column == "#" or is_number(row.get(column)))
    }
    return {("figure", figure.id): Fraction(-1), **cells} if cells else {}


def _told(
    sums: list[Sum], secret: Collection[Variable], shown: Mapping[Variable, Figure], chain_map: ChainMap
) -> set[Variable]:
    """The shown figures by which some secret is told: of one secret at a time; empty when none is."""
    touching = _near(sums, secret)
    for row in (*_reduced(touching, shown), *touching):
        unknown = {v: n for v, n in row.items() if v not in shown}
        known = {v for v in row if v in shown and chain_map.figures[v[1]].value}
        if not any(v in secret for v in unknown) or not known:
            continue
        if len(unknown) == 1 or _is_least(unknown, row, shown, chain_map):
            return known
    return set()


def _is_least(unknown: Sum, row: Sum, shown: Mapping[Variable, Figure], chain_map: ChainMap) -> bool:
    """Whether the unknowns of one sum can only have their least values: as many firms as there are places, or nothing at all."""
    signs = {n > 0 for n in unknown.values()}
    if len(signs) != 1:
        return False
    rest = sum((n * _exact(shown[v].value) for v, n in row.items() if v in shown), Fraction(0))
    least = sum((n * _least(v, chain_map) for v, n in unknown.items()), Fraction(0))
    return abs(rest) == abs(least)


def _least(variable: Variable, chain_map: ChainMap) -> Fraction:
    figure = chain_map.figures.get(variable[1]) if variable[0] == "figure" else None
    return Fraction(1) if figure and figure.firms is not None and figure.firms == figure.value else Fraction(0)


def _near(sums: list[Sum], secret: Collection[Variable]) -> list[Sum]:
    """The sums that have to do with a secret, directly or through others."""
    reached, rest = set(secret), list(sums)
    found: list[Sum] = []
    while True:
        next_ = [s for s in rest if not reached.isdisjoint(s)]
        if not next_:
            return found
        found += next_
        rest = [s for s in rest if reached.isdisjoint(s)]
        for s in next_:
            reached.update(s)


def _reduced(sums: list[Sum], shown: Mapping[Variable, Figure]) -> Iterator[Sum]:
    """Reduced row echelon form over what is not shown: a row with one unknown tells it, and no other does."""
    pivots: dict[Variable, Sum] = {}
    for each in sums:
        row = dict(each)
        for pivot, of in pivots.items():
            _subtract(row, of, row.get(pivot, Fraction(0)))
        lead = min((v for v in row if v not in shown), default=None)
        if lead is None:
            continue
        factor = row[lead]
        row = {v: n / factor for v, n in row.items()}
        for of in pivots.values():
            _subtract(of, row, of.get(lead, Fraction(0)))
        pivots[lead] = row
    yield from pivots.values()


def _subtract(row: Sum, other: Sum, times: Fraction) -> None:
    if times:
        for variable, n in other.items():
            left = row.get(variable, Fraction(0)) - times * n
            if left:
                row[variable] = left
            else:
                row.pop(variable, None)


def _exact(value: object) -> Fraction:
    return Fraction(str(value))


def _size(figure: Figure) -> tuple[Fraction, str]:
    return abs(_exact(figure.value)), figure.id
