"""The ledger as nodes: loads, rows, judgements and the store's own notes, written and read. No rule about what they mean."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import orjson

from graph import cypher
from graph.cypher import Statement, steps
from graph.records import Judgement, Load, Node, NodeRef, Reject, Row, SheetContext, View
from graph.store import GraphStore

META = "meta"
# a row but for its tokens, a quarter of the time that reading it takes
_WHOLE = (
    "RETURN r.id AS id, r.load AS load, r.sheet AS sheet, r.place AS place, r.cells AS cells, r.outcome AS outcome, "
    "r.rejects AS rejects"
)
UNFINISHED = "unfinished"  # stands for the digest while a graph is written in steps: no graph was made with it


@dataclass(frozen=True, slots=True)
class Meta:
    """The store's own notes. `revision` counts commits; `rows_sum` is an order-free sum over all rows' contents."""

    revision: int = 0
    rows_sum: int = 0
    judgements_sum: int = 0
    digest: str = ""  # vocabulary, maps and fold rules that the graph was made with
    next_load: int = 1

    @property
    def version(self) -> str:
        """Order-free hash of rows, judgements, maps and vocabulary: the same facts give the same version anywhere."""
        text = f"{self.rows_sum:x} {self.judgements_sum:x} {self.digest}"
        return hashlib.sha256(text.encode()).hexdigest()[:12]


# ---- to nodes -------------------------------------------------------------------------------------------------------


def load_node(load: Load) -> Node:
    """A load with everything but its rows."""
    body = {k: v for k, v in asdict(load).items() if k not in {"id", "file", "sha256", "state"}}
    return Node("Load", load.id, {"file": load.file, "sha256": load.sha256, "state": load.state, "body": _json(body)})


def row_node(row: Row, tokens: str = "") -> Node:
    """A row, whole, with the tokens by which a change finds it, one a line."""
    made: dict[str, Any] = {"load": row.load, "sheet": row.sheet, "place": row.place, "cells": _json(row.cells)}
    if tokens:
        made["tokens"] = tokens
    if row.outcome:
        made["outcome"] = row.outcome
    if row.rejects:
        made["rejects"] = _json([asdict(r) for r in row.rejects])
    return Node("Row", row.id, made)


def judgement_node(judgement: Judgement) -> Node:
    """A human decision."""
    return Node(
        "Judgement",
        judgement.id,
        {k: v for k, v in asdict(judgement).items() if k in ("a", "b") or (v != "" and k != "id")},
    )


def view_node(view: View) -> Node:
    """A saved view."""
    return Node("View", view.id, {k: v for k, v in asdict(view).items() if v != "" and k != "id"})


def meta_node(meta: Meta) -> Node:
    """The store's notes; `version` stands in them for readers that know no more than the graph."""
    body = {**asdict(meta), "rows_sum": f"{meta.rows_sum:x}", "judgements_sum": f"{meta.judgements_sum:x}"}
    return Node("Meta", META, {"revision": meta.revision, "body": _json({**body, "version": meta.version})})


def drop_rows(load: str, limit: int) -> Statement:
    """Delete up to `limit` rows of a load; repeat until it says 0."""
    return Statement(
        "MATCH (r:Row {load: $load}) WITH r LIMIT $limit DELETE r RETURN count(r) AS n",
        {"load": load, "limit": limit},
    )


def put_tokens(found: Iterable[tuple[str, str]]) -> Statement:
    """Give rows other tokens: the maps or the vocabulary have changed."""
    rows = [{"id": row, "tokens": text or None} for row, text in found]
    return Statement("UNWIND $rows AS x MATCH (r:Row {id: x.id}) SET r.tokens = x.tokens", {"rows": rows})


def drop_load(load: str) -> Statement:
    """Delete a load's own node."""
    return cypher.delete_nodes([NodeRef("Load", load)])[0]


# ---- from the store -------------------------------------------------------------------------------------------------


def meta(store: GraphStore) -> Meta:
    """The store's notes; those of an empty store when there are none."""
    found = store.read("MATCH (m:Meta {id: $id}) RETURN m.body AS body", {"id": META})
    if not found:
        return Meta()
    body = orjson.loads(found[0]["body"])
    body.pop("version")
    return Meta(**{**body, **{k: int(body[k], 16) for k in ("rows_sum", "judgements_sum")}})


def loads(store: GraphStore) -> tuple[Load, ...]:
    """All loads, in the order in which they were given."""
    found = store.read(
        "MATCH (l:Load) RETURN l.id AS id, l.file AS file, l.sha256 AS sha256, l.state AS state, l.body AS body"
    )
    made = []
    for r in found:
        body = orjson.loads(r.pop("body"))
        body["sheets"] = tuple(SheetContext(**s) for s in body["sheets"])
        body["replaces"] = tuple(body.get("replaces", ()))
        made.append(Load(**r, **body))
    return tuple(sorted(made, key=lambda load: int(load.id)))


def judgements(store: GraphStore) -> tuple[Judgement, ...]:
    """All human decisions, by id."""
    found = store.read("MATCH (j:Judgement) RETURN properties(j) AS p")
    return tuple(sorted((Judgement(**r["p"]) for r in found), key=lambda j: int(j.id)))


def views(store: GraphStore) -> tuple[View, ...]:
    """All saved views, by id."""
    found = store.read("MATCH (v:View) RETURN properties(v) AS p")
    return tuple(sorted((View(**r["p"]) for r in found), key=lambda view: int(view.id)))


def tokens(store: GraphStore) -> list[dict[str, Any]]:
    """`id`, `load` and `tokens` of every row that says something (one scan)."""
    return store.read("MATCH (r:Row) WHERE r.tokens IS NOT NULL RETURN r.id AS id, r.load AS load, r.tokens AS tokens")


def firm_tokens(store: GraphStore) -> list[dict[str, Any]]:
    """The same, of rows about firms only: their tokens begin with a key."""
    return store.read(
        "MATCH (r:Row) WHERE r.tokens STARTS WITH 'k:' RETURN r.id AS id, r.load AS load, r.tokens AS tokens"
    )


def stale_tokens(store: GraphStore, said: Mapping[str, str], live: Collection[str]) -> Iterator[tuple[str, str]]:
    """Rows of these loads whose stored tokens are not what they say now, with the tokens that they should have."""
    stored = {r["id"]: r["tokens"] for r in tokens(store) if r["load"] in live}
    for row in said.keys() | stored.keys():
        if stored.get(row, "") != said.get(row, ""):
            yield row, said.get(row, "")


def rows(store: GraphStore, ids: Iterable[str]) -> Iterator[Row]:
    """The rows with these ids, whole."""
    for part in steps(ids):
        yield from map(_row, store.read(f"UNWIND $ids AS wanted MATCH (r:Row {{id: wanted}}) {_WHOLE}", {"ids": part}))


def rows_of(store: GraphStore, load: str) -> list[Row]:
    """All rows of a load, in the order of its file."""
    found = store.read(f"MATCH (r:Row {{load: $load}}) {_WHOLE}", {"load": load})
    return sorted(map(_row, found), key=lambda row: int(row.id.rpartition("!")[2]))


def row_nodes(store: GraphStore, load: str, tokens: Mapping[str, str] | None = None) -> Iterator[Node]:
    """All rows of a load just as they stand, to be carried into another store; with `tokens` these instead of theirs."""
    for found in store.read("MATCH (r:Row {load: $load}) RETURN properties(r) AS p", {"load": load}):
        p = found["p"]
        if tokens is not None:
            p.pop("tokens", None)
            if text := tokens.get(p["id"]):
                p["tokens"] = text
        yield Node("Row", p.pop("id"), p)


def row_ids(store: GraphStore, load: str) -> list[str]:
    """Ids of a load's rows."""
    return [r["id"] for r in store.read("MATCH (r:Row {load: $load}) RETURN r.id AS id", {"load": load})]


def _row(found: Mapping[str, Any]) -> Row:
    return Row(
        found["id"],
        found["load"],
        found["sheet"] or "",
        found["place"],
        orjson.loads(found["cells"]),
        found["outcome"] or "",
        tuple(Reject(**r) for r in orjson.loads(found["rejects"])) if found["rejects"] else (),
    )


# ---- contents as numbers --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class RowSum:
    """Order-free sum over rows: what they say and how they were read, never where they stood."""

    value: int = 0
    _heads: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, row: Row, load: Load) -> None:
        """Count one row in."""
        head = self._heads.get((load.id, row.sheet))
        if head is None:
            context = next(c for c in load.sheets if c.name == row.sheet)
            said = [asdict(replace(context, name="")), load.as_of, load.district, load.source]
            head = _json([*said, sorted(load.replaces)] if load.replaces else said)
            self._heads[load.id, row.sheet] = head
        self.value += int.from_bytes(hashlib.sha256(f"{head}{_json(row.cells)}".encode()).digest()[:16], "big")


def judgement_sum(judgement: Judgement) -> int:
    """One judgement as a number; who and when do not matter to the facts."""
    text = _json([judgement.kind, judgement.a, judgement.b])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")


def _json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
