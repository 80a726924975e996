"""The states of a link of the chain, in the order people read them: code -> (zh, en). No package of numbers comes with it."""

STATUSES = {
    "STRONG": ("优势", "strong"),
    "ADEQUATE": ("基本具备", "adequate"),
    "WEAK": ("薄弱", "weak"),
    "PIPELINE": ("已签约或在建", "signed or under construction"),
    "BROKEN": ("缺失（有配套需求）", "absent, with demand"),
    "MISSING": ("缺失", "absent"),
    "UNVERIFIED": ("待核实", "to be verified"),
    "UNKNOWN": ("未摸排", "not surveyed"),
}
SHORT = ("BROKEN", "MISSING", "PIPELINE", "WEAK")  # something is to be done
OPEN = ("UNVERIFIED", "UNKNOWN")  # nobody knows: no gap, and no link either
NOT_PRIORITY = "NOT_PRIORITY"  # in a single district, a component of an assembly that is none of its priorities
WORDS = {**STATUSES, NOT_PRIORITY: ("非优先方向", "not a priority")}
FLAGS = {
    "SINGLE_SOURCE": ("单一来源", "a single source"),
    "SINGLE_DISTRICT": ("全在一个区县", "all in one district"),
    "UNMATCHED": ("有产无配：本地在产而需方都从外面买", "made here, but bought elsewhere"),
}
