"""liantu refuses to start on somebody else's `graph`, `loaders` or `queries`."""

import subprocess
import sys
from pathlib import Path

import pytest

import graph
import liantu
import loaders
import queries

ROOT = Path(liantu.__file__).parent.parent


def import_liantu(*path: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "import liantu; print('started')"],
        env={"PYTHONPATH": ":".join(map(str, path)), "PYTHONUTF8": "1"},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize("package", [graph, liantu, loaders, queries])
def test_every_package_says_whose_it_is(package):
    assert package.PROJECT == "liantu"


def test_liantu_starts_on_its_own_packages(tmp_path):
    done = import_liantu(ROOT, cwd=tmp_path)

    assert (done.returncode, done.stdout.strip()) == (0, "started")


@pytest.mark.parametrize("name", liantu.OURS)
def test_a_stranger_is_refused_with_its_place_and_a_remedy(tmp_path, name):
    stranger = tmp_path / "elsewhere" / name / "__init__.py"
    stranger.parent.mkdir(parents=True)
    stranger.write_text("VERSION = '1.0'\n")

    done = import_liantu(tmp_path / "elsewhere", ROOT, cwd=tmp_path)

    last = done.stderr.partition("ImportError: ")[2]
    assert done.returncode == 1
    assert f"包 {name} 不是链图（liantu）的" in last
    assert str(stranger) in last
    assert "解决办法" in last


def test_a_stranger_that_cannot_even_be_read_is_refused(tmp_path):
    (tmp_path / "queries.py").write_text("print 'Python 2'\n")

    done = import_liantu(tmp_path, ROOT, cwd=tmp_path)

    assert done.returncode == 1
    assert "包 queries 无法导入：SyntaxError" in done.stderr
