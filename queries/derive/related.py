"""What is near what: components by the firms that make both, firms by their products and processes. Scope-free.

Needs the facts parts, makers, legacy_makers, processes, firm_processes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from queries.derive.asked import Asked, Row
from queries.derive.frames import known
from queries.measures.relatedness import TAG_WEIGHT, Transformable, credible, jaccard, tag_rarity, transformable

_NEEDED = ("parts", "makers", "legacy_makers", "processes", "firm_processes")
RECORDED, FROM_PRODUCTS = "recorded", "products"  # where a firm's processes are known from


@dataclass(frozen=True, slots=True)
class Nearness:
    """Why a firm is near a component that it does not make; None = unknown."""

    rel: float | None
    by_products: float | None
    by_tags: float | None  # Jaccard of the processes
    product: str | None  # the nearest of its products, where one is near
    makers: int | None  # firms that make the component,
    both: int | None  # and of these also that product
    shared: tuple[str, ...]  # names of the shared processes


class Relations:
    """Products and processes of all firms on record."""

    def __init__(self, asked: Asked) -> None:
        self._limits = asked.thresholds["relatedness"]
        made = _made((*asked.facts["makers"], *asked.facts["legacy_makers"]))
        self.parts: Mapping[str, Row] = {
            row["part"]: {**row, "firms": made.get(row["part"], [])} for row in asked.facts["parts"]
        }
        self.uses: Mapping[str, Sequence[str]] = {r["part"]: r["processes"] for r in asked.facts["processes"]}
        self._recorded: Mapping[str, Sequence[str]] = {r["firm"]: r["processes"] for r in asked.facts["firm_processes"]}
        rows = (*asked.facts["processes"], *asked.facts["firm_processes"])
        self.process_names = {id: name for row in rows for id, name in zip(row["processes"], row["names"], strict=True)}

    @cached_property
    def makers(self) -> Mapping[str, frozenset[str]]:
        """Part -> firms that make it by a record, anywhere."""
        return {part: frozenset(row["firms"]) for part, row in self.parts.items()}

    @cached_property
    def makes(self) -> pd.DataFrame:
        """Firm x part, 0/1: every firm that makes one."""
        firms = sorted({firm for row in self.parts.values() for firm in row["firms"]})
        place = {firm: at for at, firm in enumerate(firms)}
        made = np.zeros((len(firms), len(self.parts)))
        for at, row in enumerate(self.parts.values()):
            made[[place[firm] for firm in row["firms"]], at] = 1
        return pd.DataFrame(made, firms, list(self.parts))

    @cached_property
    def related(self) -> pd.DataFrame:
        """Relatedness of parts 0..1 by the firms that make both; 0 where chance would do as much or too few make both."""
        return credible(self.makes, self._limits["pairs"], self._limits["p_value"])

    @cached_property
    def alike(self) -> pd.DataFrame:
        """Part x part: the larger of `related` and half of the Jaccard of their processes, where one is known."""
        tags = self._tags({part: self.uses.get(part, ()) for part in self.parts})
        shared = jaccard(tags, tags, self._rarity)
        return pd.DataFrame(np.fmax(self.related, TAG_WEIGHT * shared), tags.index, tags.index)

    @cached_property
    def firms(self) -> list[str]:
        """Every firm whose products or processes are on record."""
        return sorted({*self._products, *(firm for firm, own in self._recorded.items() if own)})

    def products(self, firm: str) -> list[str]:
        """Parts that the firm makes by a record."""
        return self._products.get(firm, [])

    @cached_property
    def _products(self) -> Mapping[str, list[str]]:
        found: Mapping[str, list[str]] = defaultdict(list)
        for part, row in self.parts.items():
            for firm in row["firms"]:
                found[firm].append(part)
        return dict(found)

    def processes(self, firm: str) -> tuple[frozenset[str], str]:
        """The firm's processes: as a list records them, else those that its products use; and which of the two."""
        if said := self._recorded.get(firm):
            return frozenset(said), RECORDED
        return frozenset(p for part in self.products(firm) for p in self.uses.get(part, ())), FROM_PRODUCTS

    def near(self, firms: Sequence[str]) -> Transformable:
        """How near these firms are to every part that they do not make."""
        tags = self._tags({firm: self.processes(firm)[0] for firm in firms})
        parts = self._tags({part: self.uses.get(part, ()) for part in self.parts})
        makes = self.makes.reindex(list(firms), fill_value=0.0)
        return transformable(makes, self.related, tags, parts, self._rarity)

    def why(self, found: Transformable, firm: str, part: str) -> Nearness:
        """The terms of one value of `near`, with what stands behind them."""
        near = self.related[part].reindex(self.products(firm)).dropna()
        product = str(near.idxmax()) if len(near) and near.max() > 0 else None
        makers = self.makers[part]
        shared = self.processes(firm)[0] & set(self.uses.get(part, ()))
        return Nearness(
            known(found.rel.at[firm, part]),
            known(found.by_products.at[firm, part]),
            known(found.by_tags.at[firm, part]),
            product,
            len(makers) if product else None,
            len(makers & self.makers[product]) if product else None,
            tuple(self.process_names[p] for p in self.process_names if p in shared),
        )

    def reason(self, near: Nearness) -> str:
        """In words: the product of which others make both, and the processes that they share."""
        told = []
        if near.product:
            name = self.parts[near.product]["name"]
            told.append(f"生产{name}；{near.makers} 家本部件企业中 {near.both} 家也生产{name}")
        if near.shared:
            told.append(f"共有工艺：{'、'.join(near.shared)}")
        return "；".join(told)

    @cached_property
    def _rarity(self) -> pd.Series | None:
        """Common processes say little once there are many firms."""
        if len(self._recorded) <= self._limits["rarity_firms"]:
            return None
        return tag_rarity(self._tags(self._recorded)).fillna(0.0).replace(np.inf, 0.0)

    def _tags(self, held: Mapping[str, Iterable[str]]) -> pd.DataFrame:
        """0/1 by process; nothing known is NaN."""
        place = {process: at for at, process in enumerate(self.process_names)}
        found = np.full((len(held), len(place)), np.nan)
        for at, processes in enumerate(held.values()):
            if mine := [place[p] for p in processes]:
                found[at] = 0.0
                found[at, mine] = 1.0
        return pd.DataFrame(found, list(held), list(place))


def _made(claims: Iterable[Row]) -> Mapping[str, list[str]]:
    """Part -> firms that make it by a record, at any time."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in claims:
        if row["evidence"] == "confirmed":
            found[row["component"]] += row["firms"]
    return found


def relations_of(asked: Asked) -> Relations:
    """The relations of these facts, worked out once for all questions that share them."""
    same = asked.named(_NEEDED)
    limits = tuple(asked.thresholds["relatedness"].items())
    return asked.once(("relations", same, limits), lambda: Relations(asked))


def shown(near: Nearness, relations: Relations) -> dict[str, Any]:
    """As columns."""
    return {
        "rel": near.rel,
        "by_products": near.by_products,
        "by_tags": near.by_tags,
        "product": near.product,
        "product_name": relations.parts[near.product]["name"] if near.product else None,
        "makers": near.makers,
        "both": near.both,
        "shared": list(near.shared),
        "reason": relations.reason(near),
    }
