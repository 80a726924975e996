"""The workbook that goes back to the sender: the sender's own lines and columns, with 结果, 原因, 建议 before each.

Title lines stay above the header, so that a mended workbook says the same again; its added columns are then left out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import LiantuError
from graph.records import Reject, Row
from liantu.commands.shown import FORMULA
from loaders.headers import ORIGIN, RETURNED
from loaders.hints import HINTS
from loaders.report import REASONS, LoadReport
from loaders.sheets import RawSheet, read_sheets, row_place

OUTCOME_WORDS = {
    "created": "新增",
    "updated": "更新",
    "unchanged": "不变",
    "merged": "合并",
    "held": "待确认",
    "rejected": "未采用",
}
NOT_WRITTEN = "（未写入）"
_TAKEN = ("created", "updated", "unchanged", "merged")
_SHEET_NAME = 31  # characters that a spreadsheet allows


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What became of one file's rows, by their places. A row that is not named gets the words `otherwise`."""

    outcomes: Mapping[str, str]
    rejects: tuple[Reject, ...]
    otherwise: str = ""

    @classmethod
    def of_rows(cls, rows: Iterable[Row]) -> "Verdicts":
        """From the ledger, after a load."""
        rows = list(rows)
        return cls({r.place: OUTCOME_WORDS[r.outcome] for r in rows}, tuple(x for r in rows for x in r.rejects))

    @classmethod
    def of_rejects(cls, rejects: tuple[Reject, ...]) -> "Verdicts":
        """Where nothing was written: what was refused is known, the rest could be taken."""
        return cls({r.place: OUTCOME_WORDS["rejected"] for r in rejects if r.fatal}, rejects, f"可采用{NOT_WRITTEN}")

    @classmethod
    def of_trial(cls, report: LoadReport) -> "Verdicts":
        """After a dry run: what would have become of each row."""
        words = {**OUTCOME_WORDS, **{name: f"{OUTCOME_WORDS[name]}{NOT_WRITTEN}" for name in _TAKEN}}
        outcomes = {place: words[outcome] for place, outcome in report.by_place.items()}
        return cls(outcomes, report.rejects, OUTCOME_WORDS["unchanged"] if report.already else "")

    def reasons(self) -> dict[str, str]:
        """Place -> what is wrong there, cell by cell."""
        return self._said(lambda r: (f"{r.column}“{r.value}”：" if r.column or r.value else "") + REASONS[r.reason][0])

    def hints(self) -> dict[str, str]:
        """Place -> what the sender can do about it."""
        return self._said(lambda r: f"{r.column}：{HINTS[r.reason][0]}" if r.column else HINTS[r.reason][0])

    def _said(self, words: Callable[[Reject], str]) -> dict[str, str]:
        found: dict[str, dict[str, None]] = {}
        for r in self.rejects:
            found.setdefault(r.place, {})[words(r)] = None
        return {place: "；".join(some) for place, some in found.items()}


def write_returned(
    target: Path,
    files: Sequence[Path],
    verdicts: Sequence[Verdicts],
    is_known: Callable[[str], bool] | None = None,
) -> None:
    """Write the workbook: one sheet for each sheet that was sent. `is_known` as in `read_sheets`.

    Raises:
        LiantuError: the file cannot be written there.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(str(target), options) as book:
            pen = _Pen(book)
            for file, verdict in zip(files, verdicts, strict=True):
                for sheet in read_sheets(file, is_known):
                    pen.sheet(sheet, verdict)
    except (OSError, FileCreateError) as error:
        raise LiantuError(
            f"写不了退回表 {target}：{error}。载入结果不受影响，请换一个文件名，用 --report 再运行一次。"
        ) from error


class _Pen:
    """Writes texts only: what a sender wrote never becomes a formula or a link."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._quoted = book.add_format({"quote_prefix": True})
        self._bad = book.add_format({"bg_color": "#fde5e7", "text_wrap": True})
        self._wrap = book.add_format({"text_wrap": True})
        self._names: set[str] = set()

    def sheet(self, sheet: RawSheet, verdict: Verdicts) -> None:
        """One sheet: its title lines, the header with our columns first, its rows."""
        page = self._book.add_worksheet(self._name(sheet.name or Path(sheet.file).stem))
        titles = (*sheet.titles, f"{ORIGIN}{sheet.origin}")
        top, ours = len(titles), len(RETURNED)
        for line, title in enumerate(titles):
            self._text(page, line, 0, title)
        for column, title in enumerate((*RETURNED, *sheet.header)):
            page.write_string(top, column, title, self._bold)
        self._rows(page, top + 1, sheet, verdict)
        page.freeze_panes(top + 1, ours)
        page.autofilter(top, 0, top + len(sheet.rows), ours + len(sheet.header) - 1)
        for column, width in enumerate((6, 14, 48, 48)):
            page.set_column(column, column, width)
        page.set_column(ours, ours + len(sheet.header), 18)

    def _rows(self, page: Any, top: int, sheet: RawSheet, verdict: Verdicts) -> None:
        reasons, hints = verdict.reasons(), verdict.hints()
        for line, raw in enumerate(sheet.rows, top):
            place = row_place(sheet.file, sheet.name, raw.line)
            result, reason = verdict.outcomes.get(place, verdict.otherwise), reasons.get(place, "")
            page.write_number(line, 0, raw.line)
            self._text(page, line, 1, result, self._bad if result == OUTCOME_WORDS["rejected"] else None)
            self._text(page, line, 2, reason, self._bad if reason else None)
            self._text(page, line, 3, hints.get(place, ""), self._wrap)
            for column, title in enumerate(sheet.header, len(RETURNED)):
                self._text(page, line, column, raw.cells.get(title, ""))

    def _text(self, page: Any, line: int, column: int, text: str, style: Any = None) -> None:
        if text:
            page.write_string(line, column, text[:32_767], self._quoted if text.startswith(FORMULA) else style)

    def _name(self, wanted: str) -> str:
        """A name that a spreadsheet allows and this book does not have yet."""
        plain = "".join("_" if c in "[]:*?/\\'" else c for c in wanted)[: _SHEET_NAME - 4] or "Sheet"
        number, name = 1, plain
        while name.casefold() in self._names:
            number += 1
            name = f"{plain}({number})"
        self._names.add(name.casefold())
        return name
