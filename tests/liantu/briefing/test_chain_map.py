"""The value of a briefing: figures read again from the rows, unknown not 0, the same blocks at every date."""

from liantu.briefing.asking import Moment
from liantu.briefing.chain_map import KNOWN, Block, Locator, plain, words
from liantu.briefing.making import Workbench
from queries.reading import Known
from queries.runner import ask
from queries.statuses import SHORT

ROWS = (
    {"code": "a", "n": 1, "kind": "x"},
    {"code": "b", "n": None, "kind": "x"},
    {"code": "c", "n": 0.1, "kind": "y"},
    {"code": "d", "n": 0.2, "kind": "y"},
)


def test_a_locator_reads_a_cell_a_count_a_sum_and_distinct_values():
    assert Locator("n", (("code", "a"),)).read(ROWS) == 1
    assert Locator("code", (("kind", "y"),), "count").read(ROWS) == 2
    assert Locator("n", (), "sum").read(ROWS) == 1.3
    assert Locator("kind", (), "distinct").read(ROWS) == 2
    assert Locator("code", (("kind", ("x", "z")),), "count").read(ROWS) == 2


def test_a_sum_of_nothing_known_is_unknown_and_not_zero():
    assert Locator("n", (("code", "b"),), "sum").read(ROWS) is None
    assert Locator("n", (("n", KNOWN), ("kind", "x")), "sum").read(ROWS) == 1
    assert Locator("n", (("code", "nobody"),)).read(ROWS) is None


def test_blocks_are_walked_in_reading_order():
    inner = Block("cell", "C1", words("电芯"))
    outer = Block("system", "S1", blocks=(Block("assembly", "A1", blocks=(inner,)), Block("assembly", "A2")))

    assert [block.id for block in outer.walk()] == ["S1", "A1", "C1", "A2"]
    assert plain(inner.title) == "电芯"


def test_the_numbers_of_the_sentence_add_to_the_components_of_the_plan(brief):
    figures = brief("panorama").figures
    parts = ("strong", "adequate", "weak", "pipeline", "absent", "unverified", "unknown")

    assert sum(figures[f"sentence.{name}"].value for name in parts) == 56
    assert figures["sentence.made"].value == sum(figures[f"sentence.{n}"].value for n in parts[:3])


def test_the_legend_says_what_the_sentence_says(brief):
    figures = brief("panorama").figures

    assert figures["legend.BROKEN"].value + figures["legend.MISSING"].value == figures["sentence.absent"].value
    assert figures["legend.STRONG"].value == figures["sentence.strong"].value


def test_every_figure_is_found_again_in_a_fresh_answer(brief, bench: Workbench):
    made = brief("panorama", compare="2024-06-30")

    again = _asked_again(made, bench)

    assert {id: f.find.read(again[f.asked]) for id, f in made.figures.items()} == {
        id: f.value for id, f in made.figures.items()
    }


def _asked_again(made, bench):
    """The rows of each answer, asked with nothing kept from the first time."""
    rows = {}
    for id, asked in made.asked.items():
        moment = bench.at(made.compare if asked.moment else made.as_of)
        fresh = Moment(moment.store, moment.day, moment.thresholds, Known())
        rows[id] = fresh.ask(asked.question, asked.given).rows()
    return rows


def test_blocks_keep_their_ids_and_order_from_one_quarter_to_the_next(brief):
    now, before = brief("panorama"), brief("panorama", as_of="2024-06-30")

    def cells(made):
        return [block.id for block in made.walk() if block.kind in ("system", "assembly", "cell")]

    assert cells(now) == cells(before)
    assert len([id for id in cells(now) if id.startswith("C")]) == 56


def test_what_changed_since_the_compare_date_is_marked(brief):
    made = brief("panorama", scope="璧山区", compare="2024-06-30")
    changed = {block.id: plain(block.lines[1]) for block in made.walk() if block.mark == "changed"}

    assert changed
    assert all(words.startswith("上期") for words in changed.values())


def test_a_district_that_did_not_report_stays_out_of_the_total_with_its_target(brief):
    made = brief("panorama")
    table = next(block for block in made.walk() if block.id == "districts")
    reported = [r for r in table.rows if r.status not in ("unreported", "") and not r.total]

    assert any("未报送" in plain(cell) for row in table.rows for cell in row.cells)
    assert made.figures["total.districts"].value == len(reported)


def test_districts_together_are_what_the_plan_s_question_says(brief, sample_store):
    """An older return is none for the day on which the others are counted: the same total as on the first page of the app."""
    made = brief("panorama")

    for indicator, name in (("企业数量", "firms"), ("工业总产值", "output")):
        joint = ask(sample_store, "plan/reported", indicator=indicator).rows()[0]
        assert made.figures[f"total.{name}"].value == joint["now"]
        assert made.figures[f"total.{name}.target"].value == joint["target"]
        assert made.figures["total.districts"].value == joint["districts"]
        assert joint["districts"] < joint["of_districts"]


def test_what_nobody_has_looked_at_is_not_among_the_gaps(brief):
    gaps = next(block for block in brief("panorama").walk() if block.id == "gaps")

    assert gaps.blocks
    assert {block.status for block in gaps.blocks} <= set(SHORT)


def test_made_up_data_mark_the_briefing(brief):
    footer = brief("panorama").footer

    assert footer.mark == "示例"
    assert "非真实统计" in footer.mark_note
    assert footer.build.startswith("数据 ")
