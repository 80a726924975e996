"""Words of the search field."""

WORDS: dict[str, tuple[str, str]] = {
    "seek.label": ("查找企业、部件、总成、区县、条款", "Find firms, components, assemblies, places, clauses"),
    "seek.hint": ("查找…一个字即可", "Find… one character will do"),
    "seek.searching": ("查找中…", "Searching…"),
    "seek.nothing": ("没有找到", "Nothing found"),
}
