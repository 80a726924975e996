"""Judgements: given once, held for every later load, taken back without a trace. On both engines."""

import pytest

from graph.errors import UsageError
from graph.snapshot import edges, export_graph, nodes
from loaders.ledger import Changed, Ledger
from tests.loaders.books import FIRM_HEADER, SUPPLY_HEADER
from tests.loaders.conftest import Sheet

FIRM = ("示例甲有限公司", "", "示例甲", "璧山区", "", "电机、神秘件", "100", "2024", "示例名录")
CODES = "91990001000000001N", "91990001000000002R"


def made(ledger: Ledger) -> set[tuple[str, str, tuple[str, ...]]]:
    found = (e for e in edges(ledger.store) if e.type in ("MAKES", "WORKS_ON"))
    return {(e.start.id, e.end.id, tuple(e.properties["phrases"])) for e in found}  # type: ignore[arg-type]


def firm(ledger: Ledger, id_: str) -> dict[str, object]:
    return next(dict(n.properties) for n in nodes(ledger.store) if n.id == id_)


def test_a_phrase_means_what_a_person_says_now_and_in_every_later_load(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM)])
    before = list(export_graph(ledger.store))

    judgement = ledger.judge("means", "神秘件", "激光雷达", by="张示例")
    ledger.load([sheet("b.csv", FIRM_HEADER, ("示例乙有限公司", *FIRM[1:]))])

    assert {m for m in made(ledger) if m[1] == "C24"} == {
        ("name:示例甲有限公司", "C24", ("神秘件",)),
        ("name:示例乙有限公司", "C24", ("神秘件",)),
    }
    assert "unmatched_products" not in firm(ledger, "name:示例甲有限公司")
    assert ledger.differs() == Changed()
    ledger.undo(ledger.loads()[-1].id)
    ledger.forget(judgement.id)
    assert list(export_graph(ledger.store)) == before


def test_a_phrase_may_mean_none_of_ours(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM)])

    ledger.judge("means", "电机", "")

    assert made(ledger) == set()
    assert firm(ledger, "name:示例甲有限公司")["excluded_products"] == ("电机",)
    assert ledger.differs() == Changed()


def test_a_phrase_of_a_supply_is_judged_too(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", SUPPLY_HEADER, ("示例甲有限公司", "示例乙", "神秘件", "", "2024", ""))])

    ledger.judge("means", "神秘件", "C24")

    assert [e.properties["components"] for e in edges(ledger.store) if e.type == "SUPPLIES"] == [("C24",)]
    assert ledger.differs() == Changed()


def test_one_of_two_values_is_chosen_once(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM, (*FIRM[:6], "200", *FIRM[7:]))])
    (question,) = ledger.waiting()

    ledger.judge("value", question.a, question.choices[0].text)
    ledger.load([sheet("b.csv", FIRM_HEADER, (*FIRM[:6], "200", FIRM[7], "又一份"))])

    assert {(c.value, len(c.rows)) for c in question.choices} == {(1_000_000, 1), (2_000_000, 1)}
    assert firm(ledger, "name:示例甲有限公司")["output_cny"] == question.choices[0].value
    assert ledger.waiting() == ()
    assert ledger.differs() == Changed()


def test_a_held_row_asks_for_each_firm_that_it_may_mean(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, *((FIRM[0], code, *FIRM[2:]) for code in CODES))])
    ledger.load([sheet("b.csv", FIRM_HEADER, FIRM)])
    questions = ledger.waiting()

    ledger.judge("different", questions[1].a, questions[1].b)
    left = ledger.waiting()
    ledger.judge("same", left[0].a, left[0].b)

    assert [(w.kind, w.a, w.b) for w in questions] == [("held", f"name:{FIRM[0]}", f"code:{code}") for code in CODES]
    assert left == questions[:1]
    assert ledger.waiting() == ()
    assert len(firm(ledger, f"code:{CODES[0]}")["rows"]) == 2  # type: ignore[arg-type]
    assert ledger.differs() == Changed()


def test_a_short_name_that_nobody_owns_is_joined_to_its_firm(ledger: Ledger, sheet: Sheet) -> None:
    other = ("重庆示例远航有限公司", "", "", *FIRM[3:])
    sale = ("示例甲有限公司", "示例远航", "电机", "", "2024", "")
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM, other), sheet("b.csv", SUPPLY_HEADER, sale)])
    (question,) = ledger.waiting()

    ledger.judge("same", question.a, question.b)

    assert {question.a, question.b} == {"name:重庆示例远航有限公司", "text:示例远航"}
    customers = {e.end.id for e in edges(ledger.store) if e.type == "SUPPLIES"}
    assert customers == {"name:重庆示例远航有限公司"}
    assert ledger.waiting() == ()
    assert ledger.differs() == Changed()


def test_a_decision_is_given_once(desk: Ledger, sheet: Sheet) -> None:
    desk.load([sheet("a.csv", FIRM_HEADER, FIRM)])

    first = desk.judge("means", "神秘件", "C24")
    again = desk.judge("means", "神 秘 件", "激光雷达")

    assert again == first
    assert desk.judgements() == (first,)


@pytest.mark.parametrize("written", ["2000000", "2000000.0", "2e6"])
def test_a_value_is_chosen_however_its_number_is_written(written: str, desk: Ledger, sheet: Sheet) -> None:
    desk.load([sheet("a.csv", FIRM_HEADER, FIRM, (*FIRM[:6], "200", *FIRM[7:]))])

    desk.judge("value", "name:示例甲有限公司", f"output_cny={written}")

    assert firm(desk, "name:示例甲有限公司")["output_cny"] == 2_000_000


def test_a_value_of_a_relationship_is_judged_and_holds_when_the_firm_gains_a_code(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("f.csv", FIRM_HEADER, FIRM)])
    sales = [("示例甲", "外商", "电机", share, "2024", "") for share in ("10%", "30%")]
    ledger.load([sheet("a.csv", SUPPLY_HEADER, *sales)])
    before = list(export_graph(ledger.store))
    (question,) = ledger.waiting()

    made = ledger.judge("value", question.a, question.choices[1].text)
    asked = ledger.waiting()
    incremental = ledger.differs()
    ledger.load([sheet("c.csv", FIRM_HEADER, (FIRM[0], CODES[0], *FIRM[2:]))])

    assert (question.a, question.b) == (f"name:{FIRM[0]} -[SUPPLIES:电机]-> text:外商", "supplier_share")
    assert [(c.value, len(c.rows)) for c in question.choices] == [(0.1, 1), (0.3, 1)]
    assert (asked, ledger.waiting(), incremental) == ((), (), Changed())
    assert [e.properties["supplier_share"] for e in edges(ledger.store) if e.type == "SUPPLIES"] == [0.3]
    assert ledger.differs() == Changed()
    ledger.undo(ledger.loads()[-1].id)
    ledger.forget(made.id)
    assert list(export_graph(ledger.store)) == before


def test_one_judgement_suffices_for_two_firms_of_one_date(ledger: Ledger, sheet: Sheet) -> None:
    other = ("示例乙有限公司", "", "", *FIRM[3:])
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM, other, other)])

    ledger.judge("same", f"name:{FIRM[0]}", f"name:{other[0]}")

    (joined,) = [n for n in nodes(ledger.store) if n.label == "Enterprise"]
    assert joined.properties["name"] == other[0]  # two rows against one
    assert FIRM[0] in joined.properties["aliases"]  # type: ignore[operator]
    assert ledger.waiting() == ()
    assert ledger.differs() == Changed()


def test_of_two_names_under_one_code_the_one_of_most_rows_is_shown_and_asked_about(desk: Ledger, sheet: Sheet) -> None:
    rows = [(name, CODES[0], *FIRM[2:]) for name in ("示例乙有限公司", "示例甲有限公司", "示例乙有限公司")]
    desk.load([sheet("a.csv", FIRM_HEADER, *rows)])

    assert firm(desk, f"code:{CODES[0]}")["name"] == "示例乙有限公司"
    assert [(w.kind, w.b) for w in desk.waiting()] == [("value", "name")]


def test_a_held_row_that_is_none_of_the_firms_becomes_its_own(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, *((FIRM[0], code, *FIRM[2:]) for code in CODES))])
    held = ledger.load([sheet("b.csv", FIRM_HEADER, (*FIRM[:6], "700", *FIRM[7:]))])[0]
    before = list(export_graph(ledger.store))

    made = [ledger.judge("different", f"name:{FIRM[0]}", f"code:{code}") for code in CODES]

    assert held.outcomes["held"] == 1
    assert firm(ledger, f"name:{FIRM[0]}")["output_cny"] == 7_000_000
    assert [w.kind for w in ledger.waiting()] == []
    assert ledger.differs() == Changed()
    for judgement in made:
        ledger.forget(judgement.id)
    assert list(export_graph(ledger.store)) == before


def test_two_codes_that_a_person_joined_claim_a_name_together(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, *((FIRM[0], code, *FIRM[2:]) for code in CODES))])
    ledger.load([sheet("b.csv", FIRM_HEADER, FIRM)])

    ledger.judge("same", *(f"code:{code}" for code in CODES))

    assert len(firm(ledger, f"code:{CODES[0]}")["rows"]) == 3  # type: ignore[arg-type]
    assert [w.b for w in ledger.waiting()] == ["credit_code"]  # which of the two it bears now is another question
    assert ledger.differs() == Changed()


@pytest.mark.parametrize("later", ["code", "rename", "order"])
def test_a_judgement_is_not_asked_again(later: str, desk: Ledger, sheet: Sheet) -> None:
    """Two look-alikes are judged different, one value of two is chosen: that holds when the firm is known better."""
    near = ("示例甲有限责任公司", "", "", *FIRM[3:])
    rows = [FIRM, near, (*FIRM[:6], "200", *FIRM[7:])]
    first = desk.load([sheet("a.csv", FIRM_HEADER, *rows)])[0]
    assert {w.kind for w in desk.waiting()} == {"doubt", "value"}
    for question in desk.waiting():
        if question.kind == "doubt":
            desk.judge("different", question.a, question.b)
        else:
            desk.judge("value", question.a, "output_cny=2000000")

    if later == "order":
        desk.undo(first.load)
        desk.load([sheet("b.csv", FIRM_HEADER, *reversed(rows))])
    else:
        name = FIRM[0] if later == "code" else "示例全新有限公司"
        known = [(FIRM[0], CODES[0], *FIRM[2:6], "", *FIRM[7:])]
        desk.load([sheet("b.csv", FIRM_HEADER, *known, (name, CODES[0], "", *FIRM[3:6], "", "2025", ""))])

    id_ = f"name:{FIRM[0]}" if later == "order" else f"code:{CODES[0]}"
    assert firm(desk, id_)["output_cny"] == 2_000_000
    assert [w for w in desk.waiting() if w.kind != "doubt" or near[0] in (w.a[5:], w.b[5:])] == []
    assert desk.differs() == Changed()


WRONG = [
    ("same", "name:a", "name:a"),
    ("same", "a", "b"),
    ("same", "text:a", "text:b"),
    ("means", " ", "C24"),
    ("means", "神秘件", "C99"),
    ("value", "name:a", "no_such=1"),
    ("value", "text:a", "output_cny=1"),
    ("guess", "name:a", "name:b"),
]


@pytest.mark.parametrize(("kind", "a", "b"), WRONG)
def test_what_cannot_be_judged_is_refused(desk: Ledger, kind: str, a: str, b: str) -> None:
    with pytest.raises(UsageError):
        desk.judge(kind, a, b)

    assert desk.judgements() == ()
