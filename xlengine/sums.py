"""Differences, changes, revised amounts, gross amounts and totals that the headings name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from xlengine.cumulative import cumulative
from xlengine.fold import fold
from xlengine.headings import when
from xlengine.layout import Table
from xlengine.naming import ACTUALS, BUDGETS
from xlengine.proposals import (
    DIFFERENCES,
    NOT_ADDED,
    OUTCOMES,
    PERCENTAGES,
    TOTALS,
    Proposal,
    called,
    is_a,
    is_derived,
    is_execution,
    is_plan,
    is_reversed,
    nearest,
    outcome,
    scope,
    surest,
)
from xlengine.revised import revised
from xlengine.rule import RULES, Form
from xlengine.spoken import called_by, names_both_sides, spoken_difference, spoken_sum, undone
from xlengine.totals import gross_or_net, net_of_group, parts_of_which, totals
from xlengine.years import by_years


def sums_by_words(table: Table, free: Sequence[int]) -> list[Proposal]:
    """Differences, changes, revised amounts, gross amounts and totals that the headings name."""
    found: list[Proposal] = []
    for target in free:
        measure = table.measures[target]
        if is_a(measure, *PERCENTAGES, *OUTCOMES, "share", "vacancy_rate"):
            continue
        spoken = spoken_sum(table, target, free) or parts_of_which(table, target, free)
        spoken = spoken or undone(table, target, free)
        if spoken:
            found.extend(spoken)
            continue
        net = net_of_group(table, target, free)
        if net:
            found.extend(net)
            continue
        if is_a(measure, *DIFFERENCES):
            found.extend(_differences(table, target, free))
        if surest(measure) == "unliquidated_obligations":
            found.extend(_unpaid(table, target, free))
            continue
        if is_a(measure, "cumulative"):
            found.extend(cumulative(table, target, free))
            continue
        if is_a(measure, "gross", "net") and not is_a(measure, "staff_assessment"):
            found.extend(gross_or_net(table, target, free))
        if is_a(measure, *TOTALS):
            found.extend(totals(table, target, free))
        if not is_a(measure, *DIFFERENCES, *TOTALS):
            found.extend(revised(table, target, free))
    return found


def _differences(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    measure = table.measures[target]
    worded = in_words(table, target, free)
    if worded is not None:
        return [worded]
    if names_both_sides(table, target) and not any(row[target].is_number for row in table.entries):
        return []
    spoken = spoken_difference(table, target, free)
    if spoken:
        return spoken
    if surest(measure) == "funding_gap":
        return _funding_gap(table, target, free)
    opening = [at for at in free if at < target and is_a(table.measures[at], "balance")]
    if opening and is_a(measure, "balance"):
        return _closing(table, opening[-1], target)
    within = scope(table, target, free)
    budget = nearest(table, target, within, BUDGETS)
    actual = outcome(table, target, within)
    if budget is not None and actual is not None:
        budget, actual = _side_by_side_groups(table, target, budget, actual)
    is_surplus = is_a(measure, "surplus_deficit", "unencumbered_balance", "balance")
    is_change = is_a(measure, "increase_decrease", "change") and not (is_surplus or is_a(measure, "variance"))
    found: list[Proposal] = []
    years = by_years(table, target, within)
    if years and not is_surplus:
        new, old = years
        found.append(Proposal(target, Form.DIFFERENCE, (new, old), (1, -1), 1.2, None, False, is_change))
    if budget is not None and actual is not None and budget != actual and not is_change:
        code = "XLE121" if is_a(measure, "unencumbered_balance") else None
        rule = RULES[code] if code else None
        prior = 1.4 if is_surplus else 1.3 if not years else 1.1
        if years and not is_surplus and _of_one_year(table, within, actual):
            return _if_printed(table, *found, Proposal(target, Form.DIFFERENCE, (budget, actual), (1, -1), 1.1))
        if (is_plan(table.measures[budget]) or is_execution(table.measures[actual])) and not is_surplus:
            return [*found, Proposal(target, Form.DIFFERENCE, (actual, budget), (1, -1), prior), *_if_printed(
                table, Proposal(target, Form.DIFFERENCE, (budget, actual), (1, -1), 1.0))]  # fmt: skip
        carried = [at for at in free if budget < at < target and surest(table.measures[at]) == "carry_over"]
        if carried and is_a(measure, "balance", "unencumbered_balance"):
            return _less_carried_over(table, target, (budget, actual, carried[-1]))
        pair = (actual, budget) if is_reversed(" ".join(measure.heading)) else (budget, actual)
        proposal = Proposal(target, Form.DIFFERENCE, pair, (1, -1), prior, rule, False, is_surplus)
        if is_surplus:
            return [*found, proposal, *_of_commitments(table, proposal, free)]
        reverse = Proposal(target, Form.DIFFERENCE, pair[::-1], (1, -1), 1.0)
        return [*found, proposal, *_if_printed(table, reverse)]
    return found or _of_two(table, target, free)


def _side_by_side_groups(table: Table, target: int, budget: int, actual: int) -> tuple[int | None, int | None]:
    """Of two groups that each end in a total the totals are held against one another, and not one part.

    None where a group has only parts, none of which the heading names: no one column is meant.
    """
    groups = [table.measures[at].group for at in (budget, actual)]
    if not all(groups) or groups[0] == groups[1]:
        return budget, actual
    ends = [
        [at for at, measure in enumerate(table.measures) if measure.group == group and is_a(measure, *TOTALS)]
        for group in groups
    ]
    if len(ends[0]) == len(ends[1]) == 1:
        return ends[0].pop(), ends[1].pop()
    parts = [[at for at, m in enumerate(table.measures) if m.group == group and not is_derived(m)] for group in groups]
    if any(len(ends[one]) == 1 and not ends[1 - one] and len(parts[1 - one]) > 1 for one in (0, 1)):
        return None, None
    named = when(table.measures[target]) or called(table, target, parts[0]) is not None
    if not (named or any(ends)) and all(len(part) > 1 for part in parts):
        return None, None
    return budget, actual


_ANNULLED = re.compile(r"annul|sans emploi|cancelled|anulad")


def _less_carried_over(table: Table, target: int, parts: tuple[int, int, int]) -> list[Proposal]:
    """Credits that lapse are what was neither spent nor carried over; of another balance only figures tell."""
    proposal = Proposal(target, Form.SUM, parts, (1, -1, -1), 1.4)
    if _ANNULLED.search(fold(table.measures[target].title)):
        return [proposal]
    return _if_printed(table, proposal, Proposal(target, Form.DIFFERENCE, parts[:2], (1, -1), 1.4))


def _funding_gap(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """The budget less the funds that are there for it."""
    funds = [at for at in free if at < target and surest(table.measures[at]) == "funds_available"
             and not is_a(table.measures[at], *PERCENTAGES)]  # fmt: skip
    budget = nearest(table, target, free, BUDGETS, but=funds)
    if len(funds) != 1 or budget is None:
        return []
    return [Proposal(target, Form.DIFFERENCE, (budget, *funds), (1, -1), 1.3)]


def _closing(table: Table, opening: int, target: int) -> list[Proposal]:
    """The balance at the end: the one at the beginning, what came in and what went out."""
    between = list(range(opening + 1, target))
    signs = [
        1 if is_a(table.measures[at], "revenue") else -1 if is_a(table.measures[at], *ACTUALS) else 0 for at in between
    ]
    if 0 in signs or len(set(signs)) != 2:
        return []
    return [Proposal(target, Form.SUM, (opening, *between), (1, *signs), 1.3)]


_LESS = re.compile(r"\s(?:less|minus|moins|menos|минус|за вычетом|ناقص|[-–—−])\s|减")


def in_words(table: Table, target: int, free: Sequence[int]) -> Proposal | None:
    """`Variance (actual less budget)`: the heading says what is taken from what."""
    heading = table.measures[target].heading
    for text in (*re.findall(r"\(([^()]*)\)", heading[-1]), heading[-1]) if heading else ():
        pieces = _LESS.split(text)
        others = [at for at in free if at != target]
        plain = [at for at in others if not is_derived(table.measures[at])]
        for among in (plain, others) if len(pieces) == 2 else ():
            first, second = (called_by(table, target, piece, among) for piece in pieces)
            if first is not None and second is not None and first != second:
                return Proposal(target, Form.DIFFERENCE, (first, second), (1, -1), 1.45, None, False, True)
    return None


def _of_commitments(table: Table, proposal: Proposal, free: Sequence[int]) -> list[Proposal]:
    """What is left of a budget may be left after commitments: beside an expenditure that is as likely, unless named."""
    budget, actual = proposal.arguments
    between = [at for at in free if budget < at < proposal.target and at != actual]
    committed = [at for at in between if surest(table.measures[at]) == "commitment"]
    if not committed or called(table, proposal.target, [actual, *committed]) == actual:
        return []
    is_whole = is_a(table.measures[actual], *TOTALS)
    return [] if is_whole else [replace(proposal, arguments=(budget, committed[-1]))]


def _of_two(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What a balance or change is taken from where no words tell: the only two amounts on its left."""
    measure = table.measures[target]
    left = [at for at in free if at < target and not is_derived(table.measures[at])]
    within = [at for at in left if measure.group and table.measures[at].group == measure.group]
    amounts = within if len(within) == 2 else left
    if len(amounts) != 2 or any(is_a(table.measures[at], *NOT_ADDED) for at in amounts):
        return []
    first, second = amounts
    if is_a(measure, "balance", "unencumbered_balance"):
        return [Proposal(target, Form.DIFFERENCE, (first, second), (1, -1), 1.0)]
    if is_a(measure, "change", "increase_decrease"):
        return [Proposal(target, Form.DIFFERENCE, (second, first), (1, -1), 1.0)]
    return []


def _unpaid(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What was recognized and not yet paid."""
    paid = nearest(table, target, free, ("disbursement",))
    owed = nearest(table, target, free, ("expenditure", "actual"))
    if paid is None or owed is None or paid == owed:
        return []
    return [Proposal(target, Form.DIFFERENCE, (owed, paid), (1, -1), 1.3)]


def _of_one_year(table: Table, among: Sequence[int], actual: int) -> bool:
    """Whether a budget of the outcome's year stands there too, beside another year: two readings of a change."""
    measures = table.measures
    budgets = (at for at in among if at != actual and is_a(measures[at], *BUDGETS) and not is_derived(measures[at]))
    return any(when(measures[at]) == when(measures[actual]) > 0 for at in budgets)


def _if_printed(table: Table, *proposals: Proposal) -> list[Proposal]:
    """Readings of one measure that only printed figures may bear out."""
    return list(proposals) if any(row[proposals[0].target].is_number for row in table.entries) else []
