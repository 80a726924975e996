"""HTML: a briefing as one file to hand over. The explorer of the app, the texts and tables, and what stands behind each figure.

It works from a disk without network: no address in it, scripts by their hash, data as JSON that ends no element.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import liantu
from liantu.briefing import manifest
from liantu.briefing.carried import html_script, in_script
from liantu.briefing.chain_map import Block, ChainMap, Section, TableRow, Text, plain
from liantu.briefing.evidence import NOTHING, Behind
from liantu.briefing.footnotes import Note, coverage, lines_of, meanings, notes, parameters, thresholds
from liantu.briefing.layout.pages import Sign
from liantu.briefing.look import STATES
from liantu.briefing.writers.signs import paths

_HERE = Path(__file__).parent
_UI = Path(liantu.__file__).parent / "ui"
_CHAIN = ("system", "assembly", "cell")
_TONES = frozenset({"strong", "quiet", "new", "gone", "changed"})
_MARKS = {"new": "新增", "gone": "退出", "changed": "有变化"}


def html(made: ChainMap, explorer: Mapping[str, Any] | None = None, behind: Behind = NOTHING) -> bytes:
    """The page. `explorer` is what `explored` gives; without it there are texts and tables alone."""
    page = _Page(made, behind)
    script, style = _script(), (_HERE / "page.css").read_text(encoding="utf-8")
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    data = f'<script type="application/json" id="data">{in_script(_json(_sent(explorer)))}</script>' if explorer else ""
    parts = (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(made.title)}</title><style>{style}</style></head><body>",
        page.body(with_explorer=explorer is not None),
        data,
        html_script(manifest.text(made)),
        f"<script>{script}</script></body></html>\n" if explorer else "</body></html>\n",
    )
    return "".join(parts).encode()


class _Page:
    """The static part: real text, readable and printable without any script."""

    def __init__(self, made: ChainMap, behind: Behind) -> None:
        self._made, self._behind = made, behind
        self._notes, self._meanings = notes(made), meanings(made)
        self._numbers = manifest.numbers(made)

    def body(self, *, with_explorer: bool) -> str:
        """Head, sections, explorer, notes, foot."""
        made, foot = self._made, self._made.footer
        badge = f'<span class="badge">{escape(foot.mark)}</span>' if foot.mark else ""
        explorer = (
            '<section class="explorer"><h2>产业链图</h2><div id="explorer"></div><div id="chosen"></div></section>'
        )
        return "".join(
            (
                f"<header><h1>{escape(made.title)}</h1><p>{escape(made.subtitle)} {badge}</p>",
                f'<p class="quiet">{escape("　".join(p for p in (foot.data_date, foot.compared) if p))}</p></header><main>',
                *(self._section(section) for section in made.sections),
                explorer if with_explorer else "",
                self._explained(),
                f"</main><footer>{escape(foot.source)}　{escape(foot.mark_note or foot.mark)}　{escape(foot.build)}</footer>",
            )
        )

    def _section(self, section: Section) -> str:
        head = f"<h2>{self._text(section.title)}</h2>" if plain(section.title) != self._made.title else ""
        chain = [b for b in section.blocks if b.kind in _CHAIN]
        others = "".join(self._block(b) for b in section.blocks if b.kind not in _CHAIN)
        return f"<section>{head}{others}{self._parts(chain, folded=section.shape == 'map')}</section>"

    def _block(self, block: Block) -> str:
        if block.kind == "table":
            return self._table(block)
        if block.kind == "legend":
            return f'<p class="legend">{"".join(self._count(b) for b in block.blocks)}</p>'
        head = f"<h3>{self._text(block.title)}{self._noted(block.title)}</h3>" if block.title else ""
        if block.kind == "list":
            items = "".join(f"<li>{self._item(b)}</li>" for b in block.blocks)
            return f'<div class="card">{head}<ul>{items}</ul>{self._note(block)}</div>'
        name = "p" if block.kind != "sentence" else 'p class="sentence"'
        lines = "".join(f"<{name}>{self._text(t)}{self._noted(t)}</p>" for t in block.lines)
        return head + lines + "".join(self._block(b) for b in block.blocks) + self._note(block)

    def _count(self, block: Block) -> str:
        said = "".join(self._text(line) for line in block.lines)
        return (
            f'<span class="chip s-{escape(block.status)}">{_sign(block.status)}{self._text(block.title)} {said}</span>'
        )

    def _item(self, block: Block) -> str:
        lines = "　".join(self._text(line) for line in block.lines)
        inner = "".join(f"<li>{self._item(b)}</li>" for b in block.blocks)
        below = f"<ul>{inner}</ul>" if inner else ""
        return f"{_sign(block.status)}<b>{self._text(block.title)}</b>{_mark(block.mark)} {lines}{below}"

    def _note(self, block: Block) -> str:
        return f'<p class="quiet">{self._text(block.note)}</p>' if block.note else ""

    def _table(self, block: Block) -> str:
        heads = "".join(
            f"<th{' class=r' if c.right else ''}>{escape(c.title)}{f'<small>{escape(c.unit)}</small>' if c.unit else ''}</th>"
            for c in block.columns
        )
        right = [c.right for c in block.columns]
        rows = "".join(self._row(row, right) for row in block.rows)
        title = f"<h3>{self._text(block.title)}{self._noted(*block.texts())}</h3>" if block.title else ""
        body = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        return f'<div class="card">{title}<div class="wide">{body}</div>{self._note(block)}</div>'

    def _row(self, row: TableRow, right: Sequence[bool]) -> str:
        if len(row.cells) == 1 < len(right):
            return f'<tr><td colspan="{len(right)}">{self._text(row.cells[0])}</td></tr>'
        first = next((n for n, text in enumerate(row.cells) if text), 0)
        cells = "".join(
            f"<td{' class=r' if at_right else ''}>{self._text(text)}{_mark(row.mark) if n == first else ''}</td>"
            for n, (text, at_right) in enumerate(zip(row.cells, right, strict=True))
        )
        return f"<tr{' class=total' if row.total else ''}>{cells}</tr>"

    def _parts(self, blocks: Sequence[Block], *, folded: bool) -> str:
        """The chain as a table; folded where the explorer draws it."""
        if not blocks:
            return ""
        rows = "".join(self._lines(block) for block in blocks)
        head = "<tr><th>部件</th><th>状态</th><th>情况</th></tr>"
        table = f'<div class="wide"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'
        return (
            f'<details class="card"><summary>部件一览</summary>{table}</details>'
            if folded
            else f'<div class="card">{table}</div>'
        )

    def _lines(self, block: Block) -> str:
        if block.kind == "cell":
            return self._cell(block)
        inner = "".join(self._lines(b) for b in block.blocks)
        if block.kind == "system":
            return f'<tr class="total"><td colspan="3">{self._text(block.title)}</td></tr>{inner}'
        said = "　".join(self._text(t) for t in (*block.lines, block.note) if t)
        return f'<tr><td><b>{self._text(block.title)}</b></td><td colspan="2">{said}</td></tr>{inner}'

    def _cell(self, cell: Block) -> str:
        inner = ["".join((self._text(b.title), *map(self._text, b.lines), _mark(b.mark))) for b in cell.blocks]
        told = "；".join(part for part in (*map(self._text, cell.lines), *inner, self._text(cell.note)) if part)
        short = escape(f"（{cell.short}）" if cell.short else "")
        return (
            f'<tr><td class="in">{self._text(cell.title)}{short}{_mark(cell.mark)}</td>'
            f"<td>{_sign(cell.status)}{escape(cell.status_word)}</td><td>{told}</td></tr>"
        )

    # ---- texts ------------------------------------------------------------------------------------------------------

    def _text(self, text: Text) -> str:
        tones = {span.figure: span.tone for span in text if span.figure}
        return "".join(self._run(id, words, tones) for id, words in manifest.runs(text)) if tones else _toned(text)

    def _run(self, id: str, words: str, tones: Mapping[str, str]) -> str:
        if not id:
            return escape(words)
        tone = f' class="t-{tones[id]}"' if tones[id] in _TONES else ""
        title = escape(self._meanings.get(id, ""))
        return f'<span data-figure="{self._numbers[id]}" title="{title}"{tone}>{escape(words)}</span>'

    def _noted(self, *texts: Text) -> str:
        links = "、".join(f'<a href="#note{n}">{n}</a>' for n in self._notes.of(*texts))
        return f"<sup>{links}</sup>" if links else ""

    # ---- what stands behind -----------------------------------------------------------------------------------------

    def _explained(self) -> str:
        said = "".join(f"<p>{escape(text)}</p>" for text in self._made.notes)
        listed = "".join(self._explained_note(note) for note in self._notes.notes)
        return f'<section class="notes"><h2>数据说明</h2>{said}{listed}</section>'

    def _explained_note(self, note: Note) -> str:
        asked = note.asked
        told = (
            ("规则", asked.rule),
            ("限制", asked.limits),
            ("参数", parameters(asked)),
            ("门槛", thresholds(asked)),
            ("数据版本", asked.data_version),
            ("时点", self._made.compare if asked.moment else self._made.as_of or "现在"),
        )
        facts = "".join(f"<dt>{name}</dt><dd>{escape(words)}</dd>" for name, words in told if words)
        rows = "".join(
            f"<tr><td class=r>{self._numbers[f.id]}</td><td>{escape(self._meanings[f.id])}</td>"
            f"<td class=r>{escape(f.shown + f.unit)}</td><td>{escape(coverage(f))}</td>"
            f"<td>{escape(lines_of(self._behind.places(f.id)))}</td></tr>"
            for f in note.figures
        )
        then = f"（对比 {escape(self._made.compare)}）" if asked.moment else ""
        head = "<tr><th class=r>数</th><th>含义</th><th class=r>数值</th><th>覆盖</th><th>来源行</th></tr>"
        return (
            f'<details class="card" id="note{note.number}"><summary>{note.number}　{escape(asked.title)}{then} '
            f"<span class=quiet>{escape(asked.question)} · {escape(asked.question_version)}</span></summary><dl>{facts}</dl>"
            f'<div class="wide"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div></details>'
        )


def _toned(text: Text) -> str:
    return "".join(
        f'<span class="t-{s.tone}">{escape(s.text)}</span>' if s.tone in _TONES else escape(s.text) for s in text
    )


@cache
def _sign(status: str) -> str:
    """The sign of a state, drawn: no font has them all."""
    look = STATES.get(status)
    if look is None or not look.sign:
        return ""
    drawn = "".join(
        f'<path d="{d}" fill="{look.ink if filled else "none"}"'
        + ("/>" if filled else f' stroke="{look.ink}" stroke-width="1.6"/>')
        for d, filled in paths(Sign(look.sign, 6, 6, 10, look.ink))
    )
    return f'<svg class="sign" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">{drawn}</svg>'


def _mark(mark: str) -> str:
    return f' <span class="mark">{_MARKS[mark]}</span>' if mark in _MARKS else ""


# ---- the explorer ---------------------------------------------------------------------------------------------------


@cache
def _script() -> str:
    """The app's own drawing as one script, with `page.js` in the place of Streamlit."""
    files = [_UI / "drawings" / "dom.js", *sorted((_UI / "explorer").glob("*.js")), _HERE / "page.js"]
    texts = [path.read_text(encoding="utf-8") for path in files]
    joined = "\n".join(texts).replace("export default function", "function explorer", 1)
    return f"(() => {{\n{joined}\n}})();"


def _sent(explorer: Mapping[str, Any]) -> dict[str, Any]:
    """Its data, firms as rows of numbers and what many share once: a thousand firms stay small."""
    shared = _Shared()
    firms = {
        code: [
            makers["head"],
            [shared.firm(firm) for firm in makers["list"]],
            [[g["id"], g["name"], [shared.firm(firm) for firm in g["list"]]] for g in makers["groups"]],
        ]
        for code, makers in explorer["firms"].items()
    }
    styles = (_UI / "drawings" / "base.css", _UI / "explorer" / "explorer.css")
    return {
        "explorer": {name: value for name, value in explorer.items() if name != "firms"},
        "firms": firms,
        "names": shared.names,
        "texts": shared.texts,
        "css": "\n".join(path.read_text(encoding="utf-8") for path in styles),
    }


class _Shared:
    """Firms and texts, each once; the id of a firm is its number here: nothing of the page needs the real one."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, int] = {}

    def firm(self, firm: Mapping[str, Any]) -> list[int]:
        """number, kind, line, note, tip, away."""
        who = str(firm["id"]).partition("|")[2]
        if who not in self._numbers:
            self._numbers[who] = len(self.names)
            self.names.append(firm["name"])
        told = (self._text(str(firm[name])) for name in ("kind", "line", "note", "tip"))
        return [self._numbers[who], *told, int(firm["away"])]

    def _text(self, text: str) -> int:
        if text not in self._texts:
            self._texts[text] = len(self.texts)
            self.texts.append(text)
        return self._texts[text]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
