/*---
title.zh = "数据日期"
title.en = "Dates of the data"
question.zh = "所选范围内的企业数据是什么时候的，有多少家没有注明日期？"
question.en = "From when are the firms' data in the chosen scope, and how many firms give no date?"
rule.zh = "企业各行数据日期的最早和最新，以及没有日期的家数。"
rule.en = "The oldest and newest dates of the firms' rows, and how many firms give none."
limits.zh = "不精确到日的日期按其所写比较。"
limits.en = "Dates that name no day are compared as written."
identity = []

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
oldest = {kind = "date", zh = "最早", en = "Oldest"}
newest = {kind = "date", zh = "最新", en = "Newest"}
undated = {kind = "integer", zh = "未注明日期的企业", en = "Firms without a date"}
firms = {kind = "integer", zh = "已入库企业", en = "Recorded firms"}
---*/
MATCH (e:Enterprise)
WHERE e.mentioned = false
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
RETURN min(e.as_of) AS oldest, max(e.as_of) AS newest,
       count(CASE WHEN e.as_of IS NULL THEN 1 END) AS undated, count(e) AS firms
