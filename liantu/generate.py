"""Files that are written from the code and committed: `make generate` writes them, `make check` compares.

python -m liantu.generate [--check]
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from graph import cypher
from graph.model import MODEL, NodeType, Property, RelType

ROOT = Path(__file__).resolve().parent.parent
KINDS = {
    "string": "文字",
    "strings": "文字列表",
    "integer": "整数",
    "number": "数",
    "boolean": "是/否",
    "date": "日期",
}


def dictionary() -> str:
    """Every label, relationship and property in both languages."""
    head = [
        "<!-- Written from graph/model.py by `make generate`; do not edit. -->",
        "# 数据字典 · Data dictionary",
        "",
        "标 * 的必有（required）。未知的值不写，从不写 0；金额单位为元。",
        "Unknown values are absent, never zero; money is in yuan.",
    ]
    nodes = [line for t in MODEL.nodes for line in _node(t)]
    relationships = [line for t in MODEL.relationships for line in _relationship(t)]
    return _lines([*head, "", "## 节点 · Nodes", *nodes, "", "## 关系 · Relationships", *relationships])


FILES: Mapping[str, Callable[[], str]] = {
    "graph/schema.cypher": cypher.schema,
    "docs/dictionary.md": dictionary,
}


def main(arguments: Iterable[str]) -> int:
    """Write all files, or with --check name those that differ from what is committed."""
    check = "--check" in arguments
    stale = [name for name in FILES if is_stale(name)]
    for name in stale:
        if not check:
            (ROOT / name).write_text(FILES[name](), encoding="utf-8", newline="\n")
        print(f"{name} {'is not what the code writes: run `make generate`' if check else 'written'}", file=sys.stderr)
    return int(check and bool(stale))


def is_stale(name: str) -> bool:
    """Whether the committed file differs from what the code would write."""
    path = ROOT / name
    return not path.is_file() or path.read_text(encoding="utf-8") != FILES[name]()


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


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
