"""Unencumbered balance and implementation rate, across a row or down a column."""

from __future__ import annotations

from typing import Any

from xlengine.rule import across, down, percentage_of
from xlengine.sources import A_76_596, A_80_6_SECT_3_ADD_1, ARITHMETIC


@across("XLE121", cites=A_76_596.paragraph("146 (a)"))
def unencumbered_balance(apportionment: Any, expenditure: Any) -> Any:
    """What was apportioned and not spent; it is the variance of the gross requirements.

    Example: 355 694.2 less 355 492.9 is 201.3, printed as 201 300 dollars.
    """
    return apportionment - expenditure


@across("XLE122", cites=A_76_596.paragraph(2))
def implementation_rate(apportionment: Any, expenditure: Any) -> Any:
    """Expenditure in per cent of the apportionment, rounded once, half away from zero.

    Example: 355 492.9 of 355 694.2 is 99.9.
    """
    return percentage_of(expenditure, apportionment)


@down("XLE221", cites=A_80_6_SECT_3_ADD_1.table(6))
def balance_of_year(appropriation: Any, expenditure: Any) -> Any:
    """The year's appropriation less its expenditure, where the measures stand as rows.

    Example: 736 542.6 less 728 097.8 is 8 444.8.
    """
    return appropriation - expenditure


@down("XLE222", cites=A_80_6_SECT_3_ADD_1.table(6))
def as_percentage_of(part: Any, whole: Any) -> Any:
    """One row in per cent of another, as its label says ("… as a percentage of …").

    Example: 59 562.0 of 742 016.9 is 8.03.
    """
    return percentage_of(part, whole)


@down("XLE223", cites=str(ARITHMETIC))
def surplus_deficit(revenue: Any, expenditure: Any) -> Any:
    """Revenue less expenditure: a positive figure is a surplus.

    Example: 7 465.4 less 7 451.1 is 14.3.
    """
    return revenue - expenditure
