/*---
title.zh = "总成与企业"
title.en = "Assemblies and their firms"
question.zh = "每个总成有多少种部件已有企业生产记录，所选范围内有多少家企业？（同一企业只计一次；推断不计入）"
question.en = "How many components of each assembly have a recorded maker, and how many firms are there in the chosen scope? (A firm counts once; inferred ones do not.)"
rule.zh = "已证实的“生产”关系按总成下的部件归并，同一企业只计一次；推断另列。"
rule.en = "Confirmed MAKES relations are gathered over the components of the assembly; a firm counts once; inferred ones stand apart."
limits.zh = "没有企业记录不等于没有企业。"
limits.en = "No record is not no firm."
identity = ["assembly"]
total = """
MATCH (a:Assembly) RETURN count(a) AS total
"""

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
name = {kind = "string", zh = "总成", en = "Assembly"}
system = {kind = "string", node = "System", zh = "系统编码", en = "System code"}
system_name = {kind = "string", zh = "系统", en = "System"}
components = {kind = "integer", zh = "部件数", en = "Components"}
with_maker = {kind = "integer", zh = "已有企业记录的部件数", en = "Components with a recorded maker"}
inferred_only = {kind = "integer", zh = "仅有推断的部件数", en = "Components with inferred makers only"}
firms = {kind = "integer", zh = "已证实企业数", en = "Firms, confirmed"}
inferred = {kind = "integer", zh = "推断企业数", en = "Firms, inferred only"}
districts = {kind = "strings", zh = "优先发展区县", en = "Districts that prioritise it"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)
CALL (a) {
  OPTIONAL MATCH (a)-[:HAS_COMPONENT*0..1]->(x)<-[m:MAKES|WORKS_ON]-(e:Enterprise)
  WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
  RETURN count(DISTINCT CASE WHEN m.evidence = 'confirmed' THEN e.id END) AS firms,
         count(DISTINCT e.id) AS said,
         count(DISTINCT CASE WHEN m.evidence = 'confirmed' AND x <> a THEN x.id END) AS with_maker,
         count(DISTINCT CASE WHEN x <> a THEN x.id END) AS with_any
}
RETURN a.id AS assembly, a.name AS name, s.id AS system, s.name AS system_name,
       COUNT { MATCH (a)-[:HAS_COMPONENT]->(:Component) } AS components,
       with_maker AS with_maker, with_any - with_maker AS inferred_only,
       firms AS firms, said - firms AS inferred,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.name ORDER BY d.order, d.id } AS districts
ORDER BY s.order, a.order, assembly
