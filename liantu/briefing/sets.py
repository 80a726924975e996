"""The whole set for one scope: every template that has something to say about it."""

from dataclasses import replace

from liantu.briefing.making import Workbench
from liantu.briefing.names import ALL
from liantu.briefing.request import Request
from liantu.briefing.templates import TEMPLATES


def requests(bench: Workbench, request: Request) -> list[Request]:
    """One request, or for `all` one of each template; those that compare only where there is a date to compare with."""
    if request.template not in ALL:
        return [request]
    return [
        replace(request, template=code) for code, kind in TEMPLATES.items() if request.compare or not kind.needs_compare
    ]
