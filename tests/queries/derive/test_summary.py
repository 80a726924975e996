"""The leader's sentence: its numbers are those of the row and add to the components of the plan."""

import pytest

from queries.runner import ask

SCOPES = ("", "重庆", "渝西地区", "璧山区", "潼南区", "铜梁区")
PARTS = ("strong", "adequate", "weak", "pipeline", "absent", "unverified", "unknown", "not_priority")


@pytest.mark.parametrize("scope", SCOPES)
def test_the_numbers_add_to_the_components_of_the_plan(golden, scope):
    row = ask(golden, "plan/sentence", scope=scope).rows()[0]

    assert sum(row[name] for name in PARTS) == row["components"] == 5
    assert row["strong"] + row["adequate"] + row["weak"] == row["made"]


@pytest.mark.parametrize("scope", SCOPES)
def test_the_sentence_counts_what_the_statuses_say(golden, scope):
    row = ask(golden, "plan/sentence", scope=scope).rows()[0]
    statuses = [r["status"] for r in ask(golden, "links/status", scope=scope).rows()]

    assert row["weak"] == statuses.count("WEAK")
    assert row["absent"] == statuses.count("BROKEN") + statuses.count("MISSING")
    assert row["unknown"] == statuses.count("UNKNOWN")


def test_the_sentence_is_said_in_both_languages(golden):
    answer = ask(golden, "plan/sentence", scope="潼南区")

    assert answer.sentence.zh == (
        "截至2024年7月10日，《行动计划》明确的5种部件中，属于潼南区优先发展方向的有4种，其中已有企业生产的2种"
        "（优势0种、基本具备0种、薄弱2种），已签约或在建0种，经摸排确认缺失1种，待核实1种，尚未摸排0种。"
    )
    assert answer.sentence.en.startswith(
        "As of 2024-07-10, of the 5 components of the plan, of which 4 belong to the priorities"
    )
    assert answer.as_json()["sentence"]["zh"] == answer.sentence.zh


@pytest.mark.parametrize("scope", SCOPES)
def test_a_chain_names_its_gaps_in_the_words_of_the_status(golden, scope):
    said = {f"{r['name']}（{r['status_zh']}）" for r in ask(golden, "links/status", scope=scope).rows()}

    gaps = {gap for row in ask(golden, "chains/list", scope=scope).rows() for gap in row["gaps"]}

    assert gaps <= said
