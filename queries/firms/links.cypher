/*---
title.zh = "企业的全部关系"
title.en = "A firm's relations"
question.zh = "这家企业生产什么，涉及哪些总成，有什么资质称号和工艺，属于哪个集团，供谁，由谁供货，参与哪些车型、项目、链条？依据哪些来源行？"
question.en = "What does this firm make, which assemblies does it work on, which titles and capabilities does it have, which group owns it, whom does it supply and who supplies it, in which vehicle models, projects and chains has it a part, by which rows?"
rule.zh = "列出这家企业的全部关系，每条附来源行。"
rule.en = "All relations of the firm, each with its rows."
limits.zh = "只有记录在案的关系。"
limits.en = "Only relations on record."
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
components = {kind = "strings", node = "Component", zh = "对应部件", en = "Components"}
evidence = {kind = "string", zh = "证据", en = "Evidence"}
confidence = {kind = "string", zh = "可信度", en = "Confidence"}
phrases = {kind = "strings", zh = "原文", en = "Phrases"}
supplier_share = {kind = "share", unit = "share", zh = "占供应商销售比", en = "Share of the supplier's sales"}
customer_share = {kind = "share", unit = "share", zh = "占客户采购比", en = "Share of the customer's purchases"}
sales_cny = {kind = "money", unit = "CNY", zh = "年供货额", en = "Yearly sales"}
since = {kind = "date", zh = "认定日期", en = "Since"}
until = {kind = "date", zh = "到期日期", en = "Until"}
as_of = {kind = "date", zh = "数据日期", en = "As of"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (e:Enterprise {id: $firm})-[r:MAKES|WORKS_ON|MAKES_INPUT_FOR|HOLDS|HAS_CAPABILITY|OWNED_BY|SUPPLIES|BUILDS|SOURCED_FROM|INVESTS_IN|TARGETED_FOR|LEADS]-(o)
WITH r, o, CASE
  WHEN type(r) = 'SUPPLIES' THEN CASE WHEN startNode(r).id = $firm THEN 'CUSTOMER' ELSE 'SUPPLIER' END
  WHEN type(r) = 'OWNED_BY' AND endNode(r).id = $firm THEN 'OWNS'
  ELSE type(r) END AS relation
RETURN relation AS relation, o.id AS other, head([l IN labels(o) WHERE l <> 'Place']) AS other_label, o.name AS other_name,
       coalesce(r.item, r.part, '') AS item, coalesce(r.components, []) AS components, r.evidence AS evidence,
       r.confidence AS confidence, coalesce(r.phrases, r.evidence_text, r.roles, []) AS phrases,
       r.supplier_share AS supplier_share, r.customer_share AS customer_share, r.sales_cny AS sales_cny,
       r.since AS since, r.until AS until, r.as_of AS as_of, coalesce(r.rows, []) AS rows
ORDER BY relation, other, item
