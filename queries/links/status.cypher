/*---
title.zh = "环节状态"
title.en = "Link status"
question.zh = "计划的每种部件在所选范围内是优势、基本具备、薄弱，还是已签约、待核实、未摸排？有多确定，凭哪条规则，补什么数据能定下来？"
question.en = "What is each component of the plan in the chosen scope: strong, adequate, weak, in the pipeline, to be verified or not surveyed? How sure, by which rule, and which data would settle it?"
rule.zh = "n 为范围内已证实、在产（生产状态没有记录的视为在产，试生产、停产、在建不算）、证据不过期（日期只到年、月的从宽，恰满 evidence_months 仍算）的企业数，g 为其中独立集团数。n = 0 时依次看：有待核实的说法为待核实，没有完整摸排为未摸排，有签约或开工项目为已签约或在建，再看有无配套需求。n ≥ 1 时，W1 g 少于 weak、W2 没有龙头（龙头：有链主、领军称号或国家级单项冠军、小巨人称号，或在链主名单上，或写明市场占有率前三；每家都有称号记录（体系认证不算）而都不是，才算没有）、W3 产值集中度高于 concentration、W4 外采占比高于 outside_share（有金额不明的买方不算报出；供方地点不明的部分不计，足以改变判定时为不明），有一条即薄弱；g 不少于 strong 且其余三条都已知为好，为优势；否则基本具备。不明的条件不触发规则，也不证明优势；worst 到 best 是补齐数据后可能变成的范围。只有摸排记录才允许说没有。同一范围的人工研判（署名、日期）并列显示，互不覆盖。"
rule.en = "n counts confirmed makers in production (also where nobody says so; trial runs, stopped and unfinished plants do not count) with evidence young enough in the scope (of a year or month its last day; exactly evidence_months still counts), g their owner groups. With n = 0, in turn: unverified claims, no complete survey, a signed or started project, known demand. With n ≥ 1 any of W1 g below weak, W2 no lead firm (one with a title of chain owner or leading firm or a national one of single champion or little giant, on the list of chain owners, or that writes of a rank from one to three; none only where titles of all are on record, certificates apart), W3 output HHI above concentration, W4 outside share above outside_share (a buyer of whom an amount is unknown does not report; what comes from suppliers of unknown place is left out, and where it could change the verdict the share is unknown) makes it weak; g from strong with the other three known to be good makes it strong; else adequate. Unknown triggers no test and proves no strength; worst to best is what further data could make of it. Only a survey permits to say that there is none. What a person judged for the same scope stands beside it, signed and dated; neither overwrites the other."
limits.zh = "家数不是产能；供应按范围计，需求按需求范围计；门槛是本项目的选择。"
limits.en = "Makers are no capacity; supply is counted in the scope, demand in the demand scope; the thresholds are our choice."
identity = ["code"]
derive = "links.status"
facts = ["supplies", "makers", "operations", "outputs", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "sourcing", "assembly_makers", "link_judgements"]
thresholds = ["link"]
proof = {question = "links/proof", component = "code", scope = "$scope", as_of = "$as_of"}

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

[params.assembly]
kind = "assembly"
default = ""
doc = {zh = "只看这个总成的部件（空白为全部）", en = "Only components of this assembly (empty: all)"}

[columns]
code = {kind = "string", node = "Component", zh = "编码", en = "Code"}
name = {kind = "string", zh = "部件", en = "Component"}
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
system_name = {kind = "string", zh = "系统", en = "System"}
status = {kind = "string", zh = "状态代码", en = "Status"}
status_zh = {kind = "string", zh = "状态", en = "Status in Chinese"}
worst = {kind = "string", zh = "最差可能", en = "Worst"}
best = {kind = "string", zh = "最好可能", en = "Best"}
is_settled = {kind = "boolean", zh = "已确定", en = "Settled"}
rules = {kind = "strings", zh = "触发规则", en = "Rules"}
producers = {kind = "integer", zh = "已核实企业数", en = "Verified producers"}
owner_groups = {kind = "integer", zh = "独立集团数", en = "Owner groups"}
unverified = {kind = "integer", zh = "待核实", en = "Unverified claims"}
to_reconfirm = {kind = "integer", zh = "其中证据过期或无日期", en = "Of these, stale or undated"}
outside = {kind = "integer", zh = "范围外企业数", en = "Makers outside the scope"}
pipeline = {kind = "integer", zh = "签约或在建项目", en = "Projects signed or started"}
surveyed = {kind = "boolean", zh = "已完整摸排", en = "Surveyed"}
demand = {kind = "boolean", zh = "有配套需求", en = "Demand"}
lead = {kind = "boolean", zh = "有龙头", en = "Lead firm"}
concentration = {kind = "share", zh = "产值集中度", en = "Output HHI"}
outside_share = {kind = "share", zh = "外采占比", en = "Outside share"}
flags = {kind = "strings", zh = "提示", en = "Flags"}
judged = {kind = "string", zh = "人工研判代码", en = "Judged by a person"}
judged_zh = {kind = "string", zh = "人工研判", en = "Judged by a person, in Chinese"}
judged_by = {kind = "string", zh = "研判署名", en = "Signed"}
judged_on = {kind = "date", zh = "研判日期", en = "Judged on"}
judged_note = {kind = "string", zh = "研判理由", en = "Grounds"}
wanted = {kind = "strings", zh = "补什么数据能确定", en = "Data that would settle it"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
WHERE $assembly IN ['', a.id]
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts,
       COLLECT { MATCH (d:District)-[p:PRIORITISES]->(a) WHERE p.note IS NOT NULL RETURN d.id + p.note ORDER BY d.id } AS limited
ORDER BY s.order, a.order, c.order, code
