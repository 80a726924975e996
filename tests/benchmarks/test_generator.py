"""The firms invented for benchmarks: repeatable, in the wanted number and mixture, obviously invented."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.generator import HUBS, Vocabulary, write
from loaders.codes import credit_code
from loaders.mapping import PACKAGED, choose_map, load_maps

FIRMS = 500


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write(tmp_path_factory.mktemp("generated"), FIRMS)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_same_size_gives_the_same_bytes_and_another_seed_does_not(paths: tuple[Path, Path], tmp_path: Path) -> None:
    again, other = write(tmp_path / "again", FIRMS), write(tmp_path / "other", FIRMS, seed=1)

    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in paths]
    assert [path.read_bytes() for path in other] != [path.read_bytes() for path in paths]


def test_the_maps_know_the_sheets_by_their_headers(paths: tuple[Path, Path]) -> None:
    maps = load_maps(PACKAGED)

    chosen = [choose_map(tuple(rows(path)[0]), maps).name for path in paths]

    assert chosen == ["firms", "supplies"]


def test_a_firm_has_about_three_products_and_five_supply_rows(paths: tuple[Path, Path]) -> None:
    firms, supplies = rows(paths[0]), rows(paths[1])
    products = sum(len(row["主营产品"].split("、")) for row in firms)

    assert len({row["企业名称"] for row in firms}) == FIRMS
    assert 2.7 < products / FIRMS < 3.3
    assert 4.7 < len(supplies) / FIRMS < 5.3


def test_every_component_has_makers_and_every_district_firms(paths: tuple[Path, Path]) -> None:
    vocabulary, firms = Vocabulary(), rows(paths[0])
    products = {product for row in firms for product in row["主营产品"].split("、")}

    assert len(vocabulary.components) == 56
    assert [part for part in vocabulary.components if not products & set(vocabulary.words[part])] == []
    assert {row["区县"] for row in firms} == set(vocabulary.districts)


def test_a_fifth_goes_to_a_dozen_hubs_and_the_rest_to_listed_firms(paths: tuple[Path, Path]) -> None:
    firms, supplies = rows(paths[0]), rows(paths[1])
    full, short = {row["企业名称"] for row in firms}, {row["简称"] for row in firms}
    kinds = Counter("full" if row["客户"] in full else "short" if row["客户"] in short else "hub" for row in supplies)
    hubs = {row["客户"] for row in supplies} - full - short

    assert len(hubs) == HUBS
    assert 0.16 < kinds["hub"] / len(supplies) < 0.24
    assert kinds["full"] > kinds["short"] > 0
    assert [row for row in supplies if row["供应商"] == row["客户"]] == []


def test_names_say_that_they_are_invented_and_codes_are_well_formed(paths: tuple[Path, Path]) -> None:
    firms, supplies = rows(paths[0]), rows(paths[1])
    names = {row["企业名称"] for row in firms} | {row["客户"] for row in supplies}
    codes = {row["统一社会信用代码"] for row in firms} - {""}

    assert [name for name in names if not name.startswith("示例")] == []
    assert [code for code in codes if credit_code(code) != code] == []
