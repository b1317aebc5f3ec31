"""Tables of posts: what was counted, and never rounded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlengine.bands import Strip
from xlengine.expression import expression
from xlengine.layout import Measure
from xlengine.terms.fold import fold

COUNTS = ("planned_output", "actual_output", "authorized_strength", "number_of_posts", "opening_posts", "target")
"""Measures that count something."""
_POSTS = expression(
    r"\bposts\b|\bstaffing\b|\bestablishments?\b|\bheadcount\b|\bpostes\b|\beffectifs\b|\bpuestos\b|\bplazas\b|\bplantillas?\b"
    r"|штатн|должност|编制|员额|编员|وظا[ئي]ف"
)
_NO_COUNT = expression(
    r"\baverage|\bmoyen|\bpromedio|средн|平均|متوسط|\bcosts?\b|\bcouts?\b|\bcostos?\b|\bcostes\b|\brequirements\b|\bneeds\b"
    r"|\bsalar|\bbudget|\bpresupuesto\b|\brates?\b|%|费|经费|зарплат|расход|تكاليف|ميزاني"
)
_PERSONS = expression(r"\bposts\b|\bpersons\b|\bpeople\b|\bpersonnes\b|\bpersonas\b|\bчел|единиц|人|名|个")


def is_counted(measure: Measure, strip: Strip, captions: Sequence[str], unit: str) -> bool:
    """Whether a column counts something: its heading says so, or its table is one of posts, in whole numbers."""
    if measure.is_a(*COUNTS):
        return not measure.is_a("target") or _are_whole(strip)  # indicators may be rates and averages, too
    titles = fold(" ".join(captions))
    if not _POSTS.search(titles) or _NO_COUNT.search(titles) or _NO_COUNT.search(fold(measure.title)):
        return False
    if unit and not _PERSONS.search(fold(unit)):
        return False
    return _are_whole(strip)


def _are_whole(strip: Strip) -> bool:
    return all(value == value.to_integral_value() for value in strip.values if isinstance(value, Decimal))
