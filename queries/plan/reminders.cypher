/*---
title.zh = "催报"
title.en = "Returns to ask for"
question.zh = "这一期，哪些区县还有哪些数没有报，上一次报到哪一期、报了多少、谁填的？"
question.en = "Which figures of which districts have not come for this period, when did they last report, what, and by whom?"
rule.zh = "应报 = 本区当年有年度目标的（指标、口径）和本区上一次报送过的；两样都没有的，为任一区县这一期报送的。应报而没有这一期末报送的各列一行，附本区最近一次报送。"
rule.en = "To be reported: what the year sets the district a target for (indicator and basis) and what it sent the last time; where there is neither, what any district sent for this period. Each without a return for the period's end is a line, with the district's last return."
limits.zh = "未报送不是零；最近一次的数不代替这一期。"
limits.en = "Not reported is not zero; the last figure does not stand for this period."
identity = ["district_code", "indicator", "basis", "day"]
derive = "reminders.due"
facts = ["returns", "plan_districts"]

[params.period]
kind = "text"
default = ""
doc = {zh = "哪一期（2024、2024-H1、2024-Q2、2024-06；空白为最新一期）", en = "Which period (2024, 2024-H1, 2024-Q2, 2024-06; empty: the newest)"}

[columns]
district_code = {kind = "string", node = "District", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
day = {kind = "date", zh = "应报截至", en = "Due up to"}
indicator = {kind = "string", zh = "指标", en = "Indicator"}
basis = {kind = "string", zh = "口径", en = "Basis"}
sent_any = {kind = "boolean", zh = "这一期有报送", en = "Sent anything for the period"}
last_period = {kind = "string", zh = "最近报送期", en = "Last period reported"}
last_number = {kind = "number", zh = "最近报送数", en = "Last figure"}
unit = {kind = "string", zh = "单位", en = "Unit"}
last_reported_on = {kind = "date", zh = "最近报送日期", en = "Last reported on"}
by = {kind = "strings", zh = "最近填报人", en = "Last reported by"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (t:YearTarget)
OPTIONAL MATCH (t)-[:IN_PLACE]->(p:Place)
RETURN t.id AS code, p.id AS place, p.name AS place_name, t.indicator AS indicator, t.basis AS basis, t.year AS year,
       t.number AS number, t.unit AS unit, t.number_qualifier AS qualifier, t.grounds AS grounds, t.rows AS rows
ORDER BY year, indicator, place, basis, code
