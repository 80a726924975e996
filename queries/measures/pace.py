"""Progress to 2027: the plan line, growth against what is needed, quarterly index, per-mu score (亩产论英雄)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from queries.measures.inputs import known, named

_STEEPNESS = 6.0  # of the s-curve's logistic
_RATINGS = ((0.95, "on track"), (0.60, "acceleration needed"), (0.0, "limited"))  # Eurostat, Open SDG
_MOST = 1.5  # a part of the quarterly index beyond this does not make up for others
_FEWEST_FINISHED = 20
_UNKNOWN = math.nan


@dataclass(frozen=True, slots=True)
class Pace:
    """Observed and required CAGR as fractions, observed / |required| in the wanted direction, and its rating."""

    observed: float
    required: float
    ratio: float
    rating: str | None


def plan_line(start: float | None, target: float | None, elapsed: float | None, kind: str = "geometric") -> float:
    """Where the plan should stand. `elapsed` is tau = (t - t0) / (T - t0), clipped to 0..1.

    'geometric' y0 (yT/y0)**tau is the curve behind `pace`, so that word and tick agree (NaN from or to 0); 'linear';
    's-curve' by a logistic with k = 6, rescaled so that p(0) = 0 and p(1) = 1.
    """
    if kind not in ("geometric", "linear", "s-curve"):
        raise ValueError(f"kind: {kind!r}")
    y0, target_y = known(start, "start"), known(target, "target")
    tau = known(elapsed, "elapsed", -math.inf)
    if y0 is None or target_y is None or tau is None:
        return _UNKNOWN
    tau = min(1.0, max(0.0, tau))
    if kind == "geometric":
        return y0 * (target_y / y0) ** tau if y0 > 0 and target_y > 0 else _UNKNOWN
    return y0 + (target_y - y0) * (tau if kind == "linear" else _s_curve(tau))


def pace(
    start: float | None, now: float | None, target: float | None, years_elapsed: float | None, years_total: float | None
) -> Pace:
    """Observed over required compound growth, rated as Eurostat and Open SDG do.

    The first that holds: target reached 'achieved'; R >= .95 'on track'; >= .60 'acceleration needed'; >= 0 'limited'; else 'deterioration'.
    A start at 0 has no growth rate: ratio NaN, rating None. Targets below the start turn the sign.
    """
    y0, y, goal = known(start, "start"), known(now, "now"), known(target, "target")
    spent, whole = known(years_elapsed, "years_elapsed"), known(years_total, "years_total")
    if whole == 0:
        raise ValueError("years_total: a plan takes longer than 0 years")
    observed, required = _growth(y0, y, spent), _growth(y0, goal, whole)
    wanted = -1 if y0 is not None and goal is not None and goal < y0 else 1
    ratio = wanted * observed / abs(required) if required else _UNKNOWN  # NaN is true, and stays NaN
    if y0 is None or goal is None or y is None or y0 == 0:
        return Pace(observed, required, ratio, None)
    return Pace(observed, required, ratio, "achieved" if wanted * (y - goal) >= 0 else _rating(ratio))


def per_mu_score(
    values: Mapping[str, float | None],
    benchmarks: Mapping[str, float | None],
    weights: Mapping[str, float],
    cap: float | None = None,
) -> float:
    """The sum of weight x value / benchmark, each value / benchmark at most `cap`; NaN if a value or benchmark is unknown."""
    for what, given in (("values", values), ("benchmarks", benchmarks), ("weights", weights)):
        named(given, what)
    if not weights or weights.keys() != benchmarks.keys() or not values.keys() <= weights.keys():
        raise ValueError("per-mu: weights and benchmarks name the same indicators, values some of these")
    if cap is not None and not cap > 0:
        raise ValueError(f"cap: {cap} is not above 0")
    score = 0.0
    for name, weight in weights.items():
        share = known(weight, f"weight {name}")
        value, benchmark = known(values.get(name), name, -math.inf), known(benchmarks[name], f"benchmark {name}")
        if benchmark == 0 or share is None:
            raise ValueError(f"{name}: its weight is known and its benchmark above 0")
        if value is None or benchmark is None:
            return _UNKNOWN
        score += share * min(value / benchmark, math.inf if cap is None else cap)
    return score


def quarterly_index(actual: Mapping[str, float | None], planned: Mapping[str, float]) -> tuple[dict[str, float], float]:
    """A_i = min(1.5, actual / planned cumulative increment) of each part, and 100 x their mean; unknown parts NaN and left out."""
    parts = {}
    for name, plan in planned.items():
        if not plan > 0:
            raise ValueError(f"planned {name}: {plan} is not above 0")
        done = known(actual.get(name), name, -math.inf)
        parts[name] = _UNKNOWN if done is None else min(_MOST, done / plan)
    reported = [a for a in parts.values() if not math.isnan(a)]
    return parts, 100 * math.fsum(reported) / len(reported) if reported else _UNKNOWN


def needed_per_period(now: float | None, target: float | None, periods: float) -> float:
    """Increment for each of the periods left, 0 when the target is reached by growth; NaN when unknown or none is left."""
    y, goal = known(now, "now"), known(target, "target")
    if y is None or goal is None:
        return _UNKNOWN
    if goal <= y:
        return 0.0
    return (goal - y) / periods if periods > 0 else _UNKNOWN


def years_to_target(now: float | None, target: float | None, growth: float | None) -> float:
    """Years until the target at this CAGR: 0 when reached, infinite when it does not grow, NaN when unknown or from 0."""
    y, goal, rate = known(now, "now"), known(target, "target"), known(growth, "growth", -1)
    if y is None or goal is None or rate is None:
        return _UNKNOWN
    if y >= goal:
        return 0.0
    if y == 0:
        return _UNKNOWN
    return math.log(goal / y) / math.log1p(rate) if rate > 0 else math.inf


def stage_probability(passed: int, finished: int) -> tuple[float, float, float] | None:
    """Mean and central 90 % interval of the probability to pass a stage, Beta(1, 1) prior; None below 20 finished projects."""
    from scipy.special import betaincinv

    if not 0 <= passed <= finished:
        raise ValueError(f"{passed} of {finished} projects passed")
    if finished < _FEWEST_FINISHED:
        return None
    a, b = passed + 1, finished - passed + 1
    return a / (a + b), float(betaincinv(a, b, 0.05)), float(betaincinv(a, b, 0.95))


def _growth(start: float | None, end: float | None, years: float | None) -> float:
    if start is None or end is None or years is None or start == 0 or years == 0:
        return _UNKNOWN
    return float((end / start) ** (1 / years) - 1)


def _rating(ratio: float) -> str | None:
    if math.isnan(ratio):
        return None
    return next((word for least, word in _RATINGS if ratio >= least), "deterioration")


def _s_curve(tau: float) -> float:
    def logistic(x: float) -> float:
        return 1 / (1 + math.exp(-x))

    low, high = logistic(-_STEEPNESS / 2), logistic(_STEEPNESS / 2)
    return (logistic(_STEEPNESS * (tau - 0.5)) - low) / (high - low)
