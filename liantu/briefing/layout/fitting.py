"""Fitting text: measure by the font, shrink, then wrap, then cut with …; what was cut is remembered whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from liantu.briefing.fonts import Font
from liantu.briefing.layout.pages import Run

SMALLEST = 9.0  # points, of anything printed
_NOT_FIRST = frozenset("、，。；：！？）》〉」』】〕％%…·—–/")  # may not begin a line
_NOT_LAST = frozenset("（《〈「『【〔")
_STEP = 0.25
_CUT = "…"

Lines = tuple[tuple[Run, ...], ...]


@dataclass
class Fitter:
    """A font, and what it could not print or show whole."""

    font: Font
    cut: dict[str, str] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    left_out: list[tuple[str, str]] = field(default_factory=list)  # of what, what found no room

    def width(self, runs: Iterable[Run]) -> float:
        """Of runs side by side, in points."""
        wide = 0.0
        for run in runs:
            wide += self.font.width(run.text, bold=run.bold) * run.size
        return wide

    def printable(self, runs: Iterable[Run]) -> tuple[Run, ...]:
        """With a sign for characters that the font lacks; they are listed."""
        found = []
        for run in runs:
            self.missing |= self.font.missing(run.text)
            text = self.font.printable(run.text)
            found.append(run if text == run.text else replace(run, text=text))
        return tuple(found)

    def one_line(self, runs: Sequence[Run], width: float, smallest: float = SMALLEST) -> tuple[Run, ...]:
        """On one line: shrunk as far as allowed, then cut."""
        runs = self.printable(runs)
        for smaller in _shrunk(runs, smallest):
            if self.width(smaller) <= width:
                return smaller
        return self._cut_to(smaller, width)

    def flow(self, runs: Sequence[Run], width: float, most: int, smallest: float = SMALLEST) -> Lines:
        """On at most `most` lines: first as few as fit at full size, then shrunk, then cut."""
        runs = self.printable(runs)
        for smaller in _shrunk(runs, smallest):
            lines = self.wrap(smaller, width)
            if len(lines) <= most:
                return lines
        kept, rest = lines[: most - 1], [run for line in lines[most - 1 :] for run in line]
        return (*kept, self._cut_to(rest, width, whole="".join(r.text for r in runs)))

    def sizes(self, size: float, smallest: float = SMALLEST) -> list[float]:
        """From this size down to the smallest, in small steps."""
        steps = int(max(0.0, size - smallest) / _STEP)
        return [size - n * _STEP for n in range(steps + 1)] + ([smallest] if size > smallest else [])

    def wrap(self, runs: Sequence[Run], width: float) -> Lines:
        """As many lines as it takes. Words of letters stay whole where they can, closing marks never begin a line."""
        if self.width(runs) <= width:
            return (_joined(runs),)
        lines: list[list[Run]] = [[]]
        used = 0.0
        for piece in _pieces(runs):
            wide = self.width(piece)
            if lines[-1] and used + wide > width + 0.01:
                lines.append([])
                used = 0.0
                piece = _without_space(piece)
                wide = self.width(piece)
            for part in self._split(piece, width) if wide > width else [piece]:
                if lines[-1] and used + self.width(part) > width + 0.01:
                    lines.append([])
                    used = 0.0
                lines[-1] += part
                used += self.width(part)
        return tuple(_joined(line) for line in lines if line) or ((),)

    def widest_piece(self, runs: Sequence[Run]) -> float:
        """Of what may not be broken: a column narrower than this would tear it."""
        return max((self.width(piece) for piece in _pieces(runs)), default=0.0)

    def _split(self, piece: Sequence[Run], width: float) -> Iterator[list[Run]]:
        """A piece that is longer than a line, by characters."""
        for run in piece:
            for char in run.text:
                yield [replace(run, text=char)]

    def _cut_to(self, runs: Sequence[Run], width: float, whole: str = "") -> tuple[Run, ...]:
        whole = whole or "".join(run.text for run in runs)
        room = width - self.font.width(_CUT, bold=True) * max((run.size for run in runs), default=SMALLEST)
        kept: list[Run] = []
        used = 0.0
        for run in runs:
            for char in run.text:
                wide = self.font.width(char, bold=run.bold) * run.size
                if used + wide > room:
                    short = _joined([*kept, replace(run, text=_CUT, figure="")])
                    self.cut["".join(r.text for r in short)] = whole
                    return short
                kept.append(replace(run, text=char))
                used += wide
        return _joined(kept)


def _shrunk(runs: Sequence[Run], smallest: float) -> Iterator[tuple[Run, ...]]:
    """The runs at full size, then smaller and smaller together, none below the smallest."""
    smaller, less = tuple(runs), 0.0
    yield smaller
    while any(run.size > smallest for run in smaller):
        less += _STEP
        smaller = tuple(replace(run, size=max(min(run.size, smallest), run.size - less)) for run in runs)
        yield smaller


def _pieces(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """What may not be broken: a Chinese character with the marks that cling to it, a word or number with its unit."""
    piece: list[Run] = []
    before = ""
    for run in runs:
        start = 0  # of what is not yet in the piece
        for at, char in enumerate(run.text):
            if (piece or at > start) and not _clings(before, char):
                yield _with(piece, run, start, at)
                piece, start = [], at
            before = char
        piece = _with(piece, run, start, len(run.text))
    if piece:
        yield piece


def _with(piece: list[Run], run: Run, start: int, end: int) -> list[Run]:
    """The piece with a part of a run behind it."""
    if start == end:
        return piece
    text = run.text[start:end]
    if piece and _alike(piece[-1], run):
        return [*piece[:-1], replace(run, text=piece[-1].text + text)]
    return [*piece, run if text == run.text else replace(run, text=text)]


def _alike(a: Run, b: Run) -> bool:
    return a.size == b.size and a.bold == b.bold and a.color == b.color and a.figure == b.figure


def _clings(before: str, char: str) -> bool:
    if char in _NOT_FIRST or before in _NOT_LAST:
        return True
    if before.isspace() or char.isspace():
        return False
    return _is_letter(before) and (_is_letter(char) or char in "家种亿年月日区季名位")


def _is_letter(char: str) -> bool:
    return char < "⺀" and not char.isspace()


def _without_space(piece: list[Run]) -> list[Run]:
    first = replace(piece[0], text=piece[0].text.lstrip(" "))
    return ([first] if first.text else []) + piece[1:]


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one look as one run."""
    found: list[tuple[Run, list[str]]] = []
    for run in runs:
        if found and _alike(found[-1][0], run):
            found[-1][1].append(run.text)
        else:
            found.append((run, [run.text]))
    return tuple(run if len(texts) == 1 else replace(run, text="".join(texts)) for run, texts in found)
