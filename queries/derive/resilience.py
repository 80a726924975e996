"""What breaks if a firm stops: cut sets and the n-1 table, within recorded relations. What-ifs: `what_if`; ESRI: `systemic`.

Needs the facts of `Evidence`, later shown_firms; the n-1 table supplies, model_sources too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.evidence import evidence_of
from queries.derive.production import everybody, groups, is_complete, makers, part_names
from queries.derive.traded import traded
from queries.measures.resilience import as_groups, cut_sets, each_firm_gone
from queries.question import Said

_BROKEN, _SINGLE, _PAIR, _NONE = "broken", "single", "pair", "none"
_KIND_ZH = {
    _BROKEN: "记录内本不齐备",
    _SINGLE: "一家停产即中断",
    _PAIR: "两家同时停产即中断",
    _NONE: "两家以内停产不中断",
}


def cut(asked: Asked) -> Derived:
    """For each assembly the components that one or two units keep going; for one already broken, those nobody verified makes."""
    evidence = evidence_of(asked)
    made = makers(asked.rows, evidence)
    if asked.parameters["unit"] == "group":
        made = as_groups(made, groups(evidence, everybody(made)))
    parts = part_names(asked.rows)
    found = cut_sets(made, order=2)
    lines = {a: list(_lines(a, components, found.single, found.pairs)) for a, components in made.items()}
    told = asked.shown_firms(unit for own in lines.values() for _, _, units in own for unit in units)
    rows: list[Row] = []
    for assembly, own in lines.items():
        for kind, component, units in own or [(_NONE, "", ())]:
            rows.append(
                {
                    "assembly": assembly,
                    "assembly_name": parts[assembly],
                    "kind": kind,
                    "kind_zh": _KIND_ZH[kind],
                    "component": component or None,
                    "component_name": parts.get(component, ""),
                    "units": list(units),
                    "unit_names": [told[unit]["name"] for unit in units],
                }
            )
    return Derived(rows)


def _lines(
    assembly: str,
    components: Mapping[str, frozenset[str]],
    single: Mapping[str, Iterable[str]],
    pairs: Mapping[str, Iterable[frozenset[str]]],
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Kind, component and units: a component whose makers are exactly a cut set is what the cut takes away."""
    if not is_complete(components):
        yield from ((_BROKEN, component, ()) for component, firms in components.items() if not firms)
        return
    cuts = {frozenset({unit}): _SINGLE for unit in single.get(assembly, ())}
    cuts |= dict.fromkeys(pairs.get(assembly, ()), _PAIR)
    hit = [(cuts[firms], component, tuple(sorted(firms))) for component, firms in components.items() if firms in cuts]
    yield from sorted(hit, key=lambda line: (line[0] == _PAIR, line[1]))


def each_firm(asked: Asked) -> Derived:
    """The n-1 table: what each unit takes away if it alone stops; the largest loss first."""
    evidence = evidence_of(asked)
    made = makers(asked.rows, evidence)
    firms = everybody(made)
    group = groups(evidence, firms) if asked.parameters["unit"] == "group" else {firm: firm for firm in firms}
    by_unit = as_groups(made, group)
    lost, table = _lost(by_unit), each_firm_gone(by_unit)
    buyers, sizes = _Buyers(asked, group), Counter(group.values())
    losses = zip(table.index, table["assemblies"].tolist(), table["components"].tolist(), strict=True)
    counts = {unit: (-assemblies, -components, *buyers.rank(unit)) for unit, assemblies, components in losses}
    first = sorted(table.index, key=lambda unit: (*counts[unit], unit))[: asked.parameters["limit"]]
    told, parts = asked.shown_firms(first), part_names(asked.rows)
    rows: list[Row] = []
    for unit in first:
        components = sorted(c for _, c in lost[unit])
        stopped = sorted({a for a, _ in lost[unit] if is_complete(by_unit[a])})
        rows.append(
            {
                "unit": unit,
                "name": told[unit]["name"],
                "firms": sizes[unit],
                "assemblies": stopped,
                "assembly_names": [parts[a] for a in stopped],
                "components": components,
                "component_names": [parts[c] for c in components],
                **buyers.touched(unit),
                "keys": told[unit]["keys"],
            }
        )
    silent = sum(not buyers.is_known(unit) for unit in table.index)
    said = holding(
        (
            not buyers.knows_vehicles,
            Said(
                "库里没有车型记录，涉及的整车企业未评估。",
                "No vehicle model is on record: vehicle makers are not assessed.",
            ),
        )
    )
    return Derived(rows, len(table), (*_unassessed(silent, len(table)), *said))


def _unassessed(count: int, of: int) -> tuple[Said, ...]:
    zh = f"{of} 家中 {count} 家没有客户记录，对客户和整车的影响未评估，不是没有影响。"
    en = f"{count} of {of} have no recorded customer: what that means for customers and vehicles is not assessed, not nothing."
    return holding((count, Said(zh, en)))


def _lost(made: Mapping[str, Mapping[str, frozenset[str]]]) -> Mapping[str, list[tuple[str, str]]]:
    """Unit -> the (assembly, component) that it alone makes."""
    found: Mapping[str, list[tuple[str, str]]] = defaultdict(list)
    for assembly, components in made.items():
        for component, units in components.items():
            if len(units) == 1:
                found[next(iter(units))].append((assembly, component))
    return found


class _Buyers:
    """Who buys from whom, by units."""

    def __init__(self, asked: Asked, group: Mapping[str, str]) -> None:
        self._of: Mapping[str, set[str]] = defaultdict(set)  # unit -> buyers outside it
        self._suppliers: Mapping[tuple[str, str], set[str]] = defaultdict(set)  # (buyer, component) -> units
        self._vehicles = {row["maker"]: row["name"] for row in asked.facts["model_sources"]}
        self._sourcing: Mapping[str, set[str]] = defaultdict(
            set
        )  # unit -> vehicle makers whose models have parts of it
        sold = traded(asked)
        units = [group.get(firm, firm) for firm in sold.firms]
        for supplier, customer, said in zip(*(ends.tolist() for ends in (*sold.sales[:2], sold.said)), strict=True):
            if units[supplier] != units[customer]:
                self._add(units[supplier], sold.firms[customer], sold.components[said])
        for row in asked.facts["model_sources"]:
            if row["supplier"] in group:
                self._sourcing[group[row["supplier"]]].add(row["maker"])

    def _add(self, unit: str, customer: str, components: Iterable[str]) -> None:
        self._of[unit].add(customer)
        for component in components:
            self._suppliers[customer, component].add(unit)

    @property
    def knows_vehicles(self) -> bool:
        """Whether anybody is on record as building a model."""
        return bool(self._vehicles)

    def is_known(self, unit: str) -> bool:
        """Whether any buyer or vehicle maker is on record."""
        return unit in self._of or unit in self._sourcing

    def rank(self, unit: str) -> tuple[int, int]:
        """The most buyers without another supplier first, then the most buyers."""
        return (-len(self._alone.get(unit, ())), -len(self._of.get(unit, ())))

    def touched(self, unit: str) -> Row:
        """Recorded buyers, those with no other recorded supplier of something that they buy here, and vehicle makers."""
        buyers, sourcing = self._of.get(unit, set()), self._sourcing.get(unit, set())
        known = self.is_known(unit)
        vehicles = sorted((buyers & self._vehicles.keys()) | sourcing)
        return {
            "is_assessed": known,
            "buyers": len(buyers) if known else None,
            "alone": len(self._alone.get(unit, ())) if known else None,
            "vehicle_makers": [self._vehicles[maker] for maker in vehicles] if known and self.knows_vehicles else None,
        }

    @cached_property
    def _alone(self) -> Mapping[str, set[str]]:
        """Unit -> buyers for whom it is the only recorded supplier of some component."""
        found: Mapping[str, set[str]] = defaultdict(set)
        for (buyer, _), units in self._suppliers.items():
            if len(units) == 1:
                found[next(iter(units))].add(buyer)
        return found
