"""MODEL: every label, relationship and property, declared once. Cypher, checks and the dictionary are derived from it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

# A period is a date or a span of months of one year (`graph.dates`): 2024-H1, 2024-01/09.
Kind = Literal["string", "strings", "integer", "number", "boolean", "date", "period"]
# How the values of several rows become one: the newest wins (rows that cannot be ordered and differ are a conflict),
# lists unite, and of ranked words (`values`, strongest first) the strongest stands.
Merge = Literal["newest", "unite", "strongest"]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node or relationship. An unknown value is absent, never zero and never null."""

    name: str
    kind: Kind
    zh: str
    en: str
    doc: str = ""
    unit: str = ""
    required: bool = False
    dated: bool = False  # `<name>_as_of` beside it says to which period the value belongs
    index: bool = False
    values: tuple[str, ...] = ()  # the only ones allowed, strongest first
    lasting: bool = False  # no date outdates it: two different values are a conflict whatever their dates
    weak: str = ""  # a value that any other one takes the place of

    @property
    def merge(self) -> Merge:
        """How fold unites what several rows say."""
        if self.kind == "strings":
            return "unite"
        return "strongest" if self.values else "newest"


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label. `also` are further labels that its nodes carry, so that a District is found as a Place too."""

    label: str
    zh: str
    en: str
    properties: tuple[Property, ...]
    also: tuple[str, ...] = ()
    ledger: bool = False  # bookkeeping of rows, not a fact about the world
    abstract: bool = False  # a label that nodes carry only by `also`
    named: bool = (
        False  # stands by being named: a relationship may end at one that no row describes; its id is its name
    )

    @property
    def labels(self) -> str:
        """As written in Cypher: `District:Place`."""
        return ":".join((self.label, *self.also))


@dataclass(frozen=True, slots=True)
class RelType:
    """A relationship type. With a `key` two nodes may be joined several times; an absent key part is ''."""

    type: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    zh: str
    en: str
    key: str = ""
    properties: tuple[Property, ...] = ()
    ended: str = ""  # the type that it becomes when a firm at one of its ends has closed, or moved away

    @property
    def past(self) -> "RelType":
        """The type of what was: the same, with the day and the reason of its end."""
        return RelType(self.ended, self.starts, self.ends, f"曾{self.zh}", f"formerly {self.en}", self.key,
                       (*self.properties, *_ENDED))  # fmt: skip


@dataclass(frozen=True)
class Model:
    """All node and relationship types, with look-ups by name."""

    nodes: tuple[NodeType, ...]
    relationships: tuple[RelType, ...]

    @cached_property
    def node(self) -> dict[str, NodeType]:
        """Label -> node type."""
        return {t.label: t for t in self.nodes}

    @cached_property
    def relationship(self) -> dict[str, RelType]:
        """Type name -> relationship type."""
        return {t.type: t for t in self.relationships}

    @cached_property
    def property(self) -> dict[tuple[str, str], Property]:
        """(label or relationship type, property name) -> property."""
        named = [(t.label, t.properties) for t in self.nodes] + [(t.type, t.properties) for t in self.relationships]
        return {(owner, p.name): p for owner, properties in named for p in properties}

    def known(self, owner: str) -> frozenset[str]:
        """Names of all properties that a label or relationship type may carry, `<name>_as_of` of dated ones included."""
        own = [p for (o, _), p in self.property.items() if o == owner]
        return frozenset({p.name for p in own} | {f"{p.name}_as_of" for p in own if p.dated} | {"id"})


_ENDED = (
    Property("ended_on", "date", "终止日期", "Ended on", "Day of the closing or move, no later than any that tells.", required=True),
    Property("ended_by", "string", "终止原因", "Ended by", values=("注销或吊销", "迁出"), required=True),
)  # fmt: skip
NAME = Property("name", "string", "名称", "Name", required=True, index=True)
AS_OF = Property(
    "as_of",
    "date",
    "数据日期",
    "As of",
    "Newest date that its rows give, of what has a grade of evidence those that give the grade; absent when no row gives one.",
)
CONFLICTS = Property(
    "conflicts",
    "strings",
    "待确认字段",
    "Conflicting properties",
    "Properties left absent because rows of equal date differ.",
)
ROWS = Property("rows", "strings", "来源行", "Rows", "Ids of the rows that say so.")
SOURCES = Property("sources", "strings", "数据来源", "Sources", "Who says so, as the sheet or the loader names it.")
_DERIVED = (AS_OF, CONFLICTS, ROWS)
_PHRASES = Property("phrases", "strings", "原文", "Phrases", "The words of the sheet that say so.")
_EVIDENCE = Property(
    "evidence",
    "string",
    "证据",
    "Evidence",
    required=True,
    values=("confirmed", "inferred"),
    doc="confirmed: a record says so; inferred: read out of a business scope or a long text.",
)

# What nobody publishes and we judge ourselves is signed and dated.
_ASSIGNED = (
    Property("assigned_by", "string", "判定人", "Assigned by", required=True),
    Property("assigned_on", "date", "判定日期", "Assigned on", required=True),
    Property("note", "string", "说明", "Note"),
)


def _money(name: str, zh: str, en: str) -> tuple[Property, ...]:
    return (Property(name, "number", zh, en, unit="CNY", dated=True), _qualifier(name, zh, en))


def _qualifier(name: str, zh: str, en: str) -> Property:
    return Property(
        f"{name}_qualifier",
        "string",
        f"{zh}限定",
        f"{en}, qualifier",
        "≥, ≤ or ≈ where the sheet says 300余家, 突破, 约: such a value is never summed silently.",
    )


# A number of any kind, in its base unit: 元, 家, 人, share. Absent while rows differ (待确认).
_MEASURED = (
    Property("number", "number", "数值", "Number", dated=True),
    Property("unit", "string", "单位", "Unit", "元, 家, 人, 辆, …; share for per cent."),
    _qualifier("number", "数值", "Number"),
)

_PLAN_NODES = (
    NodeType("Vehicle", "整车", "Vehicle", (NAME, *_DERIVED)),
    NodeType("System", "系统", "System", (NAME, Property("order", "integer", "次序", "Order", required=True), *_DERIVED)),
    NodeType("Assembly", "总成", "Assembly",
             (NAME, Property("order", "integer", "次序", "Order", required=True), *_DERIVED)),
    NodeType("Component", "部件", "Component",
             (NAME, Property("abbreviation", "string", "缩写", "Abbreviation"),
              Property("order", "integer", "次序", "Order", required=True), *_DERIVED)),
    NodeType("LegacyComponent", "传统部件", "Legacy component", (NAME, *_DERIVED)),
    NodeType("Place", "地点", "Place",
             (NAME, Property("short_name", "string", "简称", "Short name"),
              Property("level", "string", "级别", "Level", required=True,
                       values=("district", "zone", "municipality", "province", "country")),
              Property("order", "integer", "次序", "Order"), *_DERIVED)),
    NodeType("District", "区县", "District",
             (NAME, Property("short_name", "string", "简称", "Short name"),
              Property("level", "string", "级别", "Level", required=True, values=("district",)),
              Property("order", "integer", "次序", "Order", "Place in the plan's own list of the eight."),
              Property("in_plan", "boolean", "渝西地区", "One of the eight", required=True), *_DERIVED),
             also=("Place",)),
    NodeType("Plan", "行动计划", "Plan",
             (NAME, Property("document", "string", "文号", "Document number", required=True),
              Property("issued", "date", "印发日期", "Issued"), *_DERIVED)),
    NodeType("Clause", "条款", "Clause",
             (NAME, Property("section", "string", "章节", "Section", required=True),
              Property("text", "string", "原文", "Text", required=True),
              Property("page", "integer", "页码", "Page", required=True),
              Property("order", "integer", "次序", "Order", required=True),
              Property("lead_unit", "string", "牵头单位", "Lead unit"),
              Property("joint_units", "strings", "参与单位", "Joint units"), *_DERIVED)),
    NodeType("Target", "目标", "Target",
             (NAME, Property("number", "number", "目标值", "Number", required=True),
              Property("unit", "string", "单位", "Unit", required=True),
              Property("qualifier", "string", "限定", "Qualifier", "≥ where the plan says 超"),
              Property("basis", "string", "口径", "Basis"), Property("deadline", "date", "期限", "Deadline"),
              Property("lead_unit", "string", "牵头单位", "Lead unit"),
              Property("joint_units", "strings", "参与单位", "Joint units"),
              Property("page", "integer", "页码", "Page", required=True),
              Property("order", "integer", "次序", "Order", required=True), *_DERIVED)),
    NodeType("Stage", "项目阶段", "Project stage",
             (NAME, Property("order", "integer", "次序", "Order", required=True), *_DERIVED)),
)  # fmt: skip

_ENTERPRISE = NodeType("Enterprise", "企业", "Enterprise", (
    NAME,
    Property("keys", "strings", "标识", "Keys", "All keys of the firm: code:…, stock:…, name:…"),
    Property("aliases", "strings", "别名", "Aliases", "Short, former and other names, in normal form."),
    Property("mentioned", "boolean", "仅被提及", "Only mentioned", "No row is about it; others name it."),
    Property("credit_code", "string", "统一社会信用代码", "Credit code"),
    Property("stock_code", "string", "证券代码", "Stock code"),
    Property("short_name", "string", "简称", "Short name"),
    Property("name_en", "string", "英文名", "English name"),
    Property("address", "string", "地址", "Address"),
    Property("park", "string", "园区", "Park"),
    Property("city", "string", "城市", "City"),
    Property("industry", "string", "行业", "Industry"),
    Property("products", "strings", "主营产品", "Products", "Product text as written."),
    Property("unmatched_products", "strings", "未对应产品", "Unmatched products", "Product words that no rule knows."),
    Property("excluded_products", "strings", "排除产品", "Excluded products",
             "Product words that a rule excludes: equipment, testing, other trades."),
    Property("scope_text", "string", "经营范围", "Business scope"),
    Property("summary_en", "string", "英文简介", "English summary"),
    Property("registration", "string", "登记状态", "Registration"),
    Property("closings", "strings", "注销或吊销日期", "Closed on", "Dates on which rows say that it had closed."),
    Property("moves", "strings", "迁移日期", "Moved on", "Dates on which it left the place where it was."),
    Property("changes", "strings", "变动", "Changes", "Date, kind, from where to where; in order."),
    Property("former_names", "strings", "曾用名", "Former names", "As written, with the date until which each was borne."),
    Property("operation", "string", "生产状态", "Operation"),
    Property("is_above_scale", "boolean", "是否规上", "Above designated size"),
    *_money("output_cny", "工业总产值", "Output"),
    *_money("revenue_cny", "营业收入", "Revenue"),
    *_money("rd_cny", "研发投入", "R&D spending"),
    *_money("tax_cny", "税收", "Tax"),
    Property("land_mu", "number", "用地", "Land", unit="亩", dated=True),
    Property("employees", "integer", "从业人员数", "Employees", dated=True),
    _qualifier("employees", "从业人员数", "Employees"),
    Property("capacity", "string", "产能", "Capacity", dated=True),
    Property("market_share", "string", "市场占有率", "Market share", dated=True),
    Property("main_customers", "strings", "主要客户", "Main customers", "As written; not resolved to firms."),
    Property("scale_text", "string", "规模描述", "Scale, as written"),
    Property("origin", "string", "来源方式", "Origin", "How it came here; 存量 says only that it was there.", lasting=True, weak="存量"),
    Property("origin_place", "string", "原所在地", "Former place", lasting=True),
    Property("contact", "string", "联系人", "Contact"),
    Property("data_kind", "string", "数据性质", "Kind of data", values=("reported", "public", "sample"),
             doc="reported by a district, named in public news, or made up (示例)."),
    SOURCES, *_DERIVED,
))  # fmt: skip

_NAMED_NODES = (
    NodeType("Honour", "资质称号", "Title",
             (NAME, Property("level", "string", "级别", "Level", "Absent for a title that our list does not have.",
                             values=("国家级", "市级", "区县级")),
              Property("kind", "string", "种类", "Kind", "Step of the ladder, 链主, platform, …; absent likewise."),
              Property("order", "integer", "次序", "Order"), *_DERIVED), named=True),
    NodeType("Capability", "工艺能力", "Capability",
             (NAME, Property("order", "integer", "次序", "Order"), *_DERIVED), named=True),
)  # fmt: skip

_SENT_NODES = (
    NodeType("Project", "项目", "Project", (
        NAME,
        Property("code", "string", "项目代码", "Project code"),
        Property("products", "strings", "建设内容", "Products", "Product text as written."),
        Property("investment_cny", "number", "投资额", "Investment", unit="CNY"),
        _qualifier("investment_cny", "投资额", "Investment"),
        Property("paid_in_cny", "number", "到位资金", "Paid in", unit="CNY", dated=True),
        _qualifier("paid_in_cny", "到位资金", "Paid in"),
        Property("full_output_cny", "number", "达产产值", "Output at full capacity", unit="CNY"),
        _qualifier("full_output_cny", "达产产值", "Output at full capacity"),
        Property("state", "string", "状态", "State", "推进, 搁置, 终止"),
        Property("origin_place", "string", "来源地", "Comes from"),
        Property("responsible", "string", "责任人", "Responsible"),
        Property("problems", "strings", "存在问题", "Problems"),
        Property("note", "strings", "说明", "Remarks"),
        SOURCES, *_DERIVED)),
    NodeType("VehicleModel", "车型", "Vehicle model",
             (NAME, Property("vehicles", "integer", "年产量", "Vehicles a year", unit="辆", dated=True),
              _qualifier("vehicles", "年产量", "Vehicles a year"), SOURCES, *_DERIVED)),
    NodeType("Chain", "产业链", "Chain",
             (NAME, Property("chief", "string", "链长", "Chief", "Absent where nobody is named: 待明确."),
              Property("lead_unit", "string", "牵头单位", "Lead unit"),
              Property("products", "strings", "覆盖范围", "Scope, as written"), SOURCES, *_DERIVED)),
    NodeType("Return", "区县报送", "Return", (
        Property("indicator", "string", "指标", "Indicator", required=True),
        Property("period", "period", "报告期", "Period", "From January on where the sheet says 累计.", required=True),
        Property("basis", "string", "口径", "Basis", "What is counted; figures of two bases are never mixed.", required=True),
        Property("cumulative", "boolean", "累计", "Since January", "Absent when the sheet does not say."),
        *_MEASURED,
        Property("same_period_last_year", "number", "上年同期", "Same period of last year", dated=True),
        _qualifier("same_period_last_year", "上年同期", "Same period of last year"),
        Property("reported_growth_share", "number", "报送同比", "Reported growth", "As reported, not computed.",
                 unit="change", dated=True),
        Property("reported_on", "date", "报送日期", "Reported on"),
        Property("by", "strings", "填报人", "By"), SOURCES, *_DERIVED)),
    # without a place it is set for the eight districts together, as in Target
    NodeType("YearTarget", "年度目标", "Target of a year", (
        Property("indicator", "string", "指标", "Indicator", required=True),
        Property("year", "date", "年度", "Year", required=True),
        Property("basis", "string", "口径", "Basis"),
        *_MEASURED,
        Property("grounds", "strings", "依据", "Grounds"), SOURCES, *_DERIVED)),
    NodeType("Survey", "摸排", "Survey",
             (Property("date", "date", "摸排日期", "Date", required=True),
              Property("method", "string", "方式", "Method"),
              Property("by", "strings", "填报人", "By"), SOURCES, *_DERIVED)),
)  # fmt: skip

_LEDGER_NODES = (
    NodeType("Load", "载入", "Load",
             (Property("file", "string", "文件", "File", required=True),
              Property("sha256", "string", "文件指纹", "SHA-256", required=True, index=True),
              Property("state", "string", "状态", "State", required=True, values=("arriving", "folding", "done", "undone")),
              Property("body", "string", "内容", "All the rest, as JSON", required=True)), ledger=True),
    NodeType("Row", "来源行", "Row",
             (Property("load", "string", "载入", "Load", required=True, index=True),
              Property("sheet", "string", "工作表", "Sheet"),
              Property("place", "string", "位置", "Place", required=True),
              Property("cells", "string", "单元格", "Cells, as JSON", required=True),
              Property("tokens", "string", "检索词", "Tokens", "One a line; by them a change finds what it touches."),
              Property("outcome", "string", "结果", "Outcome",
                       values=("created", "updated", "merged", "unchanged", "held", "rejected")),
              Property("rejects", "string", "未采用原因", "Rejects, as JSON")), ledger=True),
    NodeType("Judgement", "人工判断", "Judgement",
             (Property("kind", "string", "种类", "Kind", required=True, values=("same", "different", "means", "value", "link")),
              Property("a", "string", "甲", "One key, a phrase, or component@scope", required=True),
              Property("b", "string", "乙", "Other key, a code, property=value, or a status", required=True),
              Property("by", "string", "署名", "By"), Property("at", "string", "时间", "At"),
              Property("note", "string", "说明", "Note")), ledger=True),
    NodeType("View", "保存的视图", "Saved view",
             (Property("name", "string", "名称", "Name", required=True),
              Property("address", "string", "网址", "Address", "page?name=value&…", required=True),
              Property("by", "string", "署名", "By"), Property("at", "string", "时间", "At")), ledger=True),
    NodeType("Meta", "库信息", "Store information",
             (Property("revision", "integer", "修订", "Revision"), Property("body", "string", "内容", "Body, as JSON")),
             ledger=True),
    NodeType("Lease", "写入租约", "Writer's lease",
             (Property("holder", "string", "持有者", "Holder"), Property("until_ms", "integer", "到期", "Until"),
              Property("turn", "integer", "轮次", "Turn")),
             ledger=True),
)  # fmt: skip

_RELATIONSHIPS = (
    # (:Vehicle)-[:HAS_SYSTEM]->(:System)-[:HAS_ASSEMBLY]->(:Assembly)-[:HAS_COMPONENT]->(:Component)
    RelType("HAS_SYSTEM", ("Vehicle",), ("System",), "含系统", "has system", properties=_DERIVED),
    RelType("HAS_ASSEMBLY", ("System",), ("Assembly",), "含总成", "has assembly", properties=_DERIVED),
    RelType("HAS_COMPONENT", ("Assembly",), ("Component",), "含部件", "has component", properties=_DERIVED),
    # (:District)-[:PRIORITISES {note}]->(:Assembly)
    RelType("PRIORITISES", ("District",), ("Assembly",), "优先发展", "prioritises",
            properties=(Property("note", "string", "限定", "Qualifier", "潼南: 材料"), *_DERIVED)),
    # (:Place)-[:WITHIN]->(:Place)
    RelType("WITHIN", ("Place", "District"), ("Place", "District"), "位于", "within", properties=_DERIVED),
    # (:Plan)-[:HAS_CLAUSE]->(:Clause)-[:SETS]->(:Target)-[:CONCERNS]->(:Place);  (:Clause)-[:DEFINES]->(:Stage)
    RelType("HAS_CLAUSE", ("Plan",), ("Clause",), "含条款", "has clause", properties=_DERIVED),
    RelType("SETS", ("Clause",), ("Target",), "提出目标", "sets", properties=_DERIVED),
    RelType("CONCERNS", ("Target",), ("Place", "District"), "适用于", "concerns", properties=_DERIVED),
    RelType("DEFINES", ("Clause",), ("Stage",), "规定阶段", "defines", properties=_DERIVED),
    # (:Enterprise)-[:LOCATED_IN]->(:Place)
    RelType("LOCATED_IN", ("Enterprise",), ("Place", "District"), "位于", "located in", ended="WAS_LOCATED_IN",
            properties=(Property("since", "date", "迁入日期", "Since", "Where a change of the firm tells it."), *_DERIVED)),
    # (:Enterprise)-[:MAKES {evidence, phrases}]->(:Component | :LegacyComponent)
    RelType("MAKES", ("Enterprise",), ("Component", "LegacyComponent"), "生产", "makes",
            properties=(_EVIDENCE, _PHRASES, *_DERIVED), ended="MADE"),
    # (:Enterprise)-[:WORKS_ON]->(:Assembly): only the assembly is known
    RelType("WORKS_ON", ("Enterprise",), ("Assembly",), "涉及总成", "works on",
            properties=(_EVIDENCE, _PHRASES, *_DERIVED), ended="WORKED_ON"),
    # (:Enterprise)-[:MAKES_INPUT_FOR]->(:Component): upstream material or part of it
    RelType("MAKES_INPUT_FOR", ("Enterprise",), ("Component",), "供其原料或零件", "makes input for",
            properties=(_EVIDENCE, _PHRASES, *_DERIVED), ended="MADE_INPUT_FOR"),
    # (:Enterprise)-[:OWNED_BY]->(:Enterprise): owner groups; independence of producers is counted by them
    RelType("OWNED_BY", ("Enterprise",), ("Enterprise",), "属于集团", "owned by", properties=_DERIVED, ended="WAS_OWNED_BY"),
    # (:Enterprise)-[:HOLDS {since, until}]->(:Honour)
    RelType("HOLDS", ("Enterprise",), ("Honour",), "获评", "holds", ended="HELD",
            properties=(Property("since", "date", "认定日期", "Since"), Property("until", "date", "到期日期", "Until"),
                        _PHRASES, *_DERIVED)),
    # (:Enterprise)-[:HAS_CAPABILITY]->(:Capability)<-[:USES]-(:Component | :LegacyComponent)
    RelType("HAS_CAPABILITY", ("Enterprise",), ("Capability",), "具备工艺", "has capability", ended="HAD_CAPABILITY",
            properties=(_PHRASES, *_DERIVED)),
    RelType("USES", ("Component", "LegacyComponent"), ("Capability",), "用到工艺", "uses",
            properties=(*_ASSIGNED, *_DERIVED)),
    # (:Component)-[:INPUT_TO]->(:Component): 正极材料 → 电芯
    RelType("INPUT_TO", ("Component",), ("Component",), "用于", "input to", properties=(*_ASSIGNED, *_DERIVED)),
    # (:Enterprise)-[:SUPPLIES {item, share}]->(:Enterprise)
    RelType("SUPPLIES", ("Enterprise",), ("Enterprise",), "供货", "supplies", key="item", ended="SUPPLIED",
            properties=(
                Property("item", "string", "供货产品", "Item", "'' when nobody says what.", required=True, index=True),
                Property("components", "strings", "对应部件", "Components", "Codes that the item's words mean."),
                Property("sales_cny", "number", "年供货额", "Yearly sales", unit="CNY"),
                _qualifier("sales_cny", "年供货额", "Yearly sales"),
                Property("supplier_share", "number", "占供应商销售比", "Share of the supplier's sales", unit="share"),
                _qualifier("supplier_share", "占供应商销售比", "Share of the supplier's sales"),
                Property("customer_share", "number", "占客户采购比", "Share of the customer's purchases", unit="share"),
                _qualifier("customer_share", "占客户采购比", "Share of the customer's purchases"),
                Property("model", "string", "配套车型", "Vehicle model"),
                Property("customer_level", "string", "客户层级", "Customer level"),
                Property("confidence", "string", "可信度", "Confidence", values=("high", "medium", "low")),
                Property("evidence_text", "strings", "证据", "Evidence text"), SOURCES, *_DERIVED)),
    # (:Project)-[:AIMS_AT]->(:Component | :Assembly); (:Project | :Survey | :Return | :YearTarget)-[:IN_PLACE]->(:District)
    # FOR and IN are reserved words
    RelType("AIMS_AT", ("Project",), ("Component", "Assembly"), "建设", "aims at", properties=_DERIVED),
    RelType("IN_PLACE", ("Project", "Survey", "Return", "YearTarget"), ("Place", "District"), "所在", "in", properties=_DERIVED),
    # (:Enterprise)-[:INVESTS_IN {roles}]->(:Project)
    RelType("INVESTS_IN", ("Enterprise",), ("Project",), "投资", "invests in",
            properties=(Property("roles", "strings", "角色", "Roles", "投资方, 落地企业"), *_DERIVED)),
    # (:Project)-[:REACHED {on, paper}]->(:Stage): it is there; (:Project)-[:EXPECTS {on}]->(:Stage): it is planned
    RelType("REACHED", ("Project",), ("Stage",), "达到阶段", "reached",
            properties=(Property("on", "date", "日期", "On"), Property("paper", "string", "文号", "Paper"), *_DERIVED)),
    RelType("EXPECTS", ("Project",), ("Stage",), "计划达到", "expects",
            properties=(Property("on", "date", "计划日期", "Planned for"), *_DERIVED)),
    # (:Survey)-[:COVERS {found}]->(:Component): the only thing that permits the word 缺
    RelType("COVERS", ("Survey",), ("Component",), "摸排", "covers",
            properties=(Property("found", "string", "结果", "Found", "yes, no or unclear"),
                        Property("firms", "strings", "代表企业", "Firms", "As written."),
                        Property("evidence_text", "strings", "证据", "Evidence text"), *_DERIVED)),
    # (:Enterprise)-[:BUILDS]->(:VehicleModel)-[:NEEDS]->(:Assembly | :Component)
    RelType("BUILDS", ("Enterprise",), ("VehicleModel",), "生产车型", "builds", properties=_DERIVED, ended="BUILT"),
    RelType("NEEDS", ("VehicleModel",), ("Assembly", "Component"), "需要", "needs",
            properties=(
                Property("purchases_cny", "number", "年采购额", "Yearly purchases", unit="CNY"),
                _qualifier("purchases_cny", "年采购额", "Yearly purchases"),
                Property("outsourced_share", "number", "外采比", "Share bought outside the firm", unit="share"),
                _qualifier("outsourced_share", "外采比", "Share bought outside the firm"),
                Property("sourcing", "string", "来源", "Sourcing",
                         "own: made in house; none: the sheet says that nobody supplies it; absent: not said, unless SOURCED_FROM says."),
                SOURCES, *_DERIVED)),
    # (:VehicleModel)-[:SOURCED_FROM {part}]->(:Enterprise): who supplies it now; part = code of the assembly or component
    RelType("SOURCED_FROM", ("VehicleModel",), ("Enterprise",), "现供应商", "sourced from", key="part", ended="WAS_SOURCED_FROM",
            properties=(Property("part", "string", "总成或部件", "Part", required=True), *_DERIVED)),
    # (:Enterprise)-[:TARGETED_FOR]->(:Component | :Assembly): no part named = the chain as a whole. It is no maker by this.
    RelType("TARGETED_FOR", ("Enterprise",), ("Component", "Assembly", "Vehicle"), "招商目标", "targeted for", ended="WAS_TARGETED_FOR",
            properties=(
                Property("origin_place", "string", "国别省市", "Comes from"),
                Property("products", "strings", "目标方向", "Targets, as written"),
                Property("standing", "string", "行业地位", "Standing"),
                Property("intentions", "strings", "投资动向", "Investment intentions"),
                Property("regions", "strings", "拟落地区", "Where it may settle", "As written."),
                Property("reason", "string", "理由", "Reason"),
                Property("status", "string", "对接进展", "State of the talks"),
                Property("owner", "string", "责任单位", "Responsible unit"), SOURCES, *_DERIVED)),
    # (:Enterprise)-[:LEADS]->(:Chain): the official 链主;  (:Chain)-[:COVERS_PART]->(:Assembly | :Component)
    RelType("LEADS", ("Enterprise",), ("Chain",), "链主（认定）", "leads", properties=_DERIVED, ended="LED"),
    RelType("COVERS_PART", ("Chain",), ("Assembly", "Component"), "覆盖", "covers part", properties=_DERIVED),
)  # fmt: skip

MODEL = Model(
    (*_PLAN_NODES, _ENTERPRISE, *_NAMED_NODES, *_SENT_NODES, *_LEDGER_NODES),
    (*_RELATIONSHIPS, *(r.past for r in _RELATIONSHIPS if r.ended)),
)
