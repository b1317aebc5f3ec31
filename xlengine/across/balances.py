"""Balances by their words: what is left of a budget, of an opening balance, of credits that lapse."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.meant import DIFFERENCES, OUTCOMES, PERCENTAGES, TOTALS, called, is_a, is_derived, nearest, surest
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.proposal import EXACT, USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.terms.fold import fold
from xlengine.terms.movements import is_available

STILL_OWED = expression(r"\b(?:outstanding|open)\b|непогаш|незакрыт|未清|المرتبط به")
"""Commitments beside an expenditure that they are not in."""
_ANNULLED = expression(r"annul|sans emploi|cancelled|anulad")


def less_carried_over(table: Table, target: int, parts: tuple[int, ...]) -> list[Proposal]:
    """Credits that lapse are what was neither spent nor carried over; of another balance only figures tell."""
    budget, actual, carried = parts
    spent = [at for at in range(budget + 1, carried) if is_a(table.measures[at], *ACTUALS) and not is_derived(
        table.measures[at])]  # fmt: skip
    if any(is_a(table.measures[at], *TOTALS) for at in spent):
        spent = [actual]
    proposal = Proposal.less(target, budget, (*(spent or [actual]), carried), EXACT)
    if _ANNULLED.search(fold(table.measures[target].title)):
        return [proposal]
    return if_printed(table, proposal, Proposal.difference(target, budget, actual, EXACT))


def is_annulled(table: Table, target: int) -> bool:
    """Whether a heading names credits that lapse."""
    return _ANNULLED.search(fold(table.measures[target].title)) is not None


def annulled(table: Table, target: int, budget: int, free: Sequence[int]) -> list[Proposal]:
    """Credits that lapse are those open less all that was spent or charged to them."""
    measures = table.measures
    spent = [at for at in free if budget < at < target and not is_derived(measures[at])
             and is_a(measures[at], *ACTUALS)]  # fmt: skip
    ends = [at for at in spent if is_a(measures[at], *TOTALS)]
    spent = ends[-1:] or spent
    return [Proposal.less(target, budget, spent, EXACT)]


def made_available(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """Credits that are available before any is spent: what was approved and all that moved since."""
    measures = table.measures
    if not is_a(measures[target], "balance", "unencumbered_balance") or not is_available(measures[target].title):
        return []
    approved = [at for at in free if at < target and is_a(measures[at], *BUDGETS) and not is_derived(measures[at])]
    since = [at for at in free if approved and approved[-1] < at < target]
    is_spent_after = any(at > target and is_a(measures[at], *ACTUALS) for at in free)
    if not since or not is_spent_after or any(is_a(measures[at], *ACTUALS, *TOTALS, *PERCENTAGES) for at in since):
        return []
    return [Proposal.total(target, (approved[-1], *since), USUAL)]


def funding_gap(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """The budget less the funds that are there for it."""
    funds = [at for at in free if at < target and surest(table.measures[at]) == "funds_available"
             and not is_a(table.measures[at], *PERCENTAGES)]  # fmt: skip
    budget = nearest(table, target, free, BUDGETS, but=funds)
    if len(funds) != 1 or budget is None:
        return []
    return [Proposal.difference(target, budget, funds[0], USUAL)]


def of_commitments(table: Table, proposal: Proposal, free: Sequence[int]) -> list[Proposal]:
    """What is left of a budget may be left after commitments: beside an expenditure that is as likely, unless named."""
    budget, actual = proposal.arguments
    between = [at for at in free if budget < at < proposal.target and at != actual]
    committed = [at for at in between if surest(table.measures[at]) == "commitment"]
    if not committed or called(table, proposal.target, [actual, *committed]) == actual:
        return []
    is_whole = is_a(table.measures[actual], *TOTALS)
    return [] if is_whole else [proposal._replace(arguments=(budget, committed[-1]))]


def unpaid(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What was recognized and not yet paid."""
    paid = nearest(table, target, free, ("disbursement",))
    owed = nearest(table, target, free, ("expenditure", "actual"))
    if paid is None or owed is None or paid == owed:
        return []
    if paid < target < owed and is_a(table.measures[owed], *TOTALS):
        return []  # which adds the two
    return [Proposal.difference(target, owed, paid, USUAL)]


def if_printed(table: Table, *proposals: Proposal) -> list[Proposal]:
    """Readings of one measure that only printed figures may bear out."""
    (target,) = {proposal.target for proposal in proposals}
    printed = [row for row in table.entries if row[target].is_number]
    every = {at for proposal in proposals for at in proposal.arguments}
    return list(proposals) if any(row[at].is_number for row in printed for at in every) else []


_SHORT = expression(r"\(\s*(?:shortfall|shortage|manque|moins-value|deficit de recaudacion|недобор)")


def may_fall_short(table: Table, target: int, actual: int) -> bool:
    """Whether `Surplus/(shortfall)` stands beside what came about, and nothing says if that was spent or raised."""
    is_spent = is_a(table.measures[actual], "expenditure", "disbursement", "commitment")
    return not is_spent and _SHORT.search(fold(table.measures[target].title)) is not None


def is_owed(measure: Measure) -> bool:
    """Whether a column is what is still owed of what was committed: it comes from commitments, and from no budget."""
    return is_a(measure, "commitment", "unliquidated_obligations") and bool(STILL_OWED.search(fold(measure.title)))


def ends_what_is_repeated(table: Table, at: int, target: int) -> bool:
    """Whether the columns up to one balance have the headings of those up to the other: each has parts of its own."""
    headings = [measure.heading for measure in table.measures]
    between = headings[at + 1 : target + 1]
    return headings[max(0, 2 * at - target + 1) : at + 1] == between


def is_of_other_differences(table: Table, target: int, free: Sequence[int]) -> bool:
    """Whether a difference is not one of amounts: of the two rates right before it, or of another variance and more."""
    measures = table.measures
    rates = [is_a(one, *PERCENTAGES, *OUTCOMES, "share") for one in measures[max(0, target - 2) : target]]
    if len(rates) == 2 and all(rates):
        return True
    others = [at for at in free if at < target and is_a(measures[at], *DIFFERENCES)]
    return is_a(measures[target], "net") and bool(others) and any(
        not is_derived(measures[at]) for at in free if others[-1] < at < target)  # fmt: skip
