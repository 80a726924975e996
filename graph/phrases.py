"""What a person says about words: this phrase means that component, or none. Applied to what a row says, never to the row."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.identity import normal_form
from graph.model import MODEL
from graph.records import Fact, Firm, Judgement, Link, NodeRef, Record, Value

NOTHING = ""  # the code of a phrase that means none of the plan's components
_KINDS = {"C": ("MAKES", "Component"), "A": ("WORKS_ON", "Assembly"), "L": ("MAKES", "LegacyComponent")}
_LEFT_OVER = ("unmatched_products", "excluded_products")
_RELATIONSHIP = re.compile(r"(?P<start>.+?) -\[(?P<kind>[A-Z_]+):(?P<key>.*)\]-> (?P<end>.+)")
Meanings = Mapping[str, frozenset[str]]


def meanings(judgements: Iterable[Judgement]) -> Meanings:
    """Phrase in normal form -> codes; a phrase judged both to mean something and nothing is left as the vocabulary has it."""
    said: dict[str, set[str]] = {}
    for j in judgements:
        if j.kind == "means":
            said.setdefault(j.a, set()).add(j.b)
    clear = {phrase: codes for phrase, codes in said.items() if NOTHING not in codes or len(codes) == 1}
    return {phrase: frozenset(codes - {NOTHING}) for phrase, codes in clear.items()}


def phrases(record: Record) -> set[str]:
    """Every phrase, in normal form, that a judgement may name to change what the record says."""
    found = {normal_form(link.key) for link in record.links if link.type == "SUPPLIES" and link.key}
    if isinstance(record.subject, Firm):
        found |= {normal_form(phrase) for link in record.links for phrase in _phrases(link)}
        found |= {normal_form(each) for f in record.facts if f.name in _LEFT_OVER for each in _texts(f.value)}
    return found


def reworded(record: Record, judged: Meanings) -> Record:
    """The record with the judged phrases read as a person reads them."""
    if not judged or judged.keys().isdisjoint(phrases(record)):
        return record
    if isinstance(record.subject, Firm):
        return _firm(record, judged)
    return replace(record, links=tuple(_item(link, judged) for link in record.links))


def value_text(name: str, value: Value) -> str:
    """How a judgement names one of several values: `output_cny=1000000`, whole numbers without a point."""
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    return f"{name}={json.dumps(whole, ensure_ascii=False)}"


def chosen_value(text: str) -> str:
    """The same value as a person or an older version may have written it, as `value_text` writes it."""
    name, _, value = text.partition("=")
    try:
        read = json.loads(value)
    except ValueError:
        return text
    return value_text(name, tuple(read) if isinstance(read, list) else read)


def thing_named(text: str) -> NodeRef | None:
    """The thing that a judgement names as `Label:id`, if it is no firm: firms are named by their keys."""
    label, _, id_ = text.partition(":")
    known = label in MODEL.node and not MODEL.node[label].ledger and label != "Enterprise"
    return NodeRef(label, id_) if known and id_ else None


def relationship_text(kind: str, start: NodeRef, end: NodeRef, key: str) -> str:
    """How a judgement names a relationship: `name:甲 -[SUPPLIES:电芯]-> text:乙`; any key of a firm names it."""
    return f"{thing_text(start)} -[{kind}:{key}]-> {thing_text(end)}"


def relationship_named(text: str) -> tuple[str, str, str, str] | None:
    """Type, the two ends as they are named, and key; None for a text that names no relationship."""
    found = _RELATIONSHIP.fullmatch(text)
    if not found or found["kind"] not in MODEL.relationship:
        return None
    return found["kind"], found["start"], found["end"], found["key"]


def thing_text(ref: NodeRef) -> str:
    """A firm by its id, which is a key; anything else as `Label:id`."""
    return ref.id if ref.label == "Enterprise" else f"{ref.label}:{ref.id}"


def _item(link: Link, judged: Meanings) -> Link:
    codes = judged.get(normal_form(link.key))
    if link.type != "SUPPLIES" or codes is None:
        return link
    components = tuple(sorted(code for code in codes if code.startswith("C")))
    others = tuple(f for f in link.facts if f.name != "components")
    return link._replace(facts=(*others, Fact("components", components)) if components else others)


def _firm(record: Record, judged: Meanings) -> Record:
    moved: dict[str, str] = {}  # phrase as written -> its evidence
    links = [kept for link in record.links if (kept := _without(link, judged, moved))]
    facts = [_left(fact, judged, moved) for fact in record.facts]
    for phrase, evidence in moved.items():
        codes = judged[normal_form(phrase)]
        for code in sorted(codes):
            kind, label = _KINDS[code[0]]
            _add(links, kind, NodeRef(label, code), evidence, phrase)
        if not codes:
            facts.append(Fact("excluded_products", (phrase,)))
    return replace(record, links=tuple(links), facts=tuple(f for f in facts if f.value != ()))


def _without(link: Link, judged: Meanings, moved: dict[str, str]) -> Link | None:
    """The link without its judged phrases; None when nothing else says it."""
    own = _phrases(link)
    stay = tuple(phrase for phrase in own if normal_form(phrase) not in judged)
    if len(stay) == len(own):
        return link
    evidence = next((str(f.value) for f in link.facts if f.name == "evidence"), "confirmed")
    for phrase in own:
        if phrase not in stay:
            moved[phrase] = min(evidence, moved.get(phrase, evidence))  # confirmed before inferred
    others = tuple(f for f in link.facts if f.name != "phrases")
    return link._replace(facts=(*others, Fact("phrases", stay))) if stay else None


def _left(fact: Fact, judged: Meanings, moved: dict[str, str]) -> Fact:
    if fact.name not in _LEFT_OVER:
        return fact
    own = _texts(fact.value)
    moved.update({phrase: "confirmed" for phrase in own if normal_form(phrase) in judged})
    return fact._replace(value=tuple(phrase for phrase in own if normal_form(phrase) not in judged))


def _add(links: list[Link], kind: str, end: NodeRef, evidence: str, phrase: str) -> None:
    for at, link in enumerate(links):
        if (link.type, link.end) == (kind, end):
            known = {f.name: f for f in link.facts}
            said = min(evidence, str(known["evidence"].value) if "evidence" in known else evidence)
            merged = tuple(dict.fromkeys((*_phrases(link), phrase)))
            others = tuple(f for f in link.facts if f.name not in ("evidence", "phrases"))
            links[at] = link._replace(facts=(*others, Fact("evidence", said), Fact("phrases", merged)))
            return
    links.append(Link(kind, None, end, "", (Fact("evidence", evidence), Fact("phrases", (phrase,)))))


def _phrases(link: Link) -> tuple[str, ...]:
    return next((_texts(f.value) for f in link.facts if f.name == "phrases"), ())


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
