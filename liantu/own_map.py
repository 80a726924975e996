"""A user's own map of the districts: a GeoJSON with its approval number (审图号), kept in the workspace; the program ships none.

Only outlines and our own names of the districts are kept: nothing else of the file reaches a page.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, isfinite, radians
from pathlib import Path
from typing import Any

from graph.errors import LiantuError

_FOLDER, _FILE = "map", "districts.json"
MOST_BYTES = 8_000_000
_MOST_POINTS = 40_000  # what a page can draw at once
_CODES = ("adcode", "code", "区划代码", "行政区划代码", "id")
_NAMES = ("name", "名称", "NAME", "区县")
_LATITUDE = 29.5  # of the districts: a degree eastward is shorter by its cosine


@dataclass(frozen=True, slots=True)
class OwnMap:
    """The outlines by district code, in GeoJSON's own form, and the number that permits to show them."""

    approval: str
    outlines: Mapping[str, Mapping[str, Any]]

    def features(self) -> list[dict[str, Any]]:
        """Flat outlines, ready to be drawn on a plane with north above."""
        return [
            {"type": "Feature", "properties": {"code": code}, "geometry": _flat(shape)}
            for code, shape in self.outlines.items()
        ]


def read_map(content: bytes, approval: str, districts: Mapping[str, str]) -> OwnMap:
    """The map of these districts (code -> name) in a GeoJSON.

    Raises:
        LiantuError: too large, no GeoJSON of outlines, none of the districts in it, or no approval number.
    """
    if not approval.strip():
        raise LiantuError("请填写这幅地图的审图号：公开展示带行政区界线的地图须经审核。")
    if len(content) > MOST_BYTES:
        raise LiantuError(f"文件超过 {MOST_BYTES // 1_000_000} MB。请先简化边界再上传。")
    try:
        told = json.loads(content.decode("utf-8-sig"))
        features = told["features"] if told.get("type") == "FeatureCollection" else None
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        raise LiantuError("这不是 GeoJSON：需要 UTF-8 编码、类型为 FeatureCollection 的 JSON。") from error
    if not isinstance(features, list):
        raise LiantuError("这不是 GeoJSON：需要 UTF-8 编码、类型为 FeatureCollection 的 JSON。")
    outlines = dict(_outlines(features, districts))
    if not outlines:
        raise LiantuError(f"文件里没有找到渝西地区的任何一个区：按属性 {'、'.join((*_CODES, *_NAMES))} 查找。")
    if sum(len(ring) for shape in outlines.values() for part in shape["coordinates"] for ring in part) > _MOST_POINTS:
        raise LiantuError(f"边界点超过 {_MOST_POINTS} 个，网页画不动。请先简化边界再上传。")
    return OwnMap(approval.strip()[:100], outlines)


def keep_map(workspace: Path, own: OwnMap) -> None:
    """Put it into the workspace in place of the one before."""
    folder = workspace / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"approval": own.approval, "outlines": own.outlines}, ensure_ascii=False)
    fresh = folder / f"{_FILE}.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(folder / _FILE)


def kept_map(workspace: Path) -> OwnMap | None:
    """The map of the workspace; None where nobody gave one."""
    file = workspace / _FOLDER / _FILE
    if not file.exists():
        return None
    told = json.loads(file.read_text(encoding="utf-8"))
    return OwnMap(told["approval"], told["outlines"])


def forget_map(workspace: Path) -> None:
    """Back to the tiles."""
    (workspace / _FOLDER / _FILE).unlink(missing_ok=True)


def _outlines(features: list[Any], districts: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for feature in features:
        if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
            continue
        code = _code(feature.get("properties") or {}, districts)
        parts = _parts(feature["geometry"])
        if code and parts:
            yield code, {"type": "MultiPolygon", "coordinates": parts}


def _code(properties: Any, districts: Mapping[str, str]) -> str:
    """By the code, else by the name with or without 区."""
    if not isinstance(properties, dict):
        return ""
    said = {str(properties.get(key, "")).strip() for key in _CODES}
    named = {str(properties.get(key, "")).strip() for key in _NAMES}
    by_name = (code for code, name in districts.items() if named & {name, name.removesuffix("区")})
    return next((code for code in districts if code in said), "") or next(by_name, "")


def _parts(geometry: Mapping[str, Any]) -> list[list[list[list[float]]]]:
    """Polygons as numbers; a shape of anything else is none."""
    kind, told = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(told, list):
        return []
    try:
        parts = [
            [[[float(x), float(y)] for x, y, *_ in ring] for ring in part]
            for part in ([told] if kind == "Polygon" else told)
        ]
    except (TypeError, ValueError) as error:
        raise LiantuError("GeoJSON 的坐标写法不对：应为 [经度, 纬度] 的数组。") from error
    if any(
        not (isfinite(x) and isfinite(y) and abs(x) <= 180 and abs(y) <= 90)
        for part in parts
        for ring in part
        for x, y in ring
    ):
        raise LiantuError("GeoJSON 的坐标不是经纬度。请换成 WGS84 或 CGCS2000 经纬度坐标。")
    return parts


def _flat(shape: Mapping[str, Any]) -> dict[str, Any]:
    east = cos(radians(_LATITUDE))
    parts = [[[[x * east, y] for x, y in ring] for ring in part] for part in shape["coordinates"]]
    return {"type": "MultiPolygon", "coordinates": parts}
