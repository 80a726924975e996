/*---
title.zh = "计划条款"
title.en = "Clauses of the plan"
question.zh = "行动计划有哪些条款，在第几页，由谁牵头、谁参与？"
question.en = "Which clauses does the plan have, on which page, who leads and who joins?"
rule.zh = "《行动计划》原文逐条。"
rule.en = "The plan's own text, clause by clause."
limits.zh = "只有原文，不含解读。"
limits.en = "The text only, no reading of it."
identity = ["code"]

[columns]
code = {kind = "string", node = "Clause", zh = "条款编码", en = "Clause code"}
section = {kind = "string", zh = "章节", en = "Section"}
name = {kind = "string", zh = "条款", en = "Clause"}
page = {kind = "integer", zh = "页码", en = "Page"}
lead_unit = {kind = "string", zh = "牵头单位", en = "Lead unit"}
joint_units = {kind = "strings", zh = "参与单位", en = "Joint units"}
text = {kind = "string", zh = "原文", en = "Text"}
---*/
MATCH (:Plan)-[:HAS_CLAUSE]->(k:Clause)
RETURN k.id AS code, k.section AS section, k.name AS name, k.page AS page,
       k.lead_unit AS lead_unit, k.joint_units AS joint_units, k.text AS text
ORDER BY k.order, code
