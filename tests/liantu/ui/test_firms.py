"""企业库: conditions that all hold together and stand in the address, pages of a long list, the profile of one firm."""

import io

import openpyxl
import pytest

from graph.store import open_store
from liantu.ui.parts.firm import head, years
from liantu.words import WORDS
from queries.runner import ask


def texts(app):
    kinds = ("header", "subheader", "markdown", "caption", "info", "warning", "error")
    return "\n".join(str(e.value) for kind in kinds for e in getattr(app, kind))


@pytest.fixture
def asked(with_sample):
    def by(name, **given):
        with open_store(f"embedded:{with_sample / 'store'}") as store:
            return ask(store, name, **given)

    return by


def test_one_character_finds_firms(open_app, with_sample, asked):
    total = asked("firms/sift", text="锂", scope="渝西地区").total

    app = open_app(with_sample, "firms")
    app.text_input(key="q").set_value("锂").run()

    assert total > 0
    assert f"已入库 {total} 家符合" in texts(app)


@pytest.mark.parametrize(
    ("address", "given"),
    [
        ({"part": "C02"}, {"part": "C02"}),
        ({"part": "A01", "evidence": "已证实"}, {"part": "A01", "evidence": "已证实"}),
        ({"data_kind": "示例", "output": "100000000"}, {"data_kind": "示例", "min_output_cny": 100_000_000}),
        ({"title": "专精特新中小企业"}, {"title": "专精特新中小企业"}),
        ({"scope": "璧山区", "q": "电"}, {"scope": "璧山区", "text": "电"}),
    ],
)
def test_conditions_of_the_address_hold_together(open_app, with_sample, asked, address, given):
    found = asked("firms/sift", **{"scope": "渝西地区", **given})

    app = open_app(with_sample, "firms", **address)

    assert not app.exception
    assert f"已入库 {found.total:,} 家符合" in texts(app)
    assert list(app.dataframe[0].value["企业"]) == [row["name"] for row in found.rows()]


def test_nothing_found_says_that_this_means_little_and_clears(open_app, with_sample):
    app = open_app(with_sample, "firms", q="没有这样的企业")

    assert WORDS["firms.empty"][0] in texts(app)
    app.button(key="clear").click().run()
    assert WORDS["firms.empty"][0] not in texts(app)


def test_nothing_for_a_component_that_was_not_surveyed_says_so(open_app, with_sample, asked):
    states = asked("links/status", scope="渝西地区").rows()
    unknown = next(row for row in states if row["status"] == "UNKNOWN")

    app = open_app(with_sample, "firms", part=unknown["code"])

    assert "尚未摸排" in texts(app)


def test_a_long_list_is_read_page_by_page_and_other_conditions_begin_again(open_app, with_sample, asked, monkeypatch):
    import liantu.ui.views.firms  # noqa: F401

    everything = asked("firms/sift", scope="渝西地区", limit=1000).rows()

    whole = open_app(with_sample, "firms")
    second = asked("firms/sift", scope="渝西地区", limit=100, skip=100).rows()

    assert [row["firm"] for row in second] == [row["firm"] for row in everything[100:200]]
    assert len(whole.dataframe[0].value) == len(everything)


def test_profile_shows_the_firm_of_the_address_and_goes_back(open_app, with_sample, asked):
    firm = asked("firms/list", limit=1).rows()[0]

    app = open_app(with_sample, "firms", firm=firm["firm"])

    assert [h.value for h in app.header] == [firm["name"]]
    assert not app.exception
    app.button(key="back").click().run()
    assert not app.header


def test_profile_says_the_figures_of_the_command_line(open_app, with_sample, asked):
    row = next(r for r in asked("firms/sift", scope="渝西地区").rows() if r["output_cny"] and r["employees"])

    app = open_app(with_sample, "firms", firm=row["firm"])

    shown = [m.value for m in app.metric]
    assert f"{row['output_cny'] / 1e8:,.1f} 亿元" in shown
    assert f"{row['employees']:,}" in shown


def test_unknown_firm_of_the_address_is_one_sentence(open_app, with_sample):
    app = open_app(with_sample, "firms", firm="没有这样的企业")

    assert not app.exception
    assert "没有找到企业" in app.error[0].value


def test_a_firm_that_is_only_mentioned_says_so(open_app, with_sample, asked):
    named = next(r for r in asked("firms/search", text="示例", limit=500).rows() if r["mentioned"])

    app = open_app(with_sample, "firms", firm=named["firm"])

    assert not app.exception
    assert named["name"] in [h.value for h in app.header]


def test_what_is_unknown_of_a_firm_is_said_and_never_zero(open_app, workspace, command_line, tmp_path):
    sheet = tmp_path / "名录.csv"
    sheet.write_text("企业名称,区县,主营产品\n示例未知有限公司,璧山区,电芯\n", encoding="utf-8")
    assert command_line(workspace, "load", str(sheet)).code == 0

    app = open_app(workspace, "firms", firm="示例未知有限公司")

    assert {m.value for m in app.metric} == {WORDS["firm.empty"][0]}


def test_values_that_differ_stand_side_by_side_until_somebody_decides(open_app, workspace, command_line, tmp_path):
    for name, people in (("甲.csv", 100), ("乙.csv", 200)):
        sheet = tmp_path / name
        sheet.write_text(
            f"企业名称,区县,从业人员数,数据日期\n示例两说有限公司,璧山区,{people},2024-06-30\n", encoding="utf-8"
        )
        assert command_line(workspace, "load", str(sheet)).code == 0

    app = open_app(workspace, "firms", firm="示例两说有限公司")

    assert not app.exception
    assert WORDS["firm.disputed"][0] in texts(app)


def test_the_exported_profile_is_text_that_no_spreadsheet_runs(with_sample, monkeypatch, open_app, asked, trap):
    app = open_app(with_sample, "firms", firm=trap)
    assert not app.exception

    card = years.FirmCard(trap, trap, (), (), (), (), (), (), (), {})
    monkeypatch.setattr(head, "say", lambda id, **fields: id[-30:])
    book = openpyxl.load_workbook(io.BytesIO(head._file(card)))

    assert len(book.sheetnames) == 3
