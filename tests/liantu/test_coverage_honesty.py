"""Not looked is not absent: over the real public list nothing is called 缺 until a survey says so, and then that one only."""

import json

import pytest

ABSENT = {"BROKEN", "MISSING"}
SCOPES = ("渝西地区", "重庆", "荣昌区", "")


@pytest.fixture
def public_list(liantu, shared_data):
    """The 633 rows of the public list, and nothing else."""
    assert liantu("load", str(shared_data / "main_job_firms.csv")).code == 0


def statuses(liantu, scope):
    answer = json.loads(liantu("ask", "links/status", "--scope", scope, "--format", "json").out)
    return {row["code"]: row["status"] for row in answer["findings"]}


@pytest.mark.parametrize("scope", SCOPES)
def test_without_a_survey_nothing_is_called_absent(public_list, liantu, scope):
    found = statuses(liantu, scope)

    assert len(found) == 56
    assert ABSENT.isdisjoint(found.values())


def test_one_survey_of_one_component_changes_exactly_that_one(public_list, liantu, tmp_path):
    before = statuses(liantu, "荣昌区")
    code = next(code for code, status in before.items() if status == "UNKNOWN")
    sheet = tmp_path / "摸排.csv"
    sheet.write_text(f"区县,部件,有/无/不清楚,日期\n荣昌区,{code},无,2026-06-30\n", "utf-8")

    loaded = liantu("load", str(sheet))
    after = statuses(liantu, "荣昌区")
    wider = statuses(liantu, "渝西地区")

    assert loaded.code == 0, loaded.err
    assert {c for c in after if after[c] != before[c]} == {code}
    assert after[code] in ABSENT
    assert ABSENT.isdisjoint(wider.values())
