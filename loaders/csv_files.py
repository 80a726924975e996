"""csv files to lines of texts: comma, tab, semicolon or bar; `sep=` lines; quoted line breaks; what `encodings` reads."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from graph.errors import LiantuError
from loaders.encodings import decoded
from loaders.headers import SEARCHED_LINES, find_header
from loaders.sheet_cells import unescaped

MOST_COLUMNS = 1000
_BINARY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]")
_DELIMITERS = ",\t;|"
_SAID = re.compile(r"\"?sep=(.)\"?[\r\n]+")  # a first line that tells Excel the delimiter, and is no line of the table


def lines(path: Path, is_known: Callable[[str], bool], told: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line. The delimiter is the one under which most headers are known."""
    text = _text(path, told)
    said = _SAID.match(text)
    delimiter = said[1] if said else _delimiter(text, is_known)
    _check_quotes(path.name, text, delimiter)
    reader = csv.reader(_stream(text), delimiter=delimiter)
    before = 0
    try:
        for texts in reader:
            if len(texts) > MOST_COLUMNS:
                raise LiantuError(
                    f"{path.name} 第{before + 1}行有{len(texts)}栏，超过{MOST_COLUMNS}栏。请检查分隔符或删去多余的栏。"
                )
            if before or not said:
                yield before + 1, [unescaped(each).strip() for each in texts]
            before = reader.line_num
    except csv.Error as error:
        raise LiantuError(f"{path.name} 第{before + 1}行无法读取（{error}）。请检查该行的引号是否成对。") from error


def _text(path: Path, told: list[str]) -> str:
    text = decoded(path.name, path.read_bytes(), told)
    if found := _BINARY.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise LiantuError(
            f"{path.name} 第{line}行含有不可见的控制字符，不是 csv 文本。请在表格软件中打开后另存为 xlsx 或 csv。"
        )
    return text


def _stream(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


def _check_quotes(file: str, text: str, delimiter: str) -> None:
    """A quote that is never closed would swallow all lines after it without a word."""
    stream, begun, ended = _stream(text), 0, False
    while not ended:
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
        before = 0
        try:
            for _ in reader:
                before = reader.line_num
            ended = True
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise LiantuError(
                    f"{file} 第{begun + before + 1}行起的引号没有配对，其后的行无法分开。请补上或删去该引号。"
                ) from error
            begun += reader.line_num  # a stray quote inside a text is no harm; look on from the next line


def _delimiter(text: str, is_known: Callable[[str], bool]) -> str:
    def worth(delimiter: str) -> tuple[int, int]:
        try:
            reader = csv.reader(_stream(text), delimiter=delimiter)
            first = [[each.strip() for each in line] for line in islice(reader, SEARCHED_LINES) if any(line)]
        except csv.Error:
            return (-1, 0)
        if not first:
            return (0, 0)
        found = find_header(first, is_known)
        return found.known, len(found.texts) if found.known else max(map(len, first))

    return max(_DELIMITERS, key=worth)
