"""Table 1: apportionment, expenditure, variance; subtotals, gross, net and total requirements."""

from __future__ import annotations

from typing import Any

from xlengine.rule import across, down, percentage_of, total_of
from xlengine.sources import A_61_662, A_76_596, ARITHMETIC


@across("XLE101", cites=A_76_596.table(1, column=3))
def variance(apportionment: Any, expenditure: Any) -> Any:
    """Apportionment less expenditure; a negative variance is an overexpenditure.

    The same arithmetic serves staff assessment income, where a negative variance means more income than apportioned.

    Example: 242 685.1 less 243 207.9 is (522.8).
    """
    return apportionment - expenditure


@across("XLE102", cites=A_76_596.table(1, column=4))
def percentage(variance: Any, apportionment: Any) -> Any:
    """The variance in per cent of the apportionment, rounded once, half away from zero.

    The base is the apportionment, never the expenditure. Percentages are not added: a subtotal has its own.

    Example: 15.5 of 72.6 is 21.3, not 21.4 by way of 21.35.
    """
    return percentage_of(variance, apportionment)


@down("XLE201", cites=A_76_596.table(1))
def subtotal(*lines: Any) -> Any:
    """The lines since the last subtotal, added; a memo line ("of which") is never among them.

    A label is not a key: two rows may both be called subtotal. Position and arithmetic decide what each one adds.

    Example: 242 685.1 and 76 824.0 are 319 509.1.
    """
    return total_of(lines)


@down("XLE202", cites=A_76_596.table(3))
def total(*lines: Any) -> Any:
    """All that stands above it and has not been added yet: lines and subtotals, each once.

    Example: 536.2, 52.2 and 1 525.0 are 2 113.4.
    """
    return total_of(lines)


@down("XLE203", cites=A_76_596.table(1))
def gross_requirements(*costs: Any) -> Any:
    """All costs before staff assessment income is deducted.

    Example: 319 509.1 and 36 185.1 are 355 694.2.
    """
    return total_of(costs)


@down("XLE204", cites=A_76_596.table(1))
def net_requirements(gross_requirements: Any, staff_assessment_income: Any) -> Any:
    """Gross requirements less staff assessment income, column by column.

    Example: 355 694.2 less 26 817.1 is 328 877.1; in the variance column 201.3 less (798.5) is 999.8.
    """
    return gross_requirements - staff_assessment_income


@down("XLE205", cites=A_61_662.section("I"))
def total_requirements(gross_requirements: Any, voluntary_contributions_in_kind: Any) -> Any:
    """Gross requirements and the budgeted voluntary contributions in kind; net requirements are not added again.

    Example: 41 521.4 and nil are 41 521.4.
    """
    return gross_requirements + voluntary_contributions_in_kind


@down("XLE209", cites=str(ARITHMETIC))
def difference(minuend: Any, subtrahend: Any) -> Any:
    """One row less another, where the label or the figures say so.

    Example: revenue 6 644.4 less expenditure 6 570.3 is a surplus of 74.1.
    """
    return minuend - subtrahend
