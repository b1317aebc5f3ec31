"""Percentages of a column that the heading names: `% of plan`."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.changes_in_percent import is_of_a_change
from xlengine.across.cumulative import percentage_of_cumulative
from xlengine.across.meant import called, is_a, is_derived, outcome
from xlengine.across.named import of_one_year
from xlengine.across.naming import BUDGETS
from xlengine.across.proposal import CLOSE, Proposal
from xlengine.layout import Table
from xlengine.rule import RULES, Form
from xlengine.terms.fold import fold


def percentage_of_named(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`% of plan`, `完成预算的百分比`: the heading names the base, and the outcome is its part."""
    measure = table.measures[target]
    if is_of_a_change(measure) or is_a(measure, "change", "change_percentage", "increase_decrease"):
        return []
    if is_a(measure, "cumulative"):
        return percentage_of_cumulative(table, target, free)
    bases = [term for term in BUDGETS if measure.terms.get(term, 0.0) >= 0.25]
    title = fold(measure.heading[-1]) if measure.heading else ""
    plain = [at for at in free if at != target and not is_derived(table.measures[at])]
    named = [at for at in plain if is_a(table.measures[at], *bases)] if bases else []
    if not named:
        named = [at for at in plain if at < target and table.measures[at].heading
                 and len(fold(table.measures[at].heading[-1])) > 1
                 and _stem(fold(table.measures[at].heading[-1])) in title]  # fmt: skip
    of_named = [at for at in named if f"{fold(table.measures[at].heading[-1])}的" in title]
    named = [at for at in named if is_a(table.measures[at], *BUDGETS, "previous_estimate") or at in of_named]
    if len(named) != 1:
        return []
    done = [at for at in plain if at != named[0] and not is_a(table.measures[at], *BUDGETS)]
    actual = called(table, target, done)
    actual = outcome(table, target, free) if actual is None else actual
    if actual is None or actual == named[0]:
        return []
    actual = of_one_year(table, actual, named[0], free)
    return [Proposal.quotient(target, Form.PERCENTAGE, (actual, named[0]), CLOSE, RULES["XLE122"])]


def _stem(word: str) -> str:
    """A heading without its last sign where that only counts: 预算数 is 预算."""
    return word[:-1] if word.endswith("数") and len(word) > 2 else word
