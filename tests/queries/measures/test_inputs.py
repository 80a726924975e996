"""What measures are given: the same names and positions, however the columns hold them."""

import pandas as pd
import pytest

from queries.measures.inputs import codes

ENDS = (["c", "a", "c"], ["b", "c", "d"])


def read(*columns):
    names, places = codes(*columns)
    return names, [at.tolist() for at in places]


@pytest.mark.parametrize(
    "kind",
    [
        pd.CategoricalDtype(["a", "b", "c", "d"]),
        pd.CategoricalDtype(["a", "aa", "b", "c", "d", "e"]),  # names that no row uses
        pd.CategoricalDtype(["d", "c", "b", "a"]),  # in another order than names are sorted
        "object",
        "str",
    ],
)
def test_names_come_sorted_whatever_kind_of_column_holds_them(kind):
    assert read(*(pd.Series(end, dtype=kind) for end in ENDS)) == (["a", "b", "c", "d"], [[2, 0, 2], [1, 2, 3]])


def test_columns_of_two_kinds_are_read_by_their_names():
    one, other = pd.CategoricalDtype(["a", "c"]), pd.CategoricalDtype(["b", "c", "d"])

    assert read(pd.Series(ENDS[0], dtype=one), pd.Series(ENDS[1], dtype=other))[0] == ["a", "b", "c", "d"]


def test_a_missing_name_is_refused_in_a_categorical_column_too():
    with pytest.raises(ValueError, match="a name is missing"):
        codes(pd.Series(["a", None], dtype=pd.CategoricalDtype(["a"]), name="supplier"))
