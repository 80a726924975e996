"""The fold is a function of the set of rows: order, splitting, repetition, undo and redo, judgements before or after.

Hypothesis makes the rows; what is folded is what the reader makes of them. LIANTU_PROPERTIES examples of each
(default 60); `LIANTU_PROPERTIES=20000` runs for some minutes.
"""

import os
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.corrections import replacing
from graph.difference import difference
from graph.fold import Fold, fold
from graph.records import Edge, Judgement, Load, Record, Row, SheetContext
from graph.touched import Index, Move, tokens, touched
from liantu.paths import data_folder
from loaders.reader import Reader

EXAMPLES = int(os.environ.get("LIANTU_PROPERTIES", "60"))
READER = Reader.from_folders(data_folder())
NAMES = ("示例甲有限公司", "示例乙有限公司", "示例丙有限公司")
SHORT = ("示例甲", "示例乙", "共名")
CODES = ("", "91990001000000001N", "91990001000000002R")  # true check characters, no such region
DATES = ("", "2022", "2023", "2023-07", "2024-05-10")
PLACES = ("", "璧山区", "永川区")

firms = st.fixed_dictionaries(
    {"企业名称": st.sampled_from(NAMES), "统一社会信用代码": st.sampled_from(CODES)},
    optional={
        "简称": st.sampled_from(SHORT),
        "曾用名": st.sampled_from(NAMES),
        "区县": st.sampled_from(PLACES),
        "主营产品": st.sampled_from(("电机", "电芯、隔膜", "模具")),
        "工业总产值（万元）": st.sampled_from(("100", "200")),
        "登记状态": st.sampled_from(("存续", "注销")),
        "来源方式": st.sampled_from(("存量", "引进", "承接")),
        "资质称号": st.sampled_from(("专精特新中小企业", "某称号")),
        "所属集团": st.sampled_from((*SHORT, "示例集团")),
        "数据日期": st.sampled_from(DATES),
    },
).map(lambda cells: ("firms", cells))
supplies = st.fixed_dictionaries(
    {"供应商": st.sampled_from((*NAMES, *SHORT)), "客户": st.sampled_from((*NAMES, "外商"))},
    optional={
        "供货产品": st.sampled_from(("电芯", "电机")),
        "占供应商销售比": st.sampled_from(("10%", "20%")),
        "数据日期": st.sampled_from(DATES),
    },
).map(lambda cells: ("supplies", cells))
changes = st.fixed_dictionaries(
    {
        "企业名称": st.sampled_from(NAMES),
        "统一社会信用代码": st.sampled_from(CODES),
        "变动类型": st.sampled_from(("新设", "区外新迁入", "注销", "企业迁出", "更名", "规则性调整")),
        "变动日期": st.sampled_from(DATES[1:]),
        "变动前": st.sampled_from((*PLACES, *NAMES)),
        "变动后": st.sampled_from((*PLACES, *NAMES)),
    },
    optional={"区县": st.sampled_from(PLACES)},
).map(lambda cells: ("changes", cells))
files = st.lists(
    st.one_of(*(st.lists(kind, min_size=1, max_size=4) for kind in (firms, supplies, changes))), min_size=1, max_size=5
)
keys = st.sampled_from([f"name:{n}" for n in NAMES] + [f"code:{c}" for c in CODES[1:]])
texts = st.sampled_from([f"text:{t}" for t in (*SHORT, "外商")])
judgements = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("same", "different")), keys, st.one_of(keys, texts)),
        st.tuples(st.just("value"), keys, st.sampled_from(("output_cny=1000000", 'origin="引进"'))),
        st.tuples(st.just("means"), st.sampled_from(("电机", "模具")), st.sampled_from(("", "C24"))),
    ),
    max_size=4,
    unique=True,
).map(lambda all_: tuple(Judgement(str(n), *each) for n, each in enumerate(all_) if each[1] != each[2]))
corrections = st.dictionaries(
    st.integers(1, 4), st.integers(0, 3), max_size=2
)  # file -> an earlier one that it corrects
quick = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES <= 60, suppress_health_check=list(HealthCheck)
)

Sheets = Sequence[Sequence[tuple[str, dict[str, str]]]]


def read(sheets: Sheets, corrects: dict[int, int] | None = None) -> tuple[list[Load], dict[str, Record]]:
    """One load for each file, and what its rows say."""
    loads: list[Load] = []
    records = {}
    for n, rows in enumerate(sheets):
        context = SheetContext("", rows[0][0])
        load = Load(str(n), f"{n}.csv", f"sha {n}", (context,), state="done")
        earlier = (corrects or {}).get(n, n)
        if earlier < n:
            load = replace(load, replaces=(loads[earlier].fingerprint, *loads[earlier].replaces))
        loads.append(load)
        for i, (_, cells) in enumerate(rows):
            row = Row(f"{n}!{i}", load.id, "", f"{n}.csv!{i}", cells)
            record, _ = READER.read(row, load, context)
            if record is not None:
                records[row.id] = record
    return loads, records


def graph(found: Fold) -> tuple[object, object]:
    return found.nodes, found.edges


def without_rows(found: Fold) -> tuple[object, object]:
    """The graph whatever its rows are called."""

    def plain(properties: object) -> dict[str, object]:
        return {k: v for k, v in dict(properties).items() if k != "rows"}  # type: ignore[call-overload]

    return {r: plain(n.properties) for r, n in found.nodes.items()}, {
        i: plain(e.properties) for i, e in found.edges.items()
    }


@quick
@given(files, judgements, corrections, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_judgements_changes_nothing(sheets, judged, corrects, r) -> None:  # type: ignore[no-untyped-def]
    loads, records = read(sheets, corrects)
    shuffled, turned = list(records.values()), list(judged)
    r.shuffle(shuffled)
    r.shuffle(turned)

    assert graph(fold(shuffled, turned, replacing(reversed(loads)))) == graph(
        fold(records.values(), judged, replacing(loads))
    )


@quick
@given(files, judgements)
def test_splitting_and_joining_files_changes_nothing_but_the_names_of_rows(sheets, judged) -> None:  # type: ignore[no-untyped-def]
    split = [[row] for rows in sheets for row in rows]

    assert without_rows(fold(read(split)[1].values(), judged)) == without_rows(fold(read(sheets)[1].values(), judged))


@quick
@given(files, judgements)
def test_rows_said_twice_say_no_more_than_once(sheets, judged) -> None:  # type: ignore[no-untyped-def]
    once = without_rows(fold(read(sheets)[1].values(), judged))

    assert without_rows(fold(read([*sheets, *sheets])[1].values(), judged)) == once


@quick
@given(files, judgements, corrections, st.integers(0, 4))
def test_a_change_folds_to_the_same_as_everything(sheets, judged, corrects, last) -> None:  # type: ignore[no-untyped-def]
    """One file comes or goes, or the judgements come or go, and only what is touched is folded."""
    loads, records = read(sheets, corrects)
    replaces = replacing(loads)
    moving = {row for row in records if row.startswith(f"{last % len(sheets)}!")}
    index = Index((row, tokens(record)) for row, record in records.items())
    moves = [Move(moving, (), judged, judged, replaces), Move((), moving, judged, judged, replaces)]
    moves += [Move((), (), (), judged, replaces), Move((), (), judged, (), replaces)]
    for move in moves:
        before = [r for row, r in records.items() if row not in move.coming]
        after = [r for row, r in records.items() if row not in move.going]
        ids = touched(move, index)
        change = difference(
            fold([r for r in before if r.row in ids], move.before, replaces),
            fold([r for r in after if r.row in ids], move.after, replaces),
        )
        whole = difference(fold(before, move.before, replaces), fold(after, move.after, replaces))
        assert _written(change.put_nodes, change.put_edges) == _written(whole.put_nodes, whole.put_edges)
        assert set(change.delete_nodes) == set(whole.delete_nodes)
        assert {e.identity for e in change.delete_edges} == {e.identity for e in whole.delete_edges}


def _written(nodes: Sequence[object], edges: Sequence[Edge]) -> tuple[list[str], list[str]]:
    return sorted(map(repr, nodes)), sorted(map(repr, edges))


@quick
@given(files, corrections)
def test_two_values_that_no_date_orders_are_a_conflict_with_both_rows(sheets, corrects) -> None:  # type: ignore[no-untyped-def]
    """Whatever else is said: a value that stands is stated by a row, and of two rows alone each different value waits."""
    loads, records = read(sheets, corrects)
    found = fold(records.values(), (), replacing(loads))
    stated: dict[str, set[object]] = {}
    for record in records.values():
        for link in record.links:
            for fact in link.facts:
                if fact.name == "supplier_share":
                    stated.setdefault(record.row, set()).add(fact.value)
    for edge in found.edges.values():
        rows = edge.properties["rows"]
        values = {(records[row].as_of, v) for row in rows for v in stated.get(row, ())}  # type: ignore[union-attr]
        same_day = {v for date, v in values} if len({date for date, _ in values}) == 1 else set()
        if len(same_day) > 1:
            assert "supplier_share" in edge.properties["conflicts"]  # type: ignore[operator]
            assert "supplier_share" not in edge.properties
        if "supplier_share" in edge.properties:
            assert edge.properties["supplier_share"] in {v for _, v in values}
