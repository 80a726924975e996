"""Enterprises close, move, are renamed: what was becomes history, and a list's silence deletes nothing."""

import pytest

from graph.records import NodeRef
from graph.snapshot import edges, export_graph, nodes
from loaders.ledger import Changed, Ledger
from tests.loaders.books import FIRM_HEADER, SUPPLY_HEADER
from tests.loaders.conftest import Sheet

CODE, OTHER = "91990001000000001N", "91990001000000002R"
NAME, ID = "示例甲有限公司", f"code:{CODE}"
FIRM = (NAME, CODE, "示例甲", "璧山区", "", "电机", "100", "2023", "示例名录")
CHANGES = ("企业名称", "统一社会信用代码", "变动类型", "变动日期", "变动前", "变动后", "区县", "说明")
PLACES = {"璧山区": "500120", "永川区": "500118", "江津区": "500116"}


def change(
    kind: str, date: str, before: str = "", after: str = "", district: str = "", name: str = NAME
) -> tuple[str, ...]:
    return (name, CODE, kind, date, before, after, district, "")


def firm(ledger: Ledger, id_: str = ID) -> dict[str, object]:
    return next(dict(n.properties) for n in nodes(ledger.store) if n.id == id_)


def links(ledger: Ledger) -> dict[tuple[str, str], str]:
    """(type, other end) of the firm's own relationships -> the day on which it ended."""
    me = NodeRef("Enterprise", ID)
    return {
        (e.type, e.end.id if e.start == me else e.start.id): str(e.properties.get("ended_on", ""))
        for e in edges(ledger.store)
        if me in (e.start, e.end)
    }


def test_a_dated_closing_ends_links_and_titles_and_its_undo_brings_them_back(ledger: Ledger, sheet: Sheet) -> None:
    header = (*FIRM_HEADER, "资质称号", "所属集团")
    ledger.load([sheet("a.csv", header, (*FIRM, "专精特新中小企业", "示例集团"))])
    ledger.load([sheet("s.csv", SUPPLY_HEADER, ("示例甲", "外商", "电机", "", "2022", ""))])
    before, standing = list(export_graph(ledger.store)), links(ledger)

    closing = ledger.load([sheet("c.csv", CHANGES, change("注销", "2024-05-10"))])[0]

    was = {
        "MAKES": "MADE",
        "LOCATED_IN": "WAS_LOCATED_IN",
        "HOLDS": "HELD",
        "OWNED_BY": "WAS_OWNED_BY",
        "SUPPLIES": "SUPPLIED",
    }
    assert {kind for kind, _ in standing} == set(was)
    assert links(ledger) == {(was[kind], other): "2024-05-10" for kind, other in standing}
    assert firm(ledger)["registration"] == "注销"
    assert ledger.differs() == Changed()
    ledger.undo(closing.load)
    assert list(export_graph(ledger.store)) == before


def test_a_newer_claim_stands_after_the_closing(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("c.csv", CHANGES, change("注销", "2022-05"))])
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM)])

    assert {kind for kind, _ in links(ledger)} == {"MAKES", "LOCATED_IN"}
    assert firm(ledger)["closings"] == ("2022-05",)
    assert ledger.differs() == Changed()


def test_a_supply_that_comes_after_the_closing_row_is_ended_too(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM), sheet("c.csv", CHANGES, change("吊销", "2024-05"))])
    old = ("示例甲", "外商", "电机", "", "2023", "")
    new = ("示例甲", "外商", "电芯", "", "2025", "")

    ledger.load([sheet("s.csv", SUPPLY_HEADER, old, new)])

    kinds = {e.key: e.type for e in edges(ledger.store) if e.type in ("SUPPLIES", "SUPPLIED")}
    assert kinds == {"电机": "SUPPLIED", "电芯": "SUPPLIES"}
    assert ledger.differs() == Changed()


def test_an_undated_closing_ends_nothing_and_silence_deletes_nothing(desk: Ledger, sheet: Sheet) -> None:
    header = (*FIRM_HEADER, "登记状态")
    desk.load([sheet("a.csv", header, (*FIRM[:7], "", "", "注销"))])
    standing = links(desk)

    desk.load([sheet("b.csv", FIRM_HEADER, ("示例乙有限公司", *FIRM[1:1], "", "", "璧山区", "", "", "", "2024", ""))])

    assert {kind for kind, _ in standing} == {"MAKES", "LOCATED_IN"}
    assert links(desk) == standing
    assert "closings" not in firm(desk)


@pytest.mark.parametrize(("cells", "day"), [(("注销", ""), "2023"), (("已注销", "2023-06-01"), "2023-06-01")])
def test_a_list_that_says_closed_and_when_is_a_closing(
    cells: tuple[str, str], day: str, desk: Ledger, sheet: Sheet
) -> None:
    desk.load([sheet("a.csv", (*FIRM_HEADER, "登记状态", "注销日期"), (*FIRM, *cells))])

    assert firm(desk)["closings"] == (day,)
    made = {kind for kind, _ in links(desk)}
    assert made == ({"MADE", "WAS_LOCATED_IN"})


def test_a_move_ends_the_old_place_and_begins_the_new_one(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM)])

    ledger.load([sheet("c.csv", CHANGES, change("企业迁出", "2024-03-01", "璧山区", "江津区", "璧山区"))])

    assert {pair: day for pair, day in links(ledger).items() if "LOCATED" in pair[0]} == {
        ("WAS_LOCATED_IN", PLACES["璧山区"]): "2024-03-01",
        ("LOCATED_IN", PLACES["江津区"]): "",
    }
    assert firm(ledger)["changes"] == ("2024-03-01 企业迁出：璧山区 → 江津区",)
    assert ledger.differs() == Changed()


def test_a_move_to_nowhere_known_leaves_no_current_place(desk: Ledger, sheet: Sheet) -> None:
    desk.load([sheet("a.csv", FIRM_HEADER, FIRM)])

    desk.load([sheet("c.csv", CHANGES, change("企业迁出", "2024-03", district="璧山区"))])

    assert {kind for kind, _ in links(desk)} == {"MAKES", "WAS_LOCATED_IN"}


def test_a_move_in_keeps_where_it_came_from_and_moving_back_is_a_new_beginning(desk: Ledger, sheet: Sheet) -> None:
    moves = [
        change("区外新迁入", "2021-01", "江苏省", "", "永川区"),
        change("企业迁出", "2022-01", "永川区", "江津区"),
        change("区外新迁入", "2023-01", "", "永川区"),
    ]
    desk.load([sheet("c.csv", CHANGES, *moves)])

    placed = {pair: day for pair, day in links(desk).items()}
    assert placed == {("LOCATED_IN", PLACES["永川区"]): "", ("WAS_LOCATED_IN", PLACES["江津区"]): "2023-01"}
    assert firm(desk)["origin_place"] == "江苏省"


def test_a_new_firm_and_how_it_came_are_kept(desk: Ledger, sheet: Sheet) -> None:
    header = (*FIRM_HEADER, "来源方式")
    desk.load([sheet("a.csv", header, (*FIRM, "引进"))])
    desk.load([sheet("b.csv", header, (*FIRM[:7], "2025", "", "存量"))])
    kept = firm(desk)["origin"]

    desk.load([sheet("c.csv", header, (*FIRM[:7], "2026", "", "承接"))])

    assert kept == "引进"
    assert "origin" not in firm(desk)
    assert [(w.kind, w.b) for w in desk.waiting()] == [("value", "origin")]


def test_a_renamed_firm_shows_the_new_name_and_is_found_by_the_old(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM)])
    ledger.load([sheet("c.csv", CHANGES, change("更名", "2024-02", NAME, "示例全新有限公司"))])

    ledger.load([sheet("s.csv", SUPPLY_HEADER, (NAME, "外商", "电机", "", "2025", ""))])

    assert firm(ledger)["name"] == "示例全新有限公司"
    assert firm(ledger)["former_names"] == (f"{NAME}（至2024-02）",)
    assert NAME in firm(ledger)["aliases"]  # type: ignore[operator]
    assert ("SUPPLIES", "text:外商") in links(ledger)
    assert ledger.waiting() == ()
    assert ledger.differs() == Changed()


def test_a_former_name_that_another_firm_bears_is_a_doubt_and_no_merge(desk: Ledger, sheet: Sheet) -> None:
    header = (*FIRM_HEADER, "曾用名", "更名日期")
    old = ("示例旧日有限公司", "", "", *FIRM[3:])
    desk.load([sheet("a.csv", header, (*old, "", ""), (*FIRM, "示例旧日有限公司", "2020-05"))])
    (question,) = desk.waiting()

    desk.judge("different", question.a, question.b)

    assert question.zh == "一家的曾用名是另一家的名称"
    assert firm(desk)["former_names"] == ("示例旧日有限公司（至2020-05）",)
    assert desk.waiting() == ()


@pytest.mark.parametrize("kind", ["在册转在地", "在地转在册", "规则性调整"])
def test_a_change_of_counting_is_kept_and_ends_nothing(kind: str, desk: Ledger, sheet: Sheet) -> None:
    desk.load([sheet("a.csv", FIRM_HEADER, FIRM)])
    standing = links(desk)

    made = desk.load([sheet("c.csv", CHANGES, change(kind, "2024-03"))])[0]

    assert made.outcomes["updated"] == 1
    assert links(desk) == standing
    assert firm(desk)["changes"] == (f"2024-03 {kind}",)


def test_a_change_without_its_date_or_of_an_unknown_kind_is_not_taken(desk: Ledger, sheet: Sheet) -> None:
    rows = [change("注销", "去年"), change("注销", ""), change("搬家", "2024-03"), *[change("规则性调整", "2024")] * 30]

    made = desk.load([sheet("c.csv", CHANGES, *rows)])[0]

    assert made.outcomes["rejected"] == 3
    assert made.reasons == {"missing_required": 1, "not_a_date": 1, "unknown_word": 1}


def test_a_later_list_that_still_writes_the_old_name_does_not_bring_it_back(desk: Ledger, sheet: Sheet) -> None:
    desk.load([sheet("c.csv", CHANGES, change("更名", "2023-08", NAME, "示例全新有限公司"))])
    desk.load([sheet("a.csv", FIRM_HEADER, (*FIRM[:7], "2025", ""))])
    kept = firm(desk)["name"]

    desk.load([sheet("d.csv", CHANGES, change("更名", "2026-01", "示例全新有限公司", NAME))])

    assert (kept, firm(desk)["name"]) == ("示例全新有限公司", NAME)
    assert desk.waiting() == ()
