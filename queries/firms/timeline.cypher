/*---
title.zh = "企业时间线"
title.en = "A firm's timeline"
question.zh = "这家企业哪天发生了什么：变动、称号、项目阶段、终止，依据哪些行？"
question.en = "What happened to this firm on which day: changes, titles, stages of projects, ends, by which rows?"
rule.zh = "列出有日期的：变动（新设、迁入、更名、迁出、注销）、称号的认定与到期、所投项目达到和计划的阶段、关系的终止。不精确到日的照其所写。"
rule.en = "All that is dated: changes (new, moved in, renamed, moved out, closed), titles since and until, stages that its projects reached or plan, ends of relations. Dates that name no day stand as written."
limits.zh = "没有写日期的不在其中。"
limits.en = "What has no date is not here."
identity = ["on", "event", "what"]
derive = "timeline.timeline"
facts = ["firm_titles", "firm_projects", "firm_ends"]

[params.firm]
kind = "enterprise"
doc = {zh = "企业：名称、简称、信用代码或证券代码", en = "Firm: name, short name, credit or stock code"}

[columns]
on = {kind = "date", zh = "日期", en = "On"}
event = {kind = "string", zh = "事项代码", en = "Event code"}
event_zh = {kind = "string", zh = "事项", en = "Event"}
what = {kind = "string", zh = "内容", en = "What"}
planned = {kind = "boolean", zh = "计划", en = "Planned"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (e:Enterprise {id: $firm})
RETURN coalesce(e.changes, []) AS changes, coalesce(e.rows, []) AS rows
ORDER BY rows
