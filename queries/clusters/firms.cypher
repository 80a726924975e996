/*---
title.zh = "集群中的企业"
title.en = "Firms of a cluster"
question.zh = "某个总成在某个区县有哪些企业，各凭什么算数或不算数？"
question.en = "Which firms of an assembly stand in a district, and why does each count or not?"
rule.zh = "生产该总成任一部件、或只知其总成的企业，一企业一总成一行，取其最好的说法：verified 已核实；stale、undated 证据过期或没有日期；inferred 推断；stopped 停产；not_yet 尚未投产。"
rule.en = "Firms that make a component of the assembly, or the assembly itself, a line for each firm and assembly with its best claim: verified; stale or undated; inferred; stopped; not_yet producing."
limits.zh = "只有记录在案的企业。"
limits.en = "Only firms on record."
identity = ["assembly", "firm"]
derive = "clusters.firms"
facts = ["behind", "makers", "operations", "located", "surveys", "places", "pipeline", "assembly_makers", "tree", "districts", "chain_firms"]
thresholds = ["link"]

[params.assembly]
kind = "assembly"
default = ""
doc = {zh = "总成（空白为全部）", en = "Assembly (empty: all)"}

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
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
places = {kind = "strings", zh = "所在地", en = "Places"}
verdict = {kind = "string", zh = "判定", en = "Verdict"}
counts = {kind = "boolean", zh = "计入", en = "Counts"}
output_cny = {kind = "money", unit = "CNY", zh = "工业总产值", en = "Output"}
employees = {kind = "integer", zh = "从业人员数", en = "Employees"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (a:Assembly)
WHERE $assembly = '' OR a.id = $assembly
RETURN a.id AS assembly, a.name AS name
ORDER BY assembly
