/*---
title.zh = "区县的专业化"
title.en = "Specialisation of districts"
question.zh = "各区县的汽车零部件企业集中在几个总成，结构与整个范围差多少？"
question.en = "Over how many assemblies do the firms of each district spread, and how far is its mix from that of the scope?"
rule.zh = "s_ij 为区县 j 中总成 i 的企业数占比，s_i 为参照范围的占比。HHI = Σ s_ij²（1 为只有一个总成）；Krugman = Σ |s_ij − s_i|（0 为结构相同，2 为完全不同）。一家企业在几个总成各计一次。没有任何名单的区县为不明。"
rule.en = "s_ij is the share of assembly i among the firms of district j, s_i in the reference. HHI = sum of s_ij squared (1: one assembly only); Krugman = sum |s_ij - s_i| (0: the same mix, 2: nothing in common). A firm counts once in each of its assemblies. A district without any list is unknown."
limits.zh = "只描述结构，不评优劣；企业少时两个指数都偏高；按企业数，不按产值。"
limits.en = "Descriptive, not a rating; both indices run high where firms are few; by number of firms, not by output."
identity = ["district"]
derive = "clusters.districts"
facts = ["makers", "operations", "located", "surveys", "places", "pipeline", "assembly_makers", "tree", "districts"]
thresholds = ["link"]
proof = {question = "clusters/firms", scope = "district", counted = "$counted", as_of = "$as_of"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "参照范围：渝西地区、重庆或全部（空白）；比渝西地区大时，其余地方合为一行只作参照", en = "Reference: 渝西地区, 重庆, or all (empty); what lies beyond the eight is one row of reference only"}

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
district = {kind = "string", node = "District", zh = "区县代码", en = "District code"}
district_name = {kind = "string", zh = "区县", en = "District"}
priorities = {kind = "strings", zh = "优先发展总成", en = "Priority assemblies"}
listed = {kind = "integer", zh = "名单中的企业", en = "Firms on lists"}
firms = {kind = "integer", zh = "计入的企业", en = "Firms counted"}
unverified = {kind = "integer", zh = "待核实企业", en = "Firms to verify"}
assemblies = {kind = "integer", zh = "总成数", en = "Assemblies"}
hhi = {kind = "number", zh = "集中度 HHI", en = "HHI"}
krugman = {kind = "number", zh = "Krugman 专业化指数", en = "Krugman index"}
largest = {kind = "string", node = "Assembly", zh = "最大总成编码", en = "Largest assembly, code"}
largest_name = {kind = "string", zh = "最大总成", en = "Largest assembly"}
largest_share = {kind = "share", zh = "最大总成占比", en = "Its share"}
---*/
MATCH (d:District)
WHERE d.in_plan AND ('' IN $scope OR d.id IN $scope)
RETURN d.id AS district, d.name AS district_name,
       COLLECT { MATCH (d)-[:PRIORITISES]->(a:Assembly) RETURN a.name ORDER BY a.order, a.id } AS priorities
ORDER BY d.order, district
