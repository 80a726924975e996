"""Wording: an office's own lines replace ours, a number or a line that does not exist is refused with the file's name."""

from pathlib import Path

import pytest

from graph.errors import LiantuError
from liantu.briefing.chain_map import Span, plain
from liantu.briefing.wording import wording


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    packaged, own = tmp_path / "packaged", tmp_path / "own"
    packaged.mkdir()
    own.mkdir()
    (packaged / "common.toml").write_text('[sentence]\nleader = "有{n}种"\n', encoding="utf-8")
    (packaged / "panorama.toml").write_text('title = "{scope}全景图"\n', encoding="utf-8")
    return packaged, own


def test_a_figure_keeps_its_id_in_the_sentence(folders):
    said = wording("panorama", folders[0])("sentence.leader", n=(Span("33", "sentence.made"),))

    assert plain(said) == "有33种"
    assert said[1].figure == "sentence.made"


def test_an_office_changes_one_line_and_keeps_the_rest(folders):
    packaged, own = folders
    (own / "common.toml").write_text('[sentence]\nleader = "共计{n}种"\n', encoding="utf-8")

    say = wording("panorama", packaged, own)

    assert say.plain("sentence.leader", n="3") == "共计3种"
    assert say.plain("title", scope="渝西地区") == "渝西地区全景图"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[sentence]\nleader = "有{m}种"\n', "没有的数：m"),
        ('[sentence]\nhead = "有"\n', "没有“sentence.head”"),
        ('[sentence]\nleader = "有{n种"\n', "花括号"),
        ('[sentence]\nleader = "有{n[0]}种"\n', "没有的数"),
        ("[sentence\n", "读不了"),
    ],
)
def test_an_own_line_that_cannot_be_used_is_refused_with_its_file(folders, text, told):
    packaged, own = folders
    (own / "common.toml").write_text(text, encoding="utf-8")

    with pytest.raises(LiantuError, match=told) as error:
        wording("panorama", packaged, own)

    assert "common.toml" in str(error.value)
