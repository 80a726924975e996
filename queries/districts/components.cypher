/*---
title.zh = "一地的部件"
title.en = "Components of a place"
question.zh = "在这个范围内有企业记录的部件有哪些，各有几家？"
question.en = "Which components have firms on record in this place, and how many?"
rule.zh = "按所在地在范围内的企业数生产关系，已证实与推断分开；没有企业记录的部件不列。"
rule.en = "Makers located in the scope are counted, confirmed and inferred apart; components without a firm on record are not listed."
limits.zh = "没有记录不等于没有企业；这里不判断证据是否过期。"
limits.en = "No record is not no firm; whether evidence is stale is not judged here."
identity = ["code"]
total = "MATCH (c:Component) RETURN count(c) AS total"

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆", en = "Scope: a district, 渝西地区 or 重庆"}

[columns]
code = {kind = "string", node = "Component", zh = "编码", en = "Code"}
name = {kind = "string", zh = "部件", en = "Component"}
confirmed = {kind = "integer", zh = "已证实企业数", en = "Firms, confirmed"}
inferred = {kind = "integer", zh = "推断企业数", en = "Firms, inferred only"}
---*/
MATCH (p:Place)<-[:LOCATED_IN]-(e:Enterprise)-[m:MAKES]->(c:Component)
WHERE '' IN $scope OR p.id IN $scope
WITH DISTINCT c, e, m.evidence AS evidence
RETURN c.id AS code, c.name AS name,
       count(CASE WHEN evidence = 'confirmed' THEN 1 END) AS confirmed,
       count(CASE WHEN evidence = 'inferred' THEN 1 END) AS inferred
ORDER BY code
