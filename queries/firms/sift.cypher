/*---
title.zh = "企业筛选"
title.en = "Firms by conditions"
question.zh = "哪些企业同时满足这些条件：文字、范围、部件或总成、证据、资质称号、数据性质、产值？"
question.en = "Which firms meet all of these conditions: characters, scope, component or assembly, evidence, title, kind of data, output?"
rule.zh = "条件之间为“并且”，空白的不算条件。文字在名称、别名、代码、主营产品中逐字查找；证据指与所选部件、总成（未选则与任何部件、总成）的关系；资质称号按名称包含；产值不低于所写数额，没有产值的不列。产值高的在前，没有产值的在后，同等按标识。"
rule.en = "All conditions hold together; an empty one is none. Characters are looked for in names, aliases, codes and products; evidence is that of the relation to the chosen part (to any, if none is chosen); a title contains what is written; output is at least the sum given, and firms without output are then left out. Higher output first, unknown last, then by id."
limits.zh = "已入库不是企业总数；没有填产值不等于没有产值。不写文字时不列仅被提及的企业。"
limits.en = "On record is not all; no output on record is not no output. Without characters, firms that are only mentioned are left out."
identity = ["firm"]
total = """
MATCH (e:Enterprise)
WHERE (e.mentioned = false OR $text <> '')
  AND ($text = '' OR toLower(e.name) CONTAINS toLower($text)
    OR any(x IN e.aliases WHERE x CONTAINS toLower($text))
    OR any(x IN e.keys WHERE toLower(substring(x, 5)) CONTAINS toLower($text))
    OR any(x IN e.products WHERE toLower(x) CONTAINS toLower($text)))
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
  AND ($part = '' OR EXISTS {
    MATCH (e)-[m:MAKES|WORKS_ON]->(x)<-[:HAS_COMPONENT*0..1]-(a)
    WHERE a.id = $part AND ($evidence = '全部' OR m.evidence = 'confirmed') })
  AND ($part <> '' OR $evidence = '全部' OR EXISTS {
    MATCH (e)-[m:MAKES|WORKS_ON]->(x:Component|Assembly) WHERE m.evidence = 'confirmed' })
  AND ($title = '' OR EXISTS { MATCH (e)-[:HOLDS]->(h:Honour) WHERE h.name CONTAINS $title })
  AND ($data_kind = '全部' OR e.data_kind = CASE $data_kind
    WHEN '区县报送' THEN 'reported' WHEN '据公开报道' THEN 'public' ELSE 'sample' END)
  AND ($min_output_cny = 0 OR e.output_cny >= $min_output_cny)
RETURN count(e) AS total
"""

[params.text]
kind = "text"
default = ""
doc = {zh = "名称、别名、代码或产品中的文字，一个字即可", en = "Characters of a name, alias, code or product; one is enough"}

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.part]
kind = "part"
default = ""
doc = {zh = "生产或涉及的部件、总成", en = "Component or assembly made or worked on"}

[params.evidence]
kind = "choice"
choices = ["全部", "已证实"]
default = "全部"
doc = {zh = "证据", en = "Evidence"}

[params.title]
kind = "text"
default = ""
doc = {zh = "资质称号，如 专精特新", en = "Title, or part of one"}

[params.data_kind]
kind = "choice"
choices = ["全部", "区县报送", "据公开报道", "示例"]
default = "全部"
doc = {zh = "数据性质", en = "Kind of data"}

[params.min_output_cny]
kind = "number"
default = 0
doc = {zh = "工业总产值不低于（元），0 为不限", en = "Output at least (yuan); 0: any"}

[params.limit]
kind = "integer"
default = 500
doc = {zh = "最多列出几家", en = "How many at most"}

[params.skip]
kind = "integer"
default = 0
doc = {zh = "跳过前几家", en = "How many to pass over"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
components = {kind = "strings", zh = "生产的部件", en = "Components made"}
inferred = {kind = "strings", zh = "推断的部件", en = "Components, inferred"}
assemblies = {kind = "strings", zh = "涉及的总成", en = "Assemblies worked on"}
titles = {kind = "strings", zh = "资质称号", en = "Titles"}
output_cny = {kind = "money", unit = "CNY", zh = "工业总产值", en = "Output"}
output_qualifier = {kind = "string", zh = "产值限定", en = "Output, qualifier"}
output_as_of = {kind = "string", zh = "产值期别", en = "Output as of"}
employees = {kind = "integer", zh = "从业人员数", en = "Employees"}
operation = {kind = "string", zh = "生产状态", en = "Operation"}
data_kind = {kind = "string", zh = "数据性质", en = "Kind of data"}
as_of = {kind = "date", zh = "数据日期", en = "As of"}
mentioned = {kind = "boolean", zh = "仅被提及", en = "Only mentioned"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)
WHERE (e.mentioned = false OR $text <> '')
  AND ($text = '' OR toLower(e.name) CONTAINS toLower($text)
    OR any(x IN e.aliases WHERE x CONTAINS toLower($text))
    OR any(x IN e.keys WHERE toLower(substring(x, 5)) CONTAINS toLower($text))
    OR any(x IN e.products WHERE toLower(x) CONTAINS toLower($text)))
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
  AND ($part = '' OR EXISTS {
    MATCH (e)-[m:MAKES|WORKS_ON]->(x)<-[:HAS_COMPONENT*0..1]-(a)
    WHERE a.id = $part AND ($evidence = '全部' OR m.evidence = 'confirmed') })
  AND ($part <> '' OR $evidence = '全部' OR EXISTS {
    MATCH (e)-[m:MAKES|WORKS_ON]->(x:Component|Assembly) WHERE m.evidence = 'confirmed' })
  AND ($title = '' OR EXISTS { MATCH (e)-[:HOLDS]->(h:Honour) WHERE h.name CONTAINS $title })
  AND ($data_kind = '全部' OR e.data_kind = CASE $data_kind
    WHEN '区县报送' THEN 'reported' WHEN '据公开报道' THEN 'public' ELSE 'sample' END)
  AND ($min_output_cny = 0 OR e.output_cny >= $min_output_cny)
WITH e, coalesce(e.output_cny, -1) AS output
ORDER BY output DESC, e.id
SKIP toInteger($skip) LIMIT toInteger($limit)
WITH e, output,
     COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS place_names,
     COLLECT { MATCH (e)-[m:MAKES]->(c:Component) WHERE m.evidence = 'confirmed' RETURN c.name ORDER BY c.id } AS components,
     COLLECT { MATCH (e)-[m:MAKES]->(c:Component) WHERE m.evidence = 'inferred' RETURN c.name ORDER BY c.id } AS inferred,
     COLLECT { MATCH (e)-[:WORKS_ON]->(a:Assembly) RETURN a.name ORDER BY a.id } AS assemblies,
     COLLECT { MATCH (e)-[:HOLDS]->(h:Honour) RETURN h.name ORDER BY h.name } AS titles
RETURN e.id AS firm, e.name AS name, place_names AS place_names, components AS components, inferred AS inferred,
       assemblies AS assemblies, titles AS titles, e.output_cny AS output_cny, e.output_cny_qualifier AS output_qualifier,
       e.output_cny_as_of AS output_as_of, e.employees AS employees, e.operation AS operation, e.data_kind AS data_kind,
       e.as_of AS as_of, e.mentioned AS mentioned, coalesce(e.keys, []) AS keys
ORDER BY coalesce(output_cny, -1) DESC, firm
