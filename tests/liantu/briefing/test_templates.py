"""What each template says: figures that are found again, places that stay, firms that came and went."""

import pytest

from graph.errors import UsageError
from liantu.briefing.asking import Moment
from liantu.briefing.chain_map import plain
from liantu.briefing.names import TEMPLATE_NAMES
from liantu.briefing.templates import TEMPLATES, template

OPTIONS = {name: {"compare": "2024-06-30"} for name in TEMPLATE_NAMES}
OPTIONS["district"]["scope"] = "璧山区"


def block(made, id):
    return next(b for b in made.walk() if b.id == id)


def column(table, n):
    return [plain(row.cells[n]) for row in table.rows]


def test_names_and_templates_are_the_same():
    assert {code: kind.zh for code, kind in TEMPLATES.items()} == TEMPLATE_NAMES
    assert template("全景图") is template("panorama")
    with pytest.raises(UsageError, match="补链清单"):
        template("简报")


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_every_figure_of_every_template_is_found_again_in_a_fresh_answer(brief, bench, name):
    made = brief(name, **OPTIONS[name])
    rows = {}
    for id, asked in made.asked.items():
        moment = bench.at(made.compare if asked.moment else made.as_of)
        fresh = Moment(moment.store, moment.day, moment.thresholds, moment.known)
        rows[id] = fresh.ask(asked.question, asked.given).rows()

    assert made.used()
    assert {f.id for f in made.figures.values() if f.find.read(rows[f.asked]) != f.value} == set()


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_every_span_shows_the_figure_that_it_names(brief, name):
    made = brief(name, **OPTIONS[name])
    spans = [span for b in made.walk() for text in b.texts() for span in text if span.figure]

    wrong = [s for s in spans if s.text != made.figures[s.figure].shown]

    assert {made.figures[s.figure].find.column for s in wrong} <= {
        "status",
        "rating_zh",
    }  # said in the briefing's own words


def test_a_system_has_a_page_of_its_own_and_a_part_chooses_one(brief):
    assert [s.id for s in brief("system").sections] == ["S1", "S2", "S3"]
    assert [s.id for s in brief("system", part="智能驾驶").sections] == ["S2"]
    assert [s.id for s in brief("assembly", part="BMS").sections] == ["A01"]
    with pytest.raises(UsageError, match="没有系统、总成或部件“轮子”"):
        brief("assembly", part="轮子")


def test_firms_of_a_component_are_as_many_as_its_number_and_new_ones_are_marked(brief):
    made = brief("assembly", part="动力电池", compare="2024-06-30")

    for card in (b for b in made.walk() if b.kind == "cell" and b.status in ("STRONG", "ADEQUATE", "WEAK")):
        standing = [firm for firm in card.blocks if firm.title[0].tone != "gone"]
        assert len(standing) == made.figures[f"{card.id}.producers"].value
    assert any(plain(firm.title).startswith("新增 ") for b in made.walk() for firm in b.blocks if b.kind == "cell")


def test_a_district_brief_wants_one_district(brief):
    with pytest.raises(UsageError, match="一次写一个区县"):
        brief("district")


def test_what_a_district_has_and_lacks_are_its_priority_components_together(brief):
    made = brief("district", scope="璧山区")
    present, absent = (column(block(made, id), 0) for id in ("present", "absent"))

    assert not set(present) & set(absent)
    assert len(present) == made.figures["sentence.made"].value
    assert len(present) + len(absent) == 56 - made.figures["sentence.not_priority"].value


def test_changes_want_a_date_and_tell_both_statuses(brief):
    with pytest.raises(UsageError, match="--compare"):
        brief("changes")
    table = block(brief("changes", compare="2024-06-30"), "status")

    assert table.rows
    assert all(before != now for before, now in zip(column(table, 2), column(table, 3), strict=True))


def test_the_gap_list_names_nothing_that_is_adequate_and_numbers_it(brief):
    made = brief("gaps")
    table = block(made, "ranking")

    assert {row.status for row in table.rows}.isdisjoint({"STRONG", "ADEQUATE"})
    assert len(table.rows) == made.figures["gaps.n"].value


def test_each_named_chain_has_its_section(brief):
    made = brief("chain")

    assert len(made.sections) == 10
    assert len(brief("chain", part="示例动力电池产业链").sections) == 1
    with pytest.raises(UsageError, match="没有产业链“不存在”"):
        brief("chain", part="不存在")


def test_official_owners_stand_apart_from_candidates(brief):
    made = brief("owners")

    assert block(made, "official").rows
    assert all("测算" in row for row in column(block(made, "computed"), 3) if row not in ("", "—", "资料不足"))


def test_unknown_output_is_said_and_not_zero(brief):
    table = block(brief("appendix"), "firms")
    at = [c.title for c in table.columns].index("工业总产值")

    assert "不明" in column(table, at)
    assert "0" not in column(table, at)
