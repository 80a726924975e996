"""What a person says -> what a question takes: every parameter kind knows its own vocabulary."""

import difflib
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.dates import interval, newest
from graph.errors import UsageError
from graph.identity import normal_form
from queries.question import Param, Query
from queries.reading import Readable
from queries.registry import statement
from queries.scope import Scope, UnknownWord, named_place, places, resolve_scope


@dataclass(frozen=True, slots=True)
class Used:
    """A parameter as it was used: `value` goes to Cypher, `shown` to the person and into JSON."""

    value: Any
    shown: Any


def used_parameters(store: Readable, query: Query, given: Mapping[str, Any]) -> dict[str, Used]:
    """Every declared parameter with the value it will have.

    Raises:
        UsageError: a parameter that the question does not have, one that is missing, or one of the wrong kind.
        UnknownWord: a place, part or firm that is not in the store.
    """
    names = [p.name for p in query.params]
    if strange := sorted(given.keys() - set(names)):
        can = f"可用参数：{'、'.join(names)}" if names else "它没有参数"
        raise UsageError(f"问题 {query.name} 没有参数 {'、'.join(strange)}。{can}。")
    return {p.name: _used(store, query, p, given.get(p.name, p.default)) for p in query.params}


def _used(store: Readable, query: Query, param: Param, said: Any) -> Used:
    if said is None:
        raise UsageError(f"问题 {query.name} 需要参数 {param.name}（{param.doc.zh}）。")
    return _KINDS[param.kind](store, param, said)


def _text(store: Readable, param: Param, said: Any) -> Used:
    text = _string(param, said)
    if not text and param.required:
        raise UsageError(f"参数 {param.name}（{param.doc.zh}）不能为空。")
    return Used(text, text)


def _integer(store: Readable, param: Param, said: Any) -> Used:
    try:
        number = int(str(said).strip())
    except ValueError as error:
        raise UsageError(f"参数 {param.name} 应为整数，不是“{said}”。") from error
    if number < 0:
        raise UsageError(f"参数 {param.name} 不能为负：{number}。")
    return Used(number, number)


def _number(store: Readable, param: Param, said: Any) -> Used:
    try:
        number = float(str(said).strip())
    except ValueError as error:
        raise UsageError(f"参数 {param.name} 应为数，不是“{said}”。") from error
    if not math.isfinite(number):
        raise UsageError(f"参数 {param.name} 应为数，不是“{said}”。")
    return Used(number, number)


def _choice(store: Readable, param: Param, said: Any) -> Used:
    text = _string(param, said)
    if text not in param.choices:
        raise UsageError(f"参数 {param.name} 应为 {'、'.join(param.choices)} 之一，不是“{text}”。")
    return Used(text, text)


def _date(store: Readable, param: Param, said: Any) -> Used:
    """The last day that is meant; nothing said: the newest date that the data themselves give ('' when they give none)."""
    text = _string(param, said)
    try:
        day = interval(text or newest({r["date"] for r in store.read(statement("dates"))}))[1]
    except ValueError as error:
        raise UsageError(f"参数 {param.name}：“{text}”不是日期。请写成 2024、2024-06 或 2024-06-30。") from error
    return Used(day, day)


def _scope(store: Readable, param: Param, said: Any) -> Used:
    try:
        scope = resolve_scope(store, _string(param, said))
    except UnknownWord:
        if said != param.default or places(store):
            raise
        scope = Scope(str(said), ())  # a store without anything: the question's own default is not the reader's mistake
    return Used(list(scope.places), {"words": scope.words, "places": list(scope.places)})


def _district(store: Readable, param: Param, said: Any) -> Used:
    text = _string(param, said)
    if not text:
        return _nothing(param)
    place = named_place(tuple(p for p in places(store) if p.level in {"district", "zone"}), text)
    return _thing(place.id, place.name)


def _component(store: Readable, param: Param, said: Any) -> Used:
    return _part(store, param, _string(param, said), "component", "部件")


def _assembly(store: Readable, param: Param, said: Any) -> Used:
    return _part(store, param, _string(param, said), "assembly", "总成")


def _either(store: Readable, param: Param, said: Any) -> Used:
    return _part(store, param, _string(param, said), "", "总成或部件")


def _part(store: Readable, param: Param, text: str, kind: str, word: str) -> Used:
    """A component or assembly by id, name or abbreviation; R—EPS, r-eps and Ｒ－ＥＰＳ are the same."""
    if not text:
        return _nothing(param)
    known = [r for r in store.read(statement("parts")) if kind in ("", r["kind"])]
    for r in known:
        names = [r["id"], r["name"], *_abbreviations(r["abbreviation"])]
        if _folded(text) in {_folded(n) for n in names}:
            return _thing(r["id"], r["name"])
    if not known:
        raise UnknownWord(f"不认识的{word}“{text}”：库里还没有计划的{word}。请先运行 liantu plan load。")
    names = [n for r in known for n in (r["name"], *_abbreviations(r["abbreviation"]))]
    near = [n for n in names if text in n][:5] or difflib.get_close_matches(text, names, n=5, cutoff=0.4)
    raise UnknownWord(
        f"不认识的{word}“{text}”。" + (f"是否指：{'、'.join(near)}？" if near else f"请用计划中的{word}名称或编码。")
    )


def _enterprise(store: Readable, param: Param, said: Any) -> Used:
    """A firm by id, any of its keys, its name, or an alias that only one firm has."""
    text = _string(param, said)
    if not text:
        return _nothing(param)
    form = normal_form(text)
    keys = [text, f"code:{text.upper()}", f"stock:{text.upper()}", f"name:{form}"]
    found = store.read(statement("firm"), {"text": text, "form": form, "keys": keys})
    best = [r for r in found if r["exact"]] or found
    best = [r for r in best if not r["mentioned"]] or best
    if len(best) == 1:
        return _thing(best[0]["id"], best[0]["name"])
    if best:
        some = "、".join(f"{r['name']}（{r['id']}）" for r in best[:8])
        raise UnknownWord(f"“{text}”可指 {len(best)} 家企业：{some}。请用括号中的标识。")
    near = [r["name"] for r in store.read(statement("firm_near"), {"text": text})]
    raise UnknownWord(
        f"没有找到企业“{text}”。" + (f"是否指：{'、'.join(near)}？" if near else "请用 liantu find 查找。")
    )


def _enterprises(store: Readable, param: Param, said: Any) -> Used:
    """Several firms, each as above, separated by ；or 、."""
    texts = [each.strip() for each in re.split(r"[;；、\n]", _string(param, said)) if each.strip()]
    found = [_enterprise(store, param, each) for each in texts]
    if not found:
        empty = _nothing(param)
        return Used([], empty.shown)
    return Used([each.value for each in found], [each.shown for each in found])


def _nothing(param: Param) -> Used:
    if param.required:
        raise UsageError(f"参数 {param.name}（{param.doc.zh}）不能为空。")
    return Used("", "")


def _thing(id: str, name: str) -> Used:
    return Used(id, {"words": name, "id": id})


def _string(param: Param, said: Any) -> str:
    if not isinstance(said, str):
        raise UsageError(f"参数 {param.name} 应为文字，不是 {said!r}。")
    return unicodedata.normalize("NFKC", said).strip()


def _folded(text: str) -> str:
    return normal_form(text).replace("—", "-").replace("–", "-")


def _abbreviations(text: str | None) -> list[str]:
    return [text, *(part for part in text.replace("、", "/").split("/") if part != text)] if text else []


_KINDS: dict[str, Callable[[Readable, Param, Any], Used]] = {
    "assembly": _assembly,
    "choice": _choice,
    "component": _component,
    "date": _date,
    "district": _district,
    "enterprise": _enterprise,
    "enterprises": _enterprises,
    "integer": _integer,
    "number": _number,
    "part": _either,
    "scope": _scope,
    "text": _text,
}
