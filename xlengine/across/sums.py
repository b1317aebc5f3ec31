"""Differences, changes, revised amounts, gross amounts and totals that the headings name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xlengine.across.balances import (
    annulled,
    ends_what_is_repeated,
    funding_gap,
    if_printed,
    is_annulled,
    is_of_other_differences,
    is_owed,
    less_carried_over,
    made_available,
    may_fall_short,
    of_commitments,
    unpaid,
)
from xlengine.across.changes_in_percent import is_in_points, percentage_points
from xlengine.across.closings import all_available, changed_by, closing_by_terms, closing_column, debt_service
from xlengine.across.compared import compared
from xlengine.across.cumulative import cumulative
from xlengine.across.directions import goes_either_way, is_by_side, is_reversed
from xlengine.across.gross_and_net import gross_or_net
from xlengine.across.in_words import in_words, states_a_difference
from xlengine.across.meant import (
    DIFFERENCES,
    NOT_ADDED,
    OUTCOMES,
    PERCENTAGES,
    TOTALS,
    called,
    is_a,
    is_derived,
    is_execution,
    is_plan,
    nearest,
    outcome,
    says_which,
    scope,
    surest,
)
from xlengine.across.named import of_no_other_outcome, of_one_year, of_what_is_named
from xlengine.across.naming import BUDGETS
from xlengine.across.net_changes import goes_out, in_less_out, net_of_group
from xlengine.across.of_which import parts_of_which
from xlengine.across.periods import sum_of_periods
from xlengine.across.proposal import EXACT, LIKELY, POSSIBLE, SAID, USUAL, Proposal
from xlengine.across.revised import in_full, revised, total_of_group
from xlengine.across.spoken import names_both_sides, spoken_difference, spoken_sum, states_a_sum, undone
from xlengine.across.stages import still_to_be_done
from xlengine.across.to_date import at_completion, is_at_completion, repriced, together_so_far
from xlengine.across.totals import totals
from xlengine.across.years import by_years
from xlengine.layout import Table
from xlengine.rule import RULES
from xlengine.tables.headings import when

Asked = Callable[[Table, int, Sequence[int]], list[Proposal]]
_SPOKEN: tuple[Asked, ...] = (spoken_sum, parts_of_which, sum_of_periods, undone)
_AT_AN_END: tuple[Asked, ...] = (
    closing_column, debt_service, changed_by, at_completion, together_so_far, repriced, made_available, net_of_group)


def _first(questions: Sequence[Asked], table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    return next(filter(None, (ask(table, target, free) for ask in questions)), [])


def sums_by_words(table: Table, free: Sequence[int]) -> list[Proposal]:
    """Differences, changes, revised amounts, gross amounts and totals that the headings name."""
    found: list[Proposal] = []
    for target in free:
        measure = table.measures[target]
        if is_in_points(measure):
            found.extend(percentage_points(table, target, free))
            continue
        if is_a(measure, *PERCENTAGES, *OUTCOMES, "share", "vacancy_rate"):
            continue
        if (spoken := _first(_SPOKEN, table, target, free)) or states_a_sum(table, target):
            found.extend(spoken)
            continue
        if ended := _first(_AT_AN_END, table, target, free):
            found.extend(ended)
            continue
        if is_a(measure, *DIFFERENCES):
            found.extend(of_what_is_named(table, target, free, _differences(table, target, free)))
        if surest(measure) == "unliquidated_obligations":
            found.extend(unpaid(table, target, free))
            continue
        if is_a(measure, "cumulative"):
            found.extend(cumulative(table, target, free))
            continue
        if is_a(measure, "gross", "net") and not is_a(measure, "staff_assessment"):
            found.extend(gross_or_net(table, target, free))
        if is_a(measure, *TOTALS):
            found.extend(all_available(table, target, free) or totals(table, target, free))
        if not is_a(measure, *DIFFERENCES, *TOTALS):
            found.extend(revised(table, target, free))
    told = {proposal.target for proposal in found}
    for target in free:
        if target not in told:
            found.extend(still_to_be_done(table, target, free) or compared(table, target, free))
    return found


def _differences(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    measure = table.measures[target]
    worded = in_words(table, target, free)
    if worded is not None:
        return [worded]
    if is_by_side(table, target) or states_a_difference(measure):
        return []
    if names_both_sides(table, target) and not any(row[target].is_number for row in table.entries):
        return []
    if is_of_other_differences(table, target, free):
        return []
    spoken = spoken_difference(table, target, free)
    if spoken:
        return spoken
    if surest(measure) == "funding_gap":
        return funding_gap(table, target, free)
    opening = [at for at in free if at < target and is_a(table.measures[at], "balance")
               and table.measures[at].group == measure.group and not is_owed(table.measures[at])
               and not ends_what_is_repeated(table, at, target)]  # fmt: skip
    if opening and is_a(measure, "balance"):
        return closing_by_terms(table, opening[-1], target)
    within = scope(table, target, free)
    actual = outcome(table, target, within)
    budget = of_no_other_outcome(table, target, nearest(table, target, within, BUDGETS), actual, within)
    completed = [at for at in within if at < target and is_at_completion(table.measures[at])]
    if completed and is_a(measure, "variance", "surplus_deficit"):
        actual = completed[-1]
    available = [at for at in within if at < target and surest(table.measures[at]) == "funds_available"]
    if available and budget not in available and is_a(measure, "balance", "unencumbered_balance"):
        budget = available[-1]
    if budget is not None and is_owed(measure) and not is_a(table.measures[budget], "commitment"):
        return []
    if budget is not None and actual is not None:
        budget, actual = _side_by_side_groups(table, target, budget, actual)
    if budget is not None and actual is not None and called(table, target, [budget, actual]) != budget:
        budget = in_full(table, budget, of_one_year(table, actual, budget, within))
        actual = of_one_year(table, actual, budget, within)
    is_surplus = is_a(measure, "surplus_deficit", "unencumbered_balance", "balance")
    came_in = [at for at in within if at < target and surest(table.measures[at]) == "revenue"]
    has_income = is_a(measure, "surplus_deficit") or (is_a(measure, "balance") and budget is None)
    if has_income and len(came_in) == 1 and actual is not None and actual not in came_in:
        return [Proposal.difference(target, came_in.pop(), actual, EXACT, sign_is_explicit=True)]
    is_change = is_a(measure, "increase_decrease", "change") and not (is_surplus or is_a(measure, "variance"))
    found: list[Proposal] = []
    years = by_years(table, target, within)
    if years and not is_surplus:
        new, old = years
        found.append(Proposal.difference(target, new, old, LIKELY, sign_is_explicit=is_change))
    if budget is not None and actual is not None and budget != actual and not is_change:
        code = "XLE121" if is_a(measure, "unencumbered_balance") else None
        rule = RULES[code] if code else None
        prior = EXACT if is_surplus else USUAL if not years else POSSIBLE
        if years and not is_surplus and _of_one_year(table, within, actual):
            return if_printed(table, *found, Proposal.difference(target, budget, actual, POSSIBLE))
        if (is_plan(table.measures[budget]) or is_execution(table.measures[actual])) and not is_surplus:
            return [*found, Proposal.difference(target, actual, budget, prior), *if_printed(
                table, Proposal.difference(target, budget, actual, SAID))]  # fmt: skip
        outstanding = [at for at in free if actual < at < target and is_owed(table.measures[at])]
        if is_surplus and budget < actual and outstanding and not is_a(table.measures[target], *TOTALS):
            return [Proposal.less(target, budget, (actual, *outstanding), EXACT, rule, sign_is_explicit=True)]
        carried = [at for at in free if budget < at < target and surest(table.measures[at]) == "carry_over"]
        if carried and is_a(measure, "balance", "unencumbered_balance"):
            return less_carried_over(table, target, (budget, actual, carried[-1]))
        if is_surplus and budget < actual and is_annulled(table, target):
            return annulled(table, target, budget, free)
        if may_fall_short(table, target, actual):
            readings = ((budget, actual), (actual, budget))
            return if_printed(table, *(Proposal.difference(target, *pair, SAID) for pair in readings))
        pair = (actual, budget) if is_reversed(" ".join(measure.heading)) else (budget, actual)
        proposal = Proposal.difference(target, *pair, prior, rule, sign_is_explicit=is_surplus)
        if is_surplus:
            return [*found, proposal, *of_commitments(table, proposal, free)]
        reverse = Proposal.difference(target, *pair[::-1], SAID)
        if not years and goes_either_way(table, target, budget, actual):
            return [*found, proposal, reverse._replace(prior=prior)]
        return [*found, proposal, *if_printed(table, reverse)]
    return found or _between_balances(table, target, free) or _of_two(table, target, free)


def _side_by_side_groups(table: Table, target: int, budget: int, actual: int) -> tuple[int | None, int | None]:
    """Of groups that end in a total the totals are held against one another, and not one part.

    None where a group has only parts, none of which the heading names: no one column is meant.
    """
    groups = [table.measures[at].group for at in (budget, actual)]
    if not all(groups) or groups[0] == groups[1]:
        return total_of_group(table, budget, actual), actual
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


def _between_balances(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A change beside the balances of two dates is the later one less the earlier."""
    dated = [at for at in free if at < target and is_a(table.measures[at], "balance") and when(table.measures[at])]
    if len(dated) != 2 or not is_a(table.measures[target], "change", "increase_decrease"):
        return []
    return [Proposal.difference(target, dated[1], dated[0], USUAL, sign_is_explicit=True)]


def _of_two(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What a balance or change is taken from where no words tell: the only two amounts on its left."""
    measure = table.measures[target]
    left = [at for at in free if at < target and not is_derived(table.measures[at])]
    if any(is_a(table.measures[at], "cumulative") for at in free if at < target):
        return []
    within = [at for at in left if measure.group and table.measures[at].group == measure.group]
    amounts = within if len(within) == 2 else left
    if len(amounts) != 2 or any(is_a(table.measures[at], *NOT_ADDED) for at in amounts):
        return []
    first, second = amounts
    are_alike = says_which(table.measures[first]) is says_which(table.measures[second])
    if is_a(measure, "balance", "unencumbered_balance"):
        left_over = Proposal.difference(target, first, second, SAID)
        return [left_over] if are_alike else if_printed(table, left_over)
    if is_a(measure, "change", "increase_decrease"):
        if goes_out(table.measures[second]):
            return in_less_out(table, target, first, second)
        if when(table.measures[second]) and not when(table.measures[first]):
            return if_printed(table, Proposal.difference(target, first, second, SAID))  # the older may be the dated one
        grown = Proposal.difference(target, second, first, SAID)
        return [grown] if are_alike else if_printed(table, grown)
    if not is_a(measure, "difference", "variance") or "(" in measure.title:
        return []
    return if_printed(table, *(Proposal.difference(target, *pair, SAID)
                               for pair in ((first, second), (second, first))))  # fmt: skip


def _of_one_year(table: Table, among: Sequence[int], actual: int) -> bool:
    """Whether a budget of the outcome's year stands there too, beside another year: two readings of a change."""
    measures = table.measures
    budgets = (at for at in among if at != actual and is_a(measures[at], *BUDGETS) and not is_derived(measures[at]))
    return any(when(measures[at]) == when(measures[actual]) > 0 for at in budgets)
