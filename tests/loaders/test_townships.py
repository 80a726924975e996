"""Townships and streets in addresses: they stand for their district when it is certain, and for nothing otherwise."""

import csv
from pathlib import Path

import pytest

from graph.errors import LiantuError
from graph.records import Load, NodeRef, Row
from liantu.paths import data_folder
from loaders.reader import Reader
from loaders.sheets import read_sheets
from loaders.townships import Townships

BISHAN, JIANGJIN, YONGCHUAN, DAZU, TONGLIANG = "500120", "500116", "500118", "500111", "500151"
CHONGQING = "500000"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("璧城街道", BISHAN),
        ("双福街道", JIANGJIN),
        ("白市驿镇", "500107"),
        ("璧泉街道剑山路100号", BISHAN),
        ("重庆市双福街道福星大道", JIANGJIN),
        ("重庆市江津区双福街道", JIANGJIN),
        ("重庆市江津市珞璜镇", JIANGJIN),
        ("璧山县青杠街道", BISHAN),
        ("江津双福街道", JIANGJIN),
        ("重庆市龙水镇", DAZU),
        ("大足龙水镇工业园", DAZU),
        ("重庆 大安街道", YONGCHUAN),
        ("中国重庆市大安街道凤凰湖", YONGCHUAN),
        # a district that is named outranks a township that is elsewhere
        ("重庆市永川区双福街道", YONGCHUAN),
        # names that other places have too
        ("龙水镇", None),
        ("大安街道", None),
        ("大安", None),
        ("江苏省南通市大安镇", "320000"),
        ("江苏省苏州市双福街道", "320000"),
        ("苏州市双福街道", None),
        ("四川省自贡市大安区", "510000"),
        ("吉林省大安市", "220000"),
        ("成都市龙泉驿区大面街道", None),
        # in several districts of 重庆
        ("重庆市临江镇", CHONGQING),
        ("重庆市临江镇大安街道", YONGCHUAN),
        # ordinary words, roads, and names within names
        ("重庆市龙水路8号", CHONGQING),
        ("重庆市十八双福街道", CHONGQING),
        ("来自三庙镇一带", None),
        ("", None),
    ],
)
def test_addresses(reader: Reader, address: str, place: str | None) -> None:
    found = reader.places.in_address(address)

    assert (found.id if found else None) == place


@pytest.mark.parametrize(
    ("address", "near", "place"),
    [
        ("大安街道", YONGCHUAN, YONGCHUAN),
        ("龙水镇", DAZU, DAZU),
        ("龙水镇", BISHAN, None),
        ("临江镇", YONGCHUAN, YONGCHUAN),
        ("重庆市临江镇", YONGCHUAN, YONGCHUAN),
        ("江苏省大安镇", YONGCHUAN, "320000"),
        ("南通市大安街道", YONGCHUAN, None),
        ("双福街道", YONGCHUAN, JIANGJIN),
    ],
)
def test_the_sheets_own_district_decides_between_equal_names(
    reader: Reader, address: str, near: str, place: str | None
) -> None:
    found = reader.places.in_address(address, near)

    assert (found.id if found else None) == place


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("璧城街道", BISHAN),
        ("双福街道", JIANGJIN),
        ("璧山县", BISHAN),
        ("江津市", JIANGJIN),
        ("永川市", YONGCHUAN),
        ("大足县", DAZU),
        ("双桥区", DAZU),
        ("万盛", "Z-WS"),
        ("两江新区", "Z-LJ"),
        ("重庆高新区", "Z-GX"),
    ],
)
def test_a_cell_for_the_district_may_name_a_street_or_an_old_name(
    reader: Reader, tmp_path: Path, cell: str, place: str
) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(f"企业名称,区县\n甲公司,{cell}\n", "utf-8")
    (sheet,) = read_sheets(path)

    record, rejects = reader.read(
        Row("1!1", "1", "", "x", sheet.rows[0].cells), Load("1", "x", "", ()), reader.context(sheet)
    )

    assert rejects == ()
    assert record is not None
    assert [(link.type, link.end) for link in record.links if isinstance(link.end, NodeRef)] == [
        ("LOCATED_IN", reader.places.by_id[place].ref)
    ]


def test_every_district_of_the_list_is_a_place_and_every_name_is_whole() -> None:
    reader = Reader.from_folders(data_folder())
    with (data_folder() / "vocab" / "townships.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))

    districts = {district for line in lines for district in line["districts"].split("|")}
    assert districts == {place.id for place in reader.places.by_id.values() if place.level == "district"}
    assert all(line["name"].endswith(("街道", "镇", "乡")) for line in lines)
    assert len({line["name"] for line in lines}) == len(lines)
    assert {line["elsewhere"] for line in lines} == {"true", "false"}


def test_the_list_has_every_township_of_the_western_districts(reader: Reader, shared_data: Path) -> None:
    with (shared_data / "townships_western_8.csv").open(encoding="utf-8", newline="") as stream:
        known = [(line["township"], line["district_code"]) for line in csv.DictReader(stream)]

    found = [
        (name, place.id if (place := reader.places.in_address(name, district)) else "") for name, district in known
    ]

    assert found == known


def test_an_analysts_list_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "vocab").mkdir()
    (tmp_path / "vocab" / "townships.csv").write_text("name,districts,elsewhere\n新设街道,500120,false\n", "utf-8")

    reader = Reader.from_folders(data_folder(), tmp_path)

    assert getattr(reader.places.in_address("新设街道1号"), "id", "") == BISHAN
    assert reader.places.in_address("璧城街道") is None
    assert reader.digest != Reader.from_folders(data_folder()).digest


@pytest.mark.parametrize(
    ("content", "words"), [("name,districts\n", "缺少栏：elsewhere"), (b"\xff\xfe\x00", "无法读取")]
)
def test_a_wrong_list_is_one_sentence(tmp_path: Path, content: str | bytes, words: str) -> None:
    path = tmp_path / "townships.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)

    with pytest.raises(LiantuError, match=words):
        Townships.from_file(path)
