/*---
title.zh = "企业已终止的关系"
title.en = "A firm's ended relations"
question.zh = "这家企业从前在哪里、生产什么、与谁配套、有哪些称号，何时因何终止？"
question.en = "Where was this firm, what did it make, with whom did it trade, which titles did it hold, and when and why did that end?"
rule.zh = "有日期的注销、吊销使不晚于它的关系和称号终止；迁出使原所在地终止。之后又有的记录照旧有效。"
rule.en = "A dated closing ends relations and titles that are not newer; a move ends the old place. A newer record stands."
limits.zh = "只见于没有日期的注销，不算终止。"
limits.en = "An undated closing ends nothing."
identity = ["relation", "other", "item"]

[params.firm]
kind = "enterprise"
doc = {zh = "企业：名称、简称、信用代码或证券代码", en = "Firm: name, short name, credit or stock code"}

[columns]
relation = {kind = "string", zh = "关系", en = "Relation"}
other = {kind = "string", zh = "对方标识", en = "Other id"}
other_label = {kind = "string", zh = "对方类别", en = "Other kind"}
other_name = {kind = "string", zh = "对方", en = "Other"}
item = {kind = "string", zh = "供货产品", en = "Item"}
ended_on = {kind = "date", zh = "终止日期", en = "Ended on"}
ended_by = {kind = "string", zh = "终止原因", en = "Ended by"}
as_of = {kind = "date", zh = "数据日期", en = "As of"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (e:Enterprise {id: $firm})-[r:WAS_LOCATED_IN|MADE|WORKED_ON|MADE_INPUT_FOR|HELD|HAD_CAPABILITY|WAS_OWNED_BY|SUPPLIED|BUILT|LED|WAS_SOURCED_FROM|WAS_TARGETED_FOR]-(o)
WITH r, o, CASE
  WHEN startNode(r).id = $firm THEN type(r)
  WHEN type(r) = 'SUPPLIED' THEN 'WAS_SUPPLIED_BY'
  WHEN type(r) = 'WAS_SOURCED_FROM' THEN 'WAS_SOURCE_OF'
  ELSE 'OWNED' END AS relation
RETURN relation AS relation, o.id AS other, head([l IN labels(o) WHERE l <> 'Place']) AS other_label, o.name AS other_name,
       coalesce(r.item, '') AS item, r.ended_on AS ended_on, r.ended_by AS ended_by, r.as_of AS as_of,
       coalesce(r.rows, []) AS rows
ORDER BY relation, other, item
