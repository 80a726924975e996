"""数据说明: the pages behind a briefing that say where each figure comes from, and what the pages before could not show whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from liantu.briefing.chain_map import Asked, Block, ChainMap, Column, Section, Span, TableRow, plain, words
from liantu.briefing.wording import Wording
from queries.thresholds import meaning

_NAMES = 6  # of places a question was used in


def data_note(
    made: ChainMap,
    say: Wording,
    cut: Sequence[tuple[str, str]],
    left_out: Sequence[tuple[str, str]],
    missing: Sequence[str],
) -> Section:
    """One section of shape `list`."""
    blocks = [
        Block("sentence", "intro", lines=(say("appendix.intro", build=made.footer.build),)),
        _asked(made, say),
        _thresholds(made, say),
    ]
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
    """Each question once, with its version, what it was asked and where its figures stand; asked for many parts, on one line."""
    keys = ("asked", "question", "parameters", "shown")
    columns = tuple(
        Column(say.plain(f"appendix.{key}"), weight=w) for key, w in zip(keys, (0.8, 2.6, 2.6, 2.8), strict=True)
    )
    shown = _shown_in(made)
    rows = []
    for group in _alike(made.asked.values()):
        places = _few(list(dict.fromkeys(name for asked in group for name in shown.get(asked.id, []))))
        first = group[0]
        cells = (
            words(_ids([asked.id for asked in group]), "strong"),
            words(f"{first.title} {first.question}（{first.question_version}）"),
            words("；".join(_shared(group))),
            words(places),
        )
        rows.append(TableRow(first.id, cells))
    return Block("table", "asked", columns=columns, rows=tuple(rows))


def _alike(asked: Iterable[Asked]) -> list[list[Asked]]:
    """The same question at the same moment, whatever part it was asked about."""
    groups: dict[tuple[str, str], list[Asked]] = {}
    for each in asked:
        groups.setdefault((each.question, each.moment), []).append(each)
    return list(groups.values())


def _ids(ids: Sequence[str]) -> str:
    return ids[0] if len(ids) == 1 else f"{ids[0]} 等{len(ids)}次"


def _shared(group: Sequence[Asked]) -> Iterator[str]:
    """Parameters that are the same in all; of the others how many there were."""
    said = [dict(_pairs_of(asked)) for asked in group]
    for title in dict.fromkeys(title for each in said for title in each):
        values = list(dict.fromkeys(each.get(title, "") for each in said))
        yield f"{title}：{values[0]}" if len(values) == 1 else f"{title}：{_few([v for v in values if v], 3)}"


def _thresholds(made: ChainMap, say: Wording) -> Block:
    """The numbers that decided, each set once, with the questions that used it."""
    used: dict[tuple[str, str, str], dict[str, None]] = {}
    for asked in made.asked.values():
        for section, values in asked.thresholds.items():
            for name, value in values.items():
                used.setdefault((section, name, _value(value)), {})[asked.title] = None
    weights = (("meaning", 3.0), ("value", 1.0), ("name", 1.2), ("used_by", 1.4))
    columns = tuple(Column(say.plain(f"appendix.{name}"), weight=weight) for name, weight in weights)
    rows = tuple(
        TableRow(
            f"{section}.{name}={value}",
            tuple(map(words, (meaning(section, name).zh or name, value, f"{section}.{name}", _few(list(titles))))),
        )
        for (section, name, value), titles in used.items()
    )
    return Block("table", "thresholds", say("appendix.thresholds"), columns=columns, rows=rows)


def _shown_in(made: ChainMap) -> dict[str, list[str]]:
    """Question -> titles of the blocks that show figures of it."""
    places: dict[str, dict[str, None]] = {}
    for block in made.walk():
        name = plain(block.title) or _KIND.get(block.kind, "")
        for text in block.texts():
            for span in text:
                if span.figure and name:
                    places.setdefault(made.figures[span.figure].asked, {})[name] = None
    return {id: list(names) for id, names in places.items()}


def _few(names: Sequence[str], most: int = _NAMES) -> str:
    return "、".join(names[:most]) + (f"等{len(names)}处" if len(names) > most else "")


_KIND = {"sentence": "一句话", "legend": "图例"}


def parameters_zh(asked: Asked) -> str:
    """What was asked, in words; what was left empty is not listed."""
    return "；".join(f"{title}：{value}" for title, value in _pairs_of(asked))


def _pairs_of(asked: Asked) -> Iterator[tuple[str, str]]:
    for name, value in asked.parameters.items():
        shown = value.get("words") if isinstance(value, dict) else value
        if shown not in ("", None, []):
            yield asked.titles.get(name, name), str(shown)


def thresholds_zh(thresholds: Mapping[str, Mapping[str, Any]]) -> str:
    """The numbers that decided."""
    return "；".join(f"{name} = {_value(value)}" for values in thresholds.values() for name, value in values.items())


def _value(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return f"{value:,.0f}"
    return "、".join(str(v) for v in value) if isinstance(value, list | tuple) else str(value)
