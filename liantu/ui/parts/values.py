"""Values of the graph as a person reads them, with their unit; titles of properties and relationships."""

from graph.model import MODEL
from graph.records import Value
from liantu.ui.parts.money import money
from liantu.ui.parts.tables import joined
from liantu.ui.speech import both, say


def title(owner: str, name: str) -> str:
    """A property's title in the language of the page; an unknown one stands as it is."""
    p = MODEL.property.get((owner, name))
    return both(p.zh, p.en) if p else name


def valued(owner: str, name: str, value: Value) -> str:
    """A value of this property."""
    p = MODEL.property.get((owner, name))
    unit = p.unit if p else ""
    if isinstance(value, bool):
        return say("yes" if value else "no")
    if unit == "CNY" and isinstance(value, int | float):
        return money(value)
    if isinstance(value, int | float):
        return f"{value:,.10g} {unit}".strip()
    return joined(value)
