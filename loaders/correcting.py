"""`load --replaces LOAD`: which load a corrected file takes the place of, and what became of its rows."""

from collections.abc import Sequence
from dataclasses import replace

from graph import archive
from graph.corrections import load_of
from graph.errors import UsageError
from graph.fold import Fold
from graph.records import Load, Row
from graph.store import GraphStore
from loaders.report import LoadReport

_SHOWN = 5


def correctable(id_: str, loads: Sequence[Load]) -> Load:
    """The load that a corrected file may take the place of.

    Raises:
        UsageError: no such load, undone, the plan's own, or corrected already by one that stands.
    """
    live = [load for load in loads if load.state == "done" and not load.reference]
    load = next((load for load in live if load.id == id_), None)
    if load is None:
        known = "、".join(load.id for load in live) or "无"
        raise UsageError(f"没有可更正的载入“{id_}”。--replaces 要写在库的载入编号，见 liantu loads；可用：{known}。")
    if other := next((o for o in live if load.fingerprint in o.replaces[:1]), None):
        raise UsageError(
            f"载入 {id_} 已由载入 {other.id}（{other.file}）更正。请改用 --replaces {other.id}，或先撤销载入 {other.id}。"
        )
    return load


def corrects(load: Load, old: Load, loads: Sequence[Load]) -> Load:
    """The load as a correction of the old one, and of those that this one corrected.

    Raises:
        UsageError: it is the very file that was corrected, or stands already without being a correction.
    """
    made = replace(load, replaces=(old.fingerprint, *old.replaces))
    live = [each for each in loads if each.state == "done"]
    if load.fingerprint in _corrected(made, live):
        raise UsageError(
            f"“{load.file}”正是载入 {old.id} 所更正的文件，不能再用它更正载入 {old.id}。要恢复原样请撤销载入 {old.id}。"
        )
    for again in live:
        if again.fingerprint == load.fingerprint and again.replaces != made.replaces and again.id != old.id:
            raise UsageError(
                f"“{load.file}”已在库中（载入 {again.id}），但不是作为载入 {old.id} 的更正件。请先撤销载入 {again.id} 再载入。"
            )
    return made


def _corrected(load: Load, live: Sequence[Load]) -> set[str]:
    """Fingerprints of everything whose place a load takes, step by step, without the first step to itself."""
    found: set[str] = set()
    todo = [each for other in live if other.fingerprint in load.replaces for each in other.replaces]
    todo += load.replaces[1:]
    while todo:
        if (each := todo.pop()) not in found:
            found.add(each)
            todo += [more for other in live if other.fingerprint == each for more in other.replaces]
    return found


def with_replaced(report: LoadReport, old: Load, rows: Sequence[Row], after: Fold, store: GraphStore) -> LoadReport:
    """The report of a corrected file that also tells how many rows of the old one it replaced, and which still stand."""
    gone = {r.row for row in rows for r in after.replaced.get(row.id, ()) if load_of(r.row) == old.id}
    standing = [row.place for row in archive.rows_of(store, old.id) if row.outcome != "rejected" and row.id not in gone]
    told = f"更正载入 {old.id}（{old.file}）：替代其中 {len(gone)} 行，{len(standing)} 行没有对应行，仍然有效"
    if standing:
        told += "：" + "、".join(standing[:_SHOWN]) + (" 等" if len(standing) > _SHOWN else "")
    return replace(
        report, replaces=old.id, replaced=len(gone), unreplaced=len(standing), notes=(*report.notes, f"{told}。")
    )
