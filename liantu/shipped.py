"""What comes with the program, brought into a store: the plan, the made-up firms (sample), those in the news (public)."""

from collections.abc import Sequence
from pathlib import Path

from graph.errors import LiantuError
from liantu.paths import data_folder
from liantu.plan.sheets import PLAN_SHEETS
from loaders.intake import LoadOptions
from loaders.ledger import Ledger
from loaders.report import LoadReport


def load_plan(ledger: Ledger) -> tuple[LoadReport, ...]:
    """The plan's own sheets; what is there already stays as it is."""
    return ledger.load([sheet.path(data_folder()) for sheet in PLAN_SHEETS], LoadOptions(reference=True))


def fill(ledger: Ledger, files: Sequence[Path]) -> tuple[LoadReport, ...]:
    """The plan, then these sheets: the same loads as by hand."""
    load_plan(ledger)
    return ledger.load(files, LoadOptions()) if files else ()


def packaged_sheets(name: str) -> list[Path]:
    """The sheets of `data/sample` or `data/public`."""
    found = sorted(p for p in (data_folder() / name).glob("*.*") if p.suffix in (".xlsx", ".csv"))
    if not found:
        raise LiantuError(f"程序自带的 {name} 数据不见了：{data_folder() / name}。请重新安装链图（liantu）。")
    return found
