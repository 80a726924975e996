"""The manual's pages name everything that there is."""

import typer

from graph.model import MODEL
from liantu import manual
from liantu.cli import app
from liantu.generate import examples
from queries.registry import registry


def test_dictionary_names_every_label_relationship_and_property():
    lines = manual.dictionary().splitlines()

    titles = {line.split("`")[1] for line in lines if line.startswith("### ")}
    properties = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert titles == set(MODEL.node) | set(MODEL.relationship)
    assert sorted(properties) == sorted(name for _, name in MODEL.property)


def test_every_question_is_in_the_manual_with_its_parameters():
    page = manual.questions(examples())

    named = {line.split("`")[1] for line in page.splitlines() if line.startswith("## ")}
    options = [line.split("`")[1] for line in page.splitlines() if line.startswith("- `--")]
    assert named == set(registry())
    assert len(options) == sum(len(query.params) for query in registry().values())


def test_every_command_is_in_the_manual_with_its_help():
    page = manual.commands()

    titles = {line.split("`")[1] for line in page.splitlines() if line.startswith("## ")}
    commands = {name for name in typer.main.get_command(app).commands}
    assert {t for t in titles if t.count(" ") == 1} == {f"liantu {name}" for name in commands}
    assert {"liantu plan load", "liantu plan check"} <= titles
    assert page.count("用法：liantu") == len(titles)


def test_own_questions_stay_out_of_the_manual(tmp_path, monkeypatch):
    own = tmp_path / "workspace" / "queries" / "mine.cypher"
    own.parent.mkdir(parents=True)
    own.write_text("MATCH (n) RETURN count(n) AS n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert "mine" not in manual.commands()
