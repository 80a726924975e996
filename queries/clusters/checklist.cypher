/*---
title.zh = "中小企业特色产业集群对照"
title.en = "Checklist for a recognised cluster"
question.zh = "各区县各总成的企业，离工业和信息化部中小企业特色产业集群的条件有多远，哪些还不明？"
question.en = "How far are the firms of an assembly in a district from the ministry's conditions for a cluster of small firms, and what is unknown?"
rule.zh = "逐条对照（2022 年办法）：面积不超过 area_km2；近 years 年产值每年不低于 output_cny；中小企业产值占比不低于 sme_output_share；主导产业占比高于 lead_industry_share（这里为该总成企业产值占区县在案零部件企业产值）；年均增长高于 growth；单项冠军或小巨人不少于 champions 家，或专精特新、创新型、高新技术企业不少于 honoured 家。从业人员少于 sme_employees 或营业收入低于 sme_revenue_cny 为中小企业。空白为不明；有一条不符合即不符合，都符合才符合。"
rule.en = "Condition by condition (2022): area at most area_km2; output from output_cny in each of years years; share of small firms from sme_output_share; lead industry above lead_industry_share (here: output of the assembly's firms among the component firms of the district on record); growth above growth; champions or honoured firms enough. Small or medium: under sme_employees or sme_revenue_cny. Empty is unknown; one unmet condition fails the whole, all must hold to pass."
limits.zh = "不是认定；面积和历年产值不在数据中，通常不明；部分企业没有产值或分布在几个区县（不论是否都在范围内）时合计为不明；只列有企业计入的区县和总成。"
limits.en = "No recognition; area and past output are not in the data and mostly unknown; a sum with unknown outputs, or of firms in several districts (in the scope or not), is unknown; only cells with firms are listed."
identity = ["district", "assembly"]
derive = "checklist.judged"
facts = ["makers", "operations", "chain_firms", "located", "titles", "surveys", "places", "pipeline", "assembly_makers", "tree", "districts"]
thresholds = ["yardstick", "link"]
proof = {question = "clusters/firms", assembly = "assembly", scope = "district", counted = "$counted", as_of = "$as_of"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

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
firms = {kind = "integer", zh = "企业数", en = "Firms"}
with_output = {kind = "integer", zh = "其中有产值", en = "Of these with output"}
meets_all = {kind = "boolean", zh = "全部符合", en = "Meets all"}
meets_area = {kind = "boolean", zh = "面积", en = "Area"}
meets_output = {kind = "boolean", zh = "三年产值", en = "Output of three years"}
output_cny = {kind = "money", unit = "CNY", zh = "已知产值合计", en = "Known output"}
years = {kind = "strings", zh = "产值年份", en = "Years of output"}
meets_sme_share = {kind = "boolean", zh = "中小企业占比达标", en = "Share of small firms met"}
sme_share = {kind = "share", zh = "中小企业产值占比", en = "Share of small firms"}
meets_lead_industry = {kind = "boolean", zh = "主导产业达标", en = "Lead industry met"}
lead_share = {kind = "share", zh = "主导产业占比", en = "Share of the lead industry"}
meets_growth = {kind = "boolean", zh = "增长", en = "Growth"}
meets_honours = {kind = "boolean", zh = "称号企业达标", en = "Titled firms met"}
champions = {kind = "integer", zh = "单项冠军、小巨人", en = "Champions"}
honoured = {kind = "integer", zh = "专精特新、创新型、高新", en = "Honoured firms"}
wanted = {kind = "strings", zh = "补什么数据能确定", en = "Data that would settle it"}
---*/
MATCH (a:Assembly), (d:District)
WHERE d.in_plan AND ('' IN $scope OR d.id IN $scope)
OPTIONAL MATCH (d)-[r:PRIORITISES]->(a)
RETURN a.id AS assembly, a.name AS assembly_name, d.id AS district, d.name AS district_name,
       r IS NOT NULL AS is_priority, r.note AS note
ORDER BY a.order, assembly, d.order, district
