"""The generated pages of the manual: data dictionary, questions, commands. liantu/generate.py writes them to files."""

import os
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import typer

from graph.model import MODEL, NodeType, Property, RelType
from liantu.commands.session import Session
from liantu.commands.shown import text
from liantu.settings import settings
from queries.registry import Param, Query, registry
from queries.thresholds import packaged

NOTE = "<!-- Written from {source} by `make generate`; do not edit. -->"
_LONG = frozenset({"keys", "rows", "maps", "map"})  # columns that an example leaves out
KINDS = {
    "string": "文字",
    "strings": "文字列表",
    "integer": "整数",
    "number": "数",
    "boolean": "是/否",
    "period": "报告期 · period",
    "date": "日期",
}


def dictionary() -> str:
    """Every label, relationship and property in both languages."""
    head = [
        NOTE.format(source="graph/model.py"),
        "# 数据字典 · Data dictionary",
        "",
        "标 * 的必有（required）。未知的值不写，从不写 0；金额单位为元。",
        "Unknown values are absent, never zero; money is in yuan.",
    ]
    nodes = [line for t in MODEL.nodes for line in _node(t)]
    relationships = [line for t in MODEL.relationships for line in _relationship(t)]
    return _lines([*head, "", "## 节点 · Nodes", *nodes, "", "## 关系 · Relationships", *relationships])


@dataclass(frozen=True, slots=True)
class Example:
    """One case of the golden graph: what was given, and the first line of the answer."""

    given: Mapping[str, Any]
    findings: int
    first: Mapping[str, Any]


def questions(examples: Mapping[str, Example]) -> str:
    """Every packaged question: what it asks, its rule and limits, parameters, columns, thresholds, an example."""
    head = [
        NOTE.format(source="queries/**/*.cypher"),
        "# 问题 · Questions",
        "",
        "`liantu ask 名称 --参数 值`；网页“查询”里也能选。`liantu ask NAME --PARAM VALUE`, or the app's 查询 page.",
    ]
    return _lines([*head, *(line for name, query in registry().items() for line in _question(query, examples[name]))])


def commands() -> str:
    """The help text of `liantu` and of every command, as the terminal shows it."""
    from liantu.cli import app

    nobody = Session(settings(workspace=os.devnull, environ={}))  # no analyst's own questions in the manual
    head = [NOTE.format(source="liantu/cli.py"), "# 命令 · Commands"]
    return _lines([*head, *_help(typer.main.get_command(app), "liantu", {"obj": nobody})])


def _node(t: NodeType) -> list[str]:
    also = f"；也是 also {'、'.join(f'`{label}`' for label in t.also)}" if t.also else ""
    return ["", f"### `{t.label}` {t.zh} · {t.en}{also}", *_table(t.properties)]


def _relationship(t: RelType) -> list[str]:
    key = f" {{{t.key}}}" if t.key else ""
    drawing = f"`({' | '.join(t.starts)})-[:{t.type}{key}]->({' | '.join(t.ends)})`"
    return ["", f"### `{t.type}` {t.zh} · {t.en}", "", drawing, *_table(t.properties)]


def _table(properties: tuple[Property, ...]) -> list[str]:
    if not properties:
        return []
    return [
        "",
        "| 属性 property | 中文 | English | 类型 kind | 说明 |",
        "| --- | --- | --- | --- | --- |",
        *map(_row, properties),
    ]


def _row(p: Property) -> str:
    kind = KINDS[p.kind] + (f"（{p.unit}）" if p.unit else "")
    values = f"{'，'.join(f'`{v}`' for v in p.values)}。" if p.values else ""
    cells = [f"`{p.name}`{' *' if p.required else ''}", p.zh, p.en, kind, (values + p.doc).replace("|", "\\|")]
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def _question(query: Query, example: Example) -> list[str]:
    columns = "、".join(f"{c.zh}（`{c.name}`{f'，{c.unit}' if c.unit else ''}）" for c in query.columns)
    return [
        "",
        f"## `{query.name}` {query.title.zh} · {query.title.en}",
        "",
        f"{query.question.zh}  ",
        query.question.en,
        "",
        *_ruled(query),
        *(_param(p) for p in query.params),
        f"- 结果 columns：{columns}",
        _example(query, example),
    ]


def _ruled(query: Query) -> Iterator[str]:
    yield f"- 规则 rule：{query.rule.zh} · {query.rule.en}"
    yield f"- 局限 limits：{query.limits.zh} · {query.limits.en}"
    values = packaged().of(query.thresholds)
    if named := "，".join(f"`{s}.{name}` = {value}" for s, of in values.items() for name, value in of.items()):
        yield f"- 门槛 thresholds：{named}"
    if query.proof:
        yield f"- 依据 proof：`{query.proof.question}`"


def _example(query: Query, example: Example) -> str:
    options = "".join(
        f" --{name.replace('_', '-')} {shlex.quote(str(v))}" for name, v in example.given.items() if v != ""
    )
    told = (c for c in query.columns if c.kind not in _LONG and example.first.get(c.name) not in (None, "", []))
    first = "，".join(f"{c.zh} {text(example.first[c.name])}" for c in told)
    asked = f"`liantu ask {query.name}{options}`"
    return f"- 例 example（`tests/golden` 的小图）：{asked} → {example.findings} 条；其一：{first}"


def _param(p: Param) -> str:
    default = (
        "必填 required" if p.required else f"默认 default `{p.default}`" if p.default != "" else "默认全部 default all"
    )
    return f"- `--{p.name.replace('_', '-')}` {p.doc.zh}（{default}）· {p.doc.en}"


def _help(command: Any, path: str, outer: dict[str, Any]) -> Iterator[str]:
    context = typer.Context(command, info_name=path.rpartition(" ")[2], terminal_width=100, **outer)
    yield from ("", f"## `{path}`", "", "```text", *command.get_help(context).rstrip().splitlines(), "```")
    for name, below in getattr(command, "commands", {}).items():
        yield from _help(below, f"{path} {name}", {"parent": context})


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
