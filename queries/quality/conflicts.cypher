/*---
title.zh = "待确认的企业"
title.en = "Firms with conflicting values"
question.zh = "哪些企业的字段有同日期而不同的数值，因此空着待确认？"
question.en = "Which firms have fields left empty because rows of the same date differ?"
rule.zh = "同一日期或都没有日期的几行写了不同的值，该字段空着待确认。"
rule.en = "Rows of one date, or without any, state different values: the field is left empty until judged."
limits.zh = "只比较同一字段同一时期的值。"
limits.en = "Only values of one field and one period are compared."
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
fields = {kind = "strings", zh = "待确认字段", en = "Conflicting fields"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)
WHERE size(e.conflicts) > 0
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
RETURN e.id AS firm, e.name AS name,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id } AS places,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS place_names,
       e.conflicts AS fields, e.rows AS rows, e.keys AS keys
ORDER BY firm
