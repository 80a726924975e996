/*---
title.zh = "总成完备程度"
title.en = "How complete the assemblies are"
question.zh = "每个总成的部件有多少已有企业生产，补齐摸排后最多可能有多少，弱在哪里？"
question.en = "How many components of each assembly are made, how many at most once surveys are done, and where is it weak?"
rule.zh = "逐种按 links/status 判定。下限为已有企业生产的种数，上限再加未摸排和待核实的种数。"
rule.en = "Each component is judged as in links/status. The lower bound counts those that are made, the upper adds those not surveyed or to be verified."
limits.zh = "各数随摸排和核实而变；未摸排不等于没有。"
limits.en = "The numbers change with surveys and checks; not surveyed is not none."
identity = ["assembly"]
derive = "summary.assemblies"
facts = ["supplies", "makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "sourcing", "assembly_makers"]
thresholds = ["link"]
proof = {question = "links/status", assembly = "assembly", scope = "$scope", demand = "$demand", as_of = "$as_of"}

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
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
name = {kind = "string", zh = "总成", en = "Assembly"}
system_name = {kind = "string", zh = "系统", en = "System"}
components = {kind = "integer", zh = "部件数", en = "Components"}
made = {kind = "integer", zh = "已有企业生产", en = "Made"}
made_at_most = {kind = "integer", zh = "最多可能", en = "Made at most"}
strong = {kind = "integer", zh = "优势", en = "Strong"}
adequate = {kind = "integer", zh = "基本具备", en = "Adequate"}
weak = {kind = "integer", zh = "薄弱", en = "Weak"}
pipeline = {kind = "integer", zh = "已签约或在建", en = "Signed or under construction"}
unverified = {kind = "integer", zh = "待核实", en = "To be verified"}
unknown = {kind = "integer", zh = "未摸排", en = "Not surveyed"}
absent = {kind = "integer", zh = "经摸排确认没有", en = "Searched and not found"}
is_priority = {kind = "boolean", zh = "判定", en = "Judged in this scope"}
weakest = {kind = "strings", zh = "薄弱或没有的部件", en = "Weak or absent components"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts,
       COLLECT { MATCH (d:District)-[p:PRIORITISES]->(a) WHERE p.note IS NOT NULL RETURN d.id + p.note ORDER BY d.id } AS limited
ORDER BY s.order, a.order, c.order, code
