/*---
title.zh = "部件与企业"
title.en = "Components and their makers"
question.zh = "计划列出的每种部件属于哪个系统和总成，所选范围内有多少家企业生产？（已证实与推断分开；没有记录不等于没有企业）"
question.en = "To which system and assembly does each component of the plan belong, and how many firms in the chosen scope make it? (Confirmed and inferred apart; no record is not no firm.)"
rule.zh = "每种部件分别数已证实和推断的生产企业，所在地在所选范围内；没有地址的企业只计入全部。"
rule.en = "For each component, makers located in the scope are counted, confirmed and inferred apart; a firm without a place counts only at all."
limits.zh = "没有企业记录不等于没有企业；企业数不是产能。"
limits.en = "No record is not no firm; a count of firms is not capacity."
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
system = {kind = "string", node = "System", zh = "系统编码", en = "System code"}
system_name = {kind = "string", zh = "系统", en = "System"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
confirmed = {kind = "integer", zh = "已证实企业数", en = "Firms, confirmed"}
inferred = {kind = "integer", zh = "推断企业数", en = "Firms, inferred only"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
OPTIONAL MATCH (c)<-[m:MAKES]-(e:Enterprise)
WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
WITH s, a, c, count(CASE WHEN m.evidence = 'confirmed' THEN 1 END) AS confirmed,
     count(CASE WHEN m.evidence = 'inferred' THEN 1 END) AS inferred
RETURN c.id AS code, c.name AS name, c.abbreviation AS abbreviation,
       s.id AS system, s.name AS system_name, a.id AS assembly, a.name AS assembly_name,
       confirmed AS confirmed, inferred AS inferred
ORDER BY s.order, a.order, c.order, code
