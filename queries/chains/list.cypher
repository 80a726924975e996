/*---
title.zh = "十条产业链"
title.en = "The named chains"
question.zh = "每条产业链覆盖哪些总成或部件，链长、链主是谁，哪些部件还没有达到基本具备？"
question.en = "What does each chain cover, who is its chief, which firm leads it, and which components are not yet adequate?"
rule.zh = "覆盖范围、链长、链主取自产业链表；部件按 links/status 判定，判定词相同（如“薄弱（有龙头，单一来源）”）。没有填的链长、链主写待明确。"
rule.en = "Coverage, chief and leading firm come from the chains sheet; components are judged as in links/status, in the same words. A chief or leader that nobody named reads to be settled."
limits.zh = "链主以产业链表认定的为准，测算的候选不在此列。"
limits.en = "Leading firms are those named officially; computed candidates are not listed."
identity = ["chain"]
derive = "summary.chains"
facts = ["supplies", "makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "sourcing", "assembly_makers", "chains"]
thresholds = ["link"]

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.demand]
kind = "scope"
default = "重庆"
doc = {zh = "需求范围：整车企业和买方在哪里", en = "Demand scope: where vehicle makers and buyers are"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
chain = {kind = "string", node = "Chain", zh = "编码", en = "Code"}
name = {kind = "string", zh = "产业链", en = "Chain"}
covers = {kind = "strings", zh = "覆盖总成或部件", en = "Covers"}
chief = {kind = "string", zh = "链长（原表）", en = "Chief as given"}
chief_zh = {kind = "string", zh = "链长", en = "Chief"}
owners = {kind = "strings", node = "Enterprise", zh = "链主标识", en = "Leading firms, ids"}
owner_names = {kind = "strings", zh = "链主（原表）", en = "Leading firms as given"}
owners_zh = {kind = "string", zh = "链主（认定）", en = "Leading firm"}
lead_unit = {kind = "string", zh = "牵头单位", en = "Lead unit"}
components = {kind = "integer", zh = "部件数", en = "Components"}
made = {kind = "integer", zh = "已有企业生产", en = "Made"}
made_at_most = {kind = "integer", zh = "最多可能", en = "Made at most"}
gaps = {kind = "strings", zh = "未达到基本具备的部件", en = "Components not yet adequate"}
rows = {kind = "rows", zh = "来源行", en = "Rows"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
