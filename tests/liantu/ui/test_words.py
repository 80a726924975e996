"""Words of the interface: each in both languages, each used, and none written anywhere else."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from liantu.words import WORDS, word

UI = Path(__file__).resolve().parents[3] / "liantu" / "ui"
SOURCES = sorted([*UI.rglob("*.py"), *(UI.parent / "explorer").glob("*.py")])
ASKING = [*SOURCES, UI.parent / "briefing" / "explored.py"]
SCRIPTS = sorted(UI.rglob("*.js"))
IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
# Not words of the interface: names of the data (places, districts) and the two languages by their own names.
NAMES = {"渝西地区", "重庆市", "全部", "中文", "区", "亿元", "区县"}


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def strings(source):
    """Every text that is no docstring; the fixed parts of an f-string too."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    documents = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body and isinstance(node.body[0], ast.Expr)
    }  # fmt: skip
    return [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and n not in documents
    ]


@pytest.mark.parametrize("id", WORDS)
def test_word_exists_in_both_languages_with_the_same_fields(id):
    zh, en = WORDS[id]

    assert zh
    assert en
    assert fields(zh) == fields(en)


def test_english_words_are_english():
    kept = {"渝西地区", "渝府办"}

    assert not {
        id for id, (_, en) in WORDS.items() if IDEOGRAPH.search(re.sub("|".join(kept) + "|〔2023〕3号", "", en))
    }


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: str(p.relative_to(UI.parent)))
def test_page_writes_no_word_of_its_own(source):
    raised = {"程序自带的 ", " 数据不见了：", "。请重新安装链图（liantu）。"}  # an error for the person at the keyboard

    own = {s for s in strings(source) if re.search(r"[\u4e00-\u9fff]{2}", s)} - NAMES - raised
    assert not own


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.name)
def test_script_writes_no_word_of_its_own(script):
    assert not IDEOGRAPH.search(script.read_text(encoding="utf-8"))


def test_every_word_that_a_page_asks_for_is_declared_and_every_declared_one_is_asked_for():
    text = "\n".join(p.read_text(encoding="utf-8") for p in ASKING)
    asked = set(re.findall(r"""say\(\s*["']([a-z_.]+)["']""", text))
    stems = set(re.findall(r"""say\(\s*f?["']([a-z_.]+\.)["'{]""", text))
    stems |= {f"{kind}." for kind in ("evidence", "relation", "data_kind", "matched")}  # tables.worded
    named = set(strings_of_all())

    assert asked <= WORDS.keys()
    assert not [id for id in WORDS if id not in asked | named and not any(id.startswith(s) for s in stems)]


def strings_of_all():
    return [s for source in ASKING for s in strings(source)]


def test_unknown_word_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        word("no.such.word", "zh")
