"""The empty workbook that a sender fills in: a map's headers, drop-downs, remarks, and a sheet of instructions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import LiantuError, UsageError
from graph.model import MODEL
from liantu.matching import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders.columns import Column, SheetMap
    from loaders.places import Places

_LINES = 5_000  # lines with drop-downs
_LISTS, _INSTRUCTIONS = "选项", "说明"
_NUMBERS = ("number", "integer")
_YES_OR_NO = ("是", "否")
_HOW = {
    "name": "工商登记的全称。",
    "start": "企业全称。",
    "end": "企业全称。",
    "credit_code": "18位统一社会信用代码，按文本填写。",
    "stock_code": "如 603489.SH。",
    "alias": "多个用“、”隔开。",
    "place": "区县名；外地的写省名或国名。可从下拉表选，也可自己写。",
    "address": "生产地的地址优先。",
    "products": "照实写产品，多个用“、”或“；”隔开。",
    "component": "计划所列56种部件之一，多个用“、”隔开。可从下拉表选，也可自己写。",
    "assembly": "计划所列12个总成之一，多个用“、”隔开。可从下拉表选，也可自己写。",
    "key": "供的是什么货；同一对企业每种货一行。",
    "period": "数据所属年度，如 2023。",
    "as_of": "数据截止到哪一天，如 2024-06 或 2024-06-30。",
    "source": "谁提供的。",
}
_HOW_NAMED = {
    "place": _HOW["place"],
    "firm": "企业全称，多个用“、”隔开。",
    "part": "计划所列的部件或总成，多个用“、”隔开。",
    "title": "称号全称，写明国家级或市级，多个用“、”隔开。",
    "capability": "多个用“、”隔开。",
}
_HOW_KIND = {
    "strings": "多个用“、”或“；”隔开。",
    "boolean": "填 是 或 否。",
    "date": "如 2024-06 或 2024-06-30。",
    "period": "如 2024年一季度、2024年1-6月、2024-06。",
    "number": "填数字。",
    "integer": "填整数。",
}
_RULES = (
    "在第一张表的表头下一行填起，一行一条。表头可以调换次序，可以加自己的栏，不要改名。",
    "带*的栏必填。不知道的格留空，不要填0，也不要填“无”。",
    "金额按表头的单位填；单位不同时在格里写明，如 3.5亿元。不确切的数写 300余家、约120、突破5亿，照样保留。",
    "填好后载入：liantu load 文件名；先看会怎样：liantu load 文件名 --dry-run。",
    "下表的示例只作样子，不会被载入。",
)


@dataclass(frozen=True, slots=True)
class Choices:
    """The names that drop-downs offer."""

    districts: tuple[str, ...]
    assemblies: tuple[str, ...]
    components: tuple[str, ...]

    @classmethod
    def of(cls, places: "Places", plan: Plan) -> "Choices":
        """Districts and zones of the list of places; the plan's own names in the plan's order."""
        local = [place for place in places.by_id.values() if place.level in ("district", "zone")]
        assemblies = sorted(set(plan.assembly.values()))
        return cls(
            tuple(place.name for place in local),
            tuple(plan.names[code] for code in assemblies),
            tuple(plan.components(plan.assembly)),
        )

    def of_column(self, column: "Column") -> tuple[str, ...]:
        """What may be chosen in a column; () when anything may be written."""
        if column.choices:
            return column.choices
        if column.declared and column.declared.kind == "boolean":
            return _YES_OR_NO
        if column.names == "place":
            return self.districts
        if column.names == "part":
            only_components = any("Assembly" not in MODEL.relationship[kind].ends for kind in column.relation.values())
            return self.components if only_components else (*self.assemblies, *self.components)
        named = {"place": self.districts, "assembly": self.assemblies, "component": self.components}
        return named.get(column.takes, ())


def template_map(maps: "Mapping[str, SheetMap]", kind: str) -> "SheetMap":
    """The map of that name, if it offers an empty sheet.

    Raises:
        UsageError: no such map, or none that people fill in.
    """
    offered = {name: each for name, each in maps.items() if each.template}
    if kind not in offered:
        raise UsageError(
            f"没有名为“{kind}”的空表。可用的有：{'、'.join(f'{n}（{m.title}）' for n, m in offered.items())}。"
        )
    return offered[kind]


def write_template(target: Path, sheet_map: "SheetMap", choices: Choices, district: str = "") -> None:
    """Write the workbook. A district is written above the header, where the loader finds it.

    Raises:
        LiantuError: there is such a file already, or it cannot be written there.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    if target.exists():
        raise LiantuError(f"已有文件 {target}，没有改动它。请用 --out 换一个文件名。")
    try:
        with xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            _Template(book, sheet_map, choices).write(district)
    except (OSError, FileCreateError) as error:
        raise LiantuError(f"写不了 {target}：{error}。请用 --out 换一个位置。") from error


def header_of(column: "Column") -> str:
    """The header as the empty sheet shows it."""
    return f"{column.headers[0]}{'*' if column.required else ''}"


def how(column: "Column") -> str:
    """How a column is filled in, in a sentence or two."""
    kind = column.declared.kind if column.declared else ""
    said = _HOW_NAMED.get(column.names) or _HOW.get(column.takes, "" if column.whole else _HOW_KIND.get(kind, ""))
    said = _HOW_KIND["period"] if kind == "period" else said
    said = "填百分数，如 35%。" if column.counts in ("share", "change") else said
    words = f"可选：{'、'.join(column.choices)}。" if column.choices else ""
    return said + words


class _Template:
    """One workbook being written: the sheet itself, the instructions, the lists behind the drop-downs."""

    def __init__(self, book: Any, sheet_map: "SheetMap", choices: Choices) -> None:
        self._map = sheet_map
        self._choices = choices
        self._page = book.add_worksheet(sheet_map.title[:31])
        self._told = book.add_worksheet(_INSTRUCTIONS)
        self._lists = book.add_worksheet(_LISTS)
        self._lists.hide()
        self._text = book.add_format({"num_format": "@"})  # a code or 2024-06 stays as it was typed
        self._bold = book.add_format({"bold": True, "bg_color": "#e8eef7", "border": 1, "text_wrap": True})
        self._must = book.add_format({"bold": True, "bg_color": "#fde9c8", "border": 1, "text_wrap": True})
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._ranges: dict[tuple[str, ...], str] = {}

    def write(self, district: str) -> None:
        """All sheets."""
        top = 1 if district else 0
        if district:
            self._page.write_string(0, 0, f"{self._map.title}　填报区县：{district}", self._title)
        for number, column in enumerate(self._map.template):
            self._column(top, number, column)
        self._prefill(top + 1, district)
        self._page.freeze_panes(top + 1, 1)
        self._instructions()

    def _column(self, top: int, number: int, column: "Column") -> None:
        header = header_of(column)
        self._page.write_string(top, number, header, self._must if column.required else self._bold)
        is_number = (
            column.declared is not None
            and column.declared.kind in _NUMBERS
            and column.counts not in ("share", "change")
        )
        self._page.set_column(number, number, max(12, 2 * len(header) + 2), None if is_number else self._text)
        if column.required:
            self._page.write_comment(top, number, f"必填。{how(column)}")
        if words := self._choices.of_column(column):
            rule = {"validate": "list", "source": self._range(words), "error_type": "information",
                    "error_title": "不在下拉表中", "error_message": "不在下拉表中的写法也可以保留，载入时会逐格检查。"}  # fmt: skip
            self._page.data_validation(top + 1, number, top + _LINES, number, rule)

    def _prefill(self, top: int, district: str) -> None:
        """The lines that the sheet brings along: one for each component of the plan, in its order."""
        for number, column in enumerate(self._map.template):
            if column.name in self._map.prefilled:
                parts = column.names == "part"
                for line, name in enumerate(self._choices.components, top):
                    self._page.write_string(line, number, name if parts else district)

    def _range(self, words: tuple[str, ...]) -> str:
        """Where on the hidden sheet these words stand: a drop-down's own text may not be longer than 255."""
        if words not in self._ranges:
            number = len(self._ranges)
            self._lists.write_column(0, number, words)
            letter = _letters(number)
            self._ranges[words] = f"={_LISTS}!${letter}$1:${letter}${len(words)}"
        return self._ranges[words]

    def _instructions(self) -> None:
        self._told.write_string(0, 0, f"“{self._map.title}”怎么填", self._title)
        for line, rule in enumerate(_RULES, 1):
            self._told.write_string(line, 0, f"{line}. {rule}")
        top = len(_RULES) + 2
        self._line(top, ("栏名", "必填吗", "怎么填", "示例的样子"), self._bold)
        for line, column in enumerate(self._map.template, top + 1):
            must = "必填" if column.required else ""
            # in quotation marks: a header alone on a line would look like the head of a table
            example = f"“{column.example}”" if column.example else ""
            self._line(line, (f"“{column.headers[0]}”", must, how(column), example), self._wrap)
        for number, width in enumerate((26, 8, 60, 34)):
            self._told.set_column(number, number, width)

    def _line(self, line: int, texts: Sequence[str], style: Any) -> None:
        for number, text in enumerate(texts):
            self._told.write_string(line, number, text, style)


def _letters(number: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(number))
