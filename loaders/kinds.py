"""What a file is by its first bytes, when it is no table: said in the words of the person who has to mend it."""

import os
import zipfile
from pathlib import Path

from graph.errors import LiantuError

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCK = "~$"
_AS_TABLE = "请在表格软件中打开后另存为 .xlsx"
_UNPACK = "请解压后载入其中的表格"
_BY_START: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF 文件", "请向报送人要原来的表格，或把其中的表转成 .xlsx"),
    (b"{\\rtf", "RTF 文档", "请把其中的表格粘贴到 .xlsx 再载入"),
    (b"{", "JSON 数据", "请把其中的表导出为 .xlsx 或 csv"),
    (b"\x89PNG", "图片", "请向报送人要原来的表格"),
    (b"\xff\xd8\xff", "图片", "请向报送人要原来的表格"),
    (b"Rar!", "压缩包", _UNPACK),
    (b"7z\xbc\xaf", "压缩包", _UNPACK),
    (b"\x1f\x8b", "压缩包", _UNPACK),
    (b"SQLite format 3", "数据库文件", "请把其中的表导出为 .xlsx 或 csv"),
)
_BY_MEMBER: tuple[tuple[str, str, str], ...] = (
    ("word/", "Word 文档", "请把其中的表格粘贴到 .xlsx 再载入"),
    ("ppt/", "演示文稿", "请把其中的表格粘贴到 .xlsx 再载入"),
    ("content.xml", "OpenDocument 文件", _AS_TABLE),
)


def name_of(path: Path) -> str:
    """The file's name as text, also where a zip from a Chinese Windows has left it in GB18030."""
    raw = os.fsencode(path.name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def is_lock(path: Path) -> bool:
    """Whether it is the mark that a spreadsheet program leaves beside a file that is open in it."""
    return path.name.startswith(_LOCK)


def refuse_other_kinds(path: Path, start: bytes) -> None:
    """Tell what the file is, if it is something else than a table.

    Raises:
        LiantuError: it is a PDF, a document, a picture, an archive, a web page, or a lock file.
    """
    if is_lock(path):
        raise LiantuError(
            f"{path.name} 不是表格，是别的程序正打开着 {path.name.removeprefix(_LOCK)} 的标记。请载入那个文件本身。"
        )
    for beginning, kind, step in _BY_START:
        if start.startswith(beginning):
            raise LiantuError(f"{path.name} 的内容是{kind}，不是表格文件。{step}。")
    if start.startswith(ZIP) and (found := _packed(path)):
        raise LiantuError(f"{path.name} 的内容是{found[0]}，不是表格文件。{found[1]}。")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise LiantuError(
            f"{path.name} 的内容是网页（HTML 或 XML），不是表格文件，有的系统这样导出 .xls。{_AS_TABLE}。"
        )


def _packed(path: Path) -> tuple[str, str] | None:
    """What a zip holds, if it is no workbook; a damaged one is left to the reader of workbooks."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name.replace("\\", "/") for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    for member, kind, step in _BY_MEMBER:
        if any(name.startswith(member) for name in names):
            return kind, step
    return None if "[Content_Types].xml" in names else ("压缩包", _UNPACK)
