/*---
title.zh = "超期与跳阶段的项目"
title.en = "Projects late or out of order"
question.zh = "哪些推进中的项目停留太久、过了计划日期，或跳过、退回阶段而没有文号？"
question.en = "Which projects stay too long, have passed a planned date, or skipped or went back a stage without a paper?"
rule.zh = "截至所选日期：进入当前阶段的天数多于门槛；计划达到某阶段的日期已过而没有达到；已记录的两个阶段之间空着一个阶段、后一阶段没有文号；前一阶段的日期晚于后一阶段、前一阶段没有文号。只写到月的日期取月末。"
rule.en = "As of the date: more days in the stage than the limit; a planned date passed without the stage; two stages on record with one left out between them and no paper for the later; an earlier stage dated after a later one without a paper. A date that names a month only means its end."
limits.zh = "各阶段天数是本项目的门槛，计划没有规定；没有写日期的不能判断，另报个数；只写当前阶段的项目看不出跳阶段。"
limits.en = "The days are our thresholds, the plan sets none; what bears no date cannot be judged and is counted; where only the present stage is written no skip can be seen."
identity = ["project", "kind", "stage"]
derive = "overdue.found"
facts = ["project_stages", "stages"]
thresholds = ["project"]

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
project = {kind = "string", node = "Project", zh = "项目编码", en = "Project id"}
name = {kind = "string", zh = "项目", en = "Project"}
district_code = {kind = "string", node = "Place", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
kind = {kind = "string", zh = "种类", en = "Kind"}
kind_zh = {kind = "string", zh = "情况", en = "Kind in Chinese"}
stage = {kind = "string", node = "Stage", zh = "阶段编码", en = "Stage code"}
stage_zh = {kind = "string", zh = "所说阶段", en = "Stage concerned"}
now_zh = {kind = "string", zh = "当前阶段", en = "Present stage"}
date = {kind = "date", zh = "日期", en = "Date"}
days = {kind = "integer", zh = "已过天数", en = "Days since"}
limit_days = {kind = "integer", zh = "门槛天数", en = "Limit in days"}
days_over = {kind = "integer", zh = "超过天数", en = "Days over"}
investment_cny = {kind = "money", unit = "CNY", zh = "投资额（元）", en = "Investment (yuan)"}
responsible = {kind = "string", zh = "责任人", en = "Responsible"}
problems = {kind = "strings", zh = "存在问题", en = "Problems"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (p:Project)
OPTIONAL MATCH (p)-[:IN_PLACE]->(d:Place)
WITH p, d
WHERE '' IN $scope OR d.id IN $scope
RETURN p.id AS project, p.name AS name, d.id AS district_code, d.name AS district, p.state AS state,
       p.investment_cny AS investment_cny, p.investment_cny_qualifier AS investment_qualifier,
       p.paid_in_cny AS paid_in_cny, p.full_output_cny AS full_output_cny, p.origin_place AS origin_place,
       p.responsible AS responsible, coalesce(p.problems, []) AS problems, p.as_of AS as_of, p.rows AS rows
ORDER BY coalesce(district_code, ''), project
