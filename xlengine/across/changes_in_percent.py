"""Percentages of a change, and changes of a percentage: what their headings say, and what they leave open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from xlengine.across.balances import if_printed
from xlengine.across.meant import OUTCOMES, PERCENTAGES, is_a, is_derived
from xlengine.across.named import called_by, stems
from xlengine.across.naming import BUDGETS
from xlengine.across.proposal import CLOSE, EXACT, LIKELY, POSSIBLE, Proposal
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import when, years_of
from xlengine.terms import match
from xlengine.terms.fold import fold
from xlengine.terms.period_before import PERIOD_BEFORE

CHANGING = ("change_percentage", "change", "variance", "increase_decrease", "difference", "balance", "surplus_deficit")


def is_of_a_change(measure: Measure) -> bool:
    """Whether a heading that says no more than per cent stands under one that is a variance or a change."""
    if not measure.group or (re.search(r"[^\W\d_]{4,}", fold(measure.heading[-1])) is not None and not all(
        one.term in (*PERCENTAGES, "ratio") for one in match(measure.heading[-1], "column"))):  # fmt: skip
        return False
    over = re.sub(r"\([^()]*\)", "", unicodedata.normalize("NFKC", measure.group[-1]))
    over = re.sub(r"\b(?:(?:from|over|since|on|sur|de|sobre|к|от|عن) )?(?:19|20)[0-9]{2}\b", "", over).strip()
    return any(one.term in CHANGING and one.whole for one in match(over, "column"))


_SAYS_NO_MORE = expression(
    r"\b(?:per ?cent\w*|rates?|taux|tasa|ratio|variat\w*|varianc\w*|variac\w*|changes?|increases?|decreases?"
    r"|growth|dif\w*|aument\w*|disminuc\w*|increment\w*|augmentation"
    r"|diminution|hausse|baisse|reduc\w*|увелич\w*|уменьш\w*|сниж\w*"
    r"|ecart\w*|evolution|desviac\w*|deviation|porcentaj\w*|porcentual\w*|pourcentage|percentual|percentil|relativ\w*"
    r"|отклонени\w*|изменени\w*|процент\w*|прирост\w*|рост\w*|темп\w*|absolute|annual|real|nominal|total|over|under"
    r"|(?:ال)?نسب[هة]|(?:ال)?تغي[يّ]?ر|(?:ال)?فرق|(?:ال)?انحراف"
    r"|(?:ال)?مئوي[هة]|(?:ال)?مائ?[هة]|(?:ال)?زياد[هة]|(?:ال)?نقص|(?:ال)?معدل|(?:ال)?نمو"
    r"|savings?|surplus|deficit|balance|solde|saldo|остат\w*|with|from|year|previous|prior|last|amount|unit)\b"
)


def speaks_of_more(table: Table, target: int) -> bool:
    """Whether an empty percentage names something that is no change: `Deployment rate`, `Percent obligated`."""
    measure = table.measures[target]
    is_printed = any(row[target].is_number for row in table.entries)
    if is_printed or is_a(measure, *CHANGING) or measure.group:
        return False
    rest = _SAYS_NO_MORE.sub(" ", fold(measure.title))
    return re.search(r"[a-zа-я]{5,}|[\u0621-\u064a]{4,}", rest) is not None


_POINTS = expression(
    r"\b(?:percentage|per ?cent) points?\b|\bpp\b|points? de pourcentage|\bpuntos? porcentual"
    r"|п\. ?п\.|процентн\w+ пункт|百分点|نقاط? مئوي"
)


def is_in_points(measure: Measure) -> bool:
    """Whether a change of rates is given in percentage points."""
    return _POINTS.search(fold(measure.title)) is not None


def percentage_points(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """The later of the two rates on the left less the earlier; what came about less what was planned."""
    rates = [at for at in free if at < target and is_a(table.measures[at], *PERCENTAGES, *OUTCOMES, "vacancy_rate")
             and not is_in_points(table.measures[at])]  # fmt: skip
    if len(rates) != 2:
        return []
    new, old = rates[1], rates[0]
    if when(table.measures[new]) < when(table.measures[old]):
        new, old = old, new  # the newer stands first
    planned = [at for at in (new, old) if is_a(table.measures[at], *BUDGETS, "budgeted_vacancy_rate")]
    if planned == [new]:
        new, old = old, new
    return [Proposal.difference(target, new, old, EXACT, sign_is_explicit=True)]


_VACANT = expression(r"\bvacan\w+|вакан|空缺|[空缺]编|缺员|شاغر")


def counts_vacancies(table: Table, at: int) -> bool:
    """Whether the heading says how many posts are vacant: their share is one of all posts."""
    return _VACANT.search(fold(table.measures[at].title)) is not None



_CHANGE_ITSELF = stems("total budget change expenditure actual amount year rate per cent percentage variance")


def speaks_of_another(table: Table, target: int, change: Proposal, free: Sequence[int]) -> bool:
    """Whether a percentage names years, the year before or an amount, and the change beside it is not between these.

    An amount right before it that is no part of the change is what it speaks of, too.
    """
    measures = table.measures
    between = [at for at in free if change.target < at < target and not is_derived(measures[at])]
    is_beside = bool(measures[target].group) and measures[change.target].group == measures[target].group
    if between and not is_beside and set(between).isdisjoint(change.arguments):
        return True
    own = stems(fold(measures[target].title)) - _CHANGE_ITSELF
    known_words = {word for at in (change.target, *change.arguments) for word in stems(fold(measures[at].title))}
    others = (at for at in free if at != target and at not in change.arguments and not is_derived(measures[at]))
    if any(own & stems(fold(measures[at].heading[-1])) - known_words for at in others if measures[at].heading):
        return True
    titles = [measures[at].title for at in (change.target, *change.arguments)]
    known = {year for title in titles for year in years_of(title)}
    if not set(years_of(measures[target].title)) <= known:
        return True
    if PERIOD_BEFORE.search(fold(measures[target].title)) and len(known) < 2:
        return not any(PERIOD_BEFORE.search(fold(title)) for title in titles) and not any(
            is_a(measures[at], "previous_estimate") for at in change.arguments)  # fmt: skip
    return False


_COMPARED = expression(
    r"\bcompared (?:with|to)\b|\bagainst\b|\bversus\b|\bvs?\b\.?(?= )|\bc\.(?= )|\bcontre\b"
    r"|\bpar rapport (?:a|aux?)\b|\bcompare a\b"
    r"|\b(?:respecto|comparado)s? (?:con|de|a)l?\b|\bfrente al?\b|по сравнению с"
)


def two_compared(table: Table, target: int, free: Sequence[int], sums: Sequence[Proposal]) -> list[Proposal] | None:
    """`2025 budget compared with 2024 forecast (%)`: what changed, in per cent of the second; None for other headings.

    Where the change itself does not stand beside it, it may as well be the one in per cent of the other.
    """
    measure = table.measures[target]
    levels = (_COMPARED.split(re.sub(r"\([^()]*\)|%", "", fold(text))) for text in reversed(measure.heading))
    pieces = next((pieces for pieces in levels if len(pieces) == 2), None)
    if pieces is None or not is_a(measure, *PERCENTAGES):
        return None
    others = [at for at in free if not is_derived(table.measures[at])]
    first, second = (called_by(table, target, piece.strip(), others) for piece in pieces)
    if first is None or second is None or first == second:
        return None
    changes = [one.target for one in sums if one.form is Form.DIFFERENCE and set(one.arguments) == {first, second}]
    if changes:
        return [Proposal.quotient(target, Form.PERCENTAGE, (changes[0], second), CLOSE)]
    growth = Proposal.quotient(target, Form.GROWTH, (first, second), LIKELY, RULES["XLE119"])
    return if_printed(table, growth, Proposal.quotient(
        target, Form.PERCENTAGE, (first, second), POSSIBLE, RULES["XLE117"]))  # fmt: skip
