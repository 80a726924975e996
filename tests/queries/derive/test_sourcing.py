"""Where needs are met: each need is in one of five columns, whatever the scope."""

import pytest

from queries.derive.asked import Asked
from queries.derive.needs import COLUMNS
from queries.derive.sourcing import by_assembly, by_vehicle, firms
from queries.registry import registry
from queries.runner import ask
from queries.thresholds import packaged

SCOPES = ("", "重庆", "渝西地区", "璧山区", "渝北区")


@pytest.mark.parametrize("scope", SCOPES)
def test_the_five_columns_add_to_the_needs(golden, scope):
    rows = ask(golden, "sourcing/by_vehicle", scope=scope).rows()
    rows += [
        r for a in ("A01", "A02", "A03") for r in ask(golden, "sourcing/by_assembly", assembly=a, scope=scope).rows()
    ]

    assert all(sum(row[name] for name in COLUMNS) == row["needs"] for row in rows)


@pytest.mark.parametrize("scope", SCOPES)
def test_every_need_of_a_part_has_its_suppliers_behind_it(golden, scope):
    for row in ask(golden, "sourcing/by_assembly", assembly="A01", scope=scope).rows():
        behind = ask(golden, "sourcing/firms", part=row["code"], scope=scope).rows()

        assert len({line["buyer"] for line in behind}) >= row["needs"]


def supplier(firm, in_scope, in_city, placed):
    return {
        "model": "m",
        "part": "A01",
        "firm": firm,
        "in_scope": in_scope,
        "in_city": in_city,
        "placed": placed,
        "rows": [],
        "as_of": None,
    }


@pytest.mark.parametrize(
    ("sourcing", "suppliers", "column"),
    [
        (None, [supplier("a", False, False, True), supplier("b", True, True, True)], "in_scope"),
        (None, [supplier("a", False, True, True)], "in_city"),
        (None, [supplier("a", False, False, True)], "outside"),
        (None, [supplier("a", False, False, True), supplier("b", False, False, False)], "outside"),
        (None, [supplier("a", False, False, False)], "unknown"),
        (None, [], "unknown"),
        ("none", [], "nobody"),
        ("own", [], "in_city"),
    ],
)
def test_a_need_is_counted_where_its_nearest_supplier_is(sourcing, suppliers, column):
    need = {
        "model": "m", "model_name": "m", "maker": "e", "maker_name": "e", "part": "A01", "purchases_cny": None,
        "sourcing": sourcing, "rows": [], "as_of": None, "in_scope": False, "in_city": True, "placed": True,
    }  # fmt: skip
    spine = [{"assembly": "A01", "name": "动力电池", "system_name": "新能源系统"}]

    row = by_vehicle(Asked(spine, {"needs": [need], "model_suppliers": suppliers}, {}, packaged())).rows[0]

    assert [name for name in COLUMNS if row[name]] == [column]


def test_a_model_that_says_nothing_of_an_assembly_is_unknown_not_outside(golden):
    rows = {row["assembly"]: row for row in ask(golden, "sourcing/by_vehicle").rows()}

    assert [rows["A02"][name] for name in COLUMNS] == [0, 0, 0, 0, 1]
    assert rows["A02"]["local_count_share"] is None


def test_without_a_model_the_answer_says_so(golden):
    answer = ask(golden, "sourcing/by_vehicle", demand="璧山区")

    assert "没有车型需求的记录" in answer.warnings[0]


def test_the_list_of_suppliers_is_cut_at_its_limit_and_tells_how_many_there_are(golden):
    whole, cut = (ask(golden, "sourcing/firms", scope="", demand="", limit=limit) for limit in (2000, 2))

    assert cut.rows() == whole.rows()[:2]
    assert (cut.total, whole.total) == (len(whole.findings), len(whole.findings))
    assert [warning.of("en").partition(";")[0] for warning in cut.warnings] == [f"{whole.total} in all"]
    assert whole.warnings == ()


def bought(supplies, needs=(), **parameters):
    """What `buyer` and others buy of C01, from firms that stand where their name says; `nowhere` has no place."""
    named = {name for row in supplies for name in (row["supplier"], row["customer"])}
    places = [{"id": name, "name": name} for name in ("here", "city", "away")]
    located = [{"place": p["id"], "firms": sorted(n for n in named if n.startswith(p["id"]))} for p in places]
    facts = {
        "needs": list(needs), "model_suppliers": [], "purchases": supplies, "purchases_of_assembly": supplies,
        "firm_names": [{"firm": name, "name": name, "keys": []} for name in sorted(named)], "located": located, "places": places,
    }  # fmt: skip
    given = {
        "scope": ["here"],
        "city": ["here", "city"],
        "demand": [""],
        "maker": "",
        "model": "",
        "part": "",
        "limit": 9,
    }
    return Asked([{"code": "C01", "id": "C01", "name": "C01"}], facts, {**given, **parameters}, packaged())


def supply(supplier, customer="buyer", cny=None):
    return {"supplier": supplier, "customer": customer, "components": ["C01"], "sales_cny": cny, "rows": [supplier]}


@pytest.mark.parametrize(
    ("supplies", "purchases", "share"),
    [
        ([supply("here", cny=1e6), supply("away", cny=9e6)], 1e7, 0.1),
        ([supply("here", cny=1e6), supply("nowhere", cny=9e6)], 1e6, 1.0),
        ([supply("here", cny=1e6), supply("city", cny=1e6), supply("away", "other", 2e6)], 4e6, 0.25),
        ([supply("here", cny=1e6), supply("away")], None, None),
    ],
    ids=["elsewhere", "nowhere", "two buyers", "not all stated"],
)
def test_a_purchase_is_local_by_the_value_of_its_local_suppliers(supplies, purchases, share):
    row = by_assembly(bought(supplies)).rows[0]

    assert (row["purchases_cny"], row["local_value_share"]) == (purchases, share)


def test_each_supplier_of_a_purchase_is_listed_with_its_own_value():
    rows = firms(bought([supply("here", cny=1e6), supply("away", cny=9e6)])).rows

    assert {(row["firm"], row["purchases_cny"]) for row in rows} == {("here", 1e6), ("away", 9e6)}


def of_a_model(suppliers, sourcing=None, as_of=None):
    """One need of a maker in the city; suppliers (place, as_of) stand in the scope or outside."""
    need = {
        "model": "m", "model_name": "m", "maker": "e", "maker_name": "e", "part": "A01", "purchases_cny": None,
        "sourcing": sourcing, "as_of": as_of, "rows": [], "in_scope": False, "in_city": True, "placed": True,
    }  # fmt: skip
    known = [{**supplier(place, place == "here", place == "here", True), "as_of": date} for place, date in suppliers]
    spine = [{"assembly": "A01", "name": "动力电池", "system_name": "新能源系统"}]
    return Asked(spine, {"needs": [need], "model_suppliers": known}, {}, packaged())


@pytest.mark.parametrize(
    ("suppliers", "sourcing", "as_of", "column"),
    [
        ([("here", "2023-01"), ("away", "2024-06")], None, "2024-06", "outside"),
        ([("here", "2023-01")], "none", "2024-06", "nobody"),
        ([("here", "2023-01")], "own", "2024-06", "in_city"),
        ([("here", "2023-01"), ("away", "2024-06")], "none", "2024-06", "outside"),
        ([("here", "2023-01")], None, "2024-06", "in_scope"),
        ([("here", "2024"), ("away", "2024-06")], None, "2024-06", "in_scope"),
        ([("here", None), ("away", "2024-06")], None, "2024-06", "in_scope"),
        ([("here", "2023-01")], "none", None, "in_scope"),
    ],
    ids=["another", "nobody", "in house", "named after nobody", "nothing said", "same year", "undated", "undated word"],
)
def test_a_supplier_counts_until_a_newer_sheet_says_otherwise(suppliers, sourcing, as_of, column):
    row = by_vehicle(of_a_model(suppliers, sourcing, as_of)).rows[0]

    assert [name for name in COLUMNS if row[name]] == [column]


def test_suppliers_that_no_longer_count_are_told():
    answers = [by_vehicle(of_a_model(given, "none", "2024-06")) for given in ([("here", "2023-01")], [])]

    assert [list(answer.warnings) for answer in answers] == [
        ["另有 1 家供应商只见于较早的表，同一需求已有更新的说法（另一家供应商、自制或无人供应），未计入。"],
        [],
    ]


def needed(model, sourcing="own"):
    """The need of C01 of a model of `maker`, a maker in the city."""
    return {
        "model": model, "model_name": model, "maker": "maker", "maker_name": "maker", "part": "C01", "purchases_cny": None,
        "sourcing": sourcing, "as_of": None, "rows": [], "in_scope": False, "in_city": True, "placed": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("needs", "model", "buyers"),
    [
        ([], "", ["maker", "other"]),
        ([needed("m1"), needed("m2")], "", ["m1", "m2", "other"]),
        ([needed("m1")], "m1", ["m1"]),
        ([], "m3", []),
    ],
    ids=["no model known", "all models", "one model", "a model that does not name it"],
)
def test_a_need_is_counted_and_listed_once_and_of_one_model_only_its_own(needs, model, buyers):
    asked = bought([supply("here", "maker"), supply("away", "other")], needs, model=model)

    listed = firms(asked)

    assert by_assembly(asked).rows[0]["needs"] == len(buyers)
    assert [row["buyer"] for row in listed.rows] == buyers
    assert listed.total == len(buyers)


@pytest.mark.parametrize(
    ("question", "zh", "en"),
    [
        *(
            (
                name,
                "车型一字未提的总成也各计一个需求，为不明",
                "an assembly of which a model says nothing is a need as well, unknown",
            )
            for name in ("by_vehicle", "by_model", "total")
        ),
        (
            "by_assembly",
            "一家供应商没有地点、另一家在市外的为市外",
            "one supplier without a place and another outside it is outside",
        ),
    ],
)
def test_the_rule_says_what_counts_without_being_written(question, zh, en):
    rule = registry()[f"sourcing/{question}"].rule

    assert (zh in rule.zh, en in rule.en) == (True, True)
