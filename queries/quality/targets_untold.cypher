/*---
title.zh = "没有报送指标对应的目标"
title.en = "Targets that no return tells of"
question.zh = "计划的哪些目标没有报送指标与之对应，因此看不到进度？"
question.en = "Of which targets of the plan does no reported indicator tell, so that no pace can be shown?"
rule.zh = "目标的口径（没有口径则名称）不在门槛文件 indicators 一节列出的写法之中。"
rule.en = "Neither basis nor name of the target stands in the section indicators of the thresholds."
limits.zh = "有些目标本来不能由一个指标说明（倍增、增长 1 个百分点，计划没有写基数）。"
limits.en = "Some targets cannot be told by one indicator (doubling, one percentage point more: the plan gives no baseline)."
identity = ["code"]
derive = "pace.untold"
thresholds = ["indicators"]

[columns]
code = {kind = "string", node = "Target", zh = "目标编码", en = "Target code"}
name = {kind = "string", zh = "目标", en = "Target"}
basis = {kind = "string", zh = "口径", en = "Basis"}
number = {kind = "number", zh = "目标值", en = "Number"}
unit = {kind = "string", zh = "单位", en = "Unit"}
district = {kind = "string", zh = "区县", en = "District"}
---*/
MATCH (t:Target)
OPTIONAL MATCH (t)-[:CONCERNS]->(p:Place)
RETURN t.id AS code, t.name AS name, t.basis AS basis, t.number AS number, t.unit AS unit, p.name AS district
ORDER BY t.order, code, district
