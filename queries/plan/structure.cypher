/*---
title.zh = "计划的系统、总成和部件"
title.en = "The plan's systems, assemblies and components"
question.zh = "行动计划列出哪些系统、总成和部件？"
question.en = "Which systems, assemblies and components does the plan name?"
rule.zh = "《行动计划》第三部分：3大系统、12个总成、56种部件。"
rule.en = "Part three of the plan: 3 systems, 12 assemblies, 56 components."
limits.zh = "只有计划所列，不含各区自定的部件。"
limits.en = "Only what the plan lists, none of the districts' own."
identity = ["code", "assembly_code"]

[columns]
system_code = {kind = "string", node = "System", zh = "系统编码", en = "System code"}
system = {kind = "string", zh = "系统", en = "System"}
assembly_code = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly = {kind = "string", zh = "总成", en = "Assembly"}
code = {kind = "string", node = "Component", zh = "部件编码", en = "Component code"}
name = {kind = "string", zh = "部件", en = "Component"}
abbreviation = {kind = "string", zh = "缩写", en = "Abbreviation"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN s.id AS system_code, s.name AS system, a.id AS assembly_code, a.name AS assembly,
       c.id AS code, c.name AS name, c.abbreviation AS abbreviation
ORDER BY s.order, a.order, c.order, code
