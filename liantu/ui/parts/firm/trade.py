"""Suppliers left, customers right, the firm in the middle: solid where confirmed, dashed where of low confidence."""

from collections.abc import Mapping, Sequence
from typing import Any

from liantu.firm_card import FirmCard
from liantu.short_names import short_name
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.chosen import to_firm
from liantu.ui.speech import say

SIDES = {"left": "SUPPLIER", "right": "CUSTOMER"}
_ITEMS = 2


def trade(card: FirmCard) -> None:
    """The drawing; a click opens the other firm."""
    data: dict[str, Any] = {
        "centre": {"name": short_name(card.name), "note": "、".join(str(place["name"]) for place in card.places)},
        **{side: _partners(card.links, relation) for side, relation in SIDES.items()},
        "words": {
            "left": say("firm.suppliers", n="{n}"), "right": say("firm.customers", n="{n}"), "more": say("more.entries", n="{n}"),
            "none_left": say("firm.no_supplier"), "none_right": say("firm.no_customer"), "label": say("firm.trade"),
        },
    }  # fmt: skip
    told = draw("trade", "trade", data, on_opened_change=lambda: None)
    known = {partner["id"] for side in SIDES for partner in data[side]}
    if told.opened in known:
        to_firm(str(told.opened))


def _partners(links: Sequence[Mapping[str, Any]], relation: str) -> list[dict[str, Any]]:
    """A line a firm, all its items together."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for link in links:
        if link["relation"] == relation:
            found.setdefault(link["other"], []).append(link)
    return [_partner(id, some) for id, some in found.items()]


def _partner(id: str, some: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    items = list(dict.fromkeys(link["item"] for link in some if link["item"]))
    told = "、".join(items[:_ITEMS]) + ("…" if len(items) > _ITEMS else "")
    return {
        "id": id, "name": short_name(some[0]["other_name"]), "note": told or say("firm.item_unknown"),
        "dashed": all(link["confidence"] == "low" for link in some),
    }  # fmt: skip
