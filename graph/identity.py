"""Who is who: keys -> firms. Pure and order-free; loaders only yield keys.

An enterprise is a set of keys `code:`, `stock:`, `name:`. A code stands for itself; a stock key belongs to the only
code seen with it; a name to the only stronger firm seen with it. A key that two stronger firms claim belongs to nobody:
a row that has nothing better is held. Never transitive through weaker keys, so the order of rows cannot matter.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.records import Firm, Judgement

LEVELS = ("code", "stock", "name")
_DOTS = re.compile(r"[·•・‧∙●]")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")


_UNTIL = "（至"


def normal_form(text: str) -> str:
    """A registered name with characters and brackets folded, nothing stripped: what follows `name:` in a key."""
    folded = unicodedata.normalize("NFKC", text)
    return _DOTS.sub("·", _BLANKS.sub("", folded)).casefold()


def borne_until(name: str, date: str) -> str:
    """A former name as it is kept and shown: 某某有限公司（至2023-05）."""
    return f"{name}{_UNTIL}{date}）" if date else name


def given_up(former: Iterable[str]) -> dict[str, str]:
    """Former names as `borne_until` writes them: normal form -> the last date; '' where nobody says."""
    made: dict[str, str] = {}
    for each in former:
        name, mark, date = each.rpartition(_UNTIL)
        form = normal_form(name if mark else each)
        made[form] = max(made.get(form, ""), date.rstrip("）") if mark else "")
    return made


def texts(firm: Firm) -> set[str]:
    """Every text by which somebody else may name the firm of a row."""
    return {key[5:] for key in firm.keys if key.startswith("name:")} | set(firm.aliases)


def level(key: str) -> int:
    """0 for a code, 1 for a stock key, 2 for a name."""
    return LEVELS.index(key.partition(":")[0])


def strength(key: str) -> tuple[int, str]:
    """Sorts the strongest key first: code, stock, name, then by text."""
    return level(key), key


@dataclass(frozen=True, slots=True)
class Owners:
    """What identity found: the firm of every row, whom a mention means, and human judgements that cannot all hold."""

    of_row: Mapping[str, str | None]  # row -> id of its firm; None: held
    stem: Mapping[str, str]  # row -> the firm it would be without what a person joined
    contradictions: tuple[tuple[str, str], ...]
    _by_name: Mapping[str, set[str]]
    _by_text: Mapping[str, set[str]]
    _by_key: Mapping[str, str | None]
    _judged_texts: Mapping[str, set[str]]

    def of_key(self, key: str) -> str | None:
        """The firm that a key opens; None for a key that no row gives or that two firms dispute."""
        return self._by_key.get(key)

    def resolve(self, mention: str) -> str | None:
        """The firm that a text means: the one a person named, the only owner of that name, the only firm so called, or None."""
        found = self._judged_texts.get(mention) or self._by_name.get(mention) or self._by_text.get(mention) or ()
        return next(iter(found)) if len(found) == 1 else None


def owners(firms: Mapping[str, Firm], judgements: Iterable[Judgement]) -> Owners:
    """Find the firm of every row. A function of the set of rows and judgements, whatever their order."""
    judgements = tuple(judgements)
    root = _settle(firms)
    union, contradictions = _judged(root, judgements)
    if judgements:
        root = _settle(firms, _Rulings(root, union, judgements))
        union, contradictions = _judged(root, judgements)
    of_row: dict[str, str | None] = {}
    stem: dict[str, str] = {}
    by_name: dict[str, set[str]] = defaultdict(set)
    by_text: dict[str, set[str]] = defaultdict(set)
    for row, firm in firms.items():
        strongest = firm.keys[0]
        own = root[strongest]
        # a human "same" may also name the disputed key itself: then its rows are no longer held
        owner = union.get(own, own) if own else union.get(strongest)
        of_row[row] = owner
        stem[row] = own or strongest
        if owner is None:
            continue
        for text in texts(firm):
            by_text[text].add(owner)
        for key in firm.keys:
            if key.startswith("name:"):
                by_name[key[5:]].add(owner)
    live = set(of_row.values())  # a firm whose rows are all held is nobody yet
    of_key = {key: union.get(own, own) if own else union.get(key) for key, own in root.items()}
    by_key = {key: owner if owner in live else None for key, owner in of_key.items()}
    judged_texts: dict[str, set[str]] = defaultdict(set)
    for text, key in spoken_of(judgements):
        if owner := by_key.get(key):
            judged_texts[text].add(owner)
    return Owners(of_row, stem, contradictions, by_name, by_text, by_key, judged_texts)


def spoken_of(judgements: Iterable[Judgement]) -> Iterator[tuple[str, str]]:
    """(text, key) of every judgement that a mention by this text means the firm with this key."""
    for j in judgements:
        if j.kind == "same":
            for text, key in ((j.a, j.b), (j.b, j.a)):
                if text.startswith("text:") and not key.startswith("text:"):
                    yield text[5:], key


class _Rulings:
    """What judgements say about a key that stronger firms claim."""

    def __init__(
        self, root: Mapping[str, str | None], union: Mapping[str, str], judgements: Iterable[Judgement]
    ) -> None:
        self._union = union
        self._apart: dict[str, set[str]] = defaultdict(set)  # key -> firms that a person says it does not mean
        for j in judgements:
            if j.kind == "different":
                for key, other in ((j.a, j.b), (j.b, j.a)):
                    self._apart[key].add(self._firm(root.get(other) or other))

    def _firm(self, key: str) -> str:
        return self._union.get(key, key)

    def owner(self, key: str, claimed: set[str]) -> str | None:
        """The key itself when it means none of the firms, the one firm that they are, or None: nobody knows."""
        firms = {self._firm(each) for each in claimed}
        if firms <= self._apart.get(key, set()):
            return key
        return min(claimed, key=strength) if len(firms) == 1 else None


def _settle(firms: Mapping[str, Firm], rulings: _Rulings | None = None) -> dict[str, str | None]:
    """Key -> key of the firm it belongs to, strongest level first; None where two stronger firms claim it."""
    rulings = rulings or _Rulings({}, {}, ())
    root: dict[str, str | None] = {}
    for this in range(len(LEVELS)):
        claims: dict[str, set[str]] = {}
        for firm in firms.values():
            for key in firm.keys:
                if level(key) == this:
                    claimed = claims.setdefault(key, set())
                    up = root[firm.keys[0]] if level(firm.keys[0]) < this else None
                    if up:
                        claimed.add(up)
        for key, stronger in claims.items():
            root[key] = rulings.owner(key, stronger) if stronger else key
    return root


def _judged(
    root: Mapping[str, str | None], judgements: Iterable[Judgement]
) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Firms that a human joined -> the id they stand under, and pairs judged both same (by a chain) and different."""
    live = [j for j in judgements if j.a in root and j.b in root]
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        while parent.get(key, key) != key:
            key = parent[key]
        return key

    def end(key: str) -> str:
        return root[key] or key

    for j in live:
        if j.kind == "same":
            low, high = sorted((find(end(j.a)), find(end(j.b))), key=strength)
            parent[low] = parent[high] = low
    apart = sorted(
        {tuple(sorted((j.a, j.b))) for j in live if j.kind == "different" and find(end(j.a)) == find(end(j.b))}
    )
    broken = {find(end(a)) for a, _ in apart}  # a chain that contradicts itself joins nothing until somebody mends it
    union = {key: find(key) for key in list(parent) if find(key) not in broken}
    return union, tuple((a, b) for a, b in apart)
