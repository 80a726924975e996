"""The whole path csv -> store, beside the engine's own bulk path writing the same nodes, relationships and rows.

    python benchmarks/load.py [--firms 20000] [--neo4j bolt://HOST:PORT]

Prints one line a measurement: seconds, peak memory of its process, and the ratio to the peer of the same run. The peer
gets everything ready in memory; ours reads the files, cleans, matches products, finds who is who, folds and writes.
On Neo4j (user and password from LIANTU_NEO4J_USER, LIANTU_NEO4J_PASSWORD; **its database is emptied**) the peer is a
stepped `UNWIND … MERGE` by the driver.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from generator import write

from graph import archive, cypher, snapshot
from graph.records import Edge, Node
from graph.store import GraphStore, open_store
from liantu.paths import data_folder
from liantu.plan.sheets import PLAN_SHEETS
from loaders.ledger import Ledger, LoadOptions
from loaders.reader import Reader


def opened(url: str) -> GraphStore:
    return open_store(
        url, user=os.environ.get("LIANTU_NEO4J_USER", ""), password=os.environ.get("LIANTU_NEO4J_PASSWORD", "")
    )


def whole_store(store: GraphStore) -> tuple[list[Node], list[Edge]]:
    """Everything that the store holds, rows included, as values in memory."""
    loads = archive.loads(store)
    ledger = [archive.load_node(load) for load in loads] + [
        n for load in loads for n in archive.row_nodes(store, load.id)
    ]
    return [*snapshot.nodes(store), *ledger], list(snapshot.edges(store))


def empty(store: GraphStore) -> None:
    for label in ("Row", "Load", "Judgement", "Meta", "Lease", "Enterprise"):
        store.write([cypher.Statement(f"MATCH (n:{label}) WITH n LIMIT 1 RETURN n.id AS id")])
    while store.write([cypher.Statement("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(n) AS n")])[0][0][
        "n"
    ]:
        pass


def plan(ledger: Ledger) -> None:
    ledger.load([sheet.path(data_folder()) for sheet in PLAN_SHEETS], LoadOptions(reference=True))


def ours(url: str, folder: Path) -> float:
    with opened(url) as store:
        ledger = Ledger(store, Reader.from_folders(data_folder()))
        plan(ledger)
        start = time.perf_counter()
        ledger.load([folder / "firms.csv", folder / "supplies.csv"])
        return time.perf_counter() - start


def bulk(url: str, folder: Path) -> float:
    """The engine's graph_batch, nothing else; the values were read from our own store before the clock starts."""
    with opened(url) as store:
        nodes, edges = whole_store(store)
    with opened(f"embedded:{folder / 'peer'}") as peer:
        start = time.perf_counter()
        peer.replace(nodes, edges)
        return time.perf_counter() - start


def unwind(url: str, folder: Path) -> float:
    """Stepped UNWIND … MERGE of the same values into the emptied server."""
    with opened(url) as store:
        nodes, edges = whole_store(store)
        empty(store)
        start = time.perf_counter()
        for statement in [*cypher.put_nodes(nodes), *cypher.put_edges(edges)]:
            store.write([statement])
        return time.perf_counter() - start


def second(url: str, folder: Path) -> float:
    """1,000 further rows into the full store."""
    with opened(url) as store:
        ledger = Ledger(store, Reader.from_folders(data_folder()))
        start = time.perf_counter()
        ledger.load([folder / "more" / "firms.csv", folder / "more" / "supplies.csv"])
        return time.perf_counter() - start


def undo(url: str, folder: Path) -> float:
    """Take them back."""
    with opened(url) as store:
        ledger = Ledger(store, Reader.from_folders(data_folder()))
        start = time.perf_counter()
        for load in ledger.loads()[-2:]:
            ledger.undo(load.id)
        return time.perf_counter() - start


def firms_alone(url: str, folder: Path) -> float:
    """The list of firms by itself: how much memory so many rows of one file take."""
    with opened(url) as store:
        ledger = Ledger(store, Reader.from_folders(data_folder()))
        plan(ledger)
        start = time.perf_counter()
        ledger.load([folder / "firms.csv"])
        return time.perf_counter() - start


STAGES = {f.__name__: f for f in (ours, bulk, unwind, second, undo, firms_alone)}


def measure(stage: str, url: str, folder: Path) -> tuple[float, float]:
    """Run one stage in a process of its own: seconds, peak MB."""
    command = [sys.executable, __file__, "--stage", stage, "--url", url, "--folder", str(folder)]
    out = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    seconds, megabytes = out.stdout.split()
    return float(seconds), float(megabytes)


def show(name: str, seconds: float, megabytes: float, peer: float = 0) -> None:
    ratio = f"{seconds / peer:6.2f} x" if peer else ""
    print(f"{name:42} {seconds:8.2f} s {megabytes:7.0f} MB {ratio}", flush=True)


def more(folder: Path) -> None:
    """500 firms told anew and 500 further supply rows, of another year's list."""
    for path in write(folder / "more", min(firms_in(folder), 500), seed=2):
        lines = path.read_text("utf-8").splitlines(keepends=True)[:501]
        path.write_text("".join(lines), "utf-8")


def firms_in(folder: Path) -> int:
    return (folder / "firms.csv").read_text("utf-8").count("\n") - 1


def run(url: str, folder: Path, peer: str) -> None:
    seconds, megabytes = measure("ours", url, folder)
    second_s, second_mb = measure("second", url, folder)
    undo_s, undo_mb = measure("undo", url, folder)
    peer_s, peer_mb = measure(peer, url, folder)
    show(f"{url.partition(':')[0]}: {peer}, the engine's own", peer_s, peer_mb)
    show(f"{url.partition(':')[0]}: csv -> store", seconds, megabytes, peer_s)
    show(f"{url.partition(':')[0]}: 1,000 more rows", second_s, second_mb)
    show(f"{url.partition(':')[0]}: undo them", undo_s, undo_mb)


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--firms", type=int, nargs="+", default=[1_000, 20_000])
    parser.add_argument("--firms-alone", action="store_true", help="only the list of firms, embedded: 100,000 rows")
    parser.add_argument("--neo4j", default="")
    parser.add_argument("--stage", default="")
    parser.add_argument("--url", default="")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args(arguments)
    if given.stage:
        seconds = STAGES[given.stage](given.url, given.folder)
        print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    for firms in given.firms:
        folder = Path(tempfile.mkdtemp())
        write(folder, firms)
        if given.firms_alone:
            show(f"embedded: {firms:,} firms alone", *measure("firms_alone", f"embedded:{folder / 'store'}", folder))
            shutil.rmtree(folder)
            continue
        more(folder)
        print(f"\n{firms:,} firms")
        run(f"embedded:{folder / 'store'}", folder, "bulk")
        if given.neo4j:
            with opened(given.neo4j) as store:
                empty(store)
            run(given.neo4j, folder, "unwind")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
