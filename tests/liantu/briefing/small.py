"""A briefing small enough to work out on paper: one table of districts with firms and output, one total, one sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

from liantu.briefing.chain_map import (
    Asked,
    AskedColumn,
    Block,
    ChainMap,
    Column,
    Figure,
    Footer,
    Holds,
    Locator,
    Section,
    Span,
    TableRow,
    Text,
    words,
)

FOOT = Footer("来源：示例", "数据截至2024年6月30日", "示例", "示例数据，非真实统计，不可引用。", "数据 abc · 程序 0")
COLUMNS = (
    AskedColumn("code", "编码", "string"),
    AskedColumn("output", "产值", "money", "CNY"),
    AskedColumn("firms", "企业数", "integer"),
)


def asked(rows: Sequence[Mapping[str, Any]], id: str = "Q1") -> Asked:
    """An answer with these rows."""
    return Asked(id, "own/x", "1", "题", "规则", "限制", {}, {}, {}, "", "v1", COLUMNS, tuple(rows), len(rows))


def cell(code: str, value: int, firms: int | None, part_of: str = "", asked: str = "Q1") -> Figure:
    """A figure that is one cell of the column output."""
    find = Locator("output", (("code", code),))
    return Figure(code, value, str(value), asked, find, "亿元", firms=firms, part_of=part_of)


def briefing(
    figures: Sequence[Figure], rows: Sequence[Mapping[str, Any]], audience: str = "公开", extra: Sequence[Block] = ()
) -> ChainMap:
    """A table with a line for each figure, and `extra` blocks."""
    lines = tuple(TableRow(f.id, (words(f.id), (Span(f.shown, f.id),))) for f in figures)
    table = Block("table", "t", words("表"), columns=(Column("区"), Column("产值", "亿元", right=True)), rows=lines)
    return ChainMap(
        template="panorama",
        title="题",
        subtitle="",
        scope="渝西地区",
        audience=audience,
        as_of="",
        compare="",
        data_date="2024-06-30",
        sections=(Section("s", words("节"), "list", (table, *extra)),),
        figures={f.id: f for f in figures},
        asked={"Q1": asked(rows)},
        footer=FOOT,
    )


def said(text: str, figure: str = "", holds: Holds = "") -> Text:
    """One run."""
    return (Span(text, figure, holds=holds),)
