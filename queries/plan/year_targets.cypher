/*---
title.zh = "年度目标完成情况"
title.en = "Targets of the year"
question.zh = "各年度目标完成了多少，比序时进度快还是慢几个百分点，同比增长多少（报送的和算出的分开列）？"
question.en = "How much of each target of a year is done, how far ahead of the year's course, and how much above last year, as reported and as computed?"
rule.zh = "完成率 = 报送数 ÷ 年度目标，口径相同才比。年度数取今年累计，较序时进度 = 完成率 − 已过月数 ÷ 12；企业数等期末数，较序时进度 =（期末数 − 上年末）÷（目标 − 上年末）− 已过月数 ÷ 12。算出的同比 = 报送数 ÷ 上年同期 − 1，上年同期先取上年那一期的报送，没有才取本期表中所填；报送的同比照原表。渝西地区的数要八个区同一天都报了才有，它的上年同期由各区按上述办法取数相加，有一个区两处都没有就不明。"
rule.en = "Completion = reported / target, only by the same basis. A flow counts since January, ahead = completion - months passed / 12; a stock's work is its increase since last year's end, ahead = increase / planned increase - months passed / 12. Computed growth = reported / same period of last year - 1, taken from last year's return, else from what this return states; reported growth is as reported. The eight together are known when all reported for the day; their last year is the sum of each one's, taken in this way, and unknown when one has neither."
limits.zh = "同比两列不一致时都列出，不作取舍；未报送不是零；企业数等的目标与上年末相同时没有计划增量，不比序时进度；低于上年末时照算，说明里写明。"
limits.en = "Where the two growths differ both stand; not reported is not zero; a stock's target equal to last year's end plans no increase and has no course; one below it is computed alike and remarked."
identity = ["code", "basis"]
derive = "year_targets.standings"
facts = ["returns", "plan_districts"]
thresholds = ["indicator_kinds"]

[params.district]
kind = "district"
default = ""
doc = {zh = "区县（空白为全部）", en = "District (empty: all)"}

[params.year]
kind = "integer"
default = 0
doc = {zh = "年度（0 为全部）", en = "Year (0: all)"}

[params.until]
kind = "text"
default = ""
doc = {zh = "只看到这一期为止的报送（2024、2024-H1、2024-Q2、2024-06；空白为全部）", en = "Only returns up to the end of this period (2024, 2024-H1, 2024-Q2, 2024-06; empty: all)"}

[columns]
code = {kind = "string", node = "YearTarget", zh = "年度目标编码", en = "Code"}
district_code = {kind = "string", node = "Place", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
indicator = {kind = "string", zh = "指标", en = "Indicator"}
basis = {kind = "string", zh = "口径", en = "Basis"}
year = {kind = "date", zh = "年度", en = "Year"}
unit = {kind = "string", zh = "单位", en = "Unit"}
target = {kind = "number", zh = "目标值", en = "Target"}
now_on = {kind = "date", zh = "报送截至", en = "Reported up to"}
now = {kind = "number", zh = "报送数", en = "Reported"}
now_qualifier = {kind = "string", zh = "报送数限定", en = "Qualifier of the reported figure"}
completed = {kind = "share", zh = "完成率", en = "Completion"}
elapsed = {kind = "share", zh = "序时进度", en = "Share of the year passed"}
ahead_points = {kind = "number", zh = "较序时进度（百分点）", en = "Ahead of the year, percentage points"}
growth_reported = {kind = "share", zh = "同比（报送）", en = "Growth as reported"}
growth_computed = {kind = "share", zh = "同比（算出）", en = "Growth as computed"}
last_year = {kind = "number", zh = "上年同期", en = "Same period of last year"}
notes = {kind = "strings", zh = "说明", en = "Remarks"}
grounds = {kind = "strings", zh = "依据", en = "Grounds"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (t:YearTarget)
OPTIONAL MATCH (t)-[:IN_PLACE]->(p:Place)
RETURN t.id AS code, p.id AS place, p.name AS place_name, t.indicator AS indicator, t.basis AS basis, t.year AS year,
       t.number AS number, t.unit AS unit, t.number_qualifier AS qualifier, t.grounds AS grounds, t.rows AS rows
ORDER BY year, indicator, place, basis, code
