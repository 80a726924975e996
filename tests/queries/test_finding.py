"""A finding is the same finding next quarter, also of a firm that meanwhile gained a credit code."""

from graph.cypher import delete_nodes, put_edges, put_nodes
from graph.records import Edge, Node, NodeRef
from queries.finding import Finding, compare, finding_id
from queries.runner import ask

CODE, NAME = "code:91500000000000000X", "name:示例某厂"


def finding(*names, question="q"):
    return Finding(finding_id(question, [n[0] for n in names]), {}, question, tuple(names))


def ids(pairs):
    return {(a.identity, b.identity) for a, b in pairs}


def test_id_is_the_same_in_another_store(golden, fresh_golden):
    answers = [ask(store, "gaps/no_recorded_maker", scope="重庆") for store in (golden, fresh_golden)]

    assert [f.id for f in answers[0].findings] == [f.id for f in answers[1].findings]
    assert answers[0].findings[0].id == finding_id("gaps/no_recorded_maker", ["C03"])


def test_compare_tells_new_open_and_closed(fresh_golden):
    before = ask(fresh_golden, "gaps/no_recorded_maker", scope="重庆")
    fresh_golden.write(
        put_edges(
            [
                Edge("MAKES", NodeRef("Enterprise", "stock:600001.SH"), NodeRef("Component", "C05"), "", CONFIRMED),
                Edge("MAKES", NodeRef("Enterprise", "stock:600001.SH"), NodeRef("Component", "C04"), "", INFERRED),
            ]
        )
    )

    found = compare(before.findings, ask(fresh_golden, "gaps/no_recorded_maker", scope="重庆").findings)

    assert {f.values["code"] for f in found.new} == {"C04"}
    assert {(a.values["code"], b.values["code"]) for a, b in found.open} == {("C03", "C03")}
    assert {f.values["code"] for f in found.closed} == {"C05"}


CONFIRMED = {"evidence": "confirmed", "rows": ("9!1",)}
INFERRED = {"evidence": "inferred", "rows": ("9!2",)}


def test_firm_that_gained_a_credit_code_is_the_same_finding(fresh_golden):
    old = NodeRef("Enterprise", "name:示例无址电控有限公司")
    before = ask(fresh_golden, "quality/unplaced_firms").findings
    fresh_golden.write(delete_nodes([old]))
    new = {"name": "示例无址电控有限公司", "keys": (CODE, old.id), "mentioned": False}
    fresh_golden.write(put_nodes([Node("Enterprise", CODE, new)]))

    found = compare(before, ask(fresh_golden, "quality/unplaced_firms").findings)

    assert (found.new, found.closed) == ((), ())
    assert (old.id, CODE) in {(a.values["firm"], b.values["firm"]) for a, b in found.open}


def test_key_that_two_firms_share_joins_neither():
    before = [finding((NAME,))]
    after = [finding((CODE, NAME)), finding(("code:2", NAME))]

    found = compare(before, after)

    assert (len(found.new), found.open, len(found.closed)) == (2, (), 1)


def test_firm_that_kept_its_id_is_not_taken_for_another_with_the_same_name_key():
    before = [finding((CODE, NAME)), finding((NAME,))]
    after = [finding((CODE, NAME)), finding(("code:2", NAME))]

    found = compare(before, after)

    assert ids(found.open) == {(((CODE, NAME),), ((CODE, NAME),)), (((NAME,),), (("code:2", NAME),))}


def test_two_firms_in_one_finding_may_both_have_changed_their_id():
    before = [finding((NAME,), ("name:乙",))]
    after = [finding((CODE, NAME), ("code:2", "name:乙"))]

    assert len(compare(before, after).open) == 1
