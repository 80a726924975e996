"""Hundreds of thousands of values on their way through: each is gone when it is given, and somebody hears how far it is."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
Step = Callable[[int], None]
_TELL = 1_000  # items between two steps


def drained(items: list[T]) -> Iterator[T]:
    """The items of a list in their order, each gone from it when it is given."""
    items.reverse()
    while items:
        yield items.pop()


def drained_dict(items: dict[K, V]) -> Iterator[tuple[K, V]]:
    """What a dictionary holds, the last first, each gone from it when it is given."""
    while items:
        yield items.popitem()


def telling(items: Iterable[T], total: int, step: Step, worth: int) -> Iterator[T]:
    """The `total` items; every thousand of them `step` is told how many steps more are done of the `worth` of all."""
    told = 0
    for n, item in enumerate(items, 1):
        yield item
        if n % _TELL == 0 or n == total:
            step(worth * n // total - told)
            told = worth * n // total
