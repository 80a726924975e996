"""A scope is searched only when every place of it was, with a clear result, in time."""

import pytest

from queries.derive.dates import Age
from queries.derive.surveyed import Surveys

PLACES = [
    {"id": "500000", "within": ["CN"]},
    {"id": "500120", "within": ["500000"]},
    {"id": "500152", "within": ["500000"]},
    {"id": "CN", "within": []},
]
AGE = Age("2024-06-30", 24)


def survey(place, found="no", date="2024-06-01"):
    return {
        "component": "C05", "survey": f"{place}:{date}", "place": place, "place_name": place, "date": date, "found": found,
        "firms": None, "rows": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("surveys", "scope", "covers"),
    [
        ([survey("500120")], ["500120"], True),
        ([survey("500120")], ["500120", "500152"], False),
        ([survey("500120"), survey("500152", "yes")], ["500120", "500152"], True),
        ([survey("500120"), survey("500152", "unclear")], ["500120", "500152"], False),
        ([survey("500000")], ["500120", "500152"], True),
        ([survey("CN")], ["500120"], True),
        ([survey("500120")], ["500000"], False),
        ([survey("500120", date="2021")], ["500120"], False),
        ([survey("500120")], [""], False),
        ([survey("500120")], [], False),
    ],
)
def test_only_a_complete_young_clear_survey_covers_a_scope(surveys, scope, covers):
    assert Surveys(surveys, PLACES, scope, AGE).covers("C05") is covers


def test_another_component_is_not_covered():
    assert not Surveys([survey("500120")], PLACES, ["500120"], AGE).covers("C04")
