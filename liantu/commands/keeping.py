"""Looking after a store: stats, check, doctor."""

from typing import Annotated

import typer

from liantu.commands.grammar import Command
from liantu.commands.session import Session
from liantu.commands.shown import (
    Format,
    FormatOption,
    NoBomOption,
    Shape,
    ShapeOption,
    print_json,
    print_rows,
    print_text,
)

_INFO = {
    "store": ("库", "Store"),
    "version": ("数据版本", "Data version"),
    "revision": ("修订", "Revision"),
    "loads": ("在库载入", "Loads"),
    "rows": ("来源行", "Rows"),
    "doubts": ("疑似同一企业（两家都保留，待判断），对", "Similar firms (both stand until judged), pairs"),
}
_BROKEN = {"zh": ("不符", "Broken promise"), "what": ("何处", "Where"), "check": ("核对项", "Check")}
_EXAMINED = {"what": ("项目", "What"), "state": ("状态", "State"), "detail": ("说明", "Detail")}


def add_to(app: typer.Typer) -> None:
    """Hang the commands on the command line."""
    app.command("stats", cls=Command, help="库里有多少：载入、来源行、各类节点和关系。")(stats)
    app.command("check", cls=Command, help="核对整个库：图等于所有行所说的，且守模型的约定。")(check)
    app.command("doctor", cls=Command, help="本机和库的状况：版本、库、约束、字体。有问题时退出码不为 0。")(doctor)


def stats(ctx: typer.Context, form: ShapeOption = Shape.table) -> None:
    """Counts, revision, data version."""
    from graph import archive, snapshot
    from graph.model import MODEL
    from liantu.paths import data_folder
    from loaders.doubts import doubts_in
    from loaders.name_rules import NameRules

    session = Session.of(ctx)
    rules = NameRules.from_folders(data_folder(), session.settings.workspace)
    with session.store() as store:
        meta, loads = archive.meta(store), archive.loads(store)
        nodes, relationships = snapshot.counts(store)
        doubtful = [[doubt.a, doubt.b] for doubt in doubts_in(store, rules)]
    facts = {"store": store.url, "version": meta.version, "revision": meta.revision}
    facts |= {"loads": sum(load.state == "done" for load in loads), "rows": nodes.get("Row", 0)}
    nodes = {label: n for label, n in nodes.items() if not MODEL.node[label].ledger}
    if form is Shape.json:
        print_json(facts | {"nodes": nodes, "relationships": relationships, "doubts": doubtful})
        return
    facts["doubts"] = len(doubtful)
    lines = [f"{title}：{facts[name]}" for name, title in session.titles(_INFO).items()]
    pairs = [f"  {a} — {b}" for a, b in doubtful]
    print_text("\n".join([*lines, *pairs, *_counts(session, nodes, relationships)]))


def check(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict", help="有任何一条发现，退出码就是 1。")] = False,
    form: FormatOption = Format.table,
    no_bom: NoBomOption = False,
) -> None:
    """Graph-wide promises."""
    from dataclasses import asdict

    from liantu.checking import check_everything
    from liantu.workspace import ledger

    session = Session.of(ctx)
    with session.store() as store:
        broken = check_everything(ledger(session.settings, store, session.progress()))
    found = [asdict(b) for b in broken]
    if found or form is not Format.table:
        print_rows(found, session.titles(_BROKEN), form, no_bom=no_bom, cell_width=100)
    session.note(session.words(f"{len(found)} 条发现。", f"{len(found)} findings."))
    if strict and found:
        raise typer.Exit(1)


def doctor(ctx: typer.Context, form: FormatOption = Format.table, no_bom: NoBomOption = False) -> None:
    """Everything that must be right before anything works."""
    from liantu.doctor import examine

    session = Session.of(ctx)
    examined = examine(session.settings)
    rows = [{"what": e.what, "state": session.words(*e.words), "detail": e.detail} for e in examined]
    print_rows(rows, session.titles(_EXAMINED), form, no_bom=no_bom, cell_width=100)
    if worst := max((e.exit_code for e in examined), default=0):
        raise typer.Exit(worst)


def _counts(session: Session, nodes: dict[str, int], relationships: dict[str, int]) -> list[str]:
    from graph.model import MODEL

    of_nodes = [f"  {session.words(MODEL.node[k].zh, MODEL.node[k].en)} {k}：{n}" for k, n in nodes.items()]
    of_edges = [
        f"  {session.words(MODEL.relationship[k].zh, MODEL.relationship[k].en)} {k}：{n}"
        for k, n in relationships.items()
    ]
    return [session.words("节点", "Nodes"), *of_nodes, session.words("关系", "Relationships"), *of_edges]
