"""Percentages, rates and shares that the headings name; a percentage takes the base of its variance."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.balances import if_printed
from xlengine.across.changes_in_percent import (
    CHANGING,
    counts_vacancies,
    is_in_points,
    is_of_a_change,
    speaks_of_another,
    speaks_of_more,
    two_compared,
)
from xlengine.across.compared import compared_in_percent
from xlengine.across.directions import is_saved
from xlengine.across.each import is_each
from xlengine.across.execution import execution_rate
from xlengine.across.in_words import states_a_difference
from xlengine.across.meant import (
    OUTCOMES,
    PERCENTAGES,
    called,
    is_a,
    is_derived,
    is_execution,
    nearest,
    scope,
    surest,
)
from xlengine.across.named import named_above, shortened_in
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.of_named import percentage_of_named
from xlengine.across.proposal import GROUPED, LIKELY, NAMED, SAID, SPELLED_OUT, USUAL, Proposal
from xlengine.across.shares import part_of_its_total, share_of_the_only_amount, share_of_total
from xlengine.across.spoken import goes_on_below, names_both_sides, ratio_of_two, spoken_difference, spoken_quotient
from xlengine.across.stages import rate_of_what_is_done, still_to_be_done
from xlengine.across.years import between_two_years, by_years, is_year_on_year, one_year_to_another, year_on_year
from xlengine.layout import Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import when, years_of
from xlengine.terms.fold import fold

ESTABLISHED = ("authorized_strength", "approved_budget", "plan")
AMOUNTS = ("amount", "change", "variance", "increase_decrease", "difference")


def quotients_by_words(table: Table, free: Sequence[int], sums: Sequence[Proposal]) -> list[Proposal]:
    """Percentages, rates and shares that the headings name; a percentage takes the base of its variance."""
    found: list[Proposal] = []
    for target in free:
        measure = table.measures[target]
        if is_a(measure, "budgeted_vacancy_rate") or is_in_points(measure) or is_each(measure):
            continue
        if is_a(measure, "vacancy_rate"):
            of_plan = any(is_a(one, "budgeted_vacancy_rate") for one in table.measures)  # what is planned is for that
            if _is_planned(table, target):
                continue
            rates = [at for at in free if is_a(table.measures[at], "vacancy_rate")]  # `Budgeted` below `Vacancy rate`
            authorized = nearest(
                table, target, free, ESTABLISHED if of_plan else (*ESTABLISHED, "planned_output"), rates)
            incumbent = nearest(table, target, free, ("incumbency", "actual", "actual_output"), rates)
            counts = [at for at in free if at < target and not is_derived(table.measures[at])]
            vacant = [at for at in counts if counts_vacancies(table, at)
                      and not is_a(table.measures[at], "budgeted_vacancy_rate")]  # fmt: skip
            posts = still_to_be_done(table, vacant[-1], free) if vacant else []
            if posts:  # the rate of posts that are counted, and of no average over months
                found.append(Proposal.quotient(target, Form.PERCENTAGE, (vacant[-1], posts[0].arguments[0]), USUAL))
                continue
            if vacant and not _is_printed(table, target):
                continue  # posts that are neither filled nor vacant
            if (authorized is None or incumbent is None) and len(counts) == 2 and not vacant:
                authorized, incumbent = counts  # a rate of vacancies beside two counts
            if authorized is not None and incumbent is not None and authorized != incumbent:
                found.append(Proposal.quotient(
                    target, Form.VACANCY, (authorized, incumbent), SPELLED_OUT, RULES["XLE141"]))  # fmt: skip
            continue
        if is_a(measure, "delivery_rate"):
            planned = nearest(table, target, free, ("planned_output", "plan"))
            actual = nearest(table, target, free, ("actual_output", "actual"))
            if planned is not None and actual is not None and planned != actual:
                found.append(Proposal.quotient(
                    target, Form.PERCENTAGE, (actual, planned), SPELLED_OUT, RULES["XLE131"]))  # fmt: skip
            continue
        compared = two_compared(table, target, free, sums)
        if compared is not None:
            found.extend(compared)
            continue
        ratio = one_year_to_another(table, target, free)
        if ratio:
            found.extend(ratio)
            continue
        if is_a(measure, *PERCENTAGES, *OUTCOMES, "share", "ratio") or goes_on_below(measure):
            spoken = spoken_quotient(table, target, free)
            if spoken is None and is_a(measure, *PERCENTAGES):
                spoken = spoken_difference(table, target, free) or None
            if spoken is not None:
                found.extend(spoken)
                continue
        lowest = "".join(measure.heading[-1:])
        if "/" in lowest and "%" not in lowest and not _is_printed(table, target):
            if is_a(measure, "ratio"):
                found.extend(ratio_of_two(table, target, free))
            continue  # a share that may be 0.9 or 90: its figures or its format must tell
        if is_year_on_year(measure):
            found.extend(year_on_year(table, target, free))
        elif is_a(measure, "implementation_rate") and not is_a(measure, "change_percentage"):
            found.extend(execution_rate(table, target, scope(table, target, free)))
        elif is_a(measure, "share"):
            found.extend(share_of_total(table, target, free))
        elif surest(measure) == "ratio" and (years := by_years(table, target, free)) is not None:
            whole = Proposal.quotient(target, Form.PERCENTAGE, years, LIKELY, RULES["XLE117"])
            growth = Proposal.quotient(target, Form.GROWTH, years, LIKELY, RULES["XLE119"])
            is_open = is_of_a_change(measure) and fold(lowest).startswith("темп")  # of growth, or of the increase
            found += if_printed(table, growth, whole) if is_open else [growth if is_of_a_change(measure) else whole]
        elif is_a(measure, *PERCENTAGES) and not is_a(measure, "share_of_gdp"):
            if names_both_sides(table, target) and not _is_printed(table, target):
                continue
            if states_a_difference(measure):
                found.extend(_percentage_of_change(table, target, free, sums))
                continue
            named = between_two_years(table, target, free) or percentage_of_named(table, target, free)
            named = named or part_of_its_total(table, target, free)
            named = named or rate_of_what_is_done(table, target, free) or _outcome_in_percent(table, target, free)
            if named or not (_is_bare_beside_execution(table, target, free) or speaks_of_more(table, target)):
                found.extend(named or _percentage_of_change(table, target, free, sums) or _growth(table, target, free)
                             or share_of_the_only_amount(table, target, free))  # fmt: skip
    told = {proposal.target for proposal in found}
    found = [one for one in found if (above := named_above(table, one.target, free)) is None or above in one.arguments]
    for target in free:
        if target not in told:
            found.extend(rate_of_what_is_done(table, target, free) or compared_in_percent(table, target, free, sums))
    return found


def _is_planned(table: Table, target: int) -> bool:
    """Whether a rate below the heading of vacancy rates is the one that was budgeted: `Actual`, `Budgeted`."""
    measure = table.measures[target]
    return bool(measure.group) and is_a(measure, *BUDGETS) and not is_a(measure, *ACTUALS)


def _is_printed(table: Table, target: int) -> bool:
    return any(row[target].is_number for row in table.entries)


def _growth(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """A change in per cent without a column of its own for the change."""
    years = by_years(table, target, free)
    changes = ("change_percentage", "change", "variance", "increase_decrease")
    if years is None or not is_a(table.measures[target], *changes):
        return []
    return [Proposal.quotient(target, Form.GROWTH, years, LIKELY, RULES["XLE119"])]


def _outcome_in_percent(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`% Obligaciones reconocidas`, or a percentage right beside the outcome: the outcome in per cent of its budget."""
    measures = table.measures
    outcomes = [at for at in free if at < target and is_a(measures[at], *ACTUALS) and not is_derived(measures[at])]
    lowest = [" ".join(fold(measures[at].heading[-1]).split("%")).strip() for at in (*outcomes, target)]
    is_named = len(lowest[-1]) > 1 and lowest[-1] in lowest[:-1]  # whatever stands over both levels of its heading
    if not is_named and (is_a(measures[target], *CHANGING) or is_of_a_change(measures[target])):
        return []
    if _is_bare_beside_execution(table, target, free):
        return []
    part = outcomes[lowest.index(lowest[-1])] if is_named else called(table, target, outcomes)
    if part is None and outcomes and outcomes[-1] == max(at for at in free if at < target):
        plain = [at for at in free if at < target and not is_derived(measures[at])]
        part = shortened_in(table, target, plain)
        part = outcomes[-1] if part is None else part
    budget = nearest(table, part, free, BUDGETS) if part is not None else None
    if part is None or budget is None or budget == part:
        return []
    prior = NAMED if is_named else GROUPED
    return [Proposal.quotient(target, Form.PERCENTAGE, (part, budget), prior, RULES["XLE122"])]


def _is_bare_beside_execution(table: Table, target: int, free: Sequence[int]) -> bool:
    """`Исполнено`, `Отклонение`, `%`: the percentage may be of the deviation or of the plan."""
    measure = table.measures[target]
    if measure.group or _is_printed(table, target) or fold(measure.title) not in ("%", "%%", "процент", "в %"):
        return False
    left = [at for at in free if at < target]
    changes = bool(left) and is_a(table.measures[left[-1]], *CHANGING)
    return changes and any(is_execution(table.measures[at]) for at in left)


def _percentage_of_change(table: Table, target: int, free: Sequence[int], sums: Sequence[Proposal]) -> list[Proposal]:
    """The amount of the same pair, nearest on the left, in per cent of what it is a variance of or a change to."""
    group = table.measures[target].group
    sums = [p for p in sums if p.is_quotient or not speaks_of_another(table, target, p, free)]
    made = {p.target: p for p in sums}
    beside = [at for at in free if group and at < target and table.measures[at].group == group
              and is_a(table.measures[at], *AMOUNTS) and not is_a(table.measures[at], *PERCENTAGES)]  # fmt: skip
    if beside and beside[-1] not in made:
        told = [
            Proposal.quotient(target, Form.PERCENTAGE, (beside[-1], other.arguments[0]), USUAL) for other in sums
            if other.form is Form.SUM and len(other.arguments) == 2 and beside[-1] == other.arguments[1]
        ]  # fmt: skip
        before = beside[0] - 1
        years = years_of(table.measures[target].title)
        called = table.measures[before].heading[-1:]
        alike = [at for at in free if at < before and table.measures[at].heading[-1:] == called]
        if not told and not alike and before in free and is_a(table.measures[before], *BUDGETS, "estimate") and (
            not years or when(table.measures[before]) <= max(years)):  # fmt: skip
            told = [Proposal.quotient(target, Form.PERCENTAGE, (beside[-1], before), USUAL)]
        return told
    amounts = [
        at for at in free if at < target and at in made and not made[at].is_quotient
    ]  # fmt: skip
    same = [at for at in amounts if group and table.measures[at].group == group]
    found = []
    for at in reversed(same or amounts[-1:]):
        proposal = made[at]
        if proposal.form is Form.DIFFERENCE:
            first, second = proposal.arguments
            left_over = is_a(table.measures[at], "balance", "unencumbered_balance") or counts_vacancies(table, at)
            left_over = left_over or is_saved(table.measures[at])
            bases = [second, first] if _is_change(table, proposal) and not left_over else [first, second]
            found.append(Proposal.quotient(target, Form.PERCENTAGE, (at, bases[0]), USUAL))
            if any(row[target].is_number for row in table.entries):
                found.append(Proposal.quotient(target, Form.PERCENTAGE, (at, bases[1]), SAID))
        else:
            for other in sums:
                if at in other.arguments and other.form is Form.SUM and len(other.arguments) == 2:
                    base = next(a for a in other.arguments if a != at)
                    found.append(Proposal.quotient(target, Form.PERCENTAGE, (at, base), USUAL))
        if found:
            break
    for other in sums:  # the result stands on the right of change and percentage: approved + change = revised
        change = other.arguments[-1]
        if other.form is Form.SUM and len(other.arguments) == 2 and change < target < other.target:
            found.append(Proposal.quotient(target, Form.PERCENTAGE, (change, other.arguments[0]), USUAL))
    return found


def _is_change(table: Table, proposal: Proposal) -> bool:
    """New less old rather than budget less outcome: the base is then the old one."""
    first, second = (table.measures[a] for a in proposal.arguments)
    first_years, second_years = years_of(first.title), years_of(second.title)
    if is_a(first, *BUDGETS) and is_a(second, *ACTUALS):
        return bool(first_years and second_years and first_years[-1] > second_years[-1])
    if is_a(first, *ACTUALS) and is_a(second, *BUDGETS):
        return True
    if is_a(table.measures[proposal.target], "surplus_deficit"):
        return False
    return not (first_years and second_years and first_years[-1] < second_years[-1])
