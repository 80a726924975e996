"""Verifying a file: its figures are computed again from the store, and its text is compared with what it said when made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from graph.errors import LiantuError, UsageError
from liantu.briefing import carried, manifest, read_back
from liantu.briefing.manifest import Manifest, Question, Shown
from liantu.briefing.read_back import Places

if TYPE_CHECKING:
    from liantu.briefing.making import Workbench
    from queries.runner import Answer


class NotOurs(LiantuError):
    """The file carries no manifest: it was not made here, or another program took it out (exit code 5)."""

    exit_code = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is another. `data`: the store says something else now; `text`: the file's words were changed."""

    kind: Literal["data", "text"]
    figure: str
    said: str
    now: str
    question: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of it. `checked` figures were computed again; `removed` stand no longer in the text."""

    made: Manifest
    kind: str
    differences: tuple[Difference, ...]
    checked: int
    withheld: int
    removed: int
    remarks: tuple[str, ...]
    repainted: bool = False  # a PNG whose picture is another one

    @property
    def is_same(self) -> bool:
        """Whether every figure is what it was."""
        return not self.differences and not self.repainted


def verify(data: bytes, bench: "Workbench") -> Verdict:
    """Compute again and compare.

    Raises:
        NotOurs: no manifest in it.
        DamagedManifest: a manifest that was changed.
    """
    kind = carried.kind(data)
    told = carried.found(data) if kind else None
    if told is None:
        raise NotOurs("这个文件里没有链图的清单：不是 liantu 生成的简报，或清单已被别的程序去掉，不能核对。")
    made = manifest.read(told)
    places = read_back.marked(data, kind)
    again = Again(made, bench)
    differences = (*again.differences(), *_edited(made, places))
    shown = [f for f in made.figures if not f.withheld]
    removed = [f for f in made.figures if places is not None and not _texts(places, f)]
    return Verdict(
        made, kind, differences, len(shown), len(made.figures) - len(shown), len(removed), again.remarks(),
        repainted=kind == "png" and carried.is_repainted(data),
    )  # fmt: skip


class Again:
    """The answers of a manifest, asked anew."""

    def __init__(self, made: Manifest, bench: "Workbench") -> None:
        self._made, self._bench = made, bench
        self._answers: dict[str, Answer | LiantuError] = {}

    def differences(self) -> Iterator[Difference]:
        """Each figure whose value the store does not give any more."""
        for figure in self._made.figures:
            if not figure.withheld and (changed := self._compared(figure)):
                yield changed

    def remarks(self) -> tuple[str, ...]:
        """Other data, rules or thresholds than when the file was made; figures may be the same nevertheless."""
        return tuple(dict.fromkeys(self._remarks()))

    def _compared(self, figure: Shown) -> Difference | None:
        asked = self._made.asked[figure.asked]
        found = self._answer(figure.asked)
        if isinstance(found, LiantuError):
            return Difference("data", figure.id, figure.shown, str(found), asked.name)
        value = figure.find.read(found.rows())
        if value == figure.value:
            return None
        return Difference("data", figure.id, figure.shown, shown_now(found, figure, value), asked.name)

    def _answer(self, id: str) -> "Answer | LiantuError":
        if id not in self._answers:
            asked = self._made.asked[id]
            try:
                moment = self._bench.at(self._made.compare if asked.moment else self._made.as_of)
                self._answers[id] = moment.ask(asked.name, asked.given)
            except UsageError as error:
                self._answers[id] = error
            except LiantuError as error:
                if error.exit_code != LiantuError.exit_code:
                    raise
                self._answers[id] = error
        return self._answers[id]

    def _remarks(self) -> Iterator[str]:
        for id, asked in self._made.asked.items():
            found = self._answer(id)
            if isinstance(found, LiantuError):
                continue
            yield from _told(asked, found)


def shown_now(found: "Answer", figure: Shown, value: Any) -> str:
    """The value as a briefing prints it."""
    from liantu.briefing.values import shown

    declared = next(c for c in found.query.columns if c.name == figure.find.column)
    if figure.find.measure in ("count", "distinct"):
        return shown(value)
    return shown(value, declared.kind, declared.unit)


def _told(asked: Question, found: "Answer") -> Iterator[str]:
    if found.version != asked.data_version:
        yield f"数据版本已变：文件 {asked.data_version or '—'}，现在 {found.version or '—'}。"
    if found.query.version != asked.version:
        yield f"问题 {asked.name} 的规则已变：文件 {asked.version}，现在 {found.query.version}。"
    now = {section: dict(values) for section, values in found.thresholds.items()}
    for section, values in asked.thresholds.items():
        for name, value in values.items():
            if now.get(section, {}).get(name) != value:
                yield f"门槛 {section}.{name} 已变：文件 {value}，现在 {now.get(section, {}).get(name)}。"


def _edited(made: Manifest, places: Places | None) -> Iterator[Difference]:
    """Figures whose words in the file are others than when it was made."""
    for figure in made.figures if places is not None else ():
        now = _other(made, figure, places or {})
        if now is not None:
            yield Difference("text", figure.id, figure.texts[0], now, made.asked[figure.asked].name)


def _other(made: Manifest, figure: Shown, places: Places) -> str | None:
    """What a figure's place says now where that is something else; None where it says the same or nothing can be told."""
    exact = [t for t in _texts(places, figure) if not isinstance(t, read_back.Crowd)]
    for text in exact:
        if not _is_as_made(figure, text):
            return str(text)
    if not exact:
        crowds = [t for t in _texts(places, figure) if isinstance(t, read_back.Crowd)]
        if any(not _is_in(made, figure, text, places) for text in crowds):
            return "已不在原处"
    return None


def _texts(places: Places, figure: Shown) -> list[str]:
    return [*places.get(str(figure.number), ()), *places.get(figure.id, ())]


def _is_as_made(figure: Shown, text: str) -> bool:
    wanted = {*figure.texts, figure.shown}
    if isinstance(text, read_back.Within):
        return any(map(text.holds, wanted))
    cut = text.removesuffix("…")  # a layout may have cut it
    return text in wanted or (cut != text and any(t.startswith(cut) for t in wanted))


def _is_in(made: Manifest, figure: Shown, text: read_back.Crowd, places: Places) -> bool:
    """Whether a crowd still has as many of these words as figures that read so."""
    alike = [f for f in made.figures if text in _texts(places, f) and set(f.texts) & set(figure.texts)]
    return any(text.times(words) >= len(alike) for words in figure.texts)
