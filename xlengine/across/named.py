"""Which measure the words of a heading name: by the whole heading, by the words in it, by what it measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from xlengine.across.meant import DIFFERENCES, MOST_POINTS, is_a, is_derived, nearest, says_no_more, surest
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.proposal import Proposal
from xlengine.expression import expression
from xlengine.layout import Table
from xlengine.tables.headings import when, years_of
from xlengine.terms import match
from xlengine.terms.fold import fold
from xlengine.terms.period_before import PERIOD_BEFORE


def called_by(table: Table, target: int, words: str, among: Sequence[int]) -> int | None:
    """The measure that the words name: by its whole heading, by the words in it, or by what it measures.

    Of several the one in the target's own group; words that say `last year's` mean the year before the last one.
    """
    folded = fold(words)
    before = PERIOD_BEFORE.search(folded) is not None
    folded = PERIOD_BEFORE.sub("", folded).strip()
    names = {at: fold(" ".join(table.measures[at].heading)) for at in among}
    lowest = {at: fold(table.measures[at].heading[-1]) if table.measures[at].heading else "" for at in among}
    wanted = stems(folded)
    choices = (
        [at for at in among if fold(words) in (lowest[at], names[at])],
        [at for at in among if folded and folded in (lowest[at], names[at])],
        [at for at in among if wanted and wanted <= stems(lowest[at])],
        [at for at in among if _CHINESE.fullmatch(words) and words in lowest[at]],
        [at for at in among if wanted and wanted <= stems(names[at])],
        [at for at in among if words.endswith(".") and any(
            word.startswith(folded.rstrip(".")) for word in names[at].split())],
        [at for at in among if folded and surest(table.measures[at]) in {m.term for m in match(folded, "column")
                                                                        if m.whole}],
    )  # fmt: skip
    for found in choices:
        chosen = _of_several(table, target, found, before)
        if chosen is not None:
            return chosen
        if found:
            return None
    return _shortened(words, {at: table.measures[at].heading[-1] for at in among if table.measures[at].heading})


def _shortened(words: str, headings: Mapping[int, str]) -> int | None:
    """The one heading that the words shorten: `RAR` of `Restes à réaliser`, `Réal. 2024` of `Réalisations 2024`."""
    years = set(years_of(words))
    begun = [word for word in re.findall(r"[^\W\d_]{3,}", fold(words)) if word not in _SMALL]
    found = []
    for at, heading in headings.items():
        own = re.findall(r"[^\W\d_]+", fold(heading))
        initials = "".join(word[0] for word in own)
        is_short = _ACRONYM.fullmatch(words.strip()) and initials.startswith(fold(words).strip())
        is_begun = begun and all(any(one.startswith(word) for one in own) for word in begun)
        if is_short or (is_begun and years <= set(years_of(heading))):
            found.append(at)
    return found[0] if len(found) == 1 else None


def shortened_in(table: Table, target: int, among: Sequence[int]) -> int | None:
    """The one measure that a heading's word with a full stop shortens: `Compromisos` in `% Comp.`."""
    title = table.measures[target].title.partition(".")[0] + "."
    words = [fold(word) for word in re.findall(r"([^\W\d_]{3,})\.", title)]
    found = [at for at in among if table.measures[at].heading and any(
        one.startswith(word) for word in words for one in fold(table.measures[at].heading[-1]).split())]  # fmt: skip
    return found[0] if len(found) == 1 else None


_CHINESE = expression(r"[\u3400-\u9fff]{3,}")
_ACRONYM = expression(r"[A-ZÀ-ÝА-Я]{2,5}")


def of_one_year(table: Table, actual: int, budget: int, free: Sequence[int]) -> int:
    """The outcome of the budget's own year, where that stands there and `actual` is of another."""
    measures, year = table.measures, when(table.measures[budget])
    if not year or when(measures[actual]) in (0, year):
        return actual
    alike = [at for at in free if when(measures[at]) == year and surest(measures[at]) == surest(measures[actual])]
    same = [at for at in free if when(measures[at]) == year and is_a(measures[at], *ACTUALS)
            and not is_a(measures[at], *BUDGETS) and not is_derived(measures[at])]  # fmt: skip
    same = same or (alike if is_a(measures[actual], "cumulative") else [])
    return same[0] if len(same) == 1 else actual


def _of_several(table: Table, target: int, found: Sequence[int], before: bool) -> int | None:
    measures = table.measures
    years = {year for at in found if (year := when(measures[at]))}
    last_two = sorted({year for measure in measures if (year := when(measure))})[-2:]
    if before and last_two:
        found = [at for at in found if when(measures[at]) == last_two[0]]
    elif len(years) > 1:
        found = [at for at in found if when(measures[at]) == max(years)]
    group = measures[target].group
    found = [at for at in found if group and measures[at].group[: len(group)] == group] or found
    return found[0] if len(found) == 1 else None


_SMALL_WORDS = "de la le les des du del el los las the of and for as at in on to по на за год от к"
_SMALL = frozenset(_SMALL_WORDS.split())


def stems(text: str) -> frozenset[str]:
    """The longer words of a folded text without endings and the Arabic article; Chinese is one, without 数 or 额."""
    found = set()
    for word in re.findall(r"[^\W\d_]+", text):
        if word in _SMALL or (len(word) < 3 and word.isascii()):
            continue
        if "\u3400" <= word[0] <= "\u9fff":
            found.update(re.sub("[年数额]", " ", word).split())
        else:
            bare = word.removeprefix("ال") if len(word) > 5 else word
            found.add(bare[:5] if len(bare) > 6 else bare[:4])
    return frozenset(found)


def of_what_is_named(table: Table, target: int, free: Sequence[int], found: Sequence[Proposal]) -> Sequence[Proposal]:
    """Those of the readings that take what the heading names: `Change in proceeds` takes two columns of proceeds."""
    measures = table.measures
    measure = measures[target]
    if not measure.heading:
        return found
    own = stems(fold(measure.heading[-1]))
    found = [one for one in found if not _is_meant_beside(table, target, own, one.arguments[0])]
    above = named_above(table, target, free)
    if above is not None and not any(above in one.arguments for one in found if one.is_quotient):
        found = [one for one in found if above in one.arguments]
    if is_a(measure, "balance", "unencumbered_balance", "surplus_deficit"):
        return found
    words = {at: stems(fold(measures[at].title)) for at in free if at != target and not is_derived(measures[at])}
    alone = {at for at in words for word in (own & words[at]) - _SAY_LITTLE
             if sum(word in other for other in words.values()) == 1}  # fmt: skip
    if len(alone) == 1:
        return [one for one in found if alone <= set(one.arguments) or one.is_quotient]
    named = [at for at in words if own & words[at]]
    shared = frozenset.intersection(own, *(words[at] for at in named))
    if len(named) != 2 or shared <= _SAY_LITTLE:
        return found
    return [one for one in found if set(one.arguments) <= set(named) or one.is_quotient]


def of_no_other_outcome(
    table: Table, target: int, budget: int | None, actual: int | None, free: Sequence[int]
) -> int | None:
    """The budget itself; where it stands in a group with an outcome of its own, the one that stands outside of it."""
    if budget is None or actual is None:
        return budget
    measures = table.measures
    its, own = measures[budget].group, measures[target].group
    theirs = [at for at in free if its and measures[at].group == its and is_a(measures[at], *ACTUALS)]
    if its == own or not own or measures[actual].group != own or not theirs or budget in theirs:
        return budget
    return nearest(table, target, [at for at in free if measures[at].group != its], BUDGETS)


def named_above(table: Table, target: int, free: Sequence[int]) -> int | None:
    """The one column that a heading of a variance names above a level of units: `Écart EPRD`, `k€`."""
    measures = table.measures
    measure = measures[target]
    if len(measure.heading) < 2 or not says_no_more(measure):
        return None
    if not any(one.term in DIFFERENCES for one in match(measure.heading[-2], "column")):
        return None
    own = stems(fold(measure.heading[-2])) - _SAY_LITTLE
    amounts = [at for at in free if measures[at].group != measure.group and not is_derived(measures[at])]
    named = [at for at in amounts if own & stems(fold(measures[at].title))]
    return named[0] if len(named) == 1 else None


def _is_meant_beside(table: Table, target: int, own: frozenset[str], at: int) -> bool:
    """Whether the heading beside, of the same group, has a word of this measure, and the target's own has none."""
    measures, words = table.measures, stems(fold(table.measures[at].title))
    group = measures[target].group
    beside = [one for one in measures if group and one.group == group and one is not measures[target]]
    theirs = frozenset[str]().union(*(stems(fold(one.heading[-1])) for one in beside)) - own
    return bool(theirs & words) and not own & words and measures[at].group != group


_SAY_LITTLE = stems("total budget amount year plan actual expenditure approved")


def as_named(
    table: Table, target: int, within: Sequence[int], budget: int, actual: int
) -> tuple[int | None, int]:
    """The budget and the outcome of a rate of implementation that share words with its heading, where others do not.

    No budget of several such rates, of which nothing says whose they are.
    """
    measures = table.measures
    if is_derived(measures[budget]):
        return budget, actual
    own = stems(fold(measures[target].heading[-1]))
    left = [at for at in within if at < target and not is_derived(measures[at])]
    shared = {at: len(own & stems(fold(measures[at].title))) for at in left}
    budgets = [at for at in left if at != actual and is_a(measures[at], *BUDGETS)
               and not is_a(measures[at], *ACTUALS) and shared[at]]  # fmt: skip
    rates = [one for at, one in enumerate(measures) if is_a(one, "implementation_rate")
             and one.group == measures[target].group and not any(
                 value > MOST_POINTS for row in table.entries if (value := row[at].value))]  # fmt: skip
    outcomes = [at for at in left if is_a(measures[at], *ACTUALS) or not (
        at == budget or is_a(measures[at], *BUDGETS, "estimate", "budgeted_vacancy_rate"))]  # fmt: skip
    best = [at for at in outcomes if shared[at] and shared[at] == max(shared[one] for one in outcomes)]
    if len(best) == 1 and (not shared.get(actual) or (budgets and len(rates) > 1)):
        actual = best[0]
    if len(budgets) == 1:
        return budgets[0], actual
    return (None if len(rates) > 1 and not measures[target].group and not shared.get(budget) else budget), actual
