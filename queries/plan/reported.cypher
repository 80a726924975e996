/*---
title.zh = "报送区县合计"
title.en = "The districts that reported, together"
question.zh = "已报送的区县合在一起，对照这些区县自己的目标走到哪里了，同比多少，谁未报送？"
question.en = "Where do the districts that reported stand together against their own targets, how much above last year, and who did not report?"
rule.zh = "取有区县报送的最近一天。这一天、这个口径报了的区县，报送数相加、目标相加、基数相加，按 plan/pace 的规则比较（近十二个月的上年同期先取上年那一期的报送，没有才取今年表中所填，上年那一期有两个数待确认时不明）；未报送的区县两边都不计，另列其名和八个区的目标合计。同比为同一批区县与上年同一天相比，少一个就不明。同一指标几个口径各列一行，报得最多的口径在前，从不混用。"
rule.en = "On the last day for which any district reported: figures, targets and baselines of those that did (by this basis) are added and compared as in plan/pace (of twelve months, the same part of last year is last year's return, else what this year's return states, and unknown while last year's return is in conflict); those that did not are left out of both sides and named, the target of all eight stands beside. Growth compares the same districts with the same day a year before, unknown when one did not report. Bases are never mixed; the one used most comes first."
limits.zh = "未报送不是零，也不是渝西地区的完成数；只有各区都有目标、各区能相加的指标。"
limits.en = "Not reported is not zero, and the sum is not the region's; only indicators that districts have targets for and that add up."
identity = ["indicator", "basis"]
derive = "joint.reported"
facts = ["returns", "plan_districts", "recorded"]
thresholds = ["indicators", "indicator_kinds", "pace"]
proof = {question = "plan/progress", indicator = "indicator", basis = "basis", baseline = "$baseline", until = "$until", line = "$line"}

[params.indicator]
kind = "text"
default = ""
doc = {zh = "报送指标：工业总产值、企业数量（空白为各指标）", en = "Indicator as reported, such as output or the number of firms (empty: each)"}

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
indicator = {kind = "string", zh = "报送指标", en = "Indicator"}
basis = {kind = "string", zh = "口径", en = "Basis"}
unit = {kind = "string", zh = "单位", en = "Unit"}
counted = {kind = "string", zh = "计法代码", en = "Counted"}
counted_zh = {kind = "string", zh = "计法", en = "Counted, in Chinese"}
deadline = {kind = "date", zh = "期限", en = "Deadline"}
districts = {kind = "integer", zh = "已报送区县数", en = "Districts that reported"}
of_districts = {kind = "integer", zh = "区县数", en = "Districts"}
reported = {kind = "strings", zh = "已报送的区县", en = "Which reported"}
not_reported = {kind = "strings", zh = "未报送的区县", en = "Districts without a return"}
target_of_all = {kind = "number", zh = "各区目标合计", en = "Target of all districts"}
target = {kind = "number", zh = "已报送区县的目标", en = "Target of those that reported"}
now_on = {kind = "date", zh = "报送截至", en = "Reported up to"}
now = {kind = "number", zh = "报送数", en = "Reported"}
now_qualifier = {kind = "string", zh = "报送数限定", en = "Qualifier of the reported figure"}
completed = {kind = "share", zh = "完成目标的比例", en = "Share of the target"}
last_year = {kind = "number", zh = "上年同期", en = "Same day of last year"}
growth = {kind = "share", zh = "同比", en = "Growth over last year"}
baseline_on = {kind = "date", zh = "基期", en = "Baseline date"}
baseline = {kind = "number", zh = "基数", en = "Baseline"}
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
notes = {kind = "strings", zh = "说明", en = "Remarks"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (t:Target)
OPTIONAL MATCH (t)-[:CONCERNS]->(p:Place)
RETURN t.id AS code, t.name AS name, t.basis AS basis, t.number AS number, t.unit AS unit, t.qualifier AS qualifier,
       t.deadline AS deadline, p.id AS district_code, p.name AS district
ORDER BY t.order, code, district_code
