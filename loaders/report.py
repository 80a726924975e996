"""What became of a load: REASONS why a cell or a row was not taken, and the LoadReport with counts that add up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.records import Load, Reject, Row

# code -> (中文, English). A reject carries the code; people read these words.
REASONS: dict[str, tuple[str, str]] = {
    "missing_required": ("必填栏为空", "a required cell is empty"),
    "total_line": ("合计行，不是数据行", "a total line, not a line of data"),
    "note_line": ("表前表后的说明文字，不是数据行", "a note before or after the table, not a line of data"),
    "empty_line": ("只有序号的空行", "an empty line with nothing but its number"),
    "not_filled": ("没有填写的行（未摸排、未报送）", "a line that nobody filled in: not surveyed, not reported"),
    "header_line": ("重复的表头行", "the header row once more"),
    "unnamed_firm": ("没有写明是哪家企业", "does not say which firm"),
    "same_ends": ("供应商与客户是同一家", "supplier and customer are the same"),
    "name_too_long": ("名称超过200个字，疑似填错栏", "a name of more than 200 characters: probably the wrong column"),
    "text_too_long": ("文字超过可保存的长度", "a text longer than can be kept"),
    "not_a_number": ("不是数字", "not a number"),
    "number_in_words": ("数字写成了文字，请填阿拉伯数字", "a number in words: please write digits"),
    "number_range": ("填了区间，请填一个数", "a range: please write one number"),
    "number_too_large": ("数字超出可能的范围", "a number beyond any possible size"),
    "not_whole": ("应为整数", "not a whole number"),
    "negative": ("不应为负数", "must not be negative"),
    "not_exact": ("本栏只收确切的数，不收约、超、以上", "this column takes exact numbers only"),
    "unit_missing": ("没有写明单位（表头、表题、单元格均无）", "no unit in the cell, the header or the title"),
    "unit_unknown": ("单位不认识，或不适用于本栏", "an unknown unit, or not one of this column"),
    "foreign_currency": ("外币金额，请折算成人民币", "foreign currency: please convert to yuan"),
    "share_out_of_range": ("比例应在0到100%之间", "a share must lie between 0 and 100 %"),
    "not_a_date": ("不是能识别的日期", "not a date that can be read"),
    "unknown_place": ("地点不在地名表中", "a place that the list of places does not have"),
    "unknown_component": ("不是计划所列的56种部件之一", "none of the plan's 56 components"),
    "unknown_assembly": ("不是计划所列的12个总成之一", "none of the plan's 12 assemblies"),
    "unknown_word": ("不在本栏可用的词之内", "not one of the words that this column takes"),
    "dates_do_not_fit": ("日期的个数与所说的项数不同", "not as many dates as there are things to date"),
    "several_ends": ("一个数对着几个部件，分不开", "one number for several parts: it cannot be divided"),
    "other_year": ("表头写的年度与报告期不同", "the header's year is not that of the period"),
    "not_yes_or_no": ("应填是或否", "neither yes nor no"),
    "bad_credit_code": ("统一社会信用代码应为18位数字与大写字母", "a credit code has 18 digits and capital letters"),
    "bad_checksum": ("统一社会信用代码校验位不符，疑有错字", "the credit code's check character is wrong: probably a typing error"),
    "code_as_number": ("信用代码被表格软件当作数字，后几位已丢失", "the sheet has turned the credit code into a number and lost its last digits"),
    "bad_stock_code": ("不是能识别的证券代码", "not a stock code that can be read"),
    "formula_without_value": ("公式没有保存结果，请在表格软件中打开并保存后再交",
                              "a formula without a saved result: open and save the file, then send it again"),
    "subject_disputed": ("同一名称见于两个统一社会信用代码，无法确定是哪一家，待确认",
                         "the name belongs to two credit codes; which firm is meant has to be decided"),
    "formula_error": ("公式结果是错误值", "the formula's result is an error"),
}  # fmt: skip
# Lines that never were data: rejected and told like any other, but no sign of a bad sheet.
NOT_DATA = frozenset({"total_line", "note_line", "empty_line", "not_filled", "header_line"})

OUTCOMES = ("created", "updated", "unchanged", "merged", "held", "rejected")


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of one file. The six outcomes add up to the rows read."""

    load: str
    file: str
    as_of: str
    outcomes: dict[str, int]
    links: dict[str, int]  # relationships that rows of this load state, by type
    reasons: dict[str, int]  # rejects by reason, of cells and of rows
    rejects: tuple[Reject, ...]
    already: str = ""  # the load that gave the same file before
    dry_run: bool = False
    notes: tuple[str, ...] = ()  # unknown columns, rebuilt store, …
    by_place: Mapping[str, str] = field(default_factory=dict)  # of a dry run: a row's place -> its outcome
    replaces: str = ""  # the load that the file corrects
    replaced: int = 0  # its rows whose place the corrected ones take
    unreplaced: int = 0  # its rows that still stand

    @property
    def rows(self) -> int:
        """Rows read; equals the sum of the outcomes."""
        return sum(self.outcomes.values())

    def as_json(self) -> dict[str, Any]:
        """The object that `load --format json` prints."""
        made: dict[str, Any] = {"load": int(self.load), "file": self.file, "as_of": self.as_of, "rows": self.rows}
        made |= self.outcomes | {"links": self.links, "reasons": self.reasons}
        if self.already:
            made["already"] = int(self.already)
        if self.replaces:
            made |= {"replaces": int(self.replaces), "replaced": self.replaced, "unreplaced": self.unreplaced}
        if self.dry_run:
            made["dry_run"] = True
        return made


def report(load: Load, rows: Iterable[Row], links: Counter[str], notes: tuple[str, ...] = ()) -> LoadReport:
    """Count what became of the rows of a load."""
    rows = list(rows)
    found = Counter(row.outcome for row in rows)
    rejects = tuple(reject for row in rows for reject in row.rejects)
    return LoadReport(
        load.id,
        load.file,
        load.as_of,
        {outcome: found[outcome] for outcome in OUTCOMES},
        dict(sorted(links.items())),
        dict(sorted(Counter(reject.reason for reject in rejects).items())),
        rejects,
        notes=notes,
    )


def unchanged(load: Load, rows: int) -> LoadReport:
    """The same file again: every row is there already."""
    outcomes = {outcome: 0 for outcome in OUTCOMES} | {"unchanged": rows}
    return LoadReport(load.id, load.file, load.as_of, outcomes, {}, {}, (), already=load.id)
