"""Making a briefing: settings, store and request -> ChainMap. Opens the store as it was where a date is asked for."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from graph import archive
from graph.collecting import uncollected
from graph.errors import UsageError
from liantu.briefing.asking import Asking, Moment
from liantu.briefing.audience import for_audience
from liantu.briefing.chain_map import Asked, ChainMap, Footer
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.evidence import behind
from liantu.briefing.explored import explored
from liantu.briefing.files import File, Press, files
from liantu.briefing.fonts import find_font
from liantu.briefing.request import Request
from liantu.briefing.templates import template
from liantu.briefing.values import day_zh
from liantu.briefing.wording import FOLDER, wording
from liantu.computed import Computed
from liantu.doctor import program_version
from liantu.past import past_store
from liantu.paths import data_folder
from liantu.settings import Settings
from liantu.workspace import reader, thresholds
from loaders.past import Moment as When
from loaders.past import moment
from loaders.progress import SILENT, Progress

if TYPE_CHECKING:
    from graph.store import GraphStore

_WITH_ROWS = frozenset({"docx", "xlsx", "html"})  # formats that name the source rows
_SAMPLE = "示例"
_SOURCES = 3  # named at the foot; the appendix names all


class Workbench:
    """Stores at the dates that briefings ask for; what one briefing asked the next need not ask again."""

    def __init__(self, settings: Settings, store: "GraphStore", progress: Progress = SILENT) -> None:
        self._settings, self._store, self._progress = settings, store, progress
        self._stack = ExitStack()
        self._moments: dict[str, Moment] = {}

    def at(self, when: str) -> Moment:
        """The store at that date or load; '' is now.

        Raises:
            UsageError: neither a date nor a load that stands.
        """
        if when not in self._moments:
            at = moment(when, archive.loads(self._store))
            opened = self._store if at.is_now else self._past(at)
            self._moments[when] = Moment(opened, at.day, thresholds(self._settings), Computed(self._settings.workspace))
        return self._moments[when]

    def _past(self, at: When) -> "GraphStore":
        past = past_store(self._settings.workspace, self._store, reader(self._settings), at, self._progress)
        return self._stack.enter_context(past)

    @uncollected()
    def make(self, request: Request) -> ChainMap:
        """The briefing, as its audience may see it.

        Raises:
            UsageError: no such template, scope, date; or the template wants a date to compare with.
        """
        kind = template(request.template)
        if kind.needs_compare and not request.compare:
            raise UsageError(f"{kind.zh}要有比较的日期：请加 --compare 2024-03-31 这样的日期。")
        request = self._dated(request)
        asking = Asking(self.at(request.as_of), self.at(request.compare) if request.compare else None)
        say = wording(kind.code, data_folder() / FOLDER, self._settings.workspace / FOLDER)
        desk = Desk(request, asking, say)
        sheet = kind.build(desk)
        return for_audience(_chain_map(desk, kind.code, sheet))

    def _dated(self, request: Request) -> Request:
        """With a quarter that was named written as its last day: the footer and the manifest say which day was meant."""
        as_of, compare = (moment(text, archive.loads(self._store)) for text in (request.as_of, request.compare))
        return replace(request, as_of=as_of.day or as_of.load, compare=compare.day or compare.load)

    def is_district(self, request: Request) -> bool:
        """Whether its scope is one of the plan's districts.

        Raises:
            UnknownWord: there is no such place.
        """
        answer = self.at(request.as_of).ask("plan/sentence", {"scope": request.scope})
        districts = self.at(request.as_of).ask("plan/districts", {})
        return any(row["district"] == answer.parameters["scope"]["words"] for row in districts.rows())

    def press(self, template_code: str, stamp: datetime) -> Press:
        """What writers need for a template."""
        say = wording(template_code, data_folder() / FOLDER, self._settings.workspace / FOLDER)
        return Press(find_font(self._settings.font), say, stamp)

    def files(self, made: ChainMap, formats: Iterable[str], stamp: datetime) -> list[File]:
        """The briefing as files."""
        wanted = tuple(formats)
        return files(made, self.press_for(made, wanted, stamp), wanted)

    @uncollected()
    def press_for(self, made: ChainMap, wanted: Iterable[str], stamp: datetime) -> Press:
        """The same with what these formats show beside the briefing."""
        wanted, press = frozenset(wanted), self.press(made.template, stamp)
        if made.audience == "工作" and not _WITH_ROWS.isdisjoint(wanted):
            press = replace(press, behind=behind(made, self))
        if "html" in wanted:
            press = replace(press, explorer=explored(made, self))
        return press

    def close(self) -> None:
        """Give the stores of the past back."""
        self._stack.close()


@contextmanager
def workbench(settings: Settings, store: "GraphStore", progress: Progress = SILENT) -> Iterator[Workbench]:
    """A workbench for several briefings of the same data."""
    bench = Workbench(settings, store, progress)
    try:
        yield bench
    finally:
        bench.close()


def _chain_map(desk: Desk, code: str, sheet: Sheet) -> ChainMap:
    footer = _footer(desk)
    request, asking = desk.request, desk.asking
    return ChainMap(
        template=code,
        title=sheet.title,
        subtitle=sheet.subtitle,
        scope=desk.scope,
        audience=request.audience,
        as_of=request.as_of,
        compare=request.compare,
        data_date=desk.data_date,
        sections=sheet.sections,
        figures=dict(asking.figures),
        asked=dict(asking.asked),
        footer=footer,
        notes=(*sheet.notes, *_warnings(asking.asked.values())),
        given=request.options(),
    )


def _footer(desk: Desk) -> Footer:
    """Source, date, what kind of data, and the build."""
    counts = desk.asking.ask("overview/counts").rows[0]
    say, asked = desk.say, list(desk.asking.asked.values())
    sample = bool(counts["sample"]) or any(_names_sample(a) for a in asked)
    kind = "sample" if sample else "public" if counts["public"] else ""
    sources = _sources(desk)
    date = day_zh(desk.data_date) or say.plain("word.no_date")
    return Footer(
        source=say.plain("footer.source", sources=sources) if sources else say.plain("footer.no_source"),
        data_date=say.plain("footer.data_date", date=date),
        mark=say.plain(f"footer.{kind}_mark") if kind else "",
        mark_note=say.plain(f"footer.{kind}") if kind else "",
        build=say.plain("footer.build", data=asked[0].data_version[:12], program=program_version()),
        compared=say.plain("footer.compare", date=day_zh(desk.request.compare)) if desk.request.compare else "",
    )


def _sources(desk: Desk) -> str:
    """Those that most firms of the scope come from, most first; '' where there are no firms."""
    told = desk.asking.ask("firms/list", scope=desk.request.scope)
    counts: dict[str, int] = {}
    for row in told.rows:
        for source in row["sources"] or ():
            counts[str(source)] = counts.get(str(source), 0) + 1
    ordered = sorted(counts, key=lambda s: (-counts[s], s))
    return "、".join(ordered[:_SOURCES]) + (f"等{len(ordered)}处" if len(ordered) > _SOURCES else "")


def _names_sample(asked: Asked) -> bool:
    """Whether anything that was answered is called 示例: returns and projects bear no other mark."""
    return any(_SAMPLE in str(value) for row in asked.rows for value in row.values())


def _warnings(asked: Iterable[Asked]) -> tuple[str, ...]:
    """Each with the question that gives it, and the part that was asked about."""
    found = (f"{_about(a)}：{warning}" for a in asked for warning in a.warnings)
    return tuple(dict.fromkeys(found))


def _about(asked: Asked) -> str:
    parts = [str(asked.given[name]) for name in ("assembly", "chain", "component", "district") if asked.given.get(name)]
    return f"{asked.title}（{'、'.join(parts)}）" if parts else asked.title
