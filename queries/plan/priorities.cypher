/*---
title.zh = "各区优先发展的总成"
title.en = "Assemblies that the districts prioritise"
question.zh = "空间布局中各区优先发展哪些总成？"
question.en = "Which assemblies does each district prioritise in the spatial layout?"
rule.zh = "《行动计划》空间布局中区县与优先发展总成的配对，共28对。"
rule.en = "Pairs of district and priority assembly in the plan's spatial layout, 28 in all."
limits.zh = "潼南的动力电池仅限材料。"
limits.en = "Tongnan's battery priority is for materials only."
identity = ["district_code", "assembly_code"]

[columns]
district_code = {kind = "string", node = "District", zh = "区县编码", en = "District code"}
district = {kind = "string", zh = "区县", en = "District"}
assembly_code = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly = {kind = "string", zh = "总成", en = "Assembly"}
note = {kind = "string", zh = "限定", en = "Qualifier"}
---*/
MATCH (d:District)-[p:PRIORITISES]->(a:Assembly)
RETURN d.id AS district_code, d.name AS district, a.id AS assembly_code, a.name AS assembly, p.note AS note
ORDER BY d.order, a.order, district_code, assembly_code
