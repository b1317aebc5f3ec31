"""What was approved and its change, added to a revised amount on the right of both."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.balances import if_printed
from xlengine.across.meant import DIFFERENCES, PERCENTAGES, TOTALS, is_a, is_derived, surest
from xlengine.across.naming import ACTUALS
from xlengine.across.net_changes import goes_out, is_net, is_net_of_all
from xlengine.across.proposal import SAID, USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import when
from xlengine.terms import match
from xlengine.terms.fold import fold

CHANGES = ("change", "increase_decrease", "redeployment", "technical_adjustments", "variance")
ESTIMATES = (
    "revised_estimate", "revised_appropriation", "revised_apportionment", "estimate", "requirements",
    "programme_of_work", "appropriation", "apportionment", "approved_budget",
)  # fmt: skip
PREVIOUS = (
    "original_estimate", "approved_budget", "appropriation", "apportionment", "estimate", "programme_of_work",
    "requirements", "expenditure", "revised_estimate", "revised_appropriation", "allocation",
)  # fmt: skip


def revised(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What was approved and its change, where the result stands on the right of both."""
    measure = table.measures[target]
    if not is_a(measure, *ESTIMATES) or surest(measure) not in ESTIMATES:
        return []
    left = [at for at in free if at < target]
    changes = [at for at in left if is_a(table.measures[at], *CHANGES) and not is_a(table.measures[at], *PERCENTAGES)]
    if not changes:
        return []
    totals = [at for at in changes if is_a(table.measures[at], *TOTALS)]
    totals = totals or [at for at in changes if is_net_of_all(table.measures[at]) and table.measures[at].group]
    change = (totals or changes)[-1]
    if not totals and len({table.measures[at].group for at in changes[-2:]}) == 1 and len(changes) > 1:
        group = table.measures[change].group
        if group and [table.measures[at].group for at in changes].count(group) > 1:
            of_group = changes
            if any(one.term in CHANGES for one in match(group[-1], "column")):
                of_group = [at for at in left if not is_a(table.measures[at], *PERCENTAGES)]
            parts = [at for at in of_group if table.measures[at].group == group]
            olds = [at for at in left if at < parts[0] and is_a(table.measures[at], *PREVIOUS)]
            since = [at for at in left if max(olds, default=0) < at < parts[0]]
            if not all(is_derived(table.measures[at]) for at in since):
                return []  # other changes stand in between
            signs = (1, *(-1 if _goes_out(table, at) else 1 for at in parts))
            return [Proposal(target, Form.SUM, (olds[-1], *parts), signs, SAID)] if olds else []
    row = [] if totals else _side_by_side(table, changes, target)
    change = row[0] if len(row) > 1 else change
    olds = [
        at for at in left if at < change and is_a(table.measures[at], *PREVIOUS)
        and not is_a(table.measures[at], *DIFFERENCES, *PERCENTAGES)
    ]  # fmt: skip
    before = change - 1
    of_this_year = any(when(table.measures[at]) == when(measure) for at in olds)
    stands = before in left and not of_this_year and not is_derived(table.measures[before])
    if stands and when(table.measures[before]) == when(measure) > 0:
        olds = [*olds, before]  # what stands right before its change, in the same year
    if not olds:
        return []
    originals = [at for at in olds if is_a(table.measures[at], "original_estimate")]
    olds = originals if totals and originals else olds
    added = [at for at in olds if _SUPPLEMENTARY.search(fold(table.measures[at].title))]
    base = [at for at in olds if at not in added]
    if added and base and base[-1] < added[0]:
        everything = (base[-1], *added, *(row if len(row) > 1 else [change]))
        if fold(measure.title).startswith("total"):  # of all that stands between
            plain = [at for at in left if at >= base[-1] and not is_derived(table.measures[at])]
            everything = tuple(sorted({*plain, *everything}))
        return [Proposal.added(target, everything, USUAL)]
    between = range(change + 1, target)
    if any(is_a(table.measures[at], *TOTALS) and at not in changes for at in between if at in free):
        return []  # a total between the two is the base of what follows it
    if len(row) > 1:
        moved = (-1 if _goes_out(table, at) else 1 for at in row)
        return [Proposal(target, Form.SUM, (olds[-1], *row), (1, *moved), USUAL)]
    redeployed = surest(measure) == "revised_apportionment" and is_a(table.measures[change], "redeployment")
    rule = RULES["XLE151" if redeployed else "XLE113"]
    first = Proposal.added(target, (olds[-1], change), USUAL, rule)
    found = [first]
    if olds[-1] != before and _years_apart(table, olds, change) is not None:
        found[0] = Proposal.added(target, (_years_apart(table, olds, change) or 0, change), USUAL, rule)
    unknown = [at for at in range(found[0].arguments[0] + 1, change) if at in free and not table.measures[at].terms]
    is_net_change = bool(totals) or is_net(table.measures[change])
    follow = any(at in free and not is_derived(table.measures[at]) for at in between)
    if follow or (unknown and not is_net_change):
        return if_printed(table, *found)  # what else stands before the result may be in it: `Recosting`
    return found


def in_full(table: Table, budget: int, actual: int) -> int:
    """The total between a budget and what was spent of it, which adds to that budget what came on top of it."""
    measures = table.measures
    ends = [at for at in range(budget + 1, actual) if is_a(measures[at], *TOTALS) and not is_a(measures[at], *ACTUALS)
            and measures[at].group in ((), measures[budget].group) and not is_derived(measures[at])]  # fmt: skip
    return ends[-1] if ends and not is_a(measures[budget], *TOTALS) and ends[-1] > budget + 1 else budget


def total_of_group(table: Table, budget: int, actual: int) -> int:
    """The total of a budget's group, where what was spent stands outside of any: that was spent of all of it."""
    measures = table.measures
    group = measures[budget].group
    if not group or measures[actual].group:
        return budget
    ends = [at for at, measure in enumerate(measures) if measure.group == group and is_a(measure, *TOTALS)]
    return ends[0] if len(ends) == 1 else budget


_SUPPLEMENTARY = expression(
    r"supplement|suplement|supplementair|complementair|rectificati|\blfr\b|additional|adicional|дополнительн|追加|اضافي"
)
"""An estimate that comes on top of the one before it."""


def _side_by_side(table: Table, changes: Sequence[int], target: int) -> list[int]:
    """The changes that stand side by side right before the result: transfers in, transfers out."""
    row: list[int] = []
    for at in reversed(changes):
        if at != target - 1 - len(row) or table.measures[at].group:
            break
        row.insert(0, at)
    return row


def _goes_out(table: Table, at: int) -> bool:
    """Whether a change is taken off: its heading says so, and its figures have no minus of their own."""
    figures = [row[at].value for row in table.entries if row[at].value]
    return goes_out(table.measures[at]) and all(v > 0 for v in figures if v is not None)


def _years_apart(table: Table, olds: Sequence[int], change: int) -> int | None:
    """Of several older estimates the approved one, rather than what was spent in an earlier year."""
    approved = [at for at in olds if not is_a(table.measures[at], *ACTUALS)]
    return approved[-1] if approved else None
