/*---
title.zh = "仅被提及的企业"
title.en = "Firms only mentioned"
question.zh = "哪些企业只在他人的记录里（供货、所属集团、项目、车型、招商目标等）出现，没有自己的记录？（范围按提及它的企业计）"
question.en = "Which firms appear only in others' records (supplies, owners, projects, models, investment targets) and have none of their own? (Scope: of the firms that name them.)"
rule.zh = "只在供货、所属集团、项目投资、车型现供应商、招商目标等记录中被提到、没有自己一行的企业；已结束的关系也算提到，家数只计现有的关系。有范围时，只列范围内的企业、项目或车型（按车型的生产企业）提到的；招商目标和产业链没有所在地，只在全部范围列出。总数为全部仅被提及的企业。"
rule.en = "Firms that are named only in supplies, as owners, investors of projects, suppliers of models, investment targets and the like, and that have no row of their own; relations that ended name them too, the counts are of those that stand. In a scope: named by a firm, project or model (where its maker is) of the scope; investment targets and chains have no place and are listed in the whole only. The total is all firms that are only mentioned."
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
named_in = {kind = "strings", zh = "在哪类记录中被提到", en = "Named in which records"}
supplies_to = {kind = "integer", zh = "作为供应商", en = "As supplier of"}
buys_from = {kind = "integer", zh = "作为客户", en = "As customer of"}
owns = {kind = "integer", zh = "作为集团", en = "As owner of"}
items = {kind = "strings", zh = "供货产品", en = "Items"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (n:Enterprise)-[r]-(x)
WHERE n.mentioned = true
  AND ('' IN $scope OR EXISTS { MATCH (x)-[:LOCATED_IN|IN_PLACE]->(p:Place) WHERE p.id IN $scope }
       OR EXISTS { MATCH (x:VehicleModel)<-[:BUILDS]-(:Enterprise)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
WITH n, r, x, CASE WHEN type(r) IN ['SUPPLIES', 'SUPPLIED'] THEN '供货' WHEN type(r) IN ['OWNED_BY', 'WAS_OWNED_BY'] THEN '所属集团'
                   WHEN type(r) = 'INVESTS_IN' THEN '项目投资'
                   WHEN type(r) IN ['SOURCED_FROM', 'WAS_SOURCED_FROM'] THEN '车型现供应商'
                   WHEN type(r) IN ['TARGETED_FOR', 'WAS_TARGETED_FOR'] THEN '招商目标'
                   WHEN type(r) IN ['BUILDS', 'BUILT'] THEN '车型' WHEN type(r) IN ['LEADS', 'LED'] THEN '产业链链主' ELSE '其他' END AS kind
ORDER BY n.id, coalesce(r.item, ''), type(r), x.id
WITH n, collect(DISTINCT kind) AS kinds,
     count(DISTINCT CASE WHEN type(r) = 'SUPPLIES' AND startNode(r) = n THEN x.id END) AS supplies_to,
     count(DISTINCT CASE WHEN type(r) = 'SUPPLIES' AND endNode(r) = n THEN x.id END) AS buys_from,
     count(DISTINCT CASE WHEN type(r) = 'OWNED_BY' AND endNode(r) = n THEN x.id END) AS owns,
     collect(DISTINCT CASE WHEN r.item <> '' THEN r.item END) AS items, collect(r.rows) AS lists
RETURN n.id AS firm, n.name AS name,
       [k IN ['供货', '所属集团', '项目投资', '车型现供应商', '招商目标', '车型', '产业链链主', '其他'] WHERE k IN kinds] AS named_in,
       supplies_to AS supplies_to, buys_from AS buys_from, owns AS owns, items AS items,
       reduce(all_rows = [], l IN lists | all_rows + l) AS rows, coalesce(n.keys, []) AS keys
ORDER BY firm
