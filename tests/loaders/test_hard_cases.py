"""What a review found by thinking ill of the ledger: a stop that nobody restarts after, one name written in many ways."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graph import archive
from graph.cypher import Statement
from graph.errors import LeaseLost, UsageError
from graph.snapshot import export_graph, nodes_of
from graph.store import GraphStore, open_store
from liantu.paths import data_folder
from loaders.ledger import Changed, Ledger, LoadOptions
from loaders.mapping import PACKAGED
from loaders.reader import Reader
from tests.loaders.books import FIRM_HEADER, SUPPLY_HEADER, load_plan
from tests.loaders.conftest import Sheet

CLEAN = Changed()
TREE_HEADER = ("id", "label", "name", "abbreviation", "order", "parent_id", "clause_id", "page")


class Stopped(Exception):
    """The engine gave up in the middle; the process lives on, as an app does."""


@contextmanager
def stopping(store: GraphStore, mark: str) -> Iterator[None]:
    """Every write that holds this text fails."""
    write = store.write

    def refused(statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        if any(mark in s.text for s in statements):
            raise Stopped
        return write(statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "write", refused)
        with pytest.raises(Stopped):
            yield


def sales(*pairs: tuple[str, str]) -> list[tuple[str, ...]]:
    return [(supplier, customer, "电机", "", "2024", "示例") for supplier, customer in pairs]


def output(name: str, amount: str, date: str) -> tuple[str, ...]:
    return (name, "", "", "璧山区", "", "电机", amount, date, "示例名录")


def test_rows_of_a_load_that_failed_never_become_rows_of_the_next_one(ledger: Ledger, sheet: Sheet) -> None:
    long = sheet("long.csv", SUPPLY_HEADER, *sales(*((f"示例供{i}", "示例客") for i in range(8))))
    with stopping(ledger.store, ":Meta"):
        ledger.load([long])

    report = ledger.load([sheet("short.csv", SUPPLY_HEADER, *sales(("示例另供", "示例客")))])[0]

    assert [row.place for row in ledger.rows_of(report.load)] == ["short.csv!2"]
    assert "已撤除" in report.notes[0]
    assert ledger.differs() == CLEAN


def test_a_load_that_failed_while_folding_is_finished_before_the_next_one(
    desk: Ledger, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.writing.ONE_TRANSACTION", 2)
    with stopping(desk.store, ":SUPPLIES"):
        desk.load([sheet("a.csv", SUPPLY_HEADER, *sales(("示例甲", "示例乙"), ("示例丙", "示例乙")))])

    report = desk.load([sheet("b.csv", SUPPLY_HEADER, *sales(("示例丁", "示例乙")))])[0]

    assert [load.file for load in desk.loads() if load.state == "done"][-2:] == ["a.csv", "b.csv"]
    assert "现已写完" in report.notes[0]
    assert desk.differs() == CLEAN


def test_a_load_that_is_finished_after_an_edit_of_the_maps_is_found_by_its_new_names(
    desk: Ledger, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.writing.ONE_TRANSACTION", 2)
    with stopping(desk.store, ":MAKES"):
        desk.load([sheet("a.csv", FIRM_HEADER, ("示例甲有限公司", "", "示例甲", "璧山区", "", "电机", "", "", ""))])

    edited = Ledger(desk.store, reader_without_short_names(tmp_path))

    assert len(edited.recovered) == 1
    assert [r["tokens"] for r in archive.tokens(desk.store) if "示例甲有限公司" in r["tokens"]] == [
        "k:name:示例甲有限公司\nt:示例甲有限公司\np:电机"
    ]


def reader_without_short_names(workspace: Path) -> Reader:
    """An analyst's own map of firms, in which the column 简称 is no other name."""
    (workspace / "maps").mkdir()
    text = (PACKAGED / "firms.toml").read_text(encoding="utf-8")
    (workspace / "maps" / "firms.toml").write_text(text.replace('takes = "alias"', 'takes = "skip"'), encoding="utf-8")
    return Reader.from_folders(data_folder(), workspace)


def test_a_dry_run_after_an_edit_of_the_maps_tells_what_the_load_will_do(
    embedded: GraphStore, reader: Reader, sheet: Sheet, tmp_path: Path
) -> None:
    before = load_plan(Ledger(embedded, reader_without_short_names(tmp_path)))
    firm = ("示例甲有限公司", "", "示例甲", "璧山区", "", "", "", "", "")
    before.load([sheet("a.csv", FIRM_HEADER, firm)])
    before.load([sheet("b.csv", SUPPLY_HEADER, *sales(("示例丙", "示例乙"), ("示例甲有限公司", "示例乙")))])
    again, after = sheet("c.csv", SUPPLY_HEADER, *sales(("示例甲", "示例乙"))), Ledger(embedded, reader)

    dry, wet = after.load([again], LoadOptions(dry_run=True))[0], after.load([again])[0]

    assert (dry.outcomes, wet.outcomes["unchanged"]) == (wet.outcomes, 1)


def test_a_firm_written_in_several_ways_shows_the_same_name_whatever_came_last(ledger: Ledger, sheet: Sheet) -> None:
    loads = [
        ledger.load([sheet(f"{n}.csv", SUPPLY_HEADER, *sales((name, f"示例客{n}")))])[0].load
        for n, name in enumerate(("示例acme", "示例ACME", "示例Acme"))
    ]
    assert ledger.differs() == CLEAN

    ledger.undo(loads[1])

    assert ledger.differs() == CLEAN
    assert "示例Acme" in {n.properties["name"] for n in nodes_of(ledger.store, "Enterprise")}


def test_the_about_of_an_older_year_does_not_stay_with_a_newer_number(desk: Ledger, sheet: Sheet) -> None:
    name = "示例甲有限公司"
    desk.load([sheet("a.csv", FIRM_HEADER, output(name, "约100", "2022"))])
    [older] = nodes_of(desk.store, "Enterprise")
    desk.load([sheet("b.csv", FIRM_HEADER, output(name, "150", "2023"))])
    [newer] = nodes_of(desk.store, "Enterprise")

    assert (older.properties["output_cny"], older.properties["output_cny_qualifier"]) == (1_000_000, "≈")
    assert newer.properties["output_cny"] == 1_500_000
    assert "output_cny_qualifier" not in newer.properties


def test_a_file_named_twice_is_taken_in_once(desk: Ledger, sheet: Sheet) -> None:
    path = sheet("a.csv", FIRM_HEADER, output("示例甲有限公司", "1", "2024"))

    reports = desk.load([path, path])

    assert [report.outcomes["created"] for report in reports] == [1]


def test_a_file_that_stands_is_no_refusal_however_many_rows_it_lost(desk: Ledger, sheet: Sheet) -> None:
    path = sheet("a.csv", FIRM_HEADER, output("示例甲有限公司", "1", "2024"), output("", "1", "2024"))
    first = desk.load([path], LoadOptions(max_rejects=1))[0]

    assert desk.load([path])[0].already == first.load


def test_an_analysts_own_assembly_and_component_hang_together(desk: Ledger, sheet: Sheet) -> None:
    desk.load([sheet("a.csv", TREE_HEADER, ("A99", "Assembly", "示例总成", "", "99", "S1", "", ""))])
    desk.load([sheet("b.csv", TREE_HEADER, ("C99", "Component", "示例部件", "", "99", "A99", "", ""))])

    assert desk.differs() == CLEAN
    assert desk.info().relationships["HAS_COMPONENT"] == 57


def test_who_lost_the_lease_while_building_aside_does_not_swap(
    desk: Ledger, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = desk.store.replace

    def overtaken(nodes: Any, edges: Any) -> None:
        text = "MATCH (l:Lease {id: 'writer'}) SET l.holder = 'other:1:x', l.until_ms = timestamp() + 60000"
        desk.store.write([Statement(text)])
        replace(nodes, edges)

    monkeypatch.setattr(desk.store, "replace", overtaken)
    before = list(export_graph(desk.store))
    firms = [output(f"示例{i}号有限公司", "1", "2024") for i in range(400)]

    with pytest.raises(LeaseLost):
        Ledger(desk.store, desk.reader, bulk_from=10).load([sheet("a.csv", FIRM_HEADER, *firms)])

    assert list(export_graph(desk.store)) == before


def test_a_copy_that_was_stopped_while_folding_is_finished_with_its_judgements(
    desk: Ledger, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.load(
        [sheet("a.csv", FIRM_HEADER, output("示例甲有限公司", "1", "2024"), output("示例乙有限公司", "", "2024"))]
    )
    desk.judge("same", "name:示例甲有限公司", "name:示例乙有限公司")
    with open_store(f"embedded:{tmp_path / 'target'}") as target:
        monkeypatch.setattr(target, "can_replace", False)
        monkeypatch.setattr("loaders.writing.ONE_TRANSACTION", 2)
        with stopping(target, ":MAKES"):
            desk.copy_to(target)

        finished = Ledger(target, desk.reader)

        assert finished.recovered
        assert list(export_graph(target)) == list(export_graph(desk.store))
        assert finished.info().version == desk.info().version


def test_a_copy_that_was_stopped_before_folding_can_be_made_again(
    desk: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"embedded:{tmp_path / 'target'}") as target:
        monkeypatch.setattr(target, "can_replace", False)
        with stopping(target, ":Meta"):
            desk.copy_to(target)

        desk.copy_to(target)

        assert list(export_graph(target)) == list(export_graph(desk.store))


@pytest.mark.parametrize("back", [False, True])
def test_a_district_that_becomes_a_zone_keeps_its_firms(
    ledger: Ledger, sheet: Sheet, tmp_path: Path, back: bool
) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, output("示例甲有限公司", "1", "2024"))])
    places = (data_folder() / "vocab" / "places.csv").read_text(encoding="utf-8")
    other = tmp_path / "places.csv"
    as_zone = places.replace("500107,District,九龙坡区,九龙坡,district", "500107,Place,九龙坡区,九龙坡,zone")
    assert as_zone != places
    for text in (as_zone, places) if back else (as_zone,):
        other.write_text(text, encoding="utf-8")
        ledger.load([other], LoadOptions(reference=True))

    assert ledger.differs() == CLEAN
    assert {n.id for n in nodes_of(ledger.store, "District" if back else "Place")} >= {"500107"}


def test_a_dry_run_of_a_file_that_stands_says_that_it_is_one(desk: Ledger, sheet: Sheet) -> None:
    path = sheet("a.csv", FIRM_HEADER, output("示例甲有限公司", "1", "2024"))
    desk.load([path])

    report = desk.load([path], LoadOptions(dry_run=True))[0]

    assert (bool(report.already), report.dry_run) == (True, True)


def test_a_judgement_of_no_known_kind_is_refused(desk: Ledger) -> None:
    with pytest.raises(UsageError, match="maybe"):
        desk.judge("maybe", "name:甲", "name:乙")


def test_a_judgement_that_was_stopped_halfway_leaves_a_graph_that_is_mended(
    desk: Ledger, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    firms = [output(f"示例{c}有限公司", "", "2024") for c in "甲乙"]
    desk.load([sheet("a.csv", FIRM_HEADER, *firms)])
    before = list(export_graph(desk.store)), desk.info().version
    monkeypatch.setattr("loaders.writing.ONE_TRANSACTION", 2)
    with stopping(desk.store, ":Judgement"):
        desk.judge("same", "name:示例甲有限公司", "name:示例乙有限公司")
    assert desk.differs() != CLEAN

    opened = Ledger(desk.store, desk.reader)

    assert len(opened.recovered) == 1
    assert (list(export_graph(desk.store)), desk.info().version) == before
