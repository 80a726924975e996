/*---
title.zh = "逐期报送"
title.en = "Returns over time"
question.zh = "一个区县的指标一期一期走到哪里了，离计划线多远，同比多少？"
question.en = "Where has an indicator of a district been from period to period, how far from the plan line, how much above last year?"
rule.zh = "每一个报送期末一行，数与 plan/pace 同样取法（产值为近十二个月，上年同期先取上年那一期的报送，没有才取今年表中所填，上年那一期有两个数待确认时不明；企业数为期末数）；计划线由基数到目标，至期限的每个年末另列一行，只有计划线。同比 = 这一天的数 ÷ 上年同一天的数 − 1。"
rule.en = "A line for the end of each period reported, figures taken as in plan/pace (output over twelve months; the same part of last year is last year's return, else what this year's return states, and unknown while last year's return is in conflict; firms at the end); the plan line runs from the baseline to the target, with a line of its own for each year's end until the deadline. Growth = the figure / that of the same day a year before - 1."
limits.zh = "没有基期数就没有计划线；凑不齐十二个月的期不列；有两个数待确认的期照列，数为空。"
limits.en = "Without a baseline there is no plan line; periods that do not complete twelve months are not listed; those that wait for a conflict to be settled are listed without a number."
identity = ["code", "basis", "day"]
derive = "course.by_day"
facts = ["returns", "plan_districts", "recorded"]
thresholds = ["indicators", "indicator_kinds", "pace"]
proof = {question = "plan/returns", period = "day", indicator = "indicator"}

[params.district]
kind = "district"
default = ""
doc = {zh = "区县（空白为各区）", en = "District (empty: each)"}

[params.indicator]
kind = "text"
default = "工业总产值"
doc = {zh = "报送指标：工业总产值、企业数量……", en = "Indicator as reported, such as output or the number of firms"}

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
district_code = {kind = "string", node = "Place", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
indicator = {kind = "string", zh = "报送指标", en = "Indicator"}
basis = {kind = "string", zh = "口径", en = "Basis"}
unit = {kind = "string", zh = "单位", en = "Unit"}
day = {kind = "date", zh = "截至", en = "Up to"}
number = {kind = "number", zh = "报送数", en = "Reported"}
qualifier = {kind = "string", zh = "报送数限定", en = "Qualifier of the reported figure"}
growth = {kind = "share", zh = "同比", en = "Growth over last year"}
plan_value = {kind = "number", zh = "计划线", en = "Plan line"}
target = {kind = "number", zh = "目标值", en = "Target"}
deadline = {kind = "date", zh = "期限", en = "Deadline"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (t:Target)
OPTIONAL MATCH (t)-[:CONCERNS]->(p:Place)
RETURN t.id AS code, t.name AS name, t.basis AS basis, t.number AS number, t.unit AS unit, t.qualifier AS qualifier,
       t.deadline AS deadline, p.id AS district_code, p.name AS district
ORDER BY t.order, code, district_code
