/*---
title.zh = "两者之间的路径"
title.en = "Paths between two"
question.zh = "这家企业和另一家企业（或一个总成、部件）之间，经过哪些供货、集团和生产关系连在一起，依据哪些行？"
question.en = "By which supplies, owners and products are this firm and another firm (or an assembly or component) joined, by which rows?"
rule.zh = "企业之间按有记录的供货关系（两个方向）和集团关系查找最短路径；通向部件或总成的最后一步是有记录（已证实）的生产、涉及总成。不经过“生产同一种部件”相连。步数相同的路径按标识排列。两者之间有几种关系时，按供货给、由其供货、属于集团、旗下有的次序讲第一种，供货产品和来源行只是这一种的，其余列在“另有关系”。"
rule.en = "Between firms the shortest paths over recorded supplies (either way) and owners; the last step to a component or assembly is a confirmed MAKES or WORKS_ON. Making the same component joins nobody. Paths of equal length stand in order of ids. Where two are joined by several relations the first is told (supplies, is supplied by, is owned by, owns), items and rows are of that one, and the others are listed beside it."
limits.zh = "只有记录在案的关系；没有路径不等于没有关系。"
limits.en = "Only relations on record; no path is not no relation."
identity = ["route", "step"]
derive = "neighbourhood.path"
facts = ["supply_lines", "owner_links", "firm_names"]

[params.firm]
kind = "enterprise"
doc = {zh = "企业：名称、简称、信用代码或证券代码", en = "Firm: name, short name, credit or stock code"}

[params.to]
kind = "enterprise"
default = ""
doc = {zh = "另一家企业", en = "The other firm"}

[params.part]
kind = "part"
default = ""
doc = {zh = "或者一个总成、部件", en = "Or an assembly or component"}

[params.limit]
kind = "integer"
default = 5
doc = {zh = "最多列出几条路径", en = "How many paths at most"}

[columns]
path = {kind = "integer", zh = "路径", en = "Path"}
step = {kind = "integer", zh = "第几步", en = "Step"}
start_name = {kind = "string", zh = "从", en = "From"}
relation = {kind = "string", zh = "关系", en = "Relation"}
other_relations = {kind = "strings", zh = "另有关系", en = "Other relations"}
end_name = {kind = "string", zh = "到", en = "To"}
items = {kind = "strings", zh = "供货产品", en = "Items"}
route = {kind = "string", zh = "全程标识", en = "Ids of the path"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (x:Assembly|Component {id: $part})
MATCH (x)-[h:HAS_COMPONENT*0..1]->(y)<-[r:MAKES|WORKS_ON]-(e:Enterprise)
WHERE r.evidence = 'confirmed'
RETURN e.id AS firm, type(r) AS relation, y.id AS made, y.name AS made_name, x.id AS part, x.name AS part_name,
       r.rows AS rows, coalesce(head([z IN h | z.rows]), []) AS part_rows
ORDER BY firm, made
