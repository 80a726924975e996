"""Bytes of a text file to its text: UTF-8, UTF-16, GB18030, and files in which systems have mixed them."""

import re
from collections.abc import Iterator

from graph.errors import LiantuError

_UTF16_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_UNKNOWN = "\ufffd"
_PIECES = re.compile(rb"([,;\t\"])")  # none of these is ever a part of a GB18030 character
_SHOWN = 10


def decoded(file: str, raw: bytes, told: list[str]) -> str:
    """The text; lines in another encoding than the rest, and characters that were cut, are told.

    Raises:
        LiantuError: the bytes are text in none of these encodings.
    """
    if encoding := _UTF16_MARKS.get(raw[:2]) or _unmarked_utf16(raw):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            raise _unreadable(file) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    text = _strict(raw, "gb18030")
    if text is not None and not any(_is_surely_utf8(line) for line in raw.split(b"\n")):
        return text
    return _mixed(file, raw, told)


def _unmarked_utf16(raw: bytes) -> str:
    """Excel marks UTF-16; other programs leave the mark out, and then every ASCII character has a NUL beside it."""
    start = raw[:4096]
    for encoding, nul in (("utf-16-le", 1), ("utf-16-be", 0)):
        if start[nul::2].count(0) > len(start) // 20 and not start[1 - nul :: 2].count(0):
            return encoding
    return ""


def _mixed(file: str, raw: bytes, told: list[str]) -> str:
    """Line by line, in a line cell by cell; the fewer lines are told, and those with characters that were cut."""
    lines: dict[str, list[int]] = {"utf-8": [], "gb18030": [], "": []}
    texts = []
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        pieces = list(_pieces(line))
        texts.append("".join(text for text, _ in pieces))
        for encoding in {found for _, found in pieces if found != "ascii"}:
            lines[encoding].append(number)
    if len(lines[""]) * 2 > len(lines["utf-8"]) + len(lines["gb18030"]):
        raise _unreadable(file)
    fewer, more = sorted(("utf-8", "gb18030"), key=lambda encoding: len(lines[encoding]))
    if lines[fewer]:
        told.append(f"{_numbers(lines[fewer])}的文字编码是 {fewer.upper()}，其余是 {more.upper()}，已分别识别，请核对")
    if lines[""]:
        told.append(f"{_numbers(lines[''])}有残缺的字，以“{_UNKNOWN}”代替，请核对")
    return "\n".join(texts)


def _pieces(line: bytes) -> Iterator[tuple[str, str]]:
    """Each piece with its encoding: ascii, utf-8, gb18030, or '' where characters are lost."""
    for piece in _PIECES.split(line):
        if piece.isascii():
            yield piece.decode("ascii"), "ascii"
        elif (text := _strict(piece, "utf-8")) is not None:
            yield text, "utf-8"
        else:
            kept = piece.decode("utf-8", "replace")
            is_utf8 = len(_CHINESE.findall(kept)) > kept.count(_UNKNOWN)
            text = None if is_utf8 else _strict(piece, "gb18030")
            yield (kept, "") if text is None else (text, "gb18030")


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_surely_utf8(line: bytes) -> bool:
    """Two GB18030 characters are now and then two-byte UTF-8 as well, but hardly ever Chinese in UTF-8."""
    text = None if line.isascii() else _strict(line, "utf-8")
    return bool(text and _CHINESE.search(text))


def _numbers(lines: list[int]) -> str:
    some = "、".join(map(str, lines[:_SHOWN]))
    return f"第{some}{'等' if len(lines) > _SHOWN else ''}行（共{len(lines)}行）" if len(lines) > 1 else f"第{some}行"


def _unreadable(file: str) -> LiantuError:
    return LiantuError(f"{file} 的文字编码无法识别（不是 UTF-8，也不是 GB18030）。请在表格软件中打开后另存为 xlsx。")
