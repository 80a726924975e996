"""数据说明: the pages behind a briefing that say where each figure comes from, and what the pages before could not show whole."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from liantu.briefing.chain_map import Asked, Block, ChainMap, Column, Section, Span, TableRow, plain, words
from liantu.briefing.wording import Wording

_NAMES = 6  # of places a question was used in


def data_note(
    made: ChainMap,
    say: Wording,
    cut: Sequence[tuple[str, str]],
    left_out: Sequence[tuple[str, str]],
    missing: Sequence[str],
) -> Section:
    """One section of shape `list`."""
    blocks = [Block("sentence", "intro", lines=(say("appendix.intro", build=made.footer.build),)), _asked(made, say)]
    if made.notes:
        entries = tuple(Block("remark", f"note.{n}", words(note)) for n, note in enumerate(made.notes))
        blocks.append(Block("list", "notes", say("appendix.notes"), blocks=entries))
    if missing:
        blocks.append(Block("remark", "missing", say("appendix.missing", chars=" ".join(missing))))
    if cut:
        blocks.append(_pairs("names", say("appendix.names"), ("appendix.name_short", "appendix.name_full"), cut, say))
    if left_out:
        blocks.append(_pairs("left_out", say("appendix.left_out"), ("appendix.of", "appendix.what"), left_out, say))
    return Section("data_note", say("appendix.title"), "list", tuple(blocks))


def _pairs(
    id: str, title: tuple[Span, ...], heads: Sequence[str], pairs: Sequence[tuple[str, str]], say: Wording
) -> Block:
    columns = tuple(Column(say.plain(key), weight=w) for key, w in zip(heads, (1.0, 2.0), strict=True))
    rows = tuple(TableRow(f"{id}.{n}", (words(a), words(b))) for n, (a, b) in enumerate(pairs))
    return Block("table", id, title, columns=columns, rows=rows)


def _asked(made: ChainMap, say: Wording) -> Block:
    """Each question once: its version, what it was asked, by which numbers it judges, and where its figures stand."""
    keys = ("asked", "question", "parameters", "thresholds", "shown")
    columns = tuple(
        Column(say.plain(f"appendix.{key}"), weight=w) for key, w in zip(keys, (0.6, 2.6, 2.4, 2.6, 2.8), strict=True)
    )
    shown = _shown_in(made)
    rows = tuple(
        TableRow(id, (
            words(id, "strong"),
            words(f"{asked.title} {asked.question} 第{asked.question_version}版"),
            words(parameters_zh(asked)),
            words(thresholds_zh(asked.thresholds)),
            words(shown.get(id, "")),
        ))
        for id, asked in made.asked.items()
    )  # fmt: skip
    return Block("table", "asked", columns=columns, rows=rows)


def _shown_in(made: ChainMap) -> dict[str, str]:
    """Question -> titles of the blocks that show figures of it."""
    places: dict[str, dict[str, None]] = {}
    for block in made.walk():
        for text in block.texts():
            for span in text:
                if span.figure:
                    places.setdefault(made.figures[span.figure].asked, {})[
                        plain(block.title) or _KIND.get(block.kind, "")
                    ] = None
    return {id: _few([name for name in names if name]) for id, names in places.items()}


def _few(names: Sequence[str]) -> str:
    return "、".join(names[:_NAMES]) + (f"等{len(names)}处" if len(names) > _NAMES else "")


_KIND = {"sentence": "一句话", "legend": "图例"}


def parameters_zh(asked: Asked) -> str:
    """What was asked, in words; what was left empty is not listed."""
    return "；".join(_said(asked.parameters))


def _said(parameters: Mapping[str, Any]) -> Iterator[str]:
    for name, value in parameters.items():
        shown = value.get("words") if isinstance(value, dict) else value
        if shown not in ("", None, []):
            yield f"{name} = {shown}"


def thresholds_zh(thresholds: Mapping[str, Mapping[str, Any]]) -> str:
    """The numbers that decided."""
    return "；".join(f"{name} = {value}" for values in thresholds.values() for name, value in values.items())
