"""Ways between two things, each in a lane of its own from left to right; what stands between several is drawn once a lane."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from liantu.look import NAVY
from liantu.short_names import short_name
from liantu.ui.network import marks

LANE, STEP = 60.0, 320.0
_LONGEST, _WORD = 11.0, 8.0  # characters
Row = Mapping[str, Any]


def route(rows: Sequence[Row], said: Callable[[str], str]) -> dict[str, Any]:
    """`rows` as `chain/path` answers: a lane a path, a mark a thing, the word of each step above its line."""
    ways: dict[int, list[Row]] = {}
    for row in rows:
        ways.setdefault(row["path"], []).append(row)
    nodes: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    for lane, steps in enumerate(ways.values()):
        first = len(nodes)
        names = [steps[0]["start_name"], *(step["end_name"] for step in steps)]
        nodes += [_stop(name, at * STEP, lane * LANE, at in (0, len(steps))) for at, name in enumerate(names)]
        links += [_leg(first + at) for at in range(len(steps))]
        nodes += [_word(step, said(step["relation"]), (at + 0.5) * STEP, lane * LANE) for at, step in enumerate(steps)]
    return marks.graph([*nodes, *_frame(len(ways), max(map(len, ways.values())))], links)


def height(rows: Sequence[Row]) -> int:
    """So many pixels that lanes do not touch."""
    return 40 + 64 * len({row["path"] for row in rows})


def _stop(name: str, x: float, y: float, is_end: bool) -> dict[str, Any]:
    label = marks.cut(short_name(name), _LONGEST)
    return {"name": label, "value": name, "x": x, "y": y, **marks.pill(label, NAVY, filled=is_end)}


def _leg(at: int) -> dict[str, Any]:
    return {"source": at, "target": at + 1, "value": "", "lineStyle": marks.line("#6f7f9b", 1.6)}


def _word(step: Row, word: str, x: float, y: float) -> dict[str, Any]:
    told = f"{word} {'、'.join(step['items'])}".strip()
    return {**marks.words(marks.cut(told, _WORD), x, y), "value": told}


def _frame(lanes: int, steps: int) -> list[dict[str, Any]]:
    low, high = marks.corners(1.0)
    return [
        {**low, "x": -STEP / 2, "y": -LANE / 2},
        {**high, "x": max(3, steps) * STEP + STEP / 2, "y": (lanes - 0.5) * LANE},
    ]
