"""What is asked: whose needs, from where; the choice of a vehicle maker and of one model, kept in the address."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.demand import demand_choice
from liantu.ui.parts.scope import scope, scope_words
from liantu.ui.speech import say
from queries.runner import Answer

SOURCES = ("in_scope", "in_city", "outside", "nobody", "unknown")
_WORDS = {
    "in_city": "source.in_city",
    "outside": "source.outside",
    "nobody": "source.nobody",
    "unknown": "source.unknown",
}


@dataclass(frozen=True, slots=True)
class Needs:
    """Supply scope, demand scope, and within it one maker and model ('' = all)."""

    scope: str
    demand: str
    maker: str
    model: str
    who: str  # in words

    def ask(self, question: str, **given: Any) -> Answer:
        """One of the `sourcing/` questions about these needs."""
        same = {"scope": self.scope, "demand": self.demand, "maker": self.maker, "model": self.model}
        return answer(f"sourcing/{question}", **same, **given)


def source_words() -> dict[str, str]:
    """Where things come from, as people say it; the scope by its own name."""
    return {"in_scope": scope_words(), **{name: say(id) for name, id in _WORDS.items()}}


def choose_needs() -> Needs:
    """The three select boxes."""
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        demand = demand_choice()
        models = answer("sourcing/by_model", scope=scope(), demand=demand).rows()
        makers = {r["maker"]: r["maker_name"] for r in models}
        maker = _choice("maker", makers, say("sourcing.all_makers", n=len(makers)), 230)
        own = {r["model_name"]: r["model_name"] for r in models if maker in ("", r["maker"])}
        model = _choice("model", own, say("sourcing.all_models", n=len(own)), 190)
    who = " ".join(filter(None, (makers.get(maker, say("sourcing.makers", n=len(makers))), model)))
    return Needs(scope(), demand, maker, model, who)


def _choice(name: str, options: dict[str, str], every: str, width: int) -> str:
    ids = ["", *options]
    chosen = st.selectbox(
        say(f"sourcing.{name}"), ids, index=ids.index(said(name, ids, "")), key=f"sourcing_{name}", width=width,
        format_func=lambda id: options.get(id, every), label_visibility="collapsed",
    )  # fmt: skip
    keep(name, chosen, "")
    return str(chosen)
