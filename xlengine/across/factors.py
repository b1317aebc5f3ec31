"""Columns that are multiplied: a number of things, what each costs, and what they come to; only the last is added."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from xlengine.across.each import PAY
from xlengine.across.meant import PERCENTAGES, TOTALS, is_a, lowest
from xlengine.fit import NIL
from xlengine.layout import State, Table
from xlengine.terms import match

ENOUGH = 3
"""So many lines must show a product."""


def factors(table: Table, columns: Sequence[int]) -> set[int]:
    """Those of the columns that a third one of them is the product of, in every line in which all three stand."""
    rows = table.entries
    figures = {at: {line for line, row in enumerate(rows) if row[at].state is State.FIGURE} for at in columns}
    telling = {at: {line for line in lines if rows[line][at].value not in (0, 1)} for at, lines in figures.items()}
    found: set[int] = set()
    for one, other in combinations(columns, 2):
        told = telling[one] & telling[other]
        if len(told) < ENOUGH:
            continue
        products = [at for at in columns if at not in (one, other) and len(told & figures[at]) >= ENOUGH]
        for line in (*told, *(figures[one] & figures[other] - told)):
            row = rows[line]
            product = (row[one].value or NIL) * (row[other].value or NIL)
            products = [at for at in products if row[at].state is not State.FIGURE or row[at].value == product]
            if not products:
                break  # as for nearly all, in the first line
        if products:
            found |= {one, other}
    return found


def has_its_total_beside_it(table: Table, at: int) -> bool:
    """Whether what all of them cost stands right behind what one costs: `Airfare`, `Airfare total`."""
    if at + 1 >= len(table.measures):
        return False
    own, beside = (lowest(measure).split() for measure in table.measures[at : at + 2])
    if len(beside) != len(own) + 1 or not any(
        beside == both and any(one.whole and one.term in TOTALS for one in match(total, "column"))
        for total, both in ((beside[-1], [*own, beside[-1]]), (beside[0], [beside[0], *own]))
    ):
        return False
    name = lowest(table.measures[at])
    is_one_of_several = sum(lowest(measure) == name for measure in table.measures) > 1
    return not (is_one_of_several or PAY.search(name))  # those of one name are added, and so may be parts of a pay


def is_price(table: Table, price: int, amount: int, count: int) -> bool:
    """Whether amounts are counts times this column to the last unit, so that they come from it and not it from them."""
    lines = [row for row in table.entries if all(row[at].is_number for at in (price, amount, count))]
    exact = sum((row[price].value or NIL) * (row[count].value or NIL) == row[amount].value for row in lines)
    return exact >= ENOUGH and exact * 2 > len(lines)


def is_in_hundredths(table: Table, measure: int) -> bool:
    """Whether the figures of a column are rates in per cent, which as factors are hundredths."""
    if table.has_percent_formats(measure):
        return True
    return is_a(table.measures[measure], *PERCENTAGES, *RATES) and "%" in table.measures[measure].title


RATES = ("rate", "share", "vacancy_rate", "budgeted_vacancy_rate", "implementation_rate", "delivery_rate")


def per_cent_of(rates: int) -> Decimal:
    """What a product is taken times: a hundredth for each of its factors that is a rate in per cent."""
    return Decimal(1).scaleb(-2 * rates)
