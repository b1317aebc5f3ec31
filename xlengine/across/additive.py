"""Which measures may be added down their column: amounts and counts, no rates, no codes."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.changes_in_percent import is_in_points
from xlengine.across.cumulative import are_periods
from xlengine.across.each import LOCAL_CURRENCY, PAY, is_each
from xlengine.across.factors import has_its_total_beside_it
from xlengine.across.meant import MOST_POINTS, NOT_ADDED, is_a, surest
from xlengine.expression import expression
from xlengine.layout import Measure, Table
from xlengine.rule import Form
from xlengine.terms.fold import fold
from xlengine.terms.movements import CLOSING, OPENING


def additive(table: Table) -> list[int]:
    """The measures whose figures may be added down the column: amounts and counts, no rates, no codes."""
    quotients = {
        r.target for r in table.relations
        if r.axis == "across" and (r.form not in (Form.SUM, Form.DIFFERENCE, Form.PRODUCT) or r.running)
    }  # fmt: skip
    quotients |= {
        r.target for r in table.relations
        if r.axis == "across" and r.form is Form.PRODUCT and quotients.issuperset(r.arguments)
    }  # fmt: skip
    so_far = any(r.running for r in table.relations)  # what is left after each line is no part
    priced = any(surest(measure) == "rate" or is_each(measure) for measure in table.measures)
    found = [
        at for at, measure in enumerate(table.measures)
        if not measure.is_code and at not in quotients and not is_a(measure, *_never_added(table, measure))
        and not (priced and (surest(measure) == "quantity" or _is_counted(measure)))  # of different things, or for each
        and not _lasts(measure) and not has_its_total_beside_it(table, at)
        and not is_each(measure) and not _is_paid_each(table, at) and not _is_in_per_cent(table, at)
        and not (so_far and is_a(measure, "balance", "unencumbered_balance", "cumulative"))
        and not _are_years(table, at)
        and not _is_of_one_day(table, measure) and not _is_exchanged(table, measure)
        and not is_in_points(measure) and not _INDEX_NUMBER.search(fold(measure.title))
        and (not is_a(measure, "implementation_rate") or is_a(measure, "actual", "expenditure")
             or _has_amounts(table, at))
    ]  # fmt: skip
    undecided = _factors_by_figures(table, found)
    return [at for at in found if at not in undecided]


def _factors_by_figures(table: Table, added: Sequence[int]) -> set[int]:
    """Factors that figures alone show, and of which no total has a figure: one is a price, and no word says which."""
    products = [
        r.arguments for r in table.relations
        if r.axis == "across" and r.form is Form.PRODUCT and not (r.evidence.by_words or r.evidence.by_formula_row)
        and len(r.arguments) > 1 and set(r.arguments) <= set(added)
    ]  # fmt: skip
    totals = [row for line, row in zip(table.lines, table.entries, strict=True) if line.is_total] if products else []
    return {at for factors in products for at in factors if not any(row[at].is_number for row in totals)}


def _is_of_one_day(table: Table, measure: Measure) -> bool:
    """Whether it is what was there at the beginning or the end of each period: of several periods it is not added."""
    title = fold(measure.title)
    is_said = OPENING.search(title) is not None or CLOSING.search(title) is not None
    names = [line.label for line in table.lines if not line.is_total]
    is_once = len(names) == len(set(names))  # the same years again are those of several funds
    is_balance = is_a(measure, "balance") or (title.isascii() and title.isalpha())
    return is_said and is_once and is_balance and are_periods(table.lines)


_INDEX_NUMBER = expression(r"\((?:19|20)[0-9]{2} ?= ?100\)")
"""What was a hundred in one year."""

_EXCHANGE = expression(
    r"\bexchange rates?\b|\brates? of exchange\b|\btaux de change\b|\btipos? de cambio\b"
    r"|\bкурс(?:ы|а)? (?:обмена|валют)|\bобменн\w+ курс|\bвалютн\w+ курс|汇率|\bسعر الصرف"
)


def _is_exchanged(table: Table, measure: Measure) -> bool:
    """Whether the rates are those of a local currency beside them, and no costs of recosting."""
    if not _EXCHANGE.search(fold(measure.title)):
        return False
    return any(LOCAL_CURRENCY.search(fold(other.title)) for other in table.measures)


def _has_amounts(table: Table, at: int) -> bool:
    """Whether what is called execution has figures as no rate has them."""
    return any(abs(value) > MOST_POINTS for row in table.entries if (value := row[at].value) is not None)


_NUMBER_OF = r"^(?:(?:number|no\.?|nombre|nb\.?|numero|n\.?o|кол-во|количество|число|عدد) ?(?:of |d['’]|de )?)?"
_COUNTED = expression(
    rf"{_NUMBER_OF}(?:days?|weeks?|units?|jours|unites?|dias|unidades|дн(?:и|ей)|единиц\w*|(?:ال)?ايام)"
    r"(?: ?\([^()]*\))?$|^天数$"
)
_LASTS = expression(
    rf"{_NUMBER_OF}(?:months?|years|mois|annees|meses|anos|месяц\w*|лет|(?:ال)?اشهر|سنوات)(?: ?\([^()]*\))?$"
    r"|^(?:duration|duree|duracion|продолжительность|(?:ال)?مده)(?: ?\([^()]*\))?$|^(?:月数|年数|年限)$"
)


def _lasts(measure: Measure) -> bool:
    """Whether the heading says no more than how long it takes: what runs side by side takes no longer together."""
    return bool(measure.heading) and _LASTS.match(fold(measure.heading[-1])) is not None


def _is_counted(measure: Measure) -> bool:
    """Whether the heading says no more than days, weeks or units."""
    return bool(measure.heading) and _COUNTED.match(fold(measure.heading[-1])) is not None


_A_TIME = expression(
    r"\b(?:maturity|matures|expir\w+|start|end|completion|year|years|vencimiento|inicio|termino|ano|echeance|debut|annee"
    r"|fin|срок|год|окончани\w+)\b|到期|年份|年度|الاستحقاق|السن[هة]|عام"
)


def _are_years(table: Table, at: int) -> bool:
    """Whether the figures are years, and the heading a time: when loans mature, when works end."""
    if _A_TIME.search(fold(table.measures[at].title)) is None:
        return False
    figures = [value for row in table.entries if (value := row[at].value) is not None]
    return bool(figures) and all(value == int(value) and 1900 <= value <= 2100 for value in figures)


def _is_paid_each(table: Table, at: int) -> bool:
    """Whether a salary stands right behind a number of posts, and what they come to behind it."""
    posts, measures = ("number_of_posts", "authorized_strength", "quantity"), table.measures
    if not 0 < at < len(measures) - 1 or not is_a(measures[at - 1], *posts) or is_a(measures[at], *posts):
        return False
    return all(PAY.search(fold(measures[one].title)) is not None for one in (at, at + 1))


def _is_in_per_cent(table: Table, at: int) -> bool:
    """Whether the cells show a fraction in per cent: rates, whatever their heading says."""
    if table.measures[at].unit == "%":
        return True
    first = next((row[at] for row in table.entries if row[at].value), None)
    if first is None or not first.as_fraction:
        return False
    return all(row[at].as_fraction for row in table.entries if row[at].value)


_INDEX = expression(r"\bind(?:ex|ice)|индекс|指数|مؤشر")


def _never_added(table: Table, measure: Measure) -> tuple[str, ...]:
    """What is never added down a column; what has come together so far is added where lines are no periods."""
    rates = ("vacancy_rate", "budgeted_vacancy_rate", "delivery_rate")
    if is_a(measure, "cumulative") and _is_an_amount(table, measure):
        return (*(term for term in NOT_ADDED if term != "cumulative"), *rates)
    return (*NOT_ADDED, *rates)


def _is_an_amount(table: Table, measure: Measure) -> bool:
    """Whether what has come together so far is so of each line, and not from one line to the next."""
    if is_a(measure, "expenditure", "actual", "revenue", "disbursement", "commitment"):
        return True
    return not (_INDEX.search(fold(measure.title)) or are_periods(table.lines))
