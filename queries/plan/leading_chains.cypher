/*---
title.zh = "有竞争力的产业链"
title.en = "Leading chains"
question.zh = "哪些总成和产业链的每种部件都至少基本具备？确定的有几条，补齐数据后最多几条？"
question.en = "Of which assemblies and chains is every component at least adequate, surely and at best?"
rule.zh = "一条链的每种部件最差可能（worst）都不低于基本具备，为确定；最好可能（best）都不低于基本具备，为可能。总成各算一条，区县或市里命名的链另列。"
rule.en = "A chain leads surely when the worst of each component is at least adequate, possibly when the best is. Assemblies count one each; chains named in the chains sheet stand apart."
limits.zh = "各数随摸排和核实而变；未摸排不等于没有。"
limits.en = "The numbers change with surveys and checks; not surveyed is not none."
identity = ["id_"]
derive = "summary.leading_chains"
facts = ["supplies", "makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "sourcing", "assembly_makers", "chains"]
thresholds = ["link", "chains"]

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
id_ = {kind = "string", zh = "编码", en = "Code"}
name = {kind = "string", zh = "总成或产业链", en = "Assembly or chain"}
kind = {kind = "string", zh = "种类", en = "Kind"}
components = {kind = "integer", zh = "部件数", en = "Components"}
adequate_surely = {kind = "integer", zh = "确定至少基本具备", en = "Surely adequate"}
adequate_at_most = {kind = "integer", zh = "最多可能", en = "Adequate at best"}
is_leading = {kind = "boolean", zh = "确定", en = "Leads surely"}
may_lead = {kind = "boolean", zh = "可能", en = "May lead"}
lacking = {kind = "strings", zh = "还不确定的部件", en = "Components not yet sure"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
