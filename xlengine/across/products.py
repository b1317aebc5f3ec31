"""Columns that are multiplied: a number of things at what each of them costs, an amount at a rate in per cent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations, takewhile

from xlengine.across.each import LOCAL_CURRENCY, is_each, says_for_each
from xlengine.across.factors import has_its_total_beside_it, is_in_hundredths, per_cent_of
from xlengine.across.free import MOST_FREE_MEASURES, is_empty
from xlengine.across.meant import PERCENTAGES, is_a
from xlengine.across.proposal import BY_FIGURES, LIKELY, Proposal
from xlengine.across.trials import Trial, tried
from xlengine.expression import expression
from xlengine.fit import value_of
from xlengine.layout import Table
from xlengine.rule import Form
from xlengine.tables.likeness import is_scaled
from xlengine.terms.fold import fold

CONSTANTS = (Decimal(12), Decimal(365))
"""What a column by itself may be taken times: the months and the days of a year."""


def free_products(table: Table, free: Sequence[int], taken: Collection[int]) -> list[Proposal]:
    """Products that no word proposes: of two columns, of three side by side, of one and the months of a year."""
    amounts = [at for at in free if not is_empty(table, at)]
    if len(free) > MOST_FREE_MEASURES:
        return []
    rates = {at for at in amounts if is_in_hundredths(table, at)}
    found = []
    for target in amounts:
        if target in taken or target in rates:
            continue
        left = [at for at in amounts if at < target]  # a rate that stands behind its amounts is computed from them
        groups = [*combinations(left, 2), *(tuple(left[at : at + 3]) for at in range(len(left) - 2))]
        for factors in groups:
            times = per_cent_of(len(rates.intersection(factors)))
            found.append(Proposal.product(target, factors, BY_FIGURES, times))
        for one in left:
            if one not in rates:
                found += [Proposal.product(target, (one,), BY_FIGURES - 0.1, times) for times in CONSTANTS]
    return found


def is_no_quotient(table: Table, trial: Trial) -> bool:
    """Whether figures show that the product is computed, and not one of its factors from it: to the last unit.

    What a rate in per cent is of a small amount, rounded, would agree with the rate of the rounded amount as well.
    """
    proposal = trial.proposal
    if not trial.stands or len(proposal.arguments) != 2:
        return trial.stands
    lines = [row for row in table.entries if all(row[at].is_number for at in (proposal.target, *proposal.arguments))]
    exact = sum(value_of(proposal.form, [row[at] for at in proposal.arguments], (1, 1), proposal.times)
                == row[proposal.target].value for row in lines)  # fmt: skip
    if exact * 2 > len(lines):
        return True
    form = Form.FRACTION if proposal.times == 1 else Form.PERCENTAGE
    turned = (Proposal.quotient(one, form, (proposal.target, other), BY_FIGURES)
              for one, other in (proposal.arguments, proposal.arguments[::-1]))  # fmt: skip
    return not any(tried(table, one).stands for one in turned)


def products_by_words(table: Table, free: Sequence[int]) -> list[Proposal]:
    """`Number of units`, `Unit cost`, `Total cost`: a price between what is counted and what that comes to.

    Or the price first: `Unit cost`, `Quantity`, `Total`.
    """
    measures = table.measures
    found = []
    for before, price, target in zip(free, free[1:], free[2:], strict=False):
        title, own, first = (fold("".join(measures[at].heading[-1:])) for at in (target, price, before))
        is_price = _is_a_price(own) or has_its_total_beside_it(table, price)
        if is_each(measures[target]) or not _COMES_TO.search(title) or is_a(measures[target], *PERCENTAGES):
            continue
        is_first = not (is_price or _FOR_A_MONTH.search(own))
        if _SCALED.search(title) or (is_scaled(table) and _MONEY.search(measures[before if is_first else price].title)):
            continue  # at so many dollars, in thousands of dollars
        if is_first:
            times = _times([own], first, title)
            are_together = measures[before].group == measures[price].group == measures[target].group
            if times is not None and are_together and _is_counted_at(table, price, before):
                found.append(Proposal.product(target, (before, price), LIKELY, times))
            continue
        counted = list(takewhile(partial(_may_be_counted, table), reversed([at for at in free if at <= before])))
        counted = counted[:1] if _OF_BOTH.search(fold(measures[before].title)) else counted
        names = [fold(measures[at].title) for at in (*counted, price)]
        times = _times(names[:-1], names[-1], title)
        is_sure = is_price or len(counted) == 2
        if times is not None and is_sure:
            found.append(Proposal.product(target, (*reversed(counted), price), LIKELY, times))
    return found


def _is_counted_at(table: Table, count: int, price: int) -> bool:
    """Whether a column says how many there are, and the one before it what each of them costs."""
    if not _is_a_price(fold("".join(table.measures[price].heading[-1:]))):
        return False
    counts = is_a(table.measures[count], "quantity") or _NUMBER.search(fold(table.measures[count].title))
    return bool(counts) and _may_be_counted(table, count)


def _is_a_price(name: str) -> bool:
    return says_for_each(name) and not LOCAL_CURRENCY.search(name)


def _times(counted: Sequence[str], price: str, amount: str) -> Decimal | None:
    """What a number of things at a price is taken times; None where the headings leave that open."""
    spans = [name for name in counted if _A_SPAN.search(name)]
    if len(counted) == 1 and _OF_A_YEAR.search(amount) and _OF_A_MONTH.search(price):
        return None if spans else Decimal(12)
    are_alike = _OF_A_MONTH.search(price) and _OF_A_MONTH.search(amount)
    is_for_a_time = _A_TIME.search(price) is not None and not are_alike
    if len(counted) == 1:
        return None if is_for_a_time and not spans else Decimal(1)
    return Decimal(1) if len(counted) == 2 and len(spans) == 1 and is_for_a_time else None


def _may_be_counted(table: Table, measure: int) -> bool:
    """Whether a column may tell how many there are: no price, no rate and no amount of money."""
    own = table.measures[measure]
    is_money = _MONEY.search(own.title) or _COMES_TO.search(fold(own.title))
    return not (is_each(own) or is_a(own, *PERCENTAGES) or is_money or is_empty(table, measure))


_NUMBER = expression(
    r"^(?:number|no|nombre|nb|n|num(?:ero)?|cant(?:idad)?|quantite|qte|qty|кол-во|количество|число|عدد)\b|数量|个数|人数"
)
_COMES_TO = expression(
    r"\b(?:costs?|amount|total|sum|fees?|value|pay|couts?|montant|valeur|costos?|costes?|monto|importe|valor|ingreso"
    r"|сумма|стоимость|затраты|фонд|субсидия)\b|金额|合计|总额|费用|总价|小计|مبلغ|[اأ]جمالي|مجموع|[تك]كلف[هة]|قيم[هة]"
)
_SCALED = expression(r"thousand|million|000|\bmil(?:es|lones)\b|\bmillier|тыс|млн|[千万亿]元|[اآ]لاف|مليون")
_MONEY = expression(r"[$€£¥]|\b(?:USD|EUR|GBP|CHF)\b|руб|元|دولار|دينار|ريال|جنيه")
_FOR_A_MONTH = expression(r"\bper month\b|\bpar mois\b|\b(?:al|por) mes\b|\bв месяц\b|每月|شهري")
"""What is for a month may be an amount of its own, beside other months."""
_OF_BOTH = expression(r"\b(?:person|man|staff|work|patient|bed|jours?|hombre|homme|человеко|койко)[- ]|人[月天日]|人次")
"""Months or days of several: `Person-months`."""
_OF_A_MONTH = expression(r"month|\bmois\b|mensu|\bmes\b|месяц|месячн|月|شهر")
_OF_A_YEAR = expression(r"\byear|annual|annuel|\banual|\ban\b|\bano\b|год|年|سنو")
_A_SPAN = expression(r"\b(?:months?|days?|mois|jours?|meses|dias?)\b|месяц|дн(?:и|ей)\b|月数|天数|[اأ]شهر|[اأ]يام")
_A_TIME = expression(
    r"month|da(?:y|ily)\b|\bmois\b|mensu|\bjour|\bmes\b|\bdia|месяц|месячн|\bд(?:ень|н)|月|天|日|شهر|يوم"
)
