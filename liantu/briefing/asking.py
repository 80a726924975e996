"""Asking: a template's only way to data. Every answer is kept with what it takes to get it again; figures are read from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from liantu.briefing.chain_map import Asked, AskedColumn, Figure, Locator, Measure, Span, Text
from liantu.briefing.values import UNKNOWN_ZH, shown, unit_shown

if TYPE_CHECKING:
    from graph.store import GraphStore
    from queries.finding import Finding
    from queries.reading import Known
    from queries.runner import Answer
    from queries.thresholds import Thresholds

NUMBERS = frozenset({"integer", "number", "money", "share"})


@dataclass(frozen=True)
class Moment:
    """A store at one time. `day`: the date that questions are asked for ('' = that of the data)."""

    store: "GraphStore"
    day: str
    thresholds: "Thresholds"
    known: "Known"
    answers: "dict[tuple[str, str], Answer]" = field(default_factory=dict)  # shared by the briefings of one run

    def ask(self, question: str, given: Mapping[str, Any]) -> "Answer":
        """Each question with the same parameters once."""
        from queries.runner import ask

        key = (question, repr(sorted(given.items())))
        if key not in self.answers:
            self.answers[key] = ask(self.store, question, self.thresholds, self.known, **given)
        return self.answers[key]


class Asking:
    """One briefing's answers and figures. `then` is the compare date, where there is one."""

    def __init__(self, now: Moment, then: Moment | None = None) -> None:
        self.now, self.then = now, then
        self.asked: dict[str, Asked] = {}
        self.figures: dict[str, Figure] = {}
        self._told: dict[tuple[str, str, str], Told] = {}

    def ask(self, question: str, /, **given: Any) -> "Told":
        """The answer for the date of the briefing; a question that takes a date is given that one."""
        return self._ask(self.now, "", question, given)

    def before(self, question: str, /, **given: Any) -> "Told | None":
        """The same question at the compare date; None without one."""
        return self._ask(self.then, "compare", question, given) if self.then else None

    def _ask(self, moment: Moment, name: str, question: str, given: Mapping[str, Any]) -> "Told":
        from queries.registry import registry

        dated = moment.day and any(p.name == "as_of" for p in registry()[question].params)
        asked = {**given, "as_of": moment.day} if dated else dict(given)
        key = (name, question, repr(sorted(asked.items())))
        if key not in self._told:
            answer = moment.ask(question, asked)
            kept = _kept(f"Q{len(self._told) + 1}", answer, asked, name)
            self.asked[kept.id] = kept
            self._told[key] = Told(self, kept, answer.findings)
        return self._told[key]


class Told:
    """One answer as a template reads it: rows to arrange, figures and texts that know where they stand."""

    def __init__(self, asking: Asking, asked: Asked, findings: "Sequence[Finding]") -> None:
        self._asking, self.asked, self.findings = asking, asked, findings
        self._columns = {column.name: column for column in asked.columns}

    @property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The rows, in the answer's order."""
        return self.asked.rows

    def figure(
        self, id: str, column: str, *, measure: Measure = "value", part_of: str = "", firms: bool = False, **where: Any
    ) -> Figure:
        """The figure of that id; the same id must mean the same cell. With `firms` its value counts firms."""
        declared = self._columns[column]
        counts = measure in ("count", "distinct")
        find = Locator(column, tuple(sorted(where.items())), measure)
        rows = find.rows(self.rows)
        value = find.value(rows)
        known = sum(row.get(column) is not None for row in rows)
        made = Figure(
            id=id,
            value=value,
            shown=shown(value, "" if counts else declared.kind, "" if counts else declared.unit),
            unit="" if counts else unit_shown(declared.unit),
            asked=self.asked.id,
            find=find,
            coverage=(known, len(rows)) if measure == "sum" else None,
            rows=tuple(sorted({r for row in rows for r in row.get("rows") or ()})),
            firms=value if firms and isinstance(value, int) else None,
            part_of=part_of,
        )
        kept = self._asking.figures.setdefault(id, made)
        if kept != made:
            raise ValueError(f"two figures are called {id}")
        return made

    def cell(self, row: Mapping[str, Any], column: str, tone: str = "", prefix: str = "") -> Text:
        """A number of one row as text that knows its place; words as they are. Unknown is 不明 for numbers, nothing for words."""
        value, declared = row[column], self._columns[column]
        if value is None or value == []:
            return (Span(UNKNOWN_ZH, tone="quiet"),) if declared.kind in NUMBERS else ()
        if declared.kind not in NUMBERS:
            return (Span(shown(value, declared.kind, declared.unit), tone=tone),)
        where = {name: row[name] for name in self.asked.identity}
        place = ".".join(str(value) for value in where.values())
        return self.text(f"{prefix or self.asked.id}.{place}.{column}", column, tone, **where)

    def text(self, id: str, column: str, tone: str = "", **how: Any) -> Text:
        """The same as text: the number alone, without its unit."""
        made = self.figure(id, column, **how)
        return (Span(made.shown, made.id, tone),)


def _kept(id: str, answer: "Answer", given: Mapping[str, Any], moment: str) -> Asked:
    query = answer.query
    return Asked(
        id=id,
        question=query.name,
        question_version=query.version,
        title=query.title.zh,
        rule=query.rule.zh,
        limits=query.limits.zh,
        given=dict(given),
        parameters=dict(answer.parameters),
        thresholds=answer.thresholds,
        moment=moment,
        data_version=answer.version,
        columns=tuple(AskedColumn(c.name, c.title.zh, c.kind, c.unit, c.node) for c in query.columns),
        rows=tuple(f.values for f in answer.findings),
        total=answer.total,
        warnings=answer.warnings,
        identity=query.identity,
        titles={p.name: p.doc.zh.partition("：")[0].partition("（")[0] for p in query.params},
    )
