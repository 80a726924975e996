/*---
title.zh = "部件的企业与项目"
title.en = "Firms and projects of a component"
question.zh = "谁被说成生产这种部件，在范围内、市内还是市外，算不算数，凭什么；哪些项目在路上，摸排怎么说？"
question.en = "Who is said to make this component, in the scope, elsewhere in the city or beyond, does it count and why; which projects are on their way, what did surveys find?"
rule.zh = "判定同 links/proof，但范围外的企业也写明各自算不算数（verified 等），另用 located 分为范围内、市内其他区、市外；没有地点的为不明。项目和摸排只列范围内的。算数的在前，产值大的在前，产值不明的在后。"
rule.en = "Verdicts as in links/proof, but firms outside the scope have one of their own too; located tells scope, elsewhere in the city, beyond, unknown place. Projects and surveys are those of the scope. Those that count come first, larger output first, unknown output last."
limits.zh = "只有记录在案的企业；没有记录不等于没有企业。"
limits.en = "Only firms on record; no record is not no firm."
identity = ["who"]
derive = "makers.of_component"
facts = ["surveys", "places", "pipeline", "stages"]
thresholds = ["link"]

[params.component]
kind = "component"
doc = {zh = "部件：名称、缩写或编码", en = "Component: name, abbreviation or code"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.city]
kind = "scope"
default = "重庆"
doc = {zh = "市内指哪里", en = "What counts as the city"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
kind = {kind = "string", zh = "类别", en = "Kind"}
who = {kind = "string", zh = "标识", en = "Id"}
name = {kind = "string", zh = "企业、项目或摸排", en = "Firm, project or survey"}
located = {kind = "string", zh = "位置代码", en = "Located"}
verdict = {kind = "string", zh = "判定", en = "Verdict"}
counts = {kind = "boolean", zh = "计入本范围", en = "Counts in this scope"}
places = {kind = "strings", node = "Place", zh = "所在地编码", en = "Place codes"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
stage = {kind = "string", zh = "项目阶段", en = "Stage of the project"}
as_of = {kind = "date", zh = "证据日期", en = "Evidence as of"}
output_cny = {kind = "money", unit = "CNY", zh = "工业总产值", en = "Output"}
phrases = {kind = "strings", zh = "原文", en = "Phrases"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "who", zh = "全部标识", en = "All keys"}
---*/
MATCH (c:Component {id: $component})<-[m:MAKES]-(e:Enterprise)
RETURN c.id AS component, e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys, e.operation AS operation,
       e.output_cny AS output_cny, e.output_cny_as_of AS output_cny_as_of, e.mentioned AS mentioned,
       m.evidence AS evidence, m.as_of AS as_of, m.phrases AS phrases, m.rows AS rows,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id } AS places
ORDER BY firm
