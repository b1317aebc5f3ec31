"""The figures as printed, and the little arithmetic that says what should have been printed.

Kept apart from `xlengine.number` on purpose: the engine is tried on these workbooks, so it must not compute them.
"""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path

Row = dict[str, str]

FOLDER = Path(__file__).parents[1] / "figures"


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The lines of one csv file, in the order of the report."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def is_number(printed: str) -> bool:
    """Whether the print is a figure; 不适用 and the like are words."""
    return printed.strip("()%").replace(" ", "").replace(".", "", 1).isdecimal()


def number(printed: str) -> Decimal:
    """What the print means: (522.8) is less than nil, a dash is nil, (0.2%) is a share of one."""
    if printed == "—":
        return Decimal(0)
    value = Decimal(printed.strip("()%").replace(" ", ""))
    if printed.startswith("("):
        value = -value
    return value / 100 if "%" in printed else value


def decimals(printed: str) -> int:
    """How many places after the point the print has."""
    return len(printed.partition(".")[2])


def hundredfold(part: Decimal, whole: Decimal) -> Decimal:
    """Part in whole times one hundred, to one decimal: one rounding, half away from zero."""
    exact_tenths = Fraction(part) / Fraction(whole) * 1000
    tenths = floor(abs(exact_tenths) + Fraction(1, 2))
    return Decimal(tenths if exact_tenths > 0 else -tenths) / 10


def plain(value: Decimal) -> str:
    """The number as a workbook stores it: no trailing noughts, no exponent, no negative nil."""
    return f"{value.normalize():f}" if value else "0"


def whole(value: Decimal) -> Decimal:
    """To the unit, half away from zero."""
    return value.quantize(Decimal(1), ROUND_HALF_UP)
