/*---
title.zh = "仅一家企业生产的部件"
title.en = "Components with a single maker"
question.zh = "哪些部件在所选范围内只有一家已证实的企业？（一家停产即无记录）"
question.en = "Which components have exactly one confirmed maker in the chosen scope?"
rule.zh = "已证实的生产企业恰为一家的部件。"
rule.en = "Components with exactly one confirmed maker."
limits.zh = "同属一个集团的企业按各家计；按集团计见 links/status。"
limits.en = "Firms of one group count each; links/status counts by group."
identity = ["code"]
total = """
MATCH (c:Component) RETURN count(c) AS total
"""

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
code = {kind = "string", node = "Component", zh = "编码", en = "Code"}
name = {kind = "string", zh = "部件", en = "Component"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
firm_name = {kind = "string", zh = "企业", en = "Firm"}
places = {kind = "strings", node = "Place", zh = "所在地编码", en = "Place codes"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
inferred = {kind = "integer", zh = "推断企业数", en = "Firms, inferred only"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (a:Assembly)-[:HAS_COMPONENT]->(c:Component)<-[m:MAKES]-(e:Enterprise)
WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
WITH a, c, sum(CASE WHEN m.evidence = 'confirmed' THEN 1 ELSE 0 END) AS makers,
     sum(CASE WHEN m.evidence = 'inferred' THEN 1 ELSE 0 END) AS inferred
WHERE makers = 1
MATCH (c)<-[m:MAKES]-(e:Enterprise)
WHERE m.evidence = 'confirmed'
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, e.id AS firm, e.name AS firm_name,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id } AS places,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS place_names,
       inferred AS inferred, m.rows AS rows
ORDER BY a.order, c.order, code
