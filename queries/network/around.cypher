/*---
title.zh = "周围的关系"
title.en = "What stands around"
question.zh = "一家企业、一种部件或一个总成，一步或两步之内与谁有什么关系，依据哪些行？"
question.en = "To whom and by which relations is a firm, a component or an assembly joined within one or two steps, by which rows?"
rule.zh = "从它出发，按有记录的生产、供货、集团、项目与招商、部件用途、总成与部件关系走一步或两步。同一对之间同类关系合为一条，产品并列。对象多于上限时先取近的，其次取有已证实关系的，再取关系多的，同等按标识排列。"
rule.en = "From it one or two steps are walked over recorded makes, supplies, owners, projects and targets, uses of components, and assemblies with their components. Relations of one kind between the same two are one line with all items. Over the limit the nearer come first, then those with a confirmed relation, then those with more relations, then by id."
limits.zh = "只有记录在案的关系；没有记录不等于没有关系。供货没有证据等级，按可信度区分。"
limits.en = "Only relations on record; no record is not no relation. Supplies have no grade of evidence but a confidence."
identity = ["start", "relation", "end"]
derive = "around.around"
facts = ["around_part"]

[params.firm]
kind = "enterprise"
default = ""
doc = {zh = "企业：名称、简称、信用代码或证券代码", en = "Firm: name, short name, credit or stock code"}

[params.part]
kind = "part"
default = ""
doc = {zh = "或者一个总成、部件", en = "Or an assembly or component"}

[params.hops]
kind = "integer"
default = 1
doc = {zh = "几步（1 或 2）", en = "How many steps (1 or 2)"}

[params.kinds]
kind = "text"
default = ""
doc = {zh = "只看哪几类关系，用顿号分开：生产、供货、集团、项目、用途、体系（空白为全部）", en = "Only these kinds of relations, separated by commas: makes, supplies, owners, projects, uses, parts; empty: all"}

[params.evidence]
kind = "choice"
choices = ["全部", "已证实"]
default = "全部"
doc = {zh = "只看已证实的", en = "Confirmed ones only"}

[params.limit]
kind = "integer"
default = 150
doc = {zh = "最多几个对象", en = "How many things at most"}

[columns]
hop = {kind = "integer", zh = "第几步", en = "Step"}
start = {kind = "string", zh = "起点标识", en = "Start id"}
start_label = {kind = "string", zh = "起点类别", en = "Start kind"}
start_name = {kind = "string", zh = "从", en = "From"}
relation = {kind = "string", zh = "关系", en = "Relation"}
end = {kind = "string", zh = "终点标识", en = "End id"}
end_label = {kind = "string", zh = "终点类别", en = "End kind"}
end_name = {kind = "string", zh = "到", en = "To"}
items = {kind = "strings", zh = "产品", en = "Items"}
evidence = {kind = "string", zh = "证据", en = "Evidence"}
confidence = {kind = "strings", zh = "可信度", en = "Confidence"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (x:Enterprise {id: $firm})-[h:MAKES|WORKS_ON|MAKES_INPUT_FOR|SUPPLIES|OWNED_BY|BUILDS|SOURCED_FROM|INVESTS_IN|AIMS_AT|TARGETED_FOR|INPUT_TO|HAS_COMPONENT*0..1]-(m)
WHERE size(h) < $hops
MATCH (m)-[r:MAKES|WORKS_ON|MAKES_INPUT_FOR|SUPPLIES|OWNED_BY|BUILDS|SOURCED_FROM|INVESTS_IN|AIMS_AT|TARGETED_FOR|INPUT_TO|HAS_COMPONENT]-(o)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS e
RETURN s.id AS start, head(labels(s)) AS start_label, s.name AS start_name, type(r) AS relation,
       e.id AS end, head(labels(e)) AS end_label, e.name AS end_name, coalesce(r.item, '') AS item,
       coalesce(r.evidence, 'confirmed') AS evidence, r.confidence AS confidence, coalesce(r.rows, []) AS rows
ORDER BY start, relation, end, item
