/*---
title.zh = "一区的部件"
title.en = "Components of a district"
question.zh = "这个区县有企业记录的部件有哪些，各有几家？"
question.en = "Which components have firms on record in this district, and how many?"
rule.zh = "按所在地在该区县的企业数生产关系，已证实与推断分开；没有企业记录的部件不列。"
rule.en = "Makers located in the district are counted, confirmed and inferred apart; components without a firm on record are not listed."
limits.zh = "没有记录不等于没有企业；这里不判断证据是否过期。"
limits.en = "No record is not no firm; whether evidence is stale is not judged here."
identity = ["code"]
total = "MATCH (c:Component) RETURN count(c) AS total"

[params.district]
kind = "district"
doc = {zh = "区县：名称或编码", en = "District: name or code"}

[columns]
code = {kind = "string", node = "Component", zh = "编码", en = "Code"}
name = {kind = "string", zh = "部件", en = "Component"}
confirmed = {kind = "integer", zh = "已证实企业数", en = "Firms, confirmed"}
inferred = {kind = "integer", zh = "推断企业数", en = "Firms, inferred only"}
---*/
MATCH (d:District {id: $district})<-[:LOCATED_IN]-(e:Enterprise)-[m:MAKES]->(c:Component)
WITH DISTINCT c, e, m.evidence AS evidence
RETURN c.id AS code, c.name AS name,
       count(CASE WHEN evidence = 'confirmed' THEN 1 END) AS confirmed,
       count(CASE WHEN evidence = 'inferred' THEN 1 END) AS inferred
ORDER BY code
