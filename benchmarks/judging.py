"""Judging with many questions waiting: `python benchmarks/judging.py [--firms N] [--questions N]`.

Prints seconds for finding what waits, for one judgement of each kind, for both sides of a question, and for the list
after a judgement (what stands between a key and the next question is judgement + list + sides).
"""

import argparse
import csv
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from generator import credit_code, write
from load import opened, plan

from liantu.paths import data_folder
from liantu.sides import compare
from liantu.ui.pending import Pending
from loaders.ledger import Ledger
from loaders.reader import Reader

OUTPUT, NAME, CODE = "工业总产值（万元）", "企业名称", "统一社会信用代码"


def dirt(firms: Path, number: int) -> Iterator[dict[str, str]]:
    """Lines that ask a question each: another output, another legal form, a name that two codes bear."""
    with firms.open(encoding="utf-8", newline="") as stream:
        coded = [row for row in csv.DictReader(stream) if row[CODE] and row[OUTPUT].isdigit()]
    step = max(1, len(coded) // number)
    for at, row in enumerate(coded[: step * number : step]):
        if at % 20 < 9:
            yield {**row, OUTPUT: str(int(row[OUTPUT]) + 7)}
        elif at % 20 < 17:
            yield {**row, CODE: "", NAME: row[NAME].replace("有限公司", "股份有限公司")}
        else:
            yield {**row, CODE: credit_code(5_000_000 + at)}
            yield {**dict.fromkeys(row, ""), NAME: row[NAME], "从业人员数": "7"}


def filled(folder: Path, ledger: Ledger, firms: int, questions: int) -> None:
    """The plan, invented firms with their supplies, and the dirt."""
    plan(ledger)
    lists = write(folder, firms)
    rows = list(dirt(lists[0], questions))
    with (folder / "dirt.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    ledger.load([*lists, folder / "dirt.csv"])


def timed(words: str, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    print(f"{words:42} {time.perf_counter() - start:8.3f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, default=20_000)
    parser.add_argument("--questions", type=int, default=1_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, opened(f"embedded:{name}/store") as store:
        ledger, waits = Ledger(store, Reader.from_folders(data_folder())), Pending()
        filled(Path(name), ledger, chosen.firms, chosen.questions)
        for turn in ("first", "again"):
            timed(f"what waits, {turn}", lambda: waits.find(ledger))
        print(f"{len(waits.questions)} questions, {chosen.firms} firms")
        for kind, answer in (("held", "same"), ("doubt", "different"), ("doubt", "same"), ("value", "value")):
            q = next(q for q in waits.questions if q.waiting.kind == kind)
            said = q.waiting.choices[0].text if q.waiting.choices else q.waiting.b
            timed(f"sides of {kind}", lambda q=q: compare(q.waiting, store, ledger.reader, ledger.loads()))
            timed(f"{kind} judged {answer}", lambda q=q, a=answer, s=said: waits.judge(ledger, q, a, s, "", ""))
        made = ledger.judgements()[-1].id
        timed("taken back", lambda: waits.forget(ledger, made))


if __name__ == "__main__":
    main()
