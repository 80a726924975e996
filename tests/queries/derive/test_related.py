"""Who is near what, and why: both terms shown, legacy parts included, chance left out, unknown told."""

import pytest

from queries.derive import nearest, placement
from queries.derive.related import FROM_PRODUCTS, RECORDED, Relations
from tests.queries.derive.facts import asked, firm, makes

PARTS = {"C1": "A01", "C2": "A01", "C3": "A02"}


# Five firms make C1 and C2; f5 only C1; old makes the legacy L1, whose process C3 uses too
MADE = {"C1": [f"f{n}" for n in range(6)], "C2": [f"f{n}" for n in range(5)], "C3": ["g"], "L1": ["old"]} | {
    f"x{n}": [f"y{n}"] for n in range(20)
}


def claims(made=MADE, *, legacy=False):
    """Who is said to make which component, or legacy component."""
    return [makes(part, who) for part, firms in sorted(made.items()) if (part == "L1") is legacy for who in firms]


def facts(made=MADE, **changed):
    return {
        "parts": [{"part": part, "name": f"{part} 件", "is_legacy": part == "L1"} for part in sorted(made)],
        "legacy_makers": claims(made, legacy=True),
        "processes": [
            {"part": "C3", "processes": ["P1", "P2"], "names": ["压铸", "机加"]},
            {"part": "L1", "processes": ["P1", "P2", "P3"], "names": ["压铸", "机加", "焊接"]},
        ],
        "firm_processes": [{"firm": "tagged", "processes": ["P1"], "names": ["压铸"]}],
        **changed,
    }


def spine(code, **own):
    return {
        "code": code, "name": f"{code} 件", "assembly": PARTS[code], "assembly_name": PARTS[code], "said": [],
        "priority_districts": [], **own,
    }  # fmt: skip


def near_firm(who, made=MADE):
    return nearest.of_firm(
        asked([], claims(made), PARTS, [spine(c) for c in PARTS], parameters={"firm": who, "limit": 10}, **facts(made))
    )


def test_a_firm_is_near_what_makers_of_its_product_also_make():
    answer = near_firm("f5")

    (row,) = answer.rows
    assert (row["code"], row["product"], row["makers"], row["both"]) == ("C2", "C1", 5, 5)
    assert row["rel"] == row["by_products"] == 0.5  # no other pair to compare with
    assert row["reason"] == "生产C1 件；5 家本部件企业中 5 家也生产C1 件"


def test_a_maker_of_legacy_parts_is_near_by_the_processes_they_share():
    answer = near_firm("old")

    (row,) = answer.rows
    assert (row["code"], row["by_tags"], row["rel"]) == ("C3", pytest.approx(2 / 3), pytest.approx(1 / 3))
    assert row["reason"] == "共有工艺：压铸、机加"
    assert "按其产品用到的工艺推定" in answer.warnings[0]


def test_few_firms_that_make_both_are_no_relation():
    assert near_firm("f5", {**MADE, "C2": MADE["C2"][:2]}).rows == []


def test_a_claim_that_is_only_inferred_is_no_product():
    inferred = [{**row, "evidence": "inferred"} if row["firms"] == ["g"] else row for row in claims()]

    assert Relations(asked([], claims(), PARTS, **facts())).products("g") == ["C3"]
    assert Relations(asked([], inferred, PARTS, **facts())).products("g") == []


def test_recorded_processes_go_before_those_of_products():
    relations = Relations(asked([], claims(), PARTS, **facts()))

    assert relations.processes("tagged") == (frozenset({"P1"}), RECORDED)
    assert relations.processes("old") == (frozenset({"P1", "P2", "P3"}), FROM_PRODUCTS)


def test_a_component_lists_firms_that_do_not_make_it_and_tells_whom_it_leaves_out():
    rows = [{"firm": name, "name": name, "keys": []} for name in ("g", "old", "tagged", "silent", "f0")]

    here = [{"place": "璧山", "firms": [row["firm"] for row in rows]}]
    given = {**facts(), "makers_of": [{"firm": "g"}], "located": here, "places": [{"id": "璧山", "name": "璧山区"}]}

    answer = nearest.of_component(asked([], claims(), PARTS, rows, parameters={"component": "C3", "limit": 1}, **given))

    assert [(r["firm"], r["legacy"], r["place_names"]) for r in answer.rows] == [("old", ["L1 件"], ["璧山区"])]
    assert answer.total == 2  # old, tagged
    assert answer.warnings == (
        "1 家企业已有生产这种部件的说法，不列。",
        "1 家企业既没有产品也没有工艺记录，远近不明，不列。",
    )


def by_district(**changed):
    firms = [firm(f"f{n}", ["璧山"]) for n in range(5)] + [firm("f5", ["永川"]), firm("g", ["铜梁"])]
    return asked(
        firms, claims(), PARTS, [spine(c) for c in PARTS], ("璧山", "永川", "铜梁", "潼南"), **{**facts(), **changed}
    )


def test_a_district_is_near_what_it_does_not_make_and_nothing_is_said_of_one_without_a_list():
    answer = nearest.of_district(by_district())

    assert [(r["district"], r["code"], r["status"]) for r in answer.rows] == [("永川", "C2", "UNKNOWN")]
    assert answer.rows[0]["density"] == 1
    assert answer.warnings == ("潼南区还没有任何企业名单，无从判断。",)


def place(component="", who="", **changed):
    rows = [
        {
            "code": c, "name": f"{c} 件", "assembly": a, "assembly_name": f"{a} 总成", "is_material": c == "C2",
            "priorities": [{"district": "永川", "note": None}, {"district": "潼南", "note": "材料"}] if a == "A01" else [],
            "neighbours": [x for x in PARTS if PARTS[x] == a],
        }
        for c, a in PARTS.items()
    ]  # fmt: skip
    own = {"targets": [], "partners": [], "firm_places": [], "invested": [], **changed}
    question = by_district(**own)
    parameters = {**question.parameters, "component": component, "firm": who}
    return placement.advised(
        asked(question.facts["chain_firms"], question.facts["makers"], PARTS, rows,
              ("璧山", "永川", "铜梁", "潼南"), parameters, **{**facts(), **own})
    )  # fmt: skip


def test_every_vote_is_shown_and_the_score_is_their_weighted_mean():
    for row in place("C1").rows:
        weights = {"priority": 3, "chain": 2, "room": 1, "density": 1, "named": 2}
        known = {name: weight for name, weight in weights.items() if row[name] is not None}

        assert len(row["reasons"]) == len(weights)
        assert row["score"] == pytest.approx(sum(w * row[n] for n, w in known.items()) / sum(known.values()))
        assert row["coverage"] == pytest.approx(sum(known.values()) / 9)


def test_a_priority_for_materials_vetoes_what_is_none_and_welcomes_what_is():
    whole, material = ({r["district"]: r for r in place(c).rows}["潼南"] for c in ("C1", "C2"))

    assert (whole["vetoes"], whole["is_advised"], whole["priority"]) == (["优先方向只限材料"], False, 0.0)
    assert (material["vetoes"], material["priority"]) == ([], 1.0)


def test_a_vetoed_district_stands_last_and_crowding_counts():
    rows = place("C1").rows

    assert [bool(r["vetoes"]) for r in rows] == sorted(bool(r["vetoes"]) for r in rows)
    assert {r["district"]: r["room"] for r in rows}["璧山"] == 0
    assert {r["district"]: r["room"] for r in rows}["潼南"] is None  # nobody has sent a list


def test_where_a_firm_stands_already_is_vetoed_and_named_places_speak():
    home = [{"firm": "f5", "name": "f5", "keys": [], "places": ["永川"], "makes": ["C1"]}]
    target = [{"part": "C1", "firm": "f5", "name": "f5", "keys": [], "regions": ["璧山区或铜梁"], "status": "在谈"}]

    rows = {r["district"]: r for r in place(who="f5", firm_places=home, targets=target).rows}

    assert rows["永川"]["vetoes"] == ["企业已在当地"]
    assert [rows[d]["named"] for d in ("璧山", "铜梁", "潼南")] == [1.0, 1.0, 0.0]


def test_without_component_and_firm_all_targets_are_judged():
    targets = [
        {"part": part, "firm": "t", "name": "t", "keys": [], "regions": [], "status": None} for part in ("C3", "A01")
    ]

    answer = place(targets=targets)

    assert {(r["component"], r["firm"]) for r in answer.rows} == {("C3", "t")}
    assert answer.warnings == ("1 条招商目标只说到总成或整车，请用参数 component 指定部件。",)
    assert place().warnings == ("没有可判断的部件：请用参数 component 或 firm 指定，或先载入招商目标。",)


def test_partners_and_home_of_a_target_count_with_and_without_naming_it():
    targets = [{"part": "C3", "firm": w, "name": w, "keys": [], "regions": [], "status": None} for w in ("t", "u")]
    own = {
        "targets": targets,
        "firm_places": [{"firm": w, "name": w, "keys": [], "places": p, "makes": []} for w, p in (("t", ["璧山"]), ("u", []))],
        "partners": [{"firm": "t", "district": "永川", "partners": ["z"]}],
        "invested": [{"firm": "t", "project": "P", "state": None, "places": ["铜梁"], "reached": ["ST3"]}],
    }  # fmt: skip

    together = {(r["firm"], r["district"]): r for r in place(**own).rows}
    named = {(r["firm"], r["district"]): r for who in ("t", "u") for r in place(who=who, **own).rows}

    assert together == named
    assert together["t", "璧山"]["vetoes"] == ["企业已在当地", "企业已在别的区县签约或开工"]
    assert together["u", "璧山"]["vetoes"] == []
    assert together["t", "永川"]["chain"] > together["u", "永川"]["chain"]


@pytest.mark.parametrize(
    ("project", "vetoed"),
    [
        ({"places": ["北京"], "reached": ["ST1", "ST4"]}, {"璧山", "永川", "铜梁", "潼南"}),
        ({"places": ["铜梁"], "reached": ["ST3"]}, {"璧山", "永川", "潼南"}),
        ({"places": ["重庆"], "reached": ["ST3"]}, {"永川", "铜梁", "潼南"}),
        ({"places": ["北京"], "reached": ["ST1"]}, set()),
        ({"places": ["北京"], "reached": ["ST3"], "state": "终止"}, set()),
        ({"places": ["北京"], "reached": []}, set()),
    ],
)
def test_any_project_that_the_firm_signed_or_started_elsewhere_is_a_veto(project, vetoed):
    known = [{"id": "璧山", "name": "璧山区", "within": ["重庆"]}]
    rows = place("C3", "t", places=known, invested=[{"firm": "t", "project": "P", "state": None, **project}],
                 targets=[{"part": "C3", "firm": "t", "name": "t", "keys": [], "regions": [], "status": None}]).rows  # fmt: skip

    assert {r["district"] for r in rows if "企业已在别的区县签约或开工" in r["vetoes"]} == vetoed
