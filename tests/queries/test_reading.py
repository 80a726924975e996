"""Facts that arrive: who wants one waits for that one; a failure is told; what nobody waits for is not begun."""

from concurrent.futures import Future
from threading import Event
from time import sleep

import pytest

from graph.errors import QueryError
from queries.derive.asked import Asked
from queries.derive.evidence import Evidence
from queries.reading import Arriving
from queries.registry import registry
from queries.runner import ask
from queries.thresholds import packaged

ASKED = "links/status"


class Wrapped:
    """A store that does something before each fact of a question is read."""

    guards_reads = True

    def __init__(self, store, before):
        self._store, self._before = store, before
        self.read_facts = []
        self._names = {fact.text: fact.name for fact in registry()[ASKED].facts}

    def read(self, text, parameters=None, /):
        if name := self._names.get(text):
            self._before(name)
            self.read_facts.append(name)
        return self._store.read(text, parameters)


def came(rows):
    future = Future()
    future.set_result(rows)
    return future


def test_a_fact_that_came_is_there_while_another_is_read():
    facts = Arriving({"places": came([{"id": "P"}]), "supplies": Future()})

    assert (facts["places"], list(facts), "supplies" in facts) == ([{"id": "P"}], ["places", "supplies"], True)


def test_an_answer_begins_before_the_last_fact_has_come(golden, monkeypatch):
    """The last fact waits until the function that makes the answer has begun; read first, it would wait for ever."""
    begun = Event()
    last = registry()[ASKED].facts[-1].name
    plain = Evidence.__init__
    monkeypatch.setattr(Evidence, "__init__", lambda self, asked: (begun.set(), plain(self, asked))[1])
    waited = []
    store = Wrapped(golden, lambda name: name == last and waited.append(begun.wait(30)))

    assert ask(store, ASKED).as_json() == ask(golden, ASKED).as_json()
    assert waited == [True]


@pytest.mark.parametrize("fact", [fact.name for fact in registry()[ASKED].facts])
def test_a_store_that_fails_at_any_fact_is_told(golden, fact):
    def fail(name):
        if name == fact:
            raise QueryError("坏了")

    with pytest.raises(QueryError, match="坏了"):
        ask(Wrapped(golden, fail), ASKED)


def test_what_is_not_begun_when_the_answer_fails_is_not_read(golden):
    def fail(name):
        if name == "makers":
            raise QueryError("坏了")
        sleep(0.05)

    store = Wrapped(golden, fail)
    with pytest.raises(QueryError, match="坏了"):
        ask(store, ASKED)

    assert registry()[ASKED].facts[-1].name not in store.read_facts


def test_a_fact_has_its_name_before_it_comes():
    names = {"places": "read so", "supplies": "read otherwise"}
    asked = Asked([], Arriving({"places": came([]), "supplies": Future()}), {}, packaged(), names=names)

    assert asked.named(["places", "supplies"]) == ("read so", "read otherwise")


def test_what_is_supposed_has_a_name_of_its_own():
    asked = Asked([], {"places": [], "supplies": []}, {}, packaged(), names={"places": "a", "supplies": "b"})

    one, other = asked.supposing({"places": []}), asked.supposing({"places": []})

    assert one.named(["supplies"]) == asked.named(["supplies"])
    assert len({asked.named(["places"]), one.named(["places"]), other.named(["places"])}) == 3


class Noting:
    """A store that notes which firms it was asked to tell of."""

    guards_reads = True

    def __init__(self, store):
        self._store, self.told = store, []

    def read(self, text, parameters=None, /):
        if "shown" in (parameters or {}):
            self.told.append(parameters["shown"])
        return self._store.read(text, parameters)


def test_names_and_rows_are_read_of_the_firms_that_the_answer_shows(golden):
    store = Noting(golden)

    rows = ask(store, "resilience/each_firm", limit=1).rows()

    assert store.told == [[row["unit"] for row in rows]]
    assert [row["name"] for row in rows] == [
        golden.read("MATCH (e {id: $id}) RETURN e.name AS n", {"id": rows[0]["unit"]})[0]["n"]
    ]
