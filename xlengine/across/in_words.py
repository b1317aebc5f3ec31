"""Headings that say what is taken from what: `Variance (actual less budget)`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from xlengine.across.meant import PERCENTAGES, is_a, is_derived, says_no_more
from xlengine.across.named import called_by
from xlengine.across.naming import ACTUALS
from xlengine.across.proposal import NAMED, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.tables.headings import when

_NOT_CHINESE = "[A-Za-zÀ-ۿ]"
"""Among letters. A set with all the Chinese ones takes the longest of all to compile."""
_LESS = expression(
    rf"(?<=[^\W\d_])(?<!{_NOT_CHINESE})\s?[-–—−－]\s?(?=[^\W\d_])(?!{_NOT_CHINESE})"
    r"|\s(?:less|minus|moins|menos|минус|за вычетом|ناقص|[-–—−])\s|减"
)


def in_words(table: Table, target: int, free: Sequence[int]) -> Proposal | None:
    """`Variance (actual less budget)`: the heading says what is taken from what."""
    heading = unicodedata.normalize("NFKC", level_of(table.measures[target]))
    for text in (*re.findall(r"\(([^()]*)\)", heading), heading):
        pieces = _LESS.split(text)
        own = level_of(table.measures[target]) if table.measures[target].group else None
        others = [at for at in free if at != target and level_of(table.measures[at]) != own]
        plain = [at for at in others if not is_derived(table.measures[at])
                 or (is_a(table.measures[at], *ACTUALS) and not is_a(table.measures[at], *PERCENTAGES))]  # fmt: skip
        for among in (plain, others) if len(pieces) == 2 else ():
            first, second = (called_by(table, target, _CHANGE.sub("", piece), among) for piece in pieces)
            if first is not None and when(table.measures[first]):
                dated = [at for at in among if at != first and when(table.measures[at]) == when(table.measures[first])]
                of_one_year = called_by(table, target, _CHANGE.sub("", pieces[1]), dated)
                second = second if of_one_year is None else of_one_year
            if first is not None and second is not None and first != second:
                return Proposal.difference(target, first, second, NAMED, sign_is_explicit=True)
    return None


def level_of(measure: Measure) -> str:
    """The lowest level of a heading that says what its figures are: the one above `Amount` or `%`."""
    levels = measure.heading
    return "" if not levels else levels[-2] if len(levels) > 1 and says_no_more(measure) else levels[-1]


_STATED = expression(r"\([^()]*[^\W\d_]{3,}\s+[-–—−]\s+[^\W\d_]{3,}[^()]*\)")


def states_a_difference(measure: Measure) -> bool:
    """Whether a heading says in brackets what is taken from what: where that cannot be told, nothing else is meant."""
    return _STATED.search(level_of(measure)) is not None


_CHANGE = expression(
    r"^\s*(?:[ée]cart|variance|variation|diff[ée]rence|change|desviaci[óo]n|diferencia|variaci[óo]n|отклонение)\s*[=:]?\s+",
    re.IGNORECASE,
)
