/*---
title.zh = "若全部投产"
title.en = "If all projects produce"
question.zh = "若签约和在建项目全部投产，有、无、不明各从多少种变为多少种，哪些部件改变状态？"
question.en = "If every project signed or under construction produced, how many components of each status would there be, and which would change?"
rule.zh = "每个签约或开工、未终止搁置的项目算作其部件的一家企业（项目的企业已在生产该部件的不另算；同一投资方的算一个集团），按环节状态的同一规则重算，按状态数部件。"
rule.en = "Each project signed or started and not given up counts as one producer of its component (not if its own firm makes it already; projects of one investor are one group); the links are judged again by the rules of link status and counted by status."
limits.zh = "投产是假设；策划、在谈的不算。"
limits.en = "That they produce is supposed; projects planned or in talks do not count."
identity = ["status"]
derive = "what_if.with_projects"
facts = ["supplies", "makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "sourcing", "assembly_makers"]
thresholds = ["link"]

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.demand]
kind = "scope"
default = "重庆"
doc = {zh = "需求范围：整车企业和买方在哪里", en = "Demand scope: where vehicle makers and buyers are"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
status = {kind = "string", zh = "状态代码", en = "Status"}
status_zh = {kind = "string", zh = "状态", en = "Status in Chinese"}
presence_zh = {kind = "string", zh = "归类", en = "In three words"}
before = {kind = "integer", zh = "现在部件数", en = "Components now"}
after = {kind = "integer", zh = "投产后部件数", en = "Components then"}
arrived = {kind = "strings", zh = "转为此状态的部件", en = "Components that come to it"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
