"""Empty sheets to be filled in: a kind, a district, one file."""

import tempfile
from pathlib import Path

import streamlit as st

from liantu.matching import Plan
from liantu.paths import data_folder
from liantu.template import Choices, template_map, write_template
from liantu.ui.desk import desk
from liantu.ui.parts.exports import XLSX_TYPE
from liantu.ui.speech import both, say


def templates() -> None:
    """Behind one button."""
    with st.popover(say("data.templates"), key="templates"):
        st.caption(say("data.templates.note"))
        maps = {name: each for name, each in desk().maps.items() if each.template}
        kinds = sorted(maps, key=lambda name: (maps[name].subject != "Enterprise", -len(maps[name].template)))
        kind = st.selectbox(
            say("add.kind"),
            kinds,
            key="template_kind",
            format_func=lambda name: both(maps[name].title, maps[name].title_en),
        )
        district = st.selectbox(
            say("data.template.district"), ["", *desk().reader.districts], key="template_district",
            format_func=lambda name: name or say("data.no_district"), filter_mode="contains",
        )  # fmt: skip
        name = "-".join(filter(None, (maps[kind].title, district)))
        st.download_button(
            say("data.template.get"), lambda: _file(kind, district), f"{name}.xlsx", XLSX_TYPE, key="template_get", on_click="ignore",
            type="primary",
        )  # fmt: skip


def _file(kind: str, district: str) -> bytes:
    """The same workbook that `liantu template` writes."""
    reader = desk().reader
    with tempfile.TemporaryDirectory(prefix="liantu-") as folder:
        target = Path(folder) / "template.xlsx"
        write_template(
            target,
            template_map(reader.maps, kind),
            Choices.of(reader.places, Plan.from_folder(data_folder())),
            district,
        )
        return target.read_bytes()
