"""Which of a table's amounts is the newer one and which the older: by years, by groups, by words such as last year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from xlengine.across.meant import TOTALS, called, is_a, is_derived
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.proposal import USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import when, years_of
from xlengine.terms.fold import fold
from xlengine.terms.period_before import PERIOD_BEFORE

ESTIMATED = (*BUDGETS, "estimate", *ACTUALS)


def by_years(table: Table, target: int, free: Sequence[int]) -> tuple[int, int] | None:
    """The newer and the older amount on the left of a change, told by their years, their group and their order."""
    measures = table.measures
    left = [at for at in free if at < target and not is_derived(measures[at]) and not _is_part(table, at, target)]
    dated = _dated(table, left)
    if len(left) >= 3 and _is_revision(measures[left[-1]], measures[left[-2]]):
        return left[-1], left[-2]
    named = _named(measures[target].title, [measures[at].title for at in left])
    pairs = {year: at for year, at in dated if year}
    if len(named) >= 2 and pairs:
        newer, older = pairs.get(max(named[:2])), pairs.get(min(named[:2]))
        if newer is None or older is None:
            return None
        beside = [at for year, at in dated if year == max(named[:2]) and measures[at].group == measures[older].group]
        newer = beside[0] if measures[older].group and len(beside) == 1 else newer
        of_that_year = [at for year, at in dated if year == min(named[:2])]
        granted = [at for at in of_that_year if is_a(measures[at], *BUDGETS)]
        is_granted = is_a(measures[newer], *BUDGETS) and not is_a(measures[newer], *ACTUALS)
        told = called(table, target, of_that_year)
        return newer, granted[-1] if told is None and is_granted and granted else older if told is None else told
    if len(pairs) > 2 and any(year in named for year in sorted(pairs)[:-1]):
        return None  # since that year, or in that year
    usable = [(year, at) for year, at in dated if year]
    usable = [(year, at) for year, at in usable if is_a(measures[at], *ESTIMATED, *TOTALS) or len(usable) == 2]
    if not usable:
        return _by_previous(table, left)
    depth = max(_shared(measures[at], measures[target]) for _, at in usable)
    near = [(year, at) for year, at in usable if _shared(measures[at], measures[target]) == depth]
    if all(one > other for (one, _), (other, _) in pairwise(near)):
        near = near[:2]  # the newest stands first
    second_year, second = near[-1]
    others = [(year, at) for year, at in near if year != second_year]
    if not others and depth and len(near) > 1:
        return None  # a budget and an outcome of one year
    others = others or [
        (year, at) for year, at in usable if year != second_year and not _shared(measures[at], measures[second])
    ]
    if not others:
        return None
    first_year, first = others[-1]
    is_outcome = is_a(measures[second], *ACTUALS)
    like = [at for year, at in others if year == first_year and is_a(measures[at], *ACTUALS) is is_outcome]
    first = like[-1] if like else first  # a budget beside a budget, an outcome beside an outcome
    budgets = [at for at in like if not is_outcome and is_a(measures[at], *BUDGETS)]
    first = budgets[-1] if budgets and is_a(measures[second], *BUDGETS) else first
    return (second, first) if second_year > first_year else (first, second)


_SPAN = expression(r"(?<![0-9])((?:19|20)[0-9]{2})\s*[-–—/]\s*((?:19|20)[0-9]{2})(?![0-9])")


def _named(title: str, amounts: Sequence[str]) -> list[int]:
    """The years that a heading of a change names: both ends of `2021-2023` too, unless amounts have such years."""
    named = years_of(title)
    span = None if any(map(_SPAN.search, amounts)) else _SPAN.search(title)
    return [int(span[1]), int(span[2])] if span and len(named) == 1 else named


def _dated(table: Table, left: Sequence[int]) -> list[tuple[int, int]]:
    """The measures with their years; a total without one has that of its parts, which it stands for."""
    found: list[tuple[int, int]] = []
    for at in left:
        measure = table.measures[at]
        parts = [(year, one) for year, one in found if not is_a(table.measures[one], *TOTALS)]
        if is_a(measure, *TOTALS) and not measure.group and not when(measure) and len(parts) >= 2:
            years = {year for year, _ in parts}
            if len(years) == 1:
                found = [pair for pair in found if pair not in parts]
                found.append((years.pop(), at))
                continue
        found.append((when(measure), at))
    return found


def _is_part(table: Table, at: int, target: int) -> bool:
    """Whether a total stands in the measure's group, and the target in no part of it: the total is then meant."""
    group = table.measures[at].group
    if not group or table.measures[target].group == group or is_a(table.measures[at], *TOTALS):
        return False
    return any(other.group == group and is_a(other, *TOTALS) for other in table.measures[:target])


def _is_revision(last: Measure, before: Measure) -> bool:
    """Whether a revised budget stands right beside the first one of the same year."""
    changed = is_a(last, "revised_estimate", "revised_appropriation") and is_a(before, *BUDGETS)
    of_one_year = bool(when(last)) and when(last) == when(before)
    return changed and of_one_year and not is_a(before, "revised_estimate", "revised_appropriation")


def _shared(one: Measure, other: Measure) -> int:
    """How many levels of their group headings two measures share."""
    depth = 0
    for first, second in zip(one.group, other.group, strict=False):
        if first != second:
            break
        depth += 1
    return depth


def _by_previous(table: Table, left: Sequence[int]) -> tuple[int, int] | None:
    """`决算数` and `上年决算数`: the older amount is the one that a heading calls last year's."""
    measures = table.measures
    titles = {at: fold(measures[at].title) for at in left}
    old = [at for at in left if is_a(measures[at], "previous_estimate") or PERIOD_BEFORE.search(titles[at])]
    if len(old) != 1:
        return None
    (older,) = old
    new = [at for at in left if at != older]
    alike = [at for at in new if titles[at] in titles[older]]
    chosen = alike or new
    return (chosen[0], older) if len(chosen) == 1 else None


_YEAR_ON_YEAR = expression(r"interanual|year[- ]on[- ]year|\byoy\b|glissement annuel|год к году|同比")
_YEAR = expression(r"\b(?:19|20)[0-9]{2}\b")


def is_year_on_year(measure: Measure) -> bool:
    """Whether a percentage says that it is the growth since the year before."""
    return _YEAR_ON_YEAR.search(fold(measure.title)) is not None


def of_years(table: Table, target: int, free: Sequence[int]) -> tuple[int, ...]:
    """The amounts of all the years that a total names, each there once: `Total 2024-2027`."""
    measures = table.measures
    span = _SPAN.search(measures[target].title)
    if span is None or any(_SPAN.search(measures[at].title) for at in free if at != target):
        return ()
    wanted = list(range(int(span[1]), int(span[2]) + 1))
    parts = tuple(at for at in free if at < target and when(measures[at]) in wanted and not is_derived(measures[at]))
    return parts if len(wanted) > 1 and [when(measures[at]) for at in parts] == wanted else ()


def _new_and_old(measure: Measure) -> tuple[int, int] | None:
    found = _SPAN.search(measure.title)
    return (int(found[1]), int(found[2])) if found and found[1] > found[2] else None


def year_on_year(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """The growth of the one amount that stands there for two years, of which the older names its year.

    `Variation 2024/2023 (%)` asks for these two.
    """
    asked = _new_and_old(table.measures[target])
    named = {at: _YEAR.sub("", fold(table.measures[at].title)).strip() for at in free if at != target
             and not is_derived(table.measures[at])}  # fmt: skip
    pairs = [(new, old) for new in named for old in named if named[new] == named[old]
             and ((when(table.measures[old]) and not when(table.measures[new])) if asked is None
                  else asked == (when(table.measures[new]), when(table.measures[old])))]  # fmt: skip
    return [Proposal.quotient(target, Form.GROWTH, pairs[0], USUAL, RULES["XLE119"])] if len(pairs) == 1 else []


def between_two_years(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`Variation 2024/2023 (%)`: the growth between these two years of the one amount that has both."""
    measure = table.measures[target]
    return year_on_year(table, target, free) if _new_and_old(measure) and is_a(measure, *_CHANGES) else []


_TO = expression(r"\b(?:19|20)[0-9]{2}(?: г\w*\.?)? к (?:19|20)[0-9]{2}\b")


def one_year_to_another(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`2023 к 2022, %`: the newer amount in per cent of the older one."""
    measures = table.measures
    title, group = fold(measures[target].title), measures[target].group
    amounts = [at for at in free if not group or measures[at].group != group]
    years = by_years(table, target, amounts) if "%" in title and _TO.search(title) else None
    return [] if years is None else [Proposal.quotient(target, Form.PERCENTAGE, years, USUAL, RULES["XLE117"])]


_CHANGES = ("change_percentage", "change", "variance", "increase_decrease")
