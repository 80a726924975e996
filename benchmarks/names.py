"""Firm names: verdicts on the labelled pairs, with every error, and the speed of finding candidates.

`python benchmarks/names.py [--half tuning|scored|fresh|all] [--labels FILE] [--names N …] [--between N]`

`tuning`: the half the rules were written against. `scored`: kept back, scored once (40 of 40 different, 56 of 63 same), after
which one rule was added (三花智控). `fresh`: pairs written after that and never tuned on.
"""

import argparse
import csv
import random
import time
from collections import Counter
from pathlib import Path

from liantu.paths import data_folder
from loaders.name_blocks import NameBlocks
from loaders.name_rules import NameRules

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "tests" / "labels" / "names.csv"
SEED = 7
PLACES = ("重庆", "成都", "宁波", "苏州", "武汉", "重庆市璧山区", "重庆市永川区", "")
TRADES = ("汽车零部件", "新能源科技", "机械制造", "电子", "新材料", "汽车配件", "精密模具", "智能装备", "动力", "科技")
FORMS = ("有限公司", "有限责任公司", "股份有限公司")
CHARACTERS = (
    "鑫瑞恒泰华盛达昌宏远博康佳嘉利美创信诚邦凯隆丰源润德安捷力天宇海龙飞翔正明光耀星辰凌云聚众金银铭锐腾跃科展卓越"
)


def labelled(file: Path, half: str) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [row for row in rows if half == "all" or row.get("half", half) == half]


def confusion(rules: NameRules, rows: list[dict[str, str]]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """How often each truth got each verdict, and the pairs that are wrong."""
    table: Counter[tuple[str, str]] = Counter()
    errors = []
    for row in rows:
        found = rules.compare(row["name_a"], row["name_b"])
        table[row["truth"], found.verdict] += 1
        if (row["truth"] == "different") != (found.verdict == "different"):
            errors.append(f"  {row['truth']:9} {row['name_a']} | {row['name_b']}  -> {found.verdict}: {found.zh}")
    return table, errors


def show(half: str, table: Counter[tuple[str, str]], errors: list[str]) -> None:
    print(f"\n{half}\n{'truth':10} {'same':>6} {'unsure':>6} {'different':>9}")
    for truth in ("same", "different"):
        print(f"{truth:10} {table[truth, 'same']:6} {table[truth, 'unsure']:6} {table[truth, 'different']:9}")
    print("\n".join(errors) or "  no errors")


def invented(number: int, seed: int) -> list[str]:
    """Names by the rules of registration, one in five a short one; distinctive parts repeat as real ones do."""
    chance = random.Random(seed)
    made = []
    for _ in range(number):
        brand = "".join(chance.sample(CHARACTERS, chance.choice((2, 2, 2, 3, 4))))
        place, trade = chance.choice(PLACES), chance.choice(TRADES)
        kind = chance.random()
        if kind < 0.2:
            made.append(brand + chance.choice((trade, "股份", "")))
        elif kind < 0.4:
            made.append(f"{brand}{trade}（重庆）{chance.choice(FORMS)}")
        else:
            made.append(place + brand + trade + chance.choice(FORMS))
    return made


def timed(words: str, rules: NameRules, left: list[str], right: list[str] | None = None) -> None:
    start = time.perf_counter()
    blocks = NameBlocks(rules)
    found = Counter(v.verdict for _, _, v in (blocks.among(left) if right is None else blocks.between(left, right)))
    print(f"{words:34} {time.perf_counter() - start:6.1f} s   same {found['same']:,}  unsure {found['unsure']:,}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", default="", choices=("", "tuning", "scored", "fresh", "all"))
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--names", type=int, nargs="*", default=[200_000])
    parser.add_argument("--between", type=int, default=20_000)
    given = parser.parse_args()
    for half in (given.half,) if given.half else ("tuning", "scored", "fresh"):
        show(half, *confusion(NameRules.from_folders(data_folder()), labelled(given.labels, half)))
    print()
    for number in given.names:
        timed(f"{number:,} names among themselves", NameRules.from_folders(data_folder()), invented(number, SEED))
    if given.between:
        left, right = invented(given.between, SEED), invented(given.between, SEED + 1)
        timed(f"{given.between:,} against {given.between:,}", NameRules.from_folders(data_folder()), left, right)


if __name__ == "__main__":
    main()
