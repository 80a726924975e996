"""Reader: what a row says, from its cells, its sheet's context and its load; the same row always says the same."""

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path

from graph.errors import LiantuError, UsageError
from graph.model import MODEL
from graph.records import Load, Record, Reject, Row, SheetContext
from loaders.cells import Binding, Line
from loaders.cleaning import folded
from loaders.columns import SheetMap
from loaders.firms import read_firm
from loaders.lists import Lists
from loaders.mapping import PACKAGED, choose_map, knows, load_maps, map_files
from loaders.name_rules import NameRules
from loaders.named_lists import NamedList, named_lists
from loaders.places import Places
from loaders.products import ProductVocabulary
from loaders.relations import read_reference, read_relation
from loaders.sheets import RawSheet
from loaders.subjects import read_subject

RULES = "2"  # raised whenever reading changes what a row says, so that stores know to rebuild
_UNIT = re.compile(r"单位[:为]?([十百千万亿]*[美欧日港]?元)")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")


class Reader:
    """Rows to records, by maps, the list of places and the product vocabulary."""

    def __init__(
        self,
        maps: Mapping[str, SheetMap],
        places: Places,
        products: ProductVocabulary,
        digest: str,
        names: Callable[[], NameRules],
        named: Mapping[str, NamedList],
    ) -> None:
        self.maps, self.places, self.products, self.digest = maps, places, products, digest
        self._lists = Lists(places, products, named)
        self._make_names = names
        self._bindings = {name: Binding(sheet_map) for name, sheet_map in maps.items()}
        self.is_known: Callable[[str], bool] = knows(maps)

    @classmethod
    def from_folders(cls, data: Path, workspace: Path | None = None) -> "Reader":
        """Read maps and vocabulary; files of the same name in the workspace, an analyst's own, replace ours."""
        own = workspace / "maps" if workspace else PACKAGED
        vocab = [data / "vocab", *([workspace / "vocab"] if workspace else [])]
        places = next(
            folder / "places.csv"
            for folder in reversed(vocab)
            if (folder / "places.csv").exists() or folder == vocab[0]
        )
        products = ProductVocabulary.from_folders(data, workspace)
        named, listed = named_lists(data, workspace)
        files = [*map_files(PACKAGED, own).values(), places, *listed]
        digest = _digest(files, products.digest)
        names = partial(NameRules.from_folders, data, workspace)
        return cls(load_maps(PACKAGED, own), Places.from_file(places), products, digest, names, named)

    @cached_property
    def names(self) -> NameRules:
        """How names of firms are compared; no row is read by it, so it is made only when asked for."""
        return self._make_names()

    @property
    def districts(self) -> dict[str, str]:
        """Name -> id of the districts and zones that a sheet or a person may name."""
        local = (place for place in self.places.by_id.values() if place.level in ("district", "zone"))
        return {place.name: place.id for place in local}

    def district(self, text: str) -> str:
        """The id of a district or zone that a person names."""
        place = self.places.find(text)
        if place is None or place.level not in ("district", "zone"):
            raise UsageError(f"没有名为“{text}”的区县。可用的有：{'、'.join(self.districts)}。")
        return place.id

    def fits(self, sheet: RawSheet) -> bool:
        """Whether some map can read the sheet: a cover or a page of instructions fits none."""
        try:
            choose_map(sheet.header, self.maps)
        except LiantuError:
            return False
        return True

    def is_of_plan(self, load: Load) -> bool:
        """Whether the load describes things with fixed ids, the plan's own or an analyst's, on which others hang."""
        return load.reference or not all(self._is_about_firms(sheet.map) for sheet in load.sheets)

    def _is_about_firms(self, map: str) -> bool:
        found = self.maps.get(map)
        if found is None or not found.relation:
            return found is not None and found.subject == "Enterprise"
        return MODEL.relationship[found.relation].starts == ("Enterprise",)

    def context(self, sheet: RawSheet, map: str = "", district: str = "") -> SheetContext:
        """How the sheet is to be read: its map, and what its titles say once for all rows."""
        try:
            chosen = choose_map(sheet.header, self.maps, map)
        except UsageError:
            raise
        except LiantuError as error:
            raise LiantuError(f"{sheet.file}{'#' + sheet.name if sheet.name else ''}：{error}") from error
        titles = [folded(title) for title in sheet.titles]
        units = {found for title in titles for found in _UNIT.findall(title)}
        years = {found for title in titles for found in _YEAR.findall(title)}
        place = self.district(district) if district else self._district_of(sheet)
        return SheetContext(sheet.name, chosen.name, place, _only(units), _only(years))

    def notes(self, sheet: RawSheet, map: str = "") -> tuple[str, ...]:
        """What the person should know: columns that this sheet's map does not take in, other sheets passed over."""
        chosen = choose_map(sheet.header, self.maps, map)
        unknown = [header for header in sheet.header if chosen.find(header) is None]
        if not unknown:
            return sheet.passed_over
        some = "、".join(unknown[:20]) + (" 等" if len(unknown) > 20 else "")
        told = f"{sheet.name or sheet.file}：{len(unknown)} 个栏目不在“{chosen.title}”的对照表中，原样保留在来源行中：{some}"
        return (told, *sheet.passed_over)

    def read(self, row: Row, load: Load, context: SheetContext) -> tuple[Record | None, tuple[Reject, ...]]:
        """What the row says, and which of its cells could not be taken. Never raises, whatever is in the cells."""
        binding = self._bindings.get(context.map)
        if binding is None:
            raise LiantuError(
                f"载入 {load.file} 时用的对照表 {context.map} 已不存在。请把 {context.map}.toml 放回 maps 文件夹。"
            )
        line = Line(row, load, context, binding)
        record = None if line.is_lost else self._record(line, binding.map)
        return None if line.is_lost else record, tuple(line.rejects)

    def _record(self, line: Line, sheet_map: SheetMap) -> Record | None:
        if sheet_map.subject == "Enterprise":
            return read_firm(line, sheet_map, self._lists)
        if sheet_map.relation:
            return read_relation(line, sheet_map, self._lists)
        if any(column.identity for column in sheet_map.columns):
            return read_subject(line, sheet_map, self._lists)
        return read_reference(line, sheet_map, self.places)

    def _district_of(self, sheet: RawSheet) -> str:
        """The one district that the titles name, else the one whose name the sheet bears."""
        found = {place.id for title in sheet.titles if (place := self.places.in_text(title))}
        if not found and sheet.name and (place := self.places.find(sheet.name)) and place.level in ("district", "zone"):
            found = {place.id}
        return _only(found)


def _only(found: set[str]) -> str:
    """The one that was said; '' if none or several."""
    return next(iter(found)) if len(found) == 1 else ""


def _digest(files: list[Path], vocabulary: str) -> str:
    """Changes when anything changes by which rows are read."""
    digest = hashlib.sha256(f"{RULES} {vocabulary}".encode())
    for path in sorted(files, key=lambda each: each.name):
        digest.update(f"\n{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()
