/*---
title.zh = "总成与区县"
title.en = "Assemblies by district"
question.zh = "各区县每个总成有多少家企业，覆盖几种部件，是不是本区优先发展方向？（没有记录的也列出）"
question.en = "How many firms does each district have for each assembly, how many components do they cover, and is it a priority there? (Pairs without records are listed too.)"
rule.zh = "按总成和区县数企业，同一企业在一个总成只计一次；优先发展取自《行动计划》。"
rule.en = "Firms are counted by assembly and district, once for an assembly; priorities come from the plan."
limits.zh = "名录不全时，家数少不等于产业弱；没有任何名单的区县也写 0，意思是没有记录，不是没有企业。"
limits.en = "Where lists are incomplete a small count is not a weak industry; a district without any list shows 0 too, which means no record, not no firms."
identity = ["assembly", "district"]

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
district = {kind = "string", node = "District", zh = "区县代码", en = "District code"}
district_name = {kind = "string", zh = "区县", en = "District"}
is_priority = {kind = "boolean", zh = "优先发展", en = "Priority"}
note = {kind = "string", zh = "限定", en = "Qualifier"}
firms = {kind = "integer", zh = "已证实企业数", en = "Firms, confirmed"}
inferred = {kind = "integer", zh = "推断企业数", en = "Firms, inferred only"}
components = {kind = "integer", zh = "部件数", en = "Components"}
with_maker = {kind = "integer", zh = "已有企业记录的部件数", en = "Components with a recorded maker"}
---*/
MATCH (a:Assembly)-[:HAS_COMPONENT*0..1]->(x)
OPTIONAL MATCH (x)<-[m:MAKES|WORKS_ON]-(e:Enterprise)-[:LOCATED_IN]->(d:District)
WHERE '' IN $scope OR d.id IN $scope
WITH a.id AS a, d.id AS d, count(DISTINCT CASE WHEN m.evidence = 'confirmed' THEN e.id END) AS firms,
     count(DISTINCT e.id) AS said,
     count(DISTINCT CASE WHEN m.evidence = 'confirmed' AND type(m) = 'MAKES' THEN x.id END) AS with_maker
WITH collect({d: d, a: a, firms: firms, said: said, with_maker: with_maker}) AS found
MATCH (a:Assembly), (d:District)
WHERE '' IN $scope OR d.id IN $scope
OPTIONAL MATCH (d)-[r:PRIORITISES]->(a)
WITH a, d, r, head([f IN found WHERE f.a = a.id AND f.d = d.id]) AS f
RETURN a.id AS assembly, a.name AS assembly_name, d.id AS district, d.name AS district_name,
       r IS NOT NULL AS is_priority, r.note AS note,
       coalesce(f.firms, 0) AS firms, coalesce(f.said - f.firms, 0) AS inferred,
       COUNT { MATCH (a)-[:HAS_COMPONENT]->(:Component) } AS components,
       coalesce(f.with_maker, 0) AS with_maker
ORDER BY a.order, assembly, d.order, district
