"""招商与项目: the funnel adds up, overdue with days, papers, advice with its veto, origins counted once."""

import pytest


def test_the_funnel_by_district_adds_up_to_that_by_stage(asked, open_app, with_sample, drawn):
    by_stage = asked(with_sample, "projects/funnel").rows()

    app = open_app(with_sample, "projects", funnel_by="区县")
    cells = [row["cells"] for row in drawn(app, "funnel_by_sheet")["rows"]]

    assert sum(int(n) for c in cells for n in c[1:-1]) == sum(r["projects"] for r in by_stage)
    assert sum(float(c[-1].replace(",", "")) for c in cells) == pytest.approx(
        sum(r["investment_cny"] for r in by_stage) / 1e8, abs=1
    )


def test_those_that_stay_too_long_stand_with_days_and_limit(asked, open_app, with_sample, drawn):
    late = {r["name"]: r for r in asked(with_sample, "projects/overdue").rows() if r["kind"] == "too_long"}

    rows = drawn(open_app(with_sample, "projects"), "overdue")["rows"]

    assert rows
    for row in rows:
        name, told = row["cells"][0], row["cells"][3]["text"]
        assert told == f"{late[name]['days']} / {late[name]['limit_days']}"


def test_how_a_stage_is_changed_is_said_with_the_way(open_app, with_sample, texts):
    shown = texts(open_app(with_sample, "projects"))

    assert "阶段现在随载入更新" in shown


def test_list_of_one_stage_by_address(asked, open_app, with_sample):
    found = asked(with_sample, "projects/list", stage="签约")

    app = open_app(with_sample, "projects", stage="签约")

    assert list(app.dataframe[0].value["项目"]) == [r["name"] for r in found.rows()]


def test_a_target_firm_is_advised_a_district_with_its_votes(asked, open_app, with_sample, drawn):
    app = open_app(with_sample, "projects", view="wanted")
    first = next(r for r in asked_targets(app))

    rows = drawn(app, "placement")["rows"]

    assert len(rows) == 8
    assert first["企业"]
    advised = [r["cells"][1] for r in rows if len(r["cells"][1]) > 1]
    assert all(c[1]["text"] == "建议" for c in advised)


def asked_targets(app):
    return app.dataframe[0].value.to_dict("records")


def test_origins_count_each_firm_once_and_refusals_stand_with_reasons(asked, open_app, with_sample, texts):
    found = asked(with_sample, "projects/origins")

    app = open_app(with_sample, "projects", view="origins")

    assert found.sentence.zh in texts(app)
    assert len(app.dataframe[0].value) == len(found.findings)


def test_what_opens_adds_up_before_and_after(open_app, with_sample, drawn):
    rows = [r["cells"] for r in drawn(open_app(with_sample, "projects", view="opening"), "opening")["rows"]]

    assert sum(int(c[1]) for c in rows) == sum(int(c[2]["text"]) for c in rows) == 56


@pytest.mark.parametrize("part", ["every", "wanted", "opening", "origins"])
@pytest.mark.parametrize("lang", ["中文", "English"])
def test_every_section_opens_with_and_without_data(open_app, with_sample, workspace, part, lang):
    for folder in (workspace, with_sample):
        app = open_app(folder, "projects", view=part, lang=lang)

        assert not app.exception
        assert not app.error
