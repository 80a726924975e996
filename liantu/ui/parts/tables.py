"""Rows as a table on the page: words for codes, units in the head, ids and keys left to the downloads."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

import pandas as pd
import streamlit as st

from liantu.commands.wording import VALUE_WORDS, words_of
from liantu.ui.parts.money import in_unit
from liantu.ui.speech import both, language, say
from queries.registry import Column

_HIDDEN_KINDS = frozenset({"keys", "rows"})
_PERCENT = "percent"
_ROW = 33  # pixels
_LONG = 600  # characters of a list that a cell shows
_WORDS = frozenset({"evidence", "relation", "data_kind", "matched"})


def frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> pd.DataFrame:
    """Readable columns under their words."""
    names = {c.name for c in columns}
    shown = [c for c in columns if c.kind not in _HIDDEN_KINDS and not _is_double(c.name, names)]
    data = pd.DataFrame({head(c): _series(c, [cell(c, r.get(c.name)) for r in rows]) for c in shown})
    data.attrs[_PERCENT] = {head(c): 0 for c in shown if c.kind == "share"}  # digits that `table` shows
    return data


def percent_digits(data: pd.DataFrame, column: Column, digits: int) -> None:
    """Show the shares of this column of a `frame` with so many digits."""
    data.attrs[_PERCENT][head(column)] = digits


def _series(column: Column, values: Sequence[Any]) -> pd.Series:
    """Whole numbers stay whole beside an unknown one; shares are numbers in per cent, so that they sort as such."""
    kind = {"integer": "Int64", "share": "Float64"}.get(column.kind)
    return pd.Series(values, dtype=kind) if kind else pd.Series(values)


def _is_double(name: str, names: Set[str]) -> bool:
    """A code beside its Chinese words, or in English the words beside the code."""
    if language() == "en":
        return name.endswith("_zh") and name.removesuffix("_zh") in names
    return f"{name}_zh" in names


def head(column: Column) -> str:
    """The words of a column with its unit."""
    words = both(column.zh, column.en)
    if column.unit == "CNY":
        words = words.removesuffix("（元）").removesuffix(" (yuan)")
        return f"{words}{say('unit.money.head')}"
    return words


def cell(column: Column, value: Any) -> Any:
    """A value as a person reads it; unknown stays empty, never zero."""
    if value is None or value == []:
        return None
    if column.kind == "boolean":
        return say("yes" if value else "no")
    if column.kind == "money":
        return in_unit(value) if column.unit == "CNY" else value
    if column.kind == "share":
        return 100 * value
    if column.name in _WORDS and value:
        return worded(column.name, str(value))
    if words := words_of(column.name, value):
        return both(*words)
    if isinstance(value, list):
        return joined([both(*(words_of(column.name, each) or (each, each))) for each in value])[:_LONG]
    if isinstance(value, tuple | Mapping):
        return joined(value)[:_LONG]
    return value


def qualified(row: Mapping[str, Any]) -> dict[str, Any]:
    """潼南's 动力电池 keeps its qualifier: 动力电池（材料）."""
    return {**row, "assembly_name": row["assembly_name"] + (f"（{row['note']}）" if row["note"] else "")}


def worded(kind: str, value: str) -> str:
    """A word of the model (`confirmed`, `MAKES`) as people say it; any other text as it stands."""
    try:
        return say(f"{kind}.{value}")
    except KeyError:
        return both(*VALUE_WORDS.get(value, (value, value)))


def worded_value(code: str) -> str:
    """A code of an answer (`CONFIRMED`, `verified`) as people say it; another one as it stands."""
    return both(*VALUE_WORDS[code]) if code in VALUE_WORDS else code


def joined(value: Any) -> str:
    """A list or a map in one line."""
    if isinstance(value, Mapping):
        return " ".join(joined(v) for v in value.values() if v not in (None, ""))
    if isinstance(value, list | tuple):
        return "、".join(joined(v) for v in value)
    return str(value)


def _forms(data: pd.DataFrame, digits: int) -> Iterator[tuple[str, str]]:
    shares = data.attrs.get(_PERCENT, {})
    for name in data.columns:
        if name in shares:
            yield name, f"%.{shares[name]}f%%"
        elif data[name].dtype.kind == "f":
            yield name, f"%.{0 if (data[name].dropna() % 1 == 0).all() else digits}f"  # 1000 firms, not 1000.00


def table(data: pd.DataFrame, key: str, *, select: bool = False, lines: int = 18, digits: int = 2) -> int | None:
    """The table, at most so many lines high, fractions with so many digits; with `select` the number of the line that somebody clicked."""
    shape: dict[str, Any] = {
        "hide_index": True, "key": key, "placeholder": "", "row_height": _ROW,
        "column_config": {n: st.column_config.NumberColumn(format=form) for n, form in _forms(data, digits)},
        "height": "content" if len(data) <= lines else _ROW * (lines + 1) + 2,
    }  # fmt: skip
    if not select:
        st.dataframe(data, **shape)
        return None
    chosen = st.dataframe(data, **shape, on_select="rerun", selection_mode=["single-row", "single-cell"])["selection"]
    clicked = [*chosen["rows"], *(line for line, _ in chosen["cells"])]
    return int(clicked[0]) if clicked and clicked[0] < len(data) else None
