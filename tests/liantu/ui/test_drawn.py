"""What the drawings are given: the tree of the explorer, states, rows as places, dates, text that is no Markdown."""

from pathlib import Path

import pytest

import liantu.ui.drawings
from liantu.ui.explorer.tree import firms, tree
from liantu.ui.parts.entries import place_words
from liantu.ui.speech import plain
from queries.statuses import WORDS

DOM = Path(liantu.ui.drawings.__file__).with_name("dom.js").read_text(encoding="utf-8")


def row(code, status, assembly="A01", system="S1"):
    return {
        "code": code, "name": f"件{code}", "abbreviation": None, "system": system, "system_name": f"系{system}",
        "assembly": assembly, "assembly_name": f"总{assembly}", "confirmed": 1, "inferred": 0, "status": status,
    }  # fmt: skip


def test_tree_keeps_the_order_of_the_plan_and_counts_what_somebody_makes():
    found = tree(
        [row("C01", "WEAK"), row("C02", "PIPELINE"), row("C03", "UNKNOWN", "A02"), row("C04", "STRONG", "A06", "S2")]
    )

    assert [(s["id"], s["have"], s["total"]) for s in found] == [("S1", 1, 3), ("S2", 1, 1)]
    assert [(a["id"], a["have"], a["total"]) for a in found[0]["children"]] == [("A01", 1, 2), ("A02", 0, 1)]
    assert [c["id"] for c in found[0]["children"][0]["children"]] == ["C01", "C02"]


@pytest.mark.parametrize("status", WORDS)
def test_every_state_has_a_sign_and_colours(status):
    assert f"  {status}: {{ ink:" in DOM
    assert f"  {status}: (ink) =>" in DOM


def test_firms_on_a_component_come_confirmed_first_with_the_total_beyond():
    rows = [
        {"firm": "b", "name": "乙", "place_names": ["璧山区"], "evidence": "inferred"},
        {"firm": "a", "name": "甲", "place_names": [], "evidence": "confirmed"},
    ]

    found = firms(rows, 70)

    assert found["total"] == 70
    assert [(f["id"], f["sure"], f["note"]) for f in found["list"]] == [("a", True, ""), ("b", False, "璧山区")]


def test_place_of_a_row_is_said_as_people_say_it():
    assert place_words("名录.xlsx#企业!17") == "名录.xlsx · 企业 · 第 17 行"
    assert place_words("名录.csv!17") == "名录.csv · 第 17 行"
    assert place_words("看不懂") == "看不懂"


def test_text_from_data_is_never_markdown():
    assert plain("**粗** [链](javascript:alert(1)) $x$ :red[红]") == (
        r"\*\*粗\*\* \[链\]\(javascript\:alert\(1\)\) \$x\$ \:red\[红\]"
    )
    assert plain("<img src=x>\n# 题") == r"\<img src\=x\> \# 题"


@pytest.mark.parametrize("address", ["http://a.example/b", "HTTPS://a.example", "www.a.example", "someone@a.example"])
def test_address_from_data_becomes_no_link(address):
    said = plain(address)

    assert "\u2060" in said  # where Markdown would begin to read an address
    assert said.replace("\u2060", "").replace("\\", "") == address
