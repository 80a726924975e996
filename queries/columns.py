"""The rows of an engine as findings: each column as its kind tells, the same from both engines."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.errors import QueryError
from queries.finding import Finding, finding_id
from queries.question import Query


def findings_of(query: Query, rows: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """A finding for each row, named by the question's identity.

    Raises:
        QueryError: other columns than the question declares, or several rows where there can be one at most.
    """
    if not rows:
        return ()
    names = [c.name for c in query.columns]
    if set(rows[0]) != set(names):
        raise QueryError(f"问题 {query.name} 返回的列是 {'、'.join(rows[0])}，声明的列是 {'、'.join(names)}。")
    if not query.identity and len(rows) > 1:
        raise QueryError(f"问题 {query.name} 没有 identity，只能返回一行，却返回了 {len(rows)} 行。")
    columns = {c.name: _converted(c.kind, [row[c.name] for row in rows]) for c in query.columns}
    keys = {c.of: columns[c.name] for c in query.columns if c.kind == "keys"}
    lines = (dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True))
    known = [_names_of(columns[c], keys.get(c)) for c in query.identity]
    identities = zip(*known, strict=True) if known else [()]
    return tuple(
        Finding(finding_id(query.name, [own[0] for own in identity]), values, query.name, identity)
        for values, identity in zip(lines, identities, strict=True)
    )


def _names_of(values: Sequence[Any], keys: Sequence[Sequence[str]] | None) -> list[tuple[str, ...]]:
    """All names of the thing that each value names: the value first, then its other keys."""
    if keys is None:
        return [(str(value),) for value in values]
    return [(str(value), *(k for k in own if k != value)) for value, own in zip(values, keys, strict=True)]


def _converted(kind: str, values: list[Any]) -> list[Any]:
    """A column as its kind is told; most columns are so already."""
    convert = _CONVERT.get(kind, _plain)
    return values if convert is _plain and _AS_IT_IS.issuperset(map(type, values)) else list(map(convert, values))


def _plain(value: Any) -> Any:
    """As JSON has it, the same from both engines: whole numbers stay, others to 1e-9, dates as text, maps by key."""
    if type(value) in _AS_IT_IS or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(value[k]) for k in sorted(value) if not k.startswith("@")}
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _integer(value: Any) -> Any:
    return value if type(value) is int else None if _unknown(value) else round(value)


def _number(value: Any) -> Any:
    return None if _unknown(value) else round(float(value), 9) + 0.0


def _unknown(value: Any) -> bool:
    """Absent, or the NaN by which measures say so."""
    return value is None or (isinstance(value, float) and value != value)


def _names(value: Any) -> list[Any]:
    return sorted(value or ())


# most values: a look-up, where asking for a union of types takes thrice the time
_AS_IT_IS = frozenset({type(None), str, bool, int})
_CONVERT: dict[str, Callable[[Any], Any]] = {
    "integer": _integer,
    "money": _integer,
    "number": _number,
    "share": _number,
    "rows": _names,
    "keys": _names,
}
