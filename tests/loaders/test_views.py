"""Saved views live in the ledger: they change no fact, and survive whatever the graph survives."""

import pytest

from graph import archive
from graph.errors import UsageError
from graph.store import open_store
from liantu.past import past_store
from loaders.ledger import Ledger
from loaders.past import Moment

HEADER = ("企业名称", "区县", "主营产品")
ADDRESS = "network?centre=C02&scope=璧山区"


def saved(ledger):
    return [(v.id, v.name, v.address, v.by) for v in ledger.views()]


def test_a_view_is_kept_dated_and_signed_and_changes_no_fact(ledger):
    before = ledger.info()

    made = ledger.keep_view(" 璧山电芯 ", ADDRESS, "张示例")

    assert (made.name, made.by, made.at[:4].isdigit()) == ("璧山电芯", "张示例", True)
    assert saved(ledger) == [(made.id, "璧山电芯", ADDRESS, "张示例")]
    assert (ledger.info().revision, ledger.info().version) == (before.revision, before.version)
    assert ledger.info().nodes == before.nodes


def test_a_view_is_dropped_once_and_its_number_is_said_when_it_is_not_there(ledger):
    made = ledger.keep_view("一", ADDRESS)
    other = ledger.keep_view("二", ADDRESS)

    ledger.drop_view(made.id)

    assert saved(ledger) == [(other.id, "二", ADDRESS, "")]
    with pytest.raises(UsageError, match=made.id):
        ledger.drop_view(made.id)
    with pytest.raises(UsageError):
        ledger.keep_view("  ", ADDRESS)


def test_a_view_survives_load_undo_judgement_and_rebuild(ledger, sheet):
    ledger.keep_view("一", ADDRESS, "张示例")
    before = saved(ledger)

    report = ledger.load([sheet("a.csv", HEADER, ("示例甲有限公司", "璧山区", "电芯"))])[0]
    ledger.judge("means", "示例词", "C02", by="张示例")
    ledger.rebuild()
    ledger.undo(report.load)

    assert saved(ledger) == before
    assert not ledger.differs().nodes_put


def test_a_view_survives_a_load_that_swaps_the_store(desk, reader, sheet):
    desk.keep_view("一", ADDRESS, "张示例")
    before = saved(desk)
    large = Ledger(desk.store, reader, bulk_from=1)
    rows = [(f"示例{n}有限公司", "璧山区", "电芯") for n in range(4_000)]

    report = large.load([sheet("big.csv", HEADER, *rows)])[0]
    then = saved(large)
    large.undo(report.load)

    assert then == saved(large) == before


def test_a_copy_brings_the_views(ledger, tmp_path):
    ledger.keep_view("一", ADDRESS, "张示例")

    with open_store(f"embedded:{tmp_path / 'copy'}") as target:
        ledger.copy_to(target)
        there = archive.views(target)

    assert there == ledger.views()


def test_the_past_has_no_views(desk, reader, tmp_path):
    desk.keep_view("一", ADDRESS)

    with past_store(tmp_path, desk.store, reader, Moment(day="2024-01-01")) as then:
        assert not archive.views(then)
