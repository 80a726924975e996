/*---
title.zh = "企业可转产的部件"
title.en = "What a firm could turn to"
question.zh = "这家企业现有的产品和工艺，离哪些还没有生产的部件最近？"
question.en = "Which components that it does not make are nearest to the products and processes of a firm?"
rule.zh = "rel = max(产品项, 0.5 × 工艺项)。产品项：企业已证实产品中与该部件最相关的一种的 r = R/(1+R)，R 为 Steijn 相关度（同时生产两者的企业数 ÷ 随机时应有的企业数，全部在案企业，不限地区和年份）；共同企业不足 pairs 家或偶然概率不低于 p_value 的不算。工艺项：共有工艺 ÷ 全部工艺（Jaccard），有工艺记录的企业多于 rarity_firms 家时稀有工艺加权；企业没有工艺记录时按其产品用到的工艺推定。"
rule.en = "rel = max(products, 0.5 x processes). Products: r = R/(1+R) of the firm's confirmed product nearest to the component, R by Steijn (firms that make both / firms expected by chance, all firms on record, anywhere and at any time), kept with at least pairs such firms and chance below p_value. Processes: shared / all (Jaccard), rare ones weighing more once over rarity_firms firms have some on record; a firm without any is given those its products use."
limits.zh = "相关不等于能做：不含资金、客户和资质；记录越少，离得越远。"
limits.en = "Near is not able: no capital, customers or certificates; the fewer records, the farther it looks."
identity = ["code"]
derive = "nearest.of_firm"
facts = ["makers", "parts", "legacy_makers", "processes", "firm_processes"]
thresholds = ["relatedness"]

[params.firm]
kind = "enterprise"
doc = {zh = "企业：名称、简称、统一社会信用代码", en = "Firm: name, short name or credit code"}

[params.limit]
kind = "integer"
default = 10
doc = {zh = "列出多少行", en = "How many lines"}

[columns]
code = {kind = "string", node = "Component", zh = "部件编码", en = "Component code"}
name = {kind = "string", zh = "部件", en = "Component"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
rel = {kind = "number", zh = "相关度", en = "Relatedness"}
by_products = {kind = "number", zh = "产品项", en = "By products"}
by_tags = {kind = "number", zh = "工艺项（Jaccard）", en = "By processes (Jaccard)"}
product = {kind = "string", zh = "最近产品编码", en = "Nearest product, code"}
product_name = {kind = "string", zh = "最近产品", en = "Nearest product"}
makers = {kind = "integer", zh = "本部件企业数", en = "Makers of the component"}
both = {kind = "integer", zh = "其中也生产最近产品", en = "Of these, also making that product"}
shared = {kind = "strings", zh = "共有工艺", en = "Shared processes"}
reason = {kind = "string", zh = "理由", en = "Reason"}
is_said_to = {kind = "boolean", zh = "已有生产的说法（待核实）", en = "Said to make it (to verify)"}
---*/
MATCH (a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.name AS assembly_name,
       COLLECT { MATCH (c)<-[m:MAKES]-(e:Enterprise) WHERE e.id = $firm RETURN e.id } AS said
ORDER BY a.order, c.order, code
