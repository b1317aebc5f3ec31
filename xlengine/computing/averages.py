"""Totals whose line prints an average: a price, a rate, a length of stay, which nobody adds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from xlengine.fit import NIL, value_of
from xlengine.layout import Entry, Relation, Table
from xlengine.rule import Form


class Averages(NamedTuple):
    """How many totals of a column lie among the figures of their lines, and whether they are far from their sum."""

    totals: int
    are_no_sums: bool

    @property
    def are_shown(self) -> bool:
        """Whether the column prints averages: no one mistake would make two totals look so."""
        return self.totals > 1 and self.are_no_sums

    @property
    def may_be(self) -> bool:
        """Whether an empty total of the column is better left empty."""
        return self.totals > 0 and self.are_no_sums


def averages_of(table: Table, measure: int) -> Averages:
    """What the printed totals of a column are: none is counted where one of them is beyond its lines, as a sum is."""
    totals, are_no_sums, entries = 0, False, table.entries
    for total in table.relations:
        if total.axis != "down" or total.form is not Form.SUM or min(total.signs) < 0:
            continue
        printed = entries[total.target][measure].value
        parts = [value for line in total.arguments if (value := entries[line][measure].value) is not None]
        if printed is None or len(parts) < 2:
            continue
        if len(parts) < len(total.arguments) and printed > max(parts):
            continue  # some of its parts are empty, and it may be their sum
        if not 0 < min(parts) <= printed <= max(parts):
            return Averages(0, False)
        totals += 1
        is_far_less = len(parts) > 2 and printed * 2 <= sum(parts)
        are_no_sums = are_no_sums or is_far_less or printed == parts[-1]  # what has come together so far
    return Averages(totals, are_no_sums)


def is_said_again(form: Form, printed: Entry, parts: Sequence[Entry], signs: Sequence[int]) -> bool:
    """Whether a total has the very figure that each of its parts has: a price, or those who may vote, and no sum."""
    is_something = form is Form.SUM and len(parts) > 1 and min(signs) > 0 and bool(printed.value)
    return is_something and all(part.value == printed.value for part in parts)


def is_an_average_price(
    across: Sequence[Relation], entries: Sequence[Sequence[Entry]], total: Relation, measure: int
) -> bool:
    """Whether a total has the average price of its lines: what is counted there, times that, is about the amount.

    Where the amount is empty, it is what the counts and prices of its lines come to.
    """
    row = entries[total.target]
    for one in across:
        if one.form is Form.PRODUCT and measure in one.arguments and len(one.arguments) > 1 and row[measure].value:
            amounts = [entries[line] for line in (total.target, *total.arguments)]
            come_to, *parts = (value_of(one.form, [each[at] for at in one.arguments], one.signs, one.times)
                               for each in amounts)  # fmt: skip
            printed = row[one.target].value or sum((part for part in parts if isinstance(part, Decimal)), NIL)
            if isinstance(come_to, Decimal) and printed and abs(come_to - printed) * 100 <= abs(printed):
                return True
    return False
