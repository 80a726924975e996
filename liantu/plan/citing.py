"""Clauses as an official cites them: 二、主要目标；五、空间布局（一）至（八）."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any


def cited(clauses: Sequence[Mapping[str, Any]], codes: Collection[str]) -> str:
    """The sections of these clauses in the plan's order, neighbours of one chapter together."""
    placed = [(place, str(k["section"])) for place, k in enumerate(clauses) if k["code"] in codes]
    runs = groupby(enumerate(placed), key=lambda item: (item[1][0] - item[0], _chapter(item[1][1])))
    return "；".join(_run([section for _, (_, section) in run]) for _, run in runs)


def _run(sections: list[str]) -> str:
    if len(sections) == 1:
        return sections[0]
    return f"{sections[0]}至{sections[-1].removeprefix(_chapter(sections[-1]))}"


def _chapter(section: str) -> str:
    """五、空间布局（一） -> 五、空间布局."""
    return section.partition("（")[0]
