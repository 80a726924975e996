"""区县: the eight as tiles, or on the user's own approved map; a click looks at another district."""

import altair as alt
import streamlit as st

from graph.errors import LiantuError
from liantu.own_map import OwnMap, forget_map, keep_map, kept_map, read_map
from liantu.ui.desk import desk
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.amounts import amount
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.district_choice import choose, indicator
from liantu.ui.parts.overview_places import tiles
from liantu.ui.parts.standing import Standing
from liantu.ui.speech import plain, say

_COLOURS = {
    "achieved": "#17693a", "on track": "#7bb894", "acceleration needed": "#e0b668", "limited": "#d98a8f", "deterioration": "#a81c2e",
    "silent": "#ffffff", "": "#e6eaf1",
}  # fmt: skip


def picture(known: dict[str, str], own: str, some: list[Standing]) -> Standing | None:
    """Tiles or map; gives the indicator that it shows."""
    head("map", say("districts"), say("districts.note"))
    main, mine = indicator(some), kept_map(desk().settings.workspace)
    if mine is not None and main is not None:
        _drawn(mine, main, known)
    else:

        def pick() -> None:
            if (code := st.session_state["district_tiles"]["chosen"]) in known:
                choose(known[code])

        draw("tiles", "district_tiles", tiles(some, {own}, main), on_chosen_change=pick)
    with st.container(horizontal=True):
        if some:
            behind(some[0].found, "map", *(s.found for s in some[1:]))
        _own_map(known, mine)
    return main


def _drawn(mine: OwnMap, main: Standing, known: dict[str, str]) -> None:
    shapes = []
    for feature in mine.features():
        code = feature["properties"]["code"]
        told = main.pace(code) if code in main.districts else None
        row = main.districts.get(code, {})
        words = {
            "code": (told or {}).get("code", ""), "name": known.get(code, ""), "word": (told or {}).get("word", ""),
            "now": "—" if main.is_silent(code) else amount(row.get("now"), main.unit),
            "target": amount(row.get("target"), main.unit),
        }  # fmt: skip
        shapes.append({**feature, "properties": words})
    field = alt.Color("properties.code:N", legend=None).scale(domain=list(_COLOURS), range=list(_COLOURS.values()))
    tips = [alt.Tooltip(f"properties.{n}:N", title=say(f"map.{n}")) for n in ("name", "now", "target", "word")]
    shape = alt.Chart(alt.InlineData(values=shapes)).mark_geoshape(stroke="#5b6780", strokeWidth=1)
    drawn = shape.encode(color=field, tooltip=tips).project(type="identity", reflectY=True).properties(height=360)
    st.altair_chart(drawn, theme=None, key="own_map")
    st.caption(say("map.approval", number=plain(mine.approval)))
    st.caption("　".join(sorted({f"{plain(s['properties']['name'])} {s['properties']['word']}" for s in shapes})))


def _own_map(known: dict[str, str], mine: OwnMap | None) -> None:
    settings = desk().settings
    if settings.read_only:
        return
    with st.popover(say("map.own"), type="tertiary", key="behind_own_map"):
        st.caption(say("map.own.note"))
        file = st.file_uploader(say("map.file"), type=["json", "geojson"], key="map_file", max_upload_size=10)
        number = st.text_input(say("map.number"), key="map_number", max_chars=100)
        if st.button(say("map.keep"), key="map_keep", disabled=file is None) and file is not None:
            try:
                keep_map(settings.workspace, read_map(file.getvalue(), number, known))
            except LiantuError as error:
                st.error(plain(error))
            else:
                st.rerun()
        if mine is not None and st.button(say("map.forget"), key="map_forget"):
            forget_map(settings.workspace)
            st.rerun()
