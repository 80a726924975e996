"""The whole set for one scope: every template that has something to say about it."""

from dataclasses import replace

from liantu.briefing.making import Workbench
from liantu.briefing.names import ALL
from liantu.briefing.request import Request
from liantu.briefing.templates import TEMPLATES


def requests(bench: Workbench, request: Request) -> tuple[list[Request], tuple[str, ...]]:
    """One request, or for `all` one of each template that fits; and in words which were left out."""
    if request.template not in ALL:
        return [request], ()
    wanted, left_out = [], []
    for code, kind in TEMPLATES.items():
        if kind.needs_compare and not request.compare:
            left_out.append(f"没有写{kind.zh}：要有比较的日期（--compare）。")
        elif kind.of_district and not bench.is_district(request):
            left_out.append(f"没有写{kind.zh}：一次写一个区县（--scope）。")
        else:
            wanted.append(replace(request, template=code))
    return wanted, tuple(left_out)
