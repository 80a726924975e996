"""Values on their way through: given once, in order, and the steps add up."""

import gc
import weakref

import pytest

from graph.drain import drained, drained_dict, telling
from graph.fold import fold
from graph.records import Fact, Firm, Link, NodeRef, Record


class Value:
    """Something that can be watched going."""


def firm(number: int) -> Record:
    """A firm that makes a component of its own."""
    link = Link("MAKES", None, NodeRef("Component", f"C{number}"), "", (Fact("evidence", "confirmed"),))
    return Record(f"1!{number}", "2024", Firm((f"name:示例{number}",)), (Fact("name", f"示例{number}"),), (link,))


def test_each_is_given_once_in_order_and_nobody_holds_it_afterwards() -> None:
    items = [Value(), Value(), Value()]
    watched = [weakref.ref(item) for item in items]
    given = drained(items)

    alive = []
    for item in given:
        del item
        alive.append([ref() is not None for ref in watched])
    kept = {"a": 1, "b": 2}

    assert alive == [[False, True, True], [False, False, True], [False, False, False]]
    assert sorted(drained_dict(kept)) == [("a", 1), ("b", 2)]
    assert (items, kept) == ([], {})


@pytest.mark.parametrize(("total", "worth"), [(1, 1), (999, 400), (1000, 1), (2500, 7), (3000, 4000), (0, 5)])
def test_steps_of_all_items_add_up_to_their_worth(total: int, worth: int) -> None:
    steps: list[int] = []

    assert list(telling(range(total), total, steps.append, worth)) == list(range(total))

    assert sum(steps) == (worth if total else 0)
    assert len(steps) <= total / 1000 + 1


def test_fold_tells_how_many_records_are_through() -> None:
    steps: list[int] = []

    fold(map(firm, range(2345)), (), step=steps.append)

    assert sum(steps) == 2345
    assert len(steps) > 5


def test_fold_lets_go_of_each_record_that_it_has_heard() -> None:
    records = [firm(number) for number in range(3000)]
    alive: list[int] = []

    def count(_: int) -> None:
        alive.append(sum(isinstance(r, Record) and r.row.startswith("1!") for r in gc.get_objects()))

    fold(drained(records), (), step=count)

    assert alive[0] <= 2001
    assert alive[-1] == 0
