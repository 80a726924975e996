/*---
title.zh = "总览数字"
title.en = "Counts at a glance"
question.zh = "所选范围内已入库多少企业，计划的部件各处于什么状态？（已入库不是企业总数；推断不计入）"
question.en = "How many firms are on record in the chosen scope, and where do the plan's components stand? (On record is not all; inferred does not count.)"
rule.zh = "同一范围内企业、部件、优先方向和供货关系的计数，各按其定义只计一次。"
rule.en = "Counts of firms, components, priorities and supplies in one scope, each once by its definition."
limits.zh = "已入库不是企业总数；推断不计入已证实。"
limits.en = "On record is not all; inferred is not confirmed."
identity = []

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
firms = {kind = "integer", zh = "已入库企业", en = "Recorded firms"}
firms_on_chain = {kind = "integer", zh = "其中有产业链产品", en = "Of these, with products of the chain"}
unplaced = {kind = "integer", zh = "没有区县的企业", en = "Firms without a district"}
mentioned = {kind = "integer", zh = "仅被提及的企业", en = "Firms only mentioned"}
components = {kind = "integer", zh = "计划部件", en = "Components of the plan"}
with_maker = {kind = "integer", zh = "已有企业生产", en = "With a recorded maker"}
inferred_only = {kind = "integer", zh = "仅有推断", en = "Inferred makers only"}
without_record = {kind = "integer", zh = "暂无企业记录", en = "No record"}
single_maker = {kind = "integer", zh = "仅一家企业生产", en = "With a single maker"}
assemblies = {kind = "integer", zh = "总成", en = "Assemblies"}
priorities = {kind = "integer", zh = "优先发展方向", en = "Priorities"}
priorities_without = {kind = "integer", zh = "其中暂无企业记录", en = "Of these, without any recorded maker"}
supplies = {kind = "integer", zh = "供货关系", en = "Supply relations"}
conflicts = {kind = "integer", zh = "待确认的企业", en = "Firms with conflicting values"}
reported = {kind = "integer", zh = "区县报送", en = "Reported by districts"}
public = {kind = "integer", zh = "据公开报道", en = "From public news"}
sample = {kind = "integer", zh = "示例", en = "Made up"}
---*/
CALL () {
  MATCH (e:Enterprise)
  WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
  RETURN count(CASE WHEN e.mentioned = false THEN 1 END) AS firms,
         count(CASE WHEN e.mentioned = true THEN 1 END) AS mentioned,
         count(CASE WHEN size(e.conflicts) > 0 THEN 1 END) AS conflicts,
         count(CASE WHEN e.mentioned = false AND e.data_kind = 'reported' THEN 1 END) AS reported,
         count(CASE WHEN e.mentioned = false AND e.data_kind = 'public' THEN 1 END) AS public,
         count(CASE WHEN e.mentioned = false AND e.data_kind = 'sample' THEN 1 END) AS sample,
         count(CASE WHEN e.mentioned = false AND NOT EXISTS {
           MATCH (e)-[:LOCATED_IN]->(q:Place) WHERE q.level <> 'municipality' } THEN 1 END) AS unplaced,
         count(CASE WHEN EXISTS {
           MATCH (e)-[m:MAKES|WORKS_ON]->(:Component|Assembly) WHERE m.evidence = 'confirmed' } THEN 1 END)
           AS firms_on_chain,
         sum(COUNT { MATCH (e)-[:SUPPLIES]->(:Enterprise) }) AS sold
}
CALL () {
  MATCH (s:Enterprise)
  WHERE NOT '' IN $scope AND NOT EXISTS { MATCH (s)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
  WITH s
  MATCH (s)-[:SUPPLIES]->(e:Enterprise)
  WITH e, count(*) AS bought
  WHERE EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
  RETURN coalesce(sum(bought), 0) AS bought_outside
}
CALL () {
  MATCH (e:Enterprise)
  WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
  WITH e
  MATCH (e)-[m:MAKES]->(c:Component)
  WITH c, count(CASE WHEN m.evidence = 'confirmed' THEN 1 END) AS sure
  RETURN count(CASE WHEN sure > 0 THEN 1 END) AS with_maker, count(CASE WHEN sure = 0 THEN 1 END) AS inferred_only,
         count(CASE WHEN sure = 1 THEN 1 END) AS single_maker
}
CALL () {
  MATCH (d:District)-[:PRIORITISES]->(a:Assembly)
  WHERE '' IN $scope OR d.id IN $scope
  WITH d, a, COLLECT { MATCH (a)-[:HAS_COMPONENT]->(c:Component) RETURN c.id ORDER BY c.id } AS codes
  RETURN count(a) AS priorities, count(CASE WHEN NOT EXISTS {
    MATCH (d)<-[:LOCATED_IN]-(:Enterprise)-[m:MAKES]->(c:Component)
    WHERE m.evidence = 'confirmed' AND c.id IN codes } THEN 1 END) AS priorities_without
}
WITH *, COUNT { MATCH (:Component) } AS components, COUNT { MATCH (:Assembly) } AS assemblies
RETURN firms AS firms, firms_on_chain AS firms_on_chain, unplaced AS unplaced, mentioned AS mentioned,
       components AS components, with_maker AS with_maker, inferred_only AS inferred_only,
       components - with_maker - inferred_only AS without_record, single_maker AS single_maker,
       assemblies AS assemblies, priorities AS priorities, priorities_without AS priorities_without,
       coalesce(sold + bought_outside, 0) AS supplies, conflicts AS conflicts, reported AS reported, public AS public, sample AS sample
ORDER BY firms
