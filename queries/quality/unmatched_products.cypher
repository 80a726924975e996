/*---
title.zh = "未对应的产品词"
title.en = "Product words that no rule knows"
question.zh = "哪些产品词没有规则认识，出现在多少家企业？（补进词表后重建即可）"
question.en = "Which product words does no rule know, and in how many firms do they stand? (Add them to the vocabulary and rebuild.)"
rule.zh = "主营产品中没有一条词表规则认识的词，按企业数排列。"
rule.en = "Words of main products that no rule of the vocabulary knows, by number of firms."
limits.zh = "不认识不等于与汽车无关。"
limits.en = "Unknown is not unrelated to cars."
identity = ["phrase"]
total = """
MATCH (e:Enterprise)
WHERE '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
CALL (e) {
  UNWIND coalesce(e.unmatched_products, []) + coalesce(e.excluded_products, []) AS phrase
  RETURN phrase
  UNION
  MATCH (e)-[m:MAKES|WORKS_ON|MAKES_INPUT_FOR]->()
  UNWIND m.phrases AS phrase
  RETURN phrase
}
RETURN count(DISTINCT phrase) AS total
"""

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[columns]
phrase = {kind = "string", zh = "产品词", en = "Phrase"}
firms = {kind = "integer", zh = "企业数", en = "Firms"}
examples = {kind = "strings", zh = "企业举例（至多五家）", en = "Firms, five at most"}
firm_ids = {kind = "strings", node = "Enterprise", zh = "企业标识（至多五家）", en = "Firm ids, five at most"}
---*/
MATCH (e:Enterprise)
WHERE e.unmatched_products IS NOT NULL
  AND ('' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope })
UNWIND e.unmatched_products AS phrase
WITH phrase, e.id AS id, e.name AS firm_name
ORDER BY phrase, id
WITH phrase, count(id) AS firms, collect(id)[0..5] AS firm_ids, collect(firm_name)[0..5] AS examples
RETURN phrase AS phrase, firms AS firms, examples AS examples, firm_ids AS firm_ids
ORDER BY firms DESC, phrase
