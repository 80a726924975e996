"""Invents firms.csv and supplies.csv of any size: `python benchmarks/generator.py FOLDER --firms 20000`.

About 3 products and 5 supply rows a firm, under the headers that districts use; the same size gives the same bytes.
Components, districts and product words come from `data/sample/words.toml`. No firm here exists.
"""

import argparse
import csv
import tomllib
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TypeVar

SEED = 20230703
FIRM_HEADERS = (
    *("企业名称", "统一社会信用代码", "简称", "区县", "地址", "所属总成", "主营产品", "年度", "工业总产值（万元）"),
    *("营业收入（万元）", "从业人员数", "数据来源", "数据日期"),
)
SUPPLY_HEADERS = ("供应商", "客户", "供货产品", "年供货额（万元）", "占供应商销售比", "数据日期", "来源")
HUBS, TO_HUBS = 12, 0.2
_WORDS = Path(__file__).resolve().parents[1] / "data" / "sample" / "words.toml"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ELSEWHERE_WEIGHT = 300
Throw = Callable[[], float]  # only Random.random is promised to repeat across versions
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Firm:
    """What the supply rows need to know of an invented firm."""

    name: str
    short: str
    products: tuple[str, ...]


class Vocabulary:
    """Words by component, and districts with their weights summed up for drawing."""

    def __init__(self, path: Path = _WORDS) -> None:
        words = tomllib.loads(path.read_text("utf-8"))
        self.components = list(words["components"])
        self.assembly = {part: str(about["assembly"]) for part, about in words["components"].items()}
        self.words = {part: tuple(about["words"]) for part, about in words["components"].items()}
        self.others = [word for kind in ("legacy", "excluded", "unmatched") for word in words["others"][kind]]
        elsewhere = [*words["elsewhere"]["chongqing"], ""]
        self.districts: list[str] = [*words["districts"], *elsewhere]
        weights = [about["weight"] for about in words["districts"].values()]
        self.weights = list(accumulate([*weights, *[_ELSEWHERE_WEIGHT / len(elsewhere)] * len(elsewhere)]))

    def district(self, throw: Throw) -> str:
        """One of the eight by the plan's number of firms, another of Chongqing, or '' (nobody wrote it)."""
        return self.districts[bisect(self.weights, throw() * self.weights[-1])]


def write(folder: Path, count: int, seed: int = SEED) -> tuple[Path, Path]:
    """firms.csv and supplies.csv for `count` firms."""
    folder.mkdir(parents=True, exist_ok=True)
    throw = Random(seed).random
    firms: list[Firm] = []
    firms_path, supplies_path = folder / "firms.csv", folder / "supplies.csv"
    _write(firms_path, FIRM_HEADERS, _firm_rows(throw, Vocabulary(), count, firms))
    _write(supplies_path, SUPPLY_HEADERS, _supply_rows(throw, firms))
    return firms_path, supplies_path


def _write(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(headers)
        writer.writerows(rows)


def _firm_rows(throw: Throw, vocabulary: Vocabulary, count: int, firms: list[Firm]) -> Iterator[tuple[object, ...]]:
    """One row a firm; `firms` is filled on the way."""
    for number in range(1, count + 1):
        part = vocabulary.components[(number - 1) % len(vocabulary.components)]  # every component has its makers
        firm = Firm(f"示例市第{number}号汽车零部件有限公司", f"示例{number}号", _products(throw, vocabulary, part))
        firms.append(firm)
        district = vocabulary.district(throw)
        revenue = int(500 + throw() ** 3 * 200_000)
        yield (
            firm.name,
            credit_code(number) if throw() < 0.9 else "",
            firm.short,
            district,
            f"重庆市{district}示例路{int(throw() * 999) + 1}号" if district else "",
            vocabulary.assembly[part] if throw() < 0.5 else "",
            "、".join(firm.products),
            2023,
            revenue if throw() < 0.85 else "",
            revenue if throw() < 0.7 else "",
            20 + revenue // 90 if throw() < 0.8 else "",
            "示例：随机生成",
            f"2024-{int(throw() * 12) + 1:02}",
        )


def _products(throw: Throw, vocabulary: Vocabulary, part: str) -> tuple[str, ...]:
    """Two to four products: the firm's component, others at random, sometimes one that is not the plan's."""
    parts = [part, *(_one(throw, vocabulary.components) for _ in range(1 + int(throw() * 3)))]
    words = [_one(throw, vocabulary.words[each]) for each in parts]
    if throw() < 0.15:
        words[-1] = _one(throw, vocabulary.others)
    return tuple(dict.fromkeys(words))


def _supply_rows(throw: Throw, firms: Sequence[Firm]) -> Iterator[tuple[object, ...]]:
    """Three to seven rows a firm: a fifth to the hubs, the rest to other firms by full or short name."""
    for firm in firms:
        for _ in range(3 + int(throw() * 5)):
            share = throw() * 0.15
            yield (
                firm.name,
                _customer(throw, firm, firms),
                _one(throw, firm.products),
                int(share * 50_000) if throw() < 0.7 else "",
                f"{share:.1%}" if throw() < 0.5 else "",
                f"2024-{int(throw() * 12) + 1:02}",
                "示例：随机生成",
            )


def _customer(throw: Throw, seller: Firm, firms: Sequence[Firm]) -> str:
    if len(firms) == 1 or throw() < TO_HUBS:
        return f"示例枢纽{int(throw() * HUBS) + 1}号汽车有限公司"
    customer = seller
    while customer is seller:
        customer = _one(throw, firms)
    return customer.short if throw() < 0.3 else customer.name


def _one(throw: Throw, choices: Sequence[T]) -> T:
    return choices[int(throw() * len(choices))]


def credit_code(number: int) -> str:
    """A code with a true check character in a region (`990001`) that does not exist, so no firm can have it."""
    first_17 = f"91990001{number:09}"
    total = sum(_ALPHABET.index(mark) * weight for mark, weight in zip(first_17, _WEIGHTS, strict=True))
    return first_17 + _ALPHABET[-total % 31]


def main() -> None:
    """Read the command line, write the two files, say where they are."""
    parser = argparse.ArgumentParser(description="示例企业与供应关系，用于测速（全部虚构）")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--firms", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    if options.firms < 1:
        parser.error("--firms 至少为 1")
    for path in write(options.folder, options.firms, options.seed):
        print(path)


if __name__ == "__main__":
    main()
