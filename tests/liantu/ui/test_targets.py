"""目标进度: pace, year, index with its parts, who did not report and the file about them, the audit of the plan."""

import pytest

from graph.store import open_store
from liantu.plan import check_store
from liantu.ui.parts.search import where
from liantu.ui.parts.seek import Found
from liantu.ui.speech import plain


def test_districts_stand_with_what_is_needed_and_when_they_arrive(asked, open_app, with_sample, drawn):
    row = next(
        r for r in asked(with_sample, "plan/pace").rows()
        if (r["district"], r["indicator"], r["basis"]) == ("璧山区", "工业总产值", "规上汽车零部件")
    )  # fmt: skip

    rows = drawn(open_app(with_sample, "targets"), "by_district")["rows"]

    cells = next(r["cells"] for r in rows if r["cells"][0] == "璧山 · 工业总产值")
    assert cells[1] == f"{row['now']:,.0f} / {row['target']:,.0f} 亿元"
    assert cells[3]["pace"]["code"] == row["rating"]
    assert cells[4:] == [f"{row['needed_per_quarter']:,.1f}", f"{row['per_quarter']:,.1f}", row["arrives"]]


def test_a_district_that_did_not_report_is_never_shown_by_its_last_figure(open_app, with_sample, drawn):
    rows = drawn(open_app(with_sample, "targets"), "by_district")["rows"]

    silent = {r["cells"][0]: r["cells"] for r in rows if r["cells"][0].startswith(("潼南", "荣昌"))}
    assert {c[3]["pace"]["code"] for c in silent.values()} == {"silent"}
    assert {c[1].partition(" / ")[0] for c in silent.values()} == {"—"}


def test_the_index_stands_with_its_parts_and_only_whole_ones_have_a_rank(asked, open_app, with_sample, drawn):
    rows = asked(with_sample, "plan/index").rows()

    shown = drawn(open_app(with_sample, "targets", view="index"), "index")["rows"]

    assert [r["cells"][0] for r in shown] == [str(r["rank"]) if r["rank"] else "—" for r in rows]
    assert [r["cells"][3] for r in shown[:2]] == [f"{r['growth']:.2f}" for r in rows[:2]]
    assert [r["cells"][0] for r in shown if r["cells"][1] in ("潼南区", "荣昌区")] == ["—", "—"]


def test_year_shows_growth_as_computed_and_as_reported_apart(asked, open_app, with_sample, drawn):
    row = next(
        r
        for r in asked(with_sample, "plan/year_targets").rows()
        if (r["district"], r["indicator"]) == ("铜梁区", "工业总产值")
    )

    app = open_app(with_sample, "targets", view="year", year_indicator="工业总产值")

    cells = next(r["cells"] for r in drawn(app, "year")["rows"] if r["cells"][0] == ["铜梁区"])
    assert cells[5:7] == [f"{row['growth_computed']:+.1%}", f"{row['growth_reported']:+.1%}"]
    assert cells[5] != cells[6]


def test_those_who_did_not_report_can_be_written_to(asked, open_app, with_sample, texts):
    found = asked(with_sample, "plan/reminders")

    app = open_app(with_sample, "targets", view="returns")

    assert f"应报 {found.total} 项，未报 {len(found.findings)} 项" in texts(app)
    assert {"导出催报表 XLSX", "导出催报表 CSV"} <= {b.label for b in app.get("download_button")}
    assert set(app.dataframe[0].value["区县"]) == {"潼南区", "荣昌区"}


def test_the_audit_is_that_of_the_command(open_app, with_sample, drawn):
    with open_store(f"embedded:{with_sample / 'store'}") as store:
        checks = check_store(store)

    rows = drawn(open_app(with_sample, "targets", view="audit"), "audit")["rows"]

    assert {r["cells"][1] for r in rows} == {c.title.zh for c in checks}
    assert [r["cells"][0]["text"] for r in rows].count("存疑") == sum(c.verdict == "存疑" for c in checks)
    assert rows[0]["cells"][0]["text"] == "存疑"


@pytest.mark.parametrize("part", ["pace", "year", "index", "returns", "clauses", "audit"])
@pytest.mark.parametrize("lang", ["中文", "English"])
def test_every_section_opens_with_and_without_data(open_app, with_sample, workspace, part, lang):
    for folder in (workspace, with_sample):
        app = open_app(folder, "targets", view=part, lang=lang)

        assert not app.exception
        assert not app.error


def test_a_clause_found_by_search_is_opened(asked, open_app, with_sample):
    clause = asked(with_sample, "plan/clauses").rows()[6]

    page, address = where(Found("Clause", clause["code"], clause["name"]))
    app = open_app(with_sample, page, **address)

    assert page == "targets"
    assert any(plain(clause["text"]) == m.value for m in app.markdown)
    assert not any(plain(clause["text"]) == m.value for m in open_app(with_sample, page, view="clauses").markdown)


def test_a_target_of_the_region_says_how_many_districts_are_missing(open_app, with_sample, drawn):
    rows = {r["cells"][0]: r["cells"] for r in drawn(open_app(with_sample, "targets"), "west")["rows"]}

    assert rows["汽车零部件企业数量"][3]["text"] == "2 区未报送，不合计"
    assert rows["智能工厂"][3]["pace"]["code"] == "silent"
