"""Which way a difference goes by the words of its heading: over or under, better or worse, surplus or deficit."""

from __future__ import annotations

from xlengine.across.in_words import level_of
from xlengine.across.meant import surest
from xlengine.across.named import stems
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.terms.fold import fold

_FAVOURABLE = expression(r"\bfav(?:ou?rable)?\b|\badv(?:erse)?\b|unfav|\bbetter\b|defavorable|desfavorable|благоприятн")

_POSITIVE = expression(r"\bpositive ?/? ?\(negative\)|\(positive/negative\)")
"""`Variance with final budget: positive (negative)` as a budgetary comparison has it."""


def is_by_side(table: Table, measure: int) -> bool:
    """Whether a variance is positive or not, or favourable in a table that has revenue: each side has its own sign."""
    title = fold(table.measures[measure].title)
    if _POSITIVE.search(title):
        return True
    if not _FAVOURABLE.search(title):
        return False
    return any(line.is_a("revenue", "income") for line in table.lines)


_SIGN = expression(r"\(([-+–—−])\)")
_BAD = expression(
    r"deficit|overspen|overrun|overexpend|shortfall|дефицит|перерасход|عجز|赤字|超支|depassement|sobregiro"
)


def is_reversed(text: str) -> bool:
    """Whether a heading gives its one direction the other sign: `Underspend (-)`, `Overspend (+)`."""
    signs = _SIGN.findall(text)
    if _MORE_IS_POSITIVE.search(fold(text)):
        return True
    return len(signs) == 1 and (signs[0] != "+") != is_bad(text)


_MORE_IS_POSITIVE = expression(
    r"\bover\w*\b[^()]*\(\s*(?:under|saving)|\bexcess\w*\s*/?\s*\(\s*saving"
    r"|\(\s*(?:under|saving)\w*[^()]*\)\s*/?\s*(?:over|excess)"
)
"""`Over/(under)`, `(Underspend)/overspend`: what was spent beyond the budget has no brackets."""


def goes_either_way(table: Table, target: int, budget: int, actual: int) -> bool:
    """Whether some offices would take the outcome from the budget and others the budget from the outcome.

    `Budget`, `Actual`, `Variance`: nothing is appropriated or spent by these words, and nothing saved or overspent.
    """
    measures = table.measures
    if surest(measures[budget]) not in ("approved_budget", "revised_estimate"):
        return False
    if surest(measures[actual]) != "actual" and "outturn" not in fold(measures[actual].title):
        return False
    said, named = (stems(fold(level_of(measures[at]))) for at in (target, budget))
    if not said.isdisjoint(named):
        return False
    heading = " ".join(measures[target].heading)
    return not (is_reversed(heading) or is_saved(measures[target]) or _FAVOURABLE.search(fold(heading)))


_SAVED = expression(r"\bsav(?:ed|ings?)\b|\beconom|ahorr|экономи|节约|节省|节支|الوفر|وفورات")


def is_saved(measure: Measure) -> bool:
    """Whether a difference is what was saved: its rate is one of what was meant to be spent."""
    return _SAVED.search(fold(measure.title)) is not None


def is_bad(text: str) -> bool:
    """Whether the words speak of a deficit or an overspending."""
    return _BAD.search(fold(text)) is not None
