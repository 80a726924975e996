"""What a judgement may name: keys of firms, a phrase and a code of the plan, a thing and one of its values."""

from graph import snapshot
from graph.errors import UsageError
from graph.identity import LEVELS, normal_form
from graph.model import MODEL
from graph.phrases import NOTHING, relationship_named, thing_named
from graph.store import GraphStore

PAIRS = ("same", "different")
STATUSES = frozenset({"STRONG", "ADEQUATE", "WEAK", "PIPELINE", "UNVERIFIED", "UNKNOWN", "BROKEN", "MISSING"})
_PARTS = ("Component", "Assembly", "LegacyComponent")


def judgeable(kind: str, a: str, b: str, store: GraphStore) -> tuple[str, str]:
    """The two sides as they are kept: a pair sorted, a phrase in normal form.

    Raises:
        UsageError: they are not what this kind is about.
    """
    if kind not in (kinds := MODEL.property["Judgement", "kind"].values):
        raise UsageError(f"没有“{kind}”这种人工判断。可用：{'、'.join(kinds)}。")
    if kind in PAIRS:
        return _pair(kind, a, b)
    if kind == "means":
        return _phrase(a), _code(b, store)
    if kind == "link":
        return _link(a, b, store)
    if kind == "value" and (label := _label(a)) and (label, b.partition("=")[0]) in MODEL.property and "=" in b:
        return a, b
    raise UsageError(f"不能这样判断：{kind} {a} {b}。可用 liantu held list 查看待确认的内容。")


def _pair(kind: str, a: str, b: str) -> tuple[str, str]:
    if kind == "same" and a.startswith("text:") and b.startswith("text:"):
        raise UsageError(
            f"“{a[5:]}”与“{b[5:]}”都只在别人的行里被提到，没有自己的来源行，还不能合为一家。请先登记其中一家（liantu add），再作判断。"
        )
    if a == b or not all(_is_key(k) or k.startswith("text:") for k in (a, b)):
        raise UsageError(f"“{a}”与“{b}”不能判断：需要两个不同的企业标识（code:…、stock:…、name:…，其一可为 text:…）。")
    return min(a, b), max(a, b)


def _link(a: str, b: str, store: GraphStore) -> tuple[str, str]:
    """A component, @, the words of a scope; and the status that a person gives it there."""
    part, at, scope = a.partition("@")
    code = _code(part, store) if part else ""
    if not (at and code.startswith("C")) or b not in STATUSES:
        raise UsageError(f"不能这样判断：“{a}”为“{b}”。人工研判要写明部件、范围和状态，见 liantu held link --help。")
    return f"{code}@{scope}", b


def _label(text: str) -> str:
    """What a value is judged of: a relationship, a firm by one of its keys, anything else as `Label:id`."""
    if named := relationship_named(text):
        return named[0]
    thing = thing_named(text)
    return thing.label if thing else "Enterprise" if _is_key(text) else ""


def _is_key(text: str) -> bool:
    level, _, rest = text.partition(":")
    return level in LEVELS and bool(rest)


def _phrase(text: str) -> str:
    phrase = normal_form(text)
    if not phrase:
        raise UsageError("没有写明是哪个产品词。")
    return phrase


def _code(text: str, store: GraphStore) -> str:
    """A component, assembly or legacy component by code or name; '' for none of ours."""
    if text == NOTHING:
        return text
    for label in _PARTS:
        for node in snapshot.nodes_of(store, label):
            if text in (node.id, node.properties.get("name"), node.properties.get("abbreviation")):
                return node.id
    raise UsageError(f"《行动计划》中没有“{text}”。请写部件或总成的编码或名称；不属于任何部件时不写。")
