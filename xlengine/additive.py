"""Which measures may be added down their column: amounts and counts, no rates, no codes."""

from __future__ import annotations

import re

from xlengine.fold import fold
from xlengine.layout import Measure, Table
from xlengine.proposals import NOT_ADDED, is_a, surest
from xlengine.rule import Form


def additive(table: Table) -> list[int]:
    """The measures whose figures may be added down the column: amounts and counts, no rates, no codes."""
    quotients = {
        r.target for r in table.relations
        if r.axis == "across" and (r.form not in (Form.SUM, Form.DIFFERENCE) or r.running)
    }  # fmt: skip
    so_far = any(r.running for r in table.relations)  # what is left after each line is no part
    priced = any(surest(measure) == "rate" for measure in table.measures)
    return [
        at for at, measure in enumerate(table.measures)
        if not measure.is_code and at not in quotients and not is_a(measure, *_never_added(measure))
        and not (priced and surest(measure) == "quantity")  # numbers of different things
        and not _is_each(measure) and not (so_far and is_a(measure, "balance", "unencumbered_balance"))
        and (not is_a(measure, "implementation_rate") or is_a(measure, "actual", "expenditure"))
    ]  # fmt: skip


_EACH = re.compile(
    r"(?<!as )\bper\b (?!cent|approved|budget|decision|month|annum|year|week|quarter)\w"
    r"|\b(?:cout|prix|cost[eo]|precio|gasto|depense)s? .*\bp[ao]r\b "
    r"(?:hab|agent|poste|unit|tete|eleve|m2|km|alumn|person|puest|plaza)"
    r"|\bоклад|\bна (?:одного|одну|единицу|человека|1)\b|人均|单价|\bلكل\b"
)


def _is_each(measure: Measure) -> bool:
    """Whether the heading says that its figures are for one of something: `Months per position`."""
    return bool(measure.heading) and _EACH.search(fold(measure.heading[-1])) is not None


def _never_added(measure: Measure) -> tuple[str, ...]:
    """What is never added down a column; what was spent since the beginning of the year is an amount like others."""
    rates = ("vacancy_rate", "budgeted_vacancy_rate", "delivery_rate")
    if is_a(measure, "expenditure", "actual", "revenue", "disbursement", "commitment"):
        return (*(term for term in NOT_ADDED if term != "cumulative"), *rates)
    return (*NOT_ADDED, *rates)
