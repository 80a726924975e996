/*---
title.zh = "查找"
title.en = "Find anything"
question.zh = "企业、部件、总成、地点和计划条款中，哪些含有这些文字？"
question.en = "Which firms, components, assemblies, places and clauses of the plan contain these characters?"
rule.zh = "在名称、别名、缩写、代码和原文中逐字查找，一个字即可。"
rule.en = "Looks for the characters in names, aliases, abbreviations, codes and texts; one character is enough."
limits.zh = "不做近似匹配。"
limits.en = "No fuzzy matching."
identity = ["kind", "found"]
total = """
MATCH (n:Enterprise|Component|Assembly|System|Place|Clause|LegacyComponent)
WHERE toLower(n.name) CONTAINS toLower($text)
   OR toLower(n.abbreviation) CONTAINS toLower($text)
   OR any(x IN n.aliases WHERE x CONTAINS toLower($text))
   OR any(x IN n.keys WHERE toLower(substring(x, 5)) CONTAINS toLower($text))
   OR any(x IN n.products WHERE toLower(x) CONTAINS toLower($text))
   OR toLower(n.text) CONTAINS toLower($text)
RETURN count(n) AS total
"""

[params.text]
kind = "text"
doc = {zh = "要找的文字，一个字即可", en = "What to find; one character is enough"}

[params.limit]
kind = "integer"
default = 50
doc = {zh = "最多列出几条", en = "How many at most"}

[columns]
kind = {kind = "string", zh = "类别", en = "Kind"}
found = {kind = "string", zh = "编码", en = "Id"}
name = {kind = "string", zh = "名称", en = "Name"}
matched = {kind = "string", zh = "匹配于", en = "Matched in"}
context = {kind = "string", zh = "说明", en = "Context"}
---*/
MATCH (n:Enterprise|Component|Assembly|System|Place|Clause|LegacyComponent)
WHERE toLower(n.name) CONTAINS toLower($text)
   OR toLower(n.abbreviation) CONTAINS toLower($text)
   OR any(x IN n.aliases WHERE x CONTAINS toLower($text))
   OR any(x IN n.keys WHERE toLower(substring(x, 5)) CONTAINS toLower($text))
   OR any(x IN n.products WHERE toLower(x) CONTAINS toLower($text))
   OR toLower(n.text) CONTAINS toLower($text)
WITH n, head([l IN labels(n) WHERE l <> 'Place' OR size(labels(n)) = 1]) AS kind,
     CASE WHEN toLower(n.name) = toLower($text) OR toLower(n.abbreviation) = toLower($text) THEN 0
          WHEN toLower(n.name) STARTS WITH toLower($text) THEN 1
          WHEN toLower(n.name) CONTAINS toLower($text) OR toLower(n.abbreviation) CONTAINS toLower($text) THEN 2
          WHEN any(x IN n.aliases WHERE x CONTAINS toLower($text)) THEN 3
          WHEN any(x IN n.keys WHERE toLower(substring(x, 5)) CONTAINS toLower($text)) THEN 4
          ELSE 5 END AS rank
ORDER BY rank, CASE WHEN kind = 'Enterprise' THEN 1 ELSE 0 END, size(n.name), kind, n.id
LIMIT toInteger($limit)
RETURN kind AS kind, n.id AS found, n.name AS name,
       CASE WHEN rank < 3 THEN 'name' WHEN rank = 3 THEN 'alias' WHEN rank = 4 THEN 'code'
            WHEN kind = 'Clause' THEN 'text' ELSE 'product' END AS matched,
       CASE WHEN kind = 'Clause' THEN n.text ELSE n.abbreviation END AS context
ORDER BY rank, CASE WHEN kind = 'Enterprise' THEN 1 ELSE 0 END, size(name), kind, found
