"""Firms of a component, as its proof counts them; against the compare date who is new and who is gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from liantu.briefing.asking import Told
from liantu.briefing.desk import Desk


@dataclass(frozen=True, slots=True)
class Maker:
    """A firm that counts as maker (or counted before). `mark`: 'new', 'gone' or ''."""

    firm: str
    name: str
    mark: str = ""


def makers(desk: Desk, component: str) -> list[Maker]:
    """Those who count, in the proof's order; then those who counted at the compare date and do no more."""
    from queries.finding import compare

    now = desk.asking.ask("links/proof", component=component, scope=desk.request.scope)
    then = desk.asking.before("links/proof", component=component, scope=desk.request.scope)
    counted = [f for f in now.findings if f.values["counts"]]
    if then is None:
        return [_maker(f.values) for f in counted]
    changed = compare([f for f in then.findings if f.values["counts"]], counted)
    new = {f.id for f in changed.new}
    return [
        *(_maker(f.values, "new" if f.id in new else "") for f in counted),
        *(_maker(f.values, "gone") for f in changed.closed),
    ]


def _maker(values: Mapping[str, Any], mark: str = "") -> Maker:
    return Maker(str(values["who"]), str(values["name"]), mark)


def changed_rows(now: Told, then: Told | None) -> dict[str, str]:
    """Identity of rows -> 'new', of those that were not there at the compare date."""
    from queries.finding import compare

    if then is None:
        return {}
    new = compare(then.findings, now.findings).new
    return {".".join(str(f.values[name]) for name in now.asked.identity): "new" for f in new}


def gone_rows(now: Told, then: Told | None) -> list[dict[str, object]]:
    """Rows of the compare date that are there no more."""
    from queries.finding import compare

    return [] if then is None else [dict(f.values) for f in compare(then.findings, now.findings).closed]
