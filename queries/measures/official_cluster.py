"""The official yardstick beside the measures: MIIT's 中小企业特色产业集群 (2022), as a checklist for a district and assembly."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from queries.measures.inputs import known


@dataclass(frozen=True, slots=True)
class ClusterFacts:
    """Of one district and assembly; None is unknown. `outputs_cny`: the last three years."""

    area_km2: float | None = None
    outputs_cny: Sequence[float | None] = ()
    sme_output_share: float | None = None
    lead_industry_share: float | None = None
    growth: float | None = None
    champions: int | None = None
    honoured: int | None = None


@dataclass(frozen=True, slots=True)
class Yardstick:
    """MIIT's limits; provinces set others. `champions`: 单项冠军 or 小巨人; `honoured`: 专精特新, 创新型, 高新."""

    area_km2: float = 100
    output_cny: float = 4e9
    years: int = 3
    sme_output_share: float = 0.70
    lead_industry_share: float = 0.70
    growth: float = 0.10
    champions: int = 1
    honoured: int = 10


def checklist(facts: ClusterFacts, limits: Yardstick = Yardstick()) -> dict[str, bool | None]:
    """Each condition true, false or unknown, and `all`: false once one is false, unknown while one is unknown.

    Area at most, output in each of the years and SME share at least, lead industry's share and growth above their limit;
    enough champions or honoured firms.
    """
    outputs = [known(v, "outputs_cny") for v in list(facts.outputs_cny)[-limits.years :]]
    outputs += [None] * (limits.years - len(outputs))
    found = {
        "area": _test(facts.area_km2, lambda v: v <= limits.area_km2),
        "output": _all([_test(v, lambda v: v >= limits.output_cny) for v in outputs]),
        "sme_share": _test(facts.sme_output_share, lambda v: v >= limits.sme_output_share, most=1),
        "lead_industry": _test(facts.lead_industry_share, lambda v: v > limits.lead_industry_share, most=1),
        "growth": _test(facts.growth, lambda v: v > limits.growth, least=-1),
        "honours": _any(
            [
                _test(facts.champions, lambda v: v >= limits.champions),
                _test(facts.honoured, lambda v: v >= limits.honoured),
            ]
        ),
    }
    return {**found, "all": _all(list(found.values()))}


def _test(value: float | None, holds: Callable[[float], bool], least: float = 0, most: float = math.inf) -> bool | None:
    checked = known(value, "facts", least, most)
    return None if checked is None else holds(checked)


def _all(tests: Sequence[bool | None]) -> bool | None:
    if False in tests:
        return False
    return None if None in tests else True


def _any(tests: Sequence[bool | None]) -> bool | None:
    if True in tests:
        return True
    return None if None in tests else False
