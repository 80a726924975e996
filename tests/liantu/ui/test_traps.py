"""Each free text of each sheet tries to run a script, to ask another host, to become a formula: nothing does, on any page,
in anything that opens on it, in any file that leaves the app."""

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import openpyxl
import pytest

from graph.store import open_store
from liantu.ui.parts.exports import csv_bytes, titles, xlsx_bytes
from liantu.ui.shell import PAGES
from loaders.mapping import PACKAGED, load_maps
from queries.registry import registry
from queries.runner import ask
from tests.liantu.ui.traps import FIRM, formula, is_free, trap, write_traps
from tests.liantu.ui.watching import SIZES, Watched

VIEWS = Path(__file__).resolve().parents[3] / "liantu" / "ui" / "views"
BUILT = [name for name in PAGES if (VIEWS / f"{name}.py").exists()]
MAPS = load_maps(PACKAGED)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIRMS = [quote(write(FIRM)) for write in (trap, formula)]
VISITS = [
    *((name, "?scope=全部") for name in BUILT),
    *(("firms", f"?firm={firm}") for firm in FIRMS),
    ("firms", "?scope=全部&q=img"),
    ("chain", "?scope=全部&part=C02"),
    *(("chain", f"?scope=全部&part={quote('|')}{firm}") for firm in FIRMS),
    *(("questions", f"?question={name}") for name in ("firms/list", "projects/list", "quality/unmatched_words")),
]  # fmt: skip
GIVEN = {"part": "电芯", "component": "C02", "assembly": "A01", "district": "璧山区", "enterprise": trap(FIRM),
         "enterprises": trap(FIRM), "text": "img"}  # fmt: skip
# In the page and in the shadow roots of the drawings: nothing that came from a sheet may be an element.
RAN = """() => {
  const roots = [document], found = [];
  const away = (link) => {
    try { const to = new URL(link, location); return to.protocol === "javascript:" || to.hostname === "elsewhere.example"; } catch { return true; }
  };
  for (const root of roots) for (const e of root.querySelectorAll("*")) {
    if (e.shadowRoot) roots.push(e.shadowRoot);
    const links = ["href", "src", "xlink:href", "action"].map((name) => e.getAttribute(name)).filter(Boolean);
    const says = e.tagName === "SCRIPT" && /alert\\(/.test(e.textContent);
    if (e.getAttribute("src") === "x" || e.hasAttribute("onerror") || says || links.some(away)) found.push(e.outerHTML.slice(0, 300));
  }
  return found;
}"""
OPENERS = (
    '[data-testid="stExpander"] > details:not([open]) > summary',
    "details:not([open]) > summary",
    '[role="tab"][aria-selected="false"]',
)


@pytest.fixture(scope="session")
def trapped_workspace(plan_workspace, command_line, tmp_path_factory):
    """The plan and all traps, each judged and signed with a trap; to be copied, never changed."""
    folder = Path(shutil.copytree(plan_workspace, tmp_path_factory.mktemp("trapped") / "workspace"))
    files = write_traps(folder.parent, MAPS)
    said = ("--by", trap("经手人"), "--source", trap("来源"), "--as-of", "2024-06-30", "--max-rejects", "1")
    done = command_line(folder, "load", *map(str, files), *said)
    assert done.code == 0, done.err
    signed = ("--by", trap("署名"), "--note", trap("说明"))
    assert command_line(folder, "held", "link", "C02", "薄弱", *signed).code == 0
    assert command_line(folder, "held", "means", trap("firms.products"), "C02", *signed).code == 0
    return folder


@pytest.fixture(scope="session")
def trapped(trapped_workspace, tmp_path_factory, serving):
    folder = Path(shutil.copytree(trapped_workspace, tmp_path_factory.mktemp("served") / "workspace"))
    yield from serving(folder)


def test_every_map_that_people_send_has_its_traps(trapped_workspace, command_line):
    rows = json.loads(command_line(trapped_workspace, "loads", "--format", "json").out)

    trapped = [row for row in rows if row["file"].startswith("陷阱")]
    assert {m.name for m in MAPS.values() if m.template} <= {name for row in trapped for name in row["map"]}
    assert {row["file"]: row["rejected"] + row["held"] for row in trapped if row["rejected"] + row["held"]} == {}
    assert all(any(is_free(c) for c in m.columns) for m in MAPS.values() if m.template)


@pytest.mark.parametrize(("name", "query"), VISITS, ids=lambda value: str(value)[:24])
def test_nothing_from_a_sheet_runs(windows, trapped, tmp_path, name, query):
    made = Watched(windows["desk"], trapped)
    page = made.open(name, query)

    files = [*_open_everything(made, tmp_path)]

    assert page.evaluate(RAN) == []
    assert [fault for path in files for fault in _faults_of(path)] == []
    assert [*made.faults()] == []
    made.close()


def test_nothing_from_a_sheet_makes_a_phone_scroll_sideways(windows, trapped):
    made = Watched(windows["phone"], trapped, SIZES["phone"])
    faults = []
    for name in BUILT:
        made.open(name, "?scope=全部")
        faults += [f"{name}: {fault}" for fault in made.faults()]

    assert faults == []
    made.close()


def test_no_answer_leaves_as_a_formula(trapped_workspace, tmp_path):
    folder = Path(shutil.copytree(trapped_workspace, tmp_path / "own"))
    faults, marked = [], 0
    with open_store(f"embedded:{folder / 'store'}") as store:
        for name, query in registry().items():
            given = {p.name: GIVEN[p.kind] for p in query.params if p.required}
            found = ask(store, query, **given)
            text, book = csv_bytes(found.rows(), titles(found)), xlsx_bytes(found.rows(), titles(found))
            marked += b"'=cmd" in text or b"'@cmd" in text or b"'+cmd" in text or b"'-cmd" in text
            faults += [f"{name} {fault}" for fault in (*_faults_of_csv(text), *_faults_of_xlsx(book))]

    assert faults == []
    assert marked > 3  # the formulas are in the answers


def _open_everything(made, folder):
    """Every expander, tab and popover once; the files of every download."""
    page = made.page
    for opener in OPENERS:
        for _ in range(40):
            closed = page.locator(opener).filter(visible=True)
            if not closed.count():
                break
            closed.first.click()
            made.settle()
            if opener.startswith("[role"):
                break
    yield from _downloads(page, page, folder)
    for popover in page.locator('[data-testid="stPopover"] button').all():
        popover.click()
        made.settle()
        assert page.evaluate(RAN) == []
        # a click on a button outside would close it
        yield from _downloads(page, page.locator('[data-testid="stPopoverBody"]'), folder)
        page.keyboard.press("Escape")
        page.locator('[data-testid="stPopoverBody"]').first.wait_for(
            state="hidden"
        )  # else its buttons count for the next
        made.settle()


def _downloads(page, within, folder):
    for number, button in enumerate(
        within.locator('[data-testid="stDownloadButton"] button').filter(visible=True).all()
    ):
        with page.expect_download() as got:
            button.click()
        path = folder / f"{number}-{got.value.suggested_filename}"
        got.value.save_as(path)
        yield path


def _faults_of(path):
    kinds = {".csv": _faults_of_csv, ".xlsx": _faults_of_xlsx, ".svg": _faults_of_svg, ".html": _faults_of_html}
    kinds |= dict.fromkeys(
        (".pdf", ".png", ".docx", ".pptx"), lambda data: []
    )  # made by libraries that take text as text
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            return [
                fault for name in packed.namelist() for fault in _faults_of(Path(packed.extract(name, path.parent)))
            ]
    return [
        f"{path.name}: {fault}"
        for fault in kinds.get(path.suffix, lambda data: ["unknown kind of file"])(path.read_bytes())
    ]


def _faults_of_html(data):
    """Every element that a trap would make stands as text."""
    return [] if b"<img src=x" not in data and b"<script>alert" not in data else ["a trap is an element"]


def _faults_of_csv(data):
    for line in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        yield from (cell for cell in line if cell.startswith(FORMULA) and not re.fullmatch(r"-?[\d.e+]+%?", cell))


def _faults_of_xlsx(data):
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for line in sheet.iter_rows():
            for cell in line:
                text = cell.value if isinstance(cell.value, str) else ""
                if cell.data_type == "f" or cell.hyperlink or (text.startswith(FORMULA) and not cell.quotePrefix):
                    yield f"{cell.coordinate} {text[:60]}"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        yield from (name for name in parts.namelist() if "externalLink" in name or "vba" in name)


def _faults_of_svg(data):
    for element in ElementTree.fromstring(data).iter():
        tag = str(element.tag).rpartition("}")[2]
        loud = [name for name in element.attrib if name.lower().startswith("on") or name.endswith("href")]
        if tag in {"script", "img", "image", "foreignObject", "a"} or loud:
            yield f"<{tag} {loud}>"
