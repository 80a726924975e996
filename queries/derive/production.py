"""Who keeps which component of which assembly going, as the resilience measures take it. Needs the facts of `Evidence`."""

from collections.abc import Iterable, Mapping, Sequence

from queries.derive.asked import Row
from queries.derive.evidence import Evidence

Makers = dict[str, dict[str, frozenset[str]]]
WORDS = {True: "记录内齐备", False: "记录内不齐备"}  # of an assembly: every component has a verified producer, or not


def makers(spine: Sequence[Row], evidence: Evidence) -> Makers:
    """Assembly -> component -> verified producers."""
    found: Makers = {}
    for row in spine:
        found.setdefault(row["assembly"], {})[row["code"]] = frozenset(evidence.producers(row["code"]))
    return found


def groups(evidence: Evidence, firms: Iterable[str]) -> dict[str, str]:
    """Firm -> its owner group."""
    return {firm: evidence.group(firm) for firm in firms}


def everybody(made: Makers) -> frozenset[str]:
    """All verified producers."""
    return frozenset(firm for components in made.values() for firms in components.values() for firm in firms)


def part_names(spine: Sequence[Row]) -> Mapping[str, str]:
    """Component or assembly -> name."""
    return {row["code"]: row["name"] for row in spine} | {row["assembly"]: row["assembly_name"] for row in spine}


def is_complete(components: Mapping[str, frozenset[str]]) -> bool:
    """Whether every component of an assembly has a verified producer."""
    return all(components.values())
