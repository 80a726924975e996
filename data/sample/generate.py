"""Writes the 示例 sheets beside this file: `python data/sample/generate.py` gives the same bytes every time.

All of it is invented. What is wrong in the sheets is wrong on purpose, and listed in `README.md`:

- enterprises.xlsx: a line without a name; an output 约三千 (number in words); a credit code with a wrong check
  character; one line twice; one firm on two lines of equal date with different output (待确认).
- tongliang.csv: GB18030, two title lines, no column for the district, a 合计 line at the end.
- rongchang.xlsx: header of two lines with merged groups, the unit only in the group, 所属总成 merged downwards.
- supplies.xlsx: a line without a customer; an amount 若干; one line twice.
- surveys.xlsx: a line without a result; a result 大概有. returns.xlsx: a number 若干; one quarter twice (待确认).
"""

import argparse
import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import book
import firms as invented_firms
import investment
import moves
import procurement
import reporting
import supplies as invented_supplies
import surveys
from codes import spoiled
from columns import HEADERS, OUTPUT, REVENUE, TAX, Cells
from dice import Dice
from firms import Firm

SEED = 20230703
NOTE = "示例数据：企业、数字、往来全部虚构，仅供试用"
_SHORT = ("企业名称", "统一社会信用代码", "地址", "主营产品", OUTPUT, "从业人员数", "资质称号", "数据来源", "数据日期")
_GROUPS = {
    "企业基本情况": ("企业名称", "统一社会信用代码", "区县", "地址"),
    "产业链环节": ("所属总成", "主营产品"),
    "2023年生产经营情况（万元）": ("工业总产值", "营业收入", "税收"),
    "填报": ("从业人员数", "数据来源", "数据日期"),
}


def main() -> None:
    """Write all sheets into the folder of this script, or into `--out`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    out: Path = parser.parse_args().out
    dice = Dice(SEED)
    firms = [_as_listed(firm) for firm in invented_firms.invent(dice)]
    relations = invented_supplies.invent(dice, firms)
    listed = sorted(firms, key=_list_of)
    lists = {name: list(group) for name, group in groupby(listed, key=_list_of)}
    files = {
        "enterprises.xlsx": _enterprises(lists["city"]),
        "tongliang.csv": _tongliang(lists["铜梁"]),
        "rongchang.xlsx": _rongchang(lists["荣昌"]),
        "supplies.xlsx": book.plain("供应关系", NOTE, invented_supplies.HEADERS, _with_bad_relations(relations)),
    }
    files |= _planning(Dice(SEED + 1), firms)
    for name, content in files.items():
        (out / name).write_bytes(content)


def _planning(dice: Dice, firms: Sequence[Firm]) -> dict[str, bytes]:
    """What districts send besides their lists of firms."""
    return {
        "surveys.xlsx": book.plain("摸排", NOTE, surveys.HEADERS, _with_bad_surveys(surveys.invent(dice, firms))),
        "models.xlsx": book.plain("配套", NOTE, procurement.HEADERS, procurement.invent(dice, firms)),
        "projects.xlsx": book.plain("项目", NOTE, investment.PROJECT_HEADERS, investment.projects(dice)),
        "targets.xlsx": book.plain("招商目标", NOTE, investment.TARGET_HEADERS, investment.targets(dice)),
        "returns.xlsx": book.plain("报送", NOTE, reporting.RETURN_HEADERS, _with_bad_returns(reporting.returns(dice))),
        "year_targets.xlsx": book.plain("年度目标", NOTE, reporting.TARGET_HEADERS, reporting.year_targets()),
        "chains.xlsx": book.plain("产业链", NOTE, reporting.CHAIN_HEADERS, reporting.chains(firms)),
        "changes.xlsx": book.plain("单位变动", NOTE, moves.HEADERS, moves.invent(firms)),
    }


def _with_bad_surveys(rows: list[Cells]) -> list[Cells]:
    """A line that nobody filled in, and one with a result that is none of the three."""
    empty = {name: value for name, value in rows[10].items() if name in ("区县", "部件", "日期")} | {"部件": "门内板"}
    return [*rows[:20], empty, *rows[20:], rows[30] | {"部件": "音响", "有/无/不清楚": "大概有"}]


def _with_bad_returns(rows: list[Cells]) -> list[Cells]:
    """A number in words, and one quarter twice with different numbers (待确认)."""
    output = [row for row in rows if (row["指标"], row["区县"]) == ("工业总产值", "江津区")]
    twice = next(row for row in output if row["报告期"] == "2023年一季度")
    return [
        *rows,
        output[-1] | {"报告期": "2024年三季度", "数值": "若干"},
        twice | {"数值": f"{float(str(twice['数值'])) + 9:.2f}", "报送日期": "2023-05-01"},
    ]


def _list_of(firm: Firm) -> str:
    """Which list a firm stands in: 铜梁 and 荣昌 send their own."""
    return next((name for name in ("铜梁", "荣昌") if name in str(firm.cells.get("区县", ""))), "city")


def _as_listed(firm: Firm) -> Firm:
    """The lists of 铜梁 and 荣昌 have no column for other names, so nobody can know the firm by them."""
    if _list_of(firm) == "city":
        return firm
    return replace(firm, cells={h: v for h, v in firm.cells.items() if h not in ("简称", "曾用名")})


def _enterprises(firms: Sequence[Firm]) -> bytes:
    return book.plain("企业", NOTE, HEADERS, _with_bad_rows([firm.cells for firm in firms]))


def _with_bad_rows(rows: list[Cells]) -> list[Cells]:
    """The five faults that the reader must report, each on a line of its own among good ones."""
    exact = [i for i, row in enumerate(rows) if isinstance(row.get(OUTPUT), int) and "统一社会信用代码" in row]
    in_words, bad_code, twice, differs = (exact[len(exact) * part // 5] for part in (1, 2, 3, 4))
    rows[in_words] = rows[in_words] | {OUTPUT: "约三千"}
    rows[bad_code] = rows[bad_code] | {"统一社会信用代码": spoiled(str(rows[bad_code]["统一社会信用代码"]))}
    other = rows[differs] | {OUTPUT: int(rows[differs][OUTPUT]) + 500}
    nameless = {
        header: value for header, value in rows[40].items() if header not in ("企业名称", "统一社会信用代码", "简称")
    }
    return [*rows[:40], nameless, *rows[40:], rows[twice], other]


def _with_bad_relations(rows: list[Cells]) -> list[Cells]:
    nobody = {header: value for header, value in rows[100].items() if header != "客户"}
    vague = rows[700] | {"年供货额（万元）": "若干"}
    return [*rows[:700], vague, *rows[701:], rows[300], nobody]


def _tongliang(firms: Sequence[Firm]) -> bytes:
    """As a district exports it: titles above, the district only there, a total below."""
    rows = [[firm.cells.get(header, "") for header in _SHORT] for firm in firms]
    total = sum(amount for firm in firms if isinstance(amount := firm.cells.get(OUTPUT), int))
    blank = [""] * (len(_SHORT) - 1)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["铜梁区智能网联新能源汽车零部件企业名录（示例，全部虚构）", *blank])
    writer.writerow(["统计年度：2023年", *blank])
    writer.writerow(_SHORT)
    writer.writerows(rows)
    writer.writerow(["合计", "", "", "", total, *[""] * 4])
    return text.getvalue().encode("gb18030")


def _rongchang(firms: Sequence[Firm]) -> bytes:
    """Firms in the order of their assembly, so that the assembly is written once for neighbours."""
    in_order = sorted(firms, key=lambda firm: firm.assembly)
    rows = [firm.cells | {"所属总成": firm.assembly} | _without_units(firm.cells) for firm in in_order]
    return book.grouped("荣昌区", f"荣昌区汽车零部件企业情况表（{NOTE}）", _GROUPS, rows, merged="所属总成")


def _without_units(cells: Cells) -> Cells:
    """Money under the bare header: the unit stands in the title of the group."""
    return {header.partition("（")[0]: cells[header] for header in (OUTPUT, REVENUE, TAX) if header in cells}


if __name__ == "__main__":
    main()
