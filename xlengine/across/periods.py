"""Months, quarters and years that stand side by side: which of them a quarter or a year adds up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from xlengine.across.each import says_for_each
from xlengine.across.meant import is_a
from xlengine.across.proposal import USUAL, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.rule import Form
from xlengine.tables.headings import years_of
from xlengine.terms.fold import fold

_MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|fevr|avr|mai|juin|juil|aout|ene|abr|ago|dic|янв|фев|мар"
    r"|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек)[a-zа-я]*\.?"
)
_QUARTER = expression(
    r"^(?:q ?[1-4]|[1-4]q|(?:1st|2nd|3rd|4th|first|second|third|fourth) quarter|quarter [1-4]|t[1-4]|[1-4] ?t"
    r"|(?:i|ii|iii|iv|[1-4]) ?(?:trim\w*|cuatrim\w*|кв\w*)\.?|[1-4][eèoº°r]*\.? (?:trim|cuatrim)\w*|[一二三四]季度"
    rf"|(?:autumn|spring|summer|winter)(?: term)?|الربع .+|{_MONTHS} ?[-–] ?{_MONTHS})$"
)
_HALF = expression(
    r"^(?:(?:i|ii|1|2) ?(?:semestr\w*|полугоди\w*)|[12][eèoº°r]*\.? semestr\w*|(?:first|second|1st|2nd) half"
    r"|[上下]半年)$"
)
_MONTH = expression(rf"^{_MONTHS}$|^[0-9一二三四五六七八九十]{{1,2}}月$")
_YEAR = expression(
    r"^(?:(?:full |total )?year(?: total)?|annual|annee|total annee|ano|total (?:ano|anual)|anual|год|за год"
    r"|итого за год|全年|全年合计|السنة)$"
)
_SHORT_YEAR = expression(r"(?<=[a-zа-я])[ -]?[0-9]{2}$")
CENTURY = 70
"""Years of two digits are of the century before from this one on."""
_SHORT_YEARS = expression(r"^(?:[a-z]{2}\.? ?)?'?([0-9]{2}) ?[-–/] ?'?([0-9]{2})$")
_STOCK = expression(
    r"\b(?:opening|closing|balance|brought|carried|solde|saldo|остат\w*|сальдо|cash at)\b|结余|余额|رصيد"
)
_SO_FAR = expression(r"\b(?:cumulative|cumulated|to date|cumul\w*|acumulad[oa]s?|нарастающ\w*)\b|累计|تراكمي")


def sum_of_periods(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """`Year` right after four quarters, `Q1` right after three months: the amounts of the shorter periods added."""
    name = _name(table.measures[target])
    before = [at for at in free if at < target and table.measures[at].group == table.measures[target].group]
    parts: list[int] = []
    if _QUARTER.match(name):
        parts = _run(table, before, _MONTH)
        parts = parts if len(parts) == 3 else []
    elif _YEAR.match(name):
        quarters = [at for at in before if _QUARTER.match(_name(table.measures[at]))]
        parts = quarters if quarters[-1:] == before[-1:] else _run(table, before, _MONTH)
        parts = parts or _run(table, before, _HALF)
    if len(parts) < 2:
        return []
    return [Proposal.total(target, parts, USUAL)]


def balances_among_periods(table: Table, proposal: Proposal) -> frozenset[int]:
    """The lines that a sum of several periods leaves out: balances, what has come together so far, costs for each.

    Of years only the last: of a balance that is carried from year to year words alone do not tell.
    """
    if proposal.form is not Form.SUM or proposal.running or -1 in proposal.signs:
        return frozenset()
    parts = [table.measures[at] for at in proposal.arguments]
    of_years = all(map(_is_of_a_year, parts))
    if not of_years and not all(map(_is_of_a_period, parts)):
        return frozenset()
    named = [(at, line.label) for at, line in enumerate(table.lines) if line.label]
    return frozenset(
        at for at, label in named if (says_for_each(label) if of_years else _is_of_no_one_period(label))
    )


@lru_cache(maxsize=65536)
def _is_of_no_one_period(label: str) -> bool:
    """Whether a line has no amounts of single periods: balances, what has come together so far, costs for each."""
    return is_stock(label) or _SO_FAR.search(fold(label)) is not None or says_for_each(label)


def _is_of_a_period(measure: Measure) -> bool:
    """Whether a level of the heading is a month, a quarter or a half of a year."""
    levels = (_bare(level) for level in reversed(measure.heading))
    return any(_QUARTER.match(level) or _MONTH.match(level) or _HALF.match(level) for level in levels)


def _is_of_a_year(measure: Measure) -> bool:
    return any(_OF_ONE_YEAR.match(fold(level)) for level in measure.heading)


_OF_ONE_YEAR = expression(r"^(?:fy ?)?(?:19|20)[0-9]{2}(?: ?[-–/] ?(?:[0-9]{2}|[0-9]{4}))?(?: ?年度?| г\.?| год)?$")


def period_of(name: str) -> str:
    """The month, quarter, half or year that a sheet is called by: `Fevrier`, `Q1 2024`, `FY 25-26`; or nothing."""
    both = _SHORT_YEARS.match(fold(name))
    if both and int(both[2]) == (int(both[1]) + 1) % 100:
        return ("19" if int(both[1]) >= CENTURY else "20") + both[1]
    bare, _, of_century = _bare(name).partition("'")
    if short := _SHORT_YEAR.search(bare):
        bare, of_century = bare[: short.start()], short[0]
    if not any(kind.match(bare) for kind in (_MONTH, _QUARTER, _HALF)):
        bare = of_century = ""
    return " ".join([bare, of_century, *map(str, years_of(name))]).strip()


def is_stock(words: str) -> bool:
    """Whether words name a balance at one time rather than an amount of a period."""
    return _STOCK.search(fold(words)) is not None


def _name(measure: Measure) -> str:
    return _bare(measure.heading[-1]) if measure.heading else ""


def _bare(text: str) -> str:
    """A heading without its year."""
    return fold(re.sub(r"(?:19|20)[0-9]{2}", "", text)).strip(" -,")


def _run(table: Table, before: Sequence[int], kind: re.Pattern[str]) -> list[int]:
    """The last measures before that are periods of this kind, side by side."""
    found: list[int] = []
    for at in reversed(before):
        if not kind.match(_name(table.measures[at])) or is_a(table.measures[at], "cumulative"):
            break
        found.insert(0, at)
    return found
