"""The analyst's scene, its loading half: 1,200 rows from three messy lists, tried, loaded, judged once, loaded again, undone."""

import csv
import json

import pytest
from openpyxl import load_workbook

from tests.liantu.three_lists import write_lists

SIX = ("created", "updated", "merged", "unchanged", "held", "rejected")


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def analyst(request, workspace, command_line, tmp_path):
    """The command line with the plan loaded, once on each engine."""
    if request.param == "embedded":
        return request.getfixturevalue("liantu")
    server = request.getfixturevalue("neo4j_server")
    env = {"LIANTU_NEO4J_USER": server.user, "LIANTU_NEO4J_PASSWORD": server.password, "LIANTU_STORE": server.url}

    def on_neo4j(*args, **more):
        return command_line(tmp_path / "on_neo4j", *args, env=env, **more)

    assert on_neo4j("plan", "load").code == 0
    return on_neo4j


def test_three_messy_lists_are_tried_loaded_judged_once_and_taken_back(analyst, tmp_path):
    lists = write_lists(tmp_path / "lists")
    files = [str(path) for path in lists.files]
    before, rows_before = exports(analyst), rows(analyst)

    tried = reports(analyst("load", *files, "--dry-run", "--report", str(tmp_path / "back.xlsx"), "--format", "json"))
    untouched = exports(analyst)
    loaded = reports(analyst("load", *files, "--format", "json"))
    rows_loaded = rows(analyst)
    settle(analyst, lists)
    settled = exports(analyst)
    again = reports(analyst("load", *files, "--format", "json"))
    asked_again = waiting(analyst)
    edited = edit(lists.files[0])
    late = reports(analyst("load", str(edited), "--format", "json"))
    asked_late = waiting(analyst)
    for load in [*late, *loaded]:
        assert analyst("undo", str(load["load"])).code == 0
    for judgement in json.loads(analyst("held", "list", "--judged", "--format", "json").out):
        assert analyst("held", "forget", judgement["id"]).code == 0

    assert [sum(r[each] for each in SIX) for r in tried] == [r["rows"] for r in tried] == [400, 400, 400]
    assert [{e: r[e] for e in SIX} for r in tried] == [{e: r[e] for e in SIX} for r in loaded]
    assert untouched == before
    assert rows_loaded == rows_before + lists.rows
    assert has_reasons(tmp_path / "back.xlsx")
    assert (asked_again, asked_late) == ([], [])
    assert [r["already"] for r in again] == [r["load"] for r in loaded]
    assert settled != untouched
    assert exports(analyst) == before


def settle(analyst, lists):
    """Answer everything that waits, one of the pairs as not the same firm; what is settled is not asked again."""
    questions = waiting(analyst)
    kinds = {kind: [q for q in questions if q["kind"] == kind] for kind in {q["kind"] for q in questions}}
    doubts, values, held = kinds["是同一企业吗"], kinds["哪个值是对的"], kinds["这几行说的是乙吗"]
    assert (len(doubts), len(values), len({q["a"] for q in held})) == (lists.doubts, lists.conflicts, lists.held)

    assert analyst("held", "different", doubts[0]["id"], "--by", "示例分析员").code == 0
    for question in doubts[1:]:
        assert analyst("held", "same", question["id"], "--by", "示例分析员").code == 0
    for question in values:
        assert analyst("held", "value", question["id"], "1").code == 0
    for question in {q["a"]: q for q in held}.values():
        assert analyst("held", "same", question["id"]).code == 0
    assert waiting(analyst) == []


def waiting(analyst):
    return json.loads(analyst("held", "list", "--format", "json").out)


def reports(done):
    assert done.code == 0, done.err
    found = json.loads(done.out)
    return found if isinstance(found, list) else [found]


def exports(analyst):
    """The graph, and the rows without the loads that were taken back: those are remembered."""
    ledger = analyst("export", "rows").raw.decode().splitlines()
    return analyst("export", "graph").raw, [line for line in ledger if "outcome" in json.loads(line)]


def rows(analyst):
    return json.loads(analyst("stats", "--format", "json").out)["rows"]


def edit(path):
    """The same list sent once more with a further note: another file, the same rows."""
    sent = path.with_name("璧山区企业名录（再报）.csv")
    sent.write_bytes(path.read_bytes() + "\r\n注：再次报送,,,,,".encode("gb18030"))
    return sent


def has_reasons(path):
    """Each line of the returned workbook has its outcome, and a reason where it was not taken."""
    book = load_workbook(path)
    lines = 0
    for page in book:
        rows = [row for row in page.iter_rows(values_only=True) if row]
        head = next(row for row in rows if "结果" in row)
        outcome, reason = head.index("结果"), head.index("原因")
        data = [row for row in rows[rows.index(head) + 1 :] if any(row)]
        assert [row for row in data if not row[outcome] or (row[outcome] == "未采用" and not row[reason])] == []
        lines += len(data)
    return lines == 1_200


def test_the_lists_hold_what_they_promise(tmp_path):
    files = write_lists(tmp_path).files

    with files[2].open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.reader(stream, delimiter=";"))) == 401
