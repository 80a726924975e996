/*---
title.zh = "项目阶段"
title.en = "Project stages"
question.zh = "行动计划把项目分成哪几个阶段？"
question.en = "Which stages does the plan give a project?"
rule.zh = "《行动计划》第六部分规定的六个阶段。"
rule.en = "The six stages of part six of the plan."
limits.zh = "计划没有规定各阶段的天数。"
limits.en = "The plan sets no days for a stage."
identity = ["code"]

[columns]
code = {kind = "string", node = "Stage", zh = "阶段编码", en = "Stage code"}
name = {kind = "string", zh = "阶段", en = "Stage"}
clause_code = {kind = "string", node = "Clause", zh = "条款编码", en = "Clause code"}
---*/
MATCH (k:Clause)-[:DEFINES]->(s:Stage)
RETURN s.id AS code, s.name AS name, k.id AS clause_code
ORDER BY s.order, code
