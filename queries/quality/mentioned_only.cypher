/*---
title.zh = "仅被提及的企业"
title.en = "Firms only mentioned"
question.zh = "哪些企业只在他人的记录里（供货、所属集团）出现，没有自己的记录？（范围按提及它的企业计）"
question.en = "Which firms appear only in others' records (supply, owner group) and have none of their own? (Scope: of the firms that name them.)"
rule.zh = "只在供货、投资等记录中被提到、没有自己一行的企业。"
rule.en = "Firms that others name in supplies or investments and that have no row of their own."
limits.zh = "被提到的名称可能是简称或品牌。"
limits.en = "The name given may be short or a brand."
identity = ["firm"]
total = """
MATCH (e:Enterprise)
RETURN count(CASE WHEN e.mentioned = true THEN 1 END) AS total
"""

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
supplies_to = {kind = "integer", zh = "作为供应商", en = "As supplier of"}
buys_from = {kind = "integer", zh = "作为客户", en = "As customer of"}
owns = {kind = "integer", zh = "作为集团", en = "As owner of"}
items = {kind = "strings", zh = "供货产品", en = "Items"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (n:Enterprise)-[s:SUPPLIES|OWNED_BY]-(e:Enterprise)
WHERE n.mentioned = true
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
WITH n, s, e
ORDER BY n.id, s.item, e.id
WITH n, count(DISTINCT CASE WHEN type(s) = 'SUPPLIES' AND startNode(s) = n THEN e.id END) AS supplies_to,
     count(DISTINCT CASE WHEN type(s) = 'SUPPLIES' AND endNode(s) = n THEN e.id END) AS buys_from,
     count(DISTINCT CASE WHEN type(s) = 'OWNED_BY' AND endNode(s) = n THEN e.id END) AS owns,
     collect(DISTINCT CASE WHEN s.item <> '' THEN s.item END) AS items, collect(s.rows) AS lists
RETURN n.id AS firm, n.name AS name, supplies_to AS supplies_to, buys_from AS buys_from, owns AS owns, items AS items,
       reduce(all_rows = [], l IN lists | all_rows + l) AS rows, coalesce(n.keys, []) AS keys
ORDER BY firm
