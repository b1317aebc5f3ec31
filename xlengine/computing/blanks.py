"""What the empty cells of a table may be: nil that nobody wrote, or figures that are missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from xlengine.across.begun import begun, hardly_begun
from xlengine.across.each import says_for_each
from xlengine.across.meant import TOTALS, is_a
from xlengine.across.periods import is_stock
from xlengine.computing.averages import Averages, averages_of
from xlengine.computing.below_nil import BelowNil
from xlengine.computing.meant_empty import leaves_nil_out, meant_empty
from xlengine.computing.no_nil import has_deeper_figures, is_divided_by
from xlengine.computing.told_nil import told_by_totals
from xlengine.fit import NIL, Agreement, fit, value_of
from xlengine.layout import Entry, Relation, State, Table
from xlengine.rule import Form

OFTEN, MOSTLY = Fraction(3, 10), Fraction(2, 3)
"""From such a share of empty cells on a column's empty cells are nil: beside others across, and in a total."""
ENOUGH = 3
"""So many lines must bear out that what is empty in a column is nil, where one printed total contradicts it."""


class Blanks:
    """The empty cells of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        down = [relation for relation in table.relations if relation.axis == "down"]
        self.sums = {relation.target: relation.arguments for relation in down}
        """Lines that others give, with those others."""
        self.balances = {relation.target for relation in down if relation.rule.code in ("XLE209", "XLE221", "XLE223")}
        """Lines that are what two others differ by: of these no percentage is filled in where others are printed."""
        self.below_nil = BelowNil(table, self.sums)
        self._shares: dict[tuple[int, bool], Fraction] = {}
        self._shows_nil: bool | None = None
        self._nil_elsewhere: dict[tuple[int, frozenset[int]], bool] = {}
        self._lacking, self._without_nil = dict[int, bool](), dict[int, bool]()
        self._averages: dict[int, Averages] = {}
        self._has_nil: dict[int, bool] = {}
        self._left: dict[tuple[int, tuple[int, ...]], frozenset[int]] = {}

    @cached_property
    def begun(self) -> frozenset[int]:
        """The columns that are filled in the first lines alone."""
        return begun(self.table)

    @cached_property
    def _hardly_begun(self) -> frozenset[int]:
        return hardly_begun(self.table)

    @cached_property
    def _sum_rows(self) -> set[int]:
        return {self.table.lines[line].row for line in self.sums}

    @cached_property
    def _total_rows(self) -> set[int]:
        return {line.row for line in self.table.lines if line.is_total}

    @cached_property
    def _told(self) -> dict[tuple[int, int], bool]:
        return told_by_totals(self.table) | dict.fromkeys(self.table.told_nil, True)

    def are_nil(self, blank: Sequence[tuple[int, Entry]]) -> bool:
        """Whether printed totals tell of each of these empty cells, given with their columns, that it is nil."""
        return all(self._told.get((entry.row, at), False) for at, entry in blank)

    def are_nil_in(self, relation: Relation, blank: Sequence[tuple[int, Entry]]) -> bool:
        """Whether printed totals tell that these empty parts of a sum are nil, or the same sum in other lines does."""
        if self.are_nil(blank):
            return True
        return self._are_nil_elsewhere(relation, blank) and not any(self._has_parts(at, entry) for at, entry in blank)

    def _has_parts(self, measure: int, blank: Entry) -> bool:
        """Whether lines that an empty cell's line adds have figures in its column."""
        return any(self.table.entries[part][measure].value for part in self._sums_by_row.get(blank.row, ()))

    @cached_property
    def _sums_by_row(self) -> dict[int, tuple[int, ...]]:
        return {self.table.lines[line].row: parts for line, parts in self.sums.items()}

    def averages(self, measure: int) -> Averages:
        """Whether the totals of the column are averages of their lines."""
        if measure not in self._averages:
            self._averages[measure] = averages_of(self.table, measure)
        return self._averages[measure]

    def share(self, measure: int, but: Collection[int] = ()) -> Fraction:
        """Of the lines with figures, some left out, how many have none in this column."""
        key = measure, bool(but)
        if key not in self._shares:
            rows = [row for at, row in enumerate(self.table.entries)
                    if at not in but and any(entry.is_number for entry in row)]  # fmt: skip
            blank = sum(row[measure].state is State.BLANK for row in rows)
            self._shares[key] = Fraction(blank, max(len(rows), 1))
        return self._shares[key]

    def shows_nil(self, inputs: Collection[int]) -> bool:
        """Whether nil is printed in one of these columns: then an empty cell is none."""
        if self._shows_nil is None:
            rows = self.table.entries
            self._shows_nil = any(row[at].is_number and not row[at].value for row in rows for at in inputs)
        return self._shows_nil

    def leaves_empty(self, relation: Relation, line: int, printed: Entry, arguments: Sequence[Entry]) -> bool:
        """Whether an empty cell is not filled for what its parts lack or mean."""
        if printed.state is not State.BLANK:
            return False
        adds = relation.form in (Form.SUM, Form.DIFFERENCE)
        if relation.axis == "across":
            if line in self._meant_empty(relation):
                return True
            if adds or relation.form is Form.PRODUCT:
                is_nil = not relation.running and value_of(relation.form, arguments, relation.signs) == 0
                return is_nil and self._leaves_nil_out(relation.target)
            count, some_are_signed = self.below_nil.percentages(relation)
            is_below_nil = (arguments[1].value or NIL) < 0 and relation.form is not Form.FRACTION
            is_balance = line in self.balances or self.table.lines[line].is_a("surplus_deficit")
            may_turn = count > 1 or self.below_nil.is_of_a_change(relation)
            return (count > 1 and is_balance) or (may_turn and is_below_nil and not some_are_signed)
        return relation.form is Form.DIFFERENCE and any(entry.state is State.BLANK for entry in arguments)

    def _leaves_nil_out(self, measure: int) -> bool:
        if measure not in self._without_nil:
            self._without_nil[measure] = leaves_nil_out(self.table, measure)
        return self._without_nil[measure]

    def _meant_empty(self, relation: Relation) -> frozenset[int]:
        key = relation.target, relation.arguments
        if key not in self._left:
            self._left[key] = meant_empty(self.table, relation, self.sums)
        return self._left[key]

    def stand_apart(self, relation: Relation, line: int, printed: Entry, arguments: Sequence[Entry]) -> bool:
        """Whether the line has figures in a few columns only, such as an adjustment, so that the relation skips it.

        A blank part counts as nil where blanks are usual in its column, or where budget and outcome stand side by side.
        Only a sum or a difference has blank parts here, and not all are: of nothing else would there be a value.
        """
        if line in self.below_nil.beyond_all_posts(relation):
            return True
        if all(entry.state is not State.BLANK for entry in arguments):
            return False
        pairs = zip(relation.arguments, arguments, strict=True)
        blank = [(at, entry) for at, entry in pairs if entry.state is State.BLANK]
        if all((entry.row, at) in self.table.told_nil for at, entry in blank):
            return False
        if printed.value is not None and not self.are_nil_in(relation, blank):
            return value_of(relation.form, arguments, relation.signs) != printed.value
        if not all(self._told.get((entry.row, at), True) for at, entry in blank):
            return True
        if printed.value is None and not any(entry.value for entry in arguments) and not self.are_nil(blank):
            return True  # nil and what is not there: nothing says that both are nil
        if self.is_contradicted(line, relation.target, value_of(relation.form, arguments, relation.signs)):
            return True
        if printed.value is None and any(at in self._hardly_begun for at, _ in blank):
            return True
        if any(is_stock(self.table.measures[at].title) for at, _ in blank):
            return True  # a balance is never nil because it is not there
        if says_for_each(self.table.lines[line].label):
            return True  # nor is a price
        if any(self._waits_in_vain(at, entry.row, line) or self._lacks_totals(at) for at, entry in blank):
            return True
        if any(has_deeper_figures(self.table, at, line) for at, _ in blank):
            return True
        if any(is_divided_by(self.table, at, line) for at, _ in blank) or self._prints_nil(relation.arguments):
            return True
        if relation.rule.name == "variance":
            return False
        lacks_whole = relation.form is Form.DIFFERENCE and relation.arguments[0] in (at for at, _ in blank)
        return lacks_whole or any(self.share(at, self.sums) < OFTEN for at, _ in blank)

    def _prints_nil(self, measures: Sequence[int]) -> bool:
        """Whether nil is written out in all of these columns, so that an empty cell is none."""
        for at in measures:
            if at not in self._has_nil:
                self._has_nil[at] = any(row[at].is_number and not row[at].value for row in self.table.entries)
        return all(self._has_nil[at] for at in measures)

    def is_contradicted(self, line: int, measure: int, value: Decimal | Fraction | None) -> bool:
        """Whether a figure of the line that is computed from this one, such as its percentage, is printed otherwise."""
        if not isinstance(value, Decimal):
            return False
        row = list(self.table.entries[line])
        row[measure] = row[measure]._replace(state=State.FIGURE, value=value, is_exact=True)
        for other in self.table.relations:
            apart = other.running or other.base_line is not None or (other.only is not None and line not in other.only)
            if other.axis != "across" or measure not in other.arguments or apart:
                continue
            given = [row[at] for at in other.arguments]
            is_whole = not any(entry.state is State.BLANK for entry in given)
            fitted = fit(other.form, row[other.target], given, other.signs, other.times)
            if is_whole and fitted.agreement is Agreement.WRONG:
                return True
        return False

    def _are_nil_elsewhere(self, relation: Relation, blank: Sequence[tuple[int, Entry]]) -> bool:
        """Whether nil for what is empty makes all sums but this one right, in three other lines at least."""
        if relation.axis != "across" or relation.form is not Form.SUM or relation.running:
            return False
        lacking = frozenset(at for at, _ in blank)
        if (relation.target, lacking) not in self._nil_elsewhere:
            told = wrong = 0
            for row in self.table.entries:
                if any(row[at].state is not State.BLANK for at in lacking) or not row[relation.target].value:
                    continue
                parts = [row[at] for at in relation.arguments]
                if sum(part.state is State.BLANK for part in parts) == len(lacking):
                    told += 1
                    fitted = fit(relation.form, row[relation.target], parts, relation.signs)
                    wrong += fitted.agreement is Agreement.WRONG
                if wrong > 1:
                    break
            self._nil_elsewhere[relation.target, lacking] = wrong == 1 and told > ENOUGH
        return self._nil_elsewhere[relation.target, lacking]

    def _lacks_totals(self, measure: int) -> bool:
        """Whether a total that has parts in this column is empty here and printed in another: so may more be."""
        if measure not in self._lacking:
            entries = self.table.entries
            totals = (line for line in self.sums if self.table.lines[line].is_total)
            self._lacking[measure] = any(
                entries[line][measure].state is State.BLANK and any(entry.is_number for entry in entries[line])
                and any(entries[part][measure].is_number for part in self.sums[line]) for line in totals
            )  # fmt: skip
        return self._lacking[measure]

    def _waits_in_vain(self, measure: int, row: int, line: int) -> bool:
        """Whether a total's part across was to be computed and could not be: it is not known, and no nil."""
        row_of, measures = self.table.entries[line], self.table.measures
        if row in self._total_rows or (measure in self.table.derived and row in self._sum_rows):
            return True
        if any(self.table.entries[part][measure].is_number for part in self.sums.get(line, ())):
            return True
        if any(one.axis == "across" and one.target == measure and not one.running and one.base_line is None
               and all(row_of[at].is_number for at in one.arguments) for one in self.table.relations):  # fmt: skip
            return True
        group = measures[measure].group
        if not group or not is_a(measures[measure], *TOTALS):
            return False
        parts = [entry for entry, one in zip(self.table.entries[line], measures, strict=True)
                 if one.group == group and one is not measures[measure]]  # fmt: skip
        return any(entry.value for entry in parts) or 0 < sum(entry.is_number for entry in parts) < len(parts)
