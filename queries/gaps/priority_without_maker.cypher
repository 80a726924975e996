/*---
title.zh = "优先方向与企业记录对照"
title.en = "Priorities with components that have no recorded maker"
question.zh = "计划为各区确定的优先发展总成中，哪些还有部件在本区没有已证实的企业记录？一种都没有的排在最前。（未摸排，不等于没有企业）"
question.en = "Of the assemblies that the plan gives each district as priorities, which have components without a confirmed maker on record there? Those with none at all come first. (Not surveyed is not absent.)"
rule.zh = "对每个区县的优先发展总成，数其部件中本区已有已证实企业的种数。"
rule.en = "For each priority assembly of a district, its components with a confirmed maker there are counted."
limits.zh = "没有记录不等于没有企业。"
limits.en = "No record is not no firm."
identity = ["district", "assembly"]
total = """
MATCH (d:District)-[r:PRIORITISES]->(:Assembly)
WHERE '' IN $scope OR d.id IN $scope
RETURN count(r) AS total
"""

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
district = {kind = "string", node = "District", zh = "区县代码", en = "District code"}
district_name = {kind = "string", zh = "区县", en = "District"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
note = {kind = "string", zh = "限定", en = "Qualifier"}
components = {kind = "integer", zh = "部件数", en = "Components"}
with_maker = {kind = "integer", zh = "已有企业记录", en = "With a recorded maker"}
without_maker = {kind = "integer", zh = "暂无企业记录", en = "Without a recorded maker"}
inferred_only = {kind = "integer", zh = "其中仅有推断", en = "Of these, inferred only"}
works_on = {kind = "integer", zh = "仅知涉及该总成的企业数", en = "Firms known only to work on the assembly"}
without = {kind = "strings", zh = "暂无企业记录的部件", en = "Components without a recorded maker"}
---*/
MATCH (d:District)
WHERE ('' IN $scope OR d.id IN $scope) AND EXISTS { MATCH (d)-[:PRIORITISES]->(:Assembly) }
OPTIONAL MATCH (d)<-[:LOCATED_IN]-(:Enterprise)-[m:MAKES]->(x:Component)
WITH d, x.id AS code, min(m.evidence) AS best
WITH d, collect(CASE WHEN best = 'confirmed' THEN code END) AS confirmed, collect(code) AS all_said
MATCH (d)-[r:PRIORITISES]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
WITH d, r, a, c, c.id IN confirmed AS made, c.id IN all_said AS said
ORDER BY c.order, c.id
WITH d, r, a, count(c) AS components, sum(CASE WHEN made THEN 1 ELSE 0 END) AS with_maker,
     sum(CASE WHEN said AND NOT made THEN 1 ELSE 0 END) AS inferred_only,
     collect(CASE WHEN NOT made THEN c.name END) AS without
WHERE with_maker < components
RETURN d.id AS district, d.name AS district_name, a.id AS assembly, a.name AS assembly_name, r.note AS note,
       components AS components, with_maker AS with_maker, components - with_maker AS without_maker,
       inferred_only AS inferred_only,
       COUNT { MATCH (d)<-[:LOCATED_IN]-(:Enterprise)-[w:WORKS_ON]->(a) WHERE w.evidence = 'confirmed' } AS works_on,
       without AS without
ORDER BY CASE WHEN with_maker = 0 THEN 0 ELSE 1 END, d.order, district, a.order, assembly
