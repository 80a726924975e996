"""Codes that answers hold, in words for people. json and `--no-bom` keep the codes."""

from collections.abc import Mapping
from typing import Any

from graph.model import MODEL
from queries import statuses

CODED = frozenset(
    {
        "kind",
        "relation",
        "other_relations",
        "evidence",
        "matched",
        "data_kind",
        "other_label",
        "tier",
        "state",
        "verdict",
        "processes_from",
        "worst",
        "best",
        "status",
        "judged",
        "before",
        "after",
        "level",
        "flags",
        "maker",
        "standing",
        "start_label",
        "end_label",
        "confidence",
    }
)
RELATIONS = {
    "CUSTOMER": ("供货给", "supplies"),
    "SOURCED_FROM": ("供货给车型", "supplies the model"),
    "OWNS": ("旗下有", "owns"),
    "PART_OF": ("属于总成", "belongs to the assembly"),
    "SUPPLIER": ("由其供货", "is supplied by"),
    "WAS_SUPPLIED_BY": ("曾由其供货", "was supplied by"),
    "OWNED": ("旗下曾有", "owned"),
    "WAS_SOURCE_OF": ("曾是现供应商", "was the supplier for"),
}
VERDICTS = {
    "verified": ("已核实", "verified"),
    "stale": ("证据过期", "stale"),
    "undated": ("证据没有日期", "undated"),
    "surveyed": ("摸排说有", "a survey says so"),
    "projected": ("项目已投产", "project in production"),
    "outside": ("在范围外", "outside the scope"),
    "stopped": ("停产", "stopped"),
    "not_yet": ("尚未投产", "not yet producing"),
    "planned": ("签约或开工的项目", "project signed or started"),
    "searched_yes": ("摸排有", "searched: yes"),
    "searched_no": ("摸排没有", "searched: no"),
    "searched_unclear": ("摸排不清楚", "searched: unclear"),
}
CLUSTERS = {
    "CONFIRMED": ("确认集群", "confirmed"),
    "CANDIDATE": ("候选集群", "candidate"),
    "NO_CLUSTER": ("未成集群", "no cluster"),
    "NOT_KNOWN": ("不明", "not known"),
    "PRIORITY_WITH_FIRMS": ("优先，已有企业", "priority with firms"),
    "PRIORITY_TO_VERIFY": ("优先，企业待核实", "priority, firms to verify"),
    "PRIORITY_WITHOUT_RECORD": ("优先，尚无企业记录", "priority, no firm on record"),
    "FIRMS_WITHOUT_PRIORITY": ("非优先，已有企业", "firms outside the priorities"),
    "CLAIMS_WITHOUT_PRIORITY": ("非优先，企业待核实", "firms to verify outside the priorities"),
    "NEITHER": ("非优先，也无记录", "neither"),
    "recorded": ("清单所列", "on record"),
    "products": ("由产品推定", "from its products"),
}
VALUE_WORDS: dict[str, tuple[str, str]] = {
    **{t.label: (t.zh, t.en) for t in MODEL.nodes},
    **{t.type: (t.zh, t.en) for t in MODEL.relationships},
    **RELATIONS,
    "confirmed": ("已证实", "confirmed"),
    "inferred": ("推断", "inferred"),
    "reported": ("区县报送", "reported"),
    "public": ("据公开报道", "from public news"),
    "sample": ("示例", "made up"),
    "name": ("名称", "name"),
    "alias": ("别名", "alias"),
    "code": ("代码", "code"),
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low": ("低", "low"),
    "product": ("产品", "product"),
    "text": ("原文", "text"),
    "abbreviation": ("缩写", "abbreviation"),
    "firm": ("企业", "firm"),
    "project": ("项目", "project"),
    "survey": ("摸排", "survey"),
    "assembly": ("总成", "assembly"),
    "chain": ("产业链", "chain"),
    **statuses.WORDS,
    **statuses.FLAGS,
    **VERDICTS,
    **CLUSTERS,
}
_OF_COLUMN: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "located": {
        "scope": ("范围内", "in the scope"),
        "city": ("市内范围外", "in the city"),
        "beyond": ("市外", "beyond it"),
        "nowhere": ("地点不明", "place unknown"),
    },
    "fields": {p.name: (p.zh, p.en) for p in MODEL.node["Enterprise"].properties},
}


def words_of(column: str, value: Any) -> tuple[str, str] | None:
    """A code that stands in a column of this name, in both languages; None of what is no code."""
    known = _OF_COLUMN.get(column, VALUE_WORDS if column in CODED else {})
    return known.get(value) if isinstance(value, str) else None
