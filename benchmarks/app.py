"""The app in real Chromium at several sizes: `python benchmarks/app.py [--firms 1000 5000 20000] [--visits 60 --hasten 4]`.

The network is cut. Each page is opened in a window that has never seen the app, on a server that somebody has used, and
timed from the address to the last change on the screen (Chromium's own frames); beside it the marks that its drawings
show. The chain page is then clicked and timed to the last change. `--visits` counts visits of all pages in turn at 6 a
minute and shows the server's memory (RSS of /proc, the largest seen). `--hasten 4` makes that 24 a minute **and** has the
server forget a closed page after 30 s instead of 120 s: as many pages are kept at a time, in a quarter of the time.
"""

import argparse
import itertools
import os
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator import write
from load import plan
from playwright.sync_api import sync_playwright

from graph.store import open_store
from liantu.paths import data_folder
from liantu.server import HOST, command
from liantu.settings import settings
from liantu.ui.shell import PAGES
from loaders.ledger import Ledger
from loaders.reader import Reader

ROOT = Path(__file__).resolve().parents[1]
VIEWS = ROOT / "liantu" / "ui" / "views"
CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--no-proxy-server", "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]  # fmt: skip
SIZE = {"width": 1280, "height": 720}
DRAWN_S, CLICK_S, MARKS, MEMORY_MB = 3.0, 1.0, 150, 700
STILL_S, LONGEST_S = 1.5, 60.0  # nothing has changed for so long: it is drawn
A_MINUTE, FORGET_S = 6, 120
ROUNDS = 3
CLICKS = ("A01", "C02", "C09")
COUNT_MARKS = (Path(__file__).parent / "marks.js").read_text(encoding="utf-8").partition("\n")[2]


class Seen:
    """A page whose frames are counted: when the screen last changed."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.changed = 0.0
        self._frames = page.context.new_cdp_session(page)
        self._frames.on("Page.screencastFrame", self._frame)
        self._frames.send("Page.startScreencast", {"format": "jpeg", "quality": 20, "everyNthFrame": 1})

    def seconds(self, act: Any) -> float:
        """From the act to the last change of the screen before it is still and the server has said everything."""
        begun = self.changed = time.time()
        act()
        while time.time() - begun < LONGEST_S:
            self.page.wait_for_timeout(100)
            if time.time() - self.changed > STILL_S and self._is_quiet():
                break
        return self.changed - begun

    def _is_quiet(self) -> bool:
        return bool(self.page.evaluate(
            "document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"
            " && !document.querySelector('[data-testid=stSkeleton], [data-testid=stStatusWidget]')"
        ))  # fmt: skip

    def _frame(self, frame: dict[str, Any]) -> None:
        self.changed = max(self.changed, float(frame["metadata"]["timestamp"]))
        self._frames.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})


@contextmanager
def served(folder: Path, *flags: str) -> Iterator[tuple[str, int]]:
    """The app on a workspace: its address and its process."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    chosen = settings(str(folder), environ={})
    line = [*command(port, open_browser=False), *flags]
    with (folder / "server.log").open("w") as log:
        running = subprocess.Popen(line, env=chosen.environment(), stdout=log, stderr=log)
        try:
            _wait(f"http://{HOST}:{port}/_stcore/health")
            yield f"http://{HOST}:{port}", running.pid
        finally:
            running.terminate()
            running.wait(30)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start: {address}")


def fill(folder: Path, firms: int) -> None:
    """A workspace with the plan and so many firms."""
    files = write(folder / "sheets", firms)
    with open_store(f"embedded:{folder / 'store'}") as store:
        ledger = Ledger(store, Reader.from_folders(data_folder()))
        plan(ledger)
        ledger.load(files)


def built() -> list[str]:
    return [name for name in PAGES if (VIEWS / f"{name}.py").exists()]


def path(name: str) -> str:
    return "" if name == PAGES[0] else name


def show(what: str, seconds: float, target: float, more: str = "") -> None:
    print(f"{what:34} {seconds:6.2f} s  {'' if seconds <= target else 'over'} {more}", flush=True)


def pages(browser: Any, address: str) -> None:
    """Each page in a new window, after one visit that warms the server up."""
    for name in built():
        took, marks = [], 0
        for _ in range(ROUNDS + 1):
            window = browser.new_context(viewport=SIZE)
            seen = Seen(window.new_page())
            took.append(seen.seconds(lambda seen=seen, name=name: seen.page.goto(f"{address}/{path(name)}")))
            marks = seen.page.evaluate(COUNT_MARKS)
            window.close()
        more = f"first visit {took[0]:.2f} s, {marks} marks{'' if marks <= MARKS else ' too many'}"
        show(f"{name} drawn", statistics.median(took[1:]), DRAWN_S, more)


def clicks(browser: Any, address: str) -> None:
    """Assembly, component, another component; then a firm."""
    window = browser.new_context(viewport=SIZE)
    seen = Seen(window.new_page())
    seen.seconds(lambda: seen.page.goto(f"{address}/chain?scope=全部"))
    for code in CLICKS:
        mark = seen.page.locator(f'[data-id="{code}"]')
        if not mark.count():
            continue
        took = seen.seconds(mark.first.click)
        show(f"click on {code}", took, CLICK_S, f"{seen.page.evaluate(COUNT_MARKS)} marks")
    firm = seen.page.locator(f'.node[data-id^="{CLICKS[-1]}|"]')
    if firm.count():
        show("click on a firm", seen.seconds(firm.first.click), CLICK_S, f"{seen.page.evaluate(COUNT_MARKS)} marks")
    window.close()


def memory(browser: Any, address: str, process: int, visits: int, hasten: float) -> None:
    """RSS while pages are visited in turn, each in a window of its own that is closed after it is drawn."""
    most, begun, pause = rss(process), time.time(), 60 / A_MINUTE / hasten
    before = most
    for number, name in zip(range(visits), itertools.cycle(built()), strict=False):
        window = browser.new_context(viewport=SIZE)
        seen = Seen(window.new_page())
        seen.seconds(lambda seen=seen, name=name: seen.page.goto(f"{address}/{path(name)}?scope=全部"))
        window.close()
        most = max(most, rss(process))
        time.sleep(max(0.0, begun + (number + 1) * pause - time.time()))
    rate = visits / (time.time() - begun) * 60
    print(f"memory: {before:.0f} MB, most {most:.0f} MB, after {visits} visits at {rate:.1f} a minute {rss(process):.0f} MB"
          f" (target {MEMORY_MB} MB{'' if most <= MEMORY_MB else ': over'})", flush=True)  # fmt: skip


def rss(process: int) -> float:
    """Resident megabytes."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def measure(browser: Any, firms: int, visits: int, hasten: float) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, firms)
        print(f"\n{firms:,} firms, load of the machine {os.getloadavg()[0]:.1f}")
        if not visits:
            with served(folder) as (address, _):
                pages(browser, address)
                clicks(browser, address)
        else:
            with served(folder, "--server.disconnectedSessionTTL", str(int(FORGET_S / hasten))) as (address, process):
                memory(browser, address, process, visits, hasten)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--firms", type=int, nargs="+", default=[1_000, 5_000, 20_000])
    parser.add_argument("--visits", type=int, default=0, help="memory instead of seconds")
    parser.add_argument("--hasten", type=float, default=1)
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        for firms in options.firms:
            measure(browser, firms, options.visits, options.hasten)
        browser.close()


if __name__ == "__main__":
    main()
