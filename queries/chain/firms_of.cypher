/*---
title.zh = "部件或总成的企业"
title.en = "Firms of a component or assembly"
question.zh = "哪些企业生产这种部件，或涉及这个总成？在哪里，依据什么原文和来源行？"
question.en = "Which firms make this component or work on this assembly, where, and by which words and rows?"
rule.zh = "列出与该部件，或该总成及其部件，有“生产”或“涉及”关系的企业，附原文和来源行。"
rule.en = "Firms with a MAKES or WORKS_ON relation to the component, or to the assembly and its components, with words and rows."
limits.zh = "推断来自经营范围或长文字，需要核实。"
limits.en = "Inferred relations come from business scopes or long texts and want checking."
identity = ["part", "firm"]
total = """
MATCH (a:Assembly)-[:HAS_COMPONENT*0..1]->(x)
WHERE ($assembly = '' OR a.id = $assembly) AND ($component = '' OR x.id = $component)
WITH collect(x.id) AS parts
MATCH (e:Enterprise)
WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
WITH parts, e
MATCH (e)-[m:MAKES|WORKS_ON]->(x:Component|Assembly)
WHERE x.id IN parts
RETURN count(m) AS total
"""

[params.component]
kind = "component"
default = ""
doc = {zh = "部件：名称、缩写或编码（空白为全部）", en = "Component: name, abbreviation or code (empty: all)"}

[params.assembly]
kind = "assembly"
default = ""
doc = {zh = "总成：名称或编码（空白为全部）", en = "Assembly: name or code (empty: all)"}

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.limit]
kind = "integer"
default = 1000
doc = {zh = "最多列出几条", en = "How many at most"}

[columns]
part = {kind = "string", zh = "部件或总成编码", en = "Component or assembly code"}
part_name = {kind = "string", zh = "部件或总成", en = "Component or assembly"}
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
places = {kind = "strings", node = "Place", zh = "所在地编码", en = "Place codes"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
relation = {kind = "string", zh = "关系", en = "Relation"}
evidence = {kind = "string", zh = "证据", en = "Evidence"}
phrases = {kind = "strings", zh = "原文", en = "Phrases"}
data_kind = {kind = "string", zh = "数据性质", en = "Kind of data"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (a:Assembly)-[:HAS_COMPONENT*0..1]->(x)
WHERE ($assembly = '' OR a.id = $assembly) AND ($component = '' OR x.id = $component)
WITH collect(x.id) AS parts
MATCH (e:Enterprise)
WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
WITH parts, e
MATCH (e)-[m:MAKES|WORKS_ON]->(x:Component|Assembly)
WHERE x.id IN parts
WITH x, m, e
ORDER BY x.id, m.evidence, e.id
LIMIT toInteger($limit)
WITH x, m, e, COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p {.id, .name} ORDER BY p.id } AS at
RETURN x.id AS part, x.name AS part_name, e.id AS firm, e.name AS name,
       [q IN at | q.id] AS places, [q IN at | q.name] AS place_names,
       type(m) AS relation, m.evidence AS evidence, m.phrases AS phrases, e.data_kind AS data_kind,
       m.rows AS rows, e.keys AS keys
ORDER BY part, evidence, firm
