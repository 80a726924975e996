"""One question at one moment: the past store is built and asked; `--as-of` and `compare` are this and nothing more."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph import archive
from liantu.past import past_store
from liantu.settings import Settings
from liantu.workspace import reader, thresholds
from loaders.past import moment
from loaders.progress import SILENT, Progress

if TYPE_CHECKING:
    from graph.store import GraphStore
    from loaders.past import Moment
    from queries.registry import Query
    from queries.runner import Answer


def ask_at(
    settings: Settings,
    store: "GraphStore",
    query: "Query",
    given: Mapping[str, Any],
    when: str = "",
    progress: Progress = SILENT,
) -> "Answer":
    """The answer as of a date or load ('' = now). A question that itself asks for a date is given the same one.

    Raises:
        UsageError: `when` is neither a date nor a load that stands.
    """
    from liantu.computed import Computed
    from queries.runner import ask

    judged_by, known = thresholds(settings), Computed(settings.workspace)
    dated = any(p.name == "as_of" for p in query.params)
    said = when or (str(given.get("as_of") or "") if dated else "")
    if not said:
        return ask(store, query, judged_by, known, **given)
    at = moment(said, archive.loads(store))
    with past_store(settings.workspace, store, reader(settings), at, progress) as then:
        return ask(then, query, judged_by, known, **given_at(query, given, at))


def given_at(query: "Query", given: Mapping[str, Any], at: "Moment") -> dict[str, Any]:
    """What is given to a question at a moment: one that itself asks for a date is given the same."""
    dated = any(p.name == "as_of" for p in query.params)
    return {**given, "as_of": at.day} if dated else dict(given)
