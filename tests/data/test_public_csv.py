"""Firms named in public news: every line says who, where, when, by whose word; nothing is copied, nothing only signed counts as made."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = ROOT / "data" / "public"
SHARED = ROOT.parent / "shared" / "data"
FILES = ("firms_western_8", "supplies_western_8", "projects/western_8")


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def public(name: str) -> list[dict[str, str]]:
    return lines(PUBLIC / f"{name}.csv")


def districts() -> set[str]:
    return {place["name"] for place in lines(ROOT / "data" / "vocab" / "places.csv") if place["in_plan"] == "true"}


def source(line: dict[str, str]) -> str:
    return line.get("数据来源") or line["来源"]


@pytest.mark.parametrize("name", FILES)
def test_every_line_names_outlet_date_address_and_confidence(name: str):
    told = [
        bool(re.fullmatch(r"据公开报道：.+，20\d\d(-\d\d){1,2}", source(line)))
        and source(line).endswith("，" + line["数据日期"])
        and line["来源网址"].startswith(("http://", "https://"))
        and line["可信度"] in ("高", "中")
        for line in public(name)
    ]

    assert all(told)
    assert told


@pytest.mark.parametrize("name", ["firms_western_8", "projects/western_8"])
def test_every_line_lies_in_one_of_the_eight_districts(name: str):
    assert {line["区县"] for line in public(name)} <= districts()


def test_no_firm_stands_twice():
    names = [line["企业名称"] for line in public("firms_western_8")]

    assert len(names) == len(set(names))


def test_medium_confidence_says_why():
    assert [line["企业名称"] for line in public("firms_western_8") if line["可信度"] == "中" and not line["说明"]] == []


def test_suppliers_are_firms_of_the_list():
    firms = {line["企业名称"] for line in public("firms_western_8")}

    assert {line["供应商"] for line in public("supplies_western_8")} <= firms


def test_a_project_that_is_only_signed_or_building_is_no_firm():
    investors = {name for line in public("projects/western_8") for name in line["投资方"].split("；")}

    assert [
        line["企业名称"] for line in public("firms_western_8") if line["企业名称"].startswith(tuple(investors))
    ] == []


@pytest.mark.skipif(not SHARED.exists(), reason="the compilation is not beside the project")
@pytest.mark.parametrize("compilation", ["chongqing_firms_from_news", "supply_relations_from_public_text"])
def test_no_sentence_is_copied_from_the_compilation(compilation: str):
    evidence = {line["evidence_words"] for line in lines(SHARED / f"{compilation}.csv")} - {""}
    cells = {cell for name in FILES for line in public(name) for cell in line.values()}

    assert {cell for cell in cells for words in evidence if words in cell or cell == words} == set()
