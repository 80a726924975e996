"""What a person asks for: template, scope, dates, audience."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Audience: TypeAlias = Literal["公开", "内部", "工作"]
AUDIENCES: tuple[Audience, ...] = ("公开", "内部", "工作")
WESTERN = "渝西地区"


@dataclass(frozen=True, slots=True)
class Request:
    """One briefing. `part`: only this system, assembly or chain. `as_of` '' is now; `compare` '' compares with nothing.

    `basis` and `baseline` are those of the districts' returns: '' leaves the choice to the questions.
    """

    template: str
    scope: str = WESTERN
    as_of: str = ""
    compare: str = ""
    audience: Audience = "工作"
    part: str = ""
    basis: str = ""
    baseline: str = ""

    def options(self) -> dict[str, str]:
        """What it was made with besides template, scope, dates and audience; only what was said."""
        said = {"part": self.part, "basis": self.basis, "baseline": self.baseline}
        return {name: value for name, value in said.items() if value}
