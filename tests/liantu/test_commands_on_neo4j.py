"""The same commands on a real Neo4j: the same exports and answers, byte for byte."""

import json

import pytest


@pytest.fixture
def on_neo4j(command_line, tmp_path, neo4j_server):
    """The command line on an empty Neo4j."""
    env = {"LIANTU_NEO4J_USER": neo4j_server.user, "LIANTU_NEO4J_PASSWORD": neo4j_server.password}
    env["LIANTU_STORE"] = neo4j_server.url
    return lambda *args: command_line(tmp_path / "on_neo4j", *args, env=env)


def test_plan_load_undo_and_export_are_the_same_as_embedded(on_neo4j, liantu, firms):
    assert on_neo4j("plan", "load").code == 0
    before = on_neo4j("export", "graph").raw
    loads = [json.loads(side("load", str(firms), "--format", "json").out) for side in (on_neo4j, liantu)]

    after, embedded = on_neo4j("export", "graph").raw, liantu("export", "graph").raw
    checked = on_neo4j("check", "--strict").code
    undone = on_neo4j("undo", str(loads[0]["load"])).code

    assert loads[0] == loads[1]
    assert after == embedded
    assert (checked, undone) == (0, 0)
    assert on_neo4j("export", "graph").raw == before
    assert on_neo4j("doctor").code == 0


def test_copy_carries_everything_and_every_question_answers_alike(on_neo4j, liantu, firms, neo4j_server):
    liantu("load", str(firms))
    env = {"LIANTU_NEO4J_USER": neo4j_server.user, "LIANTU_NEO4J_PASSWORD": neo4j_server.password}

    done = liantu("copy", "--to", neo4j_server.url, env=env)

    assert done.code == 0, done.err
    assert on_neo4j("export", "graph").raw == liantu("export", "graph").raw
    for name in ("chain/components", "chain/firms_of", "gaps/no_recorded_maker", "overview/counts", "firms/list"):
        assert on_neo4j("ask", name, "--format", "json").raw == liantu("ask", name, "--format", "json").raw
    assert on_neo4j("firm", "重庆示例电池有限公司").raw == liantu("firm", "重庆示例电池有限公司").raw
