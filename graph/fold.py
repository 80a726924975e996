"""records + judgements -> nodes and relationships. A pure function of the set of rows, never of their order.

Newest date wins for single values; different values that no date can order leave the field absent and are a conflict;
lists unite; of ranked words the strongest stands. The order in which records are given only decides their outcomes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.claims import EdgeId, Once, Said, hear
from graph.corrections import Replaced, Replaces, counterparts, same_words, subject_keys
from graph.drain import Step, drained, drained_dict, telling
from graph.ends import Ends
from graph.identity import Owners, given_up, normal_form, owners, strength
from graph.model import MODEL
from graph.phrases import chosen_value, meanings, relationship_named, reworded, thing_named
from graph.records import Edge, Firm, Judgement, Link, Mention, Node, NodeRef, Record
from graph.settling import properties

RULES = "8"  # raise it when a change here, in claims.py or settling.py changes any graph: stores then rebuild before their next load
_RANKED = ("held", "created", "merged", "updated", "unchanged")
_Decided = dict[NodeRef | EdgeId, set[str]]


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


class _Work:
    """The fold under way: every node and relationship that has been spoken of."""

    def __init__(self, who: Owners, decided: _Decided) -> None:
        self._who = who
        self._decided = decided
        self._nodes: dict[NodeRef, Said | Once] = {}
        self._edges: dict[EdgeId, Said | Once] = {}
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
        said = Once(record.row, record.facts, record.as_of, self._who.stem.get(record.row, ""))
        fresh, news = hear(self._nodes, ref, ref.label, said)
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
        return hear(self._edges, identity, link.type, Once(record.row, link.facts, record.as_of))

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
            said = Said.of(ref.label, one)
            ends.add(ref, said.lists or {})
            made = properties(ref.label, said, self._decided.get(ref, ()))
            nodes[ref] = Node(ref.label, ref.id, self._as_firm(ref, made) if ref in self._firms else made)
        for ref, shown in self._mentioned.items():
            nodes[ref] = Node(ref.label, ref.id, {"name": shown, "mentioned": True})
        for ref in self._named - nodes.keys():
            nodes[ref] = Node(ref.label, ref.id, {"name": ref.id})
        edges: dict[EdgeId, Edge] = {}
        dangling = []
        for identity, heard in telling(drained_dict(self._edges), len(self._edges), step, worth - of_nodes):
            kind, start, end, key = identity
            said = Said.of(kind, heard)
            if start in nodes and end in nodes:
                made = properties(kind, said, self._decided.get(identity, ()))
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
