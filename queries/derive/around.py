"""What stands around a thing within one or two steps, no more of it than can be drawn. Needs the fact around_part."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.errors import UsageError
from queries.derive.asked import Asked, Derived, Row, holding
from queries.question import Said

KINDS: Mapping[str, frozenset[str]] = {
    "生产": frozenset({"MAKES", "WORKS_ON", "MAKES_INPUT_FOR"}),
    "供货": frozenset({"SUPPLIES", "BUILDS", "SOURCED_FROM"}),
    "集团": frozenset({"OWNED_BY"}),
    "项目": frozenset({"INVESTS_IN", "AIMS_AT", "TARGETED_FOR"}),
    "用途": frozenset({"INPUT_TO"}),
    "体系": frozenset({"HAS_COMPONENT"}),
}
_ENGLISH = dict(zip(("makes", "supplies", "owners", "projects", "uses", "parts"), KINDS, strict=True))
_MOST_HOPS = 2
_ENDS = ("start", "end")


def around(asked: Asked) -> Derived:
    """A row for each relation between things that are drawn; `total` counts all relations within the steps."""
    centres = {asked.parameters["firm"], asked.parameters["part"]} - {""}
    if len(centres) != 1:
        return Derived(
            [],
            warnings=(
                Said(
                    "请指定一家企业（firm）或一个总成、部件（part），二者取一。",
                    "Give a firm (firm) or an assembly or component (part), one of the two.",
                ),
            ),
        )
    centre, hops = centres.pop(), max(1, min(asked.parameters["hops"], _MOST_HOPS))
    lines = _lines(_wanted((*asked.rows, *asked.facts["around_part"]), asked.parameters))
    beside = _beside(lines)
    distance = _distances(beside, centre, hops)
    within = [line for line in lines if min(distance.get(line[e], hops) for e in _ENDS) < hops]
    drawn = _nearest(within, beside, distance, max(1, asked.parameters["limit"]))
    shown = [
        {"hop": max(distance[line[e]] for e in _ENDS), **line}
        for line in within
        if all(line[e] in drawn for e in _ENDS)
    ]
    shown.sort(key=lambda r: (r["hop"], r["relation"], r["start"], r["end"]))
    zh = f"{hops} 步之内共 {len(distance)} 个对象，只列出 {len(drawn)} 个之间的关系。可用参数 limit 多列。"
    en = f"{len(distance)} things within {hops} steps; relations among {len(drawn)} are listed. The parameter limit lists more."
    return Derived(shown, len(within), holding((len(drawn) < len(distance), Said(zh, en))))


def _wanted(rows: Iterable[Row], parameters: Mapping[str, str]) -> list[Row]:
    words = [word.strip() for word in parameters["kinds"].replace("，", "、").replace(",", "、").split("、")]
    said = [_ENGLISH.get(word, word) for word in words if word]
    if strange := [word for word in said if word not in KINDS]:
        raise UsageError(f"没有这类关系：{'、'.join(strange)}。可用：{'、'.join(KINDS)}。")
    types = frozenset().union(*(KINDS[word] for word in said or KINDS))
    sure = parameters["evidence"] == "已证实"
    return [r for r in rows if r["relation"] in types and not (sure and r["evidence"] != "confirmed")]


def _lines(rows: Iterable[Row]) -> list[Row]:
    """Relations of one kind between the same two as one, the surest evidence of them."""
    pairs: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        pairs[row["start"], row["relation"], row["end"]].append(row)
    return [_line(pairs[pair]) for pair in sorted(pairs)]


def _line(rows: Sequence[Row]) -> Row:
    names = ("start", "start_label", "start_name", "relation", "end", "end_label", "end_name")
    return {
        **{name: rows[0][name] for name in names},
        "items": sorted({r["item"] for r in rows if r["item"]}),
        "evidence": min(r["evidence"] for r in rows),  # confirmed before inferred
        "confidence": sorted({r["confidence"] for r in rows if r["confidence"]}),
        "rows": sorted({row for r in rows for row in r["rows"]}),
    }


def _beside(lines: Iterable[Row]) -> Mapping[str, set[str]]:
    found: Mapping[str, set[str]] = defaultdict(set)
    for line in lines:
        found[line["start"]].add(line["end"])
        found[line["end"]].add(line["start"])
    return found


def _distances(beside: Mapping[str, set[str]], centre: str, hops: int) -> dict[str, int]:
    """Everything within so many steps, with its distance."""
    distance, border = {centre: 0}, {centre}
    for hop in range(1, hops + 1):
        border = {end for here in border for end in beside.get(here, ())} - distance.keys()
        distance |= dict.fromkeys(border, hop)
    return distance


def _nearest(lines: Iterable[Row], beside: Mapping[str, set[str]], distance: Mapping[str, int], limit: int) -> set[str]:
    """The things that are drawn: none of them hangs in the air, for what it hangs on is drawn too."""
    sure = {line[e] for line in lines if line["evidence"] == "confirmed" for e in _ENDS}
    ranked = sorted(distance, key=lambda id: (distance[id], id not in sure, -len(beside.get(id, ())), id))
    first = [id for id in ranked if distance[id] < 2][:limit]
    near = set(first[1:])
    second = [id for id in ranked if distance[id] > 1 and not beside[id].isdisjoint(near)]
    return {*first, *second[: limit - len(first)]}
