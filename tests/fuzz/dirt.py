"""What the fuzzer writes: dirty cells, headers that maps know in odd dress, tables, and files of every kind from them."""

import csv
import io
import random
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import xlwt
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from loaders.mapping import PACKAGED, load_maps

MAPS = load_maps(PACKAGED)
HEADERS = sorted({header for each in MAPS.values() for column in each.columns for header in column.headers})
_FIRMS = sorted({header for column in MAPS["firms"].columns for header in column.headers})
_SUPPLIES = sorted({header for column in MAPS["supplies"].columns for header in column.headers})

_SAID = (
    "甲公司", "重庆示例电池有限公司", "某某（重庆）有限公司\n二厂", "璧山区", "永川", "重庆市大足县", "双福街道", "江苏省大安镇", "电芯；电机、隔膜",
    "生产销售：汽车零部件(不含发动机)", "300余家", "突破200亿元", "约三千", "1,234.5", "１２３４", "-3", "3.5亿", "25.4%", "1e400", "9.15E+17",
    "91500227M000100Y45", "'0025", '="0025"', "=1+1", "+86 13800000000", "-", "@SUM(A1)", "=HYPERLINK(\"x\")", "#REF!", "#N/A",
    "2023-07", "2023年二季度", "2023年7月", "45108", "99999", "2023-02-30", "是", "√", "无", "—", "待定", "合计", "小计（2家）",
    "注：以上为规上企业", "填表人：张三", "企业名称", "序号", "1", "2", "万元", "亿元", "单位：万元", "存续", "有", "\ufeff", "\u200b", "\x07",
    "_x000D_", "_x0041_", "a\tb", "a\r\nb", "\"", "“”", "'", "「", "\U0001f697", "\u2028", "\ufffd", " ", "　", "<x>&amp;", "|", ";", "%", "{}", "\\",
)  # fmt: skip
cells = st.one_of(
    st.sampled_from(_SAID),
    st.just(""),
    st.text(max_size=12),
    st.text(alphabet="0123456789.,%-+eE万亿元约余超/年月日=()（）", max_size=10),
    st.text(alphabet="重庆市璧山区永川龙水镇街道乡江苏省路号大安", max_size=10),
    st.builds(lambda text, n: text * n, st.sampled_from(("长", "1", "、", "=", "(", "合", "镇", "a,")), st.integers(1, 9_000)),
)  # fmt: skip
_DRESSES = (
    "{}",
    "*{}",
    "{}（万元）",
    "2023年{}",
    "{}\n（亿元）",
    " {} ",
    "2022年/{}",
    "{}（必填）",
    "{}（2023年）",
    "上年{}",
)
_headers = st.builds(
    lambda header, dress: dress.format(header),
    st.one_of(st.sampled_from(_FIRMS), st.sampled_from(_SUPPLIES), st.sampled_from(HEADERS), cells.filter(lambda t: len(t) < 99)),
    st.sampled_from(_DRESSES),
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """What is written into a sheet: lines of texts, the first `top` of them above the data."""

    lines: list[list[str]]
    top: int


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Perhaps titles, a header of one or two lines, rows of any width."""
    titles = draw(st.lists(st.lists(cells, min_size=1, max_size=3), max_size=3))
    kind = MAPS[draw(st.sampled_from(sorted(MAPS)))]
    needed = [column.headers[0] for column in kind.required]
    own = st.sampled_from(sorted({column.headers[0] for column in kind.columns}))
    header = [*needed, *draw(st.lists(st.one_of(own, _headers), max_size=7))]
    group = [draw(st.lists(cells.filter(lambda t: len(t) < 99), max_size=len(header)))] if draw(st.booleans()) else []
    rows = draw(st.lists(st.lists(cells, max_size=len(header) + 2), max_size=12))
    return Table([*titles, *group, header, *rows], len(titles) + len(group) + 1)


def written_csv(table: Table, dice: random.Random) -> bytes:
    """A csv in some dialect and encoding; what the encoding does not have becomes a question mark."""
    text = io.StringIO(newline="")
    delimiter = dice.choice(",,,;\t|")
    end = dice.choice(("\r\n", "\n", "\r"))
    quoting = dice.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting)
    tail = dice.choice(([], [], ["", ""]))
    writer.writerows([*line, *tail] for line in table.lines)
    said = f"sep={delimiter}{end}" if dice.random() < 0.1 else ""
    encoding = dice.choice(("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"))
    return (said + text.getvalue()).encode(encoding, "replace")


def written_xlsx(path: Path, table: Table, dice: random.Random) -> None:
    """An xlsx of one or two sheets with merged cells, hidden lines, formulas and numbers."""
    book = openpyxl.Workbook()
    for name in dice.choice((["企业"], ["璧山", "永川"], ["封面", "名录"])):
        page = book.create_sheet(name)
        if dice.random() < 0.1:
            page.sheet_state = "hidden"
        for number, line in enumerate(table.lines, 1):
            for column, text in enumerate(line, 1):
                _put(page, number, column, text, dice)
        for _ in range(dice.choice((0, 0, 1, 3))):
            top, left = dice.randint(1, 8), dice.randint(1, 5)
            page.merge_cells(
                start_row=top, end_row=top + dice.randint(0, 4), start_column=left, end_column=left + dice.randint(0, 2)
            )
        page.row_dimensions[dice.randint(1, 9)].hidden = dice.random() < 0.3
        page.column_dimensions["B"].hidden = dice.random() < 0.2
    del book["Sheet"]
    if any(page.sheet_state == "visible" for page in book.worksheets):
        book.save(path)
    else:
        openpyxl.Workbook().save(path)


def _put(page: object, number: int, column: int, text: str, dice: random.Random) -> None:
    cell = page.cell(number, column)  # type: ignore[attr-defined]
    try:
        cell.value = float(text) if dice.random() < 0.3 and text.isascii() and text.isdigit() else text[:32_767]
    except IllegalCharacterError:
        cell.value = "?"
    except ValueError:
        cell.value = text


def written_xls(path: Path, table: Table) -> None:
    """The same in the old container."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("企业")
    for number, line in enumerate(table.lines):
        for column, text in enumerate(line):
            if text:
                page.write(number, column, text[:30_000])
    book.save(str(path))


def spoiled(raw: bytes, dice: random.Random) -> bytes:
    """Bytes lost, doubled, exchanged: what a broken transfer or another program makes of a file."""
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(raw) + 1)
        length = dice.choice((1, 2, 3, 50))
        raw = dice.choice((
            raw[:at] + raw[at + length :],
            raw[:at] + raw[at : at + length] * 2 + raw[at + length :],
            raw[:at] + dice.randbytes(length) + raw[at + length :],
            raw[:at] + "乙公司,永川区".encode(dice.choice(("gbk", "utf-8"))) + raw[at:],
            raw[:at],
        ))  # fmt: skip
    return raw


def spoil_workbook(path: Path, dice: random.Random) -> None:
    """One part of the workbook spoiled, the container itself whole: the xml readers have to bear it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(parts))
    if dice.random() < 0.1:
        del parts[name]
    else:
        parts[name] = spoiled(parts[name], dice)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
