"""A random walk through a real store: load, undo, same, different, forget. After every step it is the full fold.

LIANTU_WALK_STORE_STEPS steps in all on the embedded store (default 5,000), a fiftieth
of them on Neo4j.
"""

import csv
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.snapshot import export_graph
from graph.store import GraphStore
from liantu.paths import data_folder
from loaders.ledger import Changed, Ledger, LoadOptions
from loaders.reader import Reader
from tests.loaders.books import FIRM_HEADER, SUPPLY_HEADER

STEPS = int(os.environ.get("LIANTU_WALK_STORE_STEPS", "5000"))
PARTS = 4
NAMES = [f"示例{c}有限公司" for c in "甲乙丙丁戊"]
SHORT = ["甲甲", "乙乙", "共名", "甲"]
CODES = ["91990001000000001N", "91990001000000002R", "91990001000000003W"]  # true check characters, no such region
PRODUCTS = ["电机", "电芯、隔膜", "激光雷达", "模具", ""]


class Walk:
    """Files written and judgements made at random, through the ledger's own doors."""

    def __init__(self, ledger: Ledger, folder: Path, seed: int) -> None:
        self.ledger, self.folder, self.random = ledger, folder, random.Random(seed)
        self.number = 0

    def step(self) -> None:
        verb = self.random.choices([self.load, self.undo, self.same, self.different, self.forget], [50, 25, 12, 6, 7])[
            0
        ]
        self.number += 1
        verb()

    def load(self) -> None:
        r = self.random
        firms = r.random() < 0.55
        header, row = (FIRM_HEADER, self.firm) if firms else (SUPPLY_HEADER, self.supply)
        path = self.folder / f"{r.random()}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *(row() for _ in range(r.choice([1, 1, 2, 5, 12])))])
        report = self.ledger.load([path], LoadOptions(replaces=self.correctable() if r.random() < 0.25 else ""))[0]
        assert report.rows == sum(report.outcomes.values())
        path.unlink()

    def correctable(self) -> str:
        """A load that no other one corrects yet."""
        live = [load for load in self.ledger.loads() if load.state == "done" and not load.reference]
        corrected = {load.replaces[0] for load in live if load.replaces}
        return self.random.choice(["", *(load.id for load in live if load.fingerprint not in corrected)])

    def firm(self) -> tuple[str, ...]:
        r = self.random
        code, short = r.choice(["", "", *CODES]), r.choice(["", "", *SHORT])
        output, date = r.choice(["", "100", "200"]), r.choice(["", "2022", "2023", "2023-07"])
        return (
            r.choice(NAMES),
            code,
            short,
            r.choice(["璧山区", "永川", ""]),
            "",
            r.choice(PRODUCTS),
            output,
            date,
            "",
        )

    def supply(self) -> tuple[str, ...]:
        r = self.random
        a, b = r.sample([*NAMES, *SHORT, "外商"], 2)
        return (a, b, r.choice(["", "电芯"]), r.choice(["", "10%", "20%"]), r.choice(["", "2022", "2023"]), "")

    def undo(self) -> None:
        live = [load.id for load in self.ledger.loads() if load.state == "done" and not load.reference]
        if live:
            self.ledger.undo(self.random.choice(live))

    def same(self, kind: str = "same") -> None:
        keys = [f"code:{c}" for c in CODES] + [f"name:{n}" for n in NAMES]
        others = [*keys, *(f"text:{text}" for text in (*SHORT, "外商"))]
        a = self.random.choice(keys)
        self.ledger.judge(kind, a, self.random.choice([key for key in others if key != a]))

    def different(self) -> None:
        self.same("different")

    def means(self) -> None:
        self.ledger.judge("means", self.random.choice(["电机", "隔膜", "模具"]), self.random.choice(["", "C24", "A01"]))

    def value(self) -> None:
        self.ledger.judge(
            "value", f"name:{self.random.choice(NAMES)}", f"output_cny={self.random.choice([1, 2])}000000"
        )

    def forget(self) -> None:
        if known := self.ledger.judgements():
            self.ledger.forget(self.random.choice(known).id)

    def back(self) -> None:
        """To the plan alone."""
        for judgement in self.ledger.judgements():
            self.ledger.forget(judgement.id)
        for load in self.ledger.loads():
            if load.state == "done" and not load.reference:
                self.ledger.undo(load.id)


def small_plan(ledger: Ledger, folder: Path) -> Ledger:
    """The tree and two districts: what the made-up rows refer to, so that a full fold after each step is quick."""
    places = (data_folder() / "vocab/places.csv").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in places if line.startswith(("id,", "500120,", "500118,", "500000,", "CN,"))]
    (folder / "places.csv").write_text("".join(kept), "utf-8")
    ledger.load([folder / "places.csv", data_folder() / "plan/tree.csv"], LoadOptions(reference=True))
    return ledger


def walk(store: GraphStore, reader: Reader, folder: Path, seeds: range) -> Iterator[str]:
    """Walks of twelve steps; where the store was not the full fold, or not what it was at the beginning."""
    ledger = small_plan(Ledger(store, reader), folder)
    plan, version = list(export_graph(store)), ledger.info().version
    for seed in seeds:
        one = Walk(ledger, folder, seed)
        for number in range(12):
            one.step()
            if (difference := ledger.differs()) != Changed():
                yield f"seed {seed}, step {number}: {difference}"
        one.back()
        if (list(export_graph(store)), ledger.info().version) != (plan, version):
            yield f"seed {seed}: undoing everything did not lead back"


@pytest.mark.parametrize("part", range(PARTS))
def test_after_every_step_the_embedded_store_is_the_full_fold(
    embedded: GraphStore, reader: Reader, tmp_path: Path, part: int
) -> None:
    first = part * 100_000

    assert list(walk(embedded, reader, tmp_path, range(first, first + STEPS // 12 // PARTS + 1))) == []


def test_after_every_step_neo4j_is_the_full_fold(on_neo4j: GraphStore, reader: Reader, tmp_path: Path) -> None:
    assert list(walk(on_neo4j, reader, tmp_path, range(500_000, 500_000 + STEPS // 12 // 50 + 1))) == []


def test_the_walk_notices_a_broken_incremental_step(
    embedded: GraphStore, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.touched._Search._other_meanings", lambda *_: set())

    assert any(walk(embedded, reader, tmp_path, range(60)))
