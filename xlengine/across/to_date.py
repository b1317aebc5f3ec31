"""Amounts that are put together from two stretches of time, or of prices: spent and still to come, before and after."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.meant import PERCENTAGES, TOTALS, is_a, is_derived, words_of
from xlengine.across.proposal import USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.terms.dates import undated
from xlengine.terms.fold import fold

_SO_FAR = expression(
    r"\b(?:to date|year to date|ytd|to [0-9]{1,2} \w+|at [0-9]{1,2} \w+|up to|until|through|incurred|first.year|actual"
    r"|expended|spent|realise\w*|execute\w*|consomme\w*|au [0-9]{1,2}\W|jusqu\w+|ejecutad\w+|gastad\w+|hasta"
    r"|al [0-9]{1,2}\W|исполнен\w*|израсходован\w*|освоено|факт\w*)\b|截至|已执行|已支出|الفعلي|المنفق|المصروف"
)
_TO_COME = expression(
    r"\b(?:to complete|remaining|remainder|to go|forecast|projected|projection|expected|anticipated|estimated?"
    r"|second.year|previsions?|prevu\w*|estime\w*|reste a \w+|a venir|proyectad\w+|proyeccion|estimad\w+"
    r"|previst\w+|por ejecutar|ожидаем\w*|прогноз\w*|оценка|предстоит)\b|预计|预测|المتوقع|المقدر|المتبقي"
)
_IN_ALL = expression(
    r"\b(?:at completion|outturn|total|full.year|year.end|whole year|annual|projected|estimated|atterrissage"
    r"|annee entiere|cierre|anual|за год|итого|всего)\b|全年|合计|总额|المتوقع|المجموع|[اإ]جمالي"
)
_BEFORE = expression(
    r"\bbefore (?:recosting|cost increases|re-costing)|avant (?:actualisation|reevaluation)|antes del? ajuste"
    r"|до пересчет|重计费用前|费用增加前|قبل [اإ]عاد[هة] تقدير"
)
_REPRICED = expression(
    r"^(?:recosting|re-costing|cost increases?|actualisation(?: des couts)?|reevaluation|ajuste|пересчет|重计费用"
    r"|[اإ]عاد[هة] تقدير التكاليف)\b"
)


def at_completion(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What was spent to date and what is still to come, side by side before what they come to: an outturn."""
    measures, titles = table.measures, {at: fold(table.measures[at].title) for at in free}
    spent, coming = target - 2, target - 1
    if spent not in titles or coming not in titles or not _are_plain(measures, (spent, coming, target)):
        return []
    parts = measures[spent:target]
    if any(is_a(one, *TOTALS) for one in parts) or len({one.group for one in parts}) > 1:
        return []
    told = _SO_FAR.search(titles[spent]) and _TO_COME.search(titles[coming]) and _IN_ALL.search(titles[target])
    if not told or _TO_COME.search(titles[spent]) or _SO_FAR.search(titles[coming]):
        return []
    return [Proposal.added(target, (spent, coming), USUAL)]


def is_at_completion(measure: Measure) -> bool:
    """Whether a column is what will have been spent in the end: a budget is held against that."""
    return _COMPLETION.search(fold(measure.title)) is not None


_COMPLETION = expression(r"\bat completion\b|atterrissage|a la terminacion|по завершении|完工")


def together_so_far(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """What was spent up to a date and what of the same came since, before what has come together: `Cumulative`."""
    measures, titles = table.measures, {at: fold(table.measures[at].title) for at in free}
    first, second = target - 2, target - 1
    if first not in titles or second not in titles or not _are_plain(measures, (first, second)):
        return []
    is_in_all = is_a(measures[target], "cumulative", *TOTALS) and not is_a(measures[target], *PERCENTAGES)
    earlier = undated(titles[first]) is not None or _EARLIER.search(titles[first]) is not None
    if not is_in_all or not earlier or undated(titles[second]) is not None:
        return []
    if measures[first].group != measures[second].group or not words_of(measures[first]) & words_of(measures[second]):
        return []
    return [Proposal.added(target, (first, second), USUAL)]


_EARLIER = expression(
    r"\b(?:prior|previous|earlier|before|up to|until|anterieur\w*|precedent\w*|anterior\w*|hasta|jusqu\w+|до"
    r"|прошл\w+)\b|以前|此前|السابق|لغاي[هة]|حتي"
)


def repriced(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """An estimate before recosting is the budget before it and its change; the one after, that and the recosting."""
    measures, titles = table.measures, {at: fold(table.measures[at].title) for at in free}
    if is_derived(measures[target]):
        return []
    if _BEFORE.search(titles[target]):
        changes = _changes_before(table, target, free)
        base = [at for at in free if changes and at < changes[0] and not is_derived(measures[at])]
        is_next = bool(base) and base[-1] == changes[0] - 1
        return [Proposal.added(target, (base[-1], changes[-1]), USUAL)] if is_next else []
    cost = target - 1
    if cost - 1 in titles and _REPRICED.search(titles.get(cost, "")) and _BEFORE.search(titles[cost - 1]):
        return [Proposal.added(target, (cost - 1, cost), USUAL)]
    return []


def _changes_before(table: Table, target: int, free: Sequence[int]) -> list[int]:
    """The amounts of the change right before an estimate: of one group, whose total stands last, or one alone."""
    measures = table.measures
    left = [at for at in free if at < target and not is_a(measures[at], *PERCENTAGES)]
    if not left:
        return []
    group = measures[left[-1]].group
    run = [at for at in left if measures[at].group == group] if group else left[-1:]
    return run if len(run) == 1 or is_a(measures[run[-1]], *TOTALS) else []


def _are_plain(measures: Sequence[Measure], places: Sequence[int]) -> bool:
    return not any(is_derived(measures[at]) or is_a(measures[at], *PERCENTAGES) for at in places)
