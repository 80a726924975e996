/*---
title.zh = "来源方式台账"
title.en = "Ledger of origins"
question.zh = "名录里写明来源方式的企业，引进、转型、承接、存量、新设各有多少，哪些写法未采用，为什么？"
question.en = "Of the firms on record with an origin, how many were attracted, transformed, taken over, stock or new, and which were refused, why?"
rule.zh = "每家企业只计一次。写作引进而原所在地在两江新区或中心城区的，计为承接；原所在地在渝西地区或重庆其他区县的，不是引进，未采用；在渝西地区内迁移的也不是承接。两处写法不同的待确认，未采用。日期为迁入日期，没有则为企业数据日期；文号取它所投资项目的文号。"
rule.en = "Each firm counts once. One called attracted whose former place is the Liangjiang New Area or the central city counts as taken over; from 渝西地区 or elsewhere in the city it is not attracted and refused; a move within 渝西地区 is not taken over either. Where two sheets differ the firm waits and is refused. The date is that of its coming, else of its data, the paper that of its projects."
limits.zh = "台账来自名录，不是区县报送的完成数，不作除数；没有写原所在地的照表中写法计，并注明。"
limits.en = "The ledger is of firms on record, not progress as reported, and never divided by a target; without a former place the sheet's word stands and is marked."
identity = ["firm"]
derive = "origins.ledger"
facts = ["places"]
thresholds = ["origins"]

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
told = {kind = "string", zh = "来源方式（原表）", en = "Origin as given"}
origin_place = {kind = "string", zh = "原所在地", en = "Former place"}
counted_as = {kind = "string", zh = "计为", en = "Counted as"}
reason = {kind = "string", zh = "原因", en = "Reason"}
since = {kind = "strings", zh = "迁入日期", en = "Since"}
as_of = {kind = "date", zh = "数据日期", en = "As of"}
papers = {kind = "strings", zh = "文号", en = "Papers"}
is_documented = {kind = "boolean", zh = "有日期和文号", en = "With date and paper"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)
WHERE (e.origin IS NOT NULL OR 'origin' IN coalesce(e.conflicts, [])) AND e.mentioned = false
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
RETURN e.id AS firm, e.name AS name,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS place_names,
       COLLECT { MATCH (e)-[l:LOCATED_IN]->(p:Place)
                 WHERE l.since IS NOT NULL AND ('' IN $scope OR p.id IN $scope) RETURN l.since ORDER BY l.since } AS since,
       e.origin AS told, e.origin_place AS origin_place, e.as_of AS as_of,
       COLLECT { MATCH (e)-[:INVESTS_IN]->(:Project)-[r:REACHED]->(:Stage)
                 WHERE r.paper IS NOT NULL RETURN DISTINCT r.paper ORDER BY r.paper } AS papers,
       e.rows AS rows, e.keys AS keys
ORDER BY firm
