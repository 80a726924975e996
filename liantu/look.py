"""Colours that pages and briefings share; the scripts of the drawings (`ui/drawings/dom.js`) have the same, a test compares."""

from collections.abc import Mapping

INK, SECOND, NAVY, WHITE = "#16213a", "#4a5670", "#1d3461", "#ffffff"
SYSTEMS: Mapping[str, str] = {"S1": "#1d6f5f", "S2": "#2a4fa3", "S3": "#6b4a8a"}
# state of a link -> its ink, and the fill of what its sign and word stand on
STATES: Mapping[str, tuple[str, str]] = {
    "STRONG": ("#17693a", "#e3f4ea"), "ADEQUATE": ("#1f5f8b", "#e4f0f8"), "WEAK": ("#8f5200", "#fff2dc"),
    "PIPELINE": ("#5b3f8c", "#efe9f8"), "BROKEN": ("#a81c2e", "#fde5e7"), "MISSING": ("#a81c2e", "#fdf3f4"),
    "UNVERIFIED": ("#4a5568", "#eef1f5"), "UNKNOWN": ("#4a5568", "#ffffff"), "NOT_PRIORITY": ("#5b6780", "#f5f7fa"),
}  # fmt: skip
