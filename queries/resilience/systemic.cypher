/*---
title.zh = "系统性影响（ESRI）"
title.en = "Systemic effect (ESRI)"
question.zh = "这个总成的生产企业，一家停产会经由供货关系损失全部有记录产出的多大比例？"
question.en = "Of the producers of this assembly: which share of all recorded output would be lost through the supplies if one stopped?"
rule.zh = "ESRI（Diem 等 2022）= Σ s_i (1 − min(d_i, u_i)) ÷ Σ s_i：s 为有记录的销售额；d 为投入不足而剩的产出，u 为买方仍需要的产出；停产一家后反复计算至不变。投入分三类：产品对应本总成部件的为必需（2），对应其他部件的为非必需（1），不对应部件的没有影响（0）。替代以 sectors 为界；生产本总成几种部件的企业归入有记录的供货条数最多的那一种，相同时按编码取前；不生产本总成部件的企业各自单成一类。没有金额的供货按已知金额的中位数计。逐家停产的次数 × 供货关系数超过 stop_supplies 时，只算有记录的销售额最大的企业，并写明未评估几家。范围内已核实的生产企业有客户记录的不到 reporting_share 时不显示。"
rule.en = "ESRI (Diem et al. 2022) = sum of s_i (1 - min(d_i, u_i)) / sum of s_i: s recorded sales, d output left for want of inputs, u output still wanted by buyers, repeated after one stop until nothing changes. Inputs: essential (2) where the item means a component of the assembly, not essential (1) where another component, without effect (0) where none. Firms of one sector stand in for each other; one that makes several components of the assembly stands in the sector of the one it sells most often (number of supplies, ties by code); one that makes nothing of the assembly is a sector of its own. A supply without value counts like the median known one. Where stops x supplies exceed stop_supplies only the largest recorded sellers are assessed, and how many are not is said. Hidden where less than reporting_share of the verified producers in scope have recorded customers."
limits.zh = "只在有记录的供货之内；没有客户记录的未评估，不是没有影响；有企业几乎只相互供货、反复计算不收敛时，为空白。"
limits.en = "Within recorded supplies only; producers without recorded customers are not assessed, not harmless; empty where some sell almost only to each other and the rounds do not end."
identity = ["firm"]
derive = "systemic.systemic"
facts = ["supplies", "makers", "operations", "located", "surveys", "places", "pipeline"]
later = ["shown_firms"]
thresholds = ["link", "resilience"]
proof = {question = "chain/downstream", firm = "firm"}

[params.assembly]
kind = "assembly"
doc = {zh = "总成：名称或编码", en = "Assembly: name or code"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.sectors]
kind = "choice"
default = "component"
choices = ["component", "assembly"]
doc = {zh = "谁可以互相替代：同一部件（component）或同一总成（assembly）的企业", en = "Who can stand in for whom: makers of one component, or of one assembly"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[params.limit]
kind = "integer"
default = 20
doc = {zh = "最多列出几家", en = "How many at most"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
esri = {kind = "share", zh = "损失占全部产出", en = "Share of output lost"}
buyers = {kind = "integer", zh = "有记录的客户", en = "Recorded customers"}
sales_cny = {kind = "money", unit = "CNY", zh = "有记录的销售额", en = "Recorded sales"}
makes = {kind = "strings", node = "Component", zh = "已核实生产的部件", en = "Components made, verified"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly {id: $assembly})-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
