"""Data that comes late: while a module is being loaded browsers run the calls that wait for it in any order, so a drawing may
be handed what Python said before after what it said last. What it said last stands."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import liantu.ui.drawings
from graph.store import open_store
from liantu.ui import desk
from liantu.ui.drawings.drawing import texts
from queries.runner import ask
from tests.liantu.ui.conftest import drawings, run_app

NAMES = [
    "explorer",
    *(p.stem for p in sorted(Path(liantu.ui.drawings.__file__).parent.glob("*.js")) if p.stem != "dom"),
]
VISITS = [
    ("overview", {}), ("chain", {"part": "C02"}), ("owners", {}), ("sourcing", {}), ("projects", {}), ("held", {}),
    *(("gaps", {"view": section}) for section in ("evidence", "districts")),
]  # fmt: skip
# A module, called with what Python said last and then with what it said before; what stands after each call.
CALLS = """async ([js, last, before]) => {
  const url = URL.createObjectURL(new Blob([js], { type: "text/javascript" }));
  const { default: draw } = await import(url);
  const parentElement = document.body.appendChild(document.createElement("div"));
  const told = { parentElement, key: "k", name: "n", setStateValue: () => {}, setTriggerValue: () => {} };
  draw({ ...told, data: last });
  const first = parentElement.innerHTML;
  draw({ ...told, data: before });
  return [first, parentElement.innerHTML];
}"""


@pytest.fixture(scope="module")
def sent(sample_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Data of each drawing, as a page of the app sends it."""
    folder = Path(shutil.copytree(sample_workspace, tmp_path_factory.mktemp("late") / "workspace"))
    with open_store(f"embedded:{folder / 'store'}") as store:
        makers = [row["firm"] for row in ask(store, "chain/supplies", component="C02").rows()]
        firm = next(f for f in makers if ask(store, "firms/timeline", firm=f).total)
    with pytest.MonkeyPatch.context() as patch:
        apps = [run_app(patch, folder, page, **address) for page, address in [*VISITS, ("firms", {"firm": firm})]]
        yield {d.component_name.removeprefix("liantu_"): json.loads(d.json) for app in apps for d in drawings(app)}
        desk.close()


@pytest.fixture(scope="module")
def blank(browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_drawing_keeps_what_was_said_last(blank, sent, name):
    last = sent[name]
    before = {**_other(last), "stamp": last["stamp"] - 1}

    first, after = blank.evaluate(CALLS, [texts(name)[0], last, before])

    assert first
    assert after == first


@pytest.mark.parametrize("name", NAMES)
def test_drawing_takes_what_is_newer(blank, sent, name):
    """So the test above could fail: the same data under a later stamp is drawn."""
    last = sent[name]

    first, after = blank.evaluate(CALLS, [texts(name)[0], {**_other(last), "stamp": last["stamp"] - 1}, last])

    assert after != first


def _other(data: Any) -> Any:
    """The same shape with other numbers and sentences; ids, codes and states stay what they are."""
    if isinstance(data, dict):
        return {key: _other(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_other(value) for value in data]
    return f"旧{data}" if isinstance(data, str) and not data.isascii() else data
