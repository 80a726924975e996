/*---
title.zh = "一期几个口径的报送"
title.en = "Returns of one period by several bases"
question.zh = "哪个区县的哪个指标，同一期报了几个口径的数？（各口径分开算，从不相加）"
question.en = "Which indicator did a district report for one period by several bases? (They are kept apart and never added.)"
rule.zh = "同一区县、同一指标、同一报告期，口径多于一个。"
rule.en = "One district, indicator and period with more than one basis."
limits.zh = "口径不同不是错；写法不同的同一口径也会列在这里，宜改成一种写法。"
limits.en = "Several bases are no error; one basis in two spellings is listed too, and wants one spelling."
identity = ["district_code", "indicator", "period"]

[columns]
district_code = {kind = "string", node = "Place", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
indicator = {kind = "string", zh = "指标", en = "Indicator"}
period = {kind = "string", zh = "报告期", en = "Period"}
bases = {kind = "strings", zh = "口径", en = "Bases"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (r:Return)-[:IN_PLACE]->(p:Place)
WITH p, r
ORDER BY r.basis, r.id
WITH p.id AS district_code, p.name AS district, r.indicator AS indicator, r.period AS period,
     collect(DISTINCT r.basis) AS bases, collect(r.rows) AS lists
WHERE size(bases) > 1
RETURN district_code, district, indicator, period, bases, reduce(all = [], l IN lists | all + l) AS rows
ORDER BY district_code, indicator, period
