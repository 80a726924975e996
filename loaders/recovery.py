"""What a load that was interrupted left behind: an arriving one is removed, a folding one finished; both are told.

Whoever stops it on purpose and is still there takes a folding one back too (`cancel`).
"""

from collections.abc import Sequence
from dataclasses import replace

from graph import archive, cypher
from graph.archive import RowSum
from graph.errors import StoreUnavailable
from graph.lease import Lease, held_by, lease
from graph.records import Load
from graph.store import GraphStore
from loaders.progress import Progress
from loaders.projection import Projection, rules
from loaders.reader import Reader
from loaders.writing import Writer, Writing


def recover(store: GraphStore, reader: Reader, progress: Progress) -> tuple[str, ...]:
    """Bring the store back to `graph = fold of its rows`; one sentence for each load that was mended.

    A writer that is at work right now is left alone: its loads are not interrupted. One of another computer that has
    ended looks the same until its lease is over; the next writing waits for that, visibly.
    """
    if not _is_interrupted(store, archive.loads(store)) or held_by(store):
        return ()
    try:
        with lease(store, wait_s=0) as held:
            return mend(store, reader, held, progress)
    except StoreUnavailable:  # another process took the lease between the two questions
        return ()


def mend(store: GraphStore, reader: Reader, held: Lease, progress: Progress) -> tuple[str, ...]:
    """The same for the holder of the lease: whoever wrote before is through, or was stopped and comes no more."""
    loads = archive.loads(store)
    if not _is_interrupted(store, loads):
        return ()
    writer = Writer(store, held, progress)
    return (*_remove(held, writer, loads), *_finish(store, reader, writer, loads))


def cancel(store: GraphStore, reader: Reader, held: Lease, progress: Progress) -> None:
    """Take back what the holder of the lease has begun (Ctrl-C). Where rows have gone already it can only be finished."""
    begun = [load for load in archive.loads(store) if load.state == "folding"]
    if all(_has_its_rows(store, load) for load in begun if load.goal == "undone"):
        back = [
            replace(load, goal="cancelled") if load.goal == "done" else replace(load, state="done", goal="done")
            for load in begun
        ]
        held.write(*cypher.put_nodes(map(archive.load_node, back)))
    mend(store, reader, held, progress)


def _has_its_rows(store: GraphStore, load: Load) -> bool:
    return len(archive.row_ids(store, load.id)) == sum(load.counts.values())


def _is_interrupted(store: GraphStore, loads: Sequence[Load]) -> bool:
    return any(load.state in ("arriving", "folding") for load in loads) or _is_unfinished(store)


def _is_unfinished(store: GraphStore) -> bool:
    """A graph was being written in steps: for a load that says so itself, or for a judgement or a rebuild."""
    return archive.meta(store).digest == archive.UNFINISHED


def _remove(held: Lease, writer: Writer, loads: Sequence[Load]) -> tuple[str, ...]:
    """Nothing of an arriving load is in the graph yet: its rows go, and itself."""
    arriving = [load for load in loads if load.state == "arriving"]
    for load in arriving:
        writer.drop_rows(load.id)
        held.write(archive.drop_load(load.id))
    return tuple(f"载入 {load.id}（{load.file}）上次中断，尚未写入图，已撤除。请重新载入该文件。" for load in arriving)


def _finish(store: GraphStore, reader: Reader, writer: Writer, loads: Sequence[Load]) -> tuple[str, ...]:
    """All rows of a folding load are there: the graph is made what they say, whatever it was left at."""
    cancelled = [load for load in loads if load.state == "folding" and load.goal == "cancelled"]
    folding = [load for load in loads if load.state == "folding" and load not in cancelled]
    if not folding and not _is_unfinished(store):
        return ()
    for load in cancelled:
        writer.drop_rows(load.id)
    finishing = [replace(load, state="done") for load in folding if load.goal == "done"]
    live = sorted([*(load for load in loads if load.state == "done"), *finishing], key=lambda load: int(load.id))
    judgements = archive.judgements(store)
    repaired = Projection(store, reader, live).repair(judgements)
    writer.put_tokens(archive.stale_tokens(store, repaired.tokens, {load.id for load in live}))
    total = RowSum()
    for load in live:
        for row in archive.rows_of(store, load.id):
            total.add(row, load)
    meta = archive.meta(store)
    next_load = max((meta.next_load, *(int(load.id) + 1 for load in loads if load not in cancelled)))
    writing = Writing(
        replace(
            meta,
            revision=meta.revision + 1,
            rows_sum=total.value % 2**128,
            judgements_sum=sum(map(archive.judgement_sum, judgements)) % 2**128,
            digest=rules(reader),
            next_load=next_load,
        ),
        arriving=[(load, ()) for load in folding if load.goal == "done"],
        leaving=[(load, len(archive.row_ids(store, load.id))) for load in folding if load.goal == "undone"],
        forgotten=[archive.drop_load(load.id) for load in cancelled],
    )
    writer.write(writing, repaired.difference)
    if cancelled:
        return tuple(f"载入 {load.id}（{load.file}）上次按 Ctrl+C 中断，现已撤回。" for load in cancelled)
    if not folding:
        return ("上次改写图时中断，现已按来源行重新写完。未保存的人工判断请重新作出。",)
    return tuple(
        f"载入 {load.id}（{load.file}）上次中断，现已{'写完' if load.goal == 'done' else '撤销完'}。"
        for load in folding
    )
