"""Shares: each line in per cent of its column's total, or of a total beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlengine.across.each import is_each
from xlengine.across.meant import PERCENTAGES, TOTALS, is_a, is_derived, surest
from xlengine.across.named import called_by
from xlengine.across.of_which import is_of_which
from xlengine.across.proposal import LIKELY, SAID, Proposal
from xlengine.expression import expression
from xlengine.layout import Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import when, years_of
from xlengine.terms.fold import fold

PARTLY = 0.6
"""A heading that has so little to do with a share says more than that."""
_SHARE = expression(
    r"\b(?:shares?|of|the|total|in|as|a|per ?cent\w*|parts?|du|de"
    r"|la|le|en|del|sobre|el|participacion|peso|доля|в|к|от|итог\w*)\b"
    r"|%|占比|占|比重|比例|总额|合计|的"
)
_OF_A_TOTAL = expression(r"total|общ|итог|всего|总|合计|مجموع|اجمالي|ensemble")


def share_of_total(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """Each line in per cent of the column's total, or of a total that stands beside it."""
    line = total_line(table)
    measure = table.measures[target]
    if measure.terms.get("share", 0.0) < PARTLY and not _OF_A_TOTAL.search(fold(measure.title)):
        return []  # the share of something that the heading names: of what, it does not say
    amounts = [at for at in free if at < target
               and (not is_derived(table.measures[at]) or surest(table.measures[at]) == "balance")]  # fmt: skip
    amounts = [at for at in amounts if not is_each(table.measures[at])] or amounts
    ends = [at for at in amounts if is_a(table.measures[at], *TOTALS)]
    amounts = [at for at in amounts if at in ends or not _goes_both_ways(table, at)] or amounts
    own = _SHARE.sub(" ", re.sub(r"\([^()]*\)", " ", fold(measure.heading[-1] if measure.heading else ""))).strip()
    part = called_by(table, target, own, amounts) if own else None
    if part is None and own and "\u3400" <= own[0] <= "\u9fff":  # `药占比`: a single sign names its column
        explaining = [at for at in amounts if own in fold(table.measures[at].title) and is_of_which(table.measures[at])]
        part = explaining[0] if len(explaining) == 1 else None
    if part is not None and is_of_which(table.measures[part]):
        wholes = [at for at in amounts if at < part and not is_of_which(table.measures[at])]
        return [Proposal.quotient(target, Form.PERCENTAGE, (part, at), LIKELY, RULES["XLE117"]) for at in wholes[-1:]]
    if part is not None and part != amounts[-1]:  # `Women (percentage of total)`
        totals = [at for at in free if at < target and is_a(table.measures[at], *TOTALS) and at != part]
        if totals:
            return [Proposal.quotient(target, Form.PERCENTAGE, (part, totals[-1]), LIKELY, RULES["XLE117"])]
        amounts = [part]
    elif part is None:
        years = years_of(measure.title)
        of_year = [at for at in amounts if len(years) == 1 and when(table.measures[at]) == years[0]]
        amounts = of_year if len(of_year) == 1 else ends or amounts
    if line is None or not amounts:
        return []
    both = (amounts[-1], amounts[-1])
    return [Proposal.quotient(target, Form.PERCENTAGE, both, LIKELY, RULES["XLE117"], base_line=line)]


_GAIN_OR_LOSS = expression(
    r"\bgains?\b.*\bloss|\bgains?\b.*\bpertes?\b|\bganancias?\b.*\bperdidas?\b|损益|прибыл\w*.*убыт"
)


def _goes_both_ways(table: Table, at: int) -> bool:
    """Whether a column has amounts above nil and below: of what cancels out nobody takes shares."""
    signs = {value > 0 for row in table.entries if (value := row[at].value)}
    return len(signs) > 1 or _GAIN_OR_LOSS.search(fold(table.measures[at].title)) is not None


def part_of_its_total(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`% women` beside `Women`, `Men` and `Total`: the column that the heading names, of its group's total."""
    measures = table.measures
    heading = fold("".join(measures[target].heading[-1:]))
    own = _IN_PERCENT.sub(" ", re.sub(r"\([^()]*\)", " ", heading)).strip()
    left = [at for at in free if at < target and not is_derived(measures[at])]
    named = [at for at in left if own and own == fold("".join(measures[at].heading[-1:]))]
    named = [at for at in named if measures[at].group == measures[target].group] or named
    group = measures[named[0]].group if len(named) == 1 else ()
    ends = [at for at in left if group and measures[at].group == group and is_a(measures[at], *TOTALS)]
    if len(ends) != 1 or ends[0] < named[0]:
        return []
    return [Proposal.quotient(target, Form.PERCENTAGE, (named[0], ends[0]), LIKELY, RULES["XLE117"])]


_IN_PERCENT = expression(
    r"%|\bper ?cent(?:age)?\b|\b(?:share|part|proportion|of|de|des|d')\b|^نسب[هة]\b|\bдоля\b|占比|比例"
)


def share_of_the_only_amount(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A printed percentage in a table that has one column of amounts: each line's share of their total."""
    amounts = [at for at in free if at != target and not is_a(table.measures[at], *PERCENTAGES)]
    line = total_line(table)
    if line is None or len(amounts) != 1 or not any(row[target].is_number for row in table.entries):
        return []
    return [Proposal.quotient(target, Form.PERCENTAGE, (*amounts, *amounts), SAID, RULES["XLE117"], base_line=line)]


def total_line(table: Table) -> int | None:
    """The line of the whole table's total: the last one that its words call so, or the first line of all."""
    totals = [at for at, line in enumerate(table.lines) if line.is_a("total", "grand_total")]
    return totals[-1] if totals else None
