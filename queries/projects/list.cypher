/*---
title.zh = "项目清单"
title.en = "Projects"
question.zh = "范围内有哪些项目，到了哪个阶段，下一步计划何时，投资多少？"
question.en = "Which projects are there in the scope, at which stage, with which next step and investment?"
rule.zh = "当前阶段 = 表中写明已达到的最靠后的阶段；下一步 = 写了计划日期、还没有达到的第一个阶段。"
rule.en = "The stage is the furthest that a sheet says was reached; the next step is the first planned stage not reached yet."
limits.zh = "没有写阶段的列为阶段不明；签约不等于投产。"
limits.en = "A project without a stage is shown as unknown; signed is not producing."
identity = ["project"]
derive = "projects.every"
facts = ["project_stages", "stages", "project_parts", "project_investors"]

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.stage]
kind = "choice"
choices = ["全部", "策划", "在谈", "签约", "开工", "投产", "达产", "阶段不明"]
default = "全部"
doc = {zh = "只看这一阶段", en = "Only this stage"}

[columns]
project = {kind = "string", node = "Project", zh = "项目编码", en = "Project id"}
name = {kind = "string", zh = "项目", en = "Project"}
district_code = {kind = "string", node = "Place", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
parts = {kind = "strings", zh = "总成或部件", en = "Assemblies or components"}
investors = {kind = "strings", zh = "投资方和落地企业", en = "Investors"}
origin_place = {kind = "string", zh = "来源地", en = "Comes from"}
stage = {kind = "string", node = "Stage", zh = "阶段编码", en = "Stage code"}
stage_zh = {kind = "string", zh = "当前阶段", en = "Stage"}
since = {kind = "date", zh = "进入日期", en = "Since"}
paper = {kind = "string", zh = "文号", en = "Paper"}
next_zh = {kind = "string", zh = "下一步", en = "Next stage"}
next_on = {kind = "date", zh = "计划日期", en = "Planned for"}
state = {kind = "string", zh = "状态", en = "State"}
investment_cny = {kind = "money", unit = "CNY", zh = "投资额（元）", en = "Investment (yuan)"}
investment_qualifier = {kind = "string", zh = "投资额限定", en = "Qualifier of the investment"}
paid_in_cny = {kind = "money", unit = "CNY", zh = "到位资金（元）", en = "Paid in (yuan)"}
full_output_cny = {kind = "money", unit = "CNY", zh = "达产产值（元）", en = "Output at full capacity (yuan)"}
responsible = {kind = "string", zh = "责任人", en = "Responsible"}
problems = {kind = "strings", zh = "存在问题", en = "Problems"}
as_of = {kind = "date", zh = "数据日期", en = "As of"}
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
