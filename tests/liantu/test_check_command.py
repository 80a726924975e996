"""`check`: clean after everything that liantu does itself, and not after what somebody writes past it."""

import json

import pytest

from graph.cypher import Statement
from graph.store import open_store
from liantu.paths import data_folder
from liantu.plan.sheets import PLAN_SHEETS

FIRST = str(len(PLAN_SHEETS) + 1)  # the load that comes after those of the plan


@pytest.fixture
def tampered(liantu, workspace, firms):
    """Write one statement past the ledger."""
    assert liantu("load", str(firms)).code == 0

    def tamper(statement):
        with open_store(f"embedded:{workspace / 'store'}") as store:
            store.write([Statement(statement)])

    return tamper


def test_store_is_clean_after_load_undo_and_rebuild(liantu, firms):
    codes = []

    for args in (["load", str(firms)], ["undo", FIRST], ["load", str(firms)], ["rebuild"]):
        assert liantu(*args).code == 0
        codes.append(liantu("check", "--strict").code)

    assert codes == [0, 0, 0, 0]


def test_clean_store_says_so_and_prints_nothing(liantu):
    done = liantu("check")

    assert (done.code, done.out) == (0, "")
    assert "0 条发现" in done.err


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("MATCH (e:Enterprise) WHERE e.name STARTS WITH '重庆示例电池' SET e.output_cny = 1", "fold"),
        ("MATCH (:Enterprise)-[r:MAKES]->(:Component) DELETE r", "fold"),
        ("CREATE (:Enterprise {id: 'name:无', name: '无'})", "fold"),
    ],
)
def test_what_is_written_past_the_ledger_is_found_and_rebuilt(statement, check, tampered, liantu):
    tampered(statement)

    found = json.loads(liantu("check", "--format", "json").out)

    assert check in {f["check"] for f in found}
    assert liantu("check").code == 0
    assert liantu("check", "--strict").code == 1
    liantu("rebuild")
    assert liantu("check", "--strict").code == 0


def test_edited_vocabulary_is_found_by_check_and_settled_by_rebuild(liantu, workspace, firms):
    from liantu.paths import data_folder

    liantu("load", str(firms))
    own = workspace / "vocab"
    own.mkdir()
    packaged = (data_folder() / "vocab" / "component_terms.csv").read_text(encoding="utf-8")
    (own / "component_terms.csv").write_text(
        packaged.replace("BMS,component,C01", "BMS,component,C02"), encoding="utf-8"
    )

    before = liantu("check", "--strict")
    liantu("rebuild")

    assert (before.code, liantu("check", "--strict").code) == (1, 0)
    assert "C02" in liantu("ask", "chain/firms_of", "--component", "C02").out


@pytest.mark.parametrize(
    "reading", [["stats"], ["export", "graph"], ["ask", "gaps/single_maker"], ["firm", "重庆示例电池有限公司"]]
)
def test_every_reading_command_first_mends_an_interrupted_load_and_says_so(reading, tampered, liantu):
    expected = liantu(*reading).out
    tampered(f"MATCH (l:Load {{id: '{FIRST}'}}) SET l.state = 'folding'")

    done = liantu(*reading)

    assert done.code == 0
    assert f"载入 {FIRST}（示例名录.csv）上次中断，现已写完" in done.err
    assert "中断" not in liantu(*reading).err
    assert reading == ["stats"] or done.out == expected
    assert liantu("check", "--strict").code == 0


def test_stats_names_firms_whose_names_are_alike(liantu, tmp_path):
    sheet = tmp_path / "alike.csv"
    sheet.write_text("企业名称\n示例远航有限公司\n示例远航股份有限公司\n示例远洋有限公司\n", "utf-8")
    liantu("load", str(sheet))

    counted = liantu("stats", "--format", "json")

    assert json.loads(counted.out)["doubts"] == [["name:示例远航有限公司", "name:示例远航股份有限公司"]]


def test_a_place_of_ones_own_list_that_was_not_loaded_is_found(liantu, workspace, tmp_path):
    places = (data_folder() / "vocab" / "places.csv").read_text("utf-8")
    own = workspace / "vocab" / "places.csv"
    own.parent.mkdir()
    own.write_text(f"{places.rstrip()}\nZ-SL,Place,示例新区,示例新区,zone,500000,,,\n", "utf-8")
    sheet = tmp_path / "a.csv"
    sheet.write_text("企业名称,区县\n示例甲有限公司,示例新区\n", "utf-8")
    assert liantu("load", str(sheet)).code == 0

    checked = liantu("check", "--strict", "--format", "json")

    found = [line["what"] for line in json.loads(checked.out) if line["check"] == "dangling"]
    assert (checked.code, found) == (1, ["(name:示例甲有限公司)-[LOCATED_IN]->(Z-SL)"])
