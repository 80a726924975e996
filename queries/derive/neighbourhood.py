"""Who stands before and behind a firm, and how two of them, or a firm and a part, are joined: breadth first over records.

Needs the facts supply_lines, firm_names; for paths owner_links too. The search is in Python: a hub has so many paths that an engine
asked for all of them does not come back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import UsageError
from queries.derive.asked import Asked, Derived, Row, holding
from queries.question import Said

SUPPLIES_TO, SUPPLIED_BY, OWNED_BY, OWNS, PART_OF = "CUSTOMER", "SUPPLIER", "OWNED_BY", "OWNS", "PART_OF"
_ORDER = (
    SUPPLIES_TO,
    SUPPLIED_BY,
    OWNED_BY,
    OWNS,
)  # of several relations the first is walked and told, then those to parts
_MOST_STEPS = 12  # between two firms; longer joins say nothing
_ONE_GOAL = Said(
    "请指定另一家企业（to）或一个总成、部件（part），二者取一。",
    "Give another firm (to) or an assembly or component (part), one of the two.",
)
_NOT_JOINED = Said(
    f"{_MOST_STEPS} 步以内，有记录的供货、集团和生产关系没有把两者连起来；没有记录不等于没有关系。",
    f"No supplies, owners and products on record join the two within {_MOST_STEPS} steps; no record is not no relation.",
)


@dataclass(frozen=True, slots=True)
class Step:
    """From one thing to the next by one kind of record."""

    start: str
    relation: str
    end: str


class Web:
    """Things joined by records: neighbours in order of their ids, and the records of every step."""

    def __init__(self) -> None:
        self._next: Mapping[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._records: Mapping[Step, list[Row]] = defaultdict(list)

    def add(self, start: str, relation: str, end: str, record: Row) -> None:
        """A record by which one goes from start to end."""
        if start != end:
            self._next[start][end].add(relation)
            self._records[Step(start, relation, end)].append(record)

    def steps(self, start: str) -> list[Step]:
        """One step to each neighbour, by the first of their relations."""
        own = self._next.get(start, {})
        return [Step(start, min(own[end], key=_rank), end) for end in sorted(own)]

    def besides(self, step: Step) -> list[str]:
        """The other relations between the two, in order."""
        return sorted(self._next[step.start][step.end] - {step.relation}, key=_rank)

    def records(self, step: Step) -> Sequence[Row]:
        """What stands behind a step, by its relation alone."""
        return self._records[step]

    def levels(self, start: str, most: int) -> Iterator[list[Step]]:
        """Step by step outwards: at each distance every step that reaches something new at that distance."""
        seen, border = {start}, [start]
        for _ in range(most):
            level = [step for here in border for step in self.steps(here) if step.end not in seen]
            if not level:
                return
            yield level
            border = sorted({step.end for step in level})
            seen.update(border)


def _rank(relation: str) -> tuple[int, str]:
    return _ORDER.index(relation) if relation in _ORDER else len(_ORDER), relation


def upstream(asked: Asked) -> Derived:
    """Suppliers, their suppliers and so on."""
    web = Web()
    for line in asked.facts["supply_lines"]:
        web.add(line["customer"], SUPPLIED_BY, line["supplier"], line)
    return _reached(asked, web)


def downstream(asked: Asked) -> Derived:
    """Customers, their customers and so on."""
    web = Web()
    for line in asked.facts["supply_lines"]:
        web.add(line["supplier"], SUPPLIES_TO, line["customer"], line)
    return _reached(asked, web)


def path(asked: Asked) -> Derived:
    """The shortest ways from a firm to another firm or to a part, a row for each step.

    Raises:
        UsageError: the other firm is the firm itself.
    """
    start, goals = asked.parameters["firm"], {asked.parameters["to"], asked.parameters["part"]} - {""}
    if len(goals) != 1:
        return Derived([], warnings=(_ONE_GOAL,))
    goal = goals.pop()
    if goal == start:
        raise UsageError(
            "起点和终点是同一家企业，没有路径可查。请用参数 to 指定另一家企业，或用参数 part 指定总成、部件。"
        )
    web, names = _joined(asked), _named(asked)
    ways, total = _shortest(web, start, goal, asked.parameters["limit"])
    rows = [
        _walked(at, number, step, way, web, names)
        for at, way in enumerate(ways, 1)
        for number, step in enumerate(way, 1)
    ]
    if not ways:
        return Derived(
            [],
            warnings=(_NOT_JOINED,),
        )
    zh = f"最短的路径共 {total} 条，只列出前 {len(ways)} 条。可用参数 limit 多列。"
    en = f"There are {total} shortest paths; the first {len(ways)} are listed. The parameter limit lists more."
    cut = holding((total > len(ways), Said(zh, en)))
    return Derived(rows, warnings=cut)


def _reached(asked: Asked, web: Web) -> Derived:
    names, (firm, limit) = _named(asked), (asked.parameters[n] for n in ("firm", "limit"))
    hops = min(asked.parameters["hops"], asked.thresholds["neighbourhood"]["hops"])
    ways: dict[str, tuple[str, ...]] = {firm: (firm,)}
    rows: list[Row] = []
    for hop, level in enumerate(web.levels(firm, hops), 1):
        reaching: Mapping[str, list[Step]] = defaultdict(list)
        for step in level:
            reaching[step.end].append(step)
        for end in sorted(reaching):
            ways[end] = (*ways[reaching[end][0].start], end)
            rows.append(_neighbour(end, hop, reaching[end], ways[end], web, names))
    said = holding((hops < asked.parameters["hops"], Said(f"步数最多 {hops}。", f"At most {hops} steps.")))
    return Derived(rows[:limit], len(rows), said)


def _neighbour(
    end: str, hop: int, steps: Sequence[Step], way: Sequence[str], web: Web, names: Mapping[str, Row]
) -> Row:
    records = [record for step in steps for record in web.records(step)]
    return {
        "hop": hop,
        "firm": end,
        "name": _name(end, names),
        "next_firms": [_name(step.start, names) for step in steps],
        "path": [_name(each, names) for each in way],
        "items": _words(records, "item"),
        "confidence": _words(records, "confidence"),
        "rows": sorted({row for record in records for row in record["rows"] or ()}),
        "keys": names[end]["keys"],
    }


def _joined(asked: Asked) -> Web:
    """All that may join: supplies and owners both ways, and the last steps to a part."""
    web = Web()
    for line in asked.facts["supply_lines"]:
        web.add(line["supplier"], SUPPLIES_TO, line["customer"], line)
        web.add(line["customer"], SUPPLIED_BY, line["supplier"], line)
    for link in asked.facts["owner_links"]:
        web.add(link["firm"], OWNED_BY, link["owner"], link)
        web.add(link["owner"], OWNS, link["firm"], link)
    for row in asked.rows:
        web.add(row["firm"], row["relation"], row["made"], row)
        web.add(row["made"], PART_OF, row["part"], {"rows": row["part_rows"]})
    return web


def _shortest(web: Web, start: str, goal: str, limit: int) -> tuple[list[tuple[Step, ...]], int]:
    """The first `limit` shortest ways in order of ids, and how many there are."""
    before: Mapping[str, list[Step]] = defaultdict(list)
    counts = {start: 1}
    for level in web.levels(start, _MOST_STEPS):
        for step in level:
            before[step.end].append(step)
            counts[step.end] = counts.get(step.end, 0) + counts[step.start]
        if goal in counts:
            break
    found = _ways(before, start, goal)
    return [way for way, _ in zip(found, range(limit), strict=False)], counts.get(goal, 0)


def _ways(before: Mapping[str, list[Step]], start: str, goal: str) -> Iterator[tuple[Step, ...]]:
    if goal == start:
        yield ()
    for step in before.get(goal, ()):
        for way in _ways(before, start, step.start):
            yield (*way, step)


def _walked(at: int, number: int, step: Step, way: Sequence[Step], web: Web, names: Mapping[str, Row]) -> Row:
    records = web.records(step)
    return {
        "path": at,
        "step": number,
        "start_name": _name(step.start, names),
        "relation": step.relation,
        "other_relations": web.besides(step),
        "end_name": _name(step.end, names),
        "items": _words(records, "item"),
        "route": " → ".join((way[0].start, *(each.end for each in way))),
        "rows": sorted({row for record in records for row in record["rows"] or ()}),
    }


def _named(asked: Asked) -> dict[str, Row]:
    """Firms, and the parts of the question's own rows, by id."""
    firms = {row["firm"]: row for row in asked.facts["firm_names"]}
    parts = {row[n]: {"name": row[f"{n}_name"], "keys": []} for row in asked.rows for n in ("made", "part") if n in row}
    return {**firms, **parts}


def _name(id: str, names: Mapping[str, Row]) -> str:
    return str(names[id]["name"]) if id in names else id


def _words(records: Iterable[Row], name: str) -> list[str]:
    return sorted({record[name] for record in records if record.get(name)})
