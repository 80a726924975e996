/*---
title.zh = "没有区县的企业"
title.en = "Firms without a district"
question.zh = "哪些企业没有所在地，或只知道在重庆？（它们计入全部范围，不计入任何区县）"
question.en = "Which firms have no place, or are only known to be in Chongqing? (They count in the whole, in no district.)"
rule.zh = "没有所在地，或只知道在重庆的企业；有注销或吊销记录的企业不列。"
rule.en = "Firms without a place, or known only to be in the municipality; firms with a closing on record are left out."
limits.zh = "它们计入全部范围，不计入任何区县。"
limits.en = "They count in the whole, in no district."
identity = ["firm"]
total = """
MATCH (e:Enterprise)
WHERE e.mentioned = false
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
RETURN count(e) AS total
"""

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
places = {kind = "strings", node = "Place", zh = "所在地编码", en = "Place codes"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
components = {kind = "strings", node = "Component", zh = "生产的部件", en = "Components made"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)
WHERE e.mentioned = false
  AND coalesce(size(e.closings), 0) = 0
  AND NOT EXISTS { MATCH (e)-[:LOCATED_IN]->(q:Place) WHERE q.level <> 'municipality' }
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
RETURN e.id AS firm, e.name AS name,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id } AS places,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS place_names,
       COLLECT { MATCH (e)-[m:MAKES]->(c:Component) WHERE m.evidence = 'confirmed' RETURN c.id ORDER BY c.id } AS components,
       e.rows AS rows, e.keys AS keys
ORDER BY size(places), firm
