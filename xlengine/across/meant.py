"""Which measures the words of a heading mean: what was budgeted, what was spent, which of several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlengine.across.each import is_each
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.tables.headings import when
from xlengine.terms import match
from xlengine.terms.dates import undated
from xlengine.terms.fold import fold
from xlengine.terms.movements import CLOSING, OPENING
from xlengine.terms.stages import COLLECTION

SURELY, UNSURELY = 0.8, 0.55
"""A column that is surely what was spent is taken before one that may be a part of it."""
SURE = 0.4
"""A term counts for a proposal from this weight on."""

DIFFERENCES = (
    "variance", "difference", "surplus_deficit", "increase_decrease", "change", "balance", "unencumbered_balance",
    "funding_gap",
)  # fmt: skip
PERCENTAGES = ("percentage", "rate", "change_percentage")
OUTCOMES = ("implementation_rate", "delivery_rate")
TOTALS = ("total", "subtotal", "grand_total")
NOT_ADDED = (
    "percentage", "rate", "share", "share_of_gdp", "average", "cumulative", "code", "note", "change_percentage",
)  # fmt: skip


def is_a(measure: Measure, *terms: str) -> bool:
    """Whether the heading names one of the terms, surely enough."""
    named = measure.terms
    return not named.keys().isdisjoint(terms) and any(named.get(term, 0.0) >= SURE for term in terms)


def nearest(
    table: Table, target: int, free: Sequence[int], terms: Sequence[str], but: Sequence[int] = ()
) -> int | None:
    """The measure of one of these terms that a reader would take: of the same group, nearest on the left.

    None where nothing, or more than one thing, could be meant.
    """
    group = table.measures[target].group
    candidates = [
        at for at in free if at != target and at not in but and is_a(table.measures[at], *terms)
        and not is_a(table.measures[at], *PERCENTAGES, *DIFFERENCES)
        and not (is_a(table.measures[at], *OUTCOMES) and (terms is BUDGETS or _has_rates(table, at)))
        and not is_each(table.measures[at])
    ]  # fmt: skip
    named = called(table, target, candidates)
    if named is not None:
        return named
    sure = [at for at in candidates if surest(table.measures[at]) in terms]
    candidates = sure or candidates
    same = [at for at in candidates if group and table.measures[at].group[: len(group)] == group]
    pool = same or candidates
    left = [at for at in pool if at < target]
    if left:
        return max(left)
    return min(pool) if pool else None


def scope(table: Table, target: int, free: Sequence[int]) -> Sequence[int]:
    """The measures of the target's own group, else of its own year, where these are two amounts or more.

    Nothing else is meant then; least of all where two measures of other groups have its very name.
    """
    measures = table.measures
    group = measures[target].group
    named = [at for at in free if group and at < target and measures[at].heading[-1:] == measures[target].heading[-1:]
             and measures[at].group not in ((), group) and not says_no_more(measures[at])
             and not is_derived(measures[at])]  # fmt: skip
    if len(named) > 2:
        named = [at for at in named if is_a(measures[at], *BUDGETS, *ACTUALS)]
    if len(named) == 2:
        return [*named, target]
    within = [at for at in free if group and at < target and measures[at].group[: len(group)] == group]
    amounts = [at for at in within if not is_derived(measures[at])]
    if len(amounts) < 2 and when(measures[target]) and not group:
        left = [at for at in free if at < target and not is_derived(measures[at])]
        amounts = [at for at in left if when(measures[at]) == when(measures[target]) and not measures[at].group]
    return [*amounts, target] if len(amounts) >= 2 else free


def outcome(table: Table, target: int, free: Sequence[int]) -> int | None:
    """The measure of what was spent: the one that the heading names, else what was recognized rather than paid.

    Where a total between it and the result adds it to what is still to be spent, that total.
    """
    found = _outcome(table, target, free)
    if found is None or called(table, target, [at for at in free if at != target]) == found:
        return found
    measures = table.measures
    ends = [at for at in free if at < target and measures[at].group == measures[found].group != measures[target].group
            and is_a(measures[at], *TOTALS)]  # fmt: skip
    if len(ends) == 1 and measures[found].group:
        return ends[0]
    for at in range(found + 1, target):
        if is_derived(measures[at]) or measures[at].group not in ((), measures[found].group):
            break
        if is_a(measures[at], *TOTALS) and at in free and at > found + 1:
            return at
    return found


def _outcome(table: Table, target: int, free: Sequence[int]) -> int | None:
    measures = table.measures
    if is_a(measures[target], "balance", "unencumbered_balance", "implementation_rate", "percentage"):
        so_far = [
            at for at in free if at < target and is_a(measures[at], "cumulative")
            and not is_a(measures[at], *PERCENTAGES, *DIFFERENCES) and measures[at].group == measures[target].group
        ]  # fmt: skip
        others = [at for at in free if at not in so_far and is_a(measures[at], *ACTUALS)]
        if so_far and called(table, target, others) is None:
            return so_far[-1]
    outcomes = [at for at in free if at < target and is_a(measures[at], *ACTUALS) and not is_derived(measures[at])]
    near = nearest(table, target, free, ACTUALS)
    whole = [at for at in free if at < target and is_a(measures[at], *ACTUALS) and is_a(measures[at], *TOTALS)]
    if len(whole) == 1 and measures[whole[0]].group == measures[target].group:
        return whole[0]
    if near is None or near not in outcomes or called(table, target, outcomes) is not None:
        return near
    spent = [at for at in outcomes if surest(measures[at]) in ("expenditure", "actual")]
    sure = [at for at in spent if max(measures[at].terms.values()) >= SURELY]
    if near in spent and sure and max(measures[near].terms.values()) < UNSURELY:
        near = sure[-1]
    place = measures[near].group, when(measures[near])
    beside = [at for at in spent if (measures[at].group, when(measures[at])) == place]
    return near if near in spent or not beside else beside[-1]


def called(table: Table, target: int, candidates: Sequence[int]) -> int | None:
    """The one of the measures that the heading itself names, by a word that no other of them has.

    `Undisbursed balance` names what was disbursed.
    """
    own = words_of(table.measures[target])
    own |= {word[2:] for word in own if word.startswith(("un", "не"))}
    words = {at: words_of(table.measures[at]) for at in candidates}
    named = [
        at for at in candidates
        if any(word in own and sum(word in other for other in words.values()) == 1 for word in words[at])
    ]  # fmt: skip
    return named[0] if len(named) == 1 and len(candidates) > 1 else None


def words_of(measure: Measure) -> frozenset[str]:
    """The longer words of a heading's lowest level that says of what its figures are, Russian ones without endings."""
    if not measure.heading:
        return frozenset()
    level = measure.heading[-2] if len(measure.heading) > 1 and says_no_more(measure) else measure.heading[-1]
    words = re.findall(r"[^\W\d_]{4,}", fold(level))
    return frozenset(_ENDING.sub("", word) if len(word) > 5 else word for word in words)


_ENDING = expression("(?<=[бвгджзклмнпрстфхцчшщ])[аеиоуыэюя]{1,2}$")


MOST_POINTS = 500
"""Figures beyond this are amounts, and no rates in points."""


def _has_rates(table: Table, at: int) -> bool:
    """Whether a column that may be what was carried out, or its rate, has figures as rates have them."""
    figures = [value for row in table.entries if (value := row[at].value) is not None]
    return bool(figures) and max(map(abs, figures)) <= MOST_POINTS


SCENARIOS = ("real_growth", "zero_real_growth", "period", "amount", "total", "other", "net", "gross")
"""Terms that say which one of several, and not what."""


def surest(measure: Measure) -> str:
    """The term that says best what the measure is."""
    terms = [term for term in measure.terms if term not in SCENARIOS]
    return max(terms, key=lambda term: measure.terms[term], default="")


def says_which(measure: Measure) -> bool:
    """Whether a heading says what its amount is, or of which end of a period: not so a bare date, or a unit."""
    title = fold(measure.title)
    known = (OPENING, CLOSING, COLLECTION.done, *([COLLECTION.given] if COLLECTION.given else []), _USED)
    return bool(surest(measure)) or any(one.search(title) for one in known)


_USED = expression(r"\bused\b|utili[sz]|использ|使用|استخدام|المستخدم")
_EXECUTION = expression(r"исполнен|факт")


def is_execution(measure: Measure) -> bool:
    """Whether the outcome is called the execution of a plan: what differs is then the outcome less the plan."""
    return _EXECUTION.search(fold(measure.title)) is not None


def lowest(measure: Measure) -> str:
    """The lowest level of a heading, folded."""
    return fold(measure.heading[-1]) if measure.heading else ""


def is_plan(measure: Measure) -> bool:
    """A plan rather than a budget: what differs from it is what came about, less the plan."""
    return surest(measure) in ("plan", "forecast", "target", "planned_output")


_MONEY = expression(r"[kKmM]?[A-Z]{0,3}[$€£¥](?: ?(?:000|k|m|mn|bn))?")


def says_no_more(measure: Measure) -> bool:
    """Whether the lowest level of a heading says how its figure is given, and not of what: `Amount`, `%`, `Total`."""
    whole = [one.term for one in match(measure.heading[-1], "column") if one.whole] if measure.heading else ["unit"]
    if measure.heading and _MONEY.fullmatch(measure.heading[-1].strip()):
        return True
    return bool(whole) and all(term in (*TOTALS, *PERCENTAGES, "amount", "unit") for term in whole)


def is_derived(measure: Measure) -> bool:
    return is_a(measure, *DIFFERENCES, *PERCENTAGES, *OUTCOMES, "share", "vacancy_rate", "cumulative", "average")


def is_of_a_date(measure: Measure) -> bool:
    """Whether a column is a balance at the beginning or at a date, and no amount of a period."""
    title = fold(measure.title)
    return OPENING.search(title) is not None or undated(title) is not None
