"""The whole set of briefings of one scope, as a user asks for it: `python benchmarks/brief.py [FILE …]`.

A process of its own each time, from the command to the last file: 示例, 公开, and each FILE (a sheet that liantu reads, such as
a list of firms) with the plan. Beside it one page as PDF inside a process that is warm, with the largest file of each format.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from graph.store import open_store
from liantu.briefing.making import workbench
from liantu.briefing.request import Request
from liantu.paths import data_folder
from liantu.settings import settings
from liantu.shipped import fill, packaged_sheets
from loaders.ledger import Ledger
from loaders.reader import Reader

SET_S, PAGE_S = 10.0, 1.0
SCOPE = "渝西地区"
ROUNDS = 3


def filled(folder: Path, sheets: list[Path]) -> None:
    """A workspace with the plan and these sheets."""
    with open_store(f"embedded:{folder / 'store'}") as store:
        fill(Ledger(store, Reader.from_folders(data_folder())), sheets)


def whole_set(folder: Path) -> tuple[float, list[Path]]:
    """The fastest of some runs, and the files."""
    command = [
        sys.executable,
        "-c",
        "from liantu.cli import main; main()",
        "--workspace",
        str(folder),
        "--quiet",
        "brief",
        "all",
    ]
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run(
            [*command, "--scope", SCOPE, "--out", str(folder / "out")], check=True, stdout=subprocess.DEVNULL
        )
        seconds.append(time.perf_counter() - begun)
    return min(seconds), sorted((folder / "out").iterdir())


def one_page(folder: Path) -> float:
    """补链清单 as PDF in a process that is warm, as the page 简报 makes it."""
    chosen = settings(workspace=str(folder))
    took = []
    with open_store(chosen.store) as store, workbench(chosen, store) as bench:
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            bench.files(bench.make(Request("gaps", SCOPE, "", "", "工作", "", "", "")), ["pdf"], datetime.now(UTC))
            took.append(time.perf_counter() - begun)
    return min(took)


def measure(name: str, sheets: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        filled(Path(folder), sheets)
        seconds, made = whole_set(Path(folder))
        page = one_page(Path(folder))
        largest = {
            kind: max(p.stat().st_size for p in made if p.suffix == kind) for kind in sorted({p.suffix for p in made})
        }
        sizes = "  ".join(f"{kind[1:]} {size / 1000:.0f} kB" for kind, size in largest.items())
        print(
            f"{name:24} {seconds:5.1f} s of {SET_S:.0f}  {len(made)} files   a list as PDF {page:.2f} s of {PAGE_S:.0f}   {sizes}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    options = parser.parse_args()
    with contextlib.suppress(OSError):
        print(f"load of the machine {os.getloadavg()[0]:.1f}")
    measure("sample", packaged_sheets("sample"))
    measure("public", packaged_sheets("public"))
    for file in options.files:
        measure(file.name, [file])


if __name__ == "__main__":
    main()
