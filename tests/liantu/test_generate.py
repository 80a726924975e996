"""The committed files are what the code writes, and the comparison notices when they are not."""

import pytest

from liantu import generate


@pytest.mark.parametrize("name", generate.FILES)
def test_generated_file_is_unchanged(name):
    assert not generate.is_stale(name), "run `make generate`"


def test_check_names_the_stale_file_and_writing_mends_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "FILES", {"a.md": lambda: "new\n"})
    (tmp_path / "a.md").write_text("old\n")

    before = generate.main(["--check"])
    complaint = capsys.readouterr().err
    generate.main([])

    assert (before, generate.main(["--check"])) == (1, 0)
    assert complaint == "a.md is not what the code writes: run `make generate`\n"
