"""Every question at 1,000 and 20,000 firms: seconds, findings, target. `python benchmarks/ask.py [--firms N …] [--neo4j URL]`.

Questions that need a firm, a component or a text get one that has many answers. Then: all questions that need nothing,
once each, as `liantu ask --all` does; communities, whose Leiden runs are computed the first time and then kept; a question
about an earlier day, likewise; and beside some questions the same work in plain pandas and networkx (`plainly.py`). Beside
the clock the processor's seconds, which others on the same machine do not lengthen. With --neo4j (user and password from
LIANTU_NEO4J_USER, LIANTU_NEO4J_PASSWORD; **its database is emptied**) the same questions are put to a copy there.
"""

import argparse
import gc
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import plainly
from generator import write
from load import empty, opened, plan

from graph.store import GraphStore
from liantu.computed import Computed
from liantu.past import past_store
from liantu.paths import data_folder
from loaders.ledger import Ledger
from loaders.past import moment
from loaders.reader import Reader
from queries.registry import registry
from queries.runner import ask
from queries.scope import resolve_scope

EXAMPLES: dict[str, Any] = {
    "part": "电芯",
    "component": "C02",
    "assembly": "A01",
    "district": "璧山区",
    "enterprise": "示例市第7号汽车零部件有限公司",
    "enterprises": "示例市第7号汽车零部件有限公司",
    "text": "示例市第7号",
}
ROUNDS = 3
SMALL, TARGET_SMALL_S, TARGET_S = 1_000, 0.3, 2.0
ALL_S, PAST_S, COMMUNITIES_S = 60.0, 15.0, 10.0
COMPUTED = ("clusters/communities", "clusters/members")  # by many runs of Leiden; kept in the workspace
DAY = "2024-06-30"
SCOPE = "渝西地区"
HOPS = f"MATCH (h:Enterprise {{id: $id}})<-[:SUPPLIES*1..{plainly.HOPS}]-(e:Enterprise) WHERE e <> h RETURN DISTINCT e.id AS id"


class Took(NamedTuple):
    """Seconds by the clock and of the processor."""

    clock: float
    processor: float


def timed(work: Callable[[], Any]) -> tuple[Took, Any]:
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    return Took(time.perf_counter() - clock, time.process_time() - processor), found


def given(name: str) -> dict[str, Any]:
    """What the question cannot do without."""
    return {p.name: EXAMPLES[p.kind] for p in registry()[name].params if p.required}


def median(name: str, store: GraphStore) -> tuple[Took, int]:
    """Of some rounds, by the clock."""
    rounds = [timed(lambda: ask(store, name, **given(name))) for _ in range(ROUNDS)]
    clock = statistics.median_high(took.clock for took, _ in rounds)
    return next(took for took, _ in rounds if took.clock == clock), len(rounds[0][1].findings)


def show(title: str, store: GraphStore, target: float) -> None:
    """Slowest first, each beside its target."""
    print(f"\n{title}: median of {ROUNDS}, target {target * 1000:.0f} ms; load of the machine {os.getloadavg()[0]:.1f}")
    found = [(*median(name, store), name) for name in registry() if name not in COMPUTED]
    for took, findings, name in sorted(found, reverse=True):
        verdict = "" if took.clock <= target else "over"
        print(f"{name:32} {_ms(took)} {findings:7} findings {verdict}", flush=True)


def _ms(took: Took) -> str:
    return f"{took.clock * 1000:8.0f} ms ({took.processor * 1000:6.0f} processor)"


def show_computed(folder: Path, store: GraphStore, target: float) -> None:
    """What rests on computing that the workspace keeps: the first time, and in another process later."""
    for name in COMPUTED:
        shutil.rmtree(folder / "computed", ignore_errors=True)
        for when, limit in (("first", COMMUNITIES_S), ("kept", target)):
            took, _ = timed(lambda name=name: ask(store, name, None, Computed(folder)))
            print(f"{name + ', ' + when:32} {_ms(took)} target {limit:g} s {'' if took.clock <= limit else 'over'}")


def show_all(folder: Path, store: GraphStore) -> None:
    """As the command does it in a new workspace."""
    shutil.rmtree(folder / "computed", ignore_errors=True)
    free, known = [name for name in registry() if not given(name)], Computed(folder)
    took, _ = timed(lambda: [ask(store, name, None, known) for name in free])
    print(f"{'ask --all':32} {_ms(took)} {len(free):7} questions, target {ALL_S:.0f} s")


def show_past(folder: Path, store: GraphStore, reader: Reader) -> None:
    """One question about an earlier day: the past is folded the first time and kept."""

    def then() -> None:
        with past_store(folder, store, reader, moment(DAY, [])) as past:
            ask(past, "links/status", as_of=DAY)

    for when in ("first", "kept"):
        print(f"{'--as-of, ' + when:32} {_ms(timed(then)[0])} target {PAST_S if when == 'first' else TARGET_S:.0f} s")


def show_peers(store: GraphStore) -> None:
    """Ours beside the plain script, and whether both say the same."""
    made, known = timed(lambda: plainly.whole(store, resolve_scope(store, SCOPE).places))
    print(f"plain pandas and networkx: whole graph in memory {_ms(made)}")
    for name, peer in plainly.PEERS.items():
        ours, found = timed(lambda name=name: _ours(store, name, known.hub))
        theirs, expected = timed(lambda peer=peer: peer(known))
        same = "same answer" if found == expected else "other answer"
        print(f"{name:32} {_ms(ours)}   plainly {_ms(theirs)} {same}")


def _ours(store: GraphStore, name: str, hub: str) -> Any:
    """What the peer gives, from our answer."""
    if name not in registry():
        return {row["id"] for row in store.read(HOPS, {"id": hub})}
    rows = ask(store, name, scope=SCOPE).rows()
    if name == "links/status":
        return {row["code"]: row["producers"] for row in rows}
    if name.startswith("clusters/"):
        return {(row["district"], row["assembly"]) for row in rows if row["with_maker"]}
    return {row["code"] for row in rows}


def measure(firms: int, neo4j: str) -> None:
    """One size, on the embedded store and, where given, on a copy in Neo4j."""
    target = TARGET_SMALL_S if firms <= SMALL else TARGET_S
    with tempfile.TemporaryDirectory() as name:
        folder, reader = Path(name), Reader.from_folders(data_folder())
        files = write(folder, firms)
        with opened(f"embedded:{folder}/store") as store:
            ledger = Ledger(store, reader)
            plan(ledger)
            ledger.load(files)
            if neo4j:
                with opened(neo4j) as server:
                    empty(server)
                    ledger.copy_to(server)
        del ledger
        gc.collect()
        gc.freeze()  # who asks has not loaded: what loading left behind is not to be walked
        with opened(f"embedded:{folder}/store") as store:
            show(f"{firms:,} firms, embedded", store, target)
            show_computed(folder, store, target)
            show_all(folder, store)
            show_past(folder, store, reader)
            show_peers(store)
        if neo4j:
            with opened(neo4j) as server:
                show(f"{firms:,} firms, Neo4j", server, target)
                show_computed(folder, server, target)
                show_all(folder, server)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--firms", type=int, nargs="+", default=[1_000, 20_000])
    parser.add_argument("--neo4j", default="")
    options = parser.parse_args()
    for firms in options.firms:
        measure(firms, options.neo4j)


if __name__ == "__main__":
    os.environ.setdefault("LIANTU_NEO4J_USER", "neo4j")
    main()
