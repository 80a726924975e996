/*---
title.zh = "查找企业"
title.en = "Search firms"
question.zh = "哪些企业的名称、别名、代码或主营产品含有这些文字？"
question.en = "Which firms have these characters in their name, aliases, codes or products?"
rule.zh = "在名称、别名、代码、主营产品中逐字查找。"
rule.en = "Looks for the characters in names, aliases, codes and products."
limits.zh = "不做近似匹配。"
limits.en = "No fuzzy matching."
identity = ["firm"]
total = """
MATCH (e:Enterprise)
WHERE (toLower(e.name) CONTAINS toLower($text)
    OR any(x IN e.aliases WHERE x CONTAINS toLower($text))
    OR any(x IN e.keys WHERE toLower(substring(x, 5)) CONTAINS toLower($text))
    OR any(x IN e.products WHERE toLower(x) CONTAINS toLower($text)))
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
RETURN count(e) AS total
"""

[params.text]
kind = "text"
doc = {zh = "名称、别名、代码或产品中的文字，一个字即可", en = "Characters of a name, alias, code or product; one is enough"}

[params.limit]
kind = "integer"
default = 50
doc = {zh = "最多列出几家", en = "How many at most"}

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
places = {kind = "strings", node = "Place", zh = "所在地编码", en = "Place codes"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
matched = {kind = "string", zh = "匹配于", en = "Matched in"}
mentioned = {kind = "boolean", zh = "仅被提及", en = "Only mentioned"}
components = {kind = "strings", node = "Component", zh = "生产的部件", en = "Components made"}
data_kind = {kind = "string", zh = "数据性质", en = "Kind of data"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)
WHERE (toLower(e.name) CONTAINS toLower($text)
    OR any(x IN e.aliases WHERE x CONTAINS toLower($text))
    OR any(x IN e.keys WHERE toLower(substring(x, 5)) CONTAINS toLower($text))
    OR any(x IN e.products WHERE toLower(x) CONTAINS toLower($text)))
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
WITH e, CASE WHEN toLower(e.name) = toLower($text) THEN 0
             WHEN toLower(e.name) STARTS WITH toLower($text) THEN 1
             WHEN toLower(e.name) CONTAINS toLower($text) THEN 2
             WHEN any(x IN e.aliases WHERE x CONTAINS toLower($text)) THEN 3
             WHEN any(x IN e.keys WHERE toLower(substring(x, 5)) CONTAINS toLower($text)) THEN 4
             ELSE 5 END AS rank
ORDER BY rank, size(e.name), e.id
LIMIT toInteger($limit)
RETURN e.id AS firm, e.name AS name,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id } AS places,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS place_names,
       CASE WHEN rank < 3 THEN 'name' WHEN rank = 3 THEN 'alias' WHEN rank = 4 THEN 'code' ELSE 'product' END AS matched,
       e.mentioned AS mentioned,
       COLLECT { MATCH (e)-[m:MAKES]->(c:Component) WHERE m.evidence = 'confirmed' RETURN c.id ORDER BY c.id } AS components,
       e.data_kind AS data_kind, coalesce(e.keys, []) AS keys
ORDER BY rank, size(name), firm
