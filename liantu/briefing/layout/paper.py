"""Papers: size, margins and type sizes in points. A4 is a layout of its own, not a shrunk slide: nothing is below 9 points."""

from dataclasses import dataclass

from liantu.briefing.chain_map import Text
from liantu.briefing.layout.pages import Run
from liantu.briefing.look import ink, is_bold
from liantu.look import INK


@dataclass(frozen=True, slots=True)
class Paper:
    """A page to be filled. `side`: width of the column beside the map; 0 puts it below."""

    name: str
    width: float
    height: float
    margin: float
    base: float  # type of cells and tables
    lead: float  # of the sentence
    title: float
    side: float = 0.0
    system: float = 18.0  # width of the bar of a system
    assembly: float = 66.0  # width of an assembly's name
    leading: float = 1.36  # height of a line, in sizes

    @property
    def line(self) -> float:
        """Height of a line of cells."""
        return self.base * self.leading

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin


SLIDE = Paper("16x9", 960.0, 540.0, 14.0, base=9.0, lead=13.0, title=17.0, side=204.0)
A3 = Paper("A3", 1190.55, 841.89, 26.0, base=11.5, lead=17.0, title=24.0, side=256.0, system=24.0, assembly=92.0)
A4 = Paper("A4", 841.89, 595.28, 18.0, base=9.0, lead=12.0, title=15.0, assembly=70.0, leading=1.27)
A4_UPRIGHT = Paper("A4", 595.28, 841.89, 45.0, base=9.5, lead=11.5, title=17.0, leading=1.4)
SLIDE_LIST = Paper("16x9", 960.0, 540.0, 28.0, base=11.0, lead=13.0, title=18.0, leading=1.4)


def runs(text: Text, size: float, color: str = INK, *, bold: bool = False, states_bold: bool = True) -> tuple[Run, ...]:
    """Spans as runs: tone gives colour and weight."""
    return tuple(
        Run(
            span.text,
            size,
            ink(span.tone, color),
            bold or (is_bold(span.tone) and (states_bold or span.tone in ("strong", "new", "gone"))),
            span.figure,
        )
        for span in text
        if span.text
    )
