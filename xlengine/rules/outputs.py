"""Outputs: how much of what was planned has been delivered."""

from __future__ import annotations

from typing import Any

from xlengine.rule import across, percentage_of
from xlengine.sources import A_76_596


@across("XLE131", cites=A_76_596.section("II, outputs"))
def delivery_rate(planned_output: Any, actual_output: Any) -> Any:
    """What was delivered in per cent of what was planned, one decimal, half away from zero, not capped.

    The rows are independent: rates are never added. Where the actual number is not applicable there is no rate.

    Example: 209 of 400 is 52.3; 57 of 4 is 1 425.0.
    """
    return percentage_of(actual_output, planned_output)
