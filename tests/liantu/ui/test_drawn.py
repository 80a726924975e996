"""What all drawings and lists share: signs of the states, rows as places, text that is no Markdown."""

from pathlib import Path

import pytest

import liantu.ui.drawings
from liantu.look import STATES
from liantu.ui.parts.entries import place_words
from liantu.ui.speech import plain
from queries.statuses import WORDS

DOM = Path(liantu.ui.drawings.__file__).with_name("dom.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("status", WORDS)
def test_every_state_has_a_sign_and_colours(status):
    ink, fill = STATES[status]
    assert f'  {status}: {{ ink: "{ink}", fill: "{fill}"' in DOM
    assert f"  {status}: (ink) =>" in DOM


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
