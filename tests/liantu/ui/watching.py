"""A page in real Chromium that remembers what should not happen on it: another host, an error in the console, a script
that ran, an exception, a page wider than its screen, a barrier that axe-core finds."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

DESK, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
SIZES = {"desk": DESK, "phone": PHONE}
READY_MS = 120_000  # a machine that does much else may be slow
QUIET_MS = 200
TALLEST = 8_000  # pixels of a screenshot
GRAVE = frozenset({"serious", "critical"})
# Streamlit looks for its own server below the page's path first: 404s of its own, no mistake of ours.
OWN_CALL = "_stcore/"

# The drawings live in shadow roots, so a watcher of the document alone would not see them change.
_QUIET = """([quiet, most]) => new Promise((done) => {
  const roots = [document];
  for (const root of roots) for (const e of root.querySelectorAll("*")) if (e.shadowRoot) roots.push(e.shadowRoot);
  let timer = setTimeout(end, quiet);
  const latest = setTimeout(end, most);
  const watch = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, quiet); });
  for (const root of roots) watch.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
  function end() { watch.disconnect(); clearTimeout(timer); clearTimeout(latest); done(true); }
})"""
# Our drawing that shows something before all of it has come says so by `aria-busy` (widgets of others may be busy for good).
_WHOLE = """() => {
  const roots = [document];
  for (const root of roots) for (const e of root.querySelectorAll("*")) if (e.shadowRoot) roots.push(e.shadowRoot);
  return !roots.some((root) => root.querySelector(".root[aria-busy=true]"));
}"""
# innerText stops at a shadow root: the drawings' words are asked for one by one.
_WORDS = """(selector) => {
  const said = [], blocks = /^(DIV|P|LI|TR|TD|TH|TEXT|SPAN|H1|H2|H3|BUTTON)$/i;
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return said.push(node.data);
    if (/^(STYLE|SCRIPT)$/.test(node.tagName)) return;
    for (const child of (node.shadowRoot || node).childNodes) read(child);
    if (blocks.test(node.tagName)) said.push(node.tagName === "SPAN" ? " " : "\\n");
  };
  for (const e of document.querySelectorAll(selector)) read(e);
  return said.join("").replace(/[ \\t]+/g, " ").replace(/\\s*\\n\\s*/g, "\\n");
}"""
# The page scrolls inside stMain: the document itself never grows. What sticks out is named, so that it can be found.
_WIDE = """() => {
  const main = document.querySelector("[data-testid=stMain]") || document.documentElement;
  const room = document.documentElement.clientWidth, wide = Math.max(main.scrollWidth, document.documentElement.scrollWidth);
  if (wide <= room + 1) return "";
  const out = [...main.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room + 1);
  const key = (e) => String(e.className?.baseVal ?? e.className).split(" ").filter((c) => c.startsWith("st-key")).join(".");
  const name = (e) => `${e.dataset.testid || e.tagName}.${key(e)}`;
  return `${wide} > ${room}: ${[...new Set(out.map(name))].slice(0, 8).join(", ")}`;
}"""
_AXE = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map((v) => ({
  id: v.id, impact: v.impact, help: v.help,
  nodes: v.nodes.map((n) => ({
    target: n.target.flat(3).join(" >> "), html: n.html.slice(0, 200), why: (n.any.concat(n.all, n.none)[0] || {}).message || "",
  })),
}))"""


def axe_source() -> str:
    """axe-core as the test dependency ships it."""
    found = importlib.util.find_spec("axe_playwright_python")
    assert found is not None
    assert found.origin is not None
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


class Watched:
    """A page of the app at `address`, made in `context`; `bad` holds what should not have happened, in words."""

    def __init__(self, context: Any, address: str, size: dict[str, int] = DESK) -> None:
        self.address, self.size = address, size
        self.bad: list[str] = []
        self.page = context.new_page()
        self.page.set_viewport_size(size)
        self.page.set_default_timeout(READY_MS)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.bad.append(f"script error: {error}"))
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)

    def open(self, name: str, query: str = "") -> Any:
        """Go to a page by its name and wait until it is drawn."""
        path = "" if name == "overview" else name  # the first page is the address itself
        self.page.goto(f"{self.address}/{path}{query}")
        self.page.locator("h1").first.wait_for()
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the server has said everything and nothing moves any more."""
        self.page.wait_for_timeout(100)
        self.page.wait_for_function(
            "document.querySelector('.stApp')?.dataset.testScriptState !== 'running'"
            " && !document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]')"
        )
        self.page.wait_for_function(_WHOLE)
        self.page.evaluate(_QUIET, [QUIET_MS, 5_000])

    def words(self, selector: str = ".stMain") -> str:
        """What stands in this part of the page, the drawings included."""
        return str(self.page.evaluate(_WORDS, selector))

    def faults(self) -> Iterator[str]:
        """What is wrong with the page as it stands, and what went wrong on the way."""
        yield from self.bad
        for box in self.page.locator('[data-testid="stException"], [data-testid="stAlertContentError"]').all():
            yield f"error on the page: {box.inner_text()[:300]}"
        if wide := self.page.evaluate(_WIDE):
            yield f"scrolls sideways: {wide}"

    def barriers(self) -> Iterator[str]:
        """Serious and critical violations that axe-core finds, shadow roots included."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(axe_source())
        for rule in self.page.evaluate(_AXE):
            if rule["impact"] in GRAVE:
                for node in rule["nodes"]:
                    yield f"{rule['impact']} {rule['id']}: {node['target']} {node['html']} {node['why']}"

    def picture(self, path: Path) -> None:
        """A picture of the whole page: it scrolls inside itself, so the screen is made as tall as the page."""
        tall = self.page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0")
        path.parent.mkdir(parents=True, exist_ok=True)
        if tall > self.size["height"]:
            self.page.set_viewport_size({**self.size, "height": min(tall, TALLEST)})
            self.page.evaluate(_QUIET, [QUIET_MS, 2_000])
        self.page.screenshot(path=path)
        self.page.set_viewport_size(self.size)

    def close(self) -> None:
        """Close the page; nothing may have gone wrong on it."""
        self.page.close()
        assert not self.bad

    def _console(self, message: Any) -> None:
        if message.type == "error" and OWN_CALL not in message.location.get("url", ""):
            self.bad.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.address).netloc:
            self.bad.append(f"another host: {request.url}")

    def _dialog(self, dialog: Any) -> None:
        self.bad.append(f"a script ran: {dialog.message}")
        dialog.dismiss()
