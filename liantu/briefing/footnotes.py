"""Footnotes: the answers that a briefing's figures come from, numbered as they are first used. The words of 数据说明."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liantu.briefing.chain_map import Asked, Block, ChainMap, Figure, Text, plain

_MOST_LINES = 3  # that are named
_SENTENCE_ZH = "综述"


@dataclass(frozen=True, slots=True)
class Note:
    """One answer with the figures read from it."""

    number: int
    asked: Asked
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes, and which one a text needs."""

    notes: tuple[Note, ...]
    _of_figure: Mapping[str, int]

    def of(self, *texts: Text) -> tuple[int, ...]:
        """Numbers of the notes behind these texts, each once, in order."""
        return tuple(sorted({self._of_figure[span.figure] for text in texts for span in text if span.figure}))

    def of_block(self, block: Block) -> tuple[int, ...]:
        """The same for a block without what it holds."""
        return self.of(*block.texts())


def notes(chain_map: ChainMap) -> Notes:
    """The notes of a briefing, in reading order."""
    by: dict[str, list[Figure]] = {}
    for figure in chain_map.used():
        by.setdefault(figure.asked, []).append(figure)
    made = tuple(Note(n, chain_map.asked[id], tuple(figures)) for n, (id, figures) in enumerate(by.items(), 1))
    return Notes(made, {figure.id: note.number for note in made for figure in note.figures})


def parameters(asked: Asked) -> str:
    """As they were used; a scope by its words, nothing for what was left empty."""
    said = {name: value["words"] if isinstance(value, dict) else value for name, value in asked.parameters.items()}
    return "，".join(f"{name}={value}" for name, value in said.items() if value not in ("", None))


def thresholds(asked: Asked) -> str:
    """Each number that decided."""
    return "，".join(f"{section}.{n}={_plain(v)}" for section, of in asked.thresholds.items() for n, v in of.items())


def coverage(figure: Figure) -> str:
    """Of how many there could have been, how many are known; '' where that says nothing."""
    return f"已知 {figure.coverage[0]}，共 {figure.coverage[1]}" if figure.coverage else ""


def meanings(chain_map: ChainMap) -> dict[str, str]:
    """Figure id -> where it stands and what it is: 电芯：已核实企业数."""
    found: dict[str, str] = {}
    for section in chain_map.sections:
        for block in section.blocks:
            _named(chain_map, block, plain(section.title), found)
    return found


def _named(chain_map: ChainMap, block: Block, above: str, found: dict[str, str]) -> None:
    here = plain(block.title) or (_SENTENCE_ZH if block.kind == "sentence" else above)
    for text in (block.title, *block.lines, block.note):
        _keep(chain_map, text, here, found)
    for row in block.rows:
        lead = next((plain(cell) for cell in row.cells if cell), here)
        for cell in row.cells:
            _keep(chain_map, cell, lead, found)
    for inner in block.blocks:
        _named(chain_map, inner, here, found)


def _keep(chain_map: ChainMap, text: Text, where: str, found: dict[str, str]) -> None:
    for span in text:
        if span.figure and span.figure not in found:
            found[span.figure] = f"{where}：{quantity(chain_map, span.figure)}"


def quantity(chain_map: ChainMap, figure: str) -> str:
    """What a figure is, by the titles of its answer's columns."""
    find = chain_map.figures[figure].find
    titles = {c.name: c.title for c in chain_map.source_of(figure).columns}
    if find.measure != "count":
        how = {"sum": "合计", "distinct": "个数"}.get(find.measure, "")
        return titles.get(find.column, find.column) + how
    return f"条数（{chain_map.source_of(figure).title}）"


def lines_of(places: Sequence[str]) -> str:
    """Rows as people look them up: `企业.xlsx 企业 第 3、7、9 行；项目.xlsx 第 5 行等，共 15 行`."""
    by: dict[str, list[str]] = {}
    for place in places[:_MOST_LINES]:
        sheet, _, line = place.rpartition("!")
        by.setdefault(sheet.replace("#", " "), []).append(line)
    named = "；".join(f"{sheet} 第 {'、'.join(lines)} 行" for sheet, lines in by.items())
    return f"{named}等，共 {len(places)} 行" if len(places) > _MOST_LINES else named


def _plain(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
