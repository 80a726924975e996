/*---
title.zh = "补这一环的企业"
title.en = "Firms that could close a gap"
question.zh = "补这种部件有哪些企业可找：重庆其他区可承接的、本地可转型的、招商目标，各凭什么？"
question.en = "Which firms could close the gap of this component: those elsewhere in 重庆, local ones near it, investment targets, and why?"
rule.zh = "承接转移：在重庆其他区、已核实在产的企业。存量转型：本地还没有生产该部件的说法（含待核实）而相关度最高的 nearest 家（见 relatedness/of_component）。招商引资：登记在案、目标为该部件或其总成的企业。依据为各自的来源行。"
rule.en = "Transfer: verified producers elsewhere in 重庆. Transform: the nearest local firms that nobody says make it, unverified claims included (see relatedness/of_component). Attract: firms on record as targets for the component or its assembly. Each with its rows."
limits.zh = "没有记录不等于没有企业。"
limits.en = "No record is not no firm."
identity = ["route", "firm"]
derive = "gaps.options"
facts = ["makers", "operations", "located", "surveys", "places", "pipeline", "targets", "parts", "legacy_makers", "processes", "firm_processes", "makers_of"]
later = ["shown_firms"]
thresholds = ["link", "gap", "relatedness"]

[params.component]
kind = "component"
doc = {zh = "部件：名称、缩写或编码", en = "Component: name, abbreviation or code"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
route = {kind = "string", zh = "路径代码", en = "Route"}
route_zh = {kind = "string", zh = "路径", en = "Route in Chinese"}
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
reason = {kind = "string", zh = "理由", en = "Reason"}
where = {kind = "strings", zh = "在哪里", en = "Where"}
status = {kind = "string", zh = "对接进展", en = "State of the talks"}
owner = {kind = "string", zh = "责任单位", en = "Responsible unit"}
as_of = {kind = "date", zh = "证据日期", en = "Evidence as of"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (a:Assembly)-[:HAS_COMPONENT]->(c:Component {id: $component})
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name
ORDER BY code
