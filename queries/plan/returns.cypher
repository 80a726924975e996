/*---
title.zh = "报送情况"
title.en = "Returns"
question.zh = "这一期，八个区县谁报了什么数，谁还未报送？"
question.en = "Which of the eight districts reported what for this period, and who did not?"
rule.zh = "报告期末在这一天的全部报送：凡有区县报了的（指标、口径、报告期），八个区县各列一行；没有报的写未报送。"
rule.en = "All returns whose period ends on that day: a line for each district and each figure (indicator, basis, period) that anybody reported; who did not is shown as such."
limits.zh = "没有一个区县报的指标不会出现；未报送不是零。"
limits.en = "What nobody reported does not appear; not reported is not zero."
identity = ["district_code", "indicator", "basis", "period"]
derive = "returns.who"
facts = ["returns"]

[params.period]
kind = "text"
default = ""
doc = {zh = "哪一期（2024、2024-H1、2024-Q2、2024-06；空白为最新一期）", en = "Which period (2024, 2024-H1, 2024-Q2, 2024-06; empty: the newest)"}

[params.indicator]
kind = "text"
default = ""
doc = {zh = "指标（空白为全部）", en = "Indicator (empty: all)"}

[columns]
district_code = {kind = "string", node = "District", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
day = {kind = "date", zh = "截至", en = "Up to"}
indicator = {kind = "string", zh = "指标", en = "Indicator"}
basis = {kind = "string", zh = "口径", en = "Basis"}
period = {kind = "string", zh = "报告期", en = "Period"}
state_zh = {kind = "string", zh = "报送", en = "Return"}
sent_any = {kind = "boolean", zh = "这一期有报送", en = "Sent anything for the period"}
number = {kind = "number", zh = "数值", en = "Number"}
unit = {kind = "string", zh = "单位", en = "Unit"}
qualifier = {kind = "string", zh = "限定", en = "Qualifier"}
growth_reported = {kind = "share", zh = "同比（报送）", en = "Growth as reported"}
reported_on = {kind = "date", zh = "报送日期", en = "Reported on"}
by = {kind = "strings", zh = "填报人", en = "By"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (d:District)
WHERE d.in_plan
RETURN d.id AS district_code, d.name AS district
ORDER BY d.order, district_code
