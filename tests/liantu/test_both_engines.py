"""The real rows beside the project: 633 firms and 45 supplies give the same findings on both engines, text for text."""

import csv
import json
import random
from pathlib import Path
from typing import Any

import pytest

from graph.snapshot import export_graph
from graph.store import GraphStore, open_store
from liantu.paths import data_folder
from liantu.plan.sheets import PLAN_SHEETS
from loaders.ledger import Ledger, LoadOptions
from loaders.reader import Reader
from queries.registry import registry
from queries.runner import ask

SCOPES = ("", "重庆", "渝西地区", "璧山区")
NEEDED: dict[str, list[Any]] = {
    "part": ["C02", "A01", "电机"],
    "component": ["C02"],
    "assembly": ["A01"],
    "district": ["璧山区"],
    "enterprise": ["stock:002594.SZ", "重庆至信实业股份有限公司"],
    "text": ["电", "比亚迪", "重庆", "璧山"],
}


def calls() -> list[tuple[str, dict[str, Any]]]:
    """Every question with every scope, and with several values of what it cannot do without."""
    made = []
    for name, query in registry().items():
        needed = [p for p in query.params if p.required]
        scopes = SCOPES if any(p.name == "scope" for p in query.params) else (None,)
        for value in NEEDED[needed[0].kind] if needed else [None]:
            for scope in scopes:
                made.append((name, ({needed[0].name: value} if needed else {}) | ({"scope": scope} if scope else {})))
    return made


def loaded(store: GraphStore, data: Path) -> Ledger:
    ledger = Ledger(store, Reader.from_folders(data_folder()))
    ledger.load([sheet.path(data_folder()) for sheet in PLAN_SHEETS], LoadOptions(reference=True))
    ledger.load([data / "main_job_firms.csv"])
    ledger.load([data / "supply_relations_from_public_text.csv"])
    return ledger


@pytest.fixture
def both(embedded: GraphStore, on_neo4j: GraphStore, shared_data: Path) -> tuple[GraphStore, GraphStore]:
    loaded(embedded, shared_data)
    loaded(on_neo4j, shared_data)
    return embedded, on_neo4j


def test_every_question_gives_the_same_json_on_both_engines(both: tuple[GraphStore, GraphStore]) -> None:
    different = []
    for name, given in calls():
        answers = [json.dumps(ask(store, name, **given).as_json(), ensure_ascii=False) for store in both]
        if answers[0] != answers[1]:
            different.append((name, given))

    assert different == []
    assert list(export_graph(both[0])) == list(export_graph(both[1]))


def test_the_first_job(engine: GraphStore, shared_data: Path) -> None:
    """plan load, 633 rows, again, undo: the counts add up and the export comes back byte for byte."""
    ledger = Ledger(engine, Reader.from_folders(data_folder()))
    ledger.load([sheet.path(data_folder()) for sheet in PLAN_SHEETS], LoadOptions(reference=True))
    plan = list(export_graph(engine))

    report = ledger.load([shared_data / "main_job_firms.csv"])[0]
    again = ledger.load([shared_data / "main_job_firms.csv"])[0]
    ledger.undo(report.load)

    assert (report.rows, sum(report.outcomes.values()), again.outcomes["unchanged"]) == (633, 633, 633)
    assert list(export_graph(engine)) == plan


def test_the_real_rows_shuffled_or_split_give_the_same_graph(
    embedded: GraphStore, shared_data: Path, tmp_path: Path
) -> None:
    ledger = loaded(embedded, shared_data)
    header, *rows = list(csv.reader((shared_data / "main_job_firms.csv").read_text("utf-8").splitlines()))
    random.Random(3).shuffle(rows)

    with open_store(f"embedded:{tmp_path / 'other'}") as store:
        other = Ledger(store, ledger.reader)
        other.load([sheet.path(data_folder()) for sheet in PLAN_SHEETS], LoadOptions(reference=True))
        other.load([shared_data / "supply_relations_from_public_text.csv"])
        for number in range(3):
            part = tmp_path / f"part{number}.csv"
            with part.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows([header, *rows[number::3]])
            other.load([part])

        assert list(export_graph(store)) == list(export_graph(embedded))
        assert other.info().version == ledger.info().version
