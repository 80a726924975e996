"""Seeded chance, the same throws on every machine: only `Random.random` is promised to repeat across versions."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Choices from one seed."""

    def __init__(self, seed: int) -> None:
        self._throw = Random(seed).random  # noqa: S311 - invented data, no secret

    def chance(self, probability: float) -> bool:
        """True as often as said."""
        return self._throw() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._throw() * (high - low + 1))

    def one(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[int(self._throw() * len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Up to `count` different choices, in the order drawn."""
        left = list(choices)
        return [left.pop(int(self._throw() * len(left))) for _ in range(min(count, len(left)))]

    def weighted(self, choices: Sequence[T], weights: Sequence[float]) -> T:
        """One of the choices, the heavier the likelier."""
        point = self._throw() * sum(weights)
        for choice, weight in zip(choices, weights, strict=True):
            point -= weight
            if point < 0:
                return choice
        return choices[-1]

    def maybe(self, probability: float, value: T) -> T | str:
        """The value as often as said, else '' (a cell that nobody filled)."""
        return value if self.chance(probability) else ""
