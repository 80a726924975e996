"""Office files as zip packages: the same content gives the same bytes, and a part of our own is put in and found again."""

import io
import zipfile
from xml.sax.saxutils import escape, unescape

SPACE = "urn:liantu:manifest"
PART = "customXml/liantu.xml"
_REL_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_FIXED = (1980, 1, 1, 0, 0, 0)
_MAIN = ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml")
_TYPES = "[Content_Types].xml"


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
    return packed(parts)


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
    return None


def _before_end(xml: bytes, element: str, *, first: bool = False) -> bytes:
    text = xml.decode("utf-8")
    at = text.index(">", text.index("<Types")) + 1 if first else text.rindex("</")
    return (text[:at] + element + text[at:]).encode("utf-8")
