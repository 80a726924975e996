/*---
title.zh = "补链优先次序"
title.en = "Which gap first"
question.zh = "所选范围内先补哪种部件？重要性、脆弱性、可行性各是多少，走哪条路，次序有多稳？"
question.en = "Which component should be closed first in the chosen scope: how critical, how fragile, how feasible, by which route, and how stable is the order?"
rule.zh = "重要性 I = 关键性 K × 脆弱性 F。K 为已知各项的平均：k1 列为优先发展的区县数、k2 经“用于”可达的下游部件和总成数、k3 需要该总成的整车企业占比、k4 有记录的买方数，k1、k2、k4 各除以最大值。F 为 1 − (N + 0.5 p)/strong 与外采占比中较大者，N = 1/集中度，不明时为独立集团数。可行性取承接转移（重庆其他区企业数/3）、存量转型（最近的本地企业）、招商引资（目标企业数/5）中已知的最大者。low、high 为权重随机抽取 draws 次的名次区间。"
rule.en = "Importance I = criticality K × fragility F. K is the mean of the known terms: k1 districts with the assembly as priority, k2 components and assemblies reachable downstream by INPUT_TO, k3 share of vehicle makers that need the assembly, k4 buyers on record; k1, k2 and k4 over their maximum. F is the larger of 1 − (N + 0.5 p)/strong and the outside share, N = 1/HHI, else owner groups. Feasibility is the largest known of transfer (makers elsewhere in 重庆 / 3), transform (nearest local firm) and attract (targets / 5). low and high: interval of ranks over drawn weights."
limits.zh = "次序随数据而变；未摸排的部件也排，状态写在旁边。"
limits.en = "The order changes with the data; components not surveyed are ranked too, with their status beside them."
identity = ["code"]
derive = "gaps.ranking"
facts = ["supplies", "makers", "parts", "legacy_makers", "processes", "firm_processes", "operations", "located", "places", "surveys", "pipeline", "targets", "outputs", "titles", "official_owners", "market_shares", "owner_links", "sourcing", "assembly_makers", "inputs"]
thresholds = ["link", "gap", "relatedness"]
proof = {question = "gaps/options", component = "code", scope = "$scope", as_of = "$as_of"}

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
rank = {kind = "integer", zh = "名次", en = "Rank"}
code = {kind = "string", node = "Component", zh = "编码", en = "Code"}
name = {kind = "string", zh = "部件", en = "Component"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
status = {kind = "string", zh = "状态代码", en = "Status"}
status_zh = {kind = "string", zh = "状态", en = "Status in Chinese"}
importance = {kind = "share", zh = "重要性", en = "Importance"}
criticality = {kind = "share", zh = "关键性", en = "Criticality"}
fragility = {kind = "share", zh = "脆弱性", en = "Fragility"}
k1 = {kind = "share", zh = "优先方向项", en = "Priority term"}
k2 = {kind = "share", zh = "下游项", en = "Downstream term"}
k3 = {kind = "share", zh = "整车需求项", en = "Vehicle makers term"}
k4 = {kind = "share", zh = "买方项", en = "Buyers term"}
feasibility = {kind = "share", zh = "可行性", en = "Feasibility"}
route = {kind = "string", zh = "路径代码", en = "Route"}
route_zh = {kind = "string", zh = "路径", en = "Route in Chinese"}
transfer = {kind = "integer", zh = "重庆其他区企业数", en = "Makers elsewhere in 重庆"}
nearest = {kind = "share", zh = "最近的本地企业相关度", en = "Nearest local firm, relatedness"}
targets = {kind = "integer", zh = "招商目标数", en = "Investment targets"}
low = {kind = "integer", zh = "名次下限", en = "Rank at best"}
high = {kind = "integer", zh = "名次上限", en = "Rank at worst"}
top10_share = {kind = "share", zh = "进入前十的比例", en = "Share of draws in the first ten"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
