/*---
title.zh = "企业名录"
title.en = "Firms"
question.zh = "所选范围内已入库哪些企业，各生产什么？（已入库不是企业总数）"
question.en = "Which firms are on record in the chosen scope, and what do they make? (On record is not all.)"
rule.zh = "列出所在地在所选范围内的企业及其生产的部件。"
rule.en = "Firms located in the scope with the components they make."
limits.zh = "已入库不是企业总数。"
limits.en = "On record is not all."
identity = ["firm"]
total = """
MATCH (e:Enterprise)
WHERE e.mentioned = false
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
  AND ($component = '' OR EXISTS { MATCH (e)-[:MAKES]->(c:Component) WHERE c.id = $component })
  AND ($assembly = '' OR EXISTS {
    MATCH (e)-[:MAKES|WORKS_ON]->(x)<-[:HAS_COMPONENT*0..1]-(a:Assembly) WHERE a.id = $assembly })
RETURN count(e) AS total
"""

[params.component]
kind = "component"
default = ""
doc = {zh = "只列涉及这种部件的企业（含推断）", en = "Only firms of this component, inferred ones too"}

[params.assembly]
kind = "assembly"
default = ""
doc = {zh = "只列涉及这个总成的企业（含推断）", en = "Only firms of this assembly, inferred ones too"}

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.limit]
kind = "integer"
default = 2000
doc = {zh = "最多列出几条", en = "How many at most"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
credit_code = {kind = "string", zh = "统一社会信用代码", en = "Credit code"}
places = {kind = "strings", node = "Place", zh = "所在地编码", en = "Place codes"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
components = {kind = "strings", node = "Component", zh = "生产的部件", en = "Components made"}
inferred = {kind = "strings", node = "Component", zh = "推断的部件", en = "Components, inferred"}
assemblies = {kind = "strings", node = "Assembly", zh = "涉及的总成", en = "Assemblies worked on"}
assemblies_inferred = {kind = "strings", node = "Assembly", zh = "推断的总成", en = "Assemblies, inferred"}
output_cny = {kind = "money", unit = "CNY", zh = "工业总产值", en = "Output"}
output_qualifier = {kind = "string", zh = "产值限定", en = "Output, qualifier"}
output_as_of = {kind = "string", zh = "产值期别", en = "Output as of"}
titles = {kind = "strings", zh = "资质称号", en = "Titles"}
data_kind = {kind = "string", zh = "数据性质", en = "Kind of data"}
sources = {kind = "strings", zh = "数据来源", en = "Sources"}
as_of = {kind = "date", zh = "数据日期", en = "As of"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)
WHERE e.mentioned = false
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
  AND ($component = '' OR EXISTS { MATCH (e)-[:MAKES]->(c:Component) WHERE c.id = $component })
  AND ($assembly = '' OR EXISTS {
    MATCH (e)-[:MAKES|WORKS_ON]->(x)<-[:HAS_COMPONENT*0..1]-(a:Assembly) WHERE a.id = $assembly })
WITH e
ORDER BY e.id
LIMIT toInteger($limit)
WITH e, COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p {.id, .name} ORDER BY p.id } AS at,
     COLLECT {
       MATCH (e)-[m:MAKES]->(c:Component)
       RETURN {id: c.id, evidence: m.evidence} ORDER BY c.id
     } AS made,
     COLLECT {
       MATCH (e)-[w:WORKS_ON]->(a:Assembly)
       RETURN {id: a.id, evidence: w.evidence} ORDER BY a.id
     } AS worked,
     COLLECT { MATCH (e)-[:HOLDS]->(h:Honour) RETURN h.name ORDER BY h.name } AS titles
RETURN e.id AS firm, e.name AS name, e.credit_code AS credit_code,
       [q IN at | q.id] AS places, [q IN at | q.name] AS place_names,
       [q IN made WHERE q.evidence = 'confirmed' | q.id] AS components,
       [q IN made WHERE q.evidence = 'inferred' | q.id] AS inferred,
       [q IN worked WHERE q.evidence = 'confirmed' | q.id] AS assemblies,
       [q IN worked WHERE q.evidence = 'inferred' | q.id] AS assemblies_inferred,
       e.output_cny AS output_cny, e.output_cny_qualifier AS output_qualifier, e.output_cny_as_of AS output_as_of,
       titles AS titles, e.data_kind AS data_kind, coalesce(e.sources, []) AS sources,
       e.as_of AS as_of, e.keys AS keys
ORDER BY firm
