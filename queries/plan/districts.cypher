/*---
title.zh = "渝西八个区的目标"
title.en = "Targets of the eight districts"
question.zh = "渝西地区各区到2027年的企业数量和产值目标是多少，优先发展几个总成？"
question.en = "How many firms and how much output is each of the eight districts to reach by 2027, and how many assemblies does it prioritise?"
rule.zh = "《行动计划》空间布局中各区的企业数和产值目标，及优先发展总成数。"
rule.en = "Targets of firms and output and the number of priorities, from the plan's spatial layout."
limits.zh = "计划没有给出基数。"
limits.en = "The plan gives no baseline."
identity = ["district_code"]

[columns]
district_code = {kind = "string", node = "District", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
firms = {kind = "number", unit = "家", zh = "企业数量目标（家）", en = "Target, firms"}
output = {kind = "number", unit = "亿元", zh = "产值目标（亿元）", en = "Target, output (100 million yuan)"}
priorities = {kind = "integer", zh = "优先发展总成", en = "Prioritised assemblies"}
---*/
MATCH (d:District)
WHERE d.in_plan
OPTIONAL MATCH (d)-[:PRIORITISES]->(a:Assembly)
WITH d, count(a) AS priorities
OPTIONAL MATCH (f:Target)-[:CONCERNS]->(d)
WHERE f.unit = '家'
WITH d, priorities, sum(f.number) AS firms, count(f) AS counted
OPTIONAL MATCH (o:Target)-[:CONCERNS]->(d)
WHERE o.unit = '亿元'
WITH d, priorities, firms, counted, sum(o.number) AS output, count(o) AS measured
RETURN d.id AS district_code, d.name AS district, CASE WHEN counted > 0 THEN firms END AS firms,
       CASE WHEN measured > 0 THEN output END AS output, priorities
ORDER BY d.order, district_code
