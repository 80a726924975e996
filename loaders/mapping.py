"""Which map reads a sheet. The maps are TOML files that an analyst may edit; what they may say is in `map_files`."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from graph.errors import LiantuError, UsageError
from loaders.columns import Column, SheetMap
from loaders.headers import take_apart
from loaders.map_files import read_map

PACKAGED = Path(__file__).parent / "maps"


def load_maps(*folders: Path) -> dict[str, SheetMap]:
    """Every map by name; a file in a later folder replaces the one of the same name."""
    files = map_files(*folders)
    return {name: read_map(path) for name, path in sorted(files.items())}


def map_files(*folders: Path) -> dict[str, Path]:
    """Name -> the file that counts."""
    return {path.stem: path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.toml"))}


def choose_map(header: Sequence[str], maps: Mapping[str, SheetMap], name: str = "") -> SheetMap:
    """The map that knows most of the headers and lacks none that it requires; `name` asks for one of them."""
    if name:
        if name not in maps:
            raise UsageError(f"没有名为 {name} 的对照表。可用的有：{'、'.join(sorted(maps))}。")
        if missing := _missing(maps[name], header):
            raise _unlike(maps[name], header, missing)
        return maps[name]
    ranked = sorted(maps.values(), key=lambda each: _likeness(each, header), reverse=True)
    chosen = next((each for each in ranked if not _missing(each, header) and _is_marked(each, header)), None)
    if chosen is None or not ranked:
        raise _unlike(ranked[0], header, _missing(ranked[0], header))
    return chosen


def _likeness(sheet_map: SheetMap, header: Sequence[str]) -> tuple[int, float]:
    found = {column.name for text in header if (column := sheet_map.find(text))}
    return len(found), len(found) / len(sheet_map.columns)


def _missing(sheet_map: SheetMap, header: Sequence[str]) -> list[Column]:
    found = {column.name for text in header if (column := sheet_map.find(text))}
    return [column for column in sheet_map.required if column.name not in found]


def _is_marked(sheet_map: SheetMap, header: Sequence[str]) -> bool:
    """Whether the header has a column that tells this kind from others with the same required ones."""
    if not sheet_map.marks:
        return True
    return any((column := sheet_map.find(text)) and column.name in sheet_map.marks for text in header)


def _unlike(sheet_map: SheetMap, header: Sequence[str], missing: Sequence[Column]) -> LiantuError:
    expected = "、".join(f"{c.headers[0]}{'*' if c.required else ''}" for c in sheet_map.columns if c.takes != "skip")
    found = "、".join(header[:40]) or "（无）"
    lacking = "、".join(column.headers[0] for column in missing)
    return LiantuError(
        f"表头无法识别：最接近的是“{sheet_map.title}”（{sheet_map.name}），缺少必需的栏：{lacking}。\n"
        f"应有表头：{expected}\n实有表头：{found}\n请改正表头，或用 --map 指明对照表。"
    )


@cache
def known_headers() -> Callable[[str], bool]:
    """Whether some packaged map knows a header."""
    return knows(load_maps(PACKAGED))


def knows(maps: Mapping[str, SheetMap]) -> Callable[[str], bool]:
    """Whether one of these maps knows a header."""
    names = frozenset(name for each in maps.values() for name in each.index)
    return lambda header: any(name in names for name in take_apart(header).names)
