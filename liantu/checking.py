"""The whole store examined: the graph is what its rows say, MODEL's promises hold, the engine's files are sound."""

from dataclasses import asdict

from graph.checks import Broken, check_graph
from loaders.ledger import Audit, Ledger


def check_everything(ledger: Ledger) -> tuple[Broken, ...]:
    """Everything that is not as it must be; () when all is well."""
    audit = ledger.audit()
    return (*_fold(audit), *_dangling(audit), *check_graph(ledger.store), *_engine(ledger))


def _fold(audit: Audit) -> list[Broken]:
    """What a rebuild would change: nothing, unless somebody wrote past the ledger or the vocabulary was edited."""
    differs = {name: n for name, n in asdict(audit.differs).items() if n}
    if not differs:
        return []
    what = "，".join(f"{_WORDS[name]} {n}" for name, n in differs.items())
    return [Broken("fold", what, "图与来源行所说的不一致（词表改过，或有人绕过链图写了库）。请运行 liantu rebuild。")]


def _dangling(audit: Audit) -> list[Broken]:
    """What the vocabulary or the rows refer to but nobody describes."""
    why = "来源行指向计划中没有的部件、总成或地点，没有写入图。请检查自己的词表和地名表；改过地名表的，请先载入它。"
    return [Broken("dangling", link, why) for link in audit.dangling]


def _engine(ledger: Ledger) -> list[Broken]:
    return [Broken("engine", problem, "数据库自查发现问题。请先备份库文件夹。") for problem in ledger.store.problems()]


_WORDS = {
    "nodes_put": "应写入节点",
    "nodes_deleted": "应删除节点",
    "edges_put": "应写入关系",
    "edges_deleted": "应删除关系",
}
