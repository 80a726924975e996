"""The sides of a question in a terminal: a line for each fact, then the rows behind each side."""

from collections.abc import Callable, Iterator
from typing import Any

from liantu.commands.shown import text
from liantu.commands.table import printable, table
from liantu.sides import Comparison, Said, Side

_VERDICTS = {
    "same": ("= 一致", "= same"),
    "partly": ("≈ 部分相同", "≈ in part"),
    "differs": ("≠ 不同", "≠ differ"),
    "unknown": ("… 一边未填", "… one side"),
}
_CELL = 44
Words = Callable[[str, str], str]


def as_text(words: Words, compared: Comparison) -> str:
    """For a person."""
    q = compared.question
    heads = [_head(words, compared, at) for at in range(len(compared.sides))]
    rows = [
        [words(line.zh, line.en), *map(_cell, line.said), words(*_VERDICTS[line.verdict])] for line in compared.lines
    ]
    why = words(q.zh, q.en)
    lines = (
        [f"{compared.subject}  {words('为什么问', 'why')}：{why}".strip()]
        if why
        else [compared.subject]
        if compared.subject
        else []
    )
    lines.append(table(["", *heads, ""], rows, _CELL))
    for head, side in zip(heads, compared.sides, strict=True):
        lines += [f"{head}  {words(f'{side.total} 行来源', f'{side.total} rows')}", *_rows(words, compared, side)]
    return "\n".join(printable(line) for part in lines for line in part.split("\n"))


def as_json(compared: Comparison) -> dict[str, Any]:
    """For a program: sides with their facts and rows, and the verdict of each line."""
    sides = [
        {
            "name": side.name, "key": side.key, "facts": {n: _said(s) for n, s in side.facts.items()},
            "rows": {row.id: {"place": row.place, "cells": dict(row.cells)} for row in side.rows}, "rows_total": side.total,
        }
        for side in compared.sides
    ]  # fmt: skip
    q = compared.question
    return {"id": q.id, "kind": q.kind, "a": q.a, "b": q.b, "why": q.zh, "sides": sides,
            "lines": {line.name: line.verdict for line in compared.lines}}  # fmt: skip


def _head(words: Words, compared: Comparison, at: int) -> str:
    side = compared.sides[at]
    if compared.question.choices:
        return f"{at + 1}. {text(compared.question.choices[at].value)}"
    return f"{words('甲乙'[at], 'AB'[at])} {side.name}（{side.key}）"


def _said(said: Said) -> dict[str, Any]:
    return {"value": said.value, "as_of": said.as_of}


def _cell(said: Said | None) -> str:
    if said is None:
        return "—"
    return text(list(said.value) if isinstance(said.value, tuple) else said.value) + (
        f"（{said.as_of}）" if said.as_of else ""
    )


def _rows(words: Words, compared: Comparison, side: Side) -> Iterator[str]:
    for row in side.rows:
        load = compared.loads[row.load]
        cells = "；".join(f"{'≠' if compared.differs(row.id, h) else ''}{h}={v}" for h, v in row.cells.items())
        signed = " ".join(filter(None, (words(f"载入 {load.id}", f"load {load.id}"), load.by, load.source, load.as_of)))
        yield f"  {row.place}（{signed}）  {cells}"
