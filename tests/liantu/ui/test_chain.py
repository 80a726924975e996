"""产业链图 without a browser: what is sent to the explorer, the panel's words, judging, the address, the two sides of a firm."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from liantu.explorer.changes import Changes, FirmChanges, firm_changes, state_changes
from liantu.explorer.makers import makers
from liantu.explorer.tree import tree
from liantu.ui.explorer.flow import flow
from liantu.ui.parts.link_state import reason
from liantu.words import WORDS, Voice
from queries.runner import ask
from queries.thresholds import packaged

ZH = Voice("zh")
SCOPE = "渝西地区"


def texts(app: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(e.value) for kind in kinds for e in getattr(app, kind)).replace("\\", "")


@pytest.fixture(scope="session")
def store(sample_workspace, tmp_path_factory):
    import shutil

    folder = shutil.copytree(sample_workspace / "store", tmp_path_factory.mktemp("chain") / "store")
    with open_store(f"embedded:{folder}") as opened:
        yield opened


def chosen(app: AppTest, **view) -> AppTest:
    app.session_state["explorer"] = {"view": {"selected": "", "open": [], "text": "", **view}}
    return app.run()


# ---- the tree -------------------------------------------------------------------------------------------------------


def nodes(node):
    yield node
    for child in node.get("children", ()):
        yield from nodes(child)


@pytest.fixture(scope="session")
def drawn(store):
    spine = ask(store, "plan/structure").rows()
    states = {r["code"]: r for r in ask(store, "links/status", scope=SCOPE).rows()}
    assemblies = {r["assembly"]: r for r in ask(store, "links/assemblies", scope=SCOPE).rows()}
    return spine, states, assemblies


def test_tree_has_every_part_of_the_plan_once(drawn):
    spine, states, assemblies = drawn

    levels = [n["level"] for n in nodes(tree(ZH, spine, states, assemblies, Changes(), SCOPE))]

    assert {level: levels.count(level) for level in levels} == {"root": 1, "system": 3, "assembly": 12, "component": 56}


def test_assembly_says_how_many_are_made_and_at_most(drawn):
    spine, states, assemblies = drawn

    found = {
        n["id"]: n["note"]
        for n in nodes(tree(ZH, spine, states, assemblies, Changes(), SCOPE))
        if n["level"] == "assembly"
    }

    for code, row in assemblies.items():
        low, high, total = row["made"], row["made_at_most"], row["components"]
        assert found[code] == (f"{low}/{total}" if low == high else f"{low}–{high}/{total}")


def test_component_says_its_makers_or_its_state_and_pills_what_does_not_count(drawn):
    spine, states, assemblies = drawn

    for node in nodes(tree(ZH, spine, states, assemblies, Changes(), SCOPE)):
        if node["level"] == "component":
            row = states[node["id"]]
            assert node["count"] == (f"{row['producers']} 家" if row["producers"] else None)
            assert dict(node["pills"]) == {
                k: n for k, n in (("dashed", row["unverified"]), ("dotted", row["pipeline"])) if n
            }


def test_tree_without_states_has_the_same_cells(drawn):
    spine, states, assemblies = drawn

    full = [n["id"] for n in nodes(tree(ZH, spine, states, assemblies, Changes(), SCOPE))]

    assert [n["id"] for n in nodes(tree(ZH, spine, {}, {}, Changes(), SCOPE))] == full


def test_firms_outside_the_scope_stand_apart_and_are_not_counted(store):
    rows = ask(store, "chain/makers", component="C56", scope=SCOPE).rows()

    sent = makers(ZH, "C56", rows, FirmChanges(), 60)

    inside = [r for r in rows if r["located"] == "scope" and not r["verdict"].startswith("searched_")]
    assert sent["total"] == len(inside)
    assert {g["id"]: g["total"] for g in sent["groups"]} == {
        where: n for where in ("city", "beyond", "nowhere") if (n := sum(r["located"] == where for r in rows))
    }
    assert f"已核实 {sum(r['counts'] for r in rows)}" in sent["head"]


def test_only_so_many_firms_are_sent_and_the_one_that_is_looked_for(store):
    rows = ask(store, "chain/makers", component="C02", scope=SCOPE).rows()
    last = [r for r in rows if r["located"] == "scope"][-1]["who"]

    few, found = makers(ZH, "C02", rows, FirmChanges(), 2), makers(ZH, "C02", rows, FirmChanges(), 2, last)

    assert len(few["list"]) == 8 or len(few["list"]) == 2
    assert few["total"] == found["total"]
    assert f"C02|{last}" in {n["id"] for n in found["list"]}


def test_lines_tell_what_counts_from_what_does_not(store):
    sent = makers(ZH, "C56", ask(store, "chain/makers", component="C56", scope=SCOPE).rows(), FirmChanges(), 60)

    lines = {n["kind"]: set() for n in sent["list"]}
    for n in sent["list"]:
        lines[n["kind"]].add(n["line"])
    assert lines["project"] == {"dotted"}
    assert "solid" in lines["firm"]


def test_changes_are_those_of_the_two_answers(store):
    before, now = (ask(store, "links/status", scope=s) for s in ("璧山区", SCOPE))

    found = state_changes(before, now)

    old = {r["code"]: r["status"] for r in before.rows()}
    assert found.states == {r["code"]: old[r["code"]] for r in now.rows() if old[r["code"]] != r["status"]}
    assert found.states


def test_firms_that_came_and_went_are_told(store):
    before, now = (ask(store, "chain/makers", component="C02", scope=s) for s in ("璧山区", "铜梁区"))

    changed = firm_changes(before, now)
    sent = makers(ZH, "C02", now.rows(), changed, 200)

    told = {n["id"]: n["change"]["word"] for n in sent["list"] if n["change"]}
    assert not changed.new  # a firm elsewhere is on record on both sides: it is not new
    assert {r["kind"] for r in changed.gone} == {"project"}
    assert set(told.values()) == {WORDS["change.gone"][0]}


# ---- upstream and downstream ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mode", "question"), [("up", "chain/upstream"), ("down", "chain/downstream")])
def test_every_firm_before_and_behind_hangs_once(store, mode, question):
    firm = ask(store, "firms/search", text="示例甲汽车").rows()[0]
    found = ask(store, question, firm=firm["firm"], limit=400)

    sent = flow(mode, firm, found, {"text": "", "list": []})

    hung = [n["id"] for n in nodes(sent["tree"])][1:]
    assert sorted(hung) == sorted(r["firm"] for r in found.rows())
    assert {n["level"] for n in nodes(sent["tree"])} == {level["id"] for level in sent["levels"]}


def test_page_of_a_firms_upstream_lists_its_rows_and_goes_back(open_app, with_sample):
    app = open_app(with_sample, "chain", firm="示例甲汽车有限公司", mode="up")

    assert not app.exception
    assert "示例甲汽车有限公司" in [h.value.replace("\\", "") for h in app.header]
    app.button(key="flow_back").click().run()
    assert "mode" not in app.query_params


# ---- the panel ------------------------------------------------------------------------------------------------------


def test_component_shows_state_reason_and_firms(open_app, with_sample, store):
    row = next(r for r in ask(store, "links/status", scope=SCOPE).rows() if r["code"] == "C15")

    shown = texts(chosen(open_app(with_sample, "chain"), selected="C15", open=["C15"]))

    assert "电动压缩机" in shown
    assert WORDS["why.makers"][0].format(n=row["producers"], g=row["owner_groups"]) in shown
    assert WORDS["why.W1"][0].format(weak=3) in shown
    assert f"已核实 {row['producers']}" in shown


def test_component_without_record_is_not_surveyed(open_app, workspace):
    app = open_app(workspace, "chain", part="C05")

    assert not app.exception
    assert WORDS["why.UNKNOWN"][0] in texts(app)
    assert WORDS["panel.unknown"][0] in texts(app)
    assert "缺" not in texts(app).replace("不能说没有", "")


@pytest.mark.parametrize("scope", ["", SCOPE, "璧山区", "潼南区"])
def test_every_component_has_a_reason_in_words(store, scope):
    limits = packaged().sections["link"]

    for row in ask(store, "links/status", scope=scope).rows():
        said = reason(row, limits)
        assert said
        assert all(said)
        assert not any("{" in sentence for sentence in said)


def test_judgement_is_signed_and_stands_beside_what_is_computed(open_app, with_sample):
    app = open_app(with_sample, "chain", part="C09")
    computed = next(m.value for m in app.markdown if WORDS["why.makers"][0][:4] in m.value)
    app.session_state["judge_form"] = True
    app.run()

    app.selectbox(key="judge_state").set_value("WEAK").run()
    app.text_area(key="judge_why").set_value("两家已停线").run()
    app.text_input(key="who_judge").set_value("张示例").run()
    app.button(key="judge_keep").click().run()

    shown = texts(app)
    assert not app.exception
    assert "**人工研判**　薄弱" in shown
    assert "两家已停线" in shown
    assert "张示例" in shown
    assert computed in [m.value for m in app.markdown]


def test_panel_says_what_is_on_record_of_demand(open_app, with_sample):
    assert "重庆市有配套需求的记录" in texts(open_app(with_sample, "chain", part="C02"))


def test_no_record_of_demand_is_not_no_demand(open_app, workspace):
    assert "重庆市没有查到配套需求的记录，不等于没有需求。" in texts(open_app(workspace, "chain", part="C02"))


def test_nobody_judges_or_registers_in_a_read_only_app(open_app, with_sample):
    app = open_app(with_sample, "chain", part="C09", read_only=True)

    keys = {b.key for b in app.button}
    assert not app.exception
    assert keys.isdisjoint({"to_targets", "to_register", "judge_keep"})


def test_routes_are_asked_only_when_opened(open_app, with_sample):
    app = open_app(with_sample, "chain", part="C24")
    assert "招商目标 " not in texts(app)

    app.session_state["routes"] = True
    shown = texts(app.run())

    assert not app.exception
    assert "承接转移" in shown
    assert "最近的本地企业" in shown


def test_component_goes_to_the_targets_by_the_door_of_one_line(open_app, with_sample):
    app = open_app(with_sample, "chain", part="C24")
    app.button(key="to_targets").click().run()

    app.text_input(key="to_targets_0_firm").set_value("江苏示例激光雷达有限公司")
    app.text_input(key="who_to_targets").set_value("张示例").run()
    app.button(key="to_targets_try").click().run()
    app.button(key="to_targets_keep").click().run()

    assert not app.exception
    app.session_state["routes"] = True
    shown = texts(chosen(app, selected="C24"))
    assert "招商目标" in shown


def test_firm_of_the_tree_has_both_sides_and_its_profile(open_app, with_sample, store):
    firm = next(r for r in ask(store, "chain/makers", component="C02", scope=SCOPE).rows() if r["counts"])

    app = open_app(with_sample, "chain", part=f"C02|{firm['who']}")

    assert not app.exception
    assert firm["name"] in [h.value.replace("\\", "") for h in app.header]
    app.button(key="to_up").click().run()
    assert app.query_params["mode"] == "up"


def test_project_of_the_tree_shows_its_component(open_app, with_sample, store):
    project = next(r for r in ask(store, "chain/makers", component="C12", scope=SCOPE).rows() if r["kind"] == "project")

    app = open_app(with_sample, "chain", part=f"C12|{project['who']}")

    assert not app.exception
    assert not app.error
    assert "交流变换器" in texts(app)


# ---- the address ----------------------------------------------------------------------------------------------------


def test_choices_stand_in_the_address_and_strangers_are_left_out(open_app, with_sample):
    app = chosen(
        open_app(with_sample, "chain"),
        selected="C02",
        status=["WEAK", "NONSENSE", "BROKEN"],
        district="500120",
        open=["C02"] * 50,
    )

    assert not app.exception
    assert app.query_params["part"] == "C02"
    assert app.query_params["status"] == "WEAK,BROKEN"
    assert app.query_params["district"] == "500120"
    app = chosen(app)
    assert {"part", "status", "district"}.isdisjoint(app.query_params)


def test_day_of_comparison_is_used(open_app, with_sample):
    app = open_app(with_sample, "chain", part="C02", before="2024-03-31")

    assert not app.exception
    assert not app.error
