/*---
title.zh = "区县最近的部件"
title.en = "Nearest components of a district"
question.zh = "各区县还没有已核实企业的部件中，哪些离它已有的产业最近？"
question.en = "Of the components without a verified producer in a district, which are nearest to what it has?"
rule.zh = "密度 = Σ 已有的 k 与部件 c 的相关度 ÷ Σ 全部 k 与 c 的相关度（k ≠ c，不含自身），相关度同“可转产的企业”；已有指区县内有已核实的企业。居中值 = 密度 − 部件均值 − 区县均值 + 总均值：除去区县大小和部件常见程度之后还剩多少（只问一个区县时不算）。部件之间的相关度另取 0.5 × 共有工艺占比，两者取大。每区县取密度最高的 nearest 种；状态按证据，规则同环节状态，但不看配套需求：经摸排没有的不再分有无需求。"
rule.en = "Density = sum of the relatedness of c to the components k that are there / to all k (k other than c), relatedness as for firms; there means a verified producer in the district. Centred = density minus the means over components and over districts plus the grand mean: what size and ubiquity leave (not for one district alone). Relatedness of components is the larger of that and 0.5 x their shared processes. The nearest components for each district; their status by evidence, by the rules of link status but without looking at demand."
limits.zh = "名单中没有不等于区县里没有：看状态；没有名单的区县不判断；相关不等于值得做。"
limits.en = "Not on the list is not nobody: see the status; districts without a list are not judged; near is not worthwhile."
identity = ["district", "code"]
derive = "nearest.of_district"
facts = ["makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "districts", "parts", "legacy_makers", "processes", "firm_processes"]
thresholds = ["relatedness", "link"]
proof = {question = "relatedness/of_component", component = "code", scope = "district"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
district = {kind = "string", node = "District", zh = "区县代码", en = "District code"}
district_name = {kind = "string", zh = "区县", en = "District"}
rank = {kind = "integer", zh = "次序", en = "Rank"}
code = {kind = "string", node = "Component", zh = "部件编码", en = "Component code"}
name = {kind = "string", zh = "部件", en = "Component"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
is_priority = {kind = "boolean", zh = "优先发展", en = "Priority"}
density = {kind = "share", zh = "密度", en = "Density"}
centred = {kind = "number", zh = "居中值", en = "Centred"}
status = {kind = "string", zh = "状态代码", en = "Status"}
status_zh = {kind = "string", zh = "状态", en = "Status in Chinese"}
unverified = {kind = "integer", zh = "待核实", en = "Unverified claims"}
---*/
MATCH (a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY a.order, c.order, code
