"""Claims -> the properties of a node or relationship: the one value, or a conflict; what a person chose; names by rows. Pure."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from graph.claims import GRADE, Claim, Names, Said, later
from graph.dates import newest
from graph.identity import given_up, normal_form, strength
from graph.model import MODEL, NAME
from graph.phrases import value_text
from graph.records import Value

_QUALIFIER = "_qualifier"


def properties(owner: str, said: Said, decided: Collection[str] = ()) -> dict[str, Any]:
    """What is written to the graph. Values that no date orders and nobody chose among stay out; `conflicts` names them."""
    made: dict[str, Any] = {name: tuple(sorted(set(values))) for name, values in (said.lists or {}).items() if values}
    conflicts = []
    for name in said.single:
        claims = _standing(name, said, decided)
        if not claims:
            continue
        p = MODEL.property[owner, name]
        value = claims[0][3] if len(claims) == 1 else _agreed(claims)
        if value is None:
            conflicts.append(name)
            if p.required:  # a name must be shown, marked as a conflict all the same
                value = claims[0][3] if name == "name" else min((c[3] for c in claims), key=str)
        if value is not None:
            made[name] = value
            if p.dated and (date := claims[0][2] if len(claims) == 1 else newest({c[2] for c in claims})):
                made[f"{name}_as_of"] = date
    if conflicts:
        made["conflicts"] = tuple(sorted(conflicts))
    if date := _as_of(made, said):
        made["as_of"] = date
    made["rows"] = tuple(sorted(said.rows))
    return made


def _as_of(made: Mapping[str, Any], said: Said) -> str:
    """The newest date; of what is graded, of the rows that give the grade that stands: a hint from today does not renew an old proof."""
    return said.graded.get(made[GRADE], "") if said.graded else said.date


def _standing(name: str, said: Said, decided: Collection[str]) -> tuple[Claim, ...]:
    """The claims of a single value that are to be considered; none of a qualifier whose number does not stand."""
    claims = said.single[name]
    if name.endswith(_QUALIFIER):
        base = name[: -len(_QUALIFIER)]
        return _beside(claims, _chosen(base, said.single.get(base, ()), decided))
    if name != "name":
        return _chosen(name, claims, decided)
    names = said.names or {}
    borne = _still_borne(claims, names, given_up((said.lists or {}).get("former_names", ())))
    chosen = _chosen(name, borne, decided)
    return _by_rows(chosen, names) if len(chosen) > 1 else chosen


def _still_borne(claims: tuple[Claim, ...], names: Names, former: Mapping[str, str]) -> tuple[Claim, ...]:
    """Claims without the names that the firm gave up: a newer list may still write the old one."""
    if not any(normal_form(str(c[3])) in former for c in claims):
        return claims
    said = {(date, value): normal_form(str(value)) for date, value, _ in names}
    first = min(former[form] for form in said.values() if form in former)
    # of those that it gave up, if it gave up all, the one that it gave up first: it went back to that
    standing = [each for each, form in said.items() if form not in former] or [
        each for each, form in said.items() if former[form] == first
    ]
    found: tuple[Claim, ...] = ()
    for date, value in sorted(standing, key=str):
        found = later(found, value, date, NAME)
    return found


def _by_rows(claims: tuple[Claim, ...], names: Names) -> tuple[Claim, ...]:
    """Names by the rows that give them, then by the strongest key; only the first where no key's own rows differ.

    Two names of firms that a person joined are one firm's two names, and no question.
    """
    rows: Counter[Claim] = Counter()
    strongest: dict[Claim, tuple[int, str]] = {}
    of_stem: dict[str, set[str]] = {}
    for claim in claims:
        for (date, value, stem), n in names.items():
            if (date, value) == claim[2:]:
                rows[claim] += n
                strongest[claim] = min(strength(stem) if stem else (0, ""), strongest.get(claim, (9, "")))
                of_stem.setdefault(stem, set()).add(normal_form(str(value)))
    ranked = tuple(sorted(claims, key=lambda c: (-rows[c], strongest.get(c, (9, "")), str(c[3]), c[2])))
    return ranked if any(len(forms) > 1 for forms in of_stem.values()) else ranked[:1]


def _chosen(name: str, claims: tuple[Claim, ...], decided: Collection[str]) -> tuple[Claim, ...]:
    """The claims whose value a person chose; all of them when nobody did."""
    if len(claims) < 2 or not decided:
        return claims
    return tuple(c for c in claims if value_text(name, c[3]) in decided) or claims


def _beside(claims: tuple[Claim, ...], number: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Only what qualifies a number that stands: the ≈ of an older year says nothing about the newer number."""
    dates = {c[2] for c in number} if len(number) == 1 or _agreed(number) is not None else set()
    return tuple(c for c in claims if c[2] in dates)


def _agreed(claims: tuple[Claim, ...]) -> Value | None:
    """The one value that they all state (texts compared in normal form), else None."""
    values = {c[3] for c in claims}
    if len(values) == 1:
        return next(iter(values))
    if all(isinstance(v, str) for v in values) and len({normal_form(str(v)) for v in values}) == 1:
        return min(values, key=str)
    return None
