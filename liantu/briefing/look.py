"""Colours, borders and signs of a briefing: what a status looks like. A status is told by sign, word and colour together."""

from dataclasses import dataclass

from liantu import look
from liantu.look import INK, SECOND, WHITE

CARD, RULE, HEAD_RULE, ROW_RULE = "#dfe4ec", "#cfd6e1", "#b8c1cf", "#dfe4ec"
SAMPLE_INK, SAMPLE_FILL = "#8f5200", "#fffaf0"
NEW, GONE = "#17693a", "#a81c2e"


@dataclass(frozen=True, slots=True)
class State:
    """How a status is drawn. `glyph` stands for the sign where only text can (a cell of a spreadsheet or slide)."""

    sign: str
    glyph: str
    ink: str
    fill: str = WHITE
    border: float = 0.75  # points
    dashed: bool = False


STATES = {
    "STRONG": State("disc", "●", *look.STATES["STRONG"]),
    "ADEQUATE": State("ring", "○", *look.STATES["ADEQUATE"]),
    "WEAK": State("triangle", "▲", *look.STATES["WEAK"]),
    "PIPELINE": State("diamond", "◇", *look.STATES["PIPELINE"]),
    "BROKEN": State("square", "■", *look.STATES["BROKEN"], border=1.75),
    "MISSING": State("cross", "×", *look.STATES["MISSING"]),
    "UNVERIFIED": State("query", "？", *look.STATES["UNVERIFIED"]),
    "UNKNOWN": State("dots", "…", *look.STATES["UNKNOWN"], dashed=True),
    "NOT_PRIORITY": State("dash", "－", look.STATES["NOT_PRIORITY"][0], border=0.5),
    "changed": State("flag", "△", SAMPLE_INK),
    # pace
    "achieved": State("tick", "√", "#17693a"),
    "on_track": State("disc", "●", "#17693a"),
    "acceleration_needed": State("triangle", "▲", "#8f5200"),
    "limited": State("square", "■", "#a81c2e"),
    "deterioration": State("triangle_down", "▼", "#a81c2e"),
    "unrated": State("", "", SECOND),
    "unreported": State("dots", "…", "#4a5568"),
}
PLAIN = State("", "", INK)


def state(code: str) -> State:
    """The look of a status or pace; plain ink for anything else."""
    return STATES.get(code, PLAIN)


def ink(tone: str, usual: str = INK) -> str:
    """The colour of a run of text by its tone."""
    fixed = {"strong": INK, "quiet": SECOND, "new": NEW, "gone": GONE}
    return STATES[tone].ink if tone in STATES else fixed.get(tone, usual)


def is_bold(tone: str) -> bool:
    """Whether a tone is printed bold."""
    return tone != "changed" and (tone in ("strong", "new", "gone") or tone in STATES)
