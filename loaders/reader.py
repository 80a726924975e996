"""Reader: what a row says, from its cells, its sheet's context and its load; the same row always says the same."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
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
from loaders.sheets import RawSheet, read_sheets
from loaders.subjects import read_subject
from loaders.townships import Townships

RULES = "5"  # raised whenever reading changes what a row says, so that stores know to rebuild
_UNIT = re.compile(r"单位[:为]?[^元]{0,6}?([十百千万亿]*[美欧日港]?元)")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年(?![0-9]{1,2}月)")  # 2024年6月 says when it was made up
_NUMBERING = re.compile(r"^(?:[^\u4e00-\u9fff]|附[件表]|[一二三四五六七八九十]{1,3}(?=[)、.]))*(?:重庆市?)?")
_DATES = frozenset({"as_of", "changed_on"})
_ABOUT = ("end", "start", "name", "id", "label")  # what a row must name to say anything


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
        self._dates: dict[tuple[object, ...], frozenset[str]] = {}
        self._bindings = {name: Binding(sheet_map) for name, sheet_map in maps.items()}
        self.is_known: Callable[[str], bool] = knows(maps)

    @classmethod
    def from_folders(cls, data: Path, workspace: Path | None = None) -> "Reader":
        """Read maps and vocabulary; files of the same name in the workspace, an analyst's own, replace ours."""
        own = workspace / "maps" if workspace else PACKAGED
        vocab = [data / "vocab", *([workspace / "vocab"] if workspace else [])]
        places, townships = (_last(vocab, name) for name in ("places.csv", "townships.csv"))
        products = ProductVocabulary.from_folders(data, workspace)
        named, listed = named_lists(data, workspace)
        files = [*map_files(PACKAGED, own).values(), places, townships, *listed]
        digest = _digest(files, products.digest)
        names = partial(NameRules.from_folders, data, workspace)
        where = Places.from_file(places, Townships.from_file(townships))
        return cls(load_maps(PACKAGED, own), where, products, digest, names, named)

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

    def look(self, path: Path, map: str = "") -> None:
        """Whether a file can be read and some map fits one of its sheets.

        Raises:
            LiantuError: it cannot, or none fits.
        """
        sheets = read_sheets(path, self.is_known)
        if not any(self.fits(sheet) for sheet in sheets):
            self.context(sheets[0], map)

    def is_of_plan(self, load: Load) -> bool:
        """Whether the load describes things with fixed ids, the plan's own or an analyst's, on which others hang."""
        return load.reference or any(self._describes_fixed_things(sheet.map) for sheet in load.sheets)

    def _describes_fixed_things(self, map: str) -> bool:
        found = self.maps.get(map)
        if found is None:
            return True
        if found.relation:
            return MODEL.relationship[found.relation].starts != ("Enterprise",)
        return any(column.takes == "id" for column in found.columns)

    def context(self, sheet: RawSheet, map: str = "", district: str = "") -> SheetContext:
        """How the sheet is to be read: its map, and what its titles say once for all rows."""
        try:
            chosen = choose_map(sheet.header, self.maps, map)
        except UsageError:
            raise
        except LiantuError as error:
            raise LiantuError(f"{sheet.file}{'#' + sheet.name if sheet.name else ''}：{error}") from error
        units = {found for title in sheet.titles for found in _UNIT.findall(folded(title))}
        place = self.district(district) if district else self._district_of(sheet)[0]
        return SheetContext(sheet.name, chosen.name, place, _only(units), self._year_of(sheet)[0])

    def notes(self, sheet: RawSheet, map: str = "") -> tuple[str, ...]:
        """What the person should know: columns that this sheet's map does not take in, other sheets passed over."""
        chosen = choose_map(sheet.header, self.maps, map)
        told = [*self._told_by_name(sheet), *sheet.told]
        if unknown := [header for header in sheet.header if chosen.find(header) is None]:
            some = "、".join(unknown[:20]) + (" 等" if len(unknown) > 20 else "")
            kept = f"{len(unknown)} 个栏目不在“{chosen.title}”的对照表中，原样保留在来源行中：{some}"
            told.insert(0, f"{_of(sheet)}{kept}")
        return tuple(told)

    def _told_by_name(self, sheet: RawSheet) -> Iterator[str]:
        """A district or year taken from a name is told: the person may mean something else."""
        district, where = self._district_of(sheet)
        if where:
            yield f"{_of(sheet)}没写区县的行按{where}归入{self.places.by_id[district].name}"
        year, where = self._year_of(sheet)
        if where:
            yield f"{_of(sheet)}没写年度的数按{where}算作 {year} 年"

    def read(self, row: Row, load: Load, context: SheetContext) -> tuple[Record | None, tuple[Reject, ...]]:
        """What the row says, and which of its cells could not be taken. Never raises, whatever is in the cells."""
        binding = self._bindings.get(context.map)
        if binding is None:
            raise LiantuError(
                f"载入 {load.file} 时用的对照表 {context.map} 已不存在。请把 {context.map}.toml 放回 maps 文件夹。"
            )
        line = Line(row, load, context, binding)
        record = None if line.is_lost else self._record(line, binding.map)
        if record is None and not line.is_lost:
            _say_why(line, binding.map)
        return None if line.is_lost else record, tuple(line.rejects)

    def dates(self, row: Row, load: Load, context: SheetContext) -> frozenset[str]:
        """The dates that the row may be of, '' if it says none: told without reading the rest of it."""
        binding = self._bindings.get(context.map)
        if binding is None:
            return frozenset({""})
        said = {h: text for h, text in row.cells.items() if (bound := binding[h]) and bound.column.takes in _DATES}
        key = (context.map, load.as_of, *said.items())  # rows of one list mostly say the same
        if key not in self._dates:
            line = Line(replace(row, cells=said), load, context, binding)
            self._dates[key] = frozenset((line.as_of(), line.date("changed_on") or line.as_of()))
        return self._dates[key]

    def _record(self, line: Line, sheet_map: SheetMap) -> Record | None:
        if sheet_map.subject == "Enterprise":
            return read_firm(line, sheet_map, self._lists)
        if sheet_map.relation:
            return read_relation(line, sheet_map, self._lists)
        if any(column.identity for column in sheet_map.columns):
            return read_subject(line, sheet_map, self._lists)
        return read_reference(line, sheet_map, self.places)

    def _district_of(self, sheet: RawSheet) -> tuple[str, str]:
        """The one district that the titles name, else the sheet's name, else the file's; and which name said so."""
        titles = {place.id for title in sheet.titles if (place := self.places.in_text(title))}
        if titles:
            return _only(titles), ""
        return self._by_name(sheet, self._district_named)

    def _district_named(self, name: str) -> str:
        """In the name of a sheet or file a district may stand short at the beginning: 璧山企业, 3.永川."""
        if place := self.places.in_text(name):
            return place.id
        begins = _NUMBERING.sub("", folded(name))
        named = [(short, id_) for short, id_ in self._short_names if short in begins]
        return named[0][1] if len(named) == 1 and begins.startswith(named[0][0]) else ""

    @cached_property
    def _short_names(self) -> tuple[tuple[str, str], ...]:
        return tuple((p.short_name, p.id) for p in self.places.by_id.values() if p.level == "district")

    def _year_of(self, sheet: RawSheet) -> tuple[str, str]:
        """The one year that the titles name, else the sheet's name, else the file's; and which name said so."""
        titles = {found for title in sheet.titles for found in _YEAR.findall(folded(title))}
        if titles:
            return _only(titles), ""
        return self._by_name(sheet, lambda name: _only(set(_YEAR.findall(folded(name)))))

    def _by_name(self, sheet: RawSheet, said: Callable[[str], str]) -> tuple[str, str]:
        for name, where in ((sheet.name, "工作表名"), (Path(sheet.origin).stem, "文件名")):
            if found := said(name):
                return found, where
        return "", ""


def _say_why(line: Line, sheet_map: SheetMap) -> None:
    """A row that says nothing lacks what it is about, or the text there names nothing that is known."""
    for column in sheet_map.columns:
        if column.takes in _ABOUT and line.first(column.takes) is None:
            line.rejects.append(Reject(line.row.place, column.headers[0], "", "missing_required", fatal=True))
            return
    named = next((cell for meaning in _ABOUT for cell in line.all(meaning)), None)
    if named is not None:
        line.reject(named, "unknown_component", fatal=True)
    elif not line.rejects:  # a wide row of which no number could be taken has told why
        line.rejects.append(Reject(line.row.place, sheet_map.columns[0].headers[0], "", "missing_required", fatal=True))


def _of(sheet: RawSheet) -> str:
    """Which sheet of the file a note is about."""
    return f"{sheet.name}：" if sheet.name else ""


def _last(folders: list[Path], name: str) -> Path:
    """The file in the last folder that has it: an analyst's own before ours."""
    return next(folder / name for folder in reversed(folders) if (folder / name).exists() or folder == folders[0])


def _only(found: set[str]) -> str:
    """The one that was said; '' if none or several."""
    return next(iter(found)) if len(found) == 1 else ""


def _digest(files: list[Path], vocabulary: str) -> str:
    """Changes when anything changes by which rows are read."""
    digest = hashlib.sha256(f"{RULES} {vocabulary}".encode())
    for path in sorted(files, key=lambda each: each.name):
        digest.update(f"\n{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()
