"""What measures are given: the same names and positions, however the columns hold them."""

import math

import numpy as np
import pandas as pd
import pytest

from queries.measures import (
    clusters,
    communities,
    concentration,
    links,
    owners,
    pace,
    ranking,
    relatedness,
    resilience,
    smoothing,
)
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


OF_FRAMES = [
    clusters.location_quotient, clusters.krugman, clusters.herfindahl, smoothing.empirical_bayes, relatedness.co_production,
    relatedness.steijn, relatedness.proximity, owners.dominance, owners.influence, resilience.esri, resilience.cut_sets,
    communities.communities, ranking.rank_interval, links.criticality,
]  # fmt: skip
OF_NUMBERS = [
    lambda x: links.LinkEvidence(x, 1),
    lambda x: links.LinkEvidence(1, 1, concentration=x),
    lambda x: links.Thresholds(weak=x),
    lambda x: links.Thresholds(outside_share=x),
    lambda x: links.criticality({"a": x}),
    lambda x: links.feasibility(x, None, None),
    lambda x: pace.plan_line(x, 2, 0.5),
    lambda x: pace.pace(1, x, 3, 1, 2),
    lambda x: pace.per_mu_score({"a": 1}, {"a": x}, {"a": 1}),
    lambda x: smoothing.gamma_posterior([1], [1], x, 1),
]
PLANTS = pd.DataFrame({"activity": ["a"], "place": ["p"], "size": [1.0]})


@pytest.mark.parametrize("given", [None, "text", 3, [1, 2], np.eye(2)], ids=str)
@pytest.mark.parametrize("measure", OF_FRAMES, ids=lambda f: f.__name__)
def test_what_is_no_table_is_a_value_error(measure, given):
    with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
        measure(given)


@pytest.mark.parametrize("given", ["text", [1, 2], {}, math.inf, -1], ids=str)
@pytest.mark.parametrize("measure", OF_NUMBERS, ids=range(len(OF_NUMBERS)))
def test_what_is_no_number_is_a_value_error(measure, given):
    with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
        measure(given)


@pytest.mark.parametrize("given", [None, math.nan])
def test_counts_limits_and_priors_are_always_known(given):
    for measure in (OF_NUMBERS[0], OF_NUMBERS[2], OF_NUMBERS[3], OF_NUMBERS[-1]):
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            measure(given)


@pytest.mark.parametrize("given", [None, [1.0], 3], ids=str)
def test_a_reference_that_is_no_series_is_a_value_error(given):
    for measure in (concentration.ellison_glaeser, concentration.coagglomeration):
        with pytest.raises(ValueError, match="reference"):
            measure(PLANTS, given)
