"""Budget reports: new less old, the opposite sign of a performance report; and parts that add up across."""

from __future__ import annotations

from typing import Any

from xlengine.rule import across, fraction_of, percentage_of, product_of, total_of
from xlengine.sources import (
    A_79_6_SECT_3_ADD_1,
    A_80_6_SECT_5,
    A_80_6_SECT_36,
    A_RES_47_220,
    ARITHMETIC,
)


@across("XLE111", cites=A_79_6_SECT_3_ADD_1.table(4, column=3))
def change(estimate: Any, previous_estimate: Any) -> Any:
    """The new estimate less the previous one; a negative change is a reduction.

    Example: 47 674.7 less 47 093.0 is 581.7.
    """
    return estimate - previous_estimate


@across("XLE112", cites=A_79_6_SECT_3_ADD_1.table(4, column=4))
def change_percentage(change: Any, previous_estimate: Any) -> Any:
    """The change in per cent of the previous estimate, rounded once, half away from zero.

    Example: 581.7 of 47 093.0 is 1.2.
    """
    return percentage_of(change, previous_estimate)


@across("XLE113", cites=A_RES_47_220.section("A"))
def revised_estimate(previous_estimate: Any, change: Any) -> Any:
    """What was approved and its increase or decrease, added.

    Example: 35 256 900 and (635 200) are 34 621 700.
    """
    return previous_estimate + change


@across("XLE114", cites=A_80_6_SECT_36.section("annex"))
def gross(net: Any, staff_assessment: Any) -> Any:
    """Net of staff assessment and staff assessment, added across the row.

    Example: 98 946.4 and 8 543.0 are 107 489.4.
    """
    return net + staff_assessment


@across("XLE115", cites=A_80_6_SECT_5.table("5.II.6"))
def total_across(*parts: Any) -> Any:
    """The parts that stand beside one another in the row, added.

    Example: (980.7), nil and (569.6) are (1 550.3).
    """
    return total_of(parts)


@across("XLE116", cites=str(ARITHMETIC))
def balance(minuend: Any, subtrahend: Any) -> Any:
    """One column less another, where the heading or the figures say so.

    Example: 22 162.6 less 17 834.7 is a surplus of 4 327.9.
    """
    return minuend - subtrahend


@across("XLE117", cites=str(ARITHMETIC))
def share(part: Any, whole: Any) -> Any:
    """One column in per cent of another, rounded once, half away from zero.

    Example: 147.2 of 588.8 is 25.0.
    """
    return percentage_of(part, whole)


@across("XLE118", cites=str(ARITHMETIC))
def ratio(part: Any, whole: Any) -> Any:
    """One column as a fraction of another.

    Example: 147.2 of 588.8 is 0.25.
    """
    return fraction_of(part, whole)


@across("XLE119", cites=str(ARITHMETIC))
def change_rate(estimate: Any, previous_estimate: Any) -> Any:
    """The new figure less the old one in per cent of the old one, where the change has no column of its own.

    Example: from 400 to 418 is 4.5.
    """
    return percentage_of(estimate - previous_estimate, previous_estimate)


@across("XLE120", cites=str(ARITHMETIC))
def cumulative_amount(previous_amount: Any, amount: Any) -> Any:
    """What was added up to the line before, and the line's own amount.

    Example: 30.0 by August and 5.0 in September are 35.0.
    """
    return previous_amount + amount


@across("XLE123", cites=str(ARITHMETIC))
def amount_at_rate(quantity: Any, rate: Any) -> Any:
    """A number of things times what each of them costs, or an amount at a rate, never rounded before it is printed.

    Where a number, months and a cost for each month stand beside one another, all of them are multiplied.

    Example: 24 months at 3 200 are 76 800.
    """
    return product_of((quantity, rate))
