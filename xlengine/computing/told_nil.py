"""Empty cells of which printed totals tell whether they are nil."""

from __future__ import annotations

from collections.abc import Iterator

from xlengine.fit import Agreement, fit
from xlengine.layout import Entry, Relation, State, Table
from xlengine.rule import Form


def told_by_totals(table: Table) -> dict[tuple[int, int], bool]:
    """The empty cells, by row and column, of which a printed total tells whether they are nil.

    One beside them may say so, and never the contrary.
    """
    found: dict[tuple[int, int], bool] = {}
    for relation in table.relations:
        if relation.running or not (relation.form is Form.SUM or _is_across_difference(relation)):
            continue
        for printed, parts in _totals_of(table, relation):
            blank = [(part.row, at) for at, part in parts if part.state is State.BLANK]
            entries = [part for _, part in parts]
            agreement = fit(relation.form, printed, entries, relation.signs).agreement if blank else None
            if agreement is not None and agreement is not Agreement.UNTESTABLE:
                agrees = agreement is not Agreement.WRONG
                if agrees or relation.axis == "down":
                    found.update({cell: agrees or found.get(cell, False) for cell in blank})
            elif printed.value and all(part.state is State.BLANK for part in entries) and relation.axis == "down":
                found.update({cell: found.get(cell, False) for cell in blank})
    return found


def _totals_of(table: Table, relation: Relation) -> Iterator[tuple[Entry, list[tuple[int, Entry]]]]:
    """The printed cells that a sum gives, each with its parts and their columns."""
    entries = table.entries
    if relation.axis == "down":
        for at, printed in enumerate(entries[relation.target]):
            yield printed, [(at, entries[line][at]) for line in relation.arguments]
    else:
        for row in entries:
            yield row[relation.target], [(at, row[at]) for at in relation.arguments]


def _is_across_difference(relation: Relation) -> bool:
    return relation.axis == "across" and relation.form is Form.DIFFERENCE
