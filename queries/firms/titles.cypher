/*---
title.zh = "资质称号与家数"
title.en = "Titles and their holders"
question.zh = "所选范围内的企业有哪些资质称号，各有几家？"
question.en = "Which titles do firms in the chosen scope hold, and how many firms each?"
rule.zh = "数有该称号的企业，所在地在所选范围内；到期的也数。"
rule.en = "Firms that hold the title and are located in the scope are counted, expired ones too."
limits.zh = "只有记录在案的称号。"
limits.en = "Only titles on record."
identity = ["title"]

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
title = {kind = "string", zh = "资质称号", en = "Title"}
level = {kind = "string", zh = "级别", en = "Level"}
firms = {kind = "integer", zh = "企业数", en = "Firms"}
---*/
MATCH (h:Honour)<-[:HOLDS]-(e:Enterprise)
WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
RETURN h.name AS title, h.level AS level, count(DISTINCT e) AS firms
ORDER BY firms DESC, title
