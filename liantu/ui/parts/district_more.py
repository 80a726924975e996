"""区县: projects, what comes next, how specialised it is, and who answers for the data."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer, desk
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.links import state_word
from liantu.ui.parts.money import in_unit, money
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.speech import plain, say

Row = Mapping[str, Any]
SHOWN = 4


def projects(name: str) -> None:
    """The largest projects with their stage."""
    found = answer("projects/list", scope=name)
    rows = sorted(found.rows(), key=lambda r: -(r["investment_cny"] or 0))
    total = money(sum(r["investment_cny"] or 0 for r in rows), 1)
    head(
        "projects",
        say("district.projects"),
        say("district.projects.sum", n=len(rows), money=total),
        to="projects",
        query={"scope": name},
    )
    if not rows:
        st.caption(say("stages.none"))
        return
    heads = [
        col(say("projects.name")),
        col(say("stages.stage")),
        num(say("stages.unit")),
    ]
    sheet("district_projects", say("district.projects"), heads, [_project(r) for r in rows[:SHOWN]])
    behind(found, "district_projects")


def _project(row: Row) -> dict[str, Any]:
    cny = row["investment_cny"]
    return {"cells": [row["name"], row["stage_zh"] or "—", "—" if cny is None else f"{in_unit(cny):,.1f}"]}


def nearest(name: str) -> None:
    """Components nearest to what it makes, and how concentrated it is on few assemblies."""
    found, shape = answer("relatedness/of_district", scope=name), answer("clusters/districts")
    head("nearest", say("district.nearest"), say("district.nearest.note"))
    rows = found.rows()
    heads = [
        col(say("level.component")), col(say("level.assembly"), 440), col(say("column.state")),
        num(say("district.density")),
    ]  # fmt: skip
    if rows:
        lines = [
            {
                "cells": [
                    r["name"],
                    r["assembly_name"],
                    {"state": r["status"], "word": state_word(r["status"])},
                    f"{r['density']:.2f}",
                ]
            }
            for r in rows
        ]
        sheet("nearest", say("district.nearest"), heads, lines)
    else:
        st.caption(say("district.nearest.none"))
    own = next((r for r in shape.rows() if r["district_name"] == name), None)
    if own and own["hhi"] is not None:
        st.caption(
            plain(
                say(
                    "district.shape",
                    largest=own["largest_name"],
                    share=f"{own['largest_share']:.0%}",
                    hhi=f"{own['hhi']:.2f}",
                    krugman=f"{own['krugman']:.2f}",
                )
            )
        )
    behind(found, "nearest", shape)


def responsible(code: str, name: str) -> None:
    """Who reported, who loaded, who answers for projects: as recorded, nothing else."""
    returns = answer("plan/returns")
    counts = answer("overview/counts", scope=name)
    head("responsible", say("district.people"))
    lines = [{"cells": [word, value]} for word, value in _people(code, name, returns.rows(), counts.rows()[0])]
    sheet("responsible", say("district.people"), [col("", kind="tight"), col("")], lines)
    behind(returns, "responsible", counts)


def _people(code: str, name: str, returns: list[dict[str, Any]], counts: Row) -> Iterator[tuple[str, str]]:
    own = [r for r in returns if r["district_code"] == code]
    by = sorted({who for r in own for who in r["by"]})
    sent = max((str(r["reported_on"]) for r in own if r["reported_on"]), default="")
    loads = [load for load in desk().loads() if load.state == "done" and load.district in (code, name)]
    leads = sorted({r["responsible"] for r in answer("projects/list", scope=name).rows() if r["responsible"]})
    nobody = say("district.not_written")
    yield say("district.reported"), f"{sent} · {'、'.join(by) or nobody}" if sent else say("pace.silent")
    yield say("district.loaded"), f"{loads[-1].at[:10]} · {loads[-1].by or nobody}" if loads else nobody
    yield say("district.leads"), "、".join(leads) or nobody
    yield say("records"), say("district.recorded", n=f"{counts['firms']:,}", chain=f"{counts['firms_on_chain']:,}")
