"""What offices print where a figure would be below nil: percentages in two ways, vacancies as none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlengine.across.changes_in_percent import counts_vacancies
from xlengine.across.meant import DIFFERENCES, is_a
from xlengine.fit import NIL, Agreement, fit
from xlengine.layout import Entry, Relation, Table
from xlengine.rule import Form


def is_of_what_is_below_nil(form: Form, target: Entry, arguments: Sequence[Entry]) -> bool:
    """Whether a percentage is that of an amount below nil taken without its sign, as many print it."""
    if form not in (Form.PERCENTAGE, Form.GROWTH) or target.value is None or (arguments[1].value or NIL) >= 0:
        return False
    turned = target._replace(value=-target.value)
    return fit(form, turned, arguments, (1, 1)).agreement is not Agreement.WRONG


class BelowNil:
    """The ways of one table."""

    def __init__(self, table: Table, sums: Mapping[int, Sequence[int]]) -> None:
        self.table, self.sums = table, sums
        self._percentages: dict[tuple[int, int], tuple[int, bool]] = {}
        self._beyond: dict[int, frozenset[int]] = {}

    def percentages(self, relation: Relation) -> tuple[int, bool]:
        """How many percentages a column prints, and whether one of an amount below nil has the sign that this gives."""
        key = relation.target, relation.arguments[1]
        if key not in self._percentages:
            rows = [row for row in self.table.entries if row[relation.target].is_number]
            signed = [[row[at] for at in relation.arguments] for row in rows]
            self._percentages[key] = len(rows), any(
                (whole.value or NIL) < 0
                and not is_of_what_is_below_nil(relation.form, row[relation.target], (part, whole))
                for row, (part, whole) in zip(rows, signed, strict=True)
            )
        return self._percentages[key]

    def is_of_a_change(self, relation: Relation) -> bool:
        """Whether a percentage is that of a change, whose sign may be the one of the change or of the quotient."""
        part = self.table.measures[relation.arguments[0]]
        return relation.form is Form.GROWTH or is_a(part, *DIFFERENCES)

    def beyond_all_posts(self, relation: Relation) -> frozenset[int]:
        """The lines where more posts are filled than there are and none is told vacant, and totals that add these.

        A total of vacant posts is then more than all posts less all that are filled.
        """
        if relation.target not in self._beyond:
            is_one = relation.form is Form.DIFFERENCE and counts_vacancies(self.table, relation.target)
            self._beyond[relation.target] = self._filled_beyond(relation) if is_one else frozenset()
        return self._beyond[relation.target]

    def _filled_beyond(self, relation: Relation) -> frozenset[int]:
        posts, filled = relation.arguments
        beyond = {
            at for at, row in enumerate(self.table.entries)
            if (row[posts].value or NIL) < (row[filled].value or NIL) and row[relation.target].value == 0
        }  # fmt: skip
        for total in sorted(self.sums, key=lambda line: max(line, *self.sums[line])):
            if not beyond.isdisjoint(self.sums[total]):
                beyond.add(total)
        return frozenset(beyond)
