"""What a reader judges: ties between tables, which variances need an analysis, what is said to be achieved."""

from __future__ import annotations

from typing import Any

from xlengine.rule import between, check
from xlengine.sources import A_76_596


@between("XLE301", cites=(A_76_596.table(1), A_76_596.table(2)))
def same_figure(figure: Any, other: Any) -> Any:
    """The same line in two tables shows the same figures: summary, table 1, table 2.

    Example: gross requirements are 355 694.2 in the summary, in table 1 and in table 2.
    """
    return bool(figure == other)


@between("XLE302", cites=A_76_596.section("IV.B"))
def heading_figure(heading: Any, figure: Any) -> Any:
    """The amount and the percentage over an analysis of a variance are those of table 1.

    Example: post resources, (522.8) and (0.2%).
    """
    return bool(heading == figure)


@between("XLE303", cites=A_76_596.paragraph(146))
def full_dollars(dollars: Any, thousands: Any) -> Any:
    """An amount in full dollars is the amount in thousands, times one thousand.

    Example: an unencumbered balance of 201.3 thousand is 201 300 dollars.
    """
    return bool(dollars == thousands * 1000)


@check("XLE401", cites=A_76_596.footnote("1", of="section B"))
def needs_analysis(apportionment: Any, expenditure: Any, percent: Any = 4, amount: Any = 50) -> Any:
    """A variance is analysed from 4 per cent of the apportionment, or from 50 thousand dollars, up or down.

    Either is enough. Only expenditure lines are meant: no memo line, no subtotal, no staff assessment income.

    Example: 15.5 of 72.6 is 21.3 per cent and needs an analysis; 19.8 of 17 749.7 does not.
    """
    variance = abs(apportionment - expenditure)
    if variance >= amount:
        return True
    return bool(apportionment and variance * 100 >= abs(apportionment) * percent)


@check("XLE402", cites=A_76_596.footnote("1", of="section B"))
def superfluous_analysis(apportionment: Any, expenditure: Any, percent: Any = 4, amount: Any = 50) -> Any:
    """A heading of an analysis for a variance that is below both thresholds, or that no line of the table has.

    Example: a heading for enterprise resource planning, whose variance is nil.
    """
    return not needs_analysis(apportionment, expenditure, percent, amount)


@check("XLE403", cites=A_76_596.section("II, indicators"))
def achieved(target: Any, actual: Any) -> Any:
    """An indicator is called achieved when its actual number meets the target; the estimate does not count.

    Which way is better (fewer days, more reports) only the indicator's words tell.

    Example: target 11, estimate 12, actual 11: achieved.
    """
    return bool(actual >= target)


@check("XLE405", cites="A/80/6 (Sect. 3)/Add.4")
def formula_row(figure: Any, said: Any) -> Any:
    """The formula row under a heading contradicts the figures, or the words of the heading.

    It is reported and not believed.

    Example: (4)=(2)-(1) over appropriation less expenditure.
    """
    return bool(figure == said)


@check("XLE407", cites=A_76_596.section("II, outputs"))
def numbering(number: Any, before: Any) -> Any:
    """Outputs are numbered one by one without a gap.

    Example: after 25 comes 26.
    """
    return bool(number == before + 1)


@check("XLE408", cites=A_76_596.section("II, outputs"))
def rate_without_actual(rate: Any, actual: Any) -> Any:
    """A delivery rate is printed although the actual number is not applicable, so none can be computed.

    Example: planned 15, actual not applicable, rate 0.0.
    """
    return bool(actual is not None)


@check("XLE501", cites=A_76_596.paragraph("2 to 5"))
def text_figure(said: Any, figure: Any) -> Any:
    """A number in the text is the figure of the table, rounded as the text rounds it.

    Example: 201 300 dollars in the text are 201.3 thousand in table 1; 2.5 million are 2 458.5 thousand.
    """
    return bool(said == figure)
