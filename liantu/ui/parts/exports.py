"""Answers as files: CSV with BOM, XLSX of texts and numbers. No cell becomes a formula in the reader's spreadsheet."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st
import xlsxwriter

from liantu.commands.shown import FORMULA, csv_text, text
from liantu.ui.speech import both, say
from queries.runner import Answer

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CELL = 32_767  # characters that a spreadsheet holds in one cell


def titles(answer: Answer) -> dict[str, str]:
    """Column -> its words in the language of the page; an own question without declared columns has names only."""
    if answer.query.columns:
        return {c.name: both(c.zh, c.en) for c in answer.query.columns}
    return {name: name for name in (answer.findings[0].values if answer.findings else ())}


def csv_bytes(rows: Sequence[Mapping[str, Any]], heads: Mapping[str, str]) -> bytes:
    """The same text that the command line writes."""
    return csv_text(rows, heads).encode("utf-8")


def xlsx_bytes(rows: Sequence[Mapping[str, Any]], heads: Mapping[str, str], sheet: str = "liantu") -> bytes:
    """One sheet: frozen head, filter, numbers as numbers, everything else as text."""
    return book_bytes({sheet: (rows, heads)})


def book_bytes(sheets: Mapping[str, tuple[Sequence[Mapping[str, Any]], Mapping[str, str]]]) -> bytes:
    """The same for several sheets: name -> rows and heads."""
    out = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, safe) as book:
        bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        for name, (rows, heads) in sheets.items():
            _sheet(book.add_worksheet(name), rows, heads, bold, quoted)
    return out.getvalue()


def _sheet(page: Any, rows: Sequence[Mapping[str, Any]], heads: Mapping[str, str], bold: Any, quoted: Any) -> None:
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(rows)), max(0, len(heads) - 1))
    for column, head in enumerate(heads.values()):
        page.write_string(0, column, head, bold)
        page.set_column(column, column, min(40, max(10, 2 * len(head) + 2)))
    for line, row in enumerate(rows, 1):
        for column, name in enumerate(heads):
            _write(page, line, column, row.get(name), quoted)


def downloads(answer: Answer, name: str, whole: Callable[[], Answer] | None = None) -> None:
    """Both files of an answer, made when somebody asks for them; of one that is shown in part `whole` gives all."""
    heads, all_of = titles(answer), whole or (lambda: answer)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("download.csv"), lambda: csv_bytes(all_of().rows(), heads), f"{name}.csv", "text/csv",
            key=f"csv_{name}", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            say("download.xlsx"), lambda: xlsx_bytes(all_of().rows(), heads), f"{name}.xlsx", XLSX_TYPE,
            key=f"xlsx_{name}", on_click="ignore",
        )  # fmt: skip


def about(answer: Answer) -> str:
    """Where a figure comes from: the question, how many findings, the data version."""
    return say("about.answer", name=answer.query.name, shown=len(answer.findings), version=answer.version or "—")


def _write(page: Any, line: int, column: int, value: Any, quoted: Any) -> None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(line, column, value)
    elif shown := text(value)[:_CELL]:
        page.write_string(line, column, shown, quoted if shown.startswith(FORMULA) else None)
