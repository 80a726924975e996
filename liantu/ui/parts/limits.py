"""The thresholds of a link on sliders: for this view alone, said as such, with the text that would make them last."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from liantu import workspace
from liantu.ui.desk import desk
from liantu.ui.speech import plain, say
from queries.thresholds import FILE, Section

SECTION = "link"


@dataclass(frozen=True, slots=True)
class _Slider:
    name: str
    least: float
    most: float
    step: float

    @property
    def key(self) -> str:
        return f"limit_{self.name}"


SLIDERS = (
    _Slider("weak", 1, 10, 1), _Slider("strong", 1, 15, 1), _Slider("concentration", 0.0, 1.0, 0.05),
    _Slider("outside_share", 0.0, 1.0, 0.05), _Slider("evidence_months", 3, 60, 3),
)  # fmt: skip


def limits() -> dict[str, Section]:
    """The popover; what differs from the file, as `answer` takes it: {} when nothing does."""
    given = workspace.thresholds(desk().settings)[SECTION]
    now = {s.name: st.session_state.get(s.key, given[s.name]) for s in SLIDERS}
    now["strong"] = max(now["strong"], now["weak"])  # whoever is strong is not weak
    shown = " / ".join(f"{now[s.name]:g}" for s in SLIDERS[:4])
    differs = any(now[s.name] != given[s.name] for s in SLIDERS)
    with st.popover(say("limits.differ" if differs else "limits", shown=shown), key="limits"):
        st.caption(say("limits.note"))
        values: dict[str, float] = {}
        for s in SLIDERS:
            if s.name == "strong" and st.session_state.get(s.key, values["weak"]) < values["weak"]:
                st.session_state[s.key] = values["weak"]
            values[s.name] = _slider(s, given[s.name])
        other = {name: value for name, value in values.items() if value != given[name]}
        if other:
            _kept(other)
            st.button(say("limits.reset"), key="limits_reset", on_click=_reset, args=(dict(given),))
    return {SECTION: other} if other else {}


def _slider(slider: _Slider, given: float) -> float:
    kind = type(given)
    value: float = st.slider(
        say(f"limits.{slider.name}"), kind(slider.least), kind(max(slider.most, given)), given, kind(slider.step),
        key=slider.key, bind="query-params",
    )  # fmt: skip
    return value


def _kept(other: dict[str, Any]) -> None:
    """What to write into the file of the workspace."""
    st.caption(plain(say("limits.keep", file=str(desk().settings.workspace / FILE))))
    lines = [f"[{SECTION}]", *(f"{name} = {value:g}" for name, value in other.items())]
    lines += ["", "[[changes]]", f'date = "{date.today()}"', 'by = ""', f'what = "{say("limits.why")}"']
    st.code("\n".join(lines), language="toml")


def _reset(given: dict[str, Any]) -> None:
    for slider in SLIDERS:
        st.session_state[slider.key] = given[slider.name]
