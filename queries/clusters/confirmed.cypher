/*---
title.zh = "产业集群"
title.en = "Clusters"
question.zh = "各总成在哪些区县聚集：哪些是候选集群，哪些排除了偶然也站得住？"
question.en = "Where does each assembly gather: which cells are candidate clusters, and which stand when chance is ruled out?"
rule.zh = "X 为区县 j 中总成 i 的企业数（或产值）。区位商 LQ = (X_ij/X_j)/(X_i/X)，参照为所选范围。LQ 不低于 quotient 且企业不少于 firms 家为候选集群（CANDIDATE）。企业数按 O ~ Poisson(E·θ)、θ ~ Gamma 作经验贝叶斯平滑，E = X_i X_j / X；90% 区间下限高于 1 为确认集群（CONFIRMED）。产值改用对企业重抽样 draws 次的区间（一家企业的各总成一并抽取），下限高于 1 为确认；没有抽到该格所在区县或总成的任何企业时该次记 0。星级 0 到 3：企业数（或产值）居各区县之首、LQ（即所列区位商，参照为所选范围）不低于 star_quotient、占本区县比重居各区县之首，各计一星。没有任何名单的区县为不明（NOT_KNOWN），不是 0；一格中产值已知的企业占计入企业不足 output_coverage 的，产值不明（NOT_KNOWN），也不计入参照；参照范围内没有企业的总成无从比较，也记不明。"
rule.en = "X counts the firms (or output) of assembly i in district j. LQ = (X_ij/X_j)/(X_i/X) against the chosen scope. LQ from quotient with at least firms firms is a candidate. Counts are smoothed by empirical Bayes, O ~ Poisson(E theta), theta ~ Gamma, E = X_i X_j / X; the lower end of the 90 % interval above 1 confirms. Output has a bootstrap over firms (draws; all that a firm makes is drawn together) instead, its lower end above 1 confirms; a draw without any firm of the district or of the assembly counts as 0. Stars 0 to 3, one each: largest of the districts, LQ (the one shown, against the chosen scope) from star_quotient, largest share of its own economy. A district without any list is unknown (NOT_KNOWN), not 0; so is the output of a cell where under output_coverage of the firms that count have a known one, and the reference leaves it out; so is an assembly without firms in the reference."
limits.zh = "以渝西地区为参照只说明八个区县之间的相对位置；一家企业在几个总成、几个区县各计一次；产值按企业全额计入其每个总成，分布在多个区县（不论是否都在范围内）的企业不计产值；名录不全时结论随之变动。星级的两个名次只在所列区县之间排。"
limits.en = "Against the eight districts only their relative position shows; a firm counts once in each of its assemblies and districts; output counts whole in each assembly, that of a firm in several districts (in the scope or not) nowhere; incomplete lists move the answer. The two ranks of the stars compare the listed districts only."
identity = ["assembly", "district"]
derive = "clusters.confirmed"
facts = ["makers", "operations", "chain_firms", "located", "surveys", "places", "pipeline", "assembly_makers", "tree", "districts"]
thresholds = ["cluster", "link"]
proof = {question = "clusters/firms", assembly = "assembly", scope = "district", counted = "$counted", as_of = "$as_of"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "参照范围：渝西地区、重庆或全部（空白）；比渝西地区大时，其余地方合为一行只作参照", en = "Reference: 渝西地区, 重庆, or all (empty); what lies beyond the eight is one row of reference only"}

[params.measure]
kind = "choice"
choices = ["企业数", "产值"]
default = "企业数"
doc = {zh = "按企业数或产值", en = "By number of firms or by output"}

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
district = {kind = "string", node = "District", zh = "区县代码", en = "District code"}
district_name = {kind = "string", zh = "区县", en = "District"}
is_priority = {kind = "boolean", zh = "优先发展", en = "Priority"}
note = {kind = "string", zh = "限定", en = "Qualifier"}
tier = {kind = "string", zh = "集群判定", en = "Verdict"}
firms = {kind = "integer", zh = "企业数", en = "Firms"}
unverified = {kind = "integer", zh = "待核实企业数", en = "Firms to verify"}
value = {kind = "number", zh = "企业数或产值（元）", en = "Firms, or output in CNY"}
expected = {kind = "number", zh = "按参照应有", en = "Expected by the reference"}
lq = {kind = "number", zh = "区位商", en = "Location quotient"}
smoothed = {kind = "number", zh = "平滑区位商", en = "Smoothed quotient"}
low = {kind = "number", zh = "区间下限", en = "Interval, low"}
high = {kind = "number", zh = "区间上限", en = "Interval, high"}
is_candidate = {kind = "boolean", zh = "候选集群", en = "Candidate"}
is_confirmed = {kind = "boolean", zh = "确认集群", en = "Confirmed"}
stars = {kind = "integer", zh = "星级", en = "Stars"}
---*/
MATCH (a:Assembly), (d:District)
WHERE d.in_plan AND ('' IN $scope OR d.id IN $scope)
OPTIONAL MATCH (d)-[r:PRIORITISES]->(a)
RETURN a.id AS assembly, a.name AS assembly_name, d.id AS district, d.name AS district_name,
       r IS NOT NULL AS is_priority, r.note AS note
ORDER BY a.order, assembly, d.order, district
