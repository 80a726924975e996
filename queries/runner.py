"""`ask`: one question put to one store; the Answer is the same on both engines, in every page, command and file."""

import json
from collections.abc import Hashable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from graph.collecting import uncollected
from graph.errors import QueryError, TooLong
from graph.store import NO_LIMITS, GraphStore, Limits
from queries.columns import findings_of
from queries.derive.asked import Asked, Derived, function
from queries.finding import Finding
from queries.front_matter import SHOWN
from queries.front_matter import used_parameters as used_in
from queries.parameters import used_parameters
from queries.question import NO_WORDS, Column, Query, Said, Words
from queries.reading import Arriving, Kept, Known, Readable, what_is_read
from queries.registry import named, registry, statement
from queries.thresholds import Thresholds, packaged

_AT_ONCE = 2  # statements read at the same time: neither engine's work holds up this process
_KIND = {bool: "boolean", int: "integer", float: "number", list: "strings", dict: "map"}  # of columns nobody declared


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, of how many that could have been, with which parameters, from which data."""

    query: Query
    findings: tuple[Finding, ...]
    total: int
    parameters: Mapping[str, Any]
    version: str
    warnings: tuple[Said, ...] = ()
    thresholds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # those that decided the answer
    sentence: Words = NO_WORDS  # the answer in one sentence, where the question has one

    def rows(self) -> list[dict[str, Any]]:
        """The findings as plain rows, in the answer's order."""
        return [dict(f.values) for f in self.findings]

    def as_json(self) -> dict[str, Any]:
        """One object; equal facts give equal text, whatever the engine."""
        return {
            "findings": [{"id": f.id, **f.values} for f in self.findings],
            "total": self.total,
            "parameters": dict(self.parameters),
            **({"sentence": {"zh": self.sentence.zh, "en": self.sentence.en}} if self.sentence.zh else {}),
            "thresholds": {section: dict(values) for section, values in self.thresholds.items()},
            "question": {"name": self.query.name, "version": self.query.version},
            "version": self.version,
        }


@uncollected()
def ask(
    store: GraphStore,
    question: str | Query,
    thresholds: Thresholds | None = None,
    known: Known | None = None,
    /,
    **given: Any,
) -> Answer:
    """Put a question, by its name or as a Query; without `thresholds` those that come with the program decide.

    `known` keeps what was read, and what took long to compute of it, for further questions to the same state of the store.

    Raises:
        UsageError: no such question or parameter.
        UnknownWord: a place, part or firm that is not in the store.
        QueryError: the engine refuses the Cypher, or would not refuse an own question that writes, or stopped one at
            its time limit, or the answer has other columns than the file declares.
    """
    query = question if isinstance(question, Query) else named(question, registry())
    if query.own and not store.guards_reads:
        raise QueryError(
            f"库正由网页程序打开，自己的问题 {query.name} 只能在那里问：请用网页的“查询”页，或先关闭网页再运行。"
        )
    thresholds = thresholds or packaged()
    source: Readable = store if known is None else Kept(store, known)
    used = used_parameters(source, query, given)
    values = {name: u.value for name, u in used.items()}
    shown_as = {name: u.shown for name, u in used.items()}
    reading = _Reading(store, source, values, _limits(thresholds) if query.own else NO_LIMITS, known)
    try:
        found = _found(reading, query, thresholds, shown_as)
        total = len(found.rows) if found.total is None else found.total
    except TooLong as error:
        if not query.own:
            raise
        raise QueryError(_too_long(query, thresholds)) from error
    rows = found.rows
    if rows and not query.columns:
        query = _described(query, rows[0])
    shown = rows[: thresholds["own"]["rows"]] if query.own else rows
    findings = findings_of(query, shown)
    warnings = (*found.warnings, *_cut(query, len(rows), len(shown), total))
    judged_by = thresholds.of(query.thresholds)
    return Answer(query, findings, total, shown_as, data_version(source), warnings, judged_by, found.sentence)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One question's way to the store: its values and what it may cost."""

    store: GraphStore
    source: Readable
    values: Mapping[str, Any]
    limits: Limits
    known: Known | None

    def rows(self, text: str) -> list[dict[str, Any]]:
        """With the parameters that the text uses, no others."""
        values = self._given(text)
        return (
            self.source.read(text, values) if self.limits is NO_LIMITS else self.store.read(text, values, self.limits)
        )

    def shown(self, text: str, shown: Sequence[str]) -> list[dict[str, Any]]:
        """What is told of these things."""
        return self.source.read(text, {**self._given(text), SHOWN: list(shown)})

    def name(self, text: str) -> Hashable:
        """Of what `rows` gives."""
        return what_is_read(text, self._given(text))

    def _given(self, text: str) -> dict[str, Any]:
        return {name: self.values[name] for name in used_in(text) if name in self.values}


def _limits(thresholds: Thresholds) -> Limits:
    """Of an analyst's own question; one row more tells that there are more."""
    own = thresholds["own"]
    return Limits(own["rows"] + 1, own["seconds"] or None)


def _too_long(query: Query, thresholds: Thresholds) -> str:
    return (
        f"问题 {query.name} 超过 {thresholds['own']['seconds']} 秒，数据库已停止它，库没有变化。"
        "请在语句里加条件或 LIMIT；时限是门槛文件 thresholds.toml 的 [own] seconds。"
    )


def _found(reading: _Reading, query: Query, thresholds: Thresholds, shown: Mapping[str, Any]) -> Derived:
    if not query.derive:
        return _listed(reading, query)
    known = Known() if reading.known is None else reading.known
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        rows = pool.submit(reading.rows, query.text)
        facts = Arriving({fact.name: pool.submit(reading.rows, fact.text) for fact in query.facts})
        names = {fact.name: reading.name(fact.text) for fact in query.facts}
        later = {fact.name: partial(reading.shown, fact.text) for fact in query.later}
        given = reading.values
        try:
            found = function(query.derive)(Asked(rows.result(), facts, given, thresholds, shown, known, names, later))
            facts.all_came()
        except BaseException:
            pool.shutdown(cancel_futures=True)  # nobody waits for what is not begun
            raise
    return found


def _described(query: Query, row: Mapping[str, Any]) -> Query:
    """An analyst's question that declares no columns has those that came, and each line is a finding of its own."""
    columns = tuple(Column(name, _KIND.get(type(value), "string"), Words(name, name)) for name, value in row.items())
    return replace(query, columns=columns, identity=tuple(row))


def _listed(reading: _Reading, query: Query) -> Derived:
    """What the question's own Cypher finds; how many there could have been, or of a list with a limit are, is counted beside it."""
    if not query.total:
        return Derived(reading.rows(query.text))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        counted = pool.submit(reading.rows, query.total)
        rows = reading.rows(query.text)
        is_whole = len(rows) < reading.values.get("limit", 0)
        return Derived(rows, len(rows) if is_whole else int(counted.result()[0]["total"]))


def _cut(query: Query, found: int, shown: int, total: int) -> tuple[Said, ...]:
    if shown < found:
        zh = f"结果多于 {shown} 行，只取前 {shown} 行。请在语句里加条件或 LIMIT。"
        return (
            Said(
                zh, f"More than {shown} rows: the first {shown} are taken. Add a condition or LIMIT to the statement."
            ),
        )
    if shown < total and any(p.name == "limit" for p in query.params):
        zh = f"共 {total} 条，只列出前 {shown} 条。可用参数 limit 多列。"
        return (Said(zh, f"{total} in all; the first {shown} are listed. The parameter limit lists more."),)
    return ()


def data_version(store: Readable) -> str:
    """Names the data: the same rows, judgements, maps and vocabulary give the same version; '' in an empty store."""
    found = store.read(statement("version"))
    return str(json.loads(found[0]["body"]).get("version", "")) if found else ""
