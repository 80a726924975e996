"""区县: bullets, priorities with what is present, absent and not surveyed, neighbours, side by side, a map of one's own."""

import json

import pytest

from graph.errors import LiantuError
from liantu.own_map import forget_map, keep_map, kept_map, read_map

EIGHT = {"500120": "璧山区", "500118": "永川区"}
SQUARE = [[[106.0, 29.5], [106.3, 29.5], [106.3, 29.8], [106.0, 29.5]]]


def geojson(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def feature(properties, coordinates=SQUARE, kind="Polygon"):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def test_district_of_the_address_stands_with_its_own_figures(asked, open_app, with_sample, drawn):
    row = next(r for r in asked(with_sample, "plan/progress").rows() if r["district"] == "江津区")

    app = open_app(with_sample, "districts", district="江津区")

    output = drawn(app, "district_bullets")["items"][1]
    assert output["number"] == f"{row['now']:,.0f}"
    assert output["pace"] == {"code": row["rating"], "word": row["rating_zh"]}
    assert [t["name"] for t in drawn(app, "district_tiles")["tiles"] if t["chosen"]] == ["江津"]


def test_priorities_show_the_state_of_every_component_and_who_has_what_is_not_there(
    asked, open_app, with_sample, drawn
):
    states = {r["name"]: r["status"] for r in asked(with_sample, "links/status", scope="璧山区").rows()}
    near = {r["name"]: r for r in asked(with_sample, "districts/neighbours", district="璧山区").rows()}

    rows = drawn(open_app(with_sample, "districts", district="璧山区"), "priorities")["rows"]

    assert [r["cells"][0]["text"] for r in rows] == ["动力电池", "电驱", "电转向", "电制动", "底盘"]
    assert sum(len(r["cells"][1]["states"]) for r in rows) == 24
    drive = rows[1]["cells"]
    assert states["交流变换器"] in {p.get("state") for p in drive[3]}
    assert near["电源分配单元"]["neighbours"] == ["江津 2 家"]
    assert "电源分配单元：江津 2 家" in drive[4]


def test_materials_of_tongnan_keep_their_qualifier(open_app, with_sample, drawn):
    rows = drawn(open_app(with_sample, "districts", district="潼南区"), "priorities")["rows"]

    assert "动力电池（材料）" in [r["cells"][0]["text"] for r in rows]


def test_four_districts_of_the_address_stand_side_by_side(open_app, with_sample, drawn):
    app = open_app(with_sample, "districts", compare="永川区,潼南,江津区")

    rows = drawn(app, "compare_sheet")["rows"]
    assert [r["cells"][0]["text"] for r in rows] == ["永川", "江津", "潼南"]
    assert rows[2]["cells"][3] == {"pace": {"code": "silent", "word": "未报送"}}
    assert rows[2]["cells"][2] == {"bullet": [None, None]}


def test_a_click_on_a_tile_looks_at_that_district(open_app, with_sample, drawn):
    app = open_app(with_sample, "districts")

    app.session_state["district_tiles"] = {"chosen": "500118"}
    app.query_params["district"] = "永川区"
    app.run()

    assert not app.exception
    assert [t["name"] for t in drawn(app, "district_tiles")["tiles"] if t["chosen"]] == ["永川"]


def test_own_map_is_kept_in_the_workspace_with_its_number_and_printed(open_app, with_sample, texts):
    keep_map(with_sample, read_map(geojson(feature({"name": "璧山"})), "渝S(2024)001号", EIGHT))

    app = open_app(with_sample, "districts")

    assert not app.exception
    assert "审图号：渝S(2024)001号" in texts(app)


def test_a_map_keeps_outlines_and_nothing_else_of_the_file(tmp_path):
    told = {"adcode": 500118, "name": "<script>alert(1)</script>", "note": "x"}

    keep_map(tmp_path, read_map(geojson(feature(told), feature({"name": "别处"})), " 渝S 1 ", EIGHT))

    kept = kept_map(tmp_path)
    assert (kept.approval, list(kept.outlines)) == ("渝S 1", ["500118"])
    assert [f["properties"] for f in kept.features()] == [{"code": "500118"}]
    forget_map(tmp_path)
    assert kept_map(tmp_path) is None


@pytest.mark.parametrize(
    ("content", "number", "said"),
    [
        (geojson(feature({"name": "璧山"})), " ", "审图号"),
        (b"not json", "1", "GeoJSON"),
        (b"[1]", "1", "GeoJSON"),
        (b'{"type": "FeatureCollection", "features": 1}', "1", "GeoJSON"),
        (geojson(feature({"name": "别处"})), "1", "没有找到"),
        (geojson(feature({"name": "璧山"}, [[["x", "y"]]])), "1", "坐标"),
        (geojson(feature({"name": "璧山"}, [[[500000.0, 3000000.0]]])), "1", "经纬度"),
        (geojson(feature({"name": "璧山"}, [106, 29], "Point")), "1", "没有找到"),
        (geojson(feature({"name": "璧山"}, [[[106.0, 29.0]] * 50_000])), "1", "边界点"),
    ],
)
def test_what_is_no_map_is_one_sentence(content, number, said):
    with pytest.raises(LiantuError, match=said):
        read_map(content, number, EIGHT)
