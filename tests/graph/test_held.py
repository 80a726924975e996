"""A store's folder is one program's at a time, and free as soon as it is closed, whichever thread closes it."""

import threading
from typing import Any

import pytest

from graph.embedded import Held
from graph.store import open_store


def test_an_open_folder_is_refused_and_says_who_holds_it(embedded_url: str) -> None:
    with open_store(embedded_url, program="甲程序"), pytest.raises(Held, match="甲程序"):
        open_store(embedded_url)


def test_a_store_opened_in_one_thread_is_let_go_by_another(embedded_url: str) -> None:
    """The app's pages run in threads: who opens the store is not who closes it."""
    opened: list[Any] = []
    opening = threading.Thread(target=lambda: opened.append(open_store(embedded_url)))
    opening.start()
    opening.join()

    opened[0].close()

    open_store(embedded_url).close()
