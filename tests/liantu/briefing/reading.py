"""Files of a briefing read back as people see them: pages of a PDF, what LibreOffice makes of a file, ids of rows."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import missing

CONVERT_S = 180


def pdf_pages(path: Path, *, page: int = 0) -> list[str]:
    """The words of each page of a PDF, or of this one, without spaces."""
    if shutil.which("pdftotext") is None:
        missing("poppler", "pdftotext is not installed")
    only = ["-f", str(page), "-l", str(page)] if page else []
    done = subprocess.run(["pdftotext", *only, str(path), "-"], capture_output=True, check=True)
    return [re.sub(r"\s", "", text) for text in done.stdout.decode().split("\f")[:-1]]


def by_office(path: Path, folder: Path, form: str) -> Path:
    """The file in another format, as LibreOffice writes it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=CONVERT_S)
    return folder / f"{path.stem}.{form}"


def parts(content: bytes, name: str) -> bytes:
    """The parts of an office file whose path matches, one after another."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return b"".join(package.read(each) for each in sorted(package.namelist()) if re.fullmatch(name, each))


def ids_of_rows(short: str) -> Iterator[str]:
    """`15!1–3，21!7` -> 15!1, 15!2, 15!3, 21!7."""
    for run in filter(None, short.split("，")):
        load, _, lines = run.partition("!")
        first, _, last = lines.partition("–")
        yield from (f"{load}!{n}" for n in range(int(first), int(last or first) + 1))
