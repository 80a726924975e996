"""Desk: what a template works with, the request, its answers, the wording; and Sheet, what it hands back."""

from dataclasses import dataclass

from liantu.briefing.asking import Asking
from liantu.briefing.chain_map import Section, Text, words
from liantu.briefing.request import Request
from liantu.briefing.values import day_zh
from liantu.briefing.wording import Wording


@dataclass(frozen=True, slots=True)
class Desk:
    """One briefing in the making."""

    request: Request
    asking: Asking
    say: Wording

    @property
    def scope(self) -> str:
        """The scope in words, as the questions understood it; 全部范围 where it is everything."""
        asked = self.asking.ask("plan/sentence", scope=self.request.scope).asked
        said = asked.parameters["scope"]["words"]
        return str(said) or self.say.plain("word.everywhere")

    @property
    def data_date(self) -> str:
        """The newest date of the data, or the date asked for; '' where the data have none."""
        return str(self.asking.ask("plan/sentence", scope=self.request.scope).asked.parameters["as_of"])

    @property
    def one_district(self) -> bool:
        """Whether the scope is a single district: it is judged on its own priorities only."""
        return bool(self.asking.ask("plan/sentence", scope=self.request.scope).rows[0]["not_priority"])

    def date(self) -> Text:
        """The data date as a sentence writes it."""
        return words(day_zh(self.data_date) or self.say.plain("word.no_date"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a template made: title, subtitle, pages."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
