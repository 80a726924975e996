"""A store made whole aside: there once it is made, nothing of it where making fails."""

from pathlib import Path

import pytest

from graph.building import aside, build
from graph.records import Edge, Node, NodeRef
from graph.snapshot import export_graph
from graph.store import open_store

PLACE, FIRM = Node("Place", "p", {"name": "璧山区"}), Node("Enterprise", "f", {"name": "甲厂", "mentioned": False})
STANDS = Edge("LOCATED_IN", NodeRef("Enterprise", "f"), NodeRef("Place", "p"), "", {"as_of": "2024"})


def test_a_store_made_aside_is_taken_by_whoever_opens_the_folder(tmp_path: Path) -> None:
    build(tmp_path, lambda: ([PLACE, FIRM], [STANDS]))

    with open_store(f"embedded:{tmp_path}") as made, open_store(f"embedded:{tmp_path / 'other'}") as other:
        other.replace([PLACE, FIRM], [STANDS])
        assert list(export_graph(made)) == list(export_graph(other)) != []
        assert made.problems() == ()


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_nothing_is_left_where_the_graph_cannot_be_made(tmp_path: Path, error: type[BaseException]) -> None:
    def fails() -> tuple[list[Node], list[Edge]]:
        raise error

    with pytest.raises(error):
        build(tmp_path, fails)

    assert not aside(tmp_path).parent.exists()
