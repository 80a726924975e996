/*---
title.zh = "招商目标"
title.en = "Investment targets"
question.zh = "登记了哪些招商目标企业，为哪种部件或总成，对接到哪一步，谁负责，依据哪些行？"
question.en = "Which firms are on record as investment targets, for which component or assembly, how far are the talks, who is responsible, by which rows?"
rule.zh = "表中写明的招商目标，一家企业对一个部件或总成一条；拟落地区按原文，所选范围只用来核对拟落地区（范围为全部时都列，没有写拟落地区的总是列出）。"
rule.en = "Targets as the sheets name them, a line for each firm and part; the district wished for as written; the scope only sifts by that district (those that name none are always listed)."
limits.zh = "对接进展是登记的说法；列为目标不等于已经有这家企业。"
limits.en = "The state of the talks is as told; a target is no firm that is here."
identity = ["firm", "part"]

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "拟落地区：区县、渝西地区、重庆或全部（空白）", en = "District wished for: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
origin_place = {kind = "string", zh = "国别省市", en = "Comes from"}
part = {kind = "string", zh = "部件或总成编码", en = "Part code"}
part_name = {kind = "string", zh = "部件或总成", en = "Part"}
is_component = {kind = "boolean", zh = "说到部件", en = "Names a component"}
standing = {kind = "string", zh = "行业地位", en = "Standing"}
intentions = {kind = "strings", zh = "投资动向", en = "Investment intentions"}
regions = {kind = "strings", zh = "拟落地区", en = "Where it may settle"}
reason = {kind = "string", zh = "理由", en = "Reason"}
status = {kind = "string", zh = "对接进展", en = "State of the talks"}
owner = {kind = "string", zh = "责任单位", en = "Responsible unit"}
as_of = {kind = "date", zh = "更新日期", en = "As of"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (e:Enterprise)-[t:TARGETED_FOR]->(x:Component|Assembly|Vehicle)
WHERE '' IN $scope OR size(coalesce(t.regions, [])) = 0
   OR EXISTS { MATCH (d:Place) WHERE d.id IN $scope AND (d.name IN t.regions OR d.short_name IN t.regions) }
RETURN e.id AS firm, e.name AS name, t.origin_place AS origin_place, x.id AS part, x.name AS part_name,
       x:Component AS is_component, t.standing AS standing, t.intentions AS intentions, t.regions AS regions,
       t.reason AS reason, t.status AS status, t.owner AS owner, t.as_of AS as_of, t.rows AS rows, e.keys AS keys
ORDER BY part, firm
