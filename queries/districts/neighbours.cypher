/*---
title.zh = "邻近区可配套"
title.en = "What neighbours have"
question.zh = "一个区的优先发展总成里，哪些部件本区没有已核实企业，而渝西地区其他区有，各几家，市内其他区又有几家？"
question.en = "Which components of a district's priority assemblies have no verified producer there but in others of the eight districts, how many, and how many elsewhere in the city?"
rule.zh = "企业按证据计，规则同环节状态：已证实、在产、证据不过期。本区没有已核实企业的部件各列一行，附范围内其他各区的已核实企业数，和范围之外、city 之内的企业数。跨区的企业各区都列，合计只计一次。"
rule.en = "Firms count by evidence as for the status of a link: confirmed, producing, not stale. A line for each component without a verified producer in the district, with those of each other district of the scope, and those outside the scope but within city. A firm in several districts stands in each, once in the sum."
limits.zh = "没有记录不等于没有企业：看本区的状态；限定为“材料”的优先方向也列总成的全部部件，限定写在旁边。"
limits.en = "No record is not no firm: see the status there; a priority qualified as materials still lists all components of the assembly, the qualifier beside."
identity = ["district", "code"]
derive = "neighbours.of_district"
facts = ["makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "districts"]
thresholds = ["link"]
proof = {question = "links/proof", component = "code", scope = "$scope", as_of = "$as_of"}

[params.district]
kind = "district"
default = ""
doc = {zh = "区县（空白为各区）", en = "District (empty: each)"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "哪些区县算邻近：区县、渝西地区、重庆或全部（空白）", en = "Which districts are neighbours: a district, 渝西地区, 重庆, or all (empty)"}

[params.city]
kind = "scope"
default = "重庆"
doc = {zh = "市内范围", en = "What counts as the city"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
district = {kind = "string", node = "District", zh = "区县代码", en = "District code"}
district_name = {kind = "string", zh = "区县", en = "District"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
note = {kind = "string", zh = "限定", en = "Qualifier"}
code = {kind = "string", node = "Component", zh = "部件编码", en = "Component code"}
name = {kind = "string", zh = "部件", en = "Component"}
unverified = {kind = "integer", zh = "本区待核实", en = "To be verified there"}
neighbours = {kind = "strings", zh = "邻近区企业", en = "Firms of neighbours"}
neighbour_firms = {kind = "integer", zh = "邻近区企业数", en = "Number of neighbours' firms"}
city_firms = {kind = "integer", zh = "市内其他区企业数", en = "Firms elsewhere in the city"}
---*/
MATCH (d:District)-[r:PRIORITISES]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
WHERE d.in_plan
RETURN d.id AS district, d.name AS district_name, a.id AS assembly, a.name AS assembly_name, r.note AS note,
       c.id AS code, c.name AS name
ORDER BY d.order, district, a.order, c.order, code
