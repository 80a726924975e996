"""Labels that can be scored, and how well the half is read that the vocabulary was made by."""

from pathlib import Path

import pytest

from benchmarks.matching import LABELS, OURS, Case, cases, labelled
from liantu.matching import Plan
from liantu.paths import data_folder
from loaders.products import ProductVocabulary

CODES = set(Plan.from_folder(data_folder()).names)


@pytest.fixture(scope="module")
def tuned() -> list[Case]:
    products = ProductVocabulary.from_folders(data_folder())
    return cases(products, labelled(LABELS / "phrases.csv", "tune"), "phrase")


@pytest.mark.parametrize(("name", "column", "least"), [("phrases.csv", "phrase", 400), ("texts.csv", "text", 40)])
def test_labels_name_parts_of_the_plan_and_are_in_one_half(name: str, column: str, least: int) -> None:
    rows = labelled(LABELS / name, "all")

    assert len(rows) == len({row[column] for row in rows}) >= least
    assert {row["half"] for row in rows} == {"tune", "score"}
    assert {code for row in rows for code in row["codes"].split("|") if code} <= CODES
    assert {row.get("outcome", "none") for row in rows} <= {*OURS, "none"}


def test_half_of_the_texts_have_nothing_to_find_and_many_phrases_look_alike() -> None:
    empty = [row for row in labelled(LABELS / "texts.csv", "all") if not row["codes"]]

    assert len(empty) >= 20
    assert len([row for row in labelled(LABELS / "phrases.csv", "all") if row["kind"] == "lookalike"]) >= 150


def test_the_tuning_half_stays_read_as_it_was(tuned: list[Case]) -> None:
    wrong = [case for case in tuned if case.truth != case.found]
    alike = [case for case in tuned if case.lookalike and case.found != case.truth]

    assert len(wrong) <= 0.02 * len(tuned), "\n".join(case.error for case in wrong)
    assert len(alike) <= 3


def test_labels_of_others_may_name_components_and_leave_columns_out(tmp_path: Path) -> None:
    file = tmp_path / "labels.csv"
    file.write_text("phrase,outcome,codes\n示例激光雷达,component,激光雷达\n雷达对抗系统,none,\n", "utf-8")

    read = cases(ProductVocabulary.from_folders(data_folder()), labelled(file, "score"), "phrase")

    assert [(case.truth, case.lookalike) for case in read] == [
        (frozenset({("component", "C24")}), False), (frozenset({("none", "")}), True),
    ]  # fmt: skip
