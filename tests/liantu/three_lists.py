"""Three messy lists as districts send them, 1,200 firm rows in all: every firm in them is made up (示例).

They differ in encoding, file type, head, unit and spelling; some rows name a firm of another list in another way, some
give two values for one date, some name only what two codes share. What a test may count on is in `Lists`.
"""

from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from benchmarks.generator import credit_code

PRODUCTS = (
    "动力电池电芯",
    "驱动电机",
    "车用摄像头",
    "制动卡钳",
    "一体化压铸副车架",
    "汽车座椅",
    "生产线设备",
    "热管理水管路",
)
TWINS = 5  # firms that two lists, and firms that two lines of one list, write with different legal forms: a doubt each
DISPUTED = 5  # firms to which one list gives two outputs for one year
SHARED = 4  # names that two codes claim; a third row has the name alone and is held


@dataclass(frozen=True, slots=True)
class Lists:
    """The three files, and what is in them."""

    files: tuple[Path, ...]
    rows: int
    doubts: int
    conflicts: int
    held: int


def write_lists(folder: Path) -> Lists:
    """Write the three files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = (_bishan(folder), _tongliang(folder), _jiangjin(folder))
    return Lists(files, 1_200, 2 * TWINS, DISPUTED, SHARED)


def _bishan(folder: Path) -> Path:
    """GBK with title lines, full-width brackets and figures, notes and a total at the end: 400 rows below the header."""
    lines = ["璧山区智能网联新能源汽车零部件企业名录,,,,,", "（单位：万元）,,,,,"]
    lines.append("序号,企业名称,统一社会信用代码,主营产品,2024年工业总产值,数据日期")
    for n in range(1, 391 - DISPUTED):
        name = f"重庆示例璧{n}汽车零部件有限公司" if n % 3 else f"示例璧{n}汽车零部件（重庆）有限公司"
        output = f"{n * 37:,}" if n % 2 else str(n * 37).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        lines.append(f'{n},{name},{credit_code(n)},{PRODUCTS[n % 8]},"{output}",2024-12')
    for n in range(1, DISPUTED + 1):  # the same firm a second time with another output for the year
        lines.append(f'{n},重庆示例璧{3 * n + 1}汽车零部件有限公司,{credit_code(3 * n + 1)},,"{n + 7:,}",2024-12')
    for n in range(1, SHARED + 1):
        lines.append(f"{n},重庆示例同名{n}有限公司,{credit_code(9_000 + n)},{PRODUCTS[n]},,2024-12")
    lines += ["1,重庆示例璧1汽车零部件有限公司,,,,2024-12"] * 4  # the same line four times more
    lines += [",合计,,,约三千,", "注：数据由各街道填报,,,,,"]
    path = folder / "璧山区企业名录（2024）.csv"
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    return path


def _tongliang(folder: Path) -> Path:
    """A workbook with merged district and park cells, 有限责任公司 for 有限公司, a cover sheet: 400 rows."""
    path = folder / "铜梁 上报.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("封面").write(0, 0, "铜梁区经济信息委")
    page = book.add_worksheet("企业")
    page.merge_range(0, 0, 0, 5, "铜梁区零部件企业情况表")
    for at, head in enumerate(("企业名称*", "区县", "园区", "主要产品", "总产值（亿元）", "数据日期")):
        page.write(1, at, head)
    names = [f"重庆示例铜{n}科技有限责任公司" for n in range(1, 396 - TWINS)]
    names += [f"重庆示例璧{3 * n + 2}汽车零部件股份有限公司" for n in range(1, TWINS + 1)]
    names += [f"重庆示例铜{n}科技有限公司" for n in range(1, 6)]  # the same firm without 责任
    for line, name in enumerate(names, 2):
        output = line / 100 if 7 <= line <= 396 - TWINS else ""  # who is on two lines gives no two outputs
        page.write_row(line, 0, [name, "", "", PRODUCTS[line % 8], output, "2024年"])
    page.merge_range(2, 1, len(names) + 1, 1, "铜梁区")
    page.merge_range(2, 2, len(names) + 1, 2, "铜梁高新区")
    book.close()
    return path


def _jiangjin(folder: Path) -> Path:
    """UTF-8 of another office: other headers, a renamed firm, one that came from 两江新区, shared names: 400 rows."""
    lines = ["单位详细名称;信用代码;曾用名;所属区县;经营状态;来源方式;原所在地;主导产品;更新日期"]
    for n in range(1, 391 - SHARED):
        lines.append(
            f"重庆示例津{n}机械有限公司;{credit_code(20_000 + n)};;江津;存续;存量;;{PRODUCTS[n % 8]};2024/6/30"
        )
    lines.append(
        f"重庆示例津新名精密有限公司;{credit_code(20_001)};重庆示例津1机械有限公司;江津;存续;存量;;;2024/12/31"
    )
    lines.append(f"重庆示例迁来电子有限公司;{credit_code(29_000)};;江津;存续;承接;两江新区;车用摄像头;2024/6/30")
    for n in range(1, SHARED + 1):
        lines.append(f"重庆示例同名{n}有限公司;{credit_code(9_100 + n)};;江津;存续;存量;;;2024/6/30")
    lines += [f"重庆示例同名{n}有限公司;;;江津;存续;;;;2024/6/30" for n in range(1, SHARED + 1)]
    lines += [f"重庆示例津{n}机械有限公司;错误代码{n};;江津;存续;;;;2024/6/30" for n in range(2, 6)]
    path = folder / "江津区招商局名单.csv"
    path.write_bytes("\ufeff".encode() + "\n".join(lines).encode())
    return path
