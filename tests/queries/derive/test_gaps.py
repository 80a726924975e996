"""Routes by which a gap may close: who could turn to the component is nobody who is said to make it already."""

from types import SimpleNamespace

import pandas as pd
import pytest

from queries.derive.gaps import Routes


@pytest.mark.parametrize(
    ("said", "turning", "nearest"),
    [
        ({}, ["f", "g"], 0.6),
        ({"inferred": ["f"]}, ["g"], 0.4),
        ({"stopped": ["f"], "verified": ["g"]}, [], None),
    ],
)
def test_a_firm_that_is_said_to_make_it_cannot_turn_to_it(said, turning, nearest):
    routes = Routes.__new__(Routes)
    routes._evidence = SimpleNamespace(makers=lambda _: said)
    routes.__dict__["near"] = SimpleNamespace(rel=pd.DataFrame({"C1": [0.4, 0.6, 0.0]}, ["g", "f", "h"]))

    assert routes.transforms("C1").index.tolist() == turning
    assert routes.nearest("C1") == nearest
    assert routes.nearest("C9") is None
