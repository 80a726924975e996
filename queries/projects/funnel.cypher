/*---
title.zh = "项目漏斗"
title.en = "Projects by stage"
question.zh = "策划、在谈、签约、开工、投产、达产各有多少个项目、多少亿元，分区县或总成看呢？"
question.en = "How many projects and how much money stand at each stage, by district or assembly?"
rule.zh = "按当前阶段（最靠后的已达阶段）计推进中的项目数和投资额；搁置、终止的另列。投产概率 =（到过这一阶段而投产的 + 1）÷（到过这一阶段而已有结果的 + 2），附 90% 区间；有结果（投产或终止）的项目不足 20 个就不估计。"
rule.en = "Projects that are going are counted at the furthest stage reached, with their investment; the halted and ended stand apart. Probability to produce = (those that came so far and produce + 1) / (those that came so far and are finished + 2), Beta(1,1) with the central 90 % interval; below 20 finished (producing or ended) none is given."
limits.zh = "没有投资额的项目不计入金额，另列个数；约数之和仍是约数；概率取范围内全部项目，不分组。"
limits.en = "Projects without an investment are counted apart, not in the money; sums of rounded values bear the mark; probabilities are of all projects in the scope."
identity = ["group", "stage_zh"]
derive = "projects.funnel"
facts = ["project_stages", "stages", "project_parts"]
proof = {question = "projects/list", scope = "$scope", stage = "stage_zh"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.by]
kind = "choice"
choices = ["阶段", "区县", "总成"]
default = "阶段"
doc = {zh = "只按阶段，或再分区县、总成", en = "By stage only, or by district or assembly too"}

[columns]
group = {kind = "string", zh = "区县或总成", en = "District or assembly"}
stage = {kind = "string", node = "Stage", zh = "阶段编码", en = "Stage code"}
stage_zh = {kind = "string", zh = "阶段", en = "Stage"}
projects = {kind = "integer", zh = "推进中的项目", en = "Projects going on"}
investment_cny = {kind = "money", unit = "CNY", zh = "投资额（元）", en = "Investment (yuan)"}
investment_qualifier = {kind = "string", zh = "投资额限定", en = "Qualifier of the investment"}
without_investment = {kind = "integer", zh = "没有投资额的", en = "Without an investment"}
halted = {kind = "integer", zh = "搁置或终止", en = "Halted or ended"}
probability = {kind = "share", zh = "投产概率", en = "Probability to produce"}
probability_low = {kind = "share", zh = "概率下限", en = "Lower bound"}
probability_high = {kind = "share", zh = "概率上限", en = "Upper bound"}
names = {kind = "strings", zh = "项目", en = "Projects"}
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
