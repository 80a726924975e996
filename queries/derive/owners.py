"""Chain owners (链主): the firms of a chain with gate, five terms and label; the official list stands beside, untouched.

Needs the facts of `Evidence` with supplies, candidates, official_owners, chains, assembly_makers; parameters assembly, chain,
scope, as_of, limit.
"""

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

import pandas as pd

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.evidence import VERIFIED, evidence_of, has_run_out
from queries.derive.market_rank import says_top_three
from queries.derive.traded import Ledger, firms_of, frame, trades_of
from queries.measures.owner_rules import GateRules, LabelRules, gate, labels, stability
from queries.measures.owners import TERMS, owner_scores
from queries.question import Said
from queries.thresholds import Section

Scored = Mapping[Hashable, Any]
_ON_RECORD = frozenset({VERIFIED, "stale", "undated"})  # confirmed by a row, however old
_LABEL_ZH = {"candidate": "链主候选（测算）", "potential": "潜在链主（测算）", "none": "—"}
_UNKNOWN_ZH, _OUTSIDE_ZH = "资料不足", "不在范围内"
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


@dataclass(frozen=True, slots=True)
class Chain:
    """What is judged: an assembly, or a named chain that covers several parts."""

    code: str
    name: str
    components: frozenset[str]
    assemblies: frozenset[str]


def candidates(asked: Asked) -> Derived:
    """The firms of each chain asked for: the official first, then by score; stability where one chain is asked for."""
    if asked.parameters["assembly"] and asked.parameters["chain"]:
        return Derived([], warnings=(_ONE_OF_TWO,))
    chains = _chains(asked)
    if not chains:
        names, wanted = [row["name"] for row in asked.facts["chains"]], asked.parameters["chain"]
        zh = f"没有产业链“{wanted}”（{'、'.join(names) or '库里还没有重点产业链'}）。"
        en = f"There is no chain “{wanted}” ({', '.join(names) or 'no named chain is loaded yet'})."
        return Derived([], warnings=(Said(zh, en),))
    book = _Book(asked)
    found = [_Judged(book, chain) for chain in chains]
    limit = asked.parameters["limit"]
    rows = [row for each in found for row in each.rows(limit, stable=len(found) == 1)]
    return Derived(rows, sum(len(each.members) for each in found), _warnings(found))


def _chains(asked: Asked) -> list[Chain]:
    """The chain of that name or id; else the assembly asked for, or all."""
    if name := asked.parameters["chain"]:
        own = [row for row in asked.facts["chains"] if name in (row["chain"], row["name"])]
        return [_covering(row, asked.rows) for row in own]
    return [
        Chain(row["code"], row["name"], frozenset(row["components"]), frozenset({row["code"]})) for row in asked.rows
    ]


def _covering(row: Row, assemblies: Sequence[Row]) -> Chain:
    """A named chain, with the assemblies that it covers whole."""
    own = frozenset(row["components"])
    return Chain(
        row["chain"], row["name"], own, frozenset(a["code"] for a in assemblies if own.issuperset(a["components"]))
    )


def _warnings(found: Sequence["_Judged"]) -> tuple[Said, ...]:
    trades = [t for each in found for t in each.trades]
    silent = sum(t.sales_cny is None for t in trades)
    zh = f"{len(trades)} 条供货关系中 {silent} 条没有金额，各按本链已知金额的中位数计。"
    en = f"{silent} of {len(trades)} supplies have no value: each counts like the median known one of the chain."
    return holding(
        (trades, Said(zh, en)), (not trades, _NO_TRADES), (len(found) > 1, _NO_STABILITY), (True, _UNCHECKED)
    )


class _Book:
    """The facts of one question, laid out once for all its chains."""

    def __init__(self, asked: Asked) -> None:
        facts = asked.facts
        self.evidence = evidence_of(asked)
        self.rules: Section = asked.thresholds["owners"]
        self.firms: Mapping[str, Row] = {row["firm"]: row for row in facts["candidates"]}
        self.trades = Ledger(trades_of(asked))
        self._workers, self._official = facts["assembly_makers"], facts["official_owners"]

    def makers(self, chain: Chain) -> set[str]:
        """Firms that a record says to make a component of the chain, or to work on its assembly."""
        said = [found for component in chain.components for found in self.evidence.makers(component).items()]
        making = {firm for verdict, firms in said if verdict in _ON_RECORD for firm in firms}
        sure = [row for row in self._workers if row["evidence"] == "confirmed" and row["assembly"] in chain.assemblies]
        return (making & self.firms.keys()) | {firm for row in sure for firm in row["firms"]}

    def official(self, chain: Chain, members: set[str]) -> dict[str, list[str]]:
        """Firm -> by which list: named for this chain or one that covers a part of it; or a member that bears the title today."""
        own = {chain.code} | chain.components | chain.assemblies
        found: dict[str, list[str]] = {}
        for row in self._official:
            if has_run_out(row["until"], self.evidence.age.as_of):
                continue
            if own & {row["by"], *row["parts"]} or (row["relation"] == "HOLDS" and row["firm"] in members):
                found.setdefault(row["firm"], []).append(row["by_name"])
        return found


class _Judged:
    """One chain with everything that is computed of it."""

    def __init__(self, book: _Book, chain: Chain) -> None:
        self._book, self._chain, self._rules = book, chain, book.rules
        makers = book.makers(chain)
        self.trades = book.trades.of_chain(chain.components, makers)
        self._traders = firms_of(self.trades)
        everybody = makers | self._traders
        self._official = book.official(chain, everybody)
        self.members = sorted((everybody & book.firms.keys()) | self._official.keys())
        self._local = [firm for firm in self.members if book.firms[firm]["located"]]
        self._makes = {c: frozenset(book.evidence.producers(c)) for c in chain.components}
        self._partners = self._counted(self._local)

    def rows(self, limit: int, *, stable: bool) -> list[Row]:
        """The first firms of the chain."""
        if not self.members:
            return []
        met, firms = self._gated(), self._known()
        outside = self._traders - set(self._local)
        measured = (firms, frame(self.trades), len(self._chain.components), outside, self._rules["partners"])
        found = owner_scores(*measured)
        found["label"] = labels(found, met["met"], rules=LabelRules(*(self._rules[n] for n in _LABELLED)))
        telling = stable and len(self._local) > self._rules["top"]  # among fewer everybody stays
        found["stability"] = stability(*measured, **{n: self._rules[n] for n in _TRIED}) if telling else None
        first = self._first(limit, found["score"])
        known, gated = (rows.reindex(first).to_dict("records") for rows in (found, met))
        return [self._row(firm, g, k) for firm, g, k in zip(first, gated, known, strict=True)]

    def _first(self, limit: int, score: pd.Series) -> list[str]:
        """The official first, then by score; whoever has none last."""
        best, scores = score.nlargest(limit, keep="all"), dict(zip(self._local, score.tolist(), strict=True))
        among = self.members if len(best) < limit else {*best.index, *self._official}
        return nsmallest(limit, among, key=lambda firm: (firm not in self._official, *_by_score(firm, scores)))

    def _counted(self, local: Sequence[str]) -> Counter[str]:
        """In-scope firms that each trades with in this chain."""
        inside, pairs = set(local), {(t.supplier, t.customer) for t in self.trades if t.supplier != t.customer}
        pairs |= {(buyer, seller) for seller, buyer in pairs}
        return Counter(firm for firm, other in pairs if other in inside)

    def _known(self) -> pd.DataFrame:
        """What `owner_scores` asks of the firms in scope: output, and how many components they make or buy, if any is known."""
        own = self._chain.components
        touched = {(firm, component) for component, makers in self._makes.items() for firm in makers}
        touched.update((t.customer, component) for t in self.trades for component in t.components if component in own)
        count = Counter(firm for firm, _ in touched)
        output = pd.array([self._book.firms[firm]["output_cny"] for firm in self._local], dtype="Float64")
        known = pd.array([count[firm] or None for firm in self._local], dtype="Float64")
        return pd.DataFrame({"output": output, "components": known}, index=pd.Index(self._local, dtype=object))

    def _gated(self) -> pd.DataFrame:
        """The gate, and `met`: its conditions but for the credit record, which nobody has."""
        firms = [self._book.firms[firm] for firm in self.members]
        facts = pd.DataFrame(
            {
                "located": [row["located"] for row in firms],
                "dishonest": [None] * len(firms),
                "revenue_cny": pd.array([row["revenue_cny"] for row in firms], dtype="Float64"),
                "partners": [self._partners[firm] for firm in self.members],
                "top_share": [says_top_three(row["market_share"]) for row in firms],
            },
            index=pd.Index(self.members, dtype=object),
        )
        found = gate(facts, GateRules(self._rules["revenue_cny"], self._rules["partners"]))
        found["met"] = found["located"] & (found["large"] | found["connected"] | found["leading"])
        return found

    def _row(self, firm: str, gated: Scored, scored: Scored) -> Row:
        known = self._book.firms[firm]
        return {
            "chain": self._chain.code,
            "chain_name": self._chain.name,
            "firm": firm,
            "name": known["name"],
            "official": "链主（认定）" if firm in self._official else "",
            "official_by": self._official.get(firm, []),
            "computed": _text(scored["label"]),
            "computed_zh": _LABEL_ZH.get(scored["label"], _UNKNOWN_ZH) if known["located"] else _OUTSIDE_ZH,
            **{name: scored[name] for name in ("score", "coverage", *TERMS, "stability")},
            "gate": _GATE_ZH[_flag(gated["met"])],
            "is_located": known["located"],
            "is_dishonest": None,
            "revenue_cny": known["revenue_cny"],
            "is_large": _flag(gated["large"]),
            "partners": self._partners[firm],
            "is_connected": _flag(gated["connected"]),
            "market_share": known["market_share"],
            "is_leading": _flag(gated["leading"]),
            "makes": sorted(c for c, makers in self._makes.items() if firm in makers),
            "rows": known["rows"],
            "keys": known["keys"],
        }


def _by_score(firm: str, scores: Mapping[str, float]) -> tuple[bool, float, str]:
    """The best first; a firm without a score last."""
    score = scores.get(firm, math.nan)
    return (math.isnan(score), 0.0 if math.isnan(score) else -score, firm)


def _flag(value: object) -> bool | None:
    return None if value is pd.NA or value is None else bool(value)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
