"""Evidence counts when it may be young enough and was known by the date that is asked for."""

import pytest

from queries.derive.dates import Age


@pytest.mark.parametrize(
    ("date", "counts"),
    [
        ("2024-06-30", True),
        ("2022-06-30", True),
        ("2022-06-29", False),
        ("2022", True),  # it may be of December
        ("2021", False),
        ("2024-07-01", False),  # not known by then
        ("2024", True),
        ("2022-Q2", True),
        ("", False),
        (None, False),
    ],
)
def test_evidence_of_the_last_24_months_counts(date, counts):
    assert Age("2024-06-30", 24).allows(date) is counts


def test_without_a_date_in_the_data_no_evidence_counts():
    assert not Age("", 24).allows("2024-06-30")


@pytest.mark.parametrize(
    ("as_of", "months", "oldest"),
    [("2024-02-29", 12, "2023-02-28"), ("2024-01-31", 2, "2023-11-30"), ("2024-12-31", 24, "2022-12-31")],
)
def test_the_oldest_day_is_a_day_of_the_calendar(as_of, months, oldest):
    assert Age(as_of, months).oldest == oldest
