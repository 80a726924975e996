"""Lead firms (methods: L): who bears such a title, is on the list of chain owners, or writes of a rank from one to three.

Needs the facts titles, official_owners, market_shares.
"""

from graph.dates import interval
from queries.derive.asked import Asked, Row
from queries.derive.market_rank import says_top_three

_LEADING = ("链主", "领军")
_LEADING_NATIONALLY = ("单项冠军", "小巨人")  # unless a city or a province gave them
_LOCAL = ("市级", "省级", "区级", "县级")


def leading_firms(asked: Asked, day: str) -> frozenset[str]:
    """All of them on the ISO date `day`; '' = nobody knows what today is."""
    lists = filter(_makes_a_lead, asked.facts["titles"])
    titled = {firm for row in lists if not has_run_out(row["until"], day) for firm in row["firms"]}
    named = {row["firm"] for row in asked.facts["official_owners"] if not has_run_out(row["until"], day)}
    ranked = {row["firm"] for row in asked.facts["market_shares"] if says_top_three(row["market_share"])}
    return frozenset(titled | named | ranked)


def has_run_out(until: str | None, day: str) -> bool:
    """Whether a title surely ended before the ISO date `day` ('' = nobody knows what today is)."""
    return bool(until and day) and interval(str(until))[1] < day


def _makes_a_lead(title: Row) -> bool:
    if any(word in title["title"] for word in _LEADING):
        return True
    local = title["level"] not in (None, "国家级") or any(word in title["title"] for word in _LOCAL)
    return not local and any(word in title["title"] for word in _LEADING_NATIONALLY)
