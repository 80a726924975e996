"""Who may see what: what is dropped, totals of few firms, and that nothing hidden can be worked out from what is shown."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liantu.briefing.audience import for_audience
from liantu.briefing.chain_map import Block, ChainMap, Column, Figure, Locator, Span, TableRow, plain, words
from liantu.briefing.disclosure import equations
from tests.liantu.briefing.small import briefing, cell, said

TOTAL = Locator("output", (), "sum")


def _rows(values):
    return [{"code": code, "output": value, "firms": 1} for code, value in values.items()]


def _table(values, firms, audience="公开", total_firms=None):
    parts = [cell(code, value, firms[code]) for code, value in values.items()]
    count = sum(firms.values()) if total_firms is None else total_firms
    whole = Figure("total", sum(values.values()), str(sum(values.values())), "Q1", TOTAL, "亿元", firms=count)
    return briefing([*parts, whole], _rows(values), audience)


def _shown(made: ChainMap) -> dict[str, str]:
    return {row.id: plain(row.cells[1]) for block in made.walk() for row in block.rows}


def test_who_works_with_it_sees_all():
    made = _table({"A": 5, "B": 7}, {"A": 1, "B": 9}, audience="工作")

    assert for_audience(made) is made


def test_a_total_of_two_firms_is_not_shown_and_neither_0_nor_blank():
    made = for_audience(_table({"A": 5, "B": 7, "C": 9, "D": 11}, {"A": 2, "B": 1, "C": 9, "D": 4}))

    assert _shown(made) == {"A": "不公开", "B": "不公开", "C": "9", "D": "11", "total": "32"}
    assert made.figures["A"].value is None
    assert made.figures["A"].rows == ()


def test_one_hidden_part_takes_the_smallest_other_along():
    made = for_audience(_table({"A": 5, "B": 7, "C": 9}, {"A": 2, "B": 4, "C": 9}))

    assert _shown(made) == {"A": "不公开", "B": "不公开", "C": "9", "total": "21"}
    assert any("1 个不公开，另有 1 个为防止由合计推算" in note for note in made.notes)


def test_a_total_whose_only_part_is_hidden_goes_too():
    made = for_audience(_table({"A": 5, "B": 0}, {"A": 2, "B": 0}, total_firms=3))

    assert _shown(made)["A"] == "不公开"
    assert _shown(made)["total"] == "不公开"
    assert _shown(made)["B"] == "0"


def test_counts_that_can_only_be_one_each_are_not_told_by_their_total():
    counts = {"A": 1, "B": 1, "C": 4, "D": 6}
    parts = [
        replace(cell(code, n, n), find=Locator("firms", (("code", code),)), part_of="total")
        for code, n in counts.items()
    ]
    whole = Figure("total", 12, "12", "Q1", Locator("code", (), "distinct"), firms=12)
    rows = [{"code": code, "output": 1, "firms": n} for code, n in counts.items()]

    made = for_audience(briefing([*parts, whole], rows))

    assert _shown(made) == {"A": "不公开", "B": "不公开", "C": "不公开", "D": "6", "total": "12"}


def test_the_same_cell_is_hidden_wherever_it_stands():
    twice = Figure("again", 5, "5", "Q1", Locator("output", (("code", "A"),)), "亿元")
    values, firms = {"A": 5, "B": 7, "C": 9}, {"A": 2, "B": 1, "C": 9}
    parts = [cell(code, value, firms[code]) for code, value in values.items()]

    made = for_audience(briefing([*parts, twice], _rows(values)))

    assert _shown(made)["again"] == "不公开"


def test_a_unit_behind_a_hidden_number_goes_with_it_also_in_a_sentence():
    sentence = Block("sentence", "one", lines=((Span("产值"), Span("5", "A"), Span("亿元，其余不变")),))
    made = for_audience(briefing([cell("A", 5, 1)], _rows({"A": 5}), extra=[sentence]))

    assert [plain(b.lines[0]) for b in made.walk() if b.kind == "sentence"] == ["产值不公开，其余不变"]


def test_contacts_talks_targets_and_single_firms_are_dropped_and_counted():
    held = [
        Block("remark", "r", words("在谈"), holds="talks"),
        Block("remark", "s", lines=((Span("电话："), Span("023", holds="contacts")),)),
        Block(
            "table", "u", columns=(Column("企业"), Column("产值", holds="firms")),
            rows=(TableRow("x", (said("甲"), said("9"))), TableRow("y", (said("乙"), said("8")), holds="targets")),
        ),
    ]  # fmt: skip
    made = for_audience(briefing([], [], "内部", held))
    table = next(b for b in made.walk() if b.id == "u")

    assert "r" not in {b.id for b in made.walk()}
    assert [c.title for c in table.columns] == ["企业"]
    assert [[plain(c) for c in row.cells] for row in table.rows] == [["甲"]]
    assert made.notes[-1] == "本件供内部使用，略去：联系方式 1 处、单个企业的数 2 处、在谈项目 1 处、招引目标 1 处。"


def test_a_dropped_firm_cannot_be_worked_out_from_the_total():
    values = {"A": 5, "B": 7, "C": 9}
    parts = [cell(code, value, 3) for code, value in values.items()]
    whole = Figure("total", 21, "21", "Q1", TOTAL, "亿元", firms=9)
    made = briefing([*parts, whole], _rows(values))
    section = made.sections[0]
    table = section.blocks[0]
    rows = (replace(table.rows[0], holds="firms"), *table.rows[1:])
    made = replace(made, sections=(replace(section, blocks=(replace(table, rows=rows),)),))

    assert "不公开" in _shown(for_audience(made)).values()


def test_the_answers_rows_do_not_travel_with_a_public_briefing():
    made = for_audience(_table({"A": 5, "B": 7}, {"A": 9, "B": 9}))

    assert made.asked["Q1"].rows == ()


@st.composite
def _documents(draw):
    """A table of parts in groups, each group with its subtotal, all with a total; declared and found sums mixed."""
    groups = draw(st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=4), min_size=1, max_size=4))
    firms = [[draw(st.integers(0, 6)) for _ in group] for group in groups]
    declared = draw(st.booleans())
    figures, rows = [], []
    for g, group in enumerate(groups):
        for n, value in enumerate(group):
            code, count = f"g{g}n{n}", firms[g][n]
            value = value if count else 0
            rows.append({"code": code, "output": value, "firms": count, "group": g})
            figures.append(replace(cell(code, value, count), part_of=f"g{g}" if declared else ""))
        value = sum(row["output"] for row in rows if row["group"] == g)
        find = Locator("output", (("group", g),), "sum")
        shown = replace(
            cell(f"g{g}", value, sum(firms[g])), find=find, part_of="total" if declared and draw(st.booleans()) else ""
        )
        if draw(st.booleans()):
            figures.append(shown)
    whole = sum(row["output"] for row in rows)
    count = sum(map(sum, firms))
    figures.append(Figure("total", whole, str(whole), "Q1", TOTAL, "亿元", firms=count))
    return briefing(figures, rows)


@given(_documents())
def test_no_hidden_value_can_be_solved_from_the_shown_ones(document: ChainMap):
    made = for_audience(document)
    sums = equations(document)
    shown = {("figure", f.id) for f in made.used() if f.value is not None}
    secret = {("figure", f.id) for f in made.used() if f.shown == "不公开"}
    unknown = sorted({v for row in sums for v in row} - shown)
    at = {v: n for n, v in enumerate(unknown)}
    matrix = np.zeros((len(sums), len(unknown)))
    for n, row in enumerate(sums):
        for variable, factor in row.items():
            if variable in at:
                matrix[n, at[variable]] = float(factor)

    told = {v for v in secret if v in at and _is_solved(matrix, at[v])}

    assert not {v for v in told if document.figures[v[1]].value}


def _is_solved(matrix: np.ndarray, column: int) -> bool:
    """Whether every solution has the same value there: no vector of the null space moves it."""
    _, sizes, vectors = np.linalg.svd(matrix)
    rank = int((sizes > 1e-9).sum())
    return bool(np.all(np.abs(vectors[rank:, column]) < 1e-9))


@pytest.mark.parametrize("audience", ["公开", "内部"])
def test_the_sample_shows_no_count_of_one_or_two_firms(brief, audience):
    made = brief("panorama", audience=audience)

    assert not [f.id for f in made.figures.values() if f.firms in (1, 2)]
    assert any(f.shown == "不公开" for f in made.figures.values())
