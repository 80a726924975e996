"""Tables on pages: numbers have the digits that they need."""

import pandas as pd
import pytest

from liantu.ui.parts.tables import _forms


@pytest.mark.parametrize(
    ("values", "form"),
    [([1000.0, 4000.0], "%.0f"), ([1000.0, None], "%.0f"), ([0.5, 2.0], "%.2f"), ([None, None], "%.0f")],
    ids=["whole", "whole beside an unknown one", "fractions", "nothing known"],
)
def test_whole_numbers_are_shown_whole(values, form):
    data = pd.DataFrame({"n": pd.Series(values, dtype="Float64")})

    assert dict(_forms(data, 2)) == {"n": form}
