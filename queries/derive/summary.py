"""Many statuses in few words: the leader's sentence, assemblies as intervals, leading chains, where a scope has an advantage."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from queries.derive.asked import Asked, Derived, Row
from queries.derive.evidence import evidence_of
from queries.derive.links import NOT_PRIORITY, limited_priorities, limits, one_district, status_rows
from queries.measures.link_reading import completeness
from queries.question import Words

ORDER = ("BROKEN", "MISSING", "PIPELINE", "WEAK", "ADEQUATE", "STRONG")  # worst first
_MADE = frozenset({"WEAK", "ADEQUATE", "STRONG"})
_OPEN = frozenset({"UNKNOWN", "UNVERIFIED"})
_COUNTED = ("STRONG", "ADEQUATE", "WEAK", "PIPELINE", "UNVERIFIED", "UNKNOWN")
_EVERYWHERE = Words("全部范围", "all places")


def sentence(asked: Asked) -> Derived:
    """One row: how many components are what; the numbers add to those of the plan."""
    n = Counter(row["status"] for row in _statuses(asked))
    counts = {
        "components": sum(n.values()),
        "made": sum(n[s] for s in _MADE),
        "strong": n["STRONG"],
        "adequate": n["ADEQUATE"],
        "weak": n["WEAK"],
        "pipeline": n["PIPELINE"],
        "absent": n["BROKEN"] + n["MISSING"],
        "unverified": n["UNVERIFIED"],
        "unknown": n["UNKNOWN"],
        "not_priority": n[NOT_PRIORITY],
    }
    return Derived([counts], 1, limited_priorities(asked), _sentence(asked, counts))


def _sentence(asked: Asked, n: Row) -> Words:
    zh_where, en_where = _where(asked)
    day = asked.parameters["as_of"]
    zh_day = "{}年{}月{}日".format(*(int(part) for part in day.split("-"))) if day else "（数据没有日期）"
    own = n["components"] - n["not_priority"]
    zh_of = f"属于{zh_where}优先发展方向的有{own}种，其中" if n["not_priority"] else zh_where
    en_of = f", of which {own} belong to the priorities of {en_where}" if n["not_priority"] else ""
    zh = (
        f"截至{zh_day}，《行动计划》明确的{n['components']}种部件中，{zh_of}已有企业生产的{n['made']}种"
        f"（优势{n['strong']}种、基本具备{n['adequate']}种、薄弱{n['weak']}种），已签约或在建{n['pipeline']}种，"
        f"经摸排确认缺失{n['absent']}种，待核实{n['unverified']}种，尚未摸排{n['unknown']}种。"
    )
    en = (
        f"As of {day or '(undated data)'}, of the {n['components']} components of the plan{en_of}, {n['made']} are made in {en_where} "
        f"({n['strong']} strong, {n['adequate']} adequate, {n['weak']} weak), {n['pipeline']} are signed or under construction, "
        f"{n['absent']} were searched for and not found, {n['unverified']} are to be verified, {n['unknown']} not surveyed."
    )
    return Words(zh, en)


def _where(asked: Asked) -> tuple[str, str]:
    words = asked.words("scope")
    return (words, words) if words else _EVERYWHERE


def assemblies(asked: Asked) -> Derived:
    """A row for each assembly: how many components have makers, as an interval, and how many are what."""
    rows = []
    for assembly, parts in _by_assembly(_statuses(asked)):
        n = Counter(part["status"] for part in parts)
        made = completeness(part["status"] for part in parts if part["status"] != NOT_PRIORITY)
        rows.append(
            {
                "assembly": assembly,
                "name": parts[0]["assembly_name"],
                "system_name": parts[0]["system_name"],
                "components": len(parts),
                "made": made.low,
                "made_at_most": made.high,
                **{name.lower(): n[name] for name in _COUNTED},
                "absent": n["BROKEN"] + n["MISSING"],
                "is_priority": n[NOT_PRIORITY] == 0,
                "weakest": [p["name"] for p in parts if p["status"] in ("BROKEN", "MISSING", "WEAK")],
            }
        )
    return Derived(rows, len(rows), limited_priorities(asked))


def advantage(asked: Asked) -> Derived:
    """The components in which the scope has an advantage by the stated rule, and the sentence that counts them."""
    rule = asked.thresholds["advantage"]
    every = _statuses(asked)
    found = [
        _advantage(row)
        for row in every
        if row["status"] in rule["statuses"] and row["owner_groups"] >= rule["owner_groups"]
    ]
    open_ = sum(row["status"] in _OPEN for row in every)
    zh_where, en_where = _where(asked)
    names = "、".join(row["name"] for row in found[:3]) + ("等" if len(found) > 3 else "")
    zh = f"{zh_where}在{names}{len(found)}个部件具有竞争优势" if found else f"{zh_where}尚无部件达到竞争优势的标准"
    en = f"{en_where} has an advantage in {len(found)} of {len(every)} components; {open_} are not surveyed or to be verified."
    return Derived(found, len(every), sentence=Words(f"{zh}（共{len(every)}种，另有{open_}种未摸排或待核实）。", en))


def _advantage(row: Row) -> Row:
    names = ("code", "name", "assembly", "assembly_name", "system_name", "status", "status_zh", "worst", "best")
    return {name: row[name] for name in (*names, "producers", "owner_groups", "lead")}


def leading_chains(asked: Asked) -> Derived:
    """Assemblies and named chains of which every component is at least adequate: surely (worst) and at best."""
    status = {row["code"]: row for row in _statuses(asked)}
    own = [
        (a, parts[0]["assembly_name"], "assembly", [p["code"] for p in parts])
        for a, parts in _by_assembly(status.values())
    ]
    named = [(c["chain"], c["name"], "chain", c["components"]) for c in asked.facts["chains"] if c["components"]]
    rows = [
        _chain(id_, name, kind, [status[code] for code in codes if code in status])
        for id_, name, kind, codes in (*own, *named)
    ]
    sure, most = (sum(row[of] and row["kind"] == "assembly" for row in rows) for of in ("is_leading", "may_lead"))
    goal = asked.thresholds["chains"]["leading_2027"]
    zh = f"{len(own)}个总成中，每种部件都至少基本具备的有{sure}个，补齐数据后最多{most}个；《行动计划》要求到2027年形成{goal}条有竞争力的产业链。"
    en = f"In {sure} assemblies every component is at least adequate, in {most} at best; the plan wants {goal} leading chains by 2027."
    return Derived(rows, len(rows), sentence=Words(zh, en))


def _chain(id_: str, name: str, kind: str, parts: Sequence[Row]) -> Row:
    lacking = [p["name"] for p in parts if not _at_least(p["worst"], "ADEQUATE")]
    return {
        "id_": id_,
        "name": name,
        "kind": kind,
        "components": len(parts),
        "adequate_surely": len(parts) - len(lacking),
        "adequate_at_most": sum(_at_least(p["best"], "ADEQUATE") for p in parts),
        "is_leading": bool(parts) and not lacking,
        "may_lead": bool(parts) and all(_at_least(p["best"], "ADEQUATE") for p in parts),
        "lacking": lacking,
    }


def chains(asked: Asked) -> Derived:
    """The named chains with what they cover, who leads them and where their gaps are."""
    status = {row["code"]: row for row in _statuses(asked)}
    rows = []
    for chain in asked.facts["chains"]:
        parts = [status[code] for code in chain["components"] if code in status]
        made = completeness(p["status"] for p in parts if p["status"] != NOT_PRIORITY)
        rows.append(
            {
                **{
                    k: chain[k]
                    for k in ("chain", "name", "chief", "lead_unit", "owners", "owner_names", "covers", "rows")
                },
                "chief_zh": chain["chief"] or "待明确",
                "owners_zh": "、".join(chain["owner_names"]) or "待明确",
                "components": len(parts),
                "made": made.low,
                "made_at_most": made.high,
                "gaps": [
                    f"{p['name']}（{p['status_zh']}）" for p in parts if p["status"] not in ("ADEQUATE", "STRONG")
                ],
            }
        )
    return Derived(rows)


def _at_least(status: str | None, least: str) -> bool:
    return status in ORDER and ORDER.index(str(status)) >= ORDER.index(least)


def _statuses(asked: Asked) -> list[Row]:
    return status_rows(asked.rows, evidence_of(asked), limits(asked), one_district(asked))


def _by_assembly(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["assembly"]].append(row)
    return list(found.items())
