/*---
title.zh = "社群成员"
title.en = "Members of a community"
question.zh = "这个社群由哪些企业组成，各有多稳定？"
question.en = "Which firms make up a community, and how firmly does each belong?"
rule.zh = "与企业社群相同的联系和运行；联系强度为与同群企业的权重之和。"
rule.en = "Ties and runs as in the communities; strength is the weight of a firm's ties within its community."
limits.zh = "只有记录在案的供货关系。"
limits.en = "Only recorded sales."
identity = ["firm"]
derive = "communities.members"
facts = ["supplies", "makers", "operations", "located", "surveys", "places", "pipeline", "assembly_makers", "tree", "districts", "firm_names"]
thresholds = ["community", "link"]

[params.core]
kind = "enterprise"
default = ""
doc = {zh = "社群的核心企业或任一成员（空白为全部社群）", en = "The community's core or any member (empty: all communities)"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "范围：区县、渝西地区、重庆或全部（空白）", en = "Scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.beside]
kind = "number"
default = 0
doc = {zh = "同区县、同总成的两家企业之间加的权重 λ（0 为只看供货关系，1 为连同地理邻近）", en = "Weight lambda added for two firms of one district and assembly (0: sales only)"}

[params.counted]
kind = "choice"
choices = ["已核实", "含待核实"]
default = "已核实"
doc = {zh = "计哪些企业：已核实，或连同证据过期、没有日期、推断的", en = "Which firms count: verified, or with stale, undated and inferred claims too"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
firm = {kind = "string", node = "Enterprise", zh = "企业标识", en = "Firm id"}
name = {kind = "string", zh = "企业", en = "Firm"}
number = {kind = "integer", zh = "社群序号", en = "Community"}
core = {kind = "string", node = "Enterprise", zh = "核心企业标识", en = "Core firm id"}
stability = {kind = "share", zh = "稳定度", en = "Stability"}
strength = {kind = "number", zh = "联系强度", en = "Strength"}
places = {kind = "strings", zh = "所在地", en = "Places"}
assemblies = {kind = "strings", zh = "总成", en = "Assemblies"}
keys = {kind = "keys", of = "firm", zh = "企业全部标识", en = "All keys of the firm"}
---*/
MATCH (n:Place|Assembly)
RETURN n.id AS id, n.name AS name
ORDER BY id
