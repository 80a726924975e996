"""Product text: precision, recall and F1 per outcome on labelled phrases and texts, with every error, and the speed.

`python benchmarks/matching.py [--half tune|score|all] [--phrases FILE] [--texts FILE] [--lines FILE.csv.gz] [--quiet]`

A label file has the columns `phrase`, `outcome`, `codes` (or `text`, `codes`); `codes` are codes or names of the plan, joined
by |. Of an input or a legacy part only the outcome is compared. `kind` = lookalike marks a negative that looks like one of
ours (without the column every negative counts as one); `half` is optional. How ours were drawn: `tests/labels/README.md`.
"""

import argparse
import csv
import gzip
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from liantu.matching import Plan
from liantu.paths import data_folder
from loaders.products import ProductVocabulary

LABELS = Path(__file__).resolve().parent.parent / "tests" / "labels"
OURS = ("component", "assembly", "input", "legacy")
Item = tuple[str, str]  # outcome, code; no code where it is not compared


@dataclass(frozen=True)
class Case:
    """One labelled text: what it says, and what was found in it."""

    text: str
    truth: frozenset[Item]
    found: frozenset[Item]
    lookalike: bool

    @property
    def error(self) -> str:
        return f"  {_said(self.truth)} -> {_said(self.found)}   {self.text}"


def item(outcome: str, code: str) -> Item:
    if outcome not in OURS:
        return "none", ""
    return outcome, code if outcome in ("component", "assembly") else ""


def found_in(products: ProductVocabulary, text: str) -> frozenset[Item]:
    """What `liantu match` says of a text; none only when nothing else is said."""
    said = {item(m.outcome, code) for m in products.match(text) for code in m.codes or ("",)}
    return frozenset(said - {("none", "")} or {("none", "")})


def labelled(file: Path, half: str) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [row for row in rows if half == "all" or row.get("half", half) == half]


def cases(products: ProductVocabulary, rows: Iterable[dict[str, str]], column: str) -> list[Case]:
    plan = Plan.from_folder(data_folder())
    codes = {name: code for code, name in plan.names.items()}
    made = []
    for row in rows:
        said = [codes.get(part.strip(), part.strip()) for part in row["codes"].split("|")]
        outcomes = [_outcome(code, row.get("outcome", "")) for code in said]
        truth = frozenset(item(outcome, code) for outcome, code in zip(outcomes, said, strict=True))
        lookalike = truth == {("none", "")} and row.get("kind", "lookalike") == "lookalike"
        made.append(Case(row[column], truth, found_in(products, row[column]), lookalike))
    return made


def scored(outcomes: Iterable[str], of: Iterable[Case]) -> str:
    """Items of these outcomes over all cases: right, found, labelled; precision, recall, F1."""
    names, count = set(outcomes), Counter[str]()
    for case in of:
        truth, found = ({i for i in items if i[0] in names} for items in (case.truth, case.found))
        count.update(right=len(truth & found), found=len(found), labelled=len(truth))
    precision = count["right"] / count["found"] if count["found"] else 1.0
    recall = count["right"] / count["labelled"] if count["labelled"] else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    counts = f"{count['right']:5} {count['found']:5} {count['labelled']:8}"
    return f"{counts}   {precision:9.3f} {recall:6.3f} {f1:5.3f}"


def table(title: str, of: list[Case], lines: dict[str, tuple[str, ...]], *, quiet: bool) -> None:
    print(f"\n{title}\n{'':22} right found labelled   precision recall    F1")
    for words, outcomes in lines.items():
        print(f"{words:22} {scored(outcomes, of)}")
    if not quiet:
        print("\n".join(case.error for case in of if case.truth != case.found) or "  no errors")


def show_phrases(half: str, of: list[Case], *, quiet: bool) -> None:
    lines = {outcome: (outcome,) for outcome in (*OURS, "none")} | {"all of ours": OURS}
    table(f"phrases, {half} ({len(of)})", of, lines, quiet=quiet)
    alike = [case for case in of if case.lookalike]
    for words, outcomes in (("as a component", ("component",)), ("as anything of ours", OURS)):
        wrong = sum(any(outcome in outcomes for outcome, _ in case.found) for case in alike)
        print(f"look-alikes taken {words}: {wrong} of {len(alike)} ({wrong / max(1, len(alike)):.1%})")


def show_texts(half: str, of: list[Case], *, quiet: bool) -> None:
    lines: dict[str, tuple[str, ...]] = {
        "component": ("component",),
        "component or assembly": ("component", "assembly"),
    }
    table(f"texts, {half} ({len(of)})", of, lines, quiet=quiet)
    empty = [case for case in of if case.truth == {("none", "")}]
    clean = sum(not any(outcome in ("component", "assembly") for outcome, _ in case.found) for case in empty)
    print(f"texts with nothing to find that stay clean: {clean} of {len(empty)}")


def speed(file: Path) -> None:
    """All lines of a file of products, by a vocabulary that has seen none of them."""
    with gzip.open(file, "rt", encoding="utf-8-sig", newline="") as stream:
        texts = [row["product"] for row in csv.DictReader(stream)]
    products = ProductVocabulary.from_folders(data_folder())
    start, used = time.perf_counter(), time.process_time()
    found = Counter(match.outcome for text in texts for match in products.match(text))
    passed, used = time.perf_counter() - start, time.process_time() - used
    print(f"\n{len(texts):,} lines of {file.name}: {passed:.1f} s, {used:.1f} s of one core   {dict(found)}")


def _outcome(code: str, given: str) -> str:
    """What a labelled code says; an input or a legacy part is named by the line's outcome."""
    if given and given not in ("component", "assembly"):
        return given
    return {"C": "component", "A": "assembly", "L": "legacy"}.get(code[:1], given or "none")


def _said(items: Iterable[Item]) -> str:
    return "+".join(code or outcome for outcome, code in sorted(items))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", default="", choices=("", "tune", "score", "all"))
    parser.add_argument("--phrases", type=Path, default=LABELS / "phrases.csv")
    parser.add_argument("--texts", type=Path, default=LABELS / "texts.csv")
    parser.add_argument("--lines", type=Path, help="a csv.gz with a column `product`, matched on the clock")
    parser.add_argument("--quiet", action="store_true", help="figures only, no list of errors")
    given = parser.parse_args()
    products = ProductVocabulary.from_folders(data_folder())
    for half in (given.half,) if given.half else ("tune", "score"):
        phrases = cases(products, labelled(given.phrases, half), "phrase")
        texts = cases(products, labelled(given.texts, half), "text")
        show_phrases(half, phrases, quiet=given.quiet)
        show_texts(half, texts, quiet=given.quiet)
    if given.lines:
        speed(given.lines)


if __name__ == "__main__":
    main()
