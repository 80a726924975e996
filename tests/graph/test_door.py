"""The door: a second process works through the one that holds the store, on this machine only, with a key that ends."""

import base64
import json
import os
import socket
import stat
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from neo4j import exceptions
from neo4j.time import Date

from graph.bolt import BoltStore
from graph.cypher import Statement
from graph.dialect import bolt_error, is_of_server, is_passing
from graph.door import Key
from graph.door_store import DoorStore
from graph.embedded import EmbeddedStore
from graph.errors import QueryError, StoreUnavailable, WriteConflict
from graph.records import Node
from graph.store import GraphStore, open_store
from tests.conftest import ROOT

STAGE = Node("Stage", "ST1", {"name": "策划", "order": 1})
IDS = "MATCH (s:Stage) RETURN s.id AS id"


def folder_of(store: GraphStore) -> Path:
    return Path(store.url.partition(":")[2])


def listening(port: int) -> set[str]:
    """Addresses where somebody listens at this port, as the kernel writes them."""
    lines = [line.split() for file in ("tcp", "tcp6") for line in Path("/proc/net", file).read_text().splitlines()[1:]]
    return {at[1].rpartition(":")[0] for at in lines if at[3] == "0A" and int(at[1].rpartition(":")[2], 16) == port}


def test_both_sides_see_what_the_other_wrote(embedded: GraphStore, through_door: GraphStore) -> None:
    through_door.write([Statement("CREATE (:Stage {id: 'ST1'})")])
    embedded.write([Statement("CREATE (:Stage {id: 'ST2'})")])

    assert isinstance(through_door, DoorStore)
    assert through_door.url == embedded.url
    assert sorted(r["id"] for r in embedded.read(IDS)) == ["ST1", "ST2"]
    assert sorted(r["id"] for r in through_door.read(IDS)) == ["ST1", "ST2"]
    assert through_door.missing_schema() == ()


def test_key_is_for_this_user_alone_and_goes_with_the_door(embedded: GraphStore) -> None:
    embedded.serve()
    door = folder_of(embedded) / "door"
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (door, door / "key.json")]
    password = json.loads((door / "key.json").read_text())["password"]

    embedded.close()

    assert modes == [0o700, 0o600]
    assert len(password) >= 32
    assert not door.exists()
    with open_store(embedded.url) as again:
        assert isinstance(again, EmbeddedStore)


def test_each_opening_has_a_password_of_its_own(embedded_url: str) -> None:
    passwords = []
    for _ in range(2):
        with open_store(embedded_url) as store:
            store.serve()
            key = Key.of(folder_of(store))
            assert key is not None
            with open_store(embedded_url) as other:
                assert other.read("RETURN 1 AS n") == [{"n": 1}]
            passwords.append(key.password)

    assert len(set(passwords)) == 2


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads the kernel's list of listeners")
def test_nothing_listens_but_on_this_machine_and_http_wants_the_password(embedded: GraphStore) -> None:
    embedded.serve()
    key = Key.of(folder_of(embedded))
    assert key is not None
    assert isinstance(embedded, EmbeddedStore)
    assert embedded._door is not None
    http = embedded._door._http

    def status(path: str, password: str = "") -> int:
        request = urllib.request.Request(f"http://127.0.0.1:{http}{path}")
        if password:
            request.add_header("Authorization", "Basic " + base64.b64encode(f"root:{password}".encode()).decode())
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    local = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
    assert listening(key.port)
    assert listening(http)
    assert listening(key.port) | listening(http) <= local
    assert [status("/api/v1/databases"), status("/api/v1/databases", "guessed")] == [401, 403]
    assert status("/api/v1/databases", key.password) == 200


def test_store_that_is_held_without_a_door_says_by_whom(embedded: GraphStore) -> None:
    with pytest.raises(StoreUnavailable, match=f"进程 {os.getpid()}（.+），自 20"):
        open_store(embedded.url)


def test_key_that_a_killed_process_left_opens_nothing(embedded: GraphStore) -> None:
    door = folder_of(embedded) / "door"
    door.mkdir()
    (door / "key.json").write_text(json.dumps({"pid": 999_999, "port": 1, "password": "old"}))

    with pytest.raises(StoreUnavailable, match=f"进程 {os.getpid()}"):
        open_store(embedded.url)
    embedded.serve()
    with open_store(embedded.url) as other:
        assert isinstance(other, DoorStore)


def test_swap_while_others_read_and_write_through_the_door(embedded: GraphStore, through_door: GraphStore) -> None:
    embedded.replace([STAGE], [])
    failed: list[Exception] = []
    read, stop = [0], threading.Event()

    def work() -> None:
        while not stop.is_set():
            try:
                assert through_door.read(IDS) == [{"id": "ST1"}]
                through_door.write([Statement("MERGE (l:Lease {id: 'other'}) SET l.turn = 1")])
                read[0] += 1
            except Exception as error:
                failed.append(error)
                return

    thread = threading.Thread(target=work)
    thread.start()
    for _ in range(4):
        before = read[0]
        embedded.replace([STAGE], [])
        while read[0] == before and not failed:
            time.sleep(0.01)
    stop.set()
    thread.join()

    assert failed == []


def test_database_closed_under_a_statement_is_tried_again(
    embedded: GraphStore, through_door: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = [exceptions.DatabaseError("Error executing Cypher query: RETURN 1 AS n")] * 2
    read = BoltStore._read

    def closed_at_first(store: BoltStore, text: str, *rest: Any) -> list[dict[str, object]]:
        if failing:
            error = failing.pop()
            raise bolt_error(error, text) from error
        return read(store, text, *rest)

    monkeypatch.setattr(BoltStore, "_read", closed_at_first)

    assert through_door.read("RETURN 1 AS n") == [{"n": 1}]


@pytest.mark.parametrize(("text", "tries"), [("MATCH (n RETURN n", 1), ("UNWIND 5 AS x RETURN x.foo.bar", 5)])
def test_statement_that_is_wrong_is_told_soon(
    embedded: GraphStore, through_door: GraphStore, monkeypatch: pytest.MonkeyPatch, text: str, tries: int
) -> None:
    read, tried = BoltStore._read, []

    def counted(store: BoltStore, text: str, *rest: Any) -> list[dict[str, object]]:
        tried.append(text)
        return read(store, text, *rest)

    monkeypatch.setattr(BoltStore, "_read", counted)

    with pytest.raises(QueryError):
        through_door.read(text)

    assert len(tried) == tries


def test_writers_on_both_sides_lose_nothing(embedded: GraphStore, through_door: GraphStore) -> None:
    embedded.write([Statement("CREATE (:Lease {id: 'writer', turn: 0})")])
    failed: list[Exception] = []

    def count(store: GraphStore) -> None:
        try:
            for _ in range(100):
                store.write([Statement("MATCH (l:Lease {id: 'writer'}) SET l.turn = l.turn + 1")])
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=count, args=(store,)) for store in (embedded, through_door, through_door)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert embedded.read("MATCH (l:Lease) RETURN l.turn AS turn") == [{"turn": 300}]


OWNER = """
import sys, time
from graph.store import open_store
store = open_store(sys.argv[1], program="liantu app")
store.serve()
print("open", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("end", ["kill", "terminate"])
def test_end_of_the_one_who_serves_is_one_sentence_and_the_store_opens(embedded_url: str, end: str) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, embedded_url], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    assert owner.stdout.readline() == "open\n"
    with open_store(embedded_url) as store:
        store.write([Statement("CREATE (:Stage {id: 'ST1'})")])
        getattr(owner, end)()
        owner.wait(20)

        with pytest.raises(StoreUnavailable, match=rf"网页程序（进程 {owner.pid}）已经结束") as raised:
            store.write([Statement("CREATE (:Stage {id: 'ST2'})")])

    assert raised.value.exit_code == 4
    with open_store(embedded_url) as again:
        assert again.read(IDS) == [{"id": "ST1"}]


def test_ports_that_are_taken_are_chosen_anew(embedded: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph import door

    free = door._free_ports
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ports = [(taken.getsockname()[1], free()[1])]
        monkeypatch.setattr(door, "_free_ports", lambda: ports.pop() if ports else free())

        embedded.serve()

    with open_store(embedded.url) as other:
        assert other.read("RETURN 1 AS n") == [{"n": 1}]


# ---- what Bolt on ArcadeDB does otherwise: a test for each row of the dialect ------------------------------------------


def test_date_by_bolt_comes_as_the_drivers_date(through_door: GraphStore) -> None:
    assert through_door.read("RETURN date('2024-02-29') AS d") == [{"d": Date(2024, 2, 29)}]


def test_connection_that_the_stopped_server_forgot_is_unavailable() -> None:
    error = exceptions.ClientError("BEGIN not expected in state: AUTHENTICATION")

    assert isinstance(bolt_error(error, ""), StoreUnavailable)


def test_only_a_transient_error_passes() -> None:
    assert is_passing(exceptions.TransientError("deadlock"))
    assert not is_passing(exceptions.ConstraintError("twice"))


def test_only_a_failure_of_the_server_may_come_of_a_swap() -> None:
    assert is_of_server(exceptions.DatabaseError("Error executing Cypher command: MERGE …"))
    assert not is_of_server(exceptions.CypherSyntaxError("no viable alternative"))


def test_same_id_twice_is_a_conflict_at_once(through_door: GraphStore) -> None:
    through_door.write([Statement("CREATE (:Stage {id: 'ST1'})")])

    with pytest.raises((WriteConflict, QueryError)) as raised:
        through_door.write([Statement("CREATE (:Stage {id: 'ST1'})")])

    assert not is_passing(raised.value.__cause__)
