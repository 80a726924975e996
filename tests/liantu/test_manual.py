"""The manual's pages name everything that there is."""

from graph.model import MODEL
from liantu import manual
from queries.registry import registry


def test_dictionary_names_every_label_relationship_and_property():
    lines = manual.dictionary().splitlines()

    titles = {line.split("`")[1] for line in lines if line.startswith("### ")}
    properties = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert titles == set(MODEL.node) | set(MODEL.relationship)
    assert sorted(properties) == sorted(name for _, name in MODEL.property)


def test_every_question_is_in_the_manual_with_its_parameters():
    page = manual.questions()

    named = {line.split("`")[1] for line in page.splitlines() if line.startswith("## ")}
    options = [line.split("`")[1] for line in page.splitlines() if line.startswith("- `--")]
    assert named == set(registry())
    assert len(options) == sum(len(query.params) for query in registry().values())
