/*---
title.zh = "计划目标"
title.en = "Targets of the plan"
question.zh = "行动计划定了哪些数字目标，口径、期限、责任单位是什么，出自哪一条？"
question.en = "Which numbers does the plan set, counted how, by when, led by whom, in which clause?"
rule.zh = "《行动计划》中每个数字目标，附口径、期限、责任单位和页码。"
rule.en = "Every numeric target of the plan with basis, deadline, unit in charge and page."
limits.zh = "计划没有给出基数。"
limits.en = "The plan gives no baseline."
identity = ["code"]

[columns]
code = {kind = "string", node = "Target", zh = "目标编码", en = "Target code"}
name = {kind = "string", zh = "目标", en = "Target"}
qualifier = {kind = "string", zh = "限定", en = "Qualifier"}
number = {kind = "number", zh = "目标值", en = "Number"}
unit = {kind = "string", zh = "单位", en = "Unit"}
basis = {kind = "string", zh = "口径", en = "Basis"}
deadline = {kind = "date", zh = "期限", en = "Deadline"}
district_code = {kind = "string", node = "Place", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
lead_unit = {kind = "string", zh = "牵头单位", en = "Lead unit"}
joint_units = {kind = "strings", zh = "参与单位", en = "Joint units"}
clause_code = {kind = "string", node = "Clause", zh = "条款编码", en = "Clause code"}
section = {kind = "string", zh = "章节", en = "Section"}
page = {kind = "integer", zh = "页码", en = "Page"}
---*/
MATCH (k:Clause)-[:SETS]->(t:Target)
OPTIONAL MATCH (t)-[:CONCERNS]->(p:Place)
RETURN t.id AS code, t.name AS name, t.qualifier AS qualifier, t.number AS number, t.unit AS unit,
       t.basis AS basis, t.deadline AS deadline, p.id AS district_code, p.name AS district,
       t.lead_unit AS lead_unit, t.joint_units AS joint_units,
       k.id AS clause_code, k.section AS section, t.page AS page
ORDER BY t.order, code, district_code
