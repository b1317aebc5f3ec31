"""Lines that a sum across leaves out since they are explained otherwise: balances of one time, totals of parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from xlengine.fit import NIL, Agreement, fit
from xlengine.layout import Relation, Table
from xlengine.rule import Form

MOST_LINES = 400
"""What stands beside several periods, or has a column for each sign, is no longer."""


def without_explained(table: Table, relation: Relation, down: Sequence[Relation]) -> Relation:
    """The relation across without the lines that contradict it and are explained otherwise, if all of them are."""
    is_sum = relation.form in (Form.SUM, Form.DIFFERENCE) and not relation.running and relation.base_line is None
    is_across = relation.axis == "across" and not relation.evidence.by_formula_row
    if not (is_across and is_sum and relation.evidence.misses) or len(table.lines) > MOST_LINES:
        return relation
    lines = range(len(table.lines)) if relation.only is None else sorted(relation.only)
    wrong = [line for line in lines if _fit(table, relation, line) is Agreement.WRONG]
    explained = _stocks(table, relation, wrong)
    if not relation.evidence.by_words and len(wrong) > 1:  # one figure may be a misprint
        explained |= {line for line in wrong if _is_explained_down(table, relation, line, down)}
    if not wrong or not explained.issuperset(wrong) or relation.evidence.hits < 2 * len(wrong):
        return relation
    evidence = relation.evidence._replace(misses=0)
    return relation._replace(only=frozenset(lines) - explained, evidence=evidence)


def _fit(table: Table, relation: Relation, line: int) -> Agreement:
    row = table.entries[line]
    return fit(relation.form, row[relation.target], [row[at] for at in relation.arguments], relation.signs).agreement


def _off_by(table: Table, relation: Relation, line: int) -> Decimal:
    row = table.entries[line]
    return sum((row[at].value or NIL for at in relation.arguments), NIL) - (row[relation.target].value or NIL)


def _stocks(table: Table, relation: Relation, wrong: Sequence[int]) -> set[int]:
    """Of several periods added, the lines that have there what they have in the first or in the last period.

    So have an opening and a closing balance; and what an opening balance is a part of is off by as much as that.
    """
    if len(relation.arguments) < 3 or -1 in relation.signs:
        return set()
    first, last = relation.arguments[0], relation.arguments[-1]
    stocks = {
        line for line in wrong if (row := table.entries[line])[relation.target].value
        and row[relation.target].value in (row[first].value, row[last].value)
    }  # fmt: skip
    off = {_off_by(table, relation, line) for line in stocks}
    return stocks | {line for line in wrong if _off_by(table, relation, line) in off}


def _is_explained_down(table: Table, relation: Relation, line: int, down: Collection[Relation]) -> bool:
    """Whether the figure is what its own column adds up to, exactly."""
    for total in down:
        if total.target == line and total.form is Form.SUM and len(total.arguments) > 1:
            column = [table.entries[at][relation.target] for at in total.arguments]
            found = fit(total.form, table.entries[line][relation.target], column, total.signs).agreement
            return found is Agreement.EXACT
    return False
