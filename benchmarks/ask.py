"""Every question at 1,000 and 20,000 firms: seconds, findings. `python benchmarks/ask.py [--firms N …] [--neo4j URL]`.

Questions that need a firm, a component or a text get one that has many answers. With --neo4j (user and password from
LIANTU_NEO4J_USER, LIANTU_NEO4J_PASSWORD; **its database is emptied**) the same questions are put to a copy there.
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from generator import write
from load import empty, opened, plan

from graph.store import GraphStore
from liantu.paths import data_folder
from loaders.ledger import Ledger
from loaders.reader import Reader
from queries.registry import registry
from queries.runner import ask

EXAMPLES: dict[str, Any] = {
    "part": "电芯",
    "component": "C02",
    "assembly": "A01",
    "district": "璧山区",
    "enterprise": "示例市第7号汽车零部件有限公司",
    "text": "示例市第7号",
}
ROUNDS = 3


def given(name: str) -> dict[str, Any]:
    """What the question cannot do without."""
    return {p.name: EXAMPLES[p.kind] for p in registry()[name].params if p.required}


def slowest_first(store: GraphStore) -> list[tuple[float, str, int]]:
    """Median seconds, question, findings."""
    found = []
    for name in registry():
        seconds, answer = [], None
        for _ in range(ROUNDS):
            start = time.perf_counter()
            answer = ask(store, name, **given(name))
            seconds.append(time.perf_counter() - start)
        found.append((statistics.median(seconds), name, len(answer.findings) if answer else 0))
    return sorted(found, reverse=True)


def show(title: str, store: GraphStore) -> None:
    print(f"\n{title}")
    for seconds, name, findings in slowest_first(store):
        print(f"{name:32} {seconds * 1000:8.0f} ms {findings:7} findings", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--firms", type=int, nargs="+", default=[1_000, 20_000])
    parser.add_argument("--neo4j", default="")
    options = parser.parse_args()
    for firms in options.firms:
        with tempfile.TemporaryDirectory() as folder:
            files = write(Path(folder), firms)
            with opened(f"embedded:{folder}/store") as store:
                ledger = Ledger(store, Reader.from_folders(data_folder()))
                plan(ledger)
                ledger.load(files)
                show(f"{firms:,} firms, embedded", store)
                if options.neo4j:
                    with opened(options.neo4j) as server:
                        empty(server)
                        ledger.copy_to(server)
                        show(f"{firms:,} firms, Neo4j", server)


if __name__ == "__main__":
    os.environ.setdefault("LIANTU_NEO4J_USER", "neo4j")
    main()
