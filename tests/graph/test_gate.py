"""Reads go on together; a swap has the database alone and nobody meets a closed one."""

import threading
import time

from graph.gate import Gate
from graph.records import Node
from graph.store import GraphStore


def test_users_go_in_together() -> None:
    gate = Gate()
    together = threading.Barrier(2, timeout=5)

    def use() -> None:
        with gate.open():
            together.wait()

    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=5)

    assert not together.broken


def test_who_closes_it_is_alone() -> None:
    gate = Gate()
    seen: list[str] = []

    def swap() -> None:
        with gate.closed():
            seen.append("swap begins")
            time.sleep(0.05)
            seen.append("swap ends")

    with gate.open():
        swapping = threading.Thread(target=swap)
        swapping.start()
        time.sleep(0.05)
        seen.append("user leaves")
    swapping.join(timeout=5)
    with gate.open():
        seen.append("next user")

    assert seen == ["user leaves", "swap begins", "swap ends", "next user"]


def test_reading_goes_on_through_swaps(embedded: GraphStore) -> None:
    stage = Node("Stage", "ST1", {"name": "策划", "order": 1})
    embedded.replace([stage], [])
    failed: list[Exception] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                assert embedded.read("MATCH (s:Stage) RETURN s.id AS id") == [{"id": "ST1"}]
            except Exception as error:
                failed.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        embedded.replace([stage], [])
    stop.set()
    for reader in readers:
        reader.join()

    assert failed == []
