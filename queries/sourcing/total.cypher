/*---
title.zh = "本地配套率合计"
title.en = "Local share in all"
question.zh = "整车企业（或车型）对 12 个总成的全部需求，范围内、市内范围外、市外、无人供应、不明各多少，本地配套率多少？"
question.en = "Of all that vehicle makers (or one model) need of the twelve assemblies: how much comes from the scope, the city, outside, nobody, unknown, and what is the local share?"
rule.zh = "每个需求（车型×总成，或车型、买方×部件）只计一次，车型的现供应商按最新的说法：同一车型的同一总成或部件，日期更晚的表写了别家、自制或无人供应的，较早的供应商不再计；日期有重叠或没有日期的不算被取代。有现供应商在范围内为范围内，否则在市内为市内范围外，否则为市外；自制的按整车企业所在地；表中写明无人供应的为无人供应；没有写供应商或供应商都没有地点的为不明；车型一字未提的总成也各计一个需求，为不明；车型已写明的部件，整车企业的供货记录不再另计，也不再列出；指定车型时只计该车型的需求，不计任何供货记录。五列相加等于需求数。本地配套率 = 范围内 ÷ 前三列之和，按需求数和按采购额分开，采购额只算写明的：供货记录的采购额按每家供应商的所在地分开，供应商没有地点的部分不计；车型需求的采购额没有分供应商，全部计入该需求所在的列。"
rule.en = "A need (model × assembly; model or buyer × component) counts once, a model's suppliers by the newest word: of one model and part, a supplier no longer counts when a sheet of a wholly later date names another, in-house making or nobody; without a date nothing replaces or is replaced. It comes from the scope when a present supplier is there, else from the city, else from outside; made in house counts where the maker is; nobody where the sheet says so; unknown where no supplier is given or none has a place; an assembly of which a model says nothing is a need as well, unknown; a supply to a maker whose model names the part is neither counted nor listed again; for one model only its own needs count, and no supply record. The five columns add to the needs. Local share = from the scope / first three columns, by needs and by purchases apart; only stated purchases count: those of a supply record where each supplier is, without the part of suppliers that have no place; those of a model, told for all its suppliers together, in the column of the need."
limits.zh = "只有记录在案的车型；不明不等于市外；自制、无人供应的日期取该需求最新一行的日期。"
limits.en = "Only models on record; unknown is not outside; in-house making and nobody bear the date of the newest row about the need."
identity = []
derive = "sourcing.total"
facts = ["needs", "model_suppliers"]
proof = {question = "sourcing/firms", scope = "$scope", city = "$city", demand = "$demand", maker = "$maker", model = "$model"}

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

[columns]
makers = {kind = "integer", zh = "整车企业数", en = "Vehicle makers"}
models = {kind = "integer", zh = "车型数", en = "Models"}
needs = {kind = "integer", zh = "需求数", en = "Needs"}
in_scope = {kind = "integer", zh = "范围内", en = "From the scope"}
in_city = {kind = "integer", zh = "市内范围外", en = "From the city, outside the scope"}
outside = {kind = "integer", zh = "市外", en = "From outside the city"}
nobody = {kind = "integer", zh = "无人供应", en = "Nobody supplies it"}
unknown = {kind = "integer", zh = "不明", en = "Unknown"}
local_count_share = {kind = "share", zh = "本地配套率（按需求数）", en = "Local share, by needs"}
purchases_cny = {kind = "money", unit = "CNY", zh = "已知年采购额", en = "Known yearly purchases"}
local_value_share = {kind = "share", zh = "本地配套率（按采购额）", en = "Local share, by purchases"}
value_coverage = {kind = "share", zh = "有采购额的需求占比", en = "Share of needs with a value"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (a:Assembly)
RETURN a.id AS assembly, a.name AS name
ORDER BY a.order, assembly
