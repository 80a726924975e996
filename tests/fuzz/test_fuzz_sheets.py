"""Random dirt through everything that reads: one sentence or rows, each row one outcome, and the way back to the sender.

Short by default. `LIANTU_FUZZ=2000 pytest tests/fuzz` runs that many examples of each; LIANTU_FUZZ_LONGEST (seconds)
then fails an example that takes longer, which is how reading in quadratic time shows.
"""

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import LiantuError
from graph.fold import fold
from liantu.paths import data_folder
from liantu.returned import Verdicts, write_returned
from loaders.cleaning import partial_date, split_list, tidy, typed, yes_or_no
from loaders.codes import credit_code, stock_code
from loaders.csv_files import lines as csv_lines
from loaders.headers import SEARCHED_LINES, fold_header, take_apart
from loaders.intake import Intake, LoadOptions, take_in
from loaders.map_files import read_map
from loaders.mapping import PACKAGED
from loaders.quantities import UNITS, quantity
from loaders.reader import Reader
from loaders.report import OUTCOMES, REASONS, report
from loaders.sheets import RawSheet, read_sheets
from tests.fuzz import dirt

EXAMPLES = int(os.environ.get("LIANTU_FUZZ", "40"))
LONGEST = float(os.environ.get("LIANTU_FUZZ_LONGEST", "0"))
fuzz = settings(
    max_examples=EXAMPLES,
    deadline=LONGEST * 1000 or None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
READER = Reader.from_folders(data_folder())
seeds = st.integers(0, 2**32)


@contextmanager
def file(name: str, write: Callable[[Path], object]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        yield path


def read(path: Path) -> list[RawSheet] | str:
    """The sheets, or the sentence that says why not: any other exception is a bug."""
    try:
        return read_sheets(path, READER.is_known)
    except LiantuError as error:
        return sentence(error, path, "请")


def sentence(error: LiantuError, path: Path, *words: str) -> str:
    """What the error says: it names the file, and the next step."""
    assert all(word in str(error) for word in (path.name, *words))
    return str(error)


def taken_in(path: Path, **options: object) -> Intake | str:
    try:
        return take_in(path, 1, LoadOptions(**options), READER)  # type: ignore[arg-type]
    except LiantuError as error:
        return str(error)


def check(path: Path) -> None:
    """Reading is the same twice; each line of data has one outcome with a known reason; the six add up."""
    sheets = read(path)
    assert sheets == read(path)
    if isinstance(sheets, str):
        return
    for sheet in sheets:
        assert [row.line for row in sheet.rows] == sorted({row.line for row in sheet.rows})
        assert all(row.cells and set(row.cells) <= set(sheet.header) and all(row.cells.values()) for row in sheet.rows)
        assert len(set(sheet.header)) == len(sheet.header)
    intake = taken_in(path, district="璧山", as_of="2024")
    if isinstance(intake, str):
        return
    lost = {row.id for row in intake.rows if any(reject.fatal for reject in row.rejects)}
    assert lost | set(intake.records) == {row.id for row in intake.rows}
    assert not lost & set(intake.records)
    assert {reject.reason for row in intake.rows for reject in row.rejects} <= set(REASONS)
    links = intake.settle(fold([record for _, record in intake.told()], []).outcomes)
    made = report(intake.load, intake.rows, links, intake.notes)
    assert made.rows == len(intake.rows) == sum(made.outcomes[name] for name in OUTCOMES)
    check_way_back(path)


def check_way_back(path: Path) -> None:
    """The workbook for the sender holds texts only, and says the same when it returns."""
    back = path.with_name("退回.xlsx")
    write_returned(back, [path], [Verdicts({}, ())])
    book = openpyxl.load_workbook(back)
    ours = {"s", "n", "inlineStr"}
    assert {cell.data_type for page in book for line in page.iter_rows() for cell in line} <= ours
    before, after = read_sheets(path), read_sheets(back)
    assert [[row.cells for row in sheet.rows] for sheet in after] == [
        [row.cells for row in sheet.rows] for sheet in before
    ]
    assert [sheet.titles for sheet in after] == [sheet.titles for sheet in before]


@fuzz
@given(dirt.tables(), seeds)
def test_csv(table: dirt.Table, seed: int) -> None:
    raw = dirt.written_csv(table, random.Random(seed))

    with file("名录.csv", lambda path: path.write_bytes(raw)) as path:
        check(path)


@fuzz
@given(dirt.tables(), seeds)
def test_no_line_of_a_csv_is_lost(table: dirt.Table, seed: int) -> None:
    raw = dirt.written_csv(table, random.Random(seed))

    with file("名录.csv", lambda path: path.write_bytes(raw)) as path:
        sheets = read(path)
        if isinstance(sheets, str):
            return
        written = [number for number, texts in csv_lines(path, READER.is_known, []) if any(texts)]
        (sheet,) = sheets
        above = len(written) - len(sheet.rows)
        assert [row.line for row in sheet.rows] == written[above:]
        assert above - len(sheet.titles) in (1, 2, 3)
        assert above <= SEARCHED_LINES + 3


@fuzz
@given(dirt.tables(), seeds)
def test_spoiled_csv(table: dirt.Table, seed: int) -> None:
    dice = random.Random(seed)
    raw = dirt.spoiled(dirt.written_csv(table, dice), dice)

    with file("名录.csv", lambda path: path.write_bytes(raw)) as path:
        check(path)


@fuzz
@given(st.binary(max_size=400), st.sampled_from(("名录.csv", "名录.xlsx", "名录.xls", "名录.et", "名录.txt")))
def test_any_bytes(raw: bytes, name: str) -> None:
    starts = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", "企业名称,".encode())

    for start in starts:
        with file(name, lambda path, start=start: path.write_bytes(start + raw)) as path:
            check(path)


@fuzz
@given(dirt.tables(), seeds)
def test_xlsx(table: dirt.Table, seed: int) -> None:
    with file("名录.xlsx", lambda path: dirt.written_xlsx(path, table, random.Random(seed))) as path:
        check(path)


@fuzz
@given(dirt.tables(), seeds)
def test_spoiled_xlsx(table: dirt.Table, seed: int) -> None:
    dice = random.Random(seed)

    with file("名录.xlsx", lambda path: dirt.written_xlsx(path, table, dice)) as path:
        dirt.spoil_workbook(path, dice)
        check(path)


@fuzz
@given(dirt.tables(), seeds, st.booleans())
def test_xls(table: dirt.Table, seed: int, spoil: bool) -> None:
    dice = random.Random(seed)

    with file("名录.xls", lambda path: dirt.written_xls(path, table)) as path:
        if spoil:
            path.write_bytes(dirt.spoiled(path.read_bytes(), dice))
        check(path)


@fuzz
@given(dirt.cells, dirt.cells, st.sampled_from(sorted(UNITS)))
def test_cells(text: str, unit: str, counts: str) -> None:
    """None of what reads a cell raises or runs away, whatever is in it."""
    for function in (
        tidy,
        typed,
        split_list,
        yes_or_no,
        partial_date,
        credit_code,
        stock_code,
        fold_header,
        take_apart,
    ):
        assert function(text) == function(text)
    assert quantity(text, unit, counts) == quantity(text, unit, counts)
    assert READER.places.find(text) == READER.places.find(text)
    for near in ("", "500120"):
        place = READER.places.in_address(text, near)
        assert place is None or place.id in READER.places.by_id
    assert READER.products.match(text, "main") == READER.products.match(text, "main")


@fuzz
@given(st.sampled_from(sorted(PACKAGED.glob("*.toml"))), seeds, st.booleans())
def test_maps(source: Path, seed: int, by_line: bool) -> None:
    """A map with an entry spoiled is read or refused in one sentence that names the file."""
    dice, raw = random.Random(seed), source.read_bytes()
    if by_line:
        lines = raw.splitlines(keepends=True)
        dice.shuffle(lines)
        raw = b"".join(lines[: dice.randint(0, len(lines))])
    else:
        values = (
            b"true",
            b"3",
            b'""',
            b"[]",
            b"{}",
            b'"x"',
            b"[1]",
            b'["x"]',
            b"1979-05-27",
            b"{a = 1}",
            b"[[]]",
            b"nan",
        )
        lines = [
            line.partition(b"=")[0] + b"= " + dice.choice(values) + b"\n"
            if b"=" in line and dice.random() < 0.1
            else line
            for line in raw.splitlines(keepends=True)
        ]
        raw = b"".join(lines)

    with file("own.toml", lambda path: path.write_bytes(raw)) as path:
        try:
            assert read_map(path).columns
        except LiantuError as error:
            sentence(error, path)


@pytest.mark.parametrize("mark", ["=", "+", "-", "@"])
def test_a_cell_that_begins_like_a_formula_stays_text_on_its_way_back(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(f"企业名称,备注\n甲公司,{mark}1+cmd|' /C calc'!A0\n", encoding="utf-8")

    check_way_back(path)
