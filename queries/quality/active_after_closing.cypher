/*---
title.zh = "注销后仍有记录的企业"
title.en = "Firms with records after their closing"
question.zh = "哪些企业已有注销或吊销的记录，却还有更新的生产、所在地等记录，或者注销没有日期？"
question.en = "Which firms are said to have closed and yet have newer records of making, place or trade, or closed without a date?"
rule.zh = "注销日期之后的记录照旧有效，由人核对；没有日期的注销不使任何关系终止。"
rule.en = "Records newer than the closing stand and want a look; a closing without a date ends nothing."
limits.zh = "列出的企业不一定有误：吊销后恢复、代码填错、名单未更新都有可能。"
limits.en = "Not each is wrong: a licence may be restored, a code mistyped, a list out of date."
identity = ["firm"]
total = """
MATCH (e:Enterprise)
WHERE e.mentioned = false
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
RETURN count(e) AS total
"""

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
registration = {kind = "string", zh = "登记状态", en = "Registration"}
closings = {kind = "strings", zh = "注销或吊销日期", en = "Closed on"}
newest = {kind = "date", zh = "最新记录日期", en = "Newest record"}
standing = {kind = "strings", zh = "仍有效的关系", en = "Standing relations"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)
WHERE (size(e.closings) > 0 OR e.registration CONTAINS '注销' OR e.registration CONTAINS '吊销')
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
WITH e, COLLECT {
  MATCH (e)-[r:MAKES|WORKS_ON|MAKES_INPUT_FOR|LOCATED_IN|HOLDS|HAS_CAPABILITY|OWNED_BY|SUPPLIES]-(o)
  RETURN {type: type(r), as_of: r.as_of} ORDER BY type(r), o.id
} AS links
WHERE size(links) > 0
RETURN e.id AS firm, e.name AS name, e.registration AS registration, coalesce(e.closings, []) AS closings,
       reduce(last = null, x IN links | CASE WHEN last IS NULL OR x.as_of > last THEN x.as_of ELSE last END) AS newest,
       reduce(seen = [], x IN links | CASE WHEN x.type IN seen THEN seen ELSE seen + x.type END) AS standing,
       e.rows AS rows, e.keys AS keys
ORDER BY firm
