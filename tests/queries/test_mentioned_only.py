"""Firms only mentioned: whatever kind of record names them, they are listed with it, so that list and total agree."""

from graph.cypher import put_edges, put_nodes
from graph.records import Edge, Node, NodeRef
from queries.runner import ask

ROW = {"rows": ("9!1",)}
CELLS, PROJECT = NodeRef("Component", "C02"), NodeRef("Project", "500120:示例璧山电控项目")
NAMED = {"示例投资方": "项目投资", "示例现供应商": "车型现供应商", "示例目标": "招商目标"}


def firm(name):
    return NodeRef("Enterprise", f"text:{name}")


def name_others(store):
    """One firm by each kind of record that is no supply and no owner; the model is built in 渝北."""
    model = store.read("MATCH (m:VehicleModel) RETURN m.id AS id ORDER BY id")[0]["id"]
    store.write(
        put_nodes([Node("Enterprise", f"text:{name}", {"name": name, "mentioned": True}) for name in NAMED])
        + put_edges(
            [
                Edge("INVESTS_IN", firm("示例投资方"), PROJECT, "", ROW),
                Edge(
                    "SOURCED_FROM", NodeRef("VehicleModel", model), firm("示例现供应商"), "C02", {**ROW, "part": "C02"}
                ),
                Edge("TARGETED_FOR", firm("示例目标"), CELLS, "", ROW),
            ]
        )
    )


def test_investors_suppliers_of_models_and_targets_are_listed_with_their_kind_of_record(golden_on_engine):
    name_others(golden_on_engine)

    answer = ask(golden_on_engine, "quality/mentioned_only")

    assert {r["name"]: r["named_in"] for r in answer.rows() if r["name"] in NAMED} == {n: [k] for n, k in NAMED.items()}
    assert len(answer.findings) == answer.total == 8


def test_in_a_scope_they_are_named_by_its_projects_and_makers_of_models(golden_on_engine):
    name_others(golden_on_engine)

    found = {
        scope: {r["name"] for r in ask(golden_on_engine, "quality/mentioned_only", scope=scope).rows()} & NAMED.keys()
        for scope in ("璧山区", "渝北区", "潼南区")
    }

    assert found == {"璧山区": {"示例投资方"}, "渝北区": {"示例现供应商"}, "潼南区": set()}
