"""A firm's dated events in one order. Needs the facts firm_titles, firm_projects, firm_ends."""

import re
from collections.abc import Iterable, Iterator

from graph.dates import interval
from queries.derive.asked import Asked, Derived, Row

EVENTS = {
    "change": "变动",
    "title": "获评",
    "title_until": "称号到期",
    "stage": "项目达到阶段",
    "stage_planned": "项目计划",
    "ended": "终止",
}
_CHANGE = re.compile(r"(?P<on>\d{4}(?:-\d{2}){0,2}) (?P<what>.+)", re.DOTALL)


def timeline(asked: Asked) -> Derived:
    """A row for each event, the oldest first; equal ones once, with all rows."""
    found: dict[tuple[str, str, str], Row] = {}
    for on, event, what, rows in _events(asked):
        row = found.setdefault((on, event, what), {"on": on, "event": event, "event_zh": EVENTS[event], "what": what,
                                                   "planned": event == "stage_planned", "rows": []})  # fmt: skip
        row["rows"] = sorted({*row["rows"], *rows})
    return Derived(sorted(found.values(), key=lambda r: (interval(r["on"])[1], r["event"], r["what"])))


def _events(asked: Asked) -> Iterator[tuple[str, str, str, Iterable[str]]]:
    for firm in asked.rows:
        for text in firm["changes"]:
            if match := _CHANGE.fullmatch(text):
                yield match["on"], "change", match["what"], firm["rows"]
    for title in asked.facts["firm_titles"]:
        for name, event in (("since", "title"), ("until", "title_until")):
            if title[name]:
                yield _day(title[name]), event, title["what"], title["rows"]
    for stage in asked.facts["firm_projects"]:
        if stage["on"]:
            event = "stage" if stage["relation"] == "REACHED" else "stage_planned"
            yield _day(stage["on"]), event, f"{stage['project']}：{stage['stage']}", stage["rows"]
    for end in asked.facts["firm_ends"]:
        yield _day(end["on"]), "ended", f"{end['what']}（{end['by']}）" if end["by"] else end["what"], end["rows"]


def _day(value: object) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
