"""Product words: our own phrases, the grammar around them, and vocabularies that must be refused."""

import csv
from pathlib import Path

import pytest

from loaders.products import PhraseMatch, ProductVocabulary

ROOT = Path(__file__).parents[2]
PHRASES = Path(__file__).with_name("product_phrases.csv")


def _phrases() -> list[tuple[str, str, str]]:
    with PHRASES.open(encoding="utf-8", newline="") as file:
        return [(row["phrase"], row["outcome"], row["codes"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def products() -> ProductVocabulary:
    return ProductVocabulary.from_folders(ROOT / "data", None)


def _said(matches: tuple[PhraseMatch, ...]) -> set[tuple[str, str]]:
    return {(match.outcome, code) for match in matches for code in match.codes or ("",)}


@pytest.mark.parametrize(("phrase", "outcome", "codes"), _phrases(), ids=lambda value: value or "-")
def test_phrase_means_what_its_line_says(products: ProductVocabulary, phrase: str, outcome: str, codes: str) -> None:
    assert _said(products.match(phrase)) == {(outcome, code) for code in codes.split("|")}
