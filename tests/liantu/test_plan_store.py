"""The plan loaded as any sheet is, and audited from the graph, on both engines."""

import shutil
from pathlib import Path

import pytest

from graph.store import GraphStore
from liantu.plan import PLAN_SHEETS, check_store
from loaders.intake import LoadOptions
from loaders.ledger import Ledger
from loaders.reader import Reader
from loaders.sheets import read_sheets

DATA = Path(__file__).resolve().parents[2] / "data"


def load_plan(store: GraphStore, data: Path = DATA) -> Ledger:
    ledger = Ledger(store, Reader.from_folders(data))
    ledger.load([sheet.path(data) for sheet in PLAN_SHEETS], LoadOptions(reference=True))
    return ledger


@pytest.fixture
def own_data(tmp_path: Path) -> Path:
    """A copy of the packaged data that a test may spoil."""
    for folder in ("plan", "vocab"):
        shutil.copytree(DATA / folder, tmp_path / folder)
    return tmp_path


def verdicts(store: GraphStore) -> dict[str, str]:
    return {check.name: check.verdict for check in check_store(store)}


def test_the_graph_holds_the_whole_plan(engine: GraphStore):
    info = load_plan(engine).info()

    assert {label: info.nodes[label] for label in ("System", "Assembly", "Component", "District", "Clause", "Target")} == {
        "System": 3, "Assembly": 12, "Component": 56, "District": 38, "Clause": 31, "Target": 29,
    }  # fmt: skip
    assert (info.relationships["PRIORITISES"], info.relationships["CONCERNS"], info.relationships["SETS"]) == (
        28,
        16,
        29,
    )


def test_what_must_agree_agrees_from_the_graph(engine: GraphStore):
    load_plan(engine)

    found = {check.name: check.found.zh for check in check_store(engine) if check.verdict == "相符"}

    assert found == {
        "structure/totals": "3 / 12 / 56",
        "structure/systems": "传统系统 3/15；新能源系统 5/23；智能网联系统 4/18",
        "structure/names": "56 种",
        "districts/named": "8 个：璧山区、永川区、铜梁区、合川区、江津区、潼南区、大足区、荣昌区",
        "priorities/wording": "28 对",
        "priorities/none": "0 个",
        "stages/wording": "策划、在谈、签约、开工、投产、达产",
        "targets/wording": "29 个",
        "targets/quoted": "29 个",
        "targets/qualifiers": "T05、T06、T07、T08、T09",
        "sums/firms": "8 个区合计 1000 家",
        "sums/output": "8 个区合计 4000 亿元",
        "titles/little_giants": "≥100 家",
    }


def test_every_sheet_is_read_by_its_own_map():
    reader = Reader.from_folders(DATA)
    chosen = [reader.context(read_sheets(sheet.path(DATA))[0]).map for sheet in PLAN_SHEETS]

    assert chosen == [sheet.map for sheet in PLAN_SHEETS]


def test_loading_the_plan_leaves_no_reject_and_nothing_to_confirm(embedded: GraphStore):
    reports = Ledger(embedded, Reader.from_folders(DATA)).load(
        [sheet.path(DATA) for sheet in PLAN_SHEETS], LoadOptions(reference=True)
    )

    assert [reject for report in reports for reject in report.rejects] == []
    assert [report.file for report in reports if report.outcomes["created"] != report.rows] == []
    assert embedded.read("MATCH (n) WHERE size(n.conflicts) > 0 RETURN n.id AS id") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        ("plan/targets.csv", "T13,璧山区汽车零部件企业数量,200,", "T13,璧山区汽车零部件企业数量,201,", "sums/firms"),
        ("plan/priorities.csv", "500152,A01,材料,", "500152,A01,,", "priorities/wording"),
        ("plan/tree.csv", "C02,Component,电芯,", "C02,Component,电心,", "structure/names"),
        ("plan/stages.csv", "ST5,投产,5,", "ST5,投产,7,", "stages/wording"),
        (
            "vocab/places.csv",
            "荣昌区,荣昌,district,500000,true,8,",
            "荣昌区,荣昌,district,500000,false,8,",
            "districts/named",
        ),
    ],
)
def test_a_slip_in_a_sheet_is_seen_in_the_graph(
    embedded: GraphStore, own_data: Path, file: str, old: str, new: str, name: str
):
    sheet = own_data / file
    text = sheet.read_text(encoding="utf-8")
    assert text.count(old) == 1
    sheet.write_text(text.replace(old, new), encoding="utf-8")

    load_plan(embedded, own_data)

    assert verdicts(embedded)[name] == "存疑"
