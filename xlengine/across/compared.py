"""Headings that hold one column against another: `2024 vs 2023`, `Écart LFR/LFI`, `Var. 2025/2024`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from xlengine.across.changes_in_percent import is_of_a_change
from xlengine.across.each import is_each
from xlengine.across.formula_rows import has_percent_format
from xlengine.across.in_words import level_of
from xlengine.across.meant import OUTCOMES, PERCENTAGES, is_a, is_derived
from xlengine.across.named import called_by
from xlengine.across.naming import ACTUALS, BUDGETS
from xlengine.across.proposal import NAMED, Proposal
from xlengine.expression import expression
from xlengine.layout import Table
from xlengine.rule import RULES, Form
from xlengine.tables.headings import when, years_of
from xlengine.terms.fold import fold

_AGAINST = expression(
    r"\s+(?:vs?\.?|versus|over|against|compared (?:with|to)|par rapport (?:a|au|aux)|frente al?|против|к|مقابل)\s+"
)
_STROKE = expression(r"(?<=[^\W_])\.?\s*/\s*(?=[^\W_])")
_A_CHANGE = expression(
    r"^(?:% ?)?(?:var\.?|variations?|variacion|variance|ecarts?|evol\.?|evolution|changes?|differences?|diferencia"
    r"|dif\.|growth|increase|отклонение|изменение|прирост)(?:\s*%|\s+en %|\s+in %)?(?:\s+|$)"
)
_YEAR = expression(r"(?:fy ?)?((?:19|20)?[0-9]{2})(?: ?г\.?)?")
_INITIAL = expression(r"([^\W\d_])([0-9]{2})")
"""`C23` of `Compte 2023`."""


def compared(table: Table, target: int, free: Sequence[int]) -> list[Proposal]:
    """The first column that the heading names less the second."""
    measure = table.measures[target]
    if is_a(measure, *PERCENTAGES, *OUTCOMES, "surplus_deficit") or is_each(measure):
        return []
    pair = _pair(table, target, free)
    if pair is None or not (pair.is_change or pair.says_against):
        return []
    return [Proposal.difference(target, *pair.columns, NAMED, sign_is_explicit=True)]


def compared_in_percent(table: Table, target: int, free: Sequence[int], sums: Sequence[Proposal]) -> list[Proposal]:
    """The change between the two columns in per cent of the second, or the first in per cent of its budget."""
    measure = table.measures[target]
    if is_each(measure) or not (is_a(measure, *PERCENTAGES, *OUTCOMES) or has_percent_format(table, target)):
        return []
    pair = _pair(table, target, free)
    if pair is None:
        return []
    first, second = pair.columns
    made = [one.target for one in sums if one.form is Form.DIFFERENCE and one.arguments == pair.columns]
    if len(made) == 1 and (pair.is_change or pair.says_against):
        return [Proposal.quotient(target, Form.PERCENTAGE, (made[0], second), NAMED)]
    if pair.is_change or is_of_a_change(measure):
        return [Proposal.quotient(target, Form.GROWTH, pair.columns, NAMED, RULES["XLE119"])]
    is_outcome = is_a(table.measures[first], *ACTUALS) and is_a(table.measures[second], *BUDGETS)
    if not is_outcome or pair.says_against:
        return []
    return [Proposal.quotient(target, Form.PERCENTAGE, pair.columns, NAMED, RULES["XLE122"])]


class _Pair(NamedTuple):
    """Two columns that a heading names."""

    columns: tuple[int, int]
    is_change: bool
    """Whether the heading begins with a word for a change."""
    says_against: bool
    """Whether a word stands between the two names, and no stroke."""


def _pair(table: Table, target: int, free: Sequence[int]) -> _Pair | None:
    measures = table.measures
    level = level_of(measures[target])
    text = fold(re.sub(r"\([^()]*\)|%", " ", unicodedata.normalize("NFKC", level))).strip()
    rest = _A_CHANGE.sub("", text)
    among = [at for at in free if not is_derived(measures[at]) and level_of(measures[at]) != level]
    for separator in (_AGAINST, _STROKE):
        pieces = separator.split(rest)
        if len(pieces) == 2:
            first, second = (_called(table, target, piece.strip(), among) for piece in pieces)
            if first is not None and second is not None and first != second:
                return _Pair((first, second), rest != text, separator is _AGAINST)
            return None
    return None


def _called(table: Table, target: int, piece: str, among: Sequence[int]) -> int | None:
    """The column that a piece of a heading names: by its year alone, by its initial and year, or by its words."""
    measures = table.measures
    year = _YEAR.fullmatch(piece)
    initial = _INITIAL.fullmatch(piece)
    if year is not None or initial is not None:
        digits = year[1] if year is not None else initial[2] if initial is not None else ""
        dated = [at for at in among if str(when(measures[at])).endswith(digits)]
        if initial is not None:
            dated = [at for at in dated if fold(measures[at].title).startswith(initial[1])]
        return dated[0] if len(dated) == 1 else None
    found = called_by(table, target, piece, among)
    years = years_of(piece)
    if years and (found is None or when(measures[found]) not in (0, *years)):
        dated = [at for at in among if when(measures[at]) == years[-1]]
        words = re.sub(r"[0-9/]+", " ", piece).strip()
        found = called_by(table, target, words, dated)
        if found is None:
            found = called_by(table, target, words.upper(), dated)  # as initials
    return found
