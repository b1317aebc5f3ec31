"""Tables → Figures: the rightful value of every cell that a proved relation gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from xlengine.across import previous_line
from xlengine.downwards import additive
from xlengine.fit import Agreement, Fit, fit, seen_at_once, value_of
from xlengine.gaps import is_left_out, says_nothing, turned_round
from xlengine.layout import Entry, Relation, State, Table
from xlengine.likeness import is_scaled
from xlengine.number import decimals_of, rounded, to_be_rounded_again
from xlengine.review import Figure
from xlengine.rule import Form
from xlengine.sheet import Ref

USUAL_PERCENTAGE_DECIMALS = 1
"""A percentage is printed with one decimal unless its column or its format says otherwise."""

ShownDecimals = Callable[[Ref], int | None]


@dataclass(slots=True)
class Reckoning:
    """One cell of a table: the figure that belongs there and how the printed one stands to it."""

    line: int
    measure: int
    relation: Relation
    figure: Figure
    fit: Fit
    entry: Entry
    arguments: list[Entry]
    """The figures it was computed from: printed ones, and computed ones where a cell was empty."""


class Working:
    """A table while it is computed: its printed entries, with what has been computed laid over them."""

    def __init__(self, table: Table, cascade: bool, shown: ShownDecimals) -> None:
        self.table = table
        self.cascade = cascade
        """Whether a figure that is wrong hands its corrected value on, as in a recalculation."""
        self.shown = shown
        self.entries = [list(row) for row in table.entries]
        self.done: dict[tuple[int, int], Reckoning] = {}
        self._places: dict[int, list[int]] = {}
        self._blank_often: dict[int, bool] = {}
        self.titles = [measure.title for measure in table.measures]
        self.sums = {r.target for r in table.relations if r.axis == "down"}
        self.percentage_lines = {r.target for r in table.relations if r.axis == "down" and not _adds(r)}

    def reckon(self, relation: Relation, line: int, measure: int, arguments: Sequence[tuple[int, int]]) -> None:
        """Computes one cell, unless it has been computed or nothing can be."""
        if (line, measure) in self.done:
            return
        entries = [self.entries[a][m] for a, m in arguments]
        signs = relation.signs[-len(entries) :] if relation.running else relation.signs
        exact = value_of(relation.form, entries, signs)
        printed = self.table.entries[line][measure]
        if exact is None or printed.state is State.TEXT:
            return
        if printed.state is State.BLANK and says_nothing(self.table, relation, line, entries):
            return
        if relation.axis == "across" and not relation.running and self._stands_apart(relation, printed, entries):
            return
        shown = self._decimals(relation, line, measure, printed, entries)
        decimals = to_be_rounded_again(exact, self._guessed(relation)) if shown is None else shown
        value = _settled(exact, decimals, _adds(relation))
        table = self.table
        figure = Figure(
            ref=table.ref(line, measure),
            value=value,
            rule=relation.rule,
            inputs=tuple(table.ref(a, m) for a, m in arguments),
            table=table,
            label=table.lines[line].label,
            measure=self.titles[measure],
            signs=signs,
            unrounded=exact,
            shown=self._guessed(relation) if shown is None else shown,
        )
        at_once = seen_at_once(relation.form, exact, value, decimals, printed)
        outcome = at_once or fit(relation.form, printed, entries, signs)
        self.done[line, measure] = Reckoning(line, measure, relation, figure, outcome, printed, entries)
        corrected = self.cascade and outcome.agreement is Agreement.WRONG and relation.rule.overwrites
        if printed.state is State.BLANK or corrected:
            self.entries[line][measure] = replace(
                printed, state=State.FIGURE, value=value, decimals=decimals, is_exact=_adds(relation)
            )

    def _stands_apart(self, relation: Relation, printed: Entry, arguments: Sequence[Entry]) -> bool:
        """Whether the line has figures in a few columns only, such as an adjustment, so that the relation skips it.

        A blank part counts as nil where blanks are usual in its column, or where budget and outcome stand side by side.
        """
        if all(entry.state is not State.BLANK for entry in arguments):
            return False
        blank = [at for at, entry in zip(relation.arguments, arguments, strict=True) if entry.state is State.BLANK]
        if _adds(relation) and printed.value is not None:
            total = value_of(relation.form, arguments, relation.signs)
            return total != printed.value
        if _adds(relation) and any(self._waits_in_vain(at, entry.place.row) for at, entry in zip(
                relation.arguments, arguments, strict=True) if entry.state is State.BLANK):
            return True
        return relation.rule.name != "variance" and not all(self._often_blank(at) for at in blank)

    def _waits_in_vain(self, measure: int, row: int) -> bool:
        """Whether a total's part across was to be computed and could not be: it is not known, and no nil."""
        return measure in self.table.derived and any(self.table.lines[line].row == row for line in self.sums)

    def _often_blank(self, measure: int) -> bool:
        if measure not in self._blank_often:
            rows = [row for row in self.table.entries if any(entry.is_number for entry in row)]
            blank = sum(row[measure].state is State.BLANK for row in rows)
            self._blank_often[measure] = blank * 10 >= len(rows) * 3
        return self._blank_often[measure]

    def _printed_places(self, measure: int) -> list[int]:
        """The decimals that the measure's printed figures have."""
        if measure not in self._places:
            self._places[measure] = [
                row[measure].decimals for row in self.table.entries if row[measure].state is State.FIGURE
            ]
        return self._places[measure]

    def _usual_places(self, measure: int) -> int:
        places = Counter(self._printed_places(measure)).most_common(1)
        return places[0][0] if places else 0

    def _decimals(
        self, relation: Relation, line: int, measure: int, printed: Entry, arguments: Sequence[Entry]
    ) -> int | None:
        """The decimals that the figure has; None where nothing in the table tells."""
        if printed.state is State.FIGURE and not printed.is_formula:
            return printed.decimals
        shown = self.shown(self.table.ref(line, measure))
        if _adds(relation):
            places = (a.decimals if not a.is_exact else decimals_of(a.value or Decimal(0)) for a in arguments)
            return max(places, default=0)
        if shown is not None:
            return shown
        column = self._printed_places(measure)
        if relation.axis == "down":
            beside = [self.shown(self.table.ref(at, measure)) for at in relation.arguments]
            if any(places is not None for places in beside):
                return max(places for places in beside if places is not None)
            column = [e.decimals for e in self.table.entries[line] if e.state is State.FIGURE]
        if column:
            return Counter(column).most_common(1)[0][0]
        return 3 if relation.form is Form.FRACTION else None

    def _guessed(self, relation: Relation) -> int:
        """The decimals of a share where its column is empty: as the amounts it is taken of let expect."""
        amounts = {self._usual_places(at) for at in relation.arguments if self._printed_places(at)}
        to_the_cent = amounts == {2} and not is_scaled(self.table)
        return 2 if to_the_cent else USUAL_PERCENTAGE_DECIMALS


def _adds(relation: Relation) -> bool:
    return relation.form is Form.SUM or relation.form is Form.DIFFERENCE


def _settled(exact: Decimal | Fraction, decimals: int, adds: bool) -> Decimal:
    """A sum is never rounded beyond what its parts hold; a quotient is rounded once."""
    if adds and isinstance(exact, Decimal):
        own = decimals_of(exact)
        return rounded(exact, max(decimals, own)) if own <= 12 else exact
    return rounded(exact, decimals)


def figures_of(table: Table, *, cascade: bool, shown: ShownDecimals) -> list[Reckoning]:
    """Every figure of one table, in reading order.

    Sums down the columns of inputs come first, then what is computed across, then sums of computed columns where
    nothing across gives the cell.
    """
    work = Working(table, cascade, shown)
    across = _in_order([r for r in table.relations if r.axis == "across"])
    down = _in_order([r for r in table.relations if r.axis == "down"])
    computed = {relation.target for relation in across}
    totals = {relation.target for relation in down}
    measures = [at for at, measure in enumerate(table.measures) if not measure.is_code]
    adding = set(additive(table))
    for relation in down:
        for measure in measures:
            if measure not in computed:
                _reckon_down(work, relation, measure, adding)
    turned = turned_round(table, across)
    for relation in [one for first in across for one in (first, *turned.get(first.target, ()))]:
        lines = range(len(table.lines)) if relation.only is None else sorted(relation.only)
        for line in lines:
            if line in work.percentage_lines:
                continue
            cells = [(line, a) for a in relation.arguments]
            if relation.running:
                if not work.table.entries[line][relation.arguments[1]].is_number or line in totals:
                    continue
                before = previous_line(work.table.entries, line, relation.arguments[1])
                cells = [*([(before, relation.target)] if before is not None else []), cells[1]]
            if relation.base_line is not None:
                cells[1] = (relation.base_line, relation.arguments[1])
            work.reckon(relation, line, relation.target, cells)
    for relation in down:
        for measure in measures:
            if measure in computed:
                _reckon_down(work, relation, measure, adding)
    return [work.done[key] for key in sorted(work.done)]


def _reckon_down(work: Working, relation: Relation, measure: int, adding: set[int]) -> None:
    if relation.only is not None and measure not in relation.only:
        return
    if _adds(relation) and measure not in adding:
        return
    if _adds(relation) and is_left_out(work.table, work.entries, work.sums, relation, measure):
        return
    work.reckon(relation, relation.target, measure, [(line, measure) for line in relation.arguments])


def _in_order(relations: Sequence[Relation]) -> list[Relation]:
    """Relations whose arguments are computed come after those that compute them."""
    waiting = {relation.target: relation for relation in relations}
    ordered: list[Relation] = []
    placed: set[int] = set()
    for first in relations:
        stack = [first]
        while stack:
            relation = stack[-1]
            if relation.target in placed:
                stack.pop()
                continue
            ahead = [
                waiting[a] for a in relation.arguments if a in waiting and a not in placed and waiting[a] not in stack
            ]
            if ahead:
                stack.extend(ahead)
            else:
                ordered.append(relation)
                placed.add(relation.target)
                stack.pop()
    return ordered
