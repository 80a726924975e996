"""The app's store: its door is open, unless the app only reads or the door cannot be opened."""

from dataclasses import replace

import pytest

from graph.door_store import DoorStore
from graph.embedded import EmbeddedStore
from graph.errors import StoreUnavailable
from liantu.settings import settings
from liantu.workspace import open_app_store, open_workspace_store


@pytest.fixture
def chosen(workspace):
    return settings(str(workspace), environ={})


def test_app_lets_others_in(chosen):
    store, said = open_app_store(chosen)
    with store, open_workspace_store(chosen) as other:
        assert said == ()
        assert isinstance(other, DoorStore)


def test_app_that_only_reads_lets_nobody_in_and_is_named(chosen):
    store, _ = open_app_store(replace(chosen, read_only=True))

    with store, pytest.raises(StoreUnavailable, match=r"（liantu app --read-only）"):
        open_workspace_store(chosen)


def test_app_goes_on_when_its_door_cannot_be_opened(chosen, monkeypatch):
    def refuse(_):
        raise StoreUnavailable("没有空闲端口")

    monkeypatch.setattr(EmbeddedStore, "serve", refuse)
    store, said = open_app_store(chosen)

    with store:
        assert said == ("别的程序现在不能使用这个库：没有空闲端口",)
        assert store.read("RETURN 1 AS n") == [{"n": 1}]


def test_second_app_on_one_store_is_refused(chosen):
    store, _ = open_app_store(chosen)

    with store, pytest.raises(StoreUnavailable, match="已由另一个网页程序打开"):
        open_app_store(chosen)
