"""records + judgements -> nodes and relationships. A pure function of the set of rows, never of their order.

Newest date wins for single values; different values that no date can order leave the field absent and are a conflict;
lists unite; of ranked words the strongest stands. The order in which records are given only decides their outcomes.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, TypeVar

from graph.corrections import Replaced, Replaces, counterparts, same_words, subject_keys
from graph.dates import interval, newest
from graph.drain import Step, drained, drained_dict, telling
from graph.ends import Ends
from graph.identity import Owners, given_up, normal_form, owners, strength
from graph.model import MODEL, NAME, Property
from graph.phrases import chosen_value, meanings, relationship_named, reworded, thing_named, value_text
from graph.records import Edge, Fact, Firm, Judgement, Link, Mention, Node, NodeRef, Record, Value

RULES = "8"  # raise it when a change here changes any graph: stores then rebuild before their next load
K = TypeVar("K", NodeRef, tuple[str, NodeRef, NodeRef, str])
_QUALIFIER = "_qualifier"
_RANKED = ("held", "created", "merged", "updated", "unchanged")
EdgeId = tuple[str, NodeRef, NodeRef, str]
_Decided = dict[NodeRef | EdgeId, set[str]]
Claim = tuple[str, str, str, Value]  # first day, last day, date as written, value
_Names = Mapping[tuple[str, Value, str], int]  # date, name, whose row -> how many rows


@dataclass(slots=True)
class Fold:
    """What a set of rows says."""

    nodes: dict[NodeRef, Node] = field(default_factory=dict)
    edges: dict[EdgeId, Edge] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)  # row -> created, updated, merged, unchanged, held
    dangling: list[EdgeId] = field(default_factory=list)  # relationships to a plan thing that no row describes
    contradictions: tuple[tuple[str, str], ...] = ()
    replaced: Replaced = field(default_factory=dict)  # row of a corrected file -> the records whose place it takes


def fold(
    records: Iterable[Record],
    judgements: Iterable[Judgement],
    replaces: Replaces | None = None,
    step: Step = lambda _: None,
) -> Fold:
    """Everything that these rows say. Records given later are judged (`outcomes`) against those given before.

    `step` is told now and then how many more records are through: half of them when all have been heard, all of them when
    the graph is made. A record that nobody else holds is gone when it has been heard.
    """
    judgements = tuple(judgements)
    judged = meanings(judgements)
    records = [reworded(r, judged) for r in records] if judged else list(records)
    said = [part for r in records for part in (r, *r.also)] if replaces else []
    replaced = counterparts(said, replaces, subject_keys) if replaces else {}
    gone = _gone(replaced)
    firms = {r.row: r.subject for r in records if isinstance(r.subject, Firm) and (r.row, r.subject) not in gone}
    work = _Work(who := owners(firms, judgements), _decided(judgements, who))
    if replaces:  # whom a row names is known only now
        relations = [r for r in said if r.subject is None]
        replaced |= counterparts(relations, replaces, lambda r: [work.identities(r)])
        gone = _gone(replaced)
    del firms, said
    corrected = [r for r in records if r.row in replaced]
    heard = len(records) // 2
    made = len(records) - heard
    outcomes = {
        r.row: _first_of([work.add(p) for p in (r, *r.also) if (p.row, p.subject) not in gone])
        for r in telling(drained(records), len(records), step, heard)
    }
    outcomes |= _corrected(corrected, replaced, outcomes)
    nodes, edges, dangling = work.result(step, made)
    return Fold(nodes, edges, outcomes, dangling, who.contradictions, replaced)


def _gone(replaced: Replaced) -> set[tuple[str, Firm | NodeRef | None]]:
    """Rows and the things of which they speak no longer."""
    return {(old.row, old.subject) for olds in replaced.values() for old in olds}


def _corrected(records: Iterable[Record], replaced: Replaced, outcomes: Mapping[str, str]) -> dict[str, str]:
    """A corrected row is judged against the rows whose place it takes."""
    return {
        r.row: "unchanged"
        if all(any(same_words(p, old) for old in replaced[r.row]) for p in (r, *r.also))
        else "updated"
        for r in records
        if outcomes[r.row] != "held"
    }


def _first_of(outcomes: Sequence[str]) -> str:
    """What became of a row that speaks of several things: the most that became of one; one replaced changes nothing."""
    return outcomes[0] if len(outcomes) == 1 else min(outcomes, key=_RANKED.index, default="unchanged")


def _decided(judgements: Iterable[Judgement], who: Owners) -> _Decided:
    """Thing or relationship -> the values that a person chose among several, as `value_text` writes them."""
    chosen: _Decided = {}
    for j in judgements:
        if j.kind == "value" and (about := _about(j.a, who)):
            chosen.setdefault(about, set()).add(chosen_value(j.b))
    return chosen


def _about(text: str, who: Owners) -> NodeRef | EdgeId | None:
    """What a judgement about a value names; None when no row speaks of it."""
    if named := relationship_named(text):
        kind, *ends, key = named
        start, end = (_thing(each, who) for each in ends)
        return (kind, start, end, key) if start and end else None
    return None if text.startswith("text:") else _thing(text, who)


def _thing(text: str, who: Owners) -> NodeRef | None:
    if text.startswith("text:"):
        return NodeRef("Enterprise", who.resolve(text[5:]) or text)
    firm = who.of_key(text)
    return NodeRef("Enterprise", firm) if firm else thing_named(text)


class _Once(NamedTuple):
    """What one row says about a node or relationship: most are spoken of by no other, and there are hundreds of thousands."""

    row: str
    facts: tuple[Fact, ...]
    as_of: str
    stem: str = ""  # the firm that the row would be about without judgements


class _Said:
    """What rows have said so far about one node or relationship."""

    __slots__ = ("date", "lists", "names", "rows", "single")

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.date = ""
        self.single: dict[str, tuple[Claim, ...]] = {}
        self.lists: dict[str, Collection[str]] | None = None  # a tuple while only one row has said it
        self.names: dict[tuple[str, Value, str], int] | None = None  # as `_Names`

    @classmethod
    def of(cls, owner: str, said: "_Said | _Once") -> "_Said":
        """The same, ready to hear more."""
        if isinstance(said, _Said):
            return said
        made = cls()
        made.add(owner, said)
        return made

    def add(self, owner: str, said: _Once) -> bool:
        """Take what a row says; True when a fact was not known before."""
        row, facts, as_of, stem = said
        self.rows.append(row)
        news = False
        if as_of != self.date and as_of:
            self.date = newest({as_of, self.date})
        for name, value, date in facts:
            if isinstance(value, tuple):
                news |= self._unite(name, value)
                continue
            if name == "name":
                self.names = {} if self.names is None else self.names
                named = (date or as_of, value, stem)
                self.names[named] = self.names.get(named, 0) + 1
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
    if p.lasting:
        return _lasting(claims, value, p.weak)
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


def _lasting(claims: tuple[Claim, ...], value: Value, weak: str) -> tuple[Claim, ...]:
    """Every different value, whatever its date; a weak one only while nothing else is said."""
    known = {c[3] for c in claims}
    if value in known or (claims and value == weak):
        return claims
    return (*(c for c in claims if c[3] != weak), ("", "", "", value))


class _Work:
    """The fold under way: every node and relationship that has been spoken of."""

    def __init__(self, who: Owners, decided: _Decided) -> None:
        self._who = who
        self._decided = decided
        self._nodes: dict[NodeRef, _Said | _Once] = {}
        self._edges: dict[EdgeId, _Said | _Once] = {}
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
        said = _Once(record.row, record.facts, record.as_of, self._who.stem.get(record.row, ""))
        fresh, news = _hear(self._nodes, ref, ref.label, said)
        outcome = "created" if fresh else ""
        if isinstance(record.subject, Firm):
            called = self._firms.setdefault(ref, [])
            if not outcome and not any(record.subject.keys[0] in firm.keys for firm in called):
                outcome = "merged"
            if record.subject not in called:
                called.append(record.subject)
        return outcome, news

    def _link(self, link: Link, subject: NodeRef | None, record: Record) -> tuple[bool, bool]:
        start, end = self._end(link.start, subject), self._end(link.end, subject)
        identity = (link.type, start, end, link.key)
        return _hear(self._edges, identity, link.type, _Once(record.row, link.facts, record.as_of))

    def identities(self, record: Record) -> list[EdgeId]:
        """The relationships that a record without a subject states."""
        return [(x.type, self._meant(x.start), self._meant(x.end), x.key) for x in record.links]

    def _end(self, end: NodeRef | Mention | None, subject: NodeRef | None) -> NodeRef:
        ref = subject if end is None and subject is not None else self._meant(end)
        if isinstance(end, Mention) and ref.id.startswith("text:"):  # stands as a firm known only by that name
            self._mentioned[ref] = min(end.shown, self._mentioned.get(ref, end.shown))
        elif end is not None and MODEL.node[ref.label].named:
            self._named.add(ref)
        return ref

    def _meant(self, end: NodeRef | Mention | None) -> NodeRef:
        if end is None:
            raise TypeError("a link without an end belongs to a record without a subject")
        if isinstance(end, Mention):
            return self._ref(self._who.resolve(end.text) or f"text:{end.text}")
        return end

    def _ref(self, firm: str) -> NodeRef:
        ref = self._refs.get(firm)
        if ref is None:
            ref = self._refs[firm] = NodeRef("Enterprise", firm)
        return ref

    def result(self, step: Step, worth: int) -> tuple[dict[NodeRef, Node], dict[EdgeId, Edge], list[EdgeId]]:
        """Nodes, relationships, and relationships that lack an end. What was said is given up on the way."""
        nodes: dict[NodeRef, Node] = {}
        ends = Ends()
        of_nodes = worth * len(self._nodes) // max(1, len(self._nodes) + len(self._edges))
        for ref, one in telling(drained_dict(self._nodes), len(self._nodes), step, of_nodes):
            said = _Said.of(ref.label, one)
            ends.add(ref, said.lists or {})
            made = _properties(ref.label, said, self._decided.get(ref, ()))
            nodes[ref] = Node(ref.label, ref.id, self._as_firm(ref, made) if ref in self._firms else made)
        for ref, shown in self._mentioned.items():
            nodes[ref] = Node(ref.label, ref.id, {"name": shown, "mentioned": True})
        for ref in self._named - nodes.keys():
            nodes[ref] = Node(ref.label, ref.id, {"name": ref.id})
        edges: dict[EdgeId, Edge] = {}
        dangling = []
        for identity, heard in telling(drained_dict(self._edges), len(self._edges), step, worth - of_nodes):
            kind, start, end, key = identity
            said = _Said.of(kind, heard)
            if start in nodes and end in nodes:
                made = _properties(kind, said, self._decided.get(identity, ()))
                if why := ends.of(kind, start, end, said.date, str(made.get("since", ""))):
                    kind, made = MODEL.relationship[kind].ended, {**made, **why}
                edge = Edge(kind, start, end, key, made)
                edges[edge.identity] = edge
            else:
                dangling.append(identity)
        return nodes, edges, sorted(dangling)

    def _as_firm(self, ref: NodeRef, made: dict[str, Any]) -> dict[str, Any]:
        keys = {key for firm in self._firms[ref] for key in firm.keys}
        aliases = {alias for firm in self._firms[ref] for alias in firm.aliases}
        made["mentioned"] = False
        made["keys"] = tuple(sorted(keys))
        if former := made.get("former_names"):
            dates = given_up(former)  # the same name with its date says more
            made["former_names"] = tuple(n for n in former if not dates.get(normal_form(n)))
        made.setdefault("name", min(keys, key=strength).partition(":")[2])
        names = {key[5:] for key in keys if key.startswith("name:")} | aliases
        if others := tuple(sorted(names - {normal_form(str(made["name"]))})):
            made["aliases"] = others
        return made


def _hear(heard: dict[K, _Said | _Once], about: K, owner: str, one: _Once) -> tuple[bool, bool]:
    """Take what a row says about something: whether none spoke of it before, whether that is news."""
    known = heard.get(about)
    if known is None:
        heard[about] = one
        return True, True
    said = heard[about] = _Said.of(owner, known)
    return False, said.add(owner, one)


def _properties(owner: str, said: _Said, decided: Collection[str] = ()) -> dict[str, Any]:
    made: dict[str, Any] = {name: tuple(sorted(set(values))) for name, values in (said.lists or {}).items() if values}
    conflicts = []
    names = said.names or {}
    for name, claims in said.single.items():
        p = MODEL.property[owner, name]
        if name.endswith(_QUALIFIER):
            base = name[: -len(_QUALIFIER)]
            claims = _beside(claims, _chosen(base, said.single.get(base, ()), decided))
            if not claims:
                continue
        else:
            if name == "name":
                claims = _still_borne(claims, names, given_up((said.lists or {}).get("former_names", ())))
            claims = _chosen(name, claims, decided)
        if name == "name" and len(claims) > 1:
            claims = _by_rows(claims, names)
        value = claims[0][3] if len(claims) == 1 else _agreed(claims)
        if value is None:
            conflicts.append(name)
            if p.required:  # a name must be shown, marked as a conflict all the same
                value = claims[0][3] if name == "name" else min((c[3] for c in claims), key=str)
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


def _still_borne(claims: tuple[Claim, ...], names: _Names, former: Mapping[str, str]) -> tuple[Claim, ...]:
    """Claims without the names that the firm gave up: a newer list may still write the old one."""
    if not any(normal_form(str(c[3])) in former for c in claims):
        return claims
    said = {(date, value): normal_form(str(value)) for date, value, _ in names}
    first = min(former[form] for form in said.values() if form in former)
    # of those that it gave up, if it gave up all, the one that it gave up first: it went back to that
    standing = [each for each, form in said.items() if form not in former] or [
        each for each, form in said.items() if former[form] == first
    ]
    found: tuple[Claim, ...] = ()
    for date, value in sorted(standing, key=str):
        found = _later(found, value, date, NAME)
    return found


def _by_rows(claims: tuple[Claim, ...], names: _Names) -> tuple[Claim, ...]:
    """Names by the rows that give them, then by the strongest key; only the first where no key's own rows differ.

    Two names of firms that a person joined are one firm's two names, and no question.
    """
    rows: Counter[Claim] = Counter()
    strongest: dict[Claim, tuple[int, str]] = {}
    of_stem: dict[str, set[str]] = {}
    for claim in claims:
        for (date, value, stem), n in names.items():
            if (date, value) == claim[2:]:
                rows[claim] += n
                strongest[claim] = min(strength(stem) if stem else (0, ""), strongest.get(claim, (9, "")))
                of_stem.setdefault(stem, set()).add(normal_form(str(value)))
    ranked = tuple(sorted(claims, key=lambda c: (-rows[c], strongest.get(c, (9, "")), str(c[3]), c[2])))
    return ranked if any(len(forms) > 1 for forms in of_stem.values()) else ranked[:1]


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
