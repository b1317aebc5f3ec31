"""Table 3: other income and adjustments."""

from __future__ import annotations

from typing import Any

from xlengine.rule import down, total_of
from xlengine.sources import A_76_596


@down("XLE206", cites=A_76_596.table(3))
def other_income_total(*amounts: Any) -> Any:
    """Investment revenue, other revenue and the cancellation of prior-period obligations, added.

    Example: 536.2, 52.2 and 1 525.0 are 2 113.4.
    """
    return total_of(amounts)
