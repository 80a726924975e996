"""Names of the templates, apart from what they do: the command line's help needs no more than these."""

TEMPLATE_NAMES = {
    "panorama": "全景图",
    "system": "系统图",
    "assembly": "总成分图",
    "district": "区县简报",
    "chain": "一链一表",
    "gaps": "补链清单",
    "owners": "链主名单",
    "changes": "季度变化",
    "appendix": "附表",
}
ALL = ("all", "全套")
