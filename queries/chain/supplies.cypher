/*---
title.zh = "部件配给谁"
title.en = "Whom a component is supplied to"
question.zh = "范围内生产这种部件的企业把它供给谁，什么时候的记录，可信度如何，谁没有写客户？"
question.en = "To whom do the makers of this component in the scope supply it, of when and how reliable is the record, and who names no customer?"
rule.zh = "列出范围内每家被说成生产该部件的企业，及其供货产品对应该部件的客户、以它为该部件现供应商的车型，同一对合并；没有客户记录的列为不明。有记录的在前，最近的在前。"
rule.en = "Each firm of the scope said to make the component, with customers to whom it supplies items that mean the component and vehicle models that name it as present supplier, one line a pair; without such a record the customer is unknown. Records first, the newest first."
limits.zh = "只有记录在案的供货；没有记录不等于没有客户。不生产该部件而只是转卖的企业不列。"
limits.en = "Only supplies on record; no record is not no customer. Firms that only resell it are not listed."
identity = ["firm", "buyer"]
derive = "supplied.pairs"

[params.component]
kind = "component"
doc = {zh = "部件：名称、缩写或编码", en = "Component: name, abbreviation or code"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
maker = {kind = "string", zh = "生产说法", en = "Said to make it"}
buyer = {kind = "string", zh = "客户标识", en = "Buyer id"}
buyer_name = {kind = "string", zh = "客户或车型", en = "Customer or model"}
relation = {kind = "string", zh = "关系", en = "Relation"}
items = {kind = "strings", zh = "供货产品", en = "Items"}
confidence = {kind = "string", zh = "可信度", en = "Confidence"}
as_of = {kind = "date", zh = "数据日期", en = "As of"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (c:Component {id: $component})<-[m:MAKES]-(e:Enterprise)
WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
OPTIONAL MATCH (e)-[s:SUPPLIES|SOURCED_FROM]-(b:Enterprise|VehicleModel)
WHERE (type(s) = 'SUPPLIES' AND startNode(s).id = e.id AND $component IN s.components)
   OR (type(s) = 'SOURCED_FROM' AND s.part = $component)
RETURN e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys, m.evidence AS maker, b.id AS buyer, b.name AS buyer_name,
       type(s) AS relation, s.item AS item, s.confidence AS confidence, s.as_of AS as_of, coalesce(s.rows, []) AS rows
ORDER BY firm, buyer, item
