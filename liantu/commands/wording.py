"""Codes that answers hold, in words for people. json and `--no-bom` keep the codes."""

from graph.model import MODEL

CODED = frozenset({"kind", "relation", "evidence", "matched", "data_kind", "other_label"})
RELATIONS = {
    "CUSTOMER": ("供货给", "supplies"),
    "SOURCED_FROM": ("供货给车型", "supplies the model"),
    "OWNS": ("旗下有", "owns"),
    "SUPPLIER": ("由其供货", "is supplied by"),
    "WAS_SUPPLIED_BY": ("曾由其供货", "was supplied by"),
    "OWNED": ("旗下曾有", "owned"),
    "WAS_SOURCE_OF": ("曾是现供应商", "was the supplier for"),
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
    "key": ("代码", "code"),
    "product": ("产品", "product"),
    "text": ("原文", "text"),
    "abbreviation": ("缩写", "abbreviation"),
}
