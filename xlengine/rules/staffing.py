"""Incumbency and vacancy. A vacancy rate comes from twelve months that the table does not print: it is judged only."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from xlengine.interval import Interval
from xlengine.number import Exact
from xlengine.rule import NoFigure, across, check, percentage_of, total_of
from xlengine.sources import A_76_596


@across("XLE141", cites=A_76_596.footnote("b", of="human resources"), overwrites=False)
def vacancy_rate(authorized_strength: Any, incumbency: Any) -> Any:
    """The unfilled part of the authorized strength, in per cent.

    It is computed from monthly incumbency. The printed counts are whole numbers, so they only bound it: a rate outside
    the bounds is pointed out and never overwritten.

    Example: 940 authorized and 837 in place on average bound the rate to between 10.9 and 11.0.
    """
    return percentage_of(authorized_strength - incumbency, authorized_strength)


def mean_of(figures: Sequence[Exact]) -> Fraction:
    """Their sum over their number, exact; NoFigure where there is none."""
    if not figures:
        raise NoFigure
    return Fraction(total_of(tuple(figures))) / len(figures)


@check("XLE142", cites=A_76_596.footnote("b", of="human resources"))
def vacancy_rate_of_months(authorized_months: Any, incumbency_months: Any) -> Any:
    """The vacancy rate of a period: the months are averaged first, then one share is taken of the averages.

    A month counts when both its strength and its incumbency are there. Rates of months are never averaged.

    Example: 57 posts in each of twelve months, 565 of 684 person-months filled: 17.4.
    """
    return vacancy_rate(mean_of(authorized_months), mean_of(incumbency_months))


@check("XLE143", cites=A_76_596.footnote("b", of="human resources"))
def vacancy_rate_range(authorized_strength: Any, incumbency: Any, decimals: Any = 0) -> Any:
    """The lowest and the highest vacancy rate that an average incumbency, printed to so many decimals, allows.

    The strength counts as printed; where posts were established or abolished within the year it is no constant.

    Example: 940 authorized and 837 in place on average allow 10.904 to 11.011.
    """
    return vacancy_rate(Interval.exactly(authorized_strength), Interval.around(incumbency, int(decimals)))
