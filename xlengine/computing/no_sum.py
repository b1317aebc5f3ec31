"""Columns that a total does not add although nothing says so: what it prints there lies among what its lines print."""

from __future__ import annotations

from collections.abc import Collection

from xlengine.fit import NIL, Agreement, fit
from xlengine.layout import Relation, Table

LEAST_PARTS = 3
"""The figure of a total lies between two others by chance."""
FAR = 2
"""A misprint seldom makes a total half as large and leaves it among its lines, which so many other columns add."""
LARGEST_RATE = 200
"""What is larger than this is an amount."""
SAYING_NOTHING = frozenset(("change", "total"))
"""Terms that say neither that a column has amounts nor that it has none."""


def is_no_sum(table: Table, relation: Relation, measure: int, sums: Collection[Relation]) -> bool:
    """Whether a column that no word explains has rates: its one total is far from the sum, and no total is near it."""
    printed = table.entries[relation.target][measure]
    parts = [table.entries[line][measure] for line in relation.arguments]
    values = [part.value for part in parts if part.value is not None]
    if set(table.measures[measure].terms) - SAYING_NOTHING or printed.value is None or len(values) < LEAST_PARTS:
        return False
    if printed.is_formula or -1 in relation.signs or not min(values) < printed.value < max(values):
        return False
    added = sum(values, NIL)
    if min(values) <= added <= max(values) or abs(added) < FAR * abs(printed.value) or relation.evidence.earlier:
        return False
    if relation.evidence.hits < FAR or max(map(abs, values)) > LARGEST_RATE:
        return False
    return not any(_agrees(table, one, measure) for one in sums)


def _agrees(table: Table, total: Relation, measure: int) -> bool:
    """Whether a total is the sum of its lines in this column."""
    parts = [table.entries[line][measure] for line in total.arguments]
    told = fit(total.form, table.entries[total.target][measure], parts, total.signs)
    return told.weight > 0 and told.agreement in (Agreement.EXACT, Agreement.ROUNDING)
