"""What takes long to compute is kept in the workspace: the same answer sooner, in another process too; never a stale one."""

import json
from itertools import count
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from liantu.computed import KEPT, Computed
from queries.derive import made_of as naming
from queries.derive.made_of import made_of
from queries.measures import communities as parting
from queries.reading import MadeOf
from queries.runner import ask
from queries.thresholds import packaged
from tests.queries.conftest import fill

RULE = "communities.found"
EDGES = pd.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "a"], "weight": [1.0, 2.0, 3.0]})


def named(edges=EDGES, *numbers):
    return made_of("communities", RULE, [edges], *(numbers or (100, 0.8)))


def test_another_process_need_not_compute_again(tmp_path):
    made = count()
    value = {"node": ["企业"], "stability": [0.1 + 0.2], "community": [None]}

    found = [Computed(tmp_path).once(named(), lambda: (next(made), value)[1]) for _ in range(3)]

    assert (found, next(made)) == ([value] * 3, 1)


def test_what_is_named_otherwise_than_by_its_content_stays_in_the_process(tmp_path):
    Computed(tmp_path).once(("evidence", 1), lambda: object())

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"node": ["a"'])
def test_a_file_that_is_not_whole_is_made_again(tmp_path, content):
    Computed(tmp_path).once(named(), lambda: 1)
    [file] = (tmp_path / "computed").iterdir()
    file.write_bytes(content)

    assert Computed(tmp_path).once(named(), lambda: 2) == 2
    assert json.loads(file.read_text()) == 2


def test_a_folder_that_takes_no_file_costs_no_answer(tmp_path):
    (tmp_path / "computed").write_text("a file where the folder would be")

    assert Computed(tmp_path).once(named(), lambda: 7) == 7


def test_a_file_that_may_only_be_read_is_read(tmp_path, monkeypatch):
    def refuse(self, *_, **__):
        raise PermissionError(self)

    Computed(tmp_path).once(named(), lambda: 7)
    monkeypatch.setattr(Path, "touch", refuse)

    assert Computed(tmp_path).once(named(), lambda: pytest.fail("made again")) == 7


def test_nan_comes_back(tmp_path):
    Computed(tmp_path).once(named(), lambda: {"z": float("nan")})

    assert np.isnan(Computed(tmp_path).once(named(), lambda: None)["z"])


def test_the_oldest_make_room(tmp_path):
    for at in range(KEPT + 5):
        Computed(tmp_path).once(MadeOf("x", str(at)), lambda: 1)

    assert len(list((tmp_path / "computed").iterdir())) == KEPT


def test_the_order_of_rows_does_not_change_the_name():
    assert named(EDGES.iloc[::-1]) == named()


@pytest.mark.parametrize(
    "other",
    [
        lambda: named(EDGES.assign(weight=[1.0, 2.0, 3.5])),
        lambda: named(EDGES.assign(target=["b", "c", "d"])),
        lambda: named(EDGES.head(2)),
        lambda: named(EDGES, 99, 0.8),
        lambda: named(EDGES, 100, 0.9),
        lambda: made_of("modularity", RULE, [EDGES], 100, 0.8),
        lambda: made_of("communities", "clusters.confirmed", [EDGES], 100, 0.8),
    ],
)
def test_anything_else_it_is_made_of_changes_the_name(other):
    assert other() != named()


@pytest.mark.parametrize("library", naming._LIBRARIES)
def test_another_version_of_a_library_changes_the_name(monkeypatch, library):
    before, version = named(), naming._version
    naming._libraries.cache_clear()
    monkeypatch.setattr(naming, "_version", lambda name: "9" if name == library else version(name))

    assert named() != before
    naming._libraries.cache_clear()


@pytest.mark.parametrize("question", ["clusters/communities", "clusters/members"])
def test_the_answer_is_the_same_computed_or_read(embedded, tmp_path, monkeypatch, question):
    golden, given = fill(embedded), {"scope": "", "beside": 1}
    plain = ask(golden, question, packaged(), **given).as_json()
    first = ask(golden, question, packaged(), Computed(tmp_path), **given).as_json()
    monkeypatch.setattr(parting, "partitions", lambda *_: pytest.fail("computed again"))

    again = ask(golden, question, packaged(), Computed(tmp_path), **given).as_json()

    assert (first, again) == (plain, plain)
    assert plain["findings"]
    assert list((tmp_path / "computed").iterdir())
