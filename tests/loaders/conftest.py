"""A reader of the packaged maps and vocabulary, a ledger with the plan in it, sheets written on the spot."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from graph.store import GraphStore
from liantu.paths import data_folder
from loaders.ledger import Ledger
from loaders.reader import Reader
from tests.loaders.books import load_plan

Sheet = Callable[..., Path]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.from_folders(data_folder())


@pytest.fixture
def ledger(engine: GraphStore, reader: Reader) -> Ledger:
    """A ledger that holds the plan and nothing else, once on each engine."""
    return load_plan(Ledger(engine, reader))


@pytest.fixture
def desk(embedded: GraphStore, reader: Reader) -> Ledger:
    """The same on the embedded store only, for what does not depend on the engine."""
    return load_plan(Ledger(embedded, reader))


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Write a csv: `sheet("a.csv", header, row, row, …)`."""

    def write(name: str, header: Sequence[str], *rows: Sequence[str]) -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *rows])
        return path

    return write
