"""What is left at the end of a period: what there was at its beginning, what came in and what went out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlengine.across.meant import PERCENTAGES, TOTALS, is_a
from xlengine.across.naming import ACTUALS
from xlengine.across.net_changes import is_net
from xlengine.across.proposal import BY_FIGURES, USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Table
from xlengine.rule import Form
from xlengine.terms.dates import undated
from xlengine.terms.fold import fold
from xlengine.terms.movements import (
    CLOSING,
    DEBT_SERVICE,
    INTEREST,
    MOST_MOVEMENTS,
    OF_ITS_OWN,
    OPENING,
    OWED,
    REPAID,
    either_sign,
    is_available,
    signed,
    way_of,
)


def closing_column(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A closing balance on the right of its opening balance and of what moved it."""
    measure = table.measures[target]
    titles = {at: fold(table.measures[at].title) for at in free}
    left = [at for at in free if at < target and table.measures[at].group == measure.group]
    if measure.group and is_a(measure, *TOTALS) and CLOSING.search(titles[target]):
        left = _of_grouped_balances(table, target, free)
    first = _opening(table, target, left, titles)
    if first is None or is_a(measure, *PERCENTAGES):
        return []
    opening = first
    first, between = _with_totals(table, first, [at for at in left if at > first], titles)
    if between and is_net(table.measures[between[-1]]):
        between = between[-1:]
    if not 0 < len(between) <= MOST_MOVEMENTS or any(is_a(table.measures[at], *PERCENTAGES) for at in between):
        return []
    ways = _ways(titles, between)
    signs = [signed(way, _amounts(table, at)) for at, way in zip(between, ways, strict=True)]
    if all(signs) and ({1, -1} <= set(ways) or (first != opening and -1 in ways)):
        return [Proposal(target, Form.SUM, (first, *between), (1, *signs), USUAL)]
    if not any(row[target].is_number for row in table.entries):
        return []  # what moved it one way only may not be all that did
    return [Proposal(target, Form.SUM, (first, *between), (1, *some), BY_FIGURES) for some in either_sign(signs)]


def all_available(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A total right after an opening balance and what came in: all that there was to spend, or to pay."""
    titles = {at: fold(table.measures[at].title) for at in free}
    left = [at for at in free if at < target and table.measures[at].group == table.measures[target].group]
    openings = [at for at in left if OPENING.search(titles[at]) or undated(titles[at])]
    between = [at for at in left if openings and at > openings[-1]]
    ways = _ways(titles, between)
    if 1 not in ways or not set(ways) <= {1, OF_ITS_OWN} or between[-1] != target - 1 or _is_flow(titles[target]):
        return []
    return [Proposal.added(target, (openings[-1], *between), USUAL)]


def debt_service(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What a debt costs in a year: what is repaid of it, and the interest."""
    titles = {at: fold(table.measures[at].title) for at in free}
    if not DEBT_SERVICE.search(titles[target]):
        return []
    repaid = [at for at in free if at < target and REPAID.search(titles[at]) and not DEBT_SERVICE.search(titles[at])]
    interest = [at for at in free if at < target and INTEREST.search(titles[at]) and at not in repaid]
    if len(repaid) != 1 or len(interest) != 1 or any(value < 0 for value in _amounts(table, repaid[0])):
        return []
    return [Proposal.added(target, (*repaid, *interest), USUAL)]


def _opening(table: Table, target: int, left: Sequence[int], titles: Mapping[int, str]) -> int | None:
    """The last balance on the left that the column may come from: at the beginning, or at another date."""
    named = [at for at in left if OPENING.search(titles[at]) and not CLOSING.search(titles[at])]
    if named and CLOSING.search(titles[target]):
        return named[-1]
    own = undated(titles[target])
    dated = [at for at in left if own and undated(titles[at]) == own and titles[at] != titles[target]]
    return dated[-1] if dated else None


def _with_totals(
    table: Table, first: int, between: Sequence[int], titles: Mapping[int, str]
) -> tuple[int, list[int]]:
    """What the balance is taken from: what was available in all stands for all before it, `Total income` for income."""
    found: list[int] = []
    for at in between:
        if is_a(table.measures[at], *TOTALS):
            if not _is_flow(titles[at]):
                first, found = at, []
                continue
            way = way_of(titles[at], owed=False, lent=False)
            while found and way_of(titles[found[-1]], owed=False, lent=False) != -way:
                found.pop()
        found.append(at)
    return first, found


def _is_flow(title: str) -> bool:
    """Whether a total is of what came in, or of what went out, and not of all that there was."""
    return not is_available(title) and way_of(title, owed=False, lent=False) in (1, -1)


def _ways(titles: Mapping[int, str], between: Sequence[int]) -> list[int]:
    """Which way each movement goes, by its words and those of all columns."""
    owed = OWED.search(" ".join(titles.values())) is not None
    return [
        way_of(titles[at], owed, any(REPAID.search(titles[other]) for other in between if other != at))
        for at in between
    ]  # fmt: skip


def _amounts(table: Table, at: int) -> list[Decimal]:
    return [value for row in table.entries if (value := row[at].value)]


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


_IN_BRACKETS = expression(r"\([^()]*\)")
