/*---
title.zh = "企业社群"
title.en = "Communities of firms"
question.zh = "哪些企业在供货关系上抱团，以谁为核心，主要做什么、在哪里，站得住吗？"
question.en = "Which firms hang together, around whom, in what trade and where, and does it hold?"
rule.zh = "联系的权重 = Σ ln(1 + 年供货额（万元，没有金额记 1）)，另加 λ（同区县、同总成的每对企业）。Leiden 算法（模块度）运行 seeds 次，在不少于 agreement 的次数中同组的企业相连成群，少于 5 家的不算。名称取成员最多的区县（渝西地区之内，不论做什么）和渝西地区内计入的成员做得最多的总成，占比都以全部成员为分母；核心企业与同群联系最强。稳定度为成员同组的平均次数占比；z 为模块度比 rewirings 次保持度数的随机重连高出几个标准差。网络大时次数减到 edge_runs / 联系数，不少于 fewest_seeds。"
rule.en = "Ties weigh the sum of ln(1 + yearly sales in 10,000 CNY; 1 where no value is known) plus lambda for each pair of a district and assembly. Leiden (modularity) runs seeds times; firms together in at least agreement of the runs are joined; groups under 5 are dropped. Named by the district of the eight where most members stand (whatever they make) and the assembly that most members that count there make, both as shares of all members; the core is tied most strongly. Stability is the mean share of runs that members are together; z says how many standard deviations the modularity lies above rewirings that keep every degree. Large networks run edge_runs / ties times, at least fewest_seeds."
limits.zh = "只有记录在案的供货关系；关系记得多的企业更容易成群；社群不等于产业集群；没有联系的企业不属于任何社群。z 拿各次运行公认的分组与每个随机网络最好的一次分组相比，因而偏低。λ = 0 与 1 都看一看。"
limits.en = "Only recorded sales; firms with fuller records group more easily; a community is no cluster; firms without ties belong to none. z compares the partition that the runs agree on with the best one of each random network, hence is on the low side. Look at lambda = 0 and 1."
identity = ["core"]
derive = "communities.found"
facts = ["supplies", "makers", "operations", "located", "surveys", "places", "pipeline", "assembly_makers", "tree", "districts", "firm_names"]
thresholds = ["community", "link"]
proof = {question = "clusters/members", core = "core", scope = "$scope", beside = "$beside", counted = "$counted", as_of = "$as_of"}

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
number = {kind = "integer", zh = "序号", en = "Number"}
name = {kind = "string", zh = "社群", en = "Community"}
core = {kind = "string", node = "Enterprise", zh = "核心企业标识", en = "Core firm id"}
core_name = {kind = "string", zh = "核心企业", en = "Core firm"}
firms = {kind = "integer", zh = "企业数", en = "Firms"}
stability = {kind = "share", zh = "稳定度", en = "Stability"}
assembly = {kind = "string", node = "Assembly", zh = "主要总成编码", en = "Main assembly, code"}
assembly_share = {kind = "share", zh = "主要总成占比", en = "Share of the main assembly"}
district = {kind = "string", node = "District", zh = "主要区县代码", en = "Main district, code"}
district_share = {kind = "share", zh = "主要区县占比", en = "Share of the main district"}
modularity = {kind = "number", zh = "全网模块度", en = "Modularity of the whole"}
z = {kind = "number", zh = "模块度 z 值", en = "Its z"}
unattached = {kind = "integer", zh = "未归入社群的企业", en = "Firms in no community"}
runs = {kind = "integer", zh = "运行次数", en = "Runs"}
keys = {kind = "keys", of = "core", zh = "核心企业全部标识", en = "All keys of the core firm"}
---*/
MATCH (n:Place|Assembly)
RETURN n.id AS id, n.name AS name
ORDER BY id
