/*---
title.zh = "暂无企业记录的部件"
title.en = "Components without a recorded maker"
question.zh = "计划列出的部件中，哪些在所选范围内还没有已证实的企业生产记录？（未摸排，不等于没有企业）"
question.en = "Which components of the plan have no confirmed maker on record in the chosen scope? (Not surveyed is not absent.)"
rule.zh = "部件在所选范围内没有任何已证实的“生产”关系，即列出；推断的家数附在旁边。"
rule.en = "A component is listed when no confirmed MAKES relation leads to it in the scope; inferred ones are counted beside it."
limits.zh = "没有记录不等于没有企业；是否没有，看环节状态 links/status。"
limits.en = "No record is not no firm; whether there is none is told by links/status."
identity = ["code"]
total = "MATCH (c:Component) RETURN count(c) AS total"

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
code = {kind = "string", node = "Component", zh = "编码", en = "Code"}
name = {kind = "string", zh = "部件", en = "Component"}
abbreviation = {kind = "string", zh = "缩写", en = "Abbreviation"}
system_name = {kind = "string", zh = "系统", en = "System"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
inferred = {kind = "integer", zh = "推断企业数", en = "Firms, inferred only"}
elsewhere = {kind = "integer", zh = "范围外已证实企业数", en = "Confirmed makers outside the scope"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
WHERE NOT EXISTS {
  MATCH (c)<-[m:MAKES]-(e:Enterprise)
  WHERE m.evidence = 'confirmed'
    AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
}
OPTIONAL MATCH (c)<-[m:MAKES]-(e:Enterprise)
WITH s, a, c, count(CASE WHEN m.evidence = 'confirmed' THEN 1 END) AS elsewhere,
     count(CASE WHEN m.evidence = 'inferred'
       AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }) THEN 1 END) AS inferred
RETURN c.id AS code, c.name AS name, c.abbreviation AS abbreviation, s.name AS system_name,
       a.id AS assembly, a.name AS assembly_name, inferred AS inferred, elsewhere AS elsewhere
ORDER BY s.order, a.order, c.order, code
