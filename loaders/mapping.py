"""Maps: for each kind of sheet which column means what. The maps are TOML files that an analyst may edit."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import LiantuError
from graph.model import MODEL, Property
from loaders.headers import fold_header, take_apart
from loaders.quantities import UNITS, unit_scale

PACKAGED = Path(__file__).parent / "maps"
# What a column may be taken as. Without `takes` it is the property of its own name, read as MODEL declares it.
MEANINGS = frozenset({
    "property", "name", "credit_code", "stock_code", "alias", "place", "address", "products", "component", "assembly",
    "period", "as_of", "source", "start", "end", "key", "id", "label", "relation", "skip",
})  # fmt: skip
_COLUMN_ENTRIES: dict[str, tuple[type, ...]] = {
    "headers": (list,), "takes": (str,), "required": (bool,), "property": (str,), "unit": (str,), "source": (str,),
    "otherwise": (str,), "relation": (str, dict), "direction": (str,), "lenient": (bool,), "label": (str,), "whole": (bool,),
}  # fmt: skip
_WORDS = {
    "takes": MEANINGS,
    "source": frozenset({"main", "scope", "name", "item", "english"}),
    "direction": frozenset({"in", "out"}),
}
_MAP_ENTRIES = frozenset({"title", "title_en", "note", "subject", "relation", "data_kind", "columns"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a map."""

    name: str
    headers: tuple[str, ...]  # the sheet's usual header first, then synonyms and an English alias
    order: int
    takes: str
    target: str = ""  # the property that it fills, if any
    required: bool = False
    unit: str = ""  # meant when neither cell nor header nor title says one
    source: str = "main"  # how product text is to be read
    otherwise: str = ""  # the list property that keeps a text which cannot be read, instead of a reject
    relation: Mapping[str, str] = field(default_factory=dict)  # own label ('' = any) -> relationship type
    inward: bool = False  # the relation comes from the thing that the cell names
    label: str = ""  # what the other end of the relation is
    whole: bool = False  # a list property that takes the text as one entry
    lenient: bool = False  # a text that is no place says nothing, and is no reject
    declared: Property | None = None  # what MODEL says about the property
    qualifier: str = ""  # the property beside it that keeps ≥, ≤, ≈
    counts: str = ""  # what its numbers count, a key of `quantities.UNITS`; '' for bare numbers


@dataclass(frozen=True, slots=True)
class Bound:
    """A column found in a sheet: the header as the sender wrote it, with the unit and year that it carries."""

    column: Column
    header: str
    unit: str = ""
    year: str = ""


@dataclass(frozen=True)
class SheetMap:
    """One kind of sheet. `subject` is a label, or '' when the rows are relationships or name their label themselves."""

    name: str
    title: str
    title_en: str
    subject: str
    relation: str
    data_kind: str
    columns: tuple[Column, ...]
    index: Mapping[str, Column]  # folded header -> column

    def find(self, header: str) -> Column | None:
        """The column that a header means, if any."""
        return next((self.index[n] for n in take_apart(header).names if n in self.index), None)

    def bind(self, header: str) -> Bound | None:
        """The column with the unit and year of this header."""
        if (column := self.find(header)) is None:
            return None
        text = take_apart(header)
        units = [n for n in text.notes if column.counts and isinstance(unit_scale(n, column.counts), Decimal)]
        foreign = [n for n in text.notes if column.counts == "CNY" and "元" in n]  # 万美元: refused cell by cell
        return Bound(column, header, (units or foreign or [""])[0], text.year)

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns without which a sheet is not of this kind."""
        return tuple(column for column in self.columns if column.required)


def load_maps(*folders: Path) -> dict[str, SheetMap]:
    """Every map by name; a file in a later folder replaces the one of the same name."""
    files = map_files(*folders)
    return {name: read_map(path) for name, path in sorted(files.items())}


def map_files(*folders: Path) -> dict[str, Path]:
    """Name -> the file that counts."""
    return {path.stem: path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.toml"))}


def read_map(path: Path) -> SheetMap:
    """One map; anything unknown or contradictory in it is an error that names the entry."""
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LiantuError(f"对照表 {path.name} 不是正确的 TOML 文件：{error}。请改正后重试。") from error
    return _Check(path.name).map(path.stem, content)


class _Check:
    """Reads a map's entries and complains in one way."""

    def __init__(self, file: str) -> None:
        self.file = file

    def fail(self, what: str, next_step: str = "请改正后重试") -> LiantuError:
        return LiantuError(f"对照表 {self.file}：{what}。{next_step}。")

    def map(self, name: str, content: Mapping[str, Any]) -> SheetMap:
        self._known(content, _MAP_ENTRIES, "")
        subject, relation = str(content.get("subject", "")), str(content.get("relation", ""))
        if subject and subject not in MODEL.node:
            raise self.fail(f"subject = {subject!r} 不是已有的节点类型")
        if relation and relation not in MODEL.relationship:
            raise self.fail(f"relation = {relation!r} 不是已有的关系类型")
        if subject and relation:
            raise self.fail("subject 与 relation 只能写一个")
        given = content.get("columns")
        if not isinstance(given, dict) or not given:
            raise self.fail("没有 [columns.…]")
        columns = tuple(self._column(n, c, order, subject or relation) for order, (n, c) in enumerate(given.items()))
        self._complete(subject, relation, {column.takes for column in columns})
        title = str(content.get("title", name))
        kind = str(content.get("data_kind", "reported"))
        return SheetMap(name, title, str(content.get("title_en", title)), subject, relation, kind, columns, self._index(columns))

    def _known(self, entries: Mapping[str, Any], allowed: frozenset[str], where: str) -> None:
        if unknown := sorted(set(entries) - allowed):
            raise self.fail(f"{where}不认识的条目 {'、'.join(unknown)}", f"可用的有 {'、'.join(sorted(allowed))}")

    def _column(self, name: str, entries: Any, order: int, owner: str) -> Column:
        where = f"[columns.{name}] "
        self._check_entries(where, entries)
        takes, relation = entries.get("takes", "property"), entries.get("relation", {})
        by_label = {"": relation} if isinstance(relation, str) else relation
        if takes == "relation" and (not by_label or not set(by_label.values()) <= set(MODEL.relationship)):
            raise self.fail(f"{where}relation 应为已有的关系类型")
        target = entries.get("property", name if takes == "property" else "")
        declared = self._declared(where, owner, target)
        otherwise = self._declared(where, owner, entries.get("otherwise", ""))
        if otherwise and otherwise.kind != "strings":
            raise self.fail(f"{where}otherwise 应为列表属性")
        qualifier = f"{target}_qualifier"
        return Column(
            name, tuple(entries["headers"]), order, takes, target, entries.get("required", False), entries.get("unit", ""),
            entries.get("source", "main"), entries.get("otherwise", ""), by_label, entries.get("direction", "out") == "in",
            entries.get("label", ""), entries.get("whole", False), entries.get("lenient", False), declared,
            qualifier if (owner, qualifier) in MODEL.property else "", _counts(declared),
        )  # fmt: skip

    def _check_entries(self, where: str, entries: Any) -> None:
        if not isinstance(entries, dict):
            raise self.fail(f"{where}应为一组条目")
        self._known(entries, frozenset(_COLUMN_ENTRIES), where)
        for entry, value in entries.items():
            if not isinstance(value, _COLUMN_ENTRIES[entry]):
                raise self.fail(f"{where}{entry} 的写法不对")
        headers = entries.get("headers")
        if not headers or not all(isinstance(header, str) and header for header in headers):
            raise self.fail(f'{where}缺少 headers = ["表头", …]')
        for entry, words in _WORDS.items():
            if entry in entries and entries[entry] not in words:
                raise self.fail(f"{where}{entry} = {entries[entry]!r} 不认识", f"可用的有 {'、'.join(sorted(words))}")

    def _declared(self, where: str, owner: str, name: str) -> Property | None:
        """What MODEL says about a property; rows that name their own label are checked when they are read."""
        if not name or not owner:
            return None
        if (owner, name) not in MODEL.property:
            raise self.fail(f"{where}{owner} 没有属性 {name!r}")
        return MODEL.property[owner, name]

    def _complete(self, subject: str, relation: str, taken: set[str]) -> None:
        needed = {"start", "end"} if relation else {"name"} if subject == "Enterprise" else {"id"}
        if missing := sorted(needed - taken):
            raise self.fail(f"缺少 takes = {'、'.join(missing)} 的栏")
        if not subject and not relation and "label" not in taken:
            raise self.fail("没有 subject、relation，也没有 takes = label 的栏")

    def _index(self, columns: Iterable[Column]) -> dict[str, Column]:
        index: dict[str, Column] = {}
        for column in columns:
            for folded in {fold_header(header) for header in column.headers}:
                if other := index.get(folded):
                    raise self.fail(f"表头“{folded}”同时属于 {other.name} 和 {column.name}")
                index[folded] = column
        return index


def _counts(declared: Property | None) -> str:
    if declared is None or declared.kind not in ("number", "integer"):
        return ""
    if declared.unit in UNITS:
        return declared.unit
    return "count" if declared.kind == "integer" else ""


def choose_map(header: Sequence[str], maps: Mapping[str, SheetMap], name: str = "") -> SheetMap:
    """The map that knows most of the headers and lacks none that it requires; `name` asks for one of them."""
    if name:
        if name not in maps:
            raise LiantuError(f"没有名为 {name} 的对照表。可用的有：{'、'.join(sorted(maps))}。")
        if missing := _missing(maps[name], header):
            raise _unlike(maps[name], header, missing)
        return maps[name]
    ranked = sorted(maps.values(), key=lambda each: _likeness(each, header), reverse=True)
    chosen = next((each for each in ranked if not _missing(each, header)), None)
    if chosen is None or not ranked:
        raise _unlike(ranked[0], header, _missing(ranked[0], header))
    return chosen


def _likeness(sheet_map: SheetMap, header: Sequence[str]) -> tuple[int, float]:
    found = {column.name for text in header if (column := sheet_map.find(text))}
    return len(found), len(found) / len(sheet_map.columns)


def _missing(sheet_map: SheetMap, header: Sequence[str]) -> list[Column]:
    found = {column.name for text in header if (column := sheet_map.find(text))}
    return [column for column in sheet_map.required if column.name not in found]


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
