"""What is left at the end of a period: what there was at its beginning, what came in and what went out."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.meant import PERCENTAGES, TOTALS, is_a
from xlengine.across.naming import ACTUALS
from xlengine.across.net_changes import is_net
from xlengine.across.proposal import BY_FIGURES, USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.rule import Form
from xlengine.terms.fold import fold
from xlengine.terms.movements import CLOSING, MOST_MOVEMENTS, OPENING, OWED, either_sign, sign_of


def closing_column(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A closing balance on the right of its opening balance and of what moved it."""
    measure = table.measures[target]
    titles = {at: fold(table.measures[at].title) for at in free}
    left = [at for at in free if at < target and table.measures[at].group == measure.group]
    if measure.group and is_a(measure, *TOTALS) and CLOSING.search(titles[target]):
        left = _of_grouped_balances(table, target, free)
    openings = [at for at in left if OPENING.search(titles[at]) and not CLOSING.search(titles[at])]
    openings = openings if CLOSING.search(titles[target]) else []
    openings = openings or [at for at in left if _is_earlier(table.measures[at], measure)]
    if not openings or is_a(measure, *PERCENTAGES):
        return []
    first = openings[-1]
    between = [at for at in left if at > first]
    ends = [at for at in between if is_a(table.measures[at], *TOTALS)]
    if ends:  # what was available
        first, between = ends[-1], [at for at in between if at > ends[-1]]
    if between and is_net(table.measures[between[-1]]):
        between = between[-1:]
    if not 0 < len(between) <= MOST_MOVEMENTS or any(is_a(table.measures[at], *PERCENTAGES) for at in between):
        return []
    owed = OWED.search(" ".join(titles.values())) is not None
    signs = [sign_of(titles[at], owed, [value for row in table.entries if (value := row[at].value)]) for at in between]
    if all(signs) and len(set(signs)) > 1:
        return [Proposal(target, Form.SUM, (first, *between), (1, *signs), USUAL)]
    if not any(row[target].is_number for row in table.entries):
        return []  # what moved it one way only may not be all that did
    return [Proposal(target, Form.SUM, (first, *between), (1, *some), BY_FIGURES) for some in either_sign(signs)]


def closing_by_terms(table: Table, opening: int, target: int) -> list[Proposal]:
    """A balance on the right of another one: what there was, revenue that came in and what was spent of it."""
    every = range(opening + 1, target)
    ended = {table.measures[at].group for at in every if is_a(table.measures[at], *TOTALS)}
    between = [at for at in every if table.measures[at].group not in ended or is_a(table.measures[at], *TOTALS)]
    signs = [
        1 if is_a(table.measures[at], "revenue") else -1 if is_a(table.measures[at], *ACTUALS) else 0 for at in between
    ]
    if set(signs) != {1, -1}:
        return []
    return [Proposal(target, Form.SUM, (opening, *between), (1, *signs), USUAL)]


def _of_grouped_balances(table: Table, target: int, free: Sequence[int]) -> list[int]:
    """The opening balance's total and what moved it, where both balances are split: `total`, `of which overdue`."""
    measures = table.measures
    names = {at: fold(_IN_BRACKETS.sub("", measures[at].heading[-1])) for at in (*free, target) if measures[at].heading}
    first = next((at for at in reversed(free) if at < target and measures[at].group and names[at] == names[target]
                  and OPENING.search(fold(measures[at].title))), target)  # fmt: skip
    return [at for at in free if first <= at < target and (at == first or not measures[at].group)]


def _is_earlier(one: Measure, other: Measure) -> bool:
    """Whether the headings are one balance at two dates."""
    own, others = (_DATE.sub("", fold(measure.title)) for measure in (one, other))
    dated = all(_DATE.search(fold(measure.title)) for measure in (one, other))
    return dated and is_a(one, "balance") and is_a(other, "balance") and own == others


_IN_BRACKETS = expression(r"\([^()]*\)")
_DATE = expression(r"[0-9][0-9./-]*")
