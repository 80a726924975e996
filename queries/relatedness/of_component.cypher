/*---
title.zh = "可转产的企业"
title.en = "Who could turn to a component"
question.zh = "范围内哪些还没有生产这种部件的企业（含传统部件企业）离它最近，凭什么？"
question.en = "Which firms of the scope that do not make this component are nearest to it, makers of legacy parts included, and why?"
rule.zh = "rel = max(产品项, 0.5 × 工艺项)。产品项：企业已证实产品中与该部件最相关的一种的 r = R/(1+R)，R 为 Steijn 相关度（同时生产两者的企业数 ÷ 随机时应有的企业数，全部在案企业，不限地区和年份）；共同企业不足 pairs 家或偶然概率不低于 p_value 的不算。工艺项：共有工艺 ÷ 全部工艺（Jaccard），有工艺记录的企业多于 rarity_firms 家时稀有工艺加权；企业没有工艺记录时按其产品用到的工艺推定。"
rule.en = "rel = max(products, 0.5 x processes). Products: r = R/(1+R) of the firm's confirmed product nearest to the component, R by Steijn (firms that make both / firms expected by chance, all firms on record, anywhere and at any time), kept with at least pairs such firms and chance below p_value. Processes: shared / all (Jaccard), rare ones weighing more once over rarity_firms firms have some on record; a firm without any is given those its products use."
limits.zh = "相关不等于能做；已有生产说法（含待核实）的企业不列；没有产品也没有工艺记录的企业远近不明。"
limits.en = "Near is not able; firms already said to make it, verified or not, are not listed; firms without products or processes on record are unknown."
identity = ["firm"]
derive = "nearest.of_component"
facts = ["makers", "parts", "legacy_makers", "processes", "firm_processes", "makers_of", "located", "places"]
thresholds = ["relatedness"]
proof = {question = "relatedness/of_firm", firm = "firm"}

[params.component]
kind = "component"
doc = {zh = "部件：名称、缩写或编码", en = "Component: name, abbreviation or code"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.limit]
kind = "integer"
default = 10
doc = {zh = "列出多少行", en = "How many lines"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
rel = {kind = "number", zh = "相关度", en = "Relatedness"}
by_products = {kind = "number", zh = "产品项", en = "By products"}
by_tags = {kind = "number", zh = "工艺项（Jaccard）", en = "By processes (Jaccard)"}
product = {kind = "string", zh = "最近产品编码", en = "Nearest product, code"}
product_name = {kind = "string", zh = "最近产品", en = "Nearest product"}
makers = {kind = "integer", zh = "本部件企业数", en = "Makers of the component"}
both = {kind = "integer", zh = "其中也生产最近产品", en = "Of these, also making that product"}
shared = {kind = "strings", zh = "共有工艺", en = "Shared processes"}
reason = {kind = "string", zh = "理由", en = "Reason"}
legacy = {kind = "strings", zh = "传统部件", en = "Legacy parts it makes"}
processes_from = {kind = "string", zh = "工艺来源", en = "Processes known from"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)
WHERE NOT coalesce(e.mentioned, false)
RETURN e.id AS firm, e.name AS name, e.keys AS keys
ORDER BY firm
