"""The plan's csv files: counts, sums, keys that resolve, a clause and a page on every line, and the plan's own words."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from liantu.plan import PLAN_SHEETS

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "data" / "plan"
TEXT = ROOT.parent / "shared" / "plan" / "plan_yufuban_2023_3.txt"
CITED = ("tree", "priorities", "targets", "stages")


def lines(name: str) -> list[dict[str, str]]:
    with (PLAN / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def places() -> dict[str, dict[str, str]]:
    with (ROOT / "data" / "vocab" / "places.csv").open(encoding="utf-8", newline="") as stream:
        return {line["id"]: line for line in csv.DictReader(stream)}


def ids(name: str) -> set[str]:
    return {line["id"] for line in lines(name)}


def pages() -> list[str]:
    """The text of each page: a page begins with the running header or with a line that starts with a blank."""
    found: list[str] = []
    for line in TEXT.read_text(encoding="utf-8").splitlines():
        if line.startswith((" ", "重庆市人民政府办公厅文件")):
            found.append("")
        if line.strip() not in ("重庆市人民政府办公厅文件", "重庆市人民政府办公厅发布") and not re.fullmatch(
            r"- \d+ -", line
        ):
            found[-1] += line.strip()
    return found


needs_text = pytest.mark.skipif(not TEXT.exists(), reason="the plan's text is not beside the project")


def test_every_sheet_of_the_plan_is_there():
    assert [sheet.file for sheet in PLAN_SHEETS if not sheet.path(ROOT / "data").exists()] == []


def test_the_tree_has_one_vehicle_three_systems_twelve_assemblies_and_56_components():
    assert Counter(line["label"] for line in lines("tree")) == {
        "Vehicle": 1, "System": 3, "Assembly": 12, "Component": 56,
    }  # fmt: skip


def test_systems_have_23_18_and_15_components():
    parent = {line["id"]: line["parent_id"] for line in lines("tree")}

    counted = Counter(parent[parent[line["id"]]] for line in lines("tree") if line["label"] == "Component")

    assert counted == {"S1": 23, "S2": 18, "S3": 15}


def test_codes_follow_the_order_of_each_kind():
    numbered = [(line["id"], line["order"]) for line in lines("tree") if line["label"] != "Vehicle"]

    assert [id for id, order in numbered if int(re.sub(r"\D", "", id)) != int(order)] == []


def test_every_part_hangs_on_one_of_the_level_above():
    above = {"System": "V1", "Assembly": "S", "Component": "A"}

    wrong = [line["id"] for line in lines("tree") if not line["parent_id"].startswith(above.get(line["label"], ""))]

    assert wrong == []
    assert {line["parent_id"] for line in lines("tree")} - ids("tree") == {""}


@pytest.mark.parametrize("name", CITED)
def test_every_line_has_its_clause_and_page(name: str):
    clauses, last = ids("clauses"), 12

    assert [line for line in lines(name) if line["clause_id"] not in clauses] == []
    assert [line for line in lines(name) if not 1 <= int(line["page"]) <= last] == []


@pytest.mark.parametrize("name", ["clauses", "tree", "targets", "stages"])
def test_ids_are_unique(name: str):
    assert [id for id, count in Counter(line["id"] for line in lines(name)).items() if count > 1] == []


def test_clauses_are_preamble_idea_goals_and_four_chapters():
    chapters = Counter(line["id"].partition(".")[0] for line in lines("clauses"))

    assert chapters == {"K0": 1, "K1": 1, "K2": 1, "K3": 3, "K4": 11, "K5": 8, "K6": 6}


def test_28_priorities_join_eight_districts_with_all_twelve_assemblies():
    pairs = [(line["district_id"], line["assembly_id"]) for line in lines("priorities")]

    assert len(set(pairs)) == len(pairs) == 28
    assert {district for district, _ in pairs} == {id for id, place in places().items() if place["in_plan"] == "true"}
    assert {assembly for _, assembly in pairs} == {f"A{n:02}" for n in range(1, 13)}


def test_only_tongnan_is_limited_to_materials():
    noted = {(line["district_id"], line["assembly_id"], line["note"]) for line in lines("priorities") if line["note"]}

    assert noted == {("500152", "A01", "材料")}


@pytest.mark.parametrize(("unit", "total"), [("家", 1000), ("亿元", 4000)])
def test_districts_add_up_to_the_whole(unit: str, total: int):
    own = [int(line["number"]) for line in lines("targets") if line["place_ids"] and line["unit"] == unit]

    assert (len(own), sum(own)) == (8, total)


def test_targets_of_the_whole_area_are_those_of_the_plan():
    whole = [(line["number"], line["unit"], line["qualifier"]) for line in lines("targets") if not line["place_ids"]]

    assert whole == [
        ("2", "倍", ""), ("1000", "家", ""), ("4000", "亿元", ""), ("1", "个百分点", ""),
        ("500", "家", "≥"), ("300", "家", "≥"), ("200", "家", "≥"), ("1000", "家", "≥"), ("100", "家", "≥"),
        ("10", "个", ""), ("100", "个", ""), ("15", "个", ""), ("40", "%", ""),
    ]  # fmt: skip


def test_every_target_but_the_fund_is_due_in_2027():
    assert {line["id"] for line in lines("targets") if line["deadline"] != "2027"} == {"T29"}


def test_targets_name_the_units_of_their_clause():
    clauses = {line["id"]: line for line in lines("clauses")}

    different = [
        line["id"] for line in lines("targets") for unit in ("lead_unit", "joint_units")
        if line[unit] != clauses[line["clause_id"]][unit]
    ]  # fmt: skip

    assert different == []


def test_places_of_targets_are_districts_of_the_plan():
    known = places()

    named = {line["place_ids"] for line in lines("targets")} - {""}

    assert {known[id]["in_plan"] for id in named} == {"true"}


def test_stages_are_the_six_in_order():
    assert [line["name"] for line in lines("stages")] == ["策划", "在谈", "签约", "开工", "投产", "达产"]


def test_places_are_38_districts_within_chongqing_and_every_place_lies_in_a_known_one():
    known = places()

    inside = Counter(place["label"] for place in known.values() if place["within"] == "500000")

    assert inside == {"District": 38, "Place": 3}
    assert {place["within"] for place in known.values()} - known.keys() == {""}
    assert [p["id"] for p in known.values() if (p["label"] == "District") != (p["in_plan"] in ("true", "false"))] == []


def test_the_order_of_districts_is_that_of_the_spatial_layout():
    known = places()
    layout = [line["name"] for line in lines("clauses") if line["id"].startswith("K5.")]

    ordered = sorted((p for p in known.values() if p["in_plan"] == "true"), key=lambda p: int(p["order"]))

    assert [place["name"] for place in ordered] == layout


def test_no_two_places_share_a_name():
    names = [
        name for place in places().values()
        for name in {place["name"], place["short_name"], *filter(None, place["aliases"].split("|"))}
    ]  # fmt: skip

    assert [name for name, count in Counter(names).items() if count > 1] == []


@needs_text
def test_clauses_are_the_plans_text_word_for_word_and_complete():
    whole = "".join(pages())
    start = whole.index("江津区、合川区、永川区、大足区、璧山区、铜梁区、潼南区、荣昌区等渝西地区是")
    headings = ["一、指导思想", "二、主要目标", "三、发展方向", "四、重点任务", "五、空间布局", "六、保障措施"]

    told = "".join(line["text"] for line in lines("clauses"))
    rest = whole[start:]
    for heading in headings:
        rest = rest.replace(heading, "", 1)

    assert told == rest


@needs_text
def test_clauses_begin_on_their_page():
    text = pages()

    wrong = [line["id"] for line in lines("clauses") if line["text"][:8] not in text[int(line["page"]) - 1]]

    assert wrong == []


@needs_text
@pytest.mark.parametrize("name", ["tree", "stages"])
def test_parts_and_stages_are_named_on_their_page(name: str):
    text = pages()

    assert [line["name"] for line in lines(name) if line["name"] not in text[int(line["page"]) - 1]] == []


@needs_text
def test_numbers_of_targets_stand_on_their_page():
    text = [re.sub(r"\s", "", page) for page in pages()]

    def stands(line: dict[str, str]) -> bool:
        return (line["number"] + line["unit"] if line["unit"] != "倍" else "倍增") in text[int(line["page"]) - 1]

    assert [line["id"] for line in lines("targets") if not stands(line)] == []
