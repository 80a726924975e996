/*---
title.zh = "季评比"
title.en = "Quarterly index"
question.zh = "按工业经济增长、重点项目引进、市场主体培育三项，各区这一季的指数是多少，三项各是多少，谁在前、差多少？"
question.en = "By industrial growth, projects brought in and growth of firms: what is each district's index this quarter, with its three parts, rank and gap?"
rule.zh = "每项 A = min(1.5, 今年累计实际增量 ÷ 今年累计计划增量)，指数 = 100 × 三项的加权平均。工业经济增长：增量为今年累计减上年同期，计划为年度目标 × 上年同期占上年全年的比例，再减上年同期；项目引进：今年累计对年度目标 × 同一比例（没有上年数则按月数）；市场主体：比上年末增加数对（目标 − 上年末）× 已过月数 ÷ 12。三项齐全的区县才排名次。"
rule.en = "Each part A = min(1.5, actual increment so far / planned increment so far), index = 100 x their weighted mean. Industrial growth: this year so far less the same part of last year, planned by the year's target x last year's share of that part; projects: so far against the target x the same share (by months where last year is unknown); firms: increase since last year's end against (target - last year's end) x months / 12. Only districts with all three parts are ranked."
limits.zh = "少一项的区县也列出已知各项，指数只是已知各项的平均，不排名次；年度目标定得低，指数就高。"
limits.en = "A district without a part shows the others, its index is their mean and has no rank; a low target makes a high index."
identity = ["district_code"]
derive = "season.index"
facts = ["returns", "plan_districts"]
thresholds = ["index", "indicator_kinds"]
proof = {question = "plan/year_targets", district = "district_code", until = "day"}

[params.basis]
kind = "text"
default = ""
doc = {zh = "一个指标有几个口径的年度目标时，取这一个", en = "Where an indicator has targets of several bases: this one"}

[params.until]
kind = "text"
default = ""
doc = {zh = "哪一期末（2024-Q2、2024-06；空白为最新一期）", en = "End of which period (2024-Q2, 2024-06; empty: the newest)"}

[columns]
rank = {kind = "integer", zh = "名次", en = "Rank"}
district_code = {kind = "string", node = "District", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
day = {kind = "date", zh = "截至", en = "As of"}
index = {kind = "number", zh = "指数", en = "Index"}
behind_first = {kind = "number", zh = "与第一名相差", en = "Behind the first"}
is_complete = {kind = "boolean", zh = "三项齐全", en = "All three parts known"}
growth = {kind = "number", zh = "工业经济增长", en = "Industrial growth"}
projects = {kind = "number", zh = "重点项目引进", en = "Projects brought in"}
firms = {kind = "number", zh = "市场主体培育", en = "Growth of firms"}
bases = {kind = "strings", zh = "口径", en = "Bases"}
notes = {kind = "strings", zh = "说明", en = "Remarks"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (t:YearTarget)
OPTIONAL MATCH (t)-[:IN_PLACE]->(p:Place)
RETURN t.id AS code, p.id AS place, p.name AS place_name, t.indicator AS indicator, t.basis AS basis, t.year AS year,
       t.number AS number, t.unit AS unit, t.number_qualifier AS qualifier, t.grounds AS grounds, t.rows AS rows
ORDER BY year, indicator, place, basis, code
