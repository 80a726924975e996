"""What a measure is given, checked: columns, numbers, signs, names. Everything refused here is a `ValueError`."""

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_NUMBERS = {"integer", "floating", "mixed-integer-float", "decimal", "boolean", "empty"}


def numbers(values: pd.DataFrame, name: str, least: float = 0.0, most: float = math.inf) -> Floats:
    """The frame as floats, unknown as NaN; labels must be unique, values finite and within `least`..`most`."""
    is_frame(values, name)
    unique(values.index, f"rows of {name}")
    unique(values.columns, f"columns of {name}")
    if all(isinstance(kind, np.dtype) and kind.kind in "fiu" for kind in values.dtypes):
        found = values.to_numpy(dtype=np.float64, copy=True)
        if not (np.isinf(found).any() or (found < least).any() or (found > most).any()):
            return found  # the common case at once; what is wrong is told column by column
    found = np.empty(values.shape, dtype=np.float64)
    for at, column in enumerate(values.columns):
        found[:, at] = column_numbers(values.iloc[:, at], f"{name}[{column}]", least, most)
    return found


def column_numbers(values: pd.Series, name: str, least: float = 0.0, most: float = math.inf) -> Floats:
    """One column as floats, unknown as NaN, within `least`..`most`."""
    if not isinstance(values, pd.Series):
        raise ValueError(f"{name}: a Series, not {type(values).__name__}")
    if values.dtype == object and pd.api.types.infer_dtype(values, skipna=True) not in _NUMBERS:
        raise ValueError(f"{name}: not all values are numbers")
    if not (values.dtype == object or pd.api.types.is_numeric_dtype(values.dtype)):
        raise ValueError(f"{name}: {values.dtype} is not a number")
    if pd.api.types.is_complex_dtype(values.dtype):
        raise ValueError(f"{name}: complex numbers")
    found: Floats = np.asarray(values.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan), dtype=np.float64)
    if np.isinf(found).any():
        raise ValueError(f"{name}: infinite values")
    if (found < least).any() or (found > most).any():
        raise ValueError(f"{name}: values outside {least:g}..{most:g}")
    return found


def zero_or_one(values: pd.DataFrame, name: str) -> Floats:
    """A 0/1 frame as floats, unknown as NaN."""
    found = numbers(values, name)
    if not (np.isnan(found) | (found == 0) | (found == 1)).all():
        raise ValueError(f"{name}: values other than 0 and 1")
    return found


def columns(frame: pd.DataFrame, names: Sequence[str], what: str) -> pd.DataFrame:
    """These columns in this order."""
    is_frame(frame, what)
    if missing := [n for n in names if n not in frame.columns]:
        raise ValueError(f"{what}: no column {', '.join(missing)}")
    unique(frame.columns, f"columns of {what}")
    return frame[list(names)]


def codes(*labels: pd.Series) -> tuple[list[Any], list[Ints]]:
    """All names of the columns in a fixed order, and each column as positions in it. A missing name is refused."""
    for column in labels:
        if column.isna().any():
            raise ValueError(f"{column.name}: a name is missing")
    if found := _known_codes(labels):
        return found
    names = in_order({name for column in labels for name in column.tolist()})
    place = {name: at for at, name in enumerate(names)}
    return names, [np.array([place[n] for n in column.tolist()], dtype=np.int64) for column in labels]


def _known_codes(labels: Sequence[pd.Series]) -> tuple[list[Any], list[Ints]] | None:
    """Of columns that are positions in the same ordered names already; None: they are not."""
    kind = labels[0].dtype
    if not isinstance(kind, pd.CategoricalDtype) or any(column.dtype != kind for column in labels):
        return None
    places = [column.cat.codes.to_numpy() for column in labels]
    used = np.zeros(len(kind.categories), dtype=bool)
    for at in places:
        used[at] = True
    names, among = kind.categories[used].tolist(), np.cumsum(used) - 1
    return (names, [among[at] for at in places]) if in_order(names) == names else None


def in_order(names: Iterable[Any]) -> list[Any]:
    """Names sorted, also where numbers stand beside texts."""
    names = list(names)
    if all(type(name) is str for name in names):
        return sorted(names)  # as below, without a key for each
    return sorted(names, key=lambda n: (0, n, "") if isinstance(n, int | float) else (1, 0, str(n)))


def is_frame(values: object, name: str) -> None:
    """Refuse anything else."""
    if not isinstance(values, pd.DataFrame):
        raise ValueError(f"{name}: a DataFrame, not {type(values).__name__}")


def unique(labels: pd.Index, what: str) -> None:
    """Refuse a label that stands twice."""
    if not labels.is_unique:
        raise ValueError(f"{what}: {labels[labels.duplicated()][0]!r} stands twice")


def known(value: Any, name: str, least: float = 0.0, most: float = math.inf) -> float | None:
    """A scalar that may be unknown (None or NaN -> None), within `least`..`most`."""
    if value is None or value is pd.NA:
        return None
    if not isinstance(value, Real | Decimal):
        raise ValueError(f"{name}: {value!r} is not a number")
    number = float(value)
    if math.isnan(number):
        return None
    if not least <= number <= most or math.isinf(number):
        raise ValueError(f"{name}: {value} is outside {least:g}..{most:g}")
    return number


def count(value: Any, name: str) -> int:
    """A whole number from 0; it is always known."""
    found = known(value, name)
    if found is None or found != int(found):
        raise ValueError(f"{name}: {value!r} is not a count")
    return int(found)


def flag(value: object, name: str) -> bool | None:
    """True, False or unknown, also from numpy and pandas."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool | np.bool_) or value in (0, 1):
        return bool(value)
    raise ValueError(f"{name}: {value!r} is neither true, false nor unknown")


def named(values: object, name: str) -> Mapping[str, Any]:
    """Numbers by name."""
    if not isinstance(values, Mapping):
        raise ValueError(f"{name}: values by name, not {values!r}")
    return values


def summed(at: Ints, values: Floats | None, count: int) -> Floats:
    """Values (or a count) summed by position 0..count-1."""
    return np.bincount(at, weights=values, minlength=count).astype(np.float64)


def ratio(above: Floats, below: Floats) -> Floats:
    """The quotient; anything / 0 is unknown."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below == 0, np.nan, above / below)
