/*---
title.zh = "环节状态的依据"
title.en = "What a link's status rests on"
question.zh = "判断这种部件时看过哪些企业、项目和摸排，哪些算数，哪些不算，为什么，依据哪些行？"
question.en = "Which firms, projects and surveys were looked at for this component, which count and which do not, why, and by which rows?"
rule.zh = "每家被说成生产该部件的企业一行。verified 算数；stale、undated（证据过期、没有日期）、inferred（推断）、surveyed（摸排说有而当地没有企业记录；一地以最近一次有明确结果的为准）、projected（项目已投产而投资方在范围内没有生产的说法）核实后可算；outside（在范围外）、stopped（停产）、not_yet（尚未投产）不算；planned（签约或开工的项目）、searched_yes（摸排有）、searched_no（摸排没有）、searched_unclear（摸排不清楚）一并列出。"
rule.en = "A line for each firm said to make the component. verified counts; stale and undated evidence, inferred, surveyed (a survey says yes, no firm on record there; the newest clear one of a place stands) and projected (a project in production, nobody says that its investor makes it in the scope) could count once checked; outside the scope, stopped and not_yet do not; planned projects and surveys that found somebody (searched_yes), nobody (searched_no) or were unclear are listed too."
limits.zh = "只有记录在案的企业。"
limits.en = "Only firms on record."
identity = ["who"]
derive = "links.proof"
facts = ["makers", "operations", "chain_firms", "located", "titles", "owner_links", "surveys", "places", "pipeline"]
thresholds = ["link"]

[params.component]
kind = "component"
doc = {zh = "部件：名称、缩写或编码", en = "Component: name, abbreviation or code"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
who = {kind = "string", zh = "标识", en = "Id"}
name = {kind = "string", zh = "企业、项目或摸排", en = "Firm, project or survey"}
verdict = {kind = "string", zh = "判定", en = "Verdict"}
counts = {kind = "boolean", zh = "算数", en = "Counts"}
could_count = {kind = "boolean", zh = "核实后可算", en = "Could count"}
as_of = {kind = "date", zh = "证据日期", en = "Evidence as of"}
owner_group = {kind = "string", zh = "集团标识", en = "Owner group"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "who", zh = "全部标识", en = "All keys"}
---*/
MATCH (c:Component {id: $component})<-[r:MAKES|AIMS_AT|COVERS]-(n)
RETURN n.id AS id, coalesce(n.name, n.id) AS name, r.rows AS rows, coalesce(n.keys, []) AS keys
ORDER BY id
