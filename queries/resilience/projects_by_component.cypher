/*---
title.zh = "若全部投产，逐个部件"
title.en = "If all projects produce, by component"
question.zh = "若签约和在建项目全部投产，每种部件、每个总成的状态怎样变化，靠哪些项目？"
question.en = "If every project signed or under construction produced, how would each component and assembly change, by which projects?"
rule.zh = "同“若全部投产”，逐个部件和总成列出前后状态和计入的项目。"
rule.en = "As for all projects, each component and assembly before and after, with the projects that count."
limits.zh = "投产是假设；策划、在谈的不算。"
limits.en = "That they produce is supposed; projects planned or in talks do not count."
identity = ["level", "code"]
derive = "what_if.projects_by_component"
facts = ["supplies", "makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "sourcing", "assembly_makers"]
thresholds = ["link"]
proof = {question = "links/proof", component = "code", scope = "$scope", as_of = "$as_of"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.demand]
kind = "scope"
default = "重庆"
doc = {zh = "需求范围：整车企业和买方在哪里", en = "Demand scope: where vehicle makers and buyers are"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
level = {kind = "string", zh = "层级代码", en = "Level"}
code = {kind = "string", zh = "编码", en = "Code"}
name = {kind = "string", zh = "总成或部件", en = "Assembly or component"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
before = {kind = "string", zh = "原状态代码", en = "Before"}
before_zh = {kind = "string", zh = "原状态", en = "Before, in Chinese"}
after = {kind = "string", zh = "之后状态代码", en = "After"}
after_zh = {kind = "string", zh = "之后状态", en = "After, in Chinese"}
producers_before = {kind = "integer", zh = "原有企业数", en = "Producers before"}
producers_after = {kind = "integer", zh = "之后企业数", en = "Producers after"}
effect = {kind = "string", zh = "变化代码", en = "Effect"}
effect_zh = {kind = "string", zh = "变化", en = "Effect, in Chinese"}
projects = {kind = "strings", zh = "计入的项目", en = "Projects that count"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
