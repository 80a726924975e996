/*---
title.zh = "中断总成的最少企业"
title.en = "Fewest firms that stop an assembly"
question.zh = "每个总成，哪一家、哪两家企业停产就会中断？哪些总成在有记录的关系内本来就不齐备？"
question.en = "Which one firm, or which two, would stop an assembly? Which assemblies have components without a verified producer already?"
rule.zh = "总成齐备 = 每种部件都有至少一家已核实的生产企业（范围内、在产、证据不过期）。某部件只有一家，这一家停产即中断；只有两家，且这两家都不能单独中断该总成，两家同时停产即中断（最小割集，一阶和二阶）。本不齐备的总成另列没有已核实企业的部件，不算新的损失。按集团看时，同一集团算一家。"
rule.en = "An assembly is complete when each component has a verified producer (in scope, producing, evidence young enough). A component with one producer: that firm alone stops the assembly; with two, neither of which stops it alone: both together (minimal cut sets of order one and two). Assemblies that are incomplete already stand apart with the components nobody verified makes: no new loss. By group, the firms of one owner are one."
limits.zh = "只在有记录的关系之内；没有已核实企业不等于没有企业。"
limits.en = "Within recorded relations only; no verified producer is not no producer."
identity = ["assembly", "component"]
derive = "resilience.cut"
facts = ["makers", "operations", "located", "owner_links", "surveys", "places", "pipeline"]
later = ["shown_firms"]
thresholds = ["link"]
proof = {question = "links/proof", component = "component", scope = "$scope", as_of = "$as_of"}

[params.scope]
kind = "scope"
default = "渝西地区"
doc = {zh = "供应范围：区县、渝西地区、重庆或全部（空白）", en = "Supply scope: a district, 渝西地区, 重庆, or all (empty)"}

[params.unit]
kind = "choice"
default = "firm"
choices = ["firm", "group"]
doc = {zh = "按企业（firm）还是按集团（group）看", en = "By firm or by owner group"}

[params.as_of]
kind = "date"
default = ""
doc = {zh = "截至日期（空白为数据中最新的日期）", en = "As of (empty: the newest date of the data)"}

[columns]
assembly = {kind = "string", node = "Assembly", zh = "总成编码", en = "Assembly code"}
assembly_name = {kind = "string", zh = "总成", en = "Assembly"}
kind = {kind = "string", zh = "情形代码", en = "Kind"}
kind_zh = {kind = "string", zh = "情形", en = "Kind, in Chinese"}
component = {kind = "string", node = "Component", zh = "部件编码", en = "Component code"}
component_name = {kind = "string", zh = "部件", en = "Component"}
units = {kind = "strings", node = "Enterprise", zh = "企业或集团标识", en = "Firm or group ids"}
unit_names = {kind = "strings", zh = "企业或集团", en = "Firms or groups"}
---*/
MATCH (s:System)-[:HAS_ASSEMBLY]->(a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS code, c.name AS name, a.id AS assembly, a.name AS assembly_name, s.name AS system_name,
       COLLECT { MATCH (d:District)-[:PRIORITISES]->(a) RETURN d.id ORDER BY d.id } AS priority_districts
ORDER BY s.order, a.order, c.order, code
