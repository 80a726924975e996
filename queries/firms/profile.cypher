/*---
title.zh = "企业档案"
title.en = "A firm's profile"
question.zh = "这家企业的全部已知信息是什么，来自哪些行？"
question.en = "What is known about this firm, and from which rows?"
rule.zh = "取这家企业各字段当前的值；同一字段日期最新的值为准，同日期不同值的空着待确认。"
rule.en = "The present value of each field: the newest date stands; different values of one date are left empty until judged."
limits.zh = "空着是未知，不是零。"
limits.en = "Empty is unknown, not zero."
identity = ["firm"]

[params.firm]
kind = "enterprise"
doc = {zh = "企业：名称、简称、信用代码或证券代码", en = "Firm: name, short name, credit or stock code"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
facts = {kind = "map", zh = "已知信息", en = "Facts"}
places = {kind = "maps", zh = "所在地", en = "Places"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise {id: $firm})
RETURN e.id AS firm, e.name AS name, properties(e) AS facts,
       COLLECT {
         MATCH (e)-[l:LOCATED_IN]->(p:Place)
         RETURN {id: p.id, name: p.name, level: p.level, rows: coalesce(l.rows, [])} ORDER BY p.id
       } AS places,
       coalesce(e.rows, []) AS rows, coalesce(e.keys, []) AS keys
ORDER BY firm
