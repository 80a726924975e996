/*---
title.zh = "区县概况"
title.en = "Districts at a glance"
question.zh = "各区县的目标、已入库企业、覆盖的部件和优先发展总成是什么？（已入库不是企业总数，不与目标相除）"
question.en = "What are each district's targets, recorded firms, covered components and priority assemblies? (Recorded firms are not all firms and never a share of the target.)"
rule.zh = "目标取自《行动计划》，企业和部件取自名录，两者并列，不相除。"
rule.en = "Targets come from the plan, firms and components from the lists; side by side, never divided."
limits.zh = "已入库不是企业总数，不代表完成情况。"
limits.en = "On record is not all; it is no measure of progress."
identity = ["district"]

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
district = {kind = "string", node = "District", zh = "区县代码", en = "District code"}
name = {kind = "string", zh = "区县", en = "District"}
in_plan = {kind = "boolean", zh = "渝西地区", en = "One of the eight"}
target_firms = {kind = "integer", zh = "企业数目标", en = "Target, firms"}
target_output_cny = {kind = "money", unit = "CNY", zh = "产值目标", en = "Target, output"}
recorded_firms = {kind = "integer", zh = "已入库企业", en = "Recorded firms"}
firms_on_chain = {kind = "integer", zh = "其中有产业链产品", en = "Of these, with products of the chain"}
components = {kind = "integer", zh = "已有企业记录的部件数", en = "Components with a recorded maker"}
inferred_only = {kind = "integer", zh = "仅有推断的部件数", en = "Components with inferred makers only"}
priorities = {kind = "maps", zh = "优先发展总成", en = "Priority assemblies"}
targets = {kind = "maps", zh = "计划目标", en = "Targets of the plan"}
---*/
MATCH (d:District)
WHERE '' IN $scope OR d.id IN $scope
CALL (d) {
  OPTIONAL MATCH (d)<-[:LOCATED_IN]-(:Enterprise)-[m:MAKES]->(c:Component)
  RETURN count(DISTINCT CASE WHEN m.evidence = 'confirmed' THEN c.id END) AS components,
         count(DISTINCT c.id) AS said
}
WITH d, components, said,
     COLLECT { MATCH (d)<-[:CONCERNS]-(t:Target) RETURN t {.id, .name, .number, .unit} ORDER BY t.order, t.id } AS targets
RETURN d.id AS district, d.name AS name, d.in_plan AS in_plan,
       head([t IN targets WHERE t.unit = '家' | t.number]) AS target_firms,
       head([t IN targets WHERE t.unit = '亿元' | t.number * 100000000]) AS target_output_cny,
       COUNT { MATCH (d)<-[:LOCATED_IN]-(e:Enterprise) WHERE e.mentioned = false } AS recorded_firms,
       COUNT {
         MATCH (d)<-[:LOCATED_IN]-(e:Enterprise)
         WHERE EXISTS { MATCH (e)-[m:MAKES]->(:Component) WHERE m.evidence = 'confirmed' }
            OR EXISTS { MATCH (e)-[w:WORKS_ON]->(:Assembly) WHERE w.evidence = 'confirmed' }
       } AS firms_on_chain,
       components AS components, said - components AS inferred_only,
       COLLECT {
         MATCH (d)-[r:PRIORITISES]->(a:Assembly)
         RETURN {assembly: a.id, name: a.name, note: coalesce(r.note, '')} ORDER BY a.order, a.id
       } AS priorities,
       targets AS targets
ORDER BY d.in_plan DESC, d.order, district
