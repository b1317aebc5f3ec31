"""Cumulative amounts: added up from month to month, or over the years that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.meant import DIFFERENCES, NOT_ADDED, PERCENTAGES, is_a, is_derived
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.proposal import CLOSE, LIKELY, USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Line, Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import when, years_of
from xlengine.terms.fold import fold

_NO_AMOUNTS = tuple(term for term in NOT_ADDED if term != "cumulative")
_DIGITS = expression(r"[0-9]+")
_PERIOD = expression(r"\b(?:q|quarter|trimestre|semestre|half|квартал|полугоди\w*|الربع|[0-9]{1,2})\b|季|[0-9]月|半年")


def cumulative(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """The amounts of a column added up from line to line, or the columns of several periods added across.

    Where the column is empty, lines that are periods ask for the one, columns of several years for the other.
    """
    so_far = [at for at in free if at < target and is_a(table.measures[at], "cumulative")
              and not is_a(table.measures[at], *_NO_AMOUNTS)]  # fmt: skip
    since = [at for at in free if so_far and so_far[-1] < at < target and is_a(table.measures[at], *ACTUALS)
             and not is_derived(table.measures[at])]  # fmt: skip
    group = table.measures[target].group
    if so_far and not since and group:
        since = [at for at in free if so_far[-1] < at < target and table.measures[at].group == group
                 and not is_derived(table.measures[at])]  # fmt: skip
        since = since if len(since) == 1 else []
    if since and not is_a(table.measures[target], *_NO_AMOUNTS):
        return [Proposal.total(target, (so_far[-1], *since), USUAL)]
    differs = is_a(table.measures[target], *DIFFERENCES)
    amounts = [at for at in free if at < target and not is_a(table.measures[at], *NOT_ADDED)
               and (differs or not is_a(table.measures[at], *DIFFERENCES))]  # fmt: skip
    if not amounts:
        return []
    done = [at for at in amounts if is_a(table.measures[at], *ACTUALS)]
    done = done if len(done) > 1 and _are_in_time([table.measures[at].title for at in done]) else []
    year = when(table.measures[target])
    of_its_year = [at for at in amounts if when(table.measures[at]) == year > 0]
    amounts = of_its_year if len(of_its_year) == 1 else amounts
    own = set(table.measures[target].terms) - {"cumulative"}
    alike = [at for at in amounts if set(table.measures[at].terms) & own]
    alike = alike if own else done
    source = (alike or amounts)[-1]
    in_time = are_periods(table.lines)
    likely = 1.2 if in_time else 0.9  # then figures must say so too
    running = Proposal(target, Form.SUM, (target, source), (1, 1), likely, RULES["XLE120"], running=True)
    beside = tuple(alike or amounts)
    titles = [table.measures[at].title for at in beside]
    years = {when(table.measures[at]) for at in alike}
    several = _are_in_time(titles) or _are_before_and_now(titles) or (0 not in years and 1 < len(years) == len(alike))
    across = Proposal.total(target, beside, LIKELY)
    if any(row[target].is_number for row in table.entries):
        return [running, across] if several else [running]
    if not in_time:
        return [across] if several else []
    return [running] if len(beside) == 1 else []


def percentage_of_cumulative(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`Cumulative % of plan`: both of what has been added up so far."""
    so_far = [at for at in free if at < target and is_a(table.measures[at], "cumulative")
              and not is_a(table.measures[at], *PERCENTAGES)]  # fmt: skip
    planned = [at for at in so_far if is_a(table.measures[at], *BUDGETS)]
    actual = [at for at in so_far if is_a(table.measures[at], *ACTUALS) and at not in planned]
    if len(planned) != 1 or len(actual) != 1:
        return []
    between = [table.measures[at] for at in free if max(*planned, *actual) < at < target]
    if any(one.group == table.measures[target].group and not is_a(one, *BUDGETS, *ACTUALS) for one in between):
        return []  # what stands between may be their variance, and the percentage one of that
    return [Proposal.quotient(target, Form.PERCENTAGE, (*actual, *planned), CLOSE, RULES["XLE122"])]


def is_average(label: str) -> bool:
    """Whether a line is the average of others, and no step of what comes together from line to line."""
    return _AVERAGE.search(fold(label)) is not None


_AVERAGE = expression(r"\b(?:average|mean|moyen(?:ne)?s?|promedio|media|средн\w+)\b|平均|متوسط")


def are_periods(lines: Sequence[Line]) -> bool:
    """Whether the lines follow one another in time: months, quarters, years, or one word with a number that grows."""
    plain = [line for line in lines if not line.is_total]
    if _are_in_time([line.label for line in plain]):
        return True
    in_time = [line for line in plain if line.is_a("month") or years_of(line.label) or _PERIOD.search(fold(line.label))]
    return len(in_time) * 2 > len(plain)


def _are_in_time(names: Sequence[str]) -> bool:
    """Whether nothing but a number tells the names apart: `Q1` and `Q2`, `2020/21` and `2021/22`."""
    return len({_DIGITS.sub("", fold(name)) for name in names}) == 1 < len(set(names))


_BEFORE = expression(
    r"\b(?:prior|previous|earlier|past)\b|\b(?:anterieur|anterior)\w*|прошл\w+|предыдущ\w+|以前|上年|سابق"
)
_NOW = expression(
    r"\b(?:current|this|reporting)\b|\bcette\b|\bexercice en cours\b|\bactual\b|текущ\w+|отчетн\w+|本年|本期|الحالي"
)


def _are_before_and_now(titles: Sequence[str]) -> bool:
    """`Prior years` and `Current year`: what both come to is all that there was so far."""
    folded = [fold(title) for title in titles]
    return len(folded) == 2 and _BEFORE.search(folded[0]) is not None and _NOW.search(folded[1]) is not None
