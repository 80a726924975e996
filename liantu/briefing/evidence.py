"""The rows behind each figure: those that its answer names, else those that the proof of its question names, and so on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph import archive
from liantu.briefing.asking import Moment
from liantu.briefing.chain_map import ChainMap, Figure

if TYPE_CHECKING:
    from graph.records import Row
    from liantu.briefing.making import Workbench
    from queries.runner import Answer

_DEEPEST = 3  # a sentence rests on states, a state on its proof, the proof names rows


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind a briefing's figures. `of`: figure id -> ids of rows; `rows`: the rows, in the order of loads and lines."""

    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: "Mapping[str, Row]" = field(default_factory=dict)

    def places(self, figure: str) -> list[str]:
        """Where the rows of a figure stand: `企业.xlsx#企业!17`."""
        return [self.rows[id].place for id in self.of.get(figure, ()) if id in self.rows]


NOTHING = Behind()


def behind(chain_map: ChainMap, bench: "Workbench") -> Behind:
    """Of a briefing for 工作; () where the data have none (a count of plan parts, a word of ours)."""
    now = bench.at(chain_map.as_of)
    then = bench.at(chain_map.compare) if chain_map.compare else None
    of = {figure.id: _of_figure(chain_map, figure, now, then) for figure in chain_map.used()}
    ids = sorted({id for some in of.values() for id in some}, key=_place)
    found = {row.id: row for row in archive.rows(bench.at("").store, ids)}  # the ledger is in the live store only
    return Behind(of, {id: found[id] for id in ids if id in found})


def ids_in_short(ids: Iterable[str]) -> str:
    """15!1, 15!2, 15!3, 21!7 -> 15!1–3，21!7."""
    runs: list[tuple[str, int, int]] = []
    said: list[str] = []
    for id in ids:
        load, _, line = id.partition("!")
        if not line.isdigit():
            said.append(id)
        elif runs and runs[-1][0] == load and runs[-1][2] == int(line) - 1:
            runs[-1] = (load, runs[-1][1], int(line))
        else:
            runs.append((load, int(line), int(line)))
    said += [f"{load}!{first}" if first == last else f"{load}!{first}–{last}" for load, first, last in runs]
    return "，".join(said)


def _of_figure(chain_map: ChainMap, figure: Figure, now: Moment, then: Moment | None) -> tuple[str, ...]:
    asked = chain_map.source_of(figure.id)
    moment = then if asked.moment and then else now
    rows = figure.find.rows(asked.rows)
    found = set(figure.rows) or set(_behind(moment, asked.question, asked.given, rows, _DEEPEST))
    return tuple(sorted(found, key=_place))


def _behind(
    moment: Moment, question: str, given: Mapping[str, Any], rows: Iterable[Mapping[str, Any]], deep: int
) -> Iterator[str]:
    from queries.registry import registry

    proof = registry()[question].proof
    for row in rows:
        if row.get("rows"):
            yield from row["rows"]
        elif proof and deep:
            found = _proved(moment, question, given, row)
            yield from _behind(moment, proof.question, found[0], found[1].rows(), deep - 1)


def _proved(
    moment: Moment, question: str, given: Mapping[str, Any], row: Mapping[str, Any]
) -> "tuple[dict[str, Any], Answer]":
    from queries.registry import registry

    query = registry()[question]
    if query.proof is None:
        raise ValueError(f"{question} has no proof")
    said = {p.name: given.get(p.name, p.default) for p in query.params}
    wanted = {name: said[v[1:]] if v.startswith("$") else row[v] for name, v in query.proof.given}
    return wanted, moment.ask(query.proof.question, wanted)


def _place(id: str) -> tuple[int, int, str]:
    load, _, line = id.partition("!")
    return (int(load), int(line), "") if load.isdigit() and line.isdigit() else (0, 0, id)
