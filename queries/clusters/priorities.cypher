/*---
title.zh = "优先方向与现状对照"
title.en = "Priorities against what exists"
question.zh = "《行动计划》给各区县的优先方向，哪些已有企业，哪些还没有企业记录，又有哪些企业不在优先方向上（错位）？"
question.en = "Which of the plan's priorities have firms, which have none on record, and where do firms stand outside the priorities?"
rule.zh = "区县 × 总成逐格对照，企业按证据计，规则同环节状态。PRIORITY_WITH_FIRMS 优先且有已核实企业；PRIORITY_TO_VERIFY 优先、只有待核实的说法；PRIORITY_WITHOUT_RECORD 优先、名单中没有企业；FIRMS_WITHOUT_PRIORITY 非优先而有已核实企业；CLAIMS_WITHOUT_PRIORITY 非优先、只有待核实的说法；NEITHER 非优先也没有；NOT_KNOWN 区县没有任何名单。限定为“材料”的优先方向只计生产该总成内其他部件之原料的企业（INPUT_TO）和供其原料或零件的企业。"
rule.en = "Cell by cell, district by assembly; firms count by evidence as for link status. PRIORITY_WITH_FIRMS: verified firms; PRIORITY_TO_VERIFY: claims only; PRIORITY_WITHOUT_RECORD: none on the lists; FIRMS_WITHOUT_PRIORITY and CLAIMS_WITHOUT_PRIORITY: firms, or claims only, outside the priorities; NEITHER; NOT_KNOWN: the district has no list. A priority limited to materials counts only makers of components that go into other components of the assembly, and makers of inputs."
limits.zh = "没有企业记录不等于没有企业；非优先而有企业不是错，是对照；家数不是实力。"
limits.en = "No firm on record is not no firm; firms outside the priorities are no fault; counts are not strength."
identity = ["district", "assembly"]
derive = "priorities.compared"
facts = ["makers", "operations", "chain_firms", "located", "surveys", "places", "pipeline", "assembly_makers", "tree", "districts", "input_makers"]
thresholds = ["link"]
proof = {question = "clusters/firms", assembly = "assembly", scope = "district", as_of = "$as_of"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
district = {kind = "string", node = "District", zh = "区县代码", en = "District code"}
district_name = {kind = "string", zh = "区县", en = "District"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
is_priority = {kind = "boolean", zh = "优先发展", en = "Priority"}
note = {kind = "string", zh = "限定", en = "Qualifier"}
state = {kind = "string", zh = "对照", en = "Comparison"}
firms = {kind = "integer", zh = "已核实企业", en = "Verified firms"}
unverified = {kind = "integer", zh = "待核实企业", en = "Firms to verify"}
beyond = {kind = "integer", zh = "限定之外的企业", en = "Firms beyond the qualifier"}
names = {kind = "strings", zh = "企业（至多三家）", en = "Firms, up to three"}
---*/
MATCH (a:Assembly), (d:District)
WHERE d.in_plan AND ('' IN $scope OR d.id IN $scope)
OPTIONAL MATCH (d)-[r:PRIORITISES]->(a)
RETURN a.id AS assembly, a.name AS assembly_name, d.id AS district, d.name AS district_name,
       r IS NOT NULL AS is_priority, r.note AS note
ORDER BY d.order, district, a.order, assembly
