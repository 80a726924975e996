"""Manifest: what a file says of its own figures, so that they can be computed again. Text and hash; no file format here."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import LiantuError
from liantu.briefing.chain_map import ChainMap, Figure, Locator, Text, Value
from liantu.doctor import program_version

FORM = 1  # of the manifest; a reader refuses others
WITHHELD_ZH = "不公开"


class DamagedManifest(LiantuError):
    """The manifest was changed after it was made, or is not one (exit code 5)."""

    exit_code = 5


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked for the file. `moment` '' is the date of the briefing, 'compare' the other one."""

    name: str
    version: str
    given: Mapping[str, Any]
    thresholds: Mapping[str, Mapping[str, Any]]
    moment: str
    data_version: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure of the file. `number` counts figures in reading order from 1; `texts` are the words that show it."""

    number: int
    id: str
    asked: str
    find: Locator
    value: Value
    shown: str
    texts: tuple[str, ...]
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was made, from which data, by which program, and each figure."""

    title: str
    template: str
    scope: str
    audience: str
    as_of: str
    compare: str
    given: Mapping[str, str]
    program: str
    data_version: str
    asked: Mapping[str, Question]
    figures: tuple[Shown, ...]


def text(chain_map: ChainMap) -> str:
    """The manifest of a briefing, in one line; equal briefings have equal texts."""
    body = {
        "liantu": FORM,
        "program": program_version(),
        "data_version": next((a.data_version for a in chain_map.asked.values() if not a.moment), ""),
        "request": {
            name: getattr(chain_map, name) for name in ("title", "template", "scope", "audience", "as_of", "compare")
        }
        | {"given": dict(chain_map.given)},
        "asked": {id: _question(chain_map, id) for id in _asked(chain_map)},
        "figures": [_figure(n, figure, texts) for n, (figure, texts) in enumerate(shown_as(chain_map).values(), 1)],
    }
    return _text({**body, "hash": _hash(body)})


def read(text: str) -> Manifest:
    """The manifest of this text.

    Raises:
        DamagedManifest: it is none, was changed, or was made by a later program in another form.
    """
    try:
        body = json.loads(text)
        said = body.pop("hash")
        if body["liantu"] != FORM:
            raise DamagedManifest("文件里的清单是另一版程序写的，这一版读不了。请用做它的那一版程序核对。")
        if said != _hash(body):
            raise DamagedManifest("文件里的清单被改动过（校验值不符），不能核对。请重新生成这份简报。")
        return _manifest(body)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedManifest("文件里的清单已损坏，不能核对。请重新生成这份简报。") from error


def shown_as(chain_map: ChainMap) -> dict[str, tuple[Figure, tuple[str, ...]]]:
    """Figure id -> the figure and the words that show it, in reading order."""
    found: dict[str, list[str]] = {}
    for block in chain_map.walk():
        for said in block.texts():
            for id, words in runs(said):
                if id:
                    found.setdefault(id, []).append(words)
    return {id: (chain_map.figures[id], tuple(dict.fromkeys(words))) for id, words in found.items()}


def runs(said: Text) -> list[tuple[str, str]]:
    """(figure id or '', words): neighbours that show the same figure are one run. Writers mark these, `verify` reads them."""
    found: list[tuple[str, str]] = []
    for span in said:
        if found and found[-1][0] == span.figure:
            found[-1] = (span.figure, found[-1][1] + span.text)
        else:
            found.append((span.figure, span.text))
    return found


def numbers(chain_map: ChainMap) -> dict[str, int]:
    """Figure id -> its number in the manifest, by which files mark it."""
    return {id: n for n, id in enumerate(shown_as(chain_map), 1)}


def _asked(chain_map: ChainMap) -> Iterable[str]:
    return dict.fromkeys(figure.asked for figure, _ in shown_as(chain_map).values())


def _question(chain_map: ChainMap, id: str) -> dict[str, Any]:
    asked = chain_map.asked[id]
    return {
        "question": asked.question,
        "version": asked.question_version,
        "given": dict(asked.given),
        "thresholds": {section: dict(values) for section, values in asked.thresholds.items()},
        "moment": asked.moment,
        "data_version": asked.data_version,
    }


def _figure(number: int, figure: Figure, texts: tuple[str, ...]) -> dict[str, Any]:
    return {
        "n": number,
        "id": figure.id,
        "asked": figure.asked,
        "column": figure.find.column,
        "where": [[column, list(w) if isinstance(w, tuple) else w] for column, w in figure.find.where],
        "measure": figure.find.measure,
        "value": figure.value,
        "shown": figure.shown,
        "texts": list(texts),
        **({"withheld": True} if figure.shown == WITHHELD_ZH else {}),
    }


def _manifest(body: Mapping[str, Any]) -> Manifest:
    asked = {
        id: Question(q["question"], q["version"], q["given"], q["thresholds"], q["moment"], q["data_version"])
        for id, q in body["asked"].items()
    }
    return Manifest(
        **body["request"],
        program=body["program"],
        data_version=body["data_version"],
        asked=asked,
        figures=tuple(_shown(f) for f in body["figures"]),
    )


def _shown(told: Mapping[str, Any]) -> Shown:
    where = tuple((column, tuple(w) if isinstance(w, list) else w) for column, w in told["where"])
    find = Locator(told["column"], where, told["measure"])
    return Shown(
        told["n"],
        told["id"],
        told["asked"],
        find,
        told["value"],
        told["shown"],
        tuple(told["texts"]),
        bool(told.get("withheld")),
    )


def _text(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def _hash(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(_text(body).encode()).hexdigest()
