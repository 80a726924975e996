"""The front matter of a question file -> Query; a file that does not keep its promises is refused, in words."""

import re
import tomllib
from collections.abc import Set
from pathlib import Path
from typing import Any

from graph.model import MODEL
from queries.derive.asked import source
from queries.question import COLUMN_KINDS, PARAM_KINDS, Column, Facts, Param, Proof, Query, QuestionError, Words
from queries.thresholds import packaged

FACTS = Path(__file__).parent / "facts"
SHOWN = "shown"  # parameter of what is read later: what the answer shows

_FRONT = re.compile(r"\A\s*/\*---\n(.*?)\n---\*/", re.DOTALL)
_SILENT = re.compile(r"/\*.*?\*/|//[^\n]*|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.DOTALL)
_WRITING = re.compile(
    r"\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD\s+CSV|CALL\s+(?:db|apoc|gds))\b", re.IGNORECASE
)
_KEYS = {
    "title", "question", "rule", "limits", "identity", "params", "columns", "total", "derive", "facts", "later", "thresholds",
    "proof",
}  # fmt: skip
_DEFAULTS: dict[str, tuple[type, ...]] = {"integer": (int,), "number": (int, float)}


def read_question(path: Path, name: str, *, own: bool = False) -> Query:
    """Read one file.

    Raises:
        QuestionError: with the file and everything that is wrong with it.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")  # editors on Windows write a mark in front
        front = _front(text, own=own)
        query = _query(name, text, front, own=own)
    except UnicodeDecodeError as error:
        raise QuestionError(f"问题文件“{path}”不是 UTF-8 编码。") from error
    except tomllib.TOMLDecodeError as error:
        raise QuestionError(f"问题文件“{path}”的说明段不是正确的 TOML：{error}") from error
    except _Wrong as error:
        raise QuestionError(f"问题文件“{path}”：{error}") from error
    if wrong := [*_promises(query), *_proves(query)]:
        raise QuestionError(f"问题文件“{path}”：" + "；".join(wrong))
    return query


def used_parameters(text: str) -> frozenset[str]:
    """Names after `$` outside comments and strings."""
    return frozenset(re.findall(r"\$(\w+)", _SILENT.sub(" ", text)))


class _Wrong(Exception):
    """What is wrong with a file, before its name is known."""


def _front(text: str, *, own: bool) -> dict[str, Any]:
    match = _FRONT.match(text)
    if match:
        return tomllib.loads(match[1])
    if own:  # plain Cypher is a question too: everything it does not say gets a plain answer
        return {
            "params": {
                name: {"kind": "scope" if name == "scope" else "text", "default": ""}
                for name in sorted(used_parameters(text))
            }
        }
    raise _Wrong("开头没有 /*--- … ---*/ 说明段")


def _query(name: str, text: str, front: dict[str, Any], *, own: bool) -> Query:
    if unknown := sorted(front.keys() - _KEYS):
        raise _Wrong(f"不认识的说明项 {'、'.join(unknown)}（可用：{'、'.join(sorted(_KEYS))}）")
    default = name.partition("/")[2] if own else ""
    columns = tuple(_column(key, value, own=own) for key, value in _table(front, "columns").items())
    return Query(
        name=name,
        title=_words(front.get("title", {}), "title", own=own, default=default),
        question=_words(front.get("question", {}), "question", own=own, default=default),
        params=tuple(_param(key, value, own=own) for key, value in _table(front, "params").items()),
        columns=columns,
        identity=tuple(front.get("identity", [c.name for c in columns] if own else [])),
        text=text,
        total=str(front.get("total", "")),
        own=own,
        rule=_words(front.get("rule", {}), "rule", own=own),
        limits=_words(front.get("limits", {}), "limits", own=own),
        derive=(derive := str(front.get("derive", ""))),
        facts=tuple(_facts(each) for each in front.get("facts", ())),
        later=tuple(_facts(each) for each in front.get("later", ())),
        thresholds=tuple(_section(each) for each in front.get("thresholds", ())),
        proof=_proof(front.get("proof")),
        digest=_source(derive),
    )


def _facts(name: str) -> Facts:
    path = FACTS / f"{name}.cypher"
    if not path.is_file():
        raise _Wrong(f"facts 中的“{name}”不存在")
    return Facts(name, path.read_text(encoding="utf-8"))


def _section(name: str) -> str:
    if name not in packaged().sections:
        raise _Wrong(f"thresholds 中的“{name}”不存在")
    return name


def _proof(value: Any) -> Proof | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("question"), str):
        raise _Wrong("proof 应写成 {question = …, 参数 = 列名或 $参数}")
    return Proof(value["question"], tuple((k, str(v)) for k, v in value.items() if k != "question"))


def _source(derive: str) -> str:
    try:
        return source(derive) if derive else ""
    except LookupError as error:
        raise _Wrong(f"derive 中的“{derive}”不存在") from error


def _table(front: dict[str, Any], key: str) -> dict[str, Any]:
    value = front.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
        raise _Wrong(f"{key} 应为表（[{key}]）")
    return value


def _words(value: Any, what: str, *, own: bool, default: str = "") -> Words:
    if not isinstance(value, dict):
        raise _Wrong(f"{what} 应写成 {what}.zh 和 {what}.en")
    zh, en = str(value.get("zh", "")), str(value.get("en", ""))
    if own:
        zh, en = zh or en or default, en or zh or default
    elif not (zh and en):
        raise _Wrong(f"{what} 缺少{'中文（zh）' if not zh else '英文（en）'}")
    return Words(zh, en)


def _param(name: str, value: dict[str, Any], *, own: bool) -> Param:
    kind = str(value.get("kind"))
    default: Any = value.get("default")
    if kind not in PARAM_KINDS:
        raise _Wrong(f"参数 {name} 的 kind 应为 {'、'.join(PARAM_KINDS)} 之一，不是“{kind}”")
    if not _suits(kind, default):
        raise _Wrong(f"参数 {name} 的默认值 {default!r} 与 kind = {kind} 不符")
    choices = tuple(value.get("choices", ()))
    if (kind == "choice") != bool(choices) or (choices and default not in (None, *choices)):
        raise _Wrong(f"参数 {name}：kind = choice 要有 choices，默认值在其中")
    doc = _words(value.get("doc", {}), f"参数 {name} 的 doc", own=own, default=name)
    return Param(name, kind, default, doc, choices)


def _suits(kind: str, default: object) -> bool:
    return default is None or isinstance(default, _DEFAULTS.get(kind, (str,)))


def _column(name: str, value: dict[str, Any], *, own: bool) -> Column:
    kind, node = value.get("kind"), value.get("node", "")
    if kind not in COLUMN_KINDS:
        raise _Wrong(f"列 {name} 的 kind 应为 {'、'.join(COLUMN_KINDS)} 之一，不是 {kind!r}")
    if node and node not in MODEL.node:
        raise _Wrong(f"列 {name} 的 node = {node} 不是图中的标签")
    title = _words({k: v for k, v in value.items() if k in {"zh", "en"}}, f"列 {name}", own=own, default=name)
    return Column(name, kind, title, node, value.get("unit", ""), value.get("of", ""))


def _promises(query: Query) -> list[str]:
    """What the file promises and does not keep, in words."""
    names = {c.name for c in query.columns}
    declared = {p.name for p in query.params}
    texts = (query.text, query.total, *(f.text for f in query.facts))
    used = frozenset().union(*map(used_parameters, texts)) | _used_later(query)
    derived = (
        {p.name for p in query.params} if query.derive else frozenset()
    )  # the function may use what Cypher does not
    plain = _SILENT.sub(" ", query.text)
    firms = {c.name for c in query.columns if c.node == "Enterprise" and c.name in query.identity}
    keyed = {c.of for c in query.columns if c.kind == "keys"}
    return [
        text
        for bad, text in (
            (not (query.own or query.columns), "没有声明列（[columns]）"),
            ("id" in names, "列名 id 已用于结论编号"),
            (set(query.identity) - names and names, f"identity 中的 {_list(set(query.identity) - names)} 不是列"),
            (declared - used - derived, f"声明了参数 {_list(declared - used)} 但没有用到"),
            (used - declared, f"用到了没有声明的参数 {_list(used - declared)}"),
            (
                not query.own and firms - keyed,
                f"identity 中的企业列 {_list(firms - keyed)} 没有对应的 keys 列（of = …）",
            ),
            (keyed - names, f"keys 列的 of = {_list(keyed - names)} 不是列"),
            (query.derive and not names, "有 derive 就要声明列（[columns]）"),
            (_WRITING.search(plain + " " + _SILENT.sub(" ", query.total)), "问题只能读，不能含写入语句"),
            (";" in plain, "一个文件只能有一条语句，不要写分号"),
            (not query.own and "ORDER BY" not in plain and query.identity, "没有 ORDER BY，结果次序不定"),
        )
        if bad
    ]


def _used_later(query: Query) -> frozenset[str]:
    """Parameters of what is read last, but for the one that the question itself gives."""
    return frozenset().union(*(used_parameters(f.text) for f in query.later)) - {SHOWN}


def _proves(query: Query) -> list[str]:
    """The proof takes its parameters from columns and, behind a $, from parameters of this question."""
    can = {c.name for c in query.columns} | {f"${p.name}" for p in query.params}
    strange = {value for _, value in query.proof.given} - can if query.proof else set()
    return [f"proof 中的 {_list(strange)} 不是列，也不是 $参数"] if strange else []


def _list(names: Set[str]) -> str:
    return "、".join(sorted(names))
