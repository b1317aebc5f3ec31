"""What is still to be done, and at what rate it was done: `Vacancies`, `Por comprometer`, `Collection rate`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlengine.across.each import is_each
from xlengine.across.formula_rows import is_percentage
from xlengine.across.in_words import level_of
from xlengine.across.meant import DIFFERENCES, PERCENTAGES, TOTALS, is_a, is_derived, says_no_more
from xlengine.across.naming import BUDGETS
from xlengine.across.proposal import USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Table
from xlengine.rule import Form
from xlengine.terms import percentage_parts
from xlengine.terms.fold import fold
from xlengine.terms.stages import COMMITMENT, PAYMENT, SPENDING, STAGES, Stage


def still_to_be_done(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What something was to be done to, less what was done of it: posts and those that are filled, and the like."""
    measure = table.measures[target]
    if is_a(measure, *PERCENTAGES, *TOTALS) or is_each(measure):
        return []
    title = fold(level_of(measure))
    stages = [stage for stage in STAGES if stage.left.search(title)]
    pair = _given_and_done(table, target, free, stages[0], is_rate=False) if len(stages) == 1 else None
    return [] if pair is None else [Proposal.difference(target, *pair, USUAL, sign_is_explicit=True)]


def rate_of_what_is_done(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What was done in per cent of what it was to be done to."""
    measure = table.measures[target]
    is_rate = is_a(measure, *PERCENTAGES, "ratio", "implementation_rate") and is_percentage(table, target)
    if not is_rate or is_a(measure, *DIFFERENCES):
        return []
    title = fold(level_of(measure))
    if percentage_parts(level_of(measure)) is not None:
        return []
    stages = [stage for stage in STAGES if stage.rate.search(title)]
    pair = _given_and_done(table, target, free, stages[0], is_rate=True) if len(stages) == 1 else None
    return [] if pair is None else [Proposal.quotient(target, Form.PERCENTAGE, pair[::-1], USUAL)]


def _given_and_done(
    table: Table, target: int, free: Sequence[int], stage: Stage, is_rate: bool
) -> tuple[int, int] | None:
    """The columns of what was given and of what was done; None where either is not there, or one of several.

    What is left is taken from the step before it; a rate may be one of any step before it.
    """
    measures = table.measures
    over = () if says_no_more(measures[target]) else measures[target].group
    left = [at for at in free if at < target and not is_each(measures[at])
            and (not is_derived(measures[at]) or is_a(measures[at], "average"))]  # fmt: skip
    left = [at for at in left if measures[at].group == over] if over else left
    titles = {at: fold(measures[at].title) for at in left}
    rest = {at for at in left if stage.left.search(titles[at])}
    if rest and not is_rate:
        return None  # what was left at another date, and what moved it
    done = _one(table, [at for at in left if stage.done.search(titles[at]) and at not in rest])
    if done is None:
        return None
    own = measures[done].group
    before = [at for at in left if at < done and not (own and measures[at].group == own)]
    found = []
    for words in _givens(stage):
        given = [at for at in before if (words.search(titles[at]) if words else is_a(measures[at], *BUDGETS))
                 and not stage.done.search(titles[at]) and not _TAKEN_OFF.search(titles[at])]  # fmt: skip
        if not given or not all(_is_a_step(titles[at]) for at in before if at > given[-1]):
            continue  # something else stands between
        group = measures[given[-1]].group
        whole = _one(table, [at for at in before if measures[at].group == group]) if group else given[-1]
        found += [] if whole is None else [whole]
    return (found[0], done) if len(found) == 1 or (found and not is_rate) else None


_TAKEN_OFF = expression(r"cancel|annul|anulad|reducci|reduction|аннулир|核销|ملغ[اي]")


def _is_a_step(title: str) -> bool:
    """Whether a column between is a step as well: what was committed, between the budget and what was paid."""
    return any(stage.done.search(title) for stage in (COMMITMENT, SPENDING, PAYMENT))


def _one(table: Table, found: Sequence[int]) -> int | None:
    """The only one of these columns, or the total of the group that they are."""
    ends = [at for at in found if is_a(table.measures[at], *TOTALS)]
    chosen = ends if len(found) > 1 else found
    return chosen[0] if len(chosen) == 1 and len({table.measures[at].group for at in found}) == 1 else None


def _givens(stage: Stage) -> tuple[re.Pattern[str] | None, ...]:
    """By what a column is known to hold what a step is done to, the nearest step before it first."""
    if stage is PAYMENT:
        return SPENDING.done, COMMITMENT.done, None
    return (stage.given,)
