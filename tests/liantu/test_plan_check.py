"""The audit of the plan: what agrees, what is doubtful, and that a broken plan is seen."""

import copy
import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import LiantuError
from liantu.plan import PlanCheck, check_plan
from liantu.plan.audit import CHECKS
from liantu.plan.kinds import check_words
from liantu.plan.wording import named_components, named_numbers, named_priorities, named_units

DATA = Path(__file__).resolve().parents[2] / "data"
DOUBTFUL = {
    "structure/order", "priorities/single", "priorities/crowded",
    "units/wording", "targets/leaders", "targets/years", "targets/basis", "targets/output_basis",
    "sums/sources", "origins/overlap", "titles/specialised", "chains/ten_of_twelve",
    "base/doubling", "base/rd", "base/factories", "base/fund", "districts/output_per_firm",
}  # fmt: skip

Rows = dict[str, list[dict[str, Any]]]


def lines(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def plan_rows() -> Rows:
    """What the questions under plan/ answer, joined here by hand from the csv files."""
    tree = {line["id"]: line for line in lines("plan/tree.csv")}
    places = {line["id"]: line for line in lines("vocab/places.csv")}
    targets = [
        {**t, "code": t["id"], "number": float(t["number"]), "clause_code": t["clause_id"], "district_code": t["place_ids"],
         "joint_units": t["joint_units"].split("|") if t["joint_units"] else None}
        for t in lines("plan/targets.csv")
    ]  # fmt: skip
    return {
        "plan/structure": [_part(tree, line) for line in tree.values() if line["label"] == "Component"],
        "plan/clauses": [
            {**k, "code": k["id"], "page": int(k["page"]), "joint_units": k["joint_units"].split("|") if k["joint_units"] else None}
            for k in lines("plan/clauses.csv")
        ],
        "plan/targets": targets,
        "plan/priorities": [
            {"district": places[p["district_id"]]["name"], "assembly": tree[p["assembly_id"]]["name"], "note": p["note"] or None}
            for p in lines("plan/priorities.csv")
        ],
        "plan/districts": [
            {"district": place["name"], "firms": _own(targets, id, "家"), "output": _own(targets, id, "亿元")}
            for id, place in places.items() if place["in_plan"] == "true"
        ],
        "plan/stages": [{"code": s["id"], "name": s["name"]} for s in lines("plan/stages.csv")],
    }  # fmt: skip


def _part(tree: dict[str, dict[str, str]], line: dict[str, str]) -> dict[str, Any]:
    assembly = tree[line["parent_id"]]
    system = tree[assembly["parent_id"]]
    return {
        "system_code": system["id"], "system": system["name"], "assembly_code": assembly["id"], "assembly": assembly["name"],
        "code": line["id"], "name": line["name"], "abbreviation": line["abbreviation"] or None,
    }  # fmt: skip


def _own(targets: list[dict[str, Any]], district: str, unit: str) -> float | None:
    return next((t["number"] for t in targets if t["district_code"] == district and t["unit"] == unit), None)


ROWS = plan_rows()


def audit(rows: Rows = ROWS) -> dict[str, PlanCheck]:
    return {check.name: check for check in check_plan(rows.__getitem__)}


def broken(change: Callable[[Rows], object]) -> dict[str, PlanCheck]:
    rows = copy.deepcopy(ROWS)
    change(rows)
    return audit(rows)


def target(rows: Rows, code: str) -> dict[str, Any]:
    return next(t for t in rows["plan/targets"] if t["code"] == code)


def clause(rows: Rows, code: str) -> dict[str, Any]:
    return next(k for k in rows["plan/clauses"] if k["code"] == code)


def reword(rows: Rows, code: str, old: str, new: str) -> None:
    found = clause(rows, code)
    assert old in found["text"], f"{old} is not in {code}"
    found["text"] = found["text"].replace(old, new)


def test_the_plan_agrees_but_for_its_own_tensions():
    assert {name for name, check in audit().items() if check.verdict == "存疑"} == DOUBTFUL


@pytest.mark.parametrize(
    ("name", "expected", "found"),
    [
        ("structure/totals", "3 / 12 / 56", "3 / 12 / 56"),
        ("structure/systems", "传统系统 3/15；新能源系统 5/23；智能网联系统 4/18", "传统系统 3/15；新能源系统 5/23；智能网联系统 4/18"),
        ("structure/names", "56 种", "56 种"),
        ("priorities/wording", "28 对", "28 对"),
        ("targets/wording", "29 个", "29 个"),
        ("sums/firms", "1000 家", "8 个区合计 1000 家"),
        ("sums/output", "4000 亿元", "8 个区合计 4000 亿元"),
        ("sums/sources", "少于 1000 家", "500＋300＋200＝1000 家"),
        ("titles/specialised", "少于 1000 家", "≥1000 家"),
        ("chains/ten_of_twelve", "12 个总成", "10 个链条"),
        ("base/doubling", "写明基期和基数", "推算约 2000 亿元"),
        ("priorities/single", "0 个", "2 个：热管理（荣昌区）；车路网联（合川区）"),
        ("priorities/crowded", "0 个", "1 个：动力电池（璧山区、铜梁区、潼南区、荣昌区）"),
        ("districts/output_per_firm", "相差 2 倍以内", "最高 璧山区 6.0、最低 铜梁区 2.3 亿元/家"),
    ],
)  # fmt: skip
def test_numbers_of_the_audit(name: str, expected: str, found: str):
    check = audit()[name]

    assert (check.expected.zh, check.found.zh) == (expected, found)


def test_the_slip_in_the_fourth_task_is_found():
    check = audit()["units/wording"]

    assert "K4.4 “市经济信息委市牵头，招商投资局参与”≠“市经济信息委牵头，市招商投资局参与”" in check.explanation.zh


def test_an_inferred_base_says_that_it_is_inferred():
    assert "推算" in audit()["base/doubling"].explanation.zh


@pytest.mark.parametrize("check", audit().values(), ids=lambda check: check.name)
def test_every_check_says_why_in_both_languages_and_where(check: PlanCheck):
    words = (check.title, check.expected, check.found, check.explanation)

    assert all(text and "{" not in text for pair in words for text in pair)
    assert check.clause
    assert check.page


def test_checks_and_their_words_are_the_same_set():
    assert [check.name for check in CHECKS] == list(dict.fromkeys(check.name for check in CHECKS))
    assert {check.name for check in CHECKS} == set(check_words())


def test_checks_read_clauses_that_exist():
    known = {k["code"] for k in ROWS["plan/clauses"]}

    assert {code for words in check_words().values() for code in words["clauses"]} <= known


BREAKS: dict[str, tuple[str, Callable[[Rows], object]]] = {
    "a component is missing": ("structure/totals", lambda r: r["plan/structure"].pop(7)),
    "a component hangs on two assemblies": (
        "structure/totals",
        lambda r: r["plan/structure"].append({**r["plan/structure"][0], "assembly_code": "A02", "assembly": "电驱"}),
    ),
    "a component is in the wrong system": ("structure/systems", lambda r: r["plan/structure"][0].update(system="传统系统")),
    "a component is misspelt": ("structure/names", lambda r: r["plan/structure"][1].update(name="电心")),
    "an abbreviation is lost": ("structure/names", lambda r: r["plan/structure"][0].update(abbreviation=None)),
    "a district is not marked": ("districts/named", lambda r: r["plan/districts"].pop()),
    "a priority is missing": ("priorities/wording", lambda r: r["plan/priorities"].pop(3)),
    "materials are forgotten": ("priorities/wording", lambda r: [p.update(note=None) for p in r["plan/priorities"]]),
    "an assembly has no district": (
        "priorities/none",
        lambda r: r.update({"plan/priorities": [p for p in r["plan/priorities"] if p["assembly"] != "热管理"]}),
    ),
    "a stage is out of order": ("stages/wording", lambda r: r["plan/stages"].reverse()),
    "a target has another number": ("targets/wording", lambda r: target(r, "T11").update(number=120.0)),
    "a target is missing": ("targets/wording", lambda r: r["plan/targets"].remove(target(r, "T12"))),
    "a target cites another clause": ("targets/wording", lambda r: target(r, "T10").update(clause_code="K4.7")),
    "a basis is reworded": ("targets/quoted", lambda r: target(r, "T05").update(basis="招引企业")),
    "a qualifier is lost": ("targets/qualifiers", lambda r: target(r, "T05").update(qualifier=None)),
    "a qualifier is invented": ("targets/qualifiers", lambda r: target(r, "T02").update(qualifier="≥")),
    "a district's firms are wrong": ("sums/firms", lambda r: target(r, "T13").update(number=201.0)),
    "a district's output is missing": ("sums/output", lambda r: r["plan/targets"].remove(target(r, "T28"))),
    "more little giants than specialised firms": ("titles/little_giants", lambda r: target(r, "T09").update(number=1001.0)),
    "the goal is not there": ("sums/firms", lambda r: r["plan/targets"].remove(target(r, "T02"))),
    "a clause is not there": ("stages/wording", lambda r: r["plan/clauses"].remove(clause(r, "K6.3"))),
    "a direction states no counts": ("structure/totals", lambda r: reword(r, "K3.2", "18 种", "若干种")),
}  # fmt: skip


@pytest.mark.parametrize(("name", "change"), BREAKS.values(), ids=BREAKS)
def test_a_broken_plan_is_doubtful(name: str, change: Callable[[Rows], object]):
    before, after = audit()[name], broken(change)[name]

    assert (before.verdict, after.verdict) == ("相符", "存疑")


MENDS: dict[str, tuple[str, Callable[[Rows], object]]] = {
    "fewer firms are attracted": ("sums/sources", lambda r: target(r, "T05").update(number=400.0)),
    "fewer titles than firms": ("titles/specialised", lambda r: target(r, "T08").update(number=300.0)),
    "twelve chains": ("chains/ten_of_twelve", lambda r: target(r, "T10").update(number=12.0)),
    "a second district takes up the single ones": (
        "priorities/single",
        lambda r: r["plan/priorities"].extend({"district": "璧山区", "assembly": a, "note": None} for a in ("热管理", "车路网联")),
    ),
    "a base year is given": ("base/doubling", lambda r: reword(r, "K2", "实现倍增", "以2022年为基期实现倍增")),
    "a base of intensity is given": ("base/rd", lambda r: reword(r, "K4.1", "增长 1 个百分点", "较2022年基数增长 1 个百分点")),
    "new workshops are meant": ("base/factories", lambda r: reword(r, "K4.7", "建设数字化车间", "新增数字化车间")),
    "the fund has a size": ("base/fund", lambda r: reword(r, "K6.4", "发展基金", "发展基金100亿元")),
    "relocated firms need not transform": ("origins/overlap", lambda r: reword(r, "K4.4", "推动相关企业转型升级", "发展")),
    "a year between is set": ("targets/years", lambda r: target(r, "T11").update(deadline="2025")),
    "the slip is mended": ("units/wording", lambda r: reword(r, "K4.4", "市牵头，招商投资局", "牵头，市招商投资局")),
    "every target has a leader": ("targets/leaders", lambda r: [t.update(lead_unit="市经济信息委") for t in r["plan/targets"]]),
    "one wording of output": ("targets/output_basis", lambda r: [t.update(basis="产值") for t in r["plan/targets"]]),
    "even districts": ("districts/output_per_firm", lambda r: [d.update(firms=100, output=400) for d in r["plan/districts"]]),
    "no crowding": ("priorities/crowded", lambda r: r["plan/priorities"].remove(
        next(p for p in r["plan/priorities"] if p["assembly"] == "动力电池"))),
}  # fmt: skip


@pytest.mark.parametrize(("name", "change"), MENDS.values(), ids=MENDS)
def test_a_tension_goes_when_the_plan_resolves_it(name: str, change: Callable[[Rows], object]):
    before, after = audit()[name], broken(change)[name]

    assert (before.verdict, after.verdict) == ("存疑", "相符")


def test_what_cannot_be_checked_says_what_is_missing():
    check = broken(lambda r: r["plan/targets"].remove(target(r, "T02")))["sums/sources"]

    assert check.explanation.zh == "无法核对：图中目标 T02 有 0 个，应为 1 个。"


def test_neighbouring_clauses_are_cited_together():
    assert audit()["districts/named"].clause == "前言；五、空间布局（一）至（八）"
    assert audit()["titles/specialised"].clause == "二、主要目标；四、重点任务（五）"
    assert audit()["titles/specialised"].page == "3、6、7"


def test_a_store_without_the_plan_is_a_clear_error():
    with pytest.raises(LiantuError, match="liantu plan load"):
        check_plan(lambda _: [])


def test_brackets_are_abbreviations_only_when_latin():
    text = (
        "（二）系统。甲方面，重点发展转向器（R—EPS、D—EPS）、传感器（胎压和雨量等）、网关等。乙方面，重点发展天窗等。"
    )

    assert named_components(text) == {
        "甲": [("转向器", "R-EPS、D-EPS"), ("传感器（胎压和雨量等）", ""), ("网关", "")],
        "乙": [("天窗", "")],
    }


def test_words_of_a_clause():
    text = (
        "优先发展动力电池（材料）、底盘等总成。到 2027 年，建设车间 100 个、5 个总成，增长 1 个百分点。"
        "（责任单位：甲局牵头，乙局、丙委参与，丁区落实）"
    )

    assert named_priorities(text) == [("动力电池", "材料"), ("底盘", "")]
    assert named_numbers(text) == [(100.0, "个"), (1.0, "个百分点")]
    assert named_units(text) == ("甲局", ["乙局", "丙委"])
