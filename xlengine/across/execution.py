"""Rates of execution: what came about, in per cent of the budget that the heading names or that stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.balances import made_available
from xlengine.across.formula_rows import is_percentage
from xlengine.across.meant import is_a, is_derived, nearest, outcome, surest
from xlengine.across.named import as_named, called_by, of_one_year, stems
from xlengine.across.naming import BUDGETS
from xlengine.across.proposal import USUAL, Proposal
from xlengine.across.revised import total_of_group
from xlengine.expression import expression
from xlengine.layout import Table
from xlengine.rule import RULES, Form
from xlengine.terms.fold import fold


def execution_rate(table: Table, target: int, within: Sequence[int]) -> list[Proposal]:
    """The outcome in per cent of the budget; in a group of two amounts without such words, the second of the first."""
    budget, actual = _base_that_is_named(table, target, within), outcome(table, target, within)
    if budget is None:
        budget, actual = _base_beside(table, target, within, actual)
    elif actual is not None:
        actual = of_one_year(table, actual, budget, within)
    if budget is None or actual is None or budget in (actual, target):
        return []
    if not is_percentage(table, target):
        return [Proposal.quotient(target, Form.FRACTION, (actual, budget), USUAL)]
    return [Proposal.quotient(target, Form.PERCENTAGE, (actual, budget), USUAL, RULES["XLE122"])]


def _base_beside(
    table: Table, target: int, within: Sequence[int], actual: int | None
) -> tuple[int | None, int | None]:
    """The budget that a reader would take, and the outcome of its year."""
    budget = nearest(table, target, within, BUDGETS)
    if budget is None:
        budget = nearest(table, target, within, ("estimate",))
    if actual is None or actual > target:
        revenue = [at for at in within if at < target and surest(table.measures[at]) == "revenue"]
        actual = revenue[0] if len(revenue) == 1 else actual
    came_in = [at for at in within if at < target
               and (surest(table.measures[at]) == "funds_available" or made_available(table, at, within))]  # fmt: skip
    if came_in and actual is not None and (budget is None or budget < came_in[-1] < actual):
        budget = came_in[-1]
    if len(within) == 3 and within[-1] == target and (budget is None or actual is None or budget == actual):
        budget, actual = within[0], within[1]
    if budget is None or actual is None or budget == actual:
        return None, None
    budget = total_of_group(table, budget, actual)
    return as_named(table, target, within, budget, of_one_year(table, actual, budget, within))


def _base_that_is_named(table: Table, target: int, within: Sequence[int]) -> int | None:
    """The amount that the lowest level of a heading names, below a level for rates: `к плану периода`.

    The budget that has more of its words than any other, where no amount has all of them; the target itself, which is
    no base, where nothing tells.
    """
    measure = table.measures[target]
    said = _OF_WHAT.match(fold(measure.heading[-1])) if measure.group else None
    if said is None:
        return None
    plain = [at for at in within if not is_derived(table.measures[at])]
    named = called_by(table, target, said[1], plain)
    budgets = [at for at in plain if is_a(table.measures[at], *BUDGETS)]
    wanted = {stem[:4] for stem in stems(fold(said[1]))}
    shared = {at: len(wanted & {stem[:4] for stem in stems(fold(table.measures[at].title))}) for at in budgets}
    best = [at for at in budgets if shared[at] == max(shared.values()) > 0]
    return named if named is not None else best[0] if len(best) == 1 else target


_OF_WHAT = expression(r"(?:к|от|s/|sobre|of|to) ((?!total|итог)[^\W\d_]{4,}.*)$")
"""The lowest level of a heading that says no more than what a rate is of."""
