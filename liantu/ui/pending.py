"""What waits for a person, as all pages know it: computed once for a state of the store, shortened at each judgement.

To compute it anew takes seconds where there are 20,000 firms; to shorten it takes none, so the next question comes at
once. What a judgement gives rise to (one firm of two: other values in conflict) appears when it is computed again.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import streamlit as st

from graph import archive, snapshot
from graph.records import Judgement
from graph.store import GraphStore
from liantu.sides import spoken, thing
from liantu.ui.desk import desk
from loaders.ledger import Ledger
from loaders.waiting import Waiting

KINDS = ("held", "doubt", "value")


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what it is called and where its things are, for lists and filters."""

    waiting: Waiting
    names: tuple[str, str]  # of a question about values: the thing, the property
    places: frozenset[str]

    @property
    def id(self) -> str:
        """The same while what it asks stays the same."""
        return self.waiting.id

    def holds(self, text: str) -> bool:
        """Whether the text stands in a name or a key."""
        found = (*self.names, self.waiting.a, self.waiting.b)
        return any(text.casefold() in each.casefold() for each in found)

    def apart(self) -> tuple[str, str]:
        """The two names; where they are equal, with the code that tells one from the other."""
        return apart(self.names, (self.waiting.a, self.waiting.b))


@dataclass(slots=True)
class Pending:
    """The list that all visitors share. To be used while holding the desk's lock, as `work` does."""

    questions: tuple[Question, ...] = ()
    contradictions: tuple[tuple[str, str], ...] = ()  # pairs judged both same (by a chain) and different
    is_whole: bool = False  # false: something was judged since; more may wait
    _revision: int = -1
    _settled: dict[str, tuple[Question, ...]] = field(default_factory=dict)  # judgement -> what it took off the list

    def is_of(self, revision: int) -> bool:
        """Whether the list is of this state of the store."""
        return self._revision == revision

    def find(self, ledger: Ledger) -> None:
        """Compute it."""
        self.questions = _named(ledger.store, ledger.waiting())
        self.contradictions = ledger.contradictions()
        self._revision, self.is_whole = _revision(ledger), True

    def judge(self, ledger: Ledger, question: Question, kind: str, said: str, by: str, note: str) -> Judgement:
        """Keep the decision and take what it settles off the list."""
        before = _revision(ledger)
        made = ledger.judge(kind, question.waiting.a, said, by, note)
        settled = tuple(q for q in self.questions if q.id == question.id or _settles(kind, question.waiting, q.waiting))
        self._settled[made.id] = settled
        self._now(ledger, [q for q in self.questions if q not in settled], before)
        return made

    def forget(self, ledger: Ledger, judgement: str) -> tuple[Question, ...]:
        """Take a decision back; the questions that it had settled, where they are known, wait again at once."""
        before = _revision(ledger)
        ledger.forget(judgement)
        back = self._settled.pop(judgement, ())
        everything = {q.id: q for q in (*self.questions, *back)}.values()
        self._now(ledger, sorted(everything, key=_order), before if back else -1)
        return back

    def _now(self, ledger: Ledger, questions: Iterable[Question], before: int) -> None:
        """The list after one commit to the state `before`; another program may have written while this one waited."""
        now = _revision(ledger)
        is_current = self.is_of(before) and now <= before + 1
        self.questions, self.is_whole, self._revision = tuple(questions), False, now if is_current else -1


def pending(*, anew: bool = False) -> Pending:
    """What waits now; with `anew` what judgements gave rise to as well."""
    opened = desk()
    known = shared()
    with opened.lock:
        if not known.is_of(opened.revision) or (anew and not known.is_whole):
            known.find(opened.ledger())
    return known


def shared() -> Pending:
    """The list as it was last known."""
    return _shared(desk().settings.store)


def kinds(questions: Iterable[Question]) -> Counter[str]:
    """How many of each kind."""
    return Counter(q.waiting.kind for q in questions)


def apart(names: tuple[str, str], keys: tuple[str, str]) -> tuple[str, str]:
    """The two names; where they are equal, with the code that tells one from the other."""
    if names[0] != names[1]:
        return names
    one, other = (
        f"{name}（{spoken(key)}）" if spoken(key) != name else name for name, key in zip(names, keys, strict=True)
    )
    return one, other


@st.cache_resource(show_spinner=False)
def _shared(store: str) -> Pending:
    return Pending()


def _revision(ledger: Ledger) -> int:
    return archive.meta(ledger.store).revision


def _settles(kind: str, judged: Waiting, other: Waiting) -> bool:
    """Rows that were given to one firm are not asked about for another."""
    return kind == "same" and judged.kind == other.kind == "held" and judged.a == other.a


def _order(q: Question) -> tuple[int, str, str]:
    return KINDS.index(q.waiting.kind), q.waiting.a, q.waiting.b


def _named(store: GraphStore, found: Iterable[Waiting]) -> tuple[Question, ...]:
    """Names and places for all things that the questions are about, read label by label."""
    found = tuple(found)
    refs = {key: thing(key) for w in found for key in (w.a, *([] if w.choices else [w.b]))}
    called: dict[str, tuple[str, tuple[str, ...]]] = {key: (spoken(ref.id), ()) for key, ref in refs.items()}
    for label in {ref.label for ref in refs.values()}:
        known = snapshot.named(store, label, (ref.id for ref in refs.values() if ref.label == label))
        called |= {key: known[ref.id] for key, ref in refs.items() if ref.label == label and ref.id in known}
    made = []
    for w in found:
        other = (w.b, ()) if w.choices else called[w.b]
        made.append(Question(w, (called[w.a][0], other[0]), frozenset((*called[w.a][1], *other[1]))))
    return tuple(made)
