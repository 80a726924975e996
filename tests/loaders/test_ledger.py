"""Loading, undoing, judging, rebuilding, copying: the graph is what the rows say, on both engines."""

import csv
import random
from pathlib import Path

import pytest

from graph import archive
from graph.errors import LiantuError, TooManyRejects, UsageError
from graph.snapshot import edges, export_graph, nodes
from graph.store import GraphStore, open_store
from liantu.paths import data_folder
from loaders.ledger import Changed, Ledger, LoadOptions
from loaders.reader import Reader
from tests.loaders.books import FIRM_HEADER, SUPPLY_HEADER, load_plan, write_firms
from tests.loaders.conftest import Sheet

FIRM = ("示例甲有限公司", "", "示例甲", "璧山区", "", "电机、隔膜", "100", "2024", "示例名录")
SALE = ("示例甲有限公司", "示例乙", "电机", "10%", "2024", "示例")


def exported(ledger: Ledger) -> list[str]:
    return list(export_graph(ledger.store))


def firms(ledger: Ledger) -> set[tuple[str, str]]:
    return {(n.id, str(n.properties["name"])) for n in nodes(ledger.store) if n.label == "Enterprise"}


def test_load_twice_changes_nothing(ledger: Ledger, sheet: Sheet) -> None:
    path = sheet("a.csv", FIRM_HEADER, FIRM)
    first = ledger.load([path])[0]
    before = exported(ledger), ledger.info()

    again = ledger.load([path])[0]

    assert (first.outcomes["created"], again.outcomes["unchanged"], again.already) == (1, 1, first.load)
    assert (exported(ledger), ledger.info()) == before


def test_undo_leads_back_byte_for_byte(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM)])
    before, version = exported(ledger), ledger.info().version
    load = ledger.load(
        [sheet("b.csv", SUPPLY_HEADER, SALE), sheet("c.csv", FIRM_HEADER, ("示例乙有限公司", *FIRM[1:]))]
    )

    for report in load:
        ledger.undo(report.load)

    assert (exported(ledger), ledger.info().version) == (before, version)
    assert [load.state for load in ledger.loads() if not load.reference] == ["done", "undone", "undone"]


def test_an_undone_file_may_be_loaded_again(desk: Ledger, sheet: Sheet) -> None:
    path = sheet("a.csv", FIRM_HEADER, FIRM)
    desk.undo(desk.load([path])[0].load)

    again = desk.load([path])[0]

    assert (again.outcomes["created"], again.already) == (1, "")


def test_rows_shuffled_or_split_give_the_same_graph(
    ledger: Ledger, reader: Reader, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = write_firms(tmp_path / "whole.csv", 60)
    ledger.load([whole])
    header, *lines = list(csv.reader(whole.read_text("utf-8").splitlines()))
    random.Random(1).shuffle(lines)
    parts = []
    for i in range(3):
        parts.append(tmp_path / f"part{i}.csv")
        with parts[-1].open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *lines[i::3]])

    with open_store(f"embedded:{tmp_path_factory.mktemp('other') / 'store'}") as store:
        other = load_plan(Ledger(store, reader))
        for part in parts:
            other.load([part])

        assert (exported(other), other.info().version) == (exported(ledger), ledger.info().version)


def test_every_row_has_one_outcome_and_each_reject_its_place(desk: Ledger, sheet: Sheet) -> None:
    nameless = ("", *FIRM[1:])
    bad_number = ("示例丙有限公司", *FIRM[1:6], "约三千", *FIRM[7:])
    path = sheet("a.csv", FIRM_HEADER, FIRM, FIRM, nameless, bad_number)

    report = desk.load([path], LoadOptions(max_rejects=0.5))[0]

    outcomes = {"created": 2, "unchanged": 1, "updated": 0, "merged": 0, "held": 0, "rejected": 1}
    assert (report.outcomes, report.rows) == (outcomes, 4)
    assert {(r.place, r.fatal) for r in report.rejects} == {("a.csv!4", True), ("a.csv!5", False)}
    assert [row.outcome for row in desk.rows_of(report.load)] == ["created", "unchanged", "rejected", "created"]


def test_too_many_rejects_write_nothing(ledger: Ledger, sheet: Sheet) -> None:
    before = exported(ledger), ledger.info()

    with pytest.raises(TooManyRejects, match="没有写入任何内容"):
        ledger.load([sheet("a.csv", FIRM_HEADER, FIRM, ("", *FIRM[1:]))])

    assert (exported(ledger), ledger.info()) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(ledger: Ledger, sheet: Sheet) -> None:
    path = sheet("a.csv", FIRM_HEADER, FIRM, FIRM)
    before = exported(ledger), ledger.info()

    tried = ledger.load([path], LoadOptions(dry_run=True))[0]

    assert (exported(ledger), ledger.info()) == before
    assert tried.outcomes == ledger.load([path])[0].outcomes


def test_without_the_plan_nothing_is_loaded(embedded: GraphStore, reader: Reader, sheet: Sheet) -> None:
    with pytest.raises(LiantuError, match="plan load"):
        Ledger(embedded, reader).load([sheet("a.csv", FIRM_HEADER, FIRM)])


def test_the_plan_cannot_be_undone_under_other_loads(desk: Ledger, sheet: Sheet) -> None:
    desk.load([sheet("a.csv", FIRM_HEADER, FIRM)])

    with pytest.raises(UsageError, match="先撤销其他载入"):
        desk.undo("1")


def test_a_new_edition_of_a_plan_sheet_takes_the_place_of_the_old_one(ledger: Ledger, tmp_path: Path) -> None:
    old = data_folder() / "vocab/legacy_components.csv"
    edition = tmp_path / "legacy_components.csv"
    edition.write_text(old.read_text("utf-8").replace("发动机", "内燃发动机", 1), "utf-8")

    ledger.load([edition], LoadOptions(reference=True))

    names = {str(n.properties["name"]) for n in nodes(ledger.store) if n.label == "LegacyComponent"}
    assert any("内燃发动机" in name for name in names)
    assert [load.state for load in ledger.loads() if load.file == "legacy_components.csv"] == ["undone", "done"]
    assert ledger.differs() == Changed()


def test_a_name_of_two_codes_is_held_until_somebody_decides(ledger: Ledger, sheet: Sheet) -> None:
    codes = "91990001000000001N", "91990001000000002R"
    ledger.load([sheet("a.csv", FIRM_HEADER, *((FIRM[0], code, *FIRM[2:]) for code in codes))])

    held = ledger.load([sheet("b.csv", FIRM_HEADER, (FIRM[0], "", *FIRM[2:6], "300", *FIRM[7:]))])[0]
    judgement = ledger.judge("same", f"name:{FIRM[0]}", f"code:{codes[0]}", by="张示例")
    joined = {n.id: n.properties for n in nodes(ledger.store) if n.label == "Enterprise"}
    ledger.forget(judgement.id)
    parted = {n.id: n.properties for n in nodes(ledger.store) if n.label == "Enterprise"}

    assert (held.outcomes["held"], held.reasons) == (1, {"subject_disputed": 1})
    assert joined[f"code:{codes[0]}"]["conflicts"] == ("output_cny",)
    assert "conflicts" not in parted[f"code:{codes[0]}"]
    assert ledger.differs() == Changed()


def test_a_code_that_comes_later_keeps_the_links(ledger: Ledger, sheet: Sheet) -> None:
    ledger.load([sheet("a.csv", SUPPLY_HEADER, SALE)])
    mentioned = firms(ledger)
    ledger.load([sheet("b.csv", FIRM_HEADER, FIRM)])
    named = firms(ledger)

    merged = ledger.load([sheet("c.csv", FIRM_HEADER, (FIRM[0], "91990001000000001N", *FIRM[2:]))])[0]

    assert mentioned == {("text:示例甲有限公司", "示例甲有限公司"), ("text:示例乙", "示例乙")}
    assert named == {("name:示例甲有限公司", "示例甲有限公司"), ("text:示例乙", "示例乙")}
    assert firms(ledger) == {("code:91990001000000001N", "示例甲有限公司"), ("text:示例乙", "示例乙")}
    assert merged.outcomes["merged"] == 1
    sales = [(e.start.id, e.end.id) for e in edges(ledger.store) if e.type == "SUPPLIES"]
    assert sales == [("code:91990001000000001N", "text:示例乙")]


def test_two_outputs_of_one_date_are_a_conflict_and_a_newer_one_settles_it(desk: Ledger, sheet: Sheet) -> None:
    other = (*FIRM[:6], "200", *FIRM[7:])
    newer = (*FIRM[:6], "300", "2025", FIRM[8])
    desk.load([sheet("a.csv", FIRM_HEADER, FIRM, other)])
    doubtful = next(n for n in nodes(desk.store) if n.label == "Enterprise").properties

    desk.load([sheet("b.csv", FIRM_HEADER, newer)])

    settled = next(n for n in nodes(desk.store) if n.label == "Enterprise").properties
    assert ("output_cny" in doubtful, doubtful["conflicts"]) == (False, ("output_cny",))
    assert (settled["output_cny"], settled["output_cny_as_of"], "conflicts" in settled) == (3_000_000, "2025", False)


def test_a_copy_on_the_other_engine_holds_the_same(
    desk: Ledger, on_neo4j: GraphStore, reader: Reader, sheet: Sheet
) -> None:
    desk.load([sheet("a.csv", FIRM_HEADER, FIRM), sheet("b.csv", SUPPLY_HEADER, SALE)])
    desk.judge("same", f"name:{FIRM[0]}", "name:示例乙有限公司")

    desk.copy_to(on_neo4j)

    copy = Ledger(on_neo4j, reader)
    assert exported(copy) == exported(desk)
    assert copy.info().version == desk.info().version
    assert [r.cells for r in copy.rows_of("9")] == [r.cells for r in desk.rows_of("9")]
    assert copy.differs() == Changed()


def test_a_copy_goes_into_an_empty_store_only(desk: Ledger, reader: Reader, tmp_path: Path) -> None:
    with open_store(f"embedded:{tmp_path / 'other'}") as store:
        desk.copy_to(store)
        assert exported(Ledger(store, reader)) == exported(desk)

        with pytest.raises(UsageError, match="不是空的"):
            desk.copy_to(store)


def test_after_an_edit_of_the_vocabulary_the_next_load_rebuilds_first_and_says_so(
    ledger: Ledger, sheet: Sheet, tmp_path: Path
) -> None:
    ledger.load([sheet("a.csv", FIRM_HEADER, FIRM)])
    terms = data_folder() / "vocab" / "excluded_terms.csv"
    own = tmp_path / "own" / "vocab" / terms.name
    own.parent.mkdir(parents=True)
    kept = [line for line in (data_folder() / "vocab" / "component_terms.csv").read_text("utf-8").splitlines(keepends=True)
            if not line.startswith("隔膜,")]  # fmt: skip
    own.with_name("component_terms.csv").write_text("".join(kept), "utf-8")
    edited = Ledger(ledger.store, Reader.from_folders(data_folder(), tmp_path / "own"))

    report = edited.load([sheet("b.csv", FIRM_HEADER, ("示例乙有限公司", *FIRM[1:]))])[0]

    made = {(e.start.id, e.end.id) for e in edges(ledger.store) if e.type == "MAKES"}
    assert "重建" in report.notes[0]
    assert made == {("name:示例甲有限公司", "C08"), ("name:示例乙有限公司", "C08")}
    assert edited.differs() == Changed()


def test_a_large_load_is_built_aside_and_swapped_with_the_same_result(
    embedded: GraphStore, reader: Reader, tmp_path: Path
) -> None:
    file = write_firms(tmp_path / "firms.csv", 120)
    stepped = load_plan(Ledger(embedded, reader))
    stepped.judge("same", "name:示例1第1号零部件有限公司", "name:示例1第2号零部件有限公司")
    with open_store(f"embedded:{tmp_path / 'other'}") as store:
        swapped = load_plan(Ledger(store, reader, bulk_from=100))
        swapped.judge("same", "name:示例1第1号零部件有限公司", "name:示例1第2号零部件有限公司")

        for one in (stepped, swapped):
            one.load([file])

        assert exported(swapped) == exported(stepped)
        assert swapped.info() == stepped.info()
        assert swapped.judgements() != ()
        swapped.undo(swapped.loads()[-1].id)
        stepped.undo(stepped.loads()[-1].id)
        assert exported(swapped) == exported(stepped)
        assert archive.meta(store) == archive.meta(embedded)
