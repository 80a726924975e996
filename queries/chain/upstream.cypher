/*---
title.zh = "企业的上游"
title.en = "Upstream of a firm"
question.zh = "谁直接或间接供货给这家企业，经过谁，供什么，依据哪些行？"
question.en = "Who supplies this firm directly or through others, through whom, with what, by which rows?"
rule.zh = "按有记录的供货关系逐层查找；每家企业只列一次，列在最近的一步，附通向它的最后一步的全部产品和来源行。"
rule.en = "Recorded supplies are followed level by level; a firm is listed once, at its nearest step, with all items and rows of the last step to it."
limits.zh = "只有记录在案的供货；没有记录不等于没有。"
limits.en = "Only supplies on record; no record is not none."
identity = ["firm"]
derive = "neighbourhood.upstream"
facts = ["supply_lines", "firm_names"]
thresholds = ["neighbourhood"]

[params.firm]
kind = "enterprise"
doc = {zh = "企业：名称、简称、信用代码或证券代码", en = "Firm: name, short name, credit or stock code"}

[params.hops]
kind = "integer"
default = 2
doc = {zh = "往上几步", en = "How many steps"}

[params.limit]
kind = "integer"
default = 200
doc = {zh = "最多列出几家，近的在前", en = "How many firms at most, the nearest first"}

[columns]
hop = {kind = "integer", zh = "第几步", en = "Step"}
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
next_firms = {kind = "strings", zh = "供货给", en = "Supplies"}
path = {kind = "strings", zh = "路径（其一）", en = "A path to it"}
items = {kind = "strings", zh = "供货产品", en = "Items"}
confidence = {kind = "strings", zh = "可信度", en = "Confidence"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise {id: $firm})
RETURN e.id AS firm
ORDER BY firm
