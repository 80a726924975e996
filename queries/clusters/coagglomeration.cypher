/*---
title.zh = "总成之间的共聚"
title.en = "Coagglomeration of assemblies"
question.zh = "哪些总成总是选在同样的区县？"
question.en = "Which assemblies choose the same districts?"
rule.zh = "共聚指数 = Σ_j (s_1j − x_j)(s_2j − x_j) / (1 − Σx²)，s 为两个总成各自的区县占比，x_j 为计入的零部件企业（已核实，或按所选）的占比，每家在一个区县只计一次，按产值或从业人员数时只计有数的企业；只看范围内的渝西区县，之外的企业不计；大于 0 为往同处聚，小于 0 为各聚各处。"
rule.en = "Coagglomeration = sum over j of (s_1j - x_j)(s_2j - x_j) / (1 - sum x^2), with the districts' shares of both assemblies (s) and of the component firms that count (x: verified, or as chosen; each once in a district; by output or employees only those with a known figure); only the western districts of the scope, firms elsewhere are left out; above 0 they gather in the same places, below 0 apart."
limits.zh = "同一企业做两个总成也会使指数升高：看共有企业数；按产值或从业人员数时，没有数的和分布在多个区县（不论是否都在范围内）的企业不计；没有显著性检验。"
limits.en = "Firms that make both raise it: see the shared firms; by output or employees those without a figure or in several districts (in the scope or not) are left out; there is no test of significance."
identity = ["assembly", "other"]
derive = "concentration.coagglomerated"
facts = ["makers", "operations", "chain_firms", "located", "surveys", "places", "pipeline", "assembly_makers", "tree", "districts"]
thresholds = ["link"]
proof = {question = "clusters/firms", assembly = "assembly", scope = "$scope", counted = "$counted", as_of = "$as_of"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.size]
kind = "choice"
choices = ["企业数", "产值", "从业人员数"]
default = "企业数"
doc = {zh = "厂的大小按什么计（企业数：每厂为 1）", en = "Size of a plant: 1 each, output, or employees"}

[params.counted]
kind = "choice"
choices = ["已核实", "含待核实"]
default = "已核实"
doc = {zh = "计哪些企业：已核实，或连同证据过期、没有日期、推断的", en = "Which firms count: verified, or with stale, undated and inferred claims too"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
other = {kind = "string", node = "Assembly", zh = "另一总成编码", en = "Other assembly, code"}
other_name = {kind = "string", zh = "另一总成", en = "Other assembly"}
coagglomeration = {kind = "number", zh = "共聚指数", en = "Coagglomeration"}
shared = {kind = "integer", zh = "共有企业", en = "Shared firms"}
---*/
MATCH (a:Assembly)
RETURN a.id AS assembly, a.name AS assembly_name
ORDER BY a.order, assembly
