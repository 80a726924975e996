/*---
title.zh = "各区进度"
title.en = "Districts by progress"
question.zh = "八个区县在一个指标上各走到哪里了，谁在前，相差多少？"
question.en = "Where do the eight districts stand in one indicator, who is ahead, and by how much?"
rule.zh = "同一指标、同一口径、同一天报送的区县，按完成目标的比例（报送数 ÷ 2027 年目标）排名次，并列同名次；没有报这一天的写未报送，不排名次。其余各列与 plan/pace 相同。"
rule.en = "Districts that reported one indicator by one basis for the same day are ranked by their share of the target of 2027 (ties share a rank); those that did not are not ranked. The other columns are those of plan/pace."
limits.zh = "各区目标大小和基数不同，名次要和数值、差距一起看；未报送不是零。"
limits.en = "Targets and baselines differ: a rank is to be read with its value and gap; not reported is not zero."
identity = ["district_code", "basis"]
derive = "progress.by_district"
facts = ["returns", "plan_districts", "recorded"]
thresholds = ["indicators", "indicator_kinds", "pace"]
proof = {question = "plan/pace", district = "district_code", basis = "basis", baseline = "$baseline", until = "$until", line = "$line"}

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
rank = {kind = "integer", zh = "名次", en = "Rank"}
district_code = {kind = "string", node = "Place", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
indicator = {kind = "string", zh = "报送指标", en = "Indicator"}
basis = {kind = "string", zh = "口径", en = "Basis"}
unit = {kind = "string", zh = "单位", en = "Unit"}
target = {kind = "number", zh = "目标值", en = "Target"}
now_on = {kind = "date", zh = "报送截至", en = "Reported up to"}
now = {kind = "number", zh = "报送数", en = "Reported"}
now_qualifier = {kind = "string", zh = "报送数限定", en = "Qualifier of the reported figure"}
state_zh = {kind = "string", zh = "报送", en = "Return"}
completed = {kind = "share", zh = "完成目标的比例", en = "Share of the target"}
behind_first = {kind = "number", zh = "与第一名相差（百分点）", en = "Behind the first, percentage points"}
baseline_on = {kind = "date", zh = "基期", en = "Baseline date"}
baseline = {kind = "number", zh = "基数", en = "Baseline"}
plan_value = {kind = "number", zh = "计划线应到", en = "Plan line"}
gap = {kind = "number", zh = "与计划线相差", en = "Above the plan line"}
rating = {kind = "string", zh = "评价代码", en = "Rating"}
rating_zh = {kind = "string", zh = "评价", en = "Rating in Chinese"}
notes = {kind = "strings", zh = "说明", en = "Remarks"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (t:Target)
OPTIONAL MATCH (t)-[:CONCERNS]->(p:Place)
RETURN t.id AS code, t.name AS name, t.basis AS basis, t.number AS number, t.unit AS unit, t.qualifier AS qualifier,
       t.deadline AS deadline, p.id AS district_code, p.name AS district
ORDER BY t.order, code, district_code
