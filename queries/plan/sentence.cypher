/*---
title.zh = "一句话"
title.en = "The sentence"
question.zh = "截至所选日期，计划明确的部件中已有企业生产几种，各是什么程度，签约、待核实、未摸排各几种？"
question.en = "As of the date, how many components of the plan are made, how well, and how many are signed, to be verified, not surveyed?"
rule.zh = "逐种按 links/status 判定后计数，各数相加等于计划的部件数；单个区县只判本区优先发展方向，其余列为非优先方向。"
rule.en = "Each component is judged as in links/status and counted; the numbers add to the plan's components. One district alone is judged on its priorities, the rest are not its priorities."
limits.zh = "各数随摸排和核实而变；未摸排不等于没有。"
limits.en = "The numbers change with surveys and checks; not surveyed is not none."
identity = []
derive = "summary.sentence"
facts = ["supplies", "makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "sourcing", "assembly_makers"]
thresholds = ["link"]
proof = {question = "links/status", scope = "$scope", demand = "$demand", as_of = "$as_of"}

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
components = {kind = "integer", zh = "计划部件", en = "Components of the plan"}
made = {kind = "integer", zh = "已有企业生产", en = "Made"}
strong = {kind = "integer", zh = "优势", en = "Strong"}
adequate = {kind = "integer", zh = "基本具备", en = "Adequate"}
weak = {kind = "integer", zh = "薄弱", en = "Weak"}
pipeline = {kind = "integer", zh = "已签约或在建", en = "Signed or under construction"}
absent = {kind = "integer", zh = "经摸排确认没有", en = "Searched and not found"}
unverified = {kind = "integer", zh = "待核实", en = "To be verified"}
unknown = {kind = "integer", zh = "未摸排", en = "Not surveyed"}
not_priority = {kind = "integer", zh = "非优先方向", en = "Not a priority of the district"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts,
       COLLECT { MATCH (d:District)-[p:PRIORITISES]->(a) WHERE p.note IS NOT NULL RETURN d.id + p.note ORDER BY d.id } AS limited
ORDER BY s.order, a.order, c.order, code
