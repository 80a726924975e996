"""Which gaps to close first: the head of the ranking, with what each is and by which route it could be closed."""

from collections.abc import Collection
from itertools import islice
from typing import Any

from liantu.briefing.chain_map import Block, Span, Text
from liantu.briefing.desk import Desk
from queries.statuses import SHORT

FIRST = 5


def first(desk: Desk, n: int = FIRST, within: Collection[str] = ()) -> Block:
    """The first n of the ranking that are known to fall short (`within`: of these components); the rank is that of the whole."""
    told = desk.asking.ask("gaps/ranking", scope=desk.request.scope)
    known = (row for row in told.rows if row["status"] in SHORT and (not within or row["code"] in within))
    rows = list(islice(known, n))
    return Block(
        "list",
        "gaps",
        desk.say("gaps.title", n=str(len(rows))) if rows else desk.say("gaps.none"),
        blocks=tuple(_item(desk, told, row) for row in rows),
    )


def _item(desk: Desk, told: Any, row: Any) -> Block:
    code, status = str(row["code"]), str(row["status"])
    rank = told.text(f"gap.{code}.rank", "rank", code=code)
    state: Text = (Span(desk.say.plain(f"short.{status}"), tone=status),)
    key = "gaps.route" if row["route_zh"] else "gaps.no_route"
    line = desk.say(key, status=state, route=str(row["route_zh"] or ""))
    return Block(
        "remark", f"gap.{code}", desk.say("gaps.item", rank=rank, name=str(row["name"])), lines=(line,), status=status
    )
