"""records + judgements -> nodes and relationships. A pure function of the set of rows, never of their order.

Newest date wins for single values; different values that no date can order leave the field absent and are a conflict;
lists unite; of ranked words the strongest stands. The order in which records are given only decides their outcomes.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.dates import interval, newest
from graph.identity import Owners, normal_form, owners, strength
from graph.model import MODEL, Property
from graph.phrases import meanings, reworded, thing_named, value_text
from graph.records import Edge, Fact, Firm, Judgement, Link, Mention, Node, NodeRef, Record, Value

RULES = "4"  # raise it when a change here changes any graph: stores then rebuild before their next load
_QUALIFIER = "_qualifier"
_RANKED = ("held", "created", "merged", "updated", "unchanged")
EdgeId = tuple[str, NodeRef, NodeRef, str]
Claim = tuple[str, str, str, Value]  # first day, last day, date as written, value


@dataclass(slots=True)
class Fold:
    """What a set of rows says."""

    nodes: dict[NodeRef, Node] = field(default_factory=dict)
    edges: dict[EdgeId, Edge] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)  # row -> created, updated, merged, unchanged, held
    dangling: list[EdgeId] = field(default_factory=list)  # relationships to a plan thing that no row describes
    contradictions: tuple[tuple[str, str], ...] = ()


def fold(records: Iterable[Record], judgements: Iterable[Judgement]) -> Fold:
    """Everything that these rows say. Records given later are judged (`outcomes`) against those given before."""
    judgements = tuple(judgements)
    judged = meanings(judgements)
    records = [reworded(r, judged) for r in records] if judged else list(records)
    who = owners({r.row: r.subject for r in records if isinstance(r.subject, Firm)}, judgements)
    work = _Work(who, _decided(judgements, who))
    outcomes = {r.row: _first_of(work.add(r), *map(work.add, r.also)) for r in records}
    nodes, edges, dangling = work.result()
    return Fold(nodes, edges, outcomes, dangling, who.contradictions)


def _first_of(*outcomes: str) -> str:
    """What became of a row that speaks of several things: the most that became of one."""
    return outcomes[0] if len(outcomes) == 1 else min(outcomes, key=_RANKED.index)


def _decided(judgements: Iterable[Judgement], who: Owners) -> dict[NodeRef, set[str]]:
    """Thing -> the values that a person chose among several, as `value_text` writes them."""
    chosen: dict[NodeRef, set[str]] = {}
    for j in judgements:
        if j.kind == "value":
            firm = who.of_key(j.a)
            ref = NodeRef("Enterprise", firm) if firm else thing_named(j.a)
            if ref:
                chosen.setdefault(ref, set()).add(j.b)
    return chosen


class _Said:
    """What rows have said so far about one node or relationship. There are hundreds of thousands: kept lean."""

    __slots__ = ("date", "lists", "rows", "single")

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.date = ""
        self.single: dict[str, tuple[Claim, ...]] = {}
        self.lists: dict[str, Collection[str]] | None = None  # a tuple while only one row has said it

    def add(self, owner: str, facts: Iterable[Fact], as_of: str) -> bool:
        """Take the facts; True when one of them was not known before."""
        news = False
        if as_of != self.date and as_of:
            self.date = newest({as_of, self.date})
        for name, value, date in facts:
            if isinstance(value, tuple):
                news |= self._unite(name, value)
                continue
            claims = self.single.get(name, ())
            later = _later(claims, value, date or as_of, MODEL.property[owner, name])
            if later is not claims:
                self.single[name] = later
                news |= not claims or {c[3] for c in later} != {c[3] for c in claims}
        return news

    def _unite(self, name: str, values: tuple[str, ...]) -> bool:
        self.lists = {} if self.lists is None else self.lists
        known = self.lists.get(name)
        if known is None:
            self.lists[name] = values
            return bool(values)
        if known == values:
            return False
        united = known if isinstance(known, set) else set(known)
        news = not united.issuperset(values)
        united.update(values)
        self.lists[name] = united
        return news


@cache
def _ranked(value: Value) -> tuple[Claim, ...]:
    """The claim of a ranked word: one for all that state it."""
    return (("", "", "", value),)


def _later(claims: tuple[Claim, ...], value: Value, date: str, p: Property) -> tuple[Claim, ...]:
    """Claims that no other one outdates, with this one considered; the same tuple when nothing changes."""
    if p.merge == "strongest":
        best = min((value, *(c[3] for c in claims)), key=lambda v: p.values.index(str(v)))
        return claims if claims and best == claims[0][3] else _ranked(best)
    first, last = interval(date)
    if not claims:
        return ((first, last, date, value),)
    if any(c[0] > last or (c[2] == date and c[3] == value) for c in claims):
        return claims
    return (*(c for c in claims if c[1] >= first), (first, last, date, value))


def not_outdated(said: Iterable[tuple[Value, str]]) -> set[Value]:
    """Of values with their dates those that a fold chooses from: no other one is of a wholly later date."""
    dated = [(value, *interval(date)) for value, date in said]
    return {value for value, _, last in dated if all(first <= last for _, first, _ in dated)}


class _Work:
    """The fold under way: every node and relationship that has been spoken of."""

    def __init__(self, who: Owners, decided: dict[NodeRef, set[str]]) -> None:
        self._who = who
        self._decided = decided
        self._nodes: dict[NodeRef, _Said] = {}
        self._edges: dict[EdgeId, _Said] = {}
        self._firms: dict[NodeRef, list[Firm]] = {}  # what rows call it, each way once
        self._mentioned: dict[NodeRef, str] = {}
        self._named: set[NodeRef] = set()  # things that stand by being named
        self._refs: dict[str, NodeRef] = {}  # one value for a firm, however often it is named

    def add(self, record: Record) -> str:
        """Take one record; its outcome."""
        subject = record.subject
        ref: NodeRef | None = None
        outcome = ""
        news = False
        if isinstance(subject, Firm):
            owner = self._who.of_row[record.row]
            if owner is None:
                return "held"
            ref = self._ref(owner)
        elif subject is not None:
            ref = subject
        if ref is not None:
            outcome, news = self._about(ref, record)
        for link in record.links:
            fresh, changed = self._link(link, ref, record)
            news |= fresh or changed
            if ref is None and fresh:
                outcome = "created"
        return outcome or ("updated" if news else "unchanged")

    def _about(self, ref: NodeRef, record: Record) -> tuple[str, bool]:
        said = self._nodes.get(ref)
        outcome = ""
        if said is None:
            said = self._nodes[ref] = _Said()
            outcome = "created"
        if isinstance(record.subject, Firm):
            called = self._firms.setdefault(ref, [])
            if not outcome and not any(record.subject.keys[0] in firm.keys for firm in called):
                outcome = "merged"
            if record.subject not in called:
                called.append(record.subject)
        said.rows.append(record.row)
        return outcome, said.add(ref.label, record.facts, record.as_of)

    def _link(self, link: Link, subject: NodeRef | None, record: Record) -> tuple[bool, bool]:
        start, end = self._end(link.start, subject), self._end(link.end, subject)
        identity = (link.type, start, end, link.key)
        said = self._edges.get(identity)
        fresh = said is None
        if said is None:
            said = self._edges[identity] = _Said()
        said.rows.append(record.row)
        return fresh, said.add(link.type, link.facts, record.as_of)

    def _end(self, end: NodeRef | Mention | None, subject: NodeRef | None) -> NodeRef:
        if isinstance(end, Mention):
            firm = self._who.resolve(end.text)
            if firm is not None:
                return self._ref(firm)
            ref = self._ref(f"text:{end.text}")  # stands as a firm known only by that name
            self._mentioned[ref] = min(end.shown, self._mentioned.get(ref, end.shown))
            return ref
        if end is None:
            if subject is None:
                raise TypeError("a link without an end belongs to a record without a subject")
            return subject
        if MODEL.node[end.label].named:
            self._named.add(end)
        return end

    def _ref(self, firm: str) -> NodeRef:
        ref = self._refs.get(firm)
        if ref is None:
            ref = self._refs[firm] = NodeRef("Enterprise", firm)
        return ref

    def result(self) -> tuple[dict[NodeRef, Node], dict[EdgeId, Edge], list[EdgeId]]:
        """Nodes, relationships, and relationships that lack an end. What was said is given up on the way."""
        nodes = {}
        while self._nodes:
            ref, said = self._nodes.popitem()
            made = _properties(ref.label, said, self._decided.get(ref, ()))
            nodes[ref] = Node(ref.label, ref.id, self._as_firm(ref, made) if ref in self._firms else made)
        for ref, shown in self._mentioned.items():
            nodes[ref] = Node(ref.label, ref.id, {"name": shown, "mentioned": True})
        for ref in self._named - nodes.keys():
            nodes[ref] = Node(ref.label, ref.id, {"name": ref.id})
        edges, dangling = {}, []
        while self._edges:
            identity, said = self._edges.popitem()
            kind, start, end, key = identity
            if start in nodes and end in nodes:
                edges[identity] = Edge(kind, start, end, key, _properties(kind, said))
            else:
                dangling.append(identity)
        return nodes, edges, sorted(dangling)

    def _as_firm(self, ref: NodeRef, made: dict[str, Any]) -> dict[str, Any]:
        keys = {key for firm in self._firms[ref] for key in firm.keys}
        aliases = {alias for firm in self._firms[ref] for alias in firm.aliases}
        made["mentioned"] = False
        made["keys"] = tuple(sorted(keys))
        made.setdefault("name", min(keys, key=strength).partition(":")[2])
        names = {key[5:] for key in keys if key.startswith("name:")} | aliases
        if others := tuple(sorted(names - {normal_form(str(made["name"]))})):
            made["aliases"] = others
        return made


def _properties(owner: str, said: _Said, decided: Collection[str] = ()) -> dict[str, Any]:
    made: dict[str, Any] = {name: tuple(sorted(set(values))) for name, values in (said.lists or {}).items() if values}
    conflicts = []
    for name, claims in said.single.items():
        p = MODEL.property[owner, name]
        if name.endswith(_QUALIFIER):
            base = name[: -len(_QUALIFIER)]
            claims = _beside(claims, _chosen(base, said.single.get(base, ()), decided))
            if not claims:
                continue
        else:
            claims = _chosen(name, claims, decided)
        value = claims[0][3] if len(claims) == 1 else _agreed(claims)
        if value is None:
            conflicts.append(name)
            if p.required:  # a name must be shown: the smallest, marked as a conflict all the same
                value = min((c[3] for c in claims), key=str)
        if value is not None:
            made[name] = value
            if p.dated and (date := claims[0][2] if len(claims) == 1 else newest({c[2] for c in claims})):
                made[f"{name}_as_of"] = date
    if conflicts:
        made["conflicts"] = tuple(sorted(conflicts))
    if said.date:
        made["as_of"] = said.date
    made["rows"] = tuple(sorted(said.rows))
    return made


def _chosen(name: str, claims: tuple[Claim, ...], decided: Collection[str]) -> tuple[Claim, ...]:
    """The claims whose value a person chose; all of them when nobody did."""
    if len(claims) < 2 or not decided:
        return claims
    return tuple(c for c in claims if value_text(name, c[3]) in decided) or claims


def _beside(claims: tuple[Claim, ...], number: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Only what qualifies a number that stands: the ≈ of an older year says nothing about the newer number."""
    dates = {c[2] for c in number} if len(number) == 1 or _agreed(number) is not None else set()
    return tuple(c for c in claims if c[2] in dates)


def _agreed(claims: tuple[Claim, ...]) -> Value | None:
    """The one value that they all state (texts compared in normal form), else None."""
    values = {c[3] for c in claims}
    if len(values) == 1:
        return next(iter(values))
    if all(isinstance(v, str) for v in values) and len({normal_form(str(v)) for v in values}) == 1:
        return min(values, key=str)
    return None
