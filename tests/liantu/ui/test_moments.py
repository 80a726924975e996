"""The two days in the head of a page: figures of that day, known days offered, wrong ones said, nobody kept waiting."""

import threading

import pytest

from graph import building
from liantu.past import past_store
from liantu.recalled import Recalled
from liantu.settings import settings
from liantu.workspace import open_workspace_store, reader
from loaders.past import Moment, moment
from queries.runner import ask, data_version

DAY = "2024-03-31"


def texts(app):
    return "\n".join(str(e.value) for kind in ("markdown", "caption", "error") for e in getattr(app, kind))


def figures(folder, question, day, **given):
    """By the command line's own way to the past."""
    chosen = settings(str(folder), environ={})
    with open_workspace_store(chosen) as store, past_store(folder, store, reader(chosen), moment(day, ())) as then:
        return ask(then, question, **given).rows()


def test_page_answers_as_of_the_day_in_the_address(open_app, with_sample):
    known, now = (len(figures(with_sample, "firms/sift", day, scope="渝西地区")) for day in (DAY, ""))

    app = open_app(with_sample, "firms", as_of=DAY)

    assert known != now
    assert not app.exception
    assert f"已入库 {known:,} 家符合" in texts(app)
    assert app.selectbox(key="as_of_choice").value == DAY


def test_quarter_ends_of_the_data_and_loads_are_offered_and_kept_in_the_address(open_app, with_sample):
    app = open_app(with_sample)
    offered = app.selectbox(key="as_of_choice").options

    app.selectbox(key="as_of_choice").select(DAY).run()

    assert {"2024-09-30", "2024-06-30", DAY} <= set(offered)
    assert any("载入" in each for each in offered)
    assert app.query_params["as_of"] == DAY
    assert not app.exception


def test_a_word_that_is_no_day_is_said_and_the_foot_still_stands(open_app, with_sample):
    app = open_app(with_sample, as_of="前年")

    assert not app.exception
    assert [e.value for e in app.error if "前年" in e.value] == [e.value for e in app.error]
    assert len(app.error) == 1


def test_pages_about_what_came_in_know_no_other_day(open_app, with_sample):
    app = open_app(with_sample, "data", as_of=DAY)

    assert not app.exception
    assert not [box for box in app.selectbox if box.key == "as_of_choice"]


@pytest.fixture
def live(with_sample):
    with open_workspace_store(settings(str(with_sample), environ={})) as store:
        yield store


def test_a_past_store_is_opened_once_and_the_command_line_need_not_wait_for_it(live, with_sample, monkeypatch):
    chosen, when = settings(str(with_sample), environ={}), Moment(day=DAY)
    read = reader(chosen)
    monkeypatch.setattr("liantu.past._WAIT_S", 5.0)
    kept = Recalled(with_sample)

    first = kept.store(live, data_version(live), read, when)
    again = kept.store(live, data_version(live), read, when)
    with past_store(with_sample, live, read, when) as asked:  # as `liantu ask --as-of` does, while ours stays open
        theirs = ask(asked, "overview/counts").rows()

    assert first is again
    assert ask(first, "overview/counts").rows() == theirs
    kept.close()


def test_a_second_process_has_a_folder_of_its_own_and_the_first_comes_back_to_its_own(live, with_sample):
    read, when = reader(settings(str(with_sample), environ={})), Moment(day=DAY)
    one, other = Recalled(with_sample), Recalled(with_sample)

    places = [store.store(live, data_version(live), read, when).about()["folder"] for store in (one, other)]
    one.close()
    other.close()
    back = Recalled(with_sample)
    third = back.store(live, data_version(live), read, when).about()["folder"]
    back.close()

    assert len(set(places)) == 2
    assert third == places[0]


def test_no_more_stores_stay_open_than_allowed_and_the_one_in_use_stays(live, with_sample, monkeypatch):
    monkeypatch.setattr("liantu.recalled.OPEN", 2)
    monkeypatch.setattr("liantu.recalled.KEPT", 3)
    read, kept = reader(settings(str(with_sample), environ={})), Recalled(with_sample)
    days = [Moment(day=d) for d in ("2023-12-31", "2024-03-31", "2024-06-30")]
    version = data_version(live)

    kept.store(live, version, read, days[0])
    for day in days[1:]:
        kept.store(live, version, read, day)
        ask(kept.store(live, version, read, days[0]), "overview/counts")

    assert [kept.is_open(version, day) for day in days] == [True, False, True]
    assert len(list((with_sample / "past" / "app-1").glob("*/whole"))) <= 3
    kept.close()


def test_pages_read_while_a_past_is_built(live, with_sample, monkeypatch):
    """Only the reading of rows takes the desk's lock, not the building of the store."""
    lock, inside = threading.RLock(), []
    fill = building._bulk

    def watched(db, nodes, edges):
        got = threading.Thread(target=lambda: inside.append(lock.acquire(timeout=1)))
        got.start()
        got.join()
        return fill(db, nodes, edges)

    monkeypatch.setattr(building, "_bulk", watched)
    kept = Recalled(with_sample)
    kept.store(live, data_version(live), reader(settings(str(with_sample), environ={})), Moment(day=DAY), lock)
    kept.close()

    assert inside == [True]


def test_the_scope_holds_on_every_page_and_goes_along_to_another(open_app, with_sample):
    """A page that leads to another may set the scope in its address: Streamlit refuses that for what it binds itself."""
    app = open_app(with_sample, "gaps", scope="璧山区")

    app.button(key="make_briefing").click().run()

    assert not app.exception
    assert app.query_params["scope"] in ("璧山区", ["璧山区"])  # a list when the page was switched


def test_the_address_of_an_opened_view_wins_over_what_was_chosen_before(open_app, with_sample):
    app = open_app(with_sample, "gaps", scope="璧山区")
    app.query_params["scope"] = "铜梁区"

    app.run()

    assert app.selectbox(key="scope").value == "铜梁区"
