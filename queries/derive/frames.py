"""Cells of frames as plain numbers."""

from typing import Any, cast

import pandas as pd


def number(frame: pd.DataFrame, row: Any, column: Any) -> float:
    """One cell, NaN where it is unknown."""
    return float(cast(float, frame.at[row, column]))


def known(value: Any) -> float | None:
    """A number, None where it is unknown."""
    return None if pd.isna(value) else float(value)
