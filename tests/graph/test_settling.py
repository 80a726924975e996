"""Claims -> properties: the date of what is graded by evidence is that of the grade that stands."""

import pytest

from graph.claims import Once, Said
from graph.records import Fact
from graph.settling import properties

PROVEN, HINTED = (Fact("evidence", "confirmed", ""),), (Fact("evidence", "inferred", ""),)


def settled(*rows):
    said = Said()
    for number, (facts, date) in enumerate(rows):
        said.add("MAKES", Once(f"r{number}", facts, date))
    return properties("MAKES", said)


@pytest.mark.parametrize(
    ("rows", "evidence", "date"),
    [
        ([(PROVEN, "2020-06"), (HINTED, "2024-06")], "confirmed", "2020-06"),
        ([(HINTED, "2024-06"), (PROVEN, "2020-06")], "confirmed", "2020-06"),
        ([(PROVEN, "2020-06"), (PROVEN, "2023"), (HINTED, "2024-06")], "confirmed", "2023"),
        ([(PROVEN, ""), (HINTED, "2024-06")], "confirmed", None),
        ([(HINTED, "2020-06"), (HINTED, "2024-06")], "inferred", "2024-06"),
    ],
)
def test_a_hint_does_not_renew_an_old_proof(rows, evidence, date):
    made = settled(*rows)

    assert (made["evidence"], made.get("as_of")) == (evidence, date)
    assert len(made["rows"]) == len(rows)


def test_what_has_no_evidence_is_dated_by_its_newest_row():
    said = Said()
    for row, date in (("a", "2024-06"), ("b", "2020-06")):
        said.add("OWNED_BY", Once(row, (), date))

    assert properties("OWNED_BY", said)["as_of"] == "2024-06"
