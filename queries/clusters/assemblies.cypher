/*---
title.zh = "总成的空间集中"
title.en = "How concentrated assemblies are"
question.zh = "哪些总成的企业比随机分布更集中，是不是一两家大厂造成的？"
question.en = "Which assemblies are nearer together than chance would have them, and is it one giant plant?"
rule.zh = "Ellison–Glaeser：只看范围内的渝西区县，之外的企业不计；x_j 为计入的零部件企业（已核实，或按所选）的区县占比，每家在一个区县只计一次，按产值或从业人员数时只计有数的企业；s_ij 为总成 i 的区县占比，G = Σ (s_ij − x_j)²，H 为厂规模 HHI，γ = (G − (1 − Σx²)H) / ((1 − Σx²)(1 − H))；0 为与随机投掷相同。检验：同样的厂按 x_j 随机投 permutations 次，p =（不小于 G 的次数 + 1）/（次数 + 1），p 不高于 p_value 为集中。"
rule.en = "Ellison and Glaeser: only the western districts of the scope are looked at, firms elsewhere are left out; x_j is the district's share of the component firms that count (verified, or as chosen), each once in a district, by output or employees only of those with a known figure; s_ij its share of assembly i, G = sum (s_ij - x_j)^2, H the HHI of plant sizes, gamma = (G - (1 - sum x^2) H) / ((1 - sum x^2)(1 - H)); 0 is as darts. Test: the same plants thrown at j with probability x_j, permutations times; p = (throws with G as large + 1) / (throws + 1); concentrated from p at most p_value."
limits.zh = "参照是计入的零部件企业，不是全部经济；一家总成的企业只有一个厂时没有 γ；只用渝西区县的企业，范围再大也一样；按产值或从业人员数时，没有数的和分布在多个区县（不论是否都在范围内）的企业不计；常用的 0.02、0.05 界限不可靠，看检验。"
limits.en = "The reference is the component firms that count, not the whole economy; one plant has no gamma; only firms in the western districts, however wide the scope; by output or employees those without a figure or in several districts (in the scope or not) are left out; the usual cut-offs .02 and .05 are unreliable, hence the test."
identity = ["assembly"]
derive = "concentration.assemblies"
facts = ["makers", "operations", "chain_firms", "located", "surveys", "places", "pipeline", "assembly_makers", "tree", "districts"]
thresholds = ["cluster", "link"]
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
plants = {kind = "integer", zh = "厂数", en = "Plants"}
gamma = {kind = "number", zh = "γ 集中指数", en = "Gamma"}
g = {kind = "number", zh = "G 原始集中度", en = "Raw G"}
plant_hhi = {kind = "number", zh = "厂规模 HHI", en = "Plant HHI"}
p_value = {kind = "number", zh = "偶然的概率 p", en = "P value"}
is_concentrated = {kind = "boolean", zh = "比随机更集中", en = "More than chance"}
largest = {kind = "string", node = "Enterprise", zh = "最大厂标识", en = "Largest plant, firm id"}
largest_name = {kind = "string", zh = "最大厂", en = "Largest plant"}
---*/
MATCH (a:Assembly)
RETURN a.id AS assembly, a.name AS assembly_name
ORDER BY a.order, assembly
