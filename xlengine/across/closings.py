"""What is left at the end of a period: what there was at its beginning, what came in and what went out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from xlengine.across.meant import DIFFERENCES, PERCENTAGES, TOTALS, is_a, is_of_a_date, words_of
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
    left = _on_the_left(table, target, free)
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
    moved = _moved(table, titles, first, between)
    ways, signs = {way for way, _ in moved}, [sign for _, sign in moved]
    is_told = all(signs) and ({1, -1} <= ways or (first != opening and -1 in ways))
    if is_told and not _moves_untold(table, target, first, between):
        return [Proposal(target, Form.SUM, (first, *between), (1, *signs), USUAL)]
    if not any(row[target].is_number for row in table.entries):
        return []  # what moved it one way only may not be all that did
    return [Proposal(target, Form.SUM, (first, *between), (1, *some), BY_FIGURES) for some in either_sign(signs)]


def all_available(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A total right after an opening balance and what came in: all that there was to spend, or to pay."""
    titles = {at: fold(table.measures[at].title) for at in free}
    left = [at for at in free if at < target and table.measures[at].group == table.measures[target].group]
    opening = next((at for at in reversed(left) if is_of_a_date(table.measures[at])), target)
    between = [at for at in left if at > opening]
    ways = {way for way, _ in _moved(table, titles, opening, between)}
    if 1 not in ways or not ways <= {1, OF_ITS_OWN} or between[-1] != target - 1 or _is_flow(titles[target]):
        return []
    return [Proposal.added(target, (opening, *between), USUAL)]


def debt_service(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What a debt costs in a year: what is repaid of it, and the interest."""
    titles = {at: fold(table.measures[at].title) for at in free}
    if not DEBT_SERVICE.search(titles[target]):
        return []
    repaid = [at for at in free if at < target and REPAID.search(titles[at]) and not DEBT_SERVICE.search(titles[at])]
    interest = [at for at in free if at < target and INTEREST.search(titles[at]) and at not in repaid]
    if len(repaid) != 1 or len(interest) != 1 or any((row[repaid[0]].value or 0) < 0 for row in table.entries):
        return []
    return [Proposal.added(target, (*repaid, *interest), USUAL)]


def changed_by(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What was approved, with what was added to it and taken off right behind it: budgets, posts, credits."""
    measures, measure = table.measures, table.measures[target]
    left = [at for at in _on_the_left(table, target, free) if not is_a(measures[at], *PERCENTAGES)]
    if not left or left[-1] != target - 1 or is_a(measure, *ACTUALS, *DIFFERENCES, *TOTALS, *PERCENTAGES):
        return []
    titles = {at: fold(measures[at].title) for at in free}
    between: list[int] = []
    while left and way_of(titles[left[-1]], owed=False, lent=False):
        between.insert(0, left.pop())
    if not left or not between or len(between) > MOST_MOVEMENTS or left[-1] != between[0] - 1:
        return []
    opening = left[-1]
    first = measures[opening]
    is_one_thing = bool(words_of(measure) & words_of(first)) or is_a(measure, *REVISED)
    moved = _moved(table, titles, opening, between)
    signs = [sign for _, sign in moved]
    if not is_one_thing or is_a(first, *ACTUALS, *DIFFERENCES, *TOTALS):
        return []
    if not all(signs) or not {1, -1} <= {way for way, _ in moved}:
        return []
    return [Proposal(target, Form.SUM, (opening, *between), (1, *signs), USUAL)]


REVISED = ("revised_estimate", "revised_appropriation", "revised_apportionment")


def _on_the_left(table: Table, target: int, free: Sequence[int]) -> list[int]:
    """The columns of the same group before it; of all groups where it has none, but for parts of what has a total."""
    measures, group = table.measures, table.measures[target].group
    if group:
        return [at for at in free if at < target and measures[at].group == group]
    ended = {measures[at].group for at in free if measures[at].group and is_a(measures[at], *TOTALS)}
    return [at for at in free if at < target and (measures[at].group not in ended or is_a(measures[at], *TOTALS))]


def _opening(table: Table, target: int, left: Sequence[int], titles: Mapping[int, str]) -> int | None:
    """The last balance on the left that the column may come from: at the beginning, or at another date."""
    if not table.measures[target].group:
        left = [at for at in left if not table.measures[at].group]
    named = [at for at in left if OPENING.search(titles[at]) and not CLOSING.search(titles[at])]
    if named and CLOSING.search(titles[target]):
        return named[-1]
    own = None if is_a(table.measures[target], "cumulative") else undated(titles[target])
    dated = [at for at in left if own is not None and undated(titles[at]) == own and titles[at] != titles[target]]
    return dated[-1] if dated else None


def _moves_untold(table: Table, target: int, first: int, between: Sequence[int]) -> bool:
    """Whether lines without any movement have another balance at the end: there the columns do not say all."""
    rest = [row for row in table.entries if row[first].value and not any(row[at].value for at in between)]
    return sum(row[target].is_number and row[target].value != row[first].value for row in rest) > 1


def _with_totals(table: Table, first: int, between: Sequence[int], titles: Mapping[int, str]) -> tuple[int, list[int]]:
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


def _moved(table: Table, titles: Mapping[int, str], first: int, between: Sequence[int]) -> list[tuple[int, int]]:
    """Which way each movement goes, by words or by figures of both signs, and whether it is added or taken off."""
    owed = OWED.search(" ".join(titles.values())) is not None
    found = []
    for before, at in pairwise([first, *between]):
        lent = any(REPAID.search(titles[other]) for other in between if other != at)
        amounts = _amounts(table, before, at)
        way = way_of(titles[at], owed, lent) or (OF_ITS_OWN if len({value < 0 for value in amounts}) > 1 else 0)
        found.append((way, signed(way, amounts)))
    return found


def _amounts(table: Table, before: int, at: int) -> list[Decimal]:
    """The figures of a movement; of an empty total those of what it adds, since the movement before it."""
    columns = [at] if any(row[at].value for row in table.entries) else range(before + 1, at)
    return [value for one in columns for row in table.entries if (value := row[one].value)]


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
