"""Where firms on record come from: each counted once, what is called 引进 but came from within the city refused with the reason."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from queries.derive.asked import Asked, Derived, Row, holding
from queries.question import Said, Words

ORIGINS = {"引进": "attracted", "转型": "transformed", "承接": "taken over", "存量": "stock", "新设": "newly founded"}
REFUSED = "未采用"


def ledger(asked: Asked) -> Derived:
    """A row for each firm of the scope that has an origin on record."""
    near = _words(asked)
    rows = []
    for row in asked.rows:
        counted, reason = _judged(row["told"], row["origin_place"] or "", near)
        documented = bool((row["since"] or row["as_of"]) and row["papers"])
        rows.append({**row, "counted_as": counted, "reason": reason, "is_documented": documented})
    order = {name: at for at, name in enumerate((*ORIGINS, REFUSED))}
    rows.sort(key=lambda r: (order[r["counted_as"]], r["firm"]))
    bare = sum(not row["is_documented"] for row in rows)
    zh = f"{bare} 家没有日期或没有文号（项目表），宜补齐后再作数。"
    en = f"{bare} have no date or no paper (sheet of projects): to be completed before they count."
    warnings = holding((bare, Said(zh, en)))
    return Derived(rows, len(rows), warnings, _sentence(asked, rows))


class Near(NamedTuple):
    """Words for places: the central city, the eight districts, all of the city, other provinces."""

    central: Sequence[str]
    west: Sequence[str]
    city: Sequence[str]
    provinces: Sequence[str]


def _words(asked: Asked) -> Near:
    places = asked.facts["places"]
    return Near(
        asked.thresholds["origins"]["central"],
        _of(p for p in places if p["in_plan"]),
        _of(p for p in places if p["level"] in ("district", "zone", "municipality")),
        _of(p for p in places if p["level"] == "province"),
    )


def _of(places: Iterable[Row]) -> list[str]:
    return [name for p in places for name in (p["name"], p["short_name"]) if name]


def _judged(told: str | None, place: str, near: Near) -> tuple[str, str | None]:
    """What a firm counts as, and why where that is not what the sheet says or wants a check."""
    if told is None:
        return REFUSED, "来源方式两处写法不同，待确认"
    if told not in ORIGINS:
        return REFUSED, f"来源方式“{told}”不在 {'、'.join(ORIGINS)} 之中"
    if told not in ("引进", "承接"):
        return told, None
    if not place:
        return told, "没有写原所在地"
    if _names(place, near.provinces):  # 浙江省宁波市江北区 is not our 江北
        return told, "原所在地不是中心城区，请核实" if told == "承接" else None
    if _names(place, near.central):
        return "承接", "写作引进，原所在地在两江新区或中心城区，计为承接" if told == "引进" else None
    if _names(place, near.west):
        return REFUSED, "原所在地在渝西地区，区内迁移不是引进，也不是承接"
    if told == "引进" and _names(place, near.city):
        return REFUSED, "原所在地在重庆市内，不是引进"
    return told, "原所在地不是中心城区，请核实" if told == "承接" else None


def _names(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _sentence(asked: Asked, rows: Sequence[Row]) -> Words:
    n = Counter(row["counted_as"] for row in rows)
    where = asked.words("scope") or "全部范围"
    zh = "、".join(f"{name}{n[name]}家" for name in ORIGINS)
    en = ", ".join(f"{n[name]} {word}" for name, word in ORIGINS.items())
    return Words(
        f"{where}名录中写明来源方式的企业{len(rows)}家：{zh}，未采用{n[REFUSED]}家。",
        f"Of {len(rows)} firms on record with an origin in {where}: {en}, {n[REFUSED]} refused.",
    )
