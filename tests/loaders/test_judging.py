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
