/*---
title.zh = "落地区县建议"
title.en = "Where to settle"
question.zh = "一家目标企业或一种部件，放在哪个区县合适：谁赞成，谁否决，和哪些区县相争？"
question.en = "Where should a target firm or a component settle: which votes speak for each district, what vetoes it, and which districts compete?"
rule.zh = "每个区县五票，各 0 到 1，按权重平均（不明的票不计，coverage 为已知票的权重占比）：priority 总成是优先方向（限材料的只认材料）；chain 当地上下游（INPUT_TO）、同总成的已核实企业和目标企业的往来企业，满 enough 家为 1；room = 1 − 同部件已核实企业数 / crowded；density 相关密度 ÷ 各区县最高；named 招商目标写明拟落当地，或当地已有签约、开工的项目。否决：优先方向只限材料而部件不是；企业已在当地；企业已在别的区县签约或开工（它的任何项目，不论部件和地方；已投产、搁置、终止的不计；当地也有它的签约或开工项目的不否决；只知道在重庆等更大地方的不否决）。没有否决且得分距最高不超过 margin 的为建议。component 和 firm 都空白时逐条看招商目标，各票和否决与指定 firm 时相同。"
rule.en = "Five votes for each district, 0 to 1, averaged by weight (unknown ones left out; coverage is the weight of those known): priority: its assembly is one (limited to materials: materials only); chain: verified firms up- and downstream, of the same assembly, and partners of the firm, enough of them giving 1; room: 1 - makers of the same component / crowded; density: relatedness density / highest of the districts; named: a target is to settle there, or a project is signed or started there. Vetoes: a priority limited to materials; the firm is there already; the firm has a project signed or under construction elsewhere (any of its projects, whatever the component and place; not one in production, halted or ended; not where it has such a project here too, nor for one only known to be in a larger place around). Advised: no veto and within margin of the best. Without component and firm all named targets are judged, by the same votes and vetoes as with firm."
limits.zh = "权重是本项目的选择；不含土地、能耗、政策和企业意愿；没有名单的区县有几票不明。"
limits.en = "The weights are our choice; no land, energy, policy or will of the firm; districts without lists leave votes unknown."
identity = ["component", "firm", "district"]
derive = "placement.advised"
facts = ["makers", "operations", "located", "surveys", "places", "pipeline", "districts", "parts", "legacy_makers", "processes", "firm_processes", "targets", "partners", "firm_places", "invested"]
thresholds = ["placement", "relatedness", "link"]
proof = {question = "links/proof", component = "component", scope = "district", as_of = "$as_of"}

[params.component]
kind = "component"
default = ""
doc = {zh = "部件（空白：企业的产品，或全部招商目标）", en = "Component (empty: the firm's products, or all named targets)"}

[params.firm]
kind = "enterprise"
default = ""
doc = {zh = "目标企业（空白为不指定）", en = "Target firm (empty: none in particular)"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
component = {kind = "string", node = "Component", zh = "部件编码", en = "Component code"}
component_name = {kind = "string", zh = "部件", en = "Component"}
firm = {kind = "string", node = "Enterprise", zh = "目标企业标识", en = "Target firm id"}
firm_name = {kind = "string", zh = "目标企业", en = "Target firm"}
rank = {kind = "integer", zh = "次序", en = "Rank"}
district = {kind = "string", node = "District", zh = "区县代码", en = "District code"}
district_name = {kind = "string", zh = "区县", en = "District"}
is_advised = {kind = "boolean", zh = "建议", en = "Advised"}
score = {kind = "share", zh = "得分", en = "Score"}
coverage = {kind = "share", zh = "已知票权重", en = "Weight of known votes"}
priority = {kind = "share", zh = "优先方向", en = "Priority"}
chain = {kind = "share", zh = "上下游", en = "Chain"}
room = {kind = "share", zh = "不拥挤", en = "Room"}
density = {kind = "share", zh = "产业相关", en = "Density"}
named = {kind = "share", zh = "已有目标或项目", en = "Named"}
vetoes = {kind = "strings", zh = "否决", en = "Vetoes"}
reasons = {kind = "strings", zh = "各票依据", en = "What the votes rest on"}
competitors = {kind = "strings", zh = "相争的区县", en = "Competing districts"}
keys = {kind = "keys", of = "firm", zh = "目标企业全部标识", en = "All keys of the firm"}
---*/
MATCH (a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name,
       COLLECT { MATCH (d:District)-[r:PRIORITISES]->(a) RETURN {district: d.id, note: r.note} ORDER BY d.id } AS priorities,
       EXISTS { MATCH (c)-[:INPUT_TO]->(:Component)<-[:HAS_COMPONENT]-(a) } AS is_material,
       COLLECT { MATCH (c)-[:INPUT_TO]-(x:Component) RETURN x.id ORDER BY x.id }
       + COLLECT { MATCH (a)-[:HAS_COMPONENT]->(x:Component) RETURN x.id ORDER BY x.id } AS neighbours
ORDER BY a.order, c.order, code
