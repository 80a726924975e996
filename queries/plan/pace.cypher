/*---
title.zh = "目标进度"
title.en = "Pace"
question.zh = "计划的每个目标，按区县报送的数走到哪里了：比计划线多多少、增速够不够、今后每季要增加多少、何时能达到？"
question.en = "Where does each target of the plan stand by the returns: against the plan line, by growth, how much is needed per quarter, when is it reached?"
rule.zh = "只用区县报送的数，每个口径各算一行，从不混用；渝西地区的数是八个区同一天、同一口径之和，少一个就不算，否则只列未报送的区县。年度数（产值）取当年全年，年中取近十二个月（上年全年 + 今年累计 − 上年同期；上年同期先取上年那一期的报送，没有才取今年表中所填，上年那一期有两个数待确认时不明）；企业数取期末数；引进、转型、承接为 2023 年起累计，从零算起，只列直线计划线。计划线（几何）= 基数 ×（目标 ÷ 基数）^ 已过时间比例。实际增速 =（报送数 ÷ 基数）^（1 ÷ 已过年数）− 1，所需增速同理；比值 R = 实际 ÷ |所需|：达到目标为已完成，R ≥ 0.95 达到序时进度，≥ 0.6 略慢于序时进度，≥ 0 滞后，否则下降。"
rule.en = "Only what districts reported, a line for each basis, never mixed; the eight together are the sum of one day and basis, known when all reported. A yearly figure (output) is the whole year, within a year the last twelve months (last year + this year so far - the same part of last year; the same part of last year is last year's return, else what this year's return states, and unknown while last year's return is in conflict); firms are those at the end; firms attracted, transformed or taken over count from 2023 on, from zero, with a linear plan line only. Plan line (geometric) = baseline x (target / baseline) ** share of the time passed. Growth = (reported / baseline) ** (1 / years) - 1, required alike; R = observed / |required|: target reached = achieved, R >= .95 on track, >= .6 acceleration needed, >= 0 limited, else deterioration."
limits.zh = "没有基期数的只列目标和报送数；未报送不是零；一个区县没有报各区最近的一期时，它的数是更早的，列在“未报送的区县”，说明里写明哪一期；已入库家数是名录里有多少家，不是完成数，也不作除数。"
limits.en = "Without a baseline only target and figure are shown; not reported is not zero; where a district has not reported the newest period of the others its figure is an older one, it is listed as not reported and the remark names both periods; firms on record are no progress and never divided by the target."
identity = ["code", "basis"]
derive = "pace.targets"
facts = ["returns", "plan_districts", "recorded"]
thresholds = ["indicators", "indicator_kinds", "pace"]

[params.district]
kind = "district"
default = ""
doc = {zh = "区县（空白为全部）", en = "District (empty: all)"}

[params.basis]
kind = "text"
default = ""
doc = {zh = "口径，照报送的写法（空白为各口径各列一行）", en = "Basis as reported (empty: a line for each)"}

[params.baseline]
kind = "text"
default = "2022"
doc = {zh = "基期：取这一期末的报送数作基数", en = "Baseline: the figure reported for the end of this period"}

[params.until]
kind = "text"
default = ""
doc = {zh = "只看到这一期为止的报送（2024、2024-H1、2024-Q2、2024-06；空白为全部）", en = "Only returns up to the end of this period (2024, 2024-H1, 2024-Q2, 2024-06; empty: all)"}

[params.line]
kind = "choice"
choices = ["几何", "直线", "S形"]
default = "几何"
doc = {zh = "计划线的形状：几何与增速评价一致", en = "Shape of the plan line: geometric (agrees with the rating), linear or S-curve"}

[columns]
code = {kind = "string", node = "Target", zh = "目标编码", en = "Target code"}
name = {kind = "string", zh = "目标", en = "Target"}
district_code = {kind = "string", node = "Place", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
indicator = {kind = "string", zh = "报送指标", en = "Indicator"}
basis = {kind = "string", zh = "口径", en = "Basis"}
unit = {kind = "string", zh = "单位", en = "Unit"}
qualifier = {kind = "string", zh = "限定", en = "Qualifier"}
target = {kind = "number", zh = "目标值", en = "Target"}
deadline = {kind = "date", zh = "期限", en = "Deadline"}
baseline_on = {kind = "date", zh = "基期", en = "Baseline date"}
baseline = {kind = "number", zh = "基数", en = "Baseline"}
now_on = {kind = "date", zh = "报送截至", en = "Reported up to"}
now = {kind = "number", zh = "报送数", en = "Reported"}
now_qualifier = {kind = "string", zh = "报送数限定", en = "Qualifier of the reported figure"}
completed = {kind = "share", zh = "完成目标的比例", en = "Share of the target"}
plan_value = {kind = "number", zh = "计划线应到", en = "Plan line"}
gap = {kind = "number", zh = "与计划线相差", en = "Above the plan line"}
observed = {kind = "share", zh = "实际年均增速", en = "Observed yearly growth"}
required = {kind = "share", zh = "所需年均增速", en = "Required yearly growth"}
ratio = {kind = "number", zh = "实际与所需之比", en = "Observed over required"}
rating = {kind = "string", zh = "评价代码", en = "Rating"}
rating_zh = {kind = "string", zh = "评价", en = "Rating in Chinese"}
needed_per_quarter = {kind = "number", zh = "今后每季需增加", en = "Needed per quarter"}
per_quarter = {kind = "number", zh = "至今每季增加", en = "So far per quarter"}
arrives = {kind = "date", zh = "按现速度达到目标", en = "Date of arrival at this growth"}
recorded = {kind = "integer", zh = "已入库（家）", en = "Firms on record"}
not_reported = {kind = "strings", zh = "未报送的区县", en = "Districts without a return"}
notes = {kind = "strings", zh = "说明", en = "Remarks"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (t:Target)
OPTIONAL MATCH (t)-[:CONCERNS]->(p:Place)
RETURN t.id AS code, t.name AS name, t.basis AS basis, t.number AS number, t.unit AS unit, t.qualifier AS qualifier,
       t.deadline AS deadline, p.id AS district_code, p.name AS district
ORDER BY t.order, code, district_code
