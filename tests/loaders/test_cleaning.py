"""Texts to values, table by table."""

import pytest

from loaders.cleaning import Unusable, is_absent, is_total, partial_date, split_list, tidy, yes_or_no
from loaders.codes import check_character, credit_code, stock_code
from loaders.quantities import Quantity, quantity, share

NUMBERS = [
    ("1,234", "", "count", 1234, ""),
    ("１２３４", "", "count", 1234, ""),
    ("1，234，567", "元", "CNY", 1_234_567, ""),
    ("3.5亿", "万元", "CNY", 350_000_000, ""),
    ("12万元", "", "CNY", 120_000, ""),
    ("12", "万元", "CNY", 120_000, ""),
    ("12元", "万元", "CNY", 12, ""),
    ("1.2e4", "元", "CNY", 12_000, ""),
    ("0.1", "亿元", "CNY", 10_000_000, ""),
    ("￥1,000.50", "元", "CNY", 1000.5, ""),
    ("300余家", "", "count", 300, "≥"),
    ("3000多", "", "count", 3000, "≥"),
    ("3万余元", "", "CNY", 30_000, "≥"),
    ("300余万元", "", "CNY", 3_000_000, "≥"),
    ("突破200亿元", "", "CNY", 20_000_000_000, "≥"),
    ("超 600 亿元", "", "CNY", 60_000_000_000, "≥"),
    ("100人以上", "", "count", 100, "≥"),
    ("1200+", "", "count", 1200, "≥"),
    ("不足50", "", "count", 50, "≤"),
    ("50人以下", "", "count", 50, "≤"),
    ("约1.5万人", "", "count", 15_000, "≈"),
    ("近3000", "", "count", 3000, "≈"),
    ("200左右", "", "count", 200, "≈"),
    ("-12", "万元", "CNY", -120_000, ""),
    ("120", "亩", "亩", 120, ""),
    ("2.5", "", "", 2.5, ""),
]


@pytest.mark.parametrize(("text", "unit", "counts", "value", "qualifier"), NUMBERS)
def test_numbers(text: str, unit: str, counts: str, value: float, qualifier: str) -> None:
    assert quantity(text, unit, counts) == Quantity(value, qualifier)


@pytest.mark.parametrize(
    ("text", "unit", "counts", "reason"),
    [
        ("约三千", "万元", "CNY", "number_in_words"),
        ("十余", "", "count", "number_in_words"),
        ("300-500人", "", "count", "number_range"),
        ("3至5亿元", "", "CNY", "number_range"),
        ("1,23", "", "count", "not_a_number"),
        ("见附表", "", "count", "not_a_number"),
        ("12", "", "CNY", "unit_missing"),
        ("12", "", "亩", "unit_missing"),
        ("12公顷", "", "亩", "unit_unknown"),
        ("12元/年", "", "CNY", "unit_unknown"),
        ("12万美元", "", "CNY", "foreign_currency"),
        ("12", "万美元", "CNY", "foreign_currency"),
        ("1e99", "元", "CNY", "number_too_large"),
    ],
)
def test_numbers_that_cannot_be_read(text: str, unit: str, counts: str, reason: str) -> None:
    assert quantity(text, unit, counts) == Unusable(reason)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("25.4%", "", Quantity(0.254)),
        ("25.4％", "%", Quantity(0.254)),
        ("25.4", "%", Quantity(0.254)),
        ("0.254", "", Quantity(0.254)),
        ("50%以上", "", Quantity(0.5, "≥")),
        ("25.4", "", Unusable("share_out_of_range")),
        ("120%", "", Unusable("share_out_of_range")),
        ("35.2个百分点", "", Unusable("unit_unknown")),
    ],
)
def test_shares(text: str, unit: str, value: Quantity | Unusable) -> None:
    assert share(text, unit) == value


DATES = {
    "2023": "2023",
    "2023年": "2023",
    "2023年度": "2023",
    "2023年底": "2023",
    "2023-07": "2023-07",
    "2023.7": "2023-07",
    "2023年7月": "2023-07",
    "２０２３年７月": "2023-07",
    "202307": "2023-07",
    "2023/7/1": "2023-07-01",
    "2023年7月1日": "2023-07-01",
    "20230701": "2023-07-01",
    "2023-07-01 00:00:00": "2023-07-01",
    "2023-07-01T08:30": "2023-07-01",
    "2023年二季度": "2023-Q2",
    "2023年第2季度": "2023-Q2",
    "2023Q2": "2023-Q2",
    "2023-q2": "2023-Q2",
    "45123": "2023-07-16",
    "45123.5": "2023-07-16",
}


@pytest.mark.parametrize("text", DATES)
def test_dates_are_as_precise_as_written(text: str) -> None:
    assert partial_date(text) == DATES[text]


@pytest.mark.parametrize(
    "text", ["2023-02-30", "2023-13", "2018以前", "去年", "7月", "99999", "2021 products", "2023上半年"]
)
def test_what_is_no_date(text: str) -> None:
    assert partial_date(text) == Unusable("not_a_date")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("91350100M000100Y43", "91350100M000100Y43"),  # the standard's own example
        (" 91350100m000100y43 ", "91350100M000100Y43"),
        ("９１３５０１００Ｍ０００１００Ｙ４３", "91350100M000100Y43"),
        ("'91350100M000100Y43", "91350100M000100Y43"),
        ("91350100M000100Y34", Unusable("bad_checksum")),
        ("91350100M000100Y4", Unusable("bad_credit_code")),
        ("91350100I000100Y43", Unusable("bad_credit_code")),  # the alphabet has no I
        ("9.15E+17", Unusable("code_as_number")),  # as Excel shows it and saves it to csv
        ("9.15002270001E+17", Unusable("code_as_number")),
        ("915002270001000000", Unusable("code_as_number")),
    ],
)
def test_credit_codes(text: str, code: str | Unusable) -> None:
    assert credit_code(text) == code


def test_one_wrong_character_never_passes_the_checksum() -> None:
    first = "91350100M000100Y4"
    check = check_character(first)

    others = {
        check_character(first[:at] + new + first[at + 1 :]) for at in range(17) for new in "0A9" if first[at] != new
    }

    assert check not in others


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("603489.SH", "603489.SH"),
        ("603489", "603489.SH"),
        ("688001", "688001.SH"),
        ("002594", "002594.SZ"),
        ("sz002594", "002594.SZ"),
        ('="002594"', "002594.SZ"),
        ("300750.XSHE", "300750.SZ"),
        ("600000.SS", "600000.SH"),
        ("830799", "830799.BJ"),
        ("920002", "920002.BJ"),
        ("700.HK", "00700.HK"),
        ("HK0175", "00175.HK"),
        ("603489.SZ", Unusable("bad_stock_code")),  # that range is Shanghai's
        ("2594", Unusable("bad_stock_code")),  # a sheet ate the zeros: which exchange, nobody knows
        ("未上市公司", Unusable("bad_stock_code")),
    ],
)
def test_stock_codes(text: str, code: str | Unusable) -> None:
    assert stock_code(text) == code


@pytest.mark.parametrize("text", ["无", "—", "-", " － ", "待定", "/", "暂无", "N/A", "未知", "", "　", "?", "n/a"])
def test_placeholders_say_nothing(text: str) -> None:
    assert is_absent(text)


@pytest.mark.parametrize("text", ["无锡", "0", "否", "未知科技有限公司", "A", "x"])
def test_what_is_no_placeholder(text: str) -> None:
    assert not is_absent(text)


def test_total_lines() -> None:
    assert [is_total(text) for text in ("合计", "合 计：", "总计", "合计科技公司")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("电芯；模组;电机、电控，壳体,电芯", ("电芯", "模组", "电机", "电控", "壳体")),
        ("高压线束（A、B）；充电枪", ("高压线束（A、B）", "充电枪")),
        ("线束（A、B；充电枪", ("线束（A", "B", "充电枪")),  # an open bracket closes nothing
        ("电芯\n电机|电控", ("电芯", "电机", "电控")),
        ("无；—", ()),
        ("", ()),
    ],
)
def test_lists(text: str, entries: tuple[str, ...]) -> None:
    assert split_list(text) == entries


def test_yes_and_no() -> None:
    assert [yes_or_no(text) for text in ("是", "√", "Y", "否", "×", "也许")] == [
        True, True, True, False, False, Unusable("not_yes_or_no"),
    ]  # fmt: skip


def test_tidy_removes_what_nobody_sees() -> None:
    assert tidy(" 甲\u200b公司\x07 \n 二厂\ufeff ") == "甲公司 二厂"
