"""A map's TOML file to a SheetMap; anything unknown or contradictory in it is one clear error."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graph.errors import LiantuError
from graph.identity import normal_form
from graph.model import MODEL, Property
from loaders.columns import MEANINGS, Column, SheetMap
from loaders.headers import fold_header
from loaders.quantities import UNITS

_COLUMN_ENTRIES: dict[str, tuple[type, ...]] = {
    "headers": (list,), "takes": (str,), "required": (bool,), "property": (str,), "unit": (str,), "source": (str,),
    "otherwise": (str,), "relation": (str, dict), "direction": (str,), "label": (str,), "whole": (bool,),
    "lenient": (bool,), "choices": (list,), "example": (str,), "identity": (bool,), "names": (str,), "words": (dict,), "end": (str,),
    "of": (str,), "value": (str,), "says": (str,), "absent": (str,),
    "measures": (str,), "units": (dict,), "accumulates": (str,),
}  # fmt: skip
_WORDS = {
    "takes": MEANINGS,
    "source": frozenset({"main", "scope", "name", "item", "english"}),
    "direction": frozenset({"in", "out"}),
    "names": frozenset({"place", "firm", "part", "title", "capability"}),
}
_LINKS = frozenset({"relation", "link_fact"})
_MAP_ENTRIES = frozenset(
    {
        "title",
        "title_en",
        "note",
        "subject",
        "relation",
        "data_kind",
        "template",
        "prefilled",
        "marks",
        "tells",
        "columns",
    }
)


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
        taken = {column.takes for column in columns} | ({"id"} if any(c.identity for c in columns) else set())
        self._complete(subject, relation, taken)
        self._linked(columns)
        title = str(content.get("title", name))
        kind = str(content.get("data_kind", "reported"))
        if kind not in (kinds := MODEL.property["Enterprise", "data_kind"].values):
            raise self.fail(f"data_kind = {kind!r} 不认识", f"可用的有 {'、'.join(kinds)}")
        return SheetMap(
            name, title, str(content.get("title_en", title)), subject, relation, kind, columns, self._index(columns),
            self._template(content.get("template", []), columns),
            *(self._names(entry, content, columns) for entry in ("prefilled", "marks", "tells")),
        )  # fmt: skip

    def _linked(self, columns: Iterable[Column]) -> None:
        """What is said about a link says about which: a fixed end, or the links of another column."""
        links = {column.name for column in columns if column.takes == "relation"}
        for column in columns:
            if column.takes == "link_fact" and bool(column.end and column.label) == bool(column.of in links):
                raise self.fail(f"[columns.{column.name}] link_fact 应写 end 和 label，或写 of = 一个 relation 栏")
            if column.takes == "link_fact" and not column.declared:
                raise self.fail(f"[columns.{column.name}] link_fact 应写 property")
            if column.says and column.of not in links:
                raise self.fail(f"[columns.{column.name}] says 应与 of 一起写")

    def _template(self, names: Any, columns: Iterable[Column]) -> tuple[Column, ...]:
        """The columns of an empty sheet; it must ask for all that are required."""
        by_name = {column.name: column for column in columns}
        if not isinstance(names, list) or (unknown := [str(name) for name in names if name not in by_name]):
            raise self.fail(
                f"template 应为栏名的列表，不认识 {names if not isinstance(names, list) else '、'.join(unknown)}"
            )
        lacking = [column.name for column in columns if column.required and column.name not in names]
        if names and lacking:
            raise self.fail(f"template 缺少必填的栏 {'、'.join(lacking)}")
        return tuple(by_name[name] for name in names)

    def _names(self, entry: str, content: Mapping[str, Any], columns: Iterable[Column]) -> frozenset[str]:
        names = content.get(entry, [])
        if not isinstance(names, list) or not set(names) <= {column.name for column in columns}:
            raise self.fail(f"{entry} 应为栏名的列表")
        return frozenset(names)

    def _known(self, entries: Mapping[str, Any], allowed: frozenset[str], where: str) -> None:
        if unknown := sorted(set(entries) - allowed):
            raise self.fail(f"{where}不认识的条目 {'、'.join(unknown)}", f"可用的有 {'、'.join(sorted(allowed))}")

    def _column(self, name: str, entries: Any, order: int, owner: str) -> Column:
        where = f"[columns.{name}] "
        self._check_entries(where, entries)
        takes, relation = entries.get("takes", "property"), entries.get("relation", {})
        by_label = {"": relation} if isinstance(relation, str) else relation
        if takes in _LINKS and (not by_label or not set(by_label.values()) <= set(MODEL.relationship)):
            raise self.fail(f"{where}relation 应为已有的关系类型")
        target = entries.get("property", name if takes in ("property", "reading") else "")
        said_of = by_label.get("", "") if takes in _LINKS else owner
        declared = self._declared(where, said_of, target)
        otherwise = self._declared(where, owner, entries.get("otherwise", ""))
        if otherwise and otherwise.kind != "strings":
            raise self.fail(f"{where}otherwise 应为列表属性")
        qualifier = f"{target}_qualifier"
        return Column(
            name,
            tuple(entries["headers"]),
            order,
            takes,
            target,
            required=entries.get("required", False),
            unit=entries.get("unit", ""),
            source=entries.get("source", "main"),
            otherwise=entries.get("otherwise", ""),
            relation=by_label,
            inward=entries.get("direction", "out") == "in",
            label=entries.get("label", ""),
            whole=entries.get("whole", False),
            lenient=entries.get("lenient", False),
            declared=declared,
            qualifier=qualifier if (said_of, qualifier) in MODEL.property else "",
            counts=_counts(declared),
            identity=entries.get("identity", False),
            names=entries.get("names", ""),
            words=_by_word(entries.get("words", {})),
            end=entries.get("end", ""),
            of=entries.get("of", ""),
            value=entries.get("value", ""),
            says=entries.get("says", ""),
            absent=entries.get("absent", ""),
            measures=entries.get("measures", ""),
            units=_by_word(entries.get("units", {})),
            accumulates=entries.get("accumulates", ""),
            choices=tuple(str(word) for word in entries.get("choices", ())),
            example=entries.get("example", ""),
        )

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
        for entry in ("words", "units"):
            if not all(isinstance(words, list) for words in entries.get(entry, {}).values()):
                raise self.fail(f'{where}{entry} 应写成 {{所指 = ["词", …]}}')
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


def _by_word(meanings: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {normal_form(word): meant for meant, words in meanings.items() for word in words}


def _counts(declared: Property | None) -> str:
    if declared is None or declared.kind not in ("number", "integer"):
        return ""
    if declared.unit in UNITS:
        return declared.unit
    return "count" if declared.kind == "integer" else ""
