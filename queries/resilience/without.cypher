/*---
title.zh = "假设停产"
title.en = "What if firms stop"
question.zh = "假设这些企业（或整个区县、整个集团）停产，各总成和部件的状态怎样变化，哪些中断，哪些上游投入受影响？"
question.en = "If these firms (or a whole district, or an owner group) stop, how do the assemblies and components change, which stop, and whose inputs are affected?"
rule.zh = "把指定企业的生产状态当作停产，按环节状态的同一规则重算，前后并列。失去：原有已核实企业全部停产；中断：原本齐备的总成失去部件；上游投入受影响：用到失去的部件（按部件投入关系逐层，至 depth 层），不算失去；总成含失去或受影响部件而不算新中断的，写受影响。需求、采购、摸排记录不变。"
rule.en = "The firms are taken as stopped and the links judged again by the rules of link status, before and after side by side. Lost: all verified producers stop; stopped: an assembly complete before loses a component; affected: uses a lost component by the recorded inputs, up to depth steps, not lost itself; an assembly with lost or affected components that is not newly stopped is affected. Demand, purchases and surveys stay."
limits.zh = "只在有记录的关系之内；没有客户记录的企业对客户的影响未评估。在区外也有厂的企业不算停产。"
limits.en = "Within recorded relations only; firms without recorded customers are not assessed for them. Firms with a plant elsewhere go on."
identity = ["level", "code"]
derive = "what_if.without"
facts = ["supplies", "makers", "operations", "outputs", "chain_firms", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys", "places", "pipeline", "sourcing", "assembly_makers", "component_inputs"]
thresholds = ["link"]
proof = {question = "links/proof", component = "code", scope = "$scope", as_of = "$as_of"}

[params.firms]
kind = "enterprises"
default = ""
doc = {zh = "停产的企业，几家之间用；或、隔开", en = "Firms that stop, separated by ; or 、"}

[params.district]
kind = "district"
default = ""
doc = {zh = "整个区县停产（只算全部厂址都在该区县的企业）", en = "A whole district stops (firms with all their places there)"}

[params.group]
kind = "enterprise"
default = ""
doc = {zh = "整个集团停产：集团或其中一家企业的名称", en = "A whole owner group stops: the group, or a firm of it"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.demand]
kind = "scope"
default = "重庆"
doc = {zh = "需求范围：整车企业和买方在哪里", en = "Demand scope: where vehicle makers and buyers are"}

[params.depth]
kind = "integer"
default = 2
doc = {zh = "上游投入的影响看几层", en = "How many steps the effect on inputs is followed"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
level = {kind = "string", zh = "层级代码", en = "Level"}
code = {kind = "string", zh = "编码", en = "Code"}
name = {kind = "string", zh = "总成或部件", en = "Assembly or component"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
before = {kind = "string", zh = "原状态代码", en = "Before"}
before_zh = {kind = "string", zh = "原状态", en = "Before, in Chinese"}
after = {kind = "string", zh = "之后状态代码", en = "After"}
after_zh = {kind = "string", zh = "之后状态", en = "After, in Chinese"}
producers_before = {kind = "integer", zh = "原有企业数", en = "Producers before"}
producers_after = {kind = "integer", zh = "之后企业数", en = "Producers after"}
effect = {kind = "string", zh = "变化代码", en = "Effect"}
effect_zh = {kind = "string", zh = "变化", en = "Effect, in Chinese"}
inputs = {kind = "strings", zh = "受影响的投入", en = "Inputs concerned"}
who = {kind = "strings", zh = "停产的企业", en = "Firms that stop"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
