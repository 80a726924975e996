/*---
title.zh = "供应商与客户数"
title.en = "Suppliers and customers"
question.zh = "各企业有多少家供应商和客户有记录？（没有记录不等于没有）"
question.en = "How many suppliers and customers of each firm are on record? (No record is not none.)"
rule.zh = "数每家企业有记录的供应商和客户，同一对企业只计一次。"
rule.en = "Recorded suppliers and customers of each firm, a pair once."
limits.zh = "供货记录不全，家数少不等于地位低。"
limits.en = "Supply records are incomplete: a small number is not a low standing."
identity = ["firm"]
total = """
MATCH (e:Enterprise)
WHERE EXISTS { MATCH (e)-[:SUPPLIES]-(:Enterprise) }
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
RETURN count(e) AS total
"""

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
places = {kind = "strings", node = "Place", zh = "所在地编码", en = "Place codes"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
mentioned = {kind = "boolean", zh = "仅被提及", en = "Only mentioned"}
suppliers = {kind = "integer", zh = "供应商数", en = "Suppliers"}
customers = {kind = "integer", zh = "客户数", en = "Customers"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)
WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
WITH e, COUNT { MATCH (e)<-[:SUPPLIES]-(s:Enterprise) RETURN DISTINCT s } AS suppliers,
     COUNT { MATCH (e)-[:SUPPLIES]->(s:Enterprise) RETURN DISTINCT s } AS customers
WHERE suppliers + customers > 0
WITH e, suppliers, customers
ORDER BY suppliers + customers DESC, e.id
LIMIT toInteger($limit)
WITH e, suppliers, customers, COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p {.id, .name} ORDER BY p.id } AS at
RETURN e.id AS firm, e.name AS name, [q IN at | q.id] AS places, [q IN at | q.name] AS place_names,
       e.mentioned AS mentioned, suppliers AS suppliers, customers AS customers, coalesce(e.keys, []) AS keys
ORDER BY suppliers + customers DESC, firm
