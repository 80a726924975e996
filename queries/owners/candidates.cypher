/*---
title.zh = "链主与候选"
title.en = "Chain owners and candidates"
question.zh = "这个总成（或这条重点产业链）由谁牵头：认定的链主有哪些，按数据测算谁够得上候选，凭哪些条件和哪五项，供货记录不全会不会改变名次？"
question.en = "Who leads the chain of this assembly (or this named chain): which owners are official, who could be a candidate by the data, by which conditions and which five terms, and would incomplete supply records change it?"
rule.zh = "认定的链主来自重点产业链名单和链主称号，照录，不被测算覆盖。测算：成员为范围内经记录生产本链部件、涉及本总成或有本链供货关系的企业；本链供货关系是产品对应本链部件的，产品没有对应部件的（没有写，或没有规则认识）以供方为范围内的本链企业为限。门槛：在范围内，没有失信记录（库里没有此类记录，一律未查），且有一项：营业收入不低于 revenue_cny、本链范围内配套企业不少于 partners、市场占有率文字写明前三。五项：规模 = 产值 ÷ 本链最大；带动 = min(1, 范围内供应商数 ÷ partners)；主导 = Σ(供应商卖给它的金额 ÷ 该供应商全部金额) ÷ 最大；影响 = 供方→买方加权 PageRank（0.85）÷ 最大；覆盖 = 生产（已核实）或采购的部件数 ÷ 本链部件数，一种也没有记录的为未知。得分为已知各项的平均，已知比例低于 coverage 不作判断；得分不低于 score 且在本链前 best_share 的，门槛达到为候选，否则为潜在。没有金额的供货按已知金额的中位数计。稳定性：随机去掉 lost 的供货关系 runs 次，仍在前 top 名的次数比例（成员不多于 top 家的不算）。"
rule.en = "Official owners come from the list of named chains and from the title and are shown as they are, whatever is computed. Computed: members are firms of the scope that by a record make a component of the chain, work on its assembly or trade in the chain; a supply belongs to the chain when its item means one of its components, or no component (nothing is said, or no rule knows it) and the supplier is a firm of the scope that belongs to the chain. Gate: in scope, no dishonesty record (none is loaded: unchecked), and one of revenue from revenue_cny, in-scope partners from partners, a market-share text that names a top-three rank. Terms: scale = output / largest; pull = min(1, in-scope suppliers / partners); dominance = sum of (sales to it / all sales of that supplier) / largest; influence = weighted PageRank supplier to buyer (0.85) / largest; breadth = components made (verified) or bought / components of the chain, unknown where none is on record. Score = mean of the known terms, no label below coverage; from score and within the best best_share: candidate if the gate is met, else potential. A supply without value counts like the median known one. Stability: share of runs with lost of the supplies taken away in which the firm stays among the first top (not told where there are no more)."
limits.zh = "供货记录不全；失信记录未查；候选是测算，不是认定。"
limits.en = "Supply records are incomplete; credit records are not checked; a candidate is computed, not appointed."
identity = ["chain", "firm"]
derive = "owners.candidates"
facts = ["supplies", "sizes", "makers", "operations", "located", "assembly_makers", "official_owners", "chains", "surveys", "places", "pipeline", "market_shares"]
later = ["shown_firms"]
thresholds = ["owners", "link"]
proof = {question = "firms/links", firm = "firm"}

[params.assembly]
kind = "assembly"
default = ""
doc = {zh = "总成：名称或编码（空白为全部总成，不算稳定性）", en = "Assembly: name or code (empty: all, without stability)"}

[params.chain]
kind = "text"
default = ""
doc = {zh = "或者一条重点产业链的名称", en = "Or the name of a named chain"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[params.limit]
kind = "integer"
default = 20
doc = {zh = "每条链最多列出几家", en = "How many of each chain at most"}

[columns]
chain = {kind = "string", zh = "链编码", en = "Chain code"}
chain_name = {kind = "string", zh = "链", en = "Chain"}
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
official = {kind = "string", zh = "认定", en = "Official"}
official_by = {kind = "strings", zh = "认定依据", en = "By which list"}
computed = {kind = "string", zh = "测算代码", en = "Computed"}
computed_zh = {kind = "string", zh = "测算", en = "Computed, in Chinese"}
score = {kind = "share", zh = "得分", en = "Score"}
coverage = {kind = "share", zh = "五项已知比例", en = "Share of terms known"}
scale = {kind = "share", zh = "规模", en = "Scale"}
pull = {kind = "share", zh = "带动", en = "Pull"}
dominance = {kind = "share", zh = "主导", en = "Dominance"}
influence = {kind = "share", zh = "影响", en = "Influence"}
breadth = {kind = "share", zh = "覆盖", en = "Breadth"}
stability = {kind = "share", zh = "稳定性", en = "Stability"}
gate = {kind = "string", zh = "门槛", en = "Gate"}
is_located = {kind = "boolean", zh = "在范围内", en = "In scope"}
is_dishonest = {kind = "boolean", zh = "有失信记录（空白为未查）", en = "Dishonesty record (empty: unchecked)"}
revenue_cny = {kind = "money", unit = "CNY", zh = "营业收入", en = "Revenue"}
is_large = {kind = "boolean", zh = "收入达到", en = "Revenue reached"}
partners = {kind = "integer", zh = "范围内配套企业", en = "In-scope partners"}
is_connected = {kind = "boolean", zh = "配套达到", en = "Partners reached"}
market_share = {kind = "string", zh = "市场占有率原文", en = "Market share, as written"}
is_leading = {kind = "boolean", zh = "写明前三", en = "Top three, as written"}
makes = {kind = "strings", node = "Component", zh = "已核实生产的部件", en = "Components made, verified"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (a:Assembly)
WHERE $assembly IN ['', a.id]
RETURN a.id AS code, a.name AS name,
       COLLECT { MATCH (a)-[:HAS_COMPONENT]->(c:Component) RETURN c.id ORDER BY c.id } AS components
ORDER BY a.order, code
