"""How values are printed: money in 亿元, unknown as a word, nothing but zero as 0."""

import pytest

from liantu.briefing.values import day_zh, shown


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (195_700_000_000, "money", "1957"),
        (225_000_000, "money", "2.3"),
        (4_000_000, "money", "0.04"),
        (90_000, "money", "0.0009"),
        (0, "money", "0"),
        (None, "money", "不明"),
        (0.385, "share", "39%"),
        (0.004, "share", "0.4%"),
        (0.0, "share", "0%"),
        (8.785714, "number", "8.8"),
        (200.0, "number", "200"),
        (False, "boolean", "否"),
        (["电芯", "隔膜"], "strings", "电芯、隔膜"),
    ],
)
def test_values_are_printed_as_people_write_them(value, kind, text):
    assert shown(value, kind) == text


def test_dates_are_written_out_as_far_as_they_go():
    assert [day_zh(d) for d in ("2024-06-30", "2024-06", "2024", "", "#3")] == [
        "2024年6月30日",
        "2024年6月",
        "2024年",
        "",
        "#3",
    ]
