"""The wheel holds all that the program needs, and nothing under an ordinary name that is not ours."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from liantu.paths import app_file, data_folder, theme_file

ROOT = Path(__file__).parents[2]
PACKAGES = ("graph", "loaders", "queries", "liantu")
ADDED = ("liantu/data/", "liantu/theme/")  # they lie elsewhere in a checkout
DATA = {".csv", ".md", ".xlsx"}


def files(root, package):
    """Every file of a package, but what Python writes beside it."""
    found = [p for p in (root / package).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    return {p.relative_to(root).as_posix() for p in found}


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, built and unpacked as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("liantu-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_checkout_finds_its_own_files():
    assert (data_folder(), app_file(), theme_file()) == (
        ROOT / "data",
        ROOT / "app_streamlit.py",
        ROOT / ".streamlit" / "config.toml",
    )


def test_installed_wheel_finds_its_own_files(installed, tmp_path):
    ask = "from liantu.paths import *; print(data_folder(), app_file(), theme_file(), sep='\\n')"

    done = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    places = [Path(line).relative_to(installed).as_posix() for line in done.stdout.splitlines()]
    assert places == ["liantu/data", "app_streamlit.py", "liantu/theme/config.toml"]


def test_wheel_holds_every_data_file(installed):
    ours = {p.relative_to(ROOT / "data") for p in (ROOT / "data").rglob("*.*") if p.suffix in DATA}
    ours |= {p.relative_to(ROOT / "data") for p in (ROOT / "data" / "briefing").glob("*.toml")}

    packed = {p.relative_to(installed / "liantu" / "data") for p in (installed / "liantu" / "data").rglob("*.*")}

    assert packed == ours


@pytest.mark.parametrize("package", PACKAGES)
def test_wheel_holds_every_file_of(installed, package):
    ours = {name for name in files(ROOT, package) if not name.startswith(ADDED)}

    assert {name for name in files(installed, package) if not name.startswith(ADDED)} == ours
    assert f"{package}/__init__.py" in ours


def test_wheel_puts_nothing_else_on_the_top_level(installed):
    top = {p.name for p in installed.iterdir() if p.suffix != ".dist-info"}

    assert top == {"app_streamlit.py", "graph", "liantu", "loaders", "queries"}
