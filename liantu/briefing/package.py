"""Office files as zip packages: the same content gives the same bytes, and a part of our own is put in and found again."""

import base64
import io
import re
import zipfile
import zlib
from html import unescape
from xml.sax.saxutils import escape

SPACE = "urn:liantu:manifest"
PART = "customXml/liantu.xml"
_REL_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_FIXED = (1980, 1, 1, 0, 0, 0)
_MAIN = ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml")
_TYPES, _RELS, _CUSTOM = "[Content_Types].xml", "_rels/.rels", "docProps/custom.xml"
_CUSTOM_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_SPACES = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
_NAME, _LONGEST = "liantu", 250  # of a property: what every program takes


def sealed(data: bytes, manifest: str) -> bytes:
    """The office file with the manifest as a custom XML part, its members sorted and without time stamps."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    main = next(name for name in _MAIN if name in parts)
    folder, _, file = main.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    parts[PART] = f'<?xml version="1.0" encoding="UTF-8"?>\n<m xmlns="{SPACE}">{escape(manifest)}</m>'.encode()
    parts[rels] = _before_end(parts[rels], f'<Relationship Id="rIdLiantu" Type="{_REL_TYPE}" Target="../{PART}"/>')
    if b'Extension="xml"' not in parts[_TYPES]:
        parts[_TYPES] = _before_end(
            parts[_TYPES], '<Default Extension="xml" ContentType="application/xml"/>', first=True
        )
    if _CUSTOM not in parts:
        parts[_CUSTOM] = _properties(manifest)
        parts[_RELS] = _before_end(
            parts[_RELS], f'<Relationship Id="rIdLiantu" Type="{_CUSTOM_REL}" Target="{_CUSTOM}"/>'
        )
        override = f'<Override PartName="/{_CUSTOM}" ContentType="{_CUSTOM_TYPE}"/>'
        parts[_TYPES] = _before_end(parts[_TYPES], override)
    return packed(parts)


def _properties(manifest: str) -> bytes:
    """The manifest once more, packed, as custom properties: LibreOffice and others keep these and drop foreign parts."""
    text = base64.b64encode(zlib.compress(manifest.encode(), 9)).decode()
    made = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n + 2}" name="{_NAME}{n:03}">'
        f"<vt:lpwstr>{text[at : at + _LONGEST]}</vt:lpwstr></property>"
        for n, at in enumerate(range(0, len(text), _LONGEST))
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Properties {_SPACES}>{made}</Properties>'.encode()


def _unpacked(properties: str) -> str | None:
    pieces = sorted(re.findall(rf'name="{_NAME}(\d+)"[^>]*>\s*<vt:lpwstr>([^<]*)<', properties))
    try:
        return zlib.decompress(base64.b64decode("".join(text for _, text in pieces))).decode() if pieces else None
    except (ValueError, zlib.error):
        return None


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts that depends on nothing but them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda n: (n != _TYPES, n)):
            member = zipfile.ZipInfo(name, _FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            package.writestr(member, parts[name])
    return out.getvalue()


def manifest_of(package: zipfile.ZipFile) -> str | None:
    """The manifest of an office file; an office program may have renamed the part."""
    start = f'<m xmlns="{SPACE}">'
    for name in package.namelist():
        if name.startswith("customXml/") and name.endswith(".xml"):
            body = package.read(name).decode("utf-8", "replace")
            if start in body:
                return unescape(body.partition(start)[2].rpartition("</m>")[0])
    if _CUSTOM in package.namelist():
        return _unpacked(package.read(_CUSTOM).decode("utf-8", "replace"))
    return None


def _before_end(xml: bytes, element: str, *, first: bool = False) -> bytes:
    text = xml.decode("utf-8")
    at = text.index(">", text.index("<Types")) + 1 if first else text.rindex("</")
    return (text[:at] + element + text[at:]).encode("utf-8")
