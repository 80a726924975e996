"""A corrected file takes the place of the rows with the same key; its undo brings them back byte for byte."""

from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.snapshot import edges, export_graph, nodes
from graph.store import open_store
from loaders.ledger import Changed, Ledger, LoadOptions
from loaders.reader import Reader
from loaders.report import LoadReport
from tests.loaders.books import FIRM_HEADER, SUPPLY_HEADER
from tests.loaders.conftest import Sheet

CODE, OTHER = "91990001000000001N", "91990001000000002R"
FIRM = ("示例甲有限公司", CODE, "", "璧山区", "", "电机", "100", "2024", "示例名录")
SECOND = ("示例乙有限公司", "", "", "永川区", "", "电芯", "50", "2024", "示例名录")
SURVEY = ("部件", "有/无/不清楚", "日期", "区县")


def firms(ledger: Ledger) -> dict[str, dict[str, object]]:
    return {n.id: dict(n.properties) for n in nodes(ledger.store) if n.label == "Enterprise"}


def correct(ledger: Ledger, path: Path, load: str) -> LoadReport:
    return ledger.load([path], LoadOptions(replaces=load))[0]


def test_one_value_is_corrected_and_the_other_rows_stand(ledger: Ledger, sheet: Sheet) -> None:
    old = ledger.load([sheet("a.csv", FIRM_HEADER, FIRM, SECOND)])[0]
    before = list(export_graph(ledger.store))

    new = correct(ledger, sheet("b.csv", FIRM_HEADER, (*FIRM[:6], "200", *FIRM[7:])), old.load)

    assert firms(ledger)[f"code:{CODE}"]["output_cny"] == 2_000_000
    assert ledger.waiting() == ()
    assert (new.replaces, new.replaced, new.unreplaced) == (old.load, 1, 1)
    assert "a.csv!3" in new.notes[-1]
    assert new.outcomes["updated"] == 1
    assert ledger.differs() == Changed()
    ledger.undo(new.load)
    assert list(export_graph(ledger.store)) == before
    assert ledger.differs() == Changed()


def test_a_name_is_corrected_by_the_code_and_a_wrong_code_by_the_name(ledger: Ledger, sheet: Sheet) -> None:
    old = ledger.load([sheet("a.csv", FIRM_HEADER, ("示例申有限公司", *FIRM[1:]), SECOND)])[0]
    new = correct(ledger, sheet("b.csv", FIRM_HEADER, FIRM, (SECOND[0], OTHER, *SECOND[2:])), old.load)

    assert {id_: firm["name"] for id_, firm in firms(ledger).items()} == {
        f"code:{CODE}": "示例甲有限公司",
        f"code:{OTHER}": "示例乙有限公司",
    }
    assert "aliases" not in firms(ledger)[f"code:{CODE}"]
    assert (new.replaced, new.unreplaced) == (2, 0)
    assert ledger.differs() == Changed()


def test_only_the_year_that_is_corrected_is_replaced(desk: Ledger, sheet: Sheet) -> None:
    header = ("企业名称", "年度", "工业总产值（万元）")
    old = desk.load([sheet("a.csv", header, ("示例甲有限公司", "2022", "1"), ("示例甲有限公司", "2023", "2"))])[0]

    new = correct(desk, sheet("b.csv", header, ("示例甲有限公司", "2022", "3")), old.load)

    assert firms(desk)["name:示例甲有限公司"]["output_cny"] == 20_000
    assert (new.replaced, new.unreplaced) == (1, 1)


def test_a_supply_is_corrected_also_where_the_firm_is_called_otherwise(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("f.csv", FIRM_HEADER, (*FIRM[:2], "示例甲", *FIRM[3:]))])
    sales = [("示例甲", "外商", "电芯", "10%", "2024", ""), ("示例甲", "外商", "电机", "10%", "2024", "")]
    old = ledger.load([sheet("a.csv", SUPPLY_HEADER, *sales)])[0]
    before = list(export_graph(ledger.store))

    new = correct(
        ledger, sheet("b.csv", SUPPLY_HEADER, ("示例甲有限公司", "外商", "电芯", "30%", "2024", "")), old.load
    )

    shares = {e.key: e.properties["supplier_share"] for e in edges(ledger.store) if e.type == "SUPPLIES"}
    assert shares == {"电芯": 0.3, "电机": 0.1}
    assert (new.replaced, new.unreplaced) == (1, 1)
    assert ledger.differs() == Changed()
    ledger.undo(new.load)
    assert list(export_graph(ledger.store)) == before


def test_one_line_of_a_survey_is_corrected(ledger: Ledger, sheet: Sheet) -> None:
    lines = [
        ("电芯", "无", "2024-06", "璧山区"),
        ("隔膜", "无", "2024-06", "璧山区"),
        ("电机", "有", "2024-06", "璧山区"),
    ]
    old = ledger.load([sheet("a.csv", SURVEY, *lines)])[0]

    new = correct(ledger, sheet("b.csv", SURVEY, ("隔膜", "有", "2024-06", "璧山区")), old.load)

    found = sorted(str(e.properties.get("found")) for e in edges(ledger.store) if e.type == "COVERS")
    assert found == ["no", "yes", "yes"]
    assert (new.replaced, new.unreplaced) == (1, 2)
    assert ledger.differs() == Changed()


def test_a_correction_of_a_correction(ledger: Ledger, sheet: Sheet) -> None:
    loads = [ledger.load([sheet("a.csv", FIRM_HEADER, FIRM, SECOND)])[0].load]
    graphs = [list(export_graph(ledger.store))]
    for n, output in enumerate(("200", "300")):
        path = sheet(f"{n}.csv", FIRM_HEADER, (*FIRM[:6], output, *FIRM[7:]))
        loads.append(correct(ledger, path, loads[-1]).load)
        graphs.append(list(export_graph(ledger.store)))

    assert firms(ledger)[f"code:{CODE}"]["output_cny"] == 3_000_000
    ledger.undo(loads[1])  # the last one still stands for what the first said
    assert firms(ledger)[f"code:{CODE}"]["output_cny"] == 3_000_000
    assert ledger.differs() == Changed()
    ledger.undo(loads[2])
    assert list(export_graph(ledger.store)) == graphs[0]


def test_the_corrected_file_may_be_undone_and_loaded_again(desk: Ledger, sheet: Sheet) -> None:
    path = sheet("a.csv", FIRM_HEADER, FIRM, SECOND)
    old = desk.load([path])[0]
    correct(desk, sheet("b.csv", FIRM_HEADER, (*FIRM[:6], "200", *FIRM[7:])), old.load)

    desk.undo(old.load)
    desk.load([path])

    assert firms(desk)[f"code:{CODE}"]["output_cny"] == 2_000_000
    assert desk.waiting() == ()
    assert desk.differs() == Changed()


def test_a_copy_and_a_rebuild_know_what_is_corrected(
    desk: Ledger, reader: Reader, sheet: Sheet, tmp_path: Path
) -> None:
    old = desk.load([sheet("a.csv", FIRM_HEADER, FIRM, SECOND)])[0]
    correct(desk, sheet("b.csv", FIRM_HEADER, (*FIRM[:6], "200", *FIRM[7:])), old.load)

    with open_store(f"embedded:{tmp_path / 'other'}") as target:
        desk.copy_to(target)
        there = Ledger(target, reader)
        assert list(export_graph(target)) == list(export_graph(desk.store))
        assert there.info().version == desk.info().version
        assert (there.differs(), desk.rebuild()) == (Changed(), Changed())


def test_that_a_file_corrects_another_is_part_of_the_version(desk: Ledger, sheet: Sheet) -> None:
    old = desk.load([sheet("a.csv", FIRM_HEADER, FIRM)])[0]
    plain = desk.load([path := sheet("b.csv", FIRM_HEADER, (*FIRM[:6], "200", *FIRM[7:]))])[0]
    version = desk.info().version
    desk.undo(plain.load)

    correct(desk, path, old.load)

    assert desk.info().version != version


def test_a_dry_run_tells_what_would_be_replaced(desk: Ledger, sheet: Sheet) -> None:
    old = desk.load([sheet("a.csv", FIRM_HEADER, FIRM, SECOND)])[0]
    before = list(export_graph(desk.store))

    made = desk.load([sheet("b.csv", FIRM_HEADER, FIRM)], LoadOptions(replaces=old.load, dry_run=True))[0]

    assert (made.replaced, made.unreplaced, made.outcomes["unchanged"]) == (1, 1, 1)
    assert list(export_graph(desk.store)) == before


def test_what_cannot_be_corrected_is_refused(desk: Ledger, sheet: Sheet) -> None:
    path = sheet("a.csv", FIRM_HEADER, FIRM)
    old = desk.load([path])[0]
    plan = desk.loads()[0].id
    second = sheet("b.csv", FIRM_HEADER, (*FIRM[:6], "200", *FIRM[7:]))
    new = correct(desk, second, old.load)
    third = sheet("c.csv", FIRM_HEADER, (*FIRM[:6], "300", *FIRM[7:]))

    for load in ("99", plan, old.load):
        with pytest.raises(UsageError):
            correct(desk, third, load)
    with pytest.raises(UsageError):
        desk.load([second, third], LoadOptions(replaces=new.load))
    desk.undo(old.load)
    with pytest.raises(UsageError, match="所更正的文件"):
        correct(desk, path, new.load)


def test_a_file_that_stands_already_does_not_become_a_correction_in_silence(desk: Ledger, sheet: Sheet) -> None:
    old = desk.load([sheet("a.csv", FIRM_HEADER, FIRM)])[0]
    path = sheet("b.csv", FIRM_HEADER, (*FIRM[:6], "200", *FIRM[7:]))
    desk.load([path])

    with pytest.raises(UsageError, match="先撤销"):
        correct(desk, path, old.load)
