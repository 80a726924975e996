"""csv files to lines of texts: UTF-8, UTF-16 with BOM, GB18030; comma, semicolon or tab; quoted line breaks."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from graph.errors import LiantuError
from loaders.headers import SEARCHED_LINES, find_header

MOST_COLUMNS = 1000
_BINARY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]")
_DELIMITERS = ",\t;"


def lines(path: Path, is_known: Callable[[str], bool]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line. The delimiter is the one under which most headers are known."""
    text = _decoded(path)
    _check_quotes(path.name, text)
    delimiter = _delimiter(text, is_known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    try:
        for texts in reader:
            if len(texts) > MOST_COLUMNS:
                raise LiantuError(
                    f"{path.name} 第{before + 1}行有{len(texts)}栏，超过{MOST_COLUMNS}栏。请检查分隔符或删去多余的栏。"
                )
            yield before + 1, [each.strip() for each in texts]
            before = reader.line_num
    except csv.Error as error:
        raise LiantuError(f"{path.name} 第{before + 1}行无法读取（{error}）。请检查该行的引号是否成对。") from error


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    has_utf16_mark = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ["utf-16"] if has_utf16_mark else ["utf-8-sig", "gb18030"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if found := _BINARY.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise LiantuError(
                f"{path.name} 第{line}行含有不可见的控制字符，不是 csv 文本。请在表格软件中打开后另存为 xlsx 或 csv。"
            )
        return text
    raise LiantuError(
        f"{path.name} 的文字编码无法识别（不是 UTF-8，也不是 GB18030）。请在表格软件中打开后另存为 xlsx。"
    )


def _check_quotes(file: str, text: str) -> None:
    """A quote that is never closed would swallow all lines after it without a word."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for _ in reader:
            before = reader.line_num
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise LiantuError(
                f"{file} 第{before + 1}行起的引号没有配对，其后的行无法分开。请补上或删去该引号。"
            ) from error


def _delimiter(text: str, is_known: Callable[[str], bool]) -> str:
    def worth(delimiter: str) -> tuple[int, int]:
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            first = [[each.strip() for each in line] for line in islice(reader, SEARCHED_LINES) if any(line)]
        except csv.Error:
            return (-1, 0)
        return (find_header(first, is_known).known, max(map(len, first))) if first else (0, 0)

    return max(_DELIMITERS, key=worth)
