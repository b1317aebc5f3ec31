"""A printed figure against the number that it was rounded from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from xlengine.interval import Interval
from xlengine.rule import check, total_of
from xlengine.sources import A_76_596


@lru_cache(maxsize=64)
def half_unit(decimals: int) -> Decimal:
    """Half a unit of the last place: 0.05 where one decimal is printed."""
    return Decimal(5).scaleb(-decimals - 1)


@check("XLE421", cites=A_76_596.footnote("a", of="table 1"))
def rounds_to(exact: Any, printed: Any, decimals: Any) -> Any:
    """Whether the number may be printed as that figure: half a unit of its last place either side, ends included.

    Example: 21.34986 is printed as 21.3, not as 21.4.
    """
    return bool(abs(exact - printed) <= half_unit(int(decimals)))


@check("XLE422", cites=A_76_596.footnote("a", of="table 1"))
def foots(total: Any, parts: Sequence[Any], decimals: Any) -> Any:
    """Whether the total is the sum of its parts, or differs from it by no more than the rounding of all of them.

    Example: 0.3 and 0.3 may add up to 0.7 where each has one decimal, since both may be nearly 0.35.
    """
    around = [Interval.around(part, int(decimals)) for part in parts]
    return bool(Interval.around(total, int(decimals)).meets(total_of(tuple(around)))) if around else not total
