"""Where each format carries the manifest: put in by the writers, found again by `verify`."""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from html import unescape
from xml.sax.saxutils import escape

from liantu.briefing import package

PDF_ATTACHMENT = "liantu.json"  # the name under which a PDF attaches it
HTML_ID = "liantu-manifest"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEY, _PNG_PICTURE = b"liantu", b"liantu-picture"
_SVG_OPEN = re.compile(rb"<svg\b[^>]*>")
_SVG_FOUND = re.compile(r'<m xmlns="urn:liantu:manifest">(.*?)</m>', re.DOTALL)
_HTML_FOUND = re.compile(rf'<script type="application/json" id="{HTML_ID}">(.*?)</script>', re.DOTALL)
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


def kind(data: bytes) -> str:
    """`pdf`, `png`, `docx`, `xlsx`, `pptx`, `svg`, `html`, or '' for any other file; told by content, not by name."""
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(_PNG):
        return "png"
    if data.startswith(b"PK"):
        return _office(data)
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "svg" if b"<svg" in head else ""


def found(data: bytes) -> str | None:
    """The manifest in the file; None where there is none."""
    how = kind(data)
    if how in ("docx", "xlsx", "pptx"):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return package.manifest_of(opened)
    if how == "png":
        return _png_text(data, _PNG_KEY)
    if how == "pdf":
        return _in_pdf(data)
    text = data.decode("utf-8", "replace")
    match = (_SVG_FOUND if how == "svg" else _HTML_FOUND).search(text) if how else None
    return unescape(match[1]) if match and how == "svg" else match[1] if match else None


def into(data: bytes, manifest: str) -> bytes:
    """The file with the manifest in the place of its format; one that carries it already stays as it is."""
    how = kind(data)
    if found(data) is not None:
        return data
    if how in ("docx", "xlsx", "pptx"):
        return into_office(data, manifest)
    if how == "png":
        return into_png(data, manifest)
    return into_svg(data.decode(), manifest).encode() if how == "svg" else data


def into_office(data: bytes, manifest: str) -> bytes:
    """DOCX, XLSX, PPTX: a custom XML part, which office programs keep."""
    return package.sealed(data, manifest)


def into_svg(svg: str, manifest: str) -> str:
    """SVG: a metadata element."""
    data = svg.encode()
    match = _SVG_OPEN.search(data)
    if match is None:
        raise ValueError("not an SVG")
    element = f'<metadata><m xmlns="{package.SPACE}">{escape(manifest)}</m></metadata>'
    return (data[: match.end()] + element.encode() + data[match.end() :]).decode()


def into_png(png: bytes, manifest: str) -> bytes:
    """PNG: a text chunk, and beside it the digest of the picture, by which a repainted one is known."""
    end = png.rindex(b"IEND") - 4
    told = _chunk(_PNG_KEY, manifest) + _chunk(_PNG_PICTURE, _picture(png))
    return png[:end] + told + png[end:]


def html_script(manifest: str) -> str:
    """HTML: a script element that holds data and runs nowhere."""
    return f'<script type="application/json" id="{HTML_ID}">{in_script(manifest)}</script>'


def in_script(json: str) -> str:
    """JSON for a script element: nothing in it can end the element."""
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def is_repainted(png: bytes) -> bool:
    """Whether the picture of a PNG is another than the one that was made."""
    return _png_text(png, _PNG_PICTURE) != _picture(png)


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            names = set(opened.namelist())
    except zipfile.BadZipFile:
        return ""
    main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
    return next((form for form, name in main.items() if name in names), "")


def _in_pdf(data: bytes) -> str | None:
    """Attached files are streams, mostly deflated; ours is the one that begins as a manifest does."""
    for match in _PDF_STREAM.finditer(data):
        for body in (match[1], _inflated(match[1])):
            if body.startswith(b"{") and b'"liantu":' in body:
                return body.decode("utf-8", "replace")
    return None


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body)
    except zlib.error:
        return b""


def _chunk(key: bytes, text: str) -> bytes:
    body = b"iTXt" + key + b"\0\1\0\0\0" + zlib.compress(text.encode(), 9)
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], len(_PNG)
    while at + 8 <= len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def _png_text(png: bytes, key: bytes) -> str | None:
    start = key + b"\0\1\0\0\0"
    body = next((b for name, b in _chunks(png) if name == b"iTXt" and b.startswith(start)), None)
    return None if body is None else _inflated(body[len(start) :]).decode("utf-8", "replace")


def _picture(png: bytes) -> str:
    digest = hashlib.sha256()
    for name, body in _chunks(png):
        if name in (b"IHDR", b"PLTE", b"IDAT"):
            digest.update(body)
    return digest.hexdigest()
