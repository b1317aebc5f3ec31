"""A printed figure against the number that it was rounded from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from xlengine.rule import check
from xlengine.sources import A_76_596


@check("XLE421", cites=A_76_596.footnote("a", of="table 1"))
def rounds_to(exact: Any, printed: Any, decimals: Any) -> Any:
    """Whether the number may be printed as that figure: half a unit of its last place either side, ends included.

    Example: 21.34986 is printed as 21.3, not as 21.4.
    """
    half = Decimal(5).scaleb(-int(decimals) - 1)
    return bool(abs(exact - printed) <= half)
