"""Chain owners (链主): the firms of a chain with gate, five terms and label; the official list stands beside, untouched.

Needs the facts of `Evidence` with supplies, sizes, market_shares, official_owners, chains, assembly_makers, later shown_firms;
parameters assembly, chain, scope, as_of, limit.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from typing import Any

import numpy as np
import pandas as pd

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.owner_book import Book, Chain, chains_of
from queries.derive.traded import Sales
from queries.measures.inputs import Bools, Ints
from queries.measures.owner_rules import GateRules, LabelRules, gate, labels, stability
from queries.measures.owners import TERMS, owner_scores
from queries.question import Said

Scored = Mapping[Hashable, Any]  # by column, or a column by firm
_LABEL_ZH = {"candidate": "链主候选（测算）", "potential": "潜在链主（测算）", "none": "—"}
_UNKNOWN_ZH, _OUTSIDE_ZH = "资料不足", "不在范围内"
_TOLD = ("name", "revenue_cny", "market_share", "rows", "keys")  # by the firm's own rows
_LABELLED, _TRIED = ("score", "best_share", "coverage"), ("lost", "runs", "top", "seed")
_GATE_ZH = {True: "达到（信用待查）", False: "未达到", None: "资料不足"}

_ONE_OF_TWO = Said(
    "总成（assembly）和产业链（chain）只能指定一个。", "Give an assembly (assembly) or a chain (chain), not both."
)
_NO_TRADES = Said(
    "没有本链的供货记录：带动、主导、影响三项未知，不作判断。",
    "No supplies of the chain on record: pull, dominance and influence are unknown, no judgement.",
)
_NO_STABILITY = Said(
    "同时看多条链时不算稳定性；指定一个总成或一条产业链即算。",
    "Stability is not computed for several chains at once; name one assembly or chain.",
)
_UNCHECKED = Said(
    "库里没有失信记录，一律未查；列为候选的，认定前须查信用。",
    "No credit record is loaded, none was checked: check a candidate's before it is appointed.",
)


def candidates(asked: Asked) -> Derived:
    """The firms of each chain asked for: the official first, then by score; stability where one chain is asked for."""
    if asked.parameters["assembly"] and asked.parameters["chain"]:
        return Derived([], warnings=(_ONE_OF_TWO,))
    chains = chains_of(asked)
    if not chains:
        names, wanted = [row["name"] for row in asked.facts["chains"]], asked.parameters["chain"]
        zh = f"没有产业链“{wanted}”（{'、'.join(names) or '库里还没有重点产业链'}）。"
        en = f"There is no chain “{wanted}” ({', '.join(names) or 'no named chain is loaded yet'})."
        return Derived([], warnings=(Said(zh, en),))
    book = Book(asked)
    found = [_Judged(book, chain) for chain in chains]
    limit = asked.parameters["limit"]
    gates = _gates(book, found)
    rows = [row for each, met in zip(found, gates, strict=True) for row in each.rows(met, limit, len(found) == 1)]
    told = asked.shown_firms(row["firm"] for row in rows)
    rows = [{**row, **{name: told[row["firm"]][name] for name in _TOLD}} for row in rows]
    return Derived(rows, sum(len(each.members) for each in found), _warnings(found))


def _gates(book: Book, found: Sequence["_Judged"]) -> list[pd.DataFrame]:
    """Of each chain the gate, and `met`: its conditions but for the credit record, which nobody has."""
    firms = np.concatenate([each.members for each in found])
    facts = {
        "located": book.inside[firms],
        "dishonest": None,
        "revenue_cny": book.revenue_cny[firms],
        "partners": np.concatenate([each.partners[each.members] for each in found]),
        "top_share": book.leads[firms],
    }
    rules = GateRules(book.rules["revenue_cny"], book.rules["partners"])
    gated = gate(pd.DataFrame(facts, index=book.index(firms)), rules)
    gated["met"] = gated["located"] & (gated["large"] | gated["connected"] | gated["leading"])
    ends = np.cumsum([len(each.members) for each in found])
    return [gated.iloc[end - len(each.members) : end] for each, end in zip(found, ends, strict=True)]


def _warnings(found: Sequence["_Judged"]) -> tuple[Said, ...]:
    values = np.concatenate([each.sales.value_cny for each in found])
    silent = int(np.isnan(values).sum())
    zh = f"{len(values)} 条供货关系中 {silent} 条没有金额，各按本链已知金额的中位数计。"
    en = f"{silent} of {len(values)} supplies have no value: each counts like the median known one of the chain."
    return holding(
        (len(values), Said(zh, en)), (not len(values), _NO_TRADES), (len(found) > 1, _NO_STABILITY), (True, _UNCHECKED)
    )


class _Judged:
    """One chain with everything that is computed of it."""

    def __init__(self, book: Book, chain: Chain) -> None:
        self._book, self._chain, self._rules = book, chain, book.rules
        self._makers = book.makers(chain)
        self._makes = {c: book.marked(book.evidence.producers(c)) for c in sorted(chain.components)}

    @cached_property
    def sales(self) -> Sales:
        """Of the chain. They come last: what hangs on them is computed when it is asked for."""
        return self._book.sales(self._chain, self._makers)

    @cached_property
    def members(self) -> Ints:
        """Who is judged: the makers and traders of the scope, and the official, wherever they are."""
        return np.flatnonzero(self._inside | self._book.marked(self._official))

    @cached_property
    def partners(self) -> Ints:
        """In-scope firms that each trades with in this chain, for each firm on record."""
        one, other = self.sales.supplier, self.sales.customer
        inside, apart = self._inside, one != other
        width = len(inside)
        pairs = np.unique(np.concatenate([one * width + other, other * width + one])[np.tile(apart, 2)])
        return np.bincount(pairs[inside[pairs % width]] // width, minlength=width)

    @cached_property
    def _traders(self) -> Bools:
        found = np.zeros_like(self._makers)
        found[self.sales.supplier] = found[self.sales.customer] = True
        return found

    @cached_property
    def _official(self) -> Mapping[str, list[str]]:
        return self._book.official(self._chain, self._makers | self._traders)

    @cached_property
    def _inside(self) -> Bools:
        return (self._makers | self._traders) & self._book.inside

    def rows(self, met: pd.DataFrame, limit: int, stable: bool) -> list[Row]:
        """The first firms of the chain, which passed the gate or not."""
        if not len(self.members):
            return []
        local = np.flatnonzero(self._inside)
        strangers = np.flatnonzero(self._traders & ~self._inside)
        firms, sold, outside = self._touching(local), self._book.frame(self.sales), self._book.index(strangers)
        measured = (firms, sold, len(self._chain.components), outside, self._rules["partners"])
        found = owner_scores(*measured)
        found["label"] = labels(found, met["met"], rules=LabelRules(*(self._rules[n] for n in _LABELLED)))
        telling = stable and len(local) > self._rules["top"]  # among fewer everybody stays
        found["stability"] = stability(*measured, **{n: self._rules[n] for n in _TRIED}) if telling else None
        first = self._first(limit, found["score"])
        known, gated = (rows.reindex(first).to_dict("records") for rows in (found, met))
        return [self._row(firm, g, k) for firm, g, k in zip(first, gated, known, strict=True)]

    def _first(self, limit: int, score: pd.Series) -> list[str]:
        """The official first, then by score; whoever has none last."""
        best, scores = score.nlargest(limit, keep="all"), score.to_dict()
        among = self._book.index(self.members) if len(best) < limit else {*best.index, *self._official}
        return nsmallest(limit, among, key=lambda firm: (firm not in self._official, *_by_score(firm, scores)))

    def _touching(self, local: Ints) -> pd.DataFrame:
        """What `owner_scores` asks of the firms in scope: output, and how many components they make or buy, if any is known."""
        touched = np.array([made | self._book.buyers(c) for c, made in self._makes.items()])
        components = touched[:, local].sum(axis=0).astype(np.float64)
        components[components == 0] = np.nan
        facts = {"output": self._book.output_cny[local], "components": components}
        return pd.DataFrame(facts, index=self._book.index(local))

    def _row(self, firm: str, gated: Scored, scored: Scored) -> Row:
        at = self._book.at[firm]
        located = bool(self._book.inside[at])
        return {
            "chain": self._chain.code,
            "chain_name": self._chain.name,
            "firm": firm,
            "official": "链主（认定）" if firm in self._official else "",
            "official_by": self._official.get(firm, []),
            "computed": _text(scored["label"]),
            "computed_zh": _LABEL_ZH.get(scored["label"], _UNKNOWN_ZH) if located else _OUTSIDE_ZH,
            **{name: scored[name] for name in ("score", "coverage", *TERMS, "stability")},
            "gate": _GATE_ZH[_flag(gated["met"])],
            "is_located": located,
            "is_dishonest": None,
            "is_large": _flag(gated["large"]),
            "partners": int(self.partners[at]),
            "is_connected": _flag(gated["connected"]),
            "is_leading": _flag(gated["leading"]),
            "makes": [c for c, makers in self._makes.items() if makers[at]],
        }


def _by_score(firm: str, scores: Scored) -> tuple[bool, float, str]:
    """The best first; a firm without a score last."""
    score = scores.get(firm, math.nan)
    return (math.isnan(score), 0.0 if math.isnan(score) else -score, firm)


def _flag(value: object) -> bool | None:
    return None if value is pd.NA or value is None else bool(value)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
