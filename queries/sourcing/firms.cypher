/*---
title.zh = "配套关系明细"
title.en = "Suppliers behind the counts"
question.zh = "这个总成或部件现在由谁供给谁，供应商在哪里，依据哪些行？"
question.en = "Who supplies this assembly or component to whom now, where is the supplier, and by which rows?"
rule.zh = "每个需求（车型×总成，或车型、买方×部件）只计一次，车型的现供应商按最新的说法：同一车型的同一总成或部件，日期更晚的表写了别家、自制或无人供应的，较早的供应商不再计；日期有重叠或没有日期的不算被取代。有现供应商在范围内为范围内，否则在市内为市内范围外，否则为市外；自制的按整车企业所在地；表中写明无人供应的为无人供应；没有写供应商或供应商都没有地点的为不明；每家供应商按自己的所在地列出；车型已写明的部件，整车企业的供货记录不再另计，也不再列出；指定车型时只计该车型的需求，不计任何供货记录。五列相加等于需求数。本地配套率 = 范围内 ÷ 前三列之和，按需求数和按采购额分开，采购额只算写明的：供货记录的采购额按每家供应商的所在地分开，供应商没有地点的部分不计；车型需求的采购额没有分供应商，全部计入该需求所在的列。"
rule.en = "A need (model × assembly; model or buyer × component) counts once, a model's suppliers by the newest word: of one model and part, a supplier no longer counts when a sheet of a wholly later date names another, in-house making or nobody; without a date nothing replaces or is replaced. It comes from the scope when a present supplier is there, else from the city, else from outside; made in house counts where the maker is; nobody where the sheet says so; unknown where no supplier is given or none has a place; each supplier is listed where it is itself; a supply to a maker whose model names the part is neither counted nor listed again; for one model only its own needs count, and no supply record. The five columns add to the needs. Local share = from the scope / first three columns, by needs and by purchases apart; only stated purchases count: those of a supply record where each supplier is, without the part of suppliers that have no place; those of a model, told for all its suppliers together, in the column of the need."
limits.zh = "只有记录在案的需求；不明不等于市外；自制、无人供应的日期取该需求最新一行的日期。"
limits.en = "Only needs on record; unknown is not outside; in-house making and nobody bear the date of the newest row about the need."
identity = ["part", "buyer", "firm"]
derive = "sourcing.firms"
facts = ["needs", "model_suppliers", "purchases", "firm_names", "located", "places"]

[params.part]
kind = "part"
default = ""
doc = {zh = "总成或部件（空白为全部）", en = "Assembly or component (empty: all)"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.city]
kind = "scope"
default = "重庆"
doc = {zh = "市内指哪里", en = "What counts as the city"}

[params.demand]
kind = "scope"
default = "重庆"
doc = {zh = "需求范围：整车企业和买方在哪里", en = "Demand scope: where vehicle makers and buyers are"}

[params.maker]
kind = "enterprise"
default = ""
doc = {zh = "整车企业（空白为需求范围内的全部）", en = "Vehicle maker (empty: all in the demand scope)"}

[params.model]
kind = "text"
default = ""
doc = {zh = "车型（空白为全部）", en = "Vehicle model (empty: all)"}

[params.limit]
kind = "integer"
default = 2000
doc = {zh = "最多列出几条", en = "How many at most"}

[columns]
part = {kind = "string", zh = "总成或部件编码", en = "Part code"}
part_name = {kind = "string", zh = "总成或部件", en = "Part"}
buyer = {kind = "string", zh = "需求方标识", en = "Buyer id"}
buyer_name = {kind = "string", zh = "需求方", en = "Model or buyer"}
firm = {kind = "string", zh = "供应商标识", en = "Supplier id"}
name = {kind = "string", zh = "供应商", en = "Supplier"}
source = {kind = "string", zh = "来源代码", en = "Source"}
source_zh = {kind = "string", zh = "来自", en = "Source in Chinese"}
place_names = {kind = "strings", zh = "所在地", en = "Places"}
purchases_cny = {kind = "money", unit = "CNY", zh = "年采购额", en = "Yearly purchases"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
keys = {kind = "keys", of = "firm", zh = "供应商全部标识", en = "All keys of the supplier"}
---*/
MATCH (x:Assembly|Component)
RETURN x.id AS id, x.name AS name
ORDER BY id
