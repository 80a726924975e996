/*---
title.zh = "一家停产的影响"
title.en = "If one firm stops"
question.zh = "逐家看：这家企业停产，哪些部件不再有已核实的企业，哪些总成中断，有记录的客户和整车企业有多少，几家客户没有别的供方？"
question.en = "Firm by firm: if it stops, which components have no verified producer left, which assemblies stop, how many recorded customers and which vehicle makers are touched, and how many customers have no other supplier?"
rule.zh = "对范围内每家已核实的生产企业：失去的部件 = 只有它一家生产的部件；中断的总成 = 原本齐备而含有这些部件的总成；客户 = 有供货记录的买方；没有别的供方的客户 = 至少有一种部件只记录它一家供货的买方；整车企业 = 其中生产车型的，加上车型现供应商记录里写明它的。没有客户记录的写未评估。"
rule.en = "For each verified producer in the scope: components lost = those it alone makes; assemblies stopped = those complete before that hold such a component; customers = recorded buyers; without another supplier = buyers for whom it is the only recorded supplier of some component; vehicle makers = buyers that build models, and makers whose models name it as supplier. Without a recorded customer it is not assessed."
limits.zh = "没有客户记录的企业未评估，不是没有影响；家数不是产能。"
limits.en = "A firm without recorded customers is not assessed, not harmless; makers are no capacity."
identity = ["unit"]
derive = "resilience.each_firm"
facts = ["supplies", "makers", "operations", "located", "owner_links", "surveys", "places", "pipeline", "model_sources"]
later = ["shown_firms"]
thresholds = ["link"]
proof = {question = "firms/links", firm = "unit"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.unit]
kind = "choice"
default = "firm"
choices = ["firm", "group"]
doc = {zh = "按企业（firm）还是按集团（group）看", en = "By firm or by owner group"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[params.limit]
kind = "integer"
default = 100
doc = {zh = "最多列出几家", en = "How many at most"}

[columns]
unit = {kind = "string", node = "Enterprise", zh = "企业或集团标识", en = "Firm or group id"}
name = {kind = "string", zh = "企业或集团", en = "Firm or group"}
firms = {kind = "integer", zh = "其中已核实的生产企业", en = "Verified producers of it"}
assemblies = {kind = "strings", node = "Assembly", zh = "中断的总成编码", en = "Assemblies stopped, codes"}
assembly_names = {kind = "strings", zh = "中断的总成", en = "Assemblies stopped"}
components = {kind = "strings", node = "Component", zh = "失去的部件编码", en = "Components lost, codes"}
component_names = {kind = "strings", zh = "失去的部件", en = "Components lost"}
is_assessed = {kind = "boolean", zh = "已评估客户", en = "Customers assessed"}
buyers = {kind = "integer", zh = "有记录的客户", en = "Recorded customers"}
alone = {kind = "integer", zh = "其中没有别的供方", en = "Of these, without another supplier"}
vehicle_makers = {kind = "strings", zh = "涉及的整车企业", en = "Vehicle makers touched"}
keys = {kind = "keys", of = "unit", zh = "全部标识", en = "All keys"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
