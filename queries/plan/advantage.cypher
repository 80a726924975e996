/*---
title.zh = "有竞争优势的部件"
title.en = "Components with an advantage"
question.zh = "所选范围在哪些部件上具有竞争优势？"
question.en = "In which components does the chosen scope have an advantage?"
rule.zh = "links/status 判定为 advantage.statuses 之一，且独立集团不少于 advantage.owner_groups 家。"
rule.en = "The status of links/status is one of advantage.statuses, and there are at least advantage.owner_groups owner groups."
limits.zh = "规则是本项目的选择，不是官方口径；2023年8月公开报道的口径为34个部件，其规则没有公布。"
limits.en = "The rule is our choice, not an official one; the 34 components named in public in August 2023 come without a published rule."
identity = ["code"]
derive = "summary.advantage"
facts = ["supplies", "makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "sourcing", "assembly_makers"]
thresholds = ["link", "advantage"]
proof = {question = "links/proof", component = "code", scope = "$scope", as_of = "$as_of"}

[params.scope]
kind = "scope"
default = "重庆"
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
code = {kind = "string", node = "Component", zh = "编码", en = "Code"}
name = {kind = "string", zh = "部件", en = "Component"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
system_name = {kind = "string", zh = "系统", en = "System"}
status = {kind = "string", zh = "状态代码", en = "Status"}
status_zh = {kind = "string", zh = "状态", en = "Status in Chinese"}
worst = {kind = "string", zh = "最差可能", en = "Worst"}
best = {kind = "string", zh = "最好可能", en = "Best"}
producers = {kind = "integer", zh = "已核实企业数", en = "Verified producers"}
owner_groups = {kind = "integer", zh = "独立集团数", en = "Owner groups"}
lead = {kind = "boolean", zh = "有龙头", en = "Lead firm"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
