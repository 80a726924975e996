"""Pairs of firm names from a csv, judged by the rules of names: one line a pair."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import LiantuError
from liantu.matching import text_of

if TYPE_CHECKING:
    from loaders.name_rules import NameRules

NEEDED = ("name_a", "name_b")


def read_pairs(file: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Header and rows of a csv with both names.

    Raises:
        LiantuError: no such file, not text, or a csv without these columns.
    """
    text = text_of(file)
    if "\0" in text:
        raise LiantuError(f"{file.name} 不是文本。请把工作簿另存为 csv，首行写 name_a、name_b。")
    rows = list(csv.reader(io.StringIO(text)))
    header = [cell.strip() for cell in rows[0]] if rows else []
    if missing := [name for name in NEEDED if name not in header]:
        raise LiantuError(
            f"{file.name} 缺少列 {'、'.join(missing)}。实有：{'、'.join(header) or '（无）'}。首行请写 name_a、name_b。"
        )
    return header, [dict(zip(header, row, strict=False)) for row in rows[1:] if any(row)]


def judged(rules: "NameRules", row: dict[str, str], lang: str) -> dict[str, str]:
    """Verdict and reason of one row; an empty name is unsure, never an error."""
    found = rules.compare(row.get("name_a", ""), row.get("name_b", ""))
    return {"verdict": found.verdict, "reason": found.en if lang == "en" else found.zh}
