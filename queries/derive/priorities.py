"""优先方向与现状对照: what the plan wants of each district beside what is on record there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.evidence import UNVERIFIED, VERIFIED
from queries.derive.standing import REST, Standing
from queries.question import Said

MATERIALS = "材料"  # the plan's qualifier of 潼南's 动力电池
Cells = Mapping[tuple[str, str], frozenset[str]]


def compared(asked: Asked) -> Derived:
    """A row for each cell of the spine (assembly, district, priority and its qualifier)."""
    standing = Standing(asked)
    verified, waiting = _cells(standing, {VERIFIED}), _cells(standing, UNVERIFIED)
    materials = _materials(asked, standing, {VERIFIED}), _materials(asked, standing, UNVERIFIED)
    rows = [
        _row(spine, standing, *(materials if spine["note"] == MATERIALS else (verified, waiting)), verified)
        for spine in asked.rows
    ]
    return Derived(rows, total=len(rows), warnings=_warnings(standing, asked.rows))


def _row(spine: Row, standing: Standing, verified: Cells, waiting: Cells, all_verified: Cells) -> Row:
    at = spine["district"], spine["assembly"]
    listed = bool(standing.districts[spine["district"]]["listed"])
    firms, could = verified.get(at, frozenset()), waiting.get(at, frozenset())
    could -= firms
    return {
        **{
            name: spine[name]
            for name in ("assembly", "assembly_name", "district", "district_name", "is_priority", "note")
        },
        "state": _state(spine["is_priority"], listed, bool(firms), bool(could)),
        "firms": len(firms) if listed else None,
        "unverified": len(could) if listed else None,
        "beyond": len(all_verified.get(at, frozenset()) - firms) if listed and spine["note"] == MATERIALS else None,
        "names": [str(standing.evidence.firms[firm]["name"]) for firm in sorted(firms)[:3]],
    }


def _state(is_priority: bool, listed: bool, firms: bool, could: bool) -> str:
    if not listed:
        return "NOT_KNOWN"
    if firms:
        return "PRIORITY_WITH_FIRMS" if is_priority else "FIRMS_WITHOUT_PRIORITY"
    if could:
        return "PRIORITY_TO_VERIFY" if is_priority else "CLAIMS_WITHOUT_PRIORITY"
    return "PRIORITY_WITHOUT_RECORD" if is_priority else "NEITHER"


def _cells(standing: Standing, verdicts: Iterable[str]) -> Cells:
    """Firms by district and assembly whose best claim is one of these."""
    wanted = frozenset(verdicts)
    return _placed(standing, ((c.firm, c.assembly) for c in standing.claims if c.verdict in wanted))


def _materials(asked: Asked, standing: Standing, verdicts: Iterable[str]) -> Cells:
    """The same for what goes into other components of the assembly: such components, and inputs for any of them."""
    evidence, wanted = standing.evidence, frozenset(verdicts)
    assembly = {row["component"]: row["assembly"] for row in asked.facts["tree"]}
    material = [
        row["component"] for row in asked.facts["tree"] if any(assembly[x] == row["assembly"] for x in row["goes_into"])
    ]
    said = [(assembly[code], evidence.makers(code)) for code in material]
    said += [(assembly[row["component"]], evidence.judged([row])) for row in asked.facts["input_makers"]]
    made = [
        (firm, own) for own, makers in said for verdict, firms in makers.items() if verdict in wanted for firm in firms
    ]
    return _placed(standing, made)


def _placed(standing: Standing, claims: Iterable[tuple[str, str]]) -> Cells:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for firm, assembly in claims:
        for district in standing.places(firm):
            if district != REST:
                found[district, assembly].add(firm)
    return {at: frozenset(firms) for at, firms in found.items()}


def _warnings(standing: Standing, spine: Iterable[Row]) -> tuple[Said, ...]:
    notes = sorted({row["note"] for row in spine if row["note"] and row["note"] != MATERIALS})
    unlisted = standing.unlisted()
    return holding(
        (
            unlisted,
            Said(
                f"{'、'.join(unlisted)}还没有任何企业名单，其各项为不明。",
                f"No list of firms yet from {', '.join(unlisted)}: its values are unknown.",
            ),
        ),
        (
            notes,
            Said(
                f"限定“{'、'.join(notes)}”无法按部件判断，按整个总成计。",
                f"The qualifier “{', '.join(notes)}” cannot be judged by component: the whole assembly counts.",
            ),
        ),
    )
