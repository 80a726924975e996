"""Scope words -> the places they mean: a place and all that lies within it, 渝西地区, 重庆, or everywhere."""

import difflib
from collections import defaultdict
from dataclasses import dataclass

from graph.errors import LiantuError
from queries.reading import Readable
from queries.registry import statement

WESTERN = "渝西地区"
EVERYWHERE = ("",)  # as the questions take it: '' IN $scope
_ALL_WORDS = {"", "all", "全部", "不限"}
_WESTERN_WORDS = {WESTERN, "渝西", "渝西八区", "western chongqing", "west"}


class UnknownWord(LiantuError):
    """A place, part or firm that nobody knows by that word; near ones are suggested."""


@dataclass(frozen=True, slots=True)
class Place:
    """A district, zone, municipality, province or country, with the places it lies in directly."""

    id: str
    name: str
    short_name: str
    level: str
    in_plan: bool
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a question looks: the words for people, the ids for Cypher (`('',)` = everywhere)."""

    words: str
    places: tuple[str, ...]


def places(store: Readable) -> tuple[Place, ...]:
    """All places, by id."""
    return tuple(
        Place(r["id"], r["name"], r["short_name"] or "", r["level"], bool(r["in_plan"]), tuple(r["within"]))
        for r in store.read(statement("facts/places"))
    )


def resolve_scope(store: Readable, words: str) -> Scope:
    """The places that these words mean.

    Raises:
        UnknownWord: no such place; near ones are named.
    """
    words = words.strip()
    if words.casefold() in _ALL_WORDS:
        return Scope("", EVERYWHERE)
    known = places(store)
    if words.casefold() in _WESTERN_WORDS:
        roots, shown = {p.id for p in known if p.in_plan}, WESTERN
    else:
        place = named_place(known, words)
        roots, shown = {place.id}, place.name
    return Scope(shown, tuple(sorted(_all_within(known, roots))))


def named_place(known: tuple[Place, ...], words: str) -> Place:
    """The one place of that id, name or short name."""
    found = [p for p in known if words in {p.id, p.name, p.short_name}]
    if not found:
        found = [p for p in known if p.level in {"district", "zone"} and words == f"重庆市{p.name}"]
    if len(found) == 1:
        return found[0]
    if not known:
        raise UnknownWord(f"不认识的范围“{words}”：库里还没有任何地点。请先运行 liantu plan load。")
    if found:
        raise UnknownWord(f"“{words}”有多种含义：{'、'.join(f'{p.name}（{p.id}）' for p in found)}。请用编码。")
    names = [WESTERN, *(n for p in known for n in (p.name, p.short_name) if n)]
    near = difflib.get_close_matches(words, names, n=5, cutoff=0.4)
    raise UnknownWord(
        f"不认识的范围“{words}”。"
        + (f"是否指：{'、'.join(near)}？" if near else f"可用：{WESTERN}、重庆、区县名或行政区划代码，空白为全部。")
    )


def _all_within(known: tuple[Place, ...], roots: set[str]) -> set[str]:
    inner: dict[str, set[str]] = defaultdict(set)
    for p in known:
        for outer in p.within:
            inner[outer].add(p.id)
    found, rest = set(roots), list(roots)
    while rest:
        fresh = inner[rest.pop()] - found
        found |= fresh
        rest += fresh
    return found
