"""A table while it is computed: what is printed, what was computed, and each figure with its fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlengine.across.factors import is_price
from xlengine.computing.averages import is_said_again
from xlengine.computing.below_nil import is_of_what_is_below_nil
from xlengine.computing.blanks import MOSTLY, Blanks
from xlengine.computing.gaps import begins_with_one_that_is_empty, says_nothing
from xlengine.computing.no_nil import is_no_nil
from xlengine.computing.places import most_frequent, places_of_a_product, settled
from xlengine.computing.round_figures import RoundFigures
from xlengine.fit import ROUNDED, WRONG, Agreement, Fit, fit, seen_at_once, value_of
from xlengine.layout import Entry, Relation, State, Table
from xlengine.number import decimals_of, to_be_rounded_again
from xlengine.review import Figure
from xlengine.rule import Form
from xlengine.tables.entries import in_unit_of
from xlengine.tables.likeness import is_scaled

USUAL_PERCENTAGE_DECIMALS = 1
"""A percentage is printed with one decimal unless its column or its format says otherwise."""

Family = tuple[int, int, str]


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
    is_nil_where_empty: bool = False
    """Whether an empty part is nil, as most cells of its column are, and nothing that is missing."""
    rounded_to: Decimal | None = None
    """What the figures of the table are rounded to, where that alone explains the difference: tens, or hundreds."""

    @property
    def table(self) -> Table:
        return self.figure.table

    @property
    def family(self) -> Family:
        """Figures that one relation gives, as far as formulas are concerned."""
        return id(self.figure.table), self.relation.target, self.relation.axis

    @property
    def lacks_a_part(self) -> bool:
        """Whether a sum's part is empty, which may be nil or may be missing."""
        return adds(self.relation) and any(entry.state is State.BLANK for entry in self.arguments)

    @property
    def overwrites(self) -> bool:
        """Whether the figure takes the place of a printed one that is wrong."""
        if self.may_be_a_part:
            return False
        relation = self.relation
        if relation.form is Form.FRACTION and is_price(self.table, self.measure, *relation.arguments):
            return False  # a person sets it, and the amount is wrong
        return self.figure.rule.overwrites and not (self.lacks_a_part and not self.is_nil_where_empty)

    @property
    def may_be_a_part(self) -> bool:
        """Whether only figures tie columns or lines, and another may be computed: the last one, or any factor."""
        relation, evidence = self.relation, self.relation.evidence
        if evidence.either_way or evidence.is_told or relation.axis != "across":
            return evidence.either_way or self.differs_in_several
        return relation.form is Form.PRODUCT or relation.target < max(relation.arguments) or self.differs_in_several

    @property
    def differs_in_several(self) -> bool:
        """Whether only figures tie columns or lines, and in more than one place they do not: these may be meant so."""
        told = self.relation.evidence
        return self.relation.axis != "between" and not (told.is_told or told.earlier) and told.misses > 1

    def unfolded(self) -> Reckoning:
        return self


class Working:
    """A table while it is computed: its printed entries, with what has been computed laid over them."""

    def __init__(self, table: Table, cascade: bool) -> None:
        self.table = table
        self.cascade = cascade
        """Whether a figure that is wrong hands its corrected value on, as in a recalculation."""
        self.entries: list[Sequence[Entry]] = list(table.entries)
        self.laid_over: set[int] = set()
        """The lines in which something computed stands over what is printed."""
        self.done: dict[tuple[int, int], Reckoning] = {}
        self.right_across: dict[int, list[tuple[Relation, bytearray]]] = {}
        """By measure: what gives it, and in which lines it is right at first sight."""
        self.right_down: dict[tuple[int, int], Relation] = {}
        self._places: dict[int, int | None] = {}
        self._with_totals: dict[int, bool] = {}
        self.blanks = Blanks(table)
        self.round_figures = RoundFigures(table)
        self.titles = [measure.title for measure in table.measures]
        self.sums = self.blanks.sums
        self.across = [relation for relation in table.relations if relation.axis == "across"]
        self.percentage_lines = {r.target for r in table.relations if r.axis == "down" and not adds(r)}

    def has_totals(self, measure: int) -> bool:
        """Whether a total of the measure is printed."""
        if measure not in self._with_totals:
            totals = (one.target for one in self.table.relations if one.axis == "down")
            self._with_totals[measure] = any(self.table.entries[line][measure].is_number for line in totals)
        return self._with_totals[measure]

    def is_settled(self, line: int, measure: int) -> bool:
        """Whether the cell has its figure."""
        is_there = (line, measure) in self.done or (line, measure) in self.right_down
        return is_there or any(lines[line] for _, lines in self.right_across.get(measure, ()))

    def column(self, measure: int) -> list[Entry]:
        """The printed figures of a measure, line by line."""
        return [row[measure] for row in self.table.entries]

    def settled_lines(self, measure: int) -> set[int]:
        """The lines in which the measure has its figure."""
        right = (line for _, some in self.right_across.get(measure, ()) for line, told in enumerate(some) if told)
        return {*(line for line, at in (*self.done, *self.right_down) if at == measure), *right}

    def reckon(self, relation: Relation, line: int, measure: int, arguments: Sequence[tuple[int, int]]) -> None:
        """Computes one cell, unless it has been computed or nothing can be."""
        if self.is_settled(line, measure):
            return
        entries = [self.entries[a][m] for a, m in arguments]
        made = self.reckoning(relation, line, measure, arguments, entries)
        if made is None:
            return
        reckoning, decimals = made
        printed = reckoning.entry
        self.done[line, measure] = reckoning
        corrected = self.cascade and reckoning.fit.agreement is Agreement.WRONG and reckoning.overwrites
        if printed.state is State.BLANK or corrected:
            laid_over = list(self.entries[line])
            laid_over[measure] = printed._replace(
                state=State.FIGURE, value=reckoning.figure.value, decimals=decimals, is_exact=adds(relation)
            )
            self.entries[line] = laid_over
            self.laid_over.add(line)

    def reckoning(
        self, relation: Relation, line: int, measure: int, arguments: Sequence[tuple[int, int]], entries: list[Entry]
    ) -> tuple[Reckoning, int] | None:
        """One cell computed from these figures, and the decimals it is rounded to; None where nothing can be."""
        signs = relation.signs[-len(entries) :] if relation.running else relation.signs
        table = self.table
        printed = table.entries[line][measure]
        if relation.evidence.either_way:
            told = entries if printed.state is State.BLANK else [table.entries[a][m] for a, m in arguments]
            if any(entry.state is State.BLANK for entry in told):
                return None
        if adds(relation):
            entries = in_unit_of(printed, entries, signs)
        exact = value_of(relation.form, entries, signs, relation.times)
        is_untold_nil = relation.evidence.either_way and printed.state is State.BLANK and not exact
        if exact is None or printed.state is State.TEXT or is_untold_nil:
            return None
        is_silent = printed.state is State.BLANK and says_nothing(
            table, relation, line, entries, self.blanks.begun)  # fmt: skip
        is_again = is_said_again(relation.form, printed, entries, signs)
        if is_silent or is_again or self.blanks.leaves_empty(relation, line, printed, entries):
            return None
        is_sum_down = relation.axis == "down" and printed.state is State.BLANK and adds(relation)
        is_sure = not relation.evidence.misses and not relation.evidence.earlier
        is_contradicted = is_sum_down and is_sure and self.blanks.is_contradicted(line, measure, exact)
        is_across = relation.axis == "across" and not relation.running
        if is_contradicted or (is_across and self.blanks.stand_apart(relation, line, printed, entries)):
            return None
        shown = self._decimals(relation, line, measure, printed, entries)
        decimals = to_be_rounded_again(exact, self._guessed(relation)) if shown is None else shown
        value = settled(exact, decimals, adds(relation))
        figure = Figure(
            ref=table.ref(line, measure), value=value, rule=relation.rule, table=table, signs=signs, unrounded=exact,
            inputs=tuple(table.ref(a, m) for a, m in arguments),
            label=table.lines[line].label, measure=self.titles[measure],
            shown=self._guessed(relation) if shown is None else shown,
        )  # fmt: skip
        at_once = seen_at_once(relation.form, exact, value, decimals, printed)
        outcome = at_once or fit(relation.form, printed, entries, signs, relation.times)
        if outcome is WRONG and is_of_what_is_below_nil(relation.form, printed, entries):
            return None
        unit = None
        if outcome is WRONG and adds(relation):
            unit = self.round_figures.unit_that_explains(printed, entries, signs)
            outcome = ROUNDED if unit else WRONG
        blank = [(at, one) for (_, at), one in zip(arguments, entries, strict=True) if one.state is State.BLANK]
        is_usual = len(entries) > len(blank) + 1 > 1 and self.blanks.share(measure) >= MOSTLY and not any(
            is_no_nil(table.entries[a], m, self.across) for (a, m), one in zip(arguments, entries, strict=True)
            if one.state is State.BLANK)  # fmt: skip
        is_nil = bool(blank and relation.evidence.hits) and (is_usual or self.blanks.are_nil_in(relation, blank)) and (
            relation.axis != "down" or not begins_with_one_that_is_empty(table, arguments, entries))
        return Reckoning(line, measure, relation, figure, outcome, printed, entries, is_nil, unit), decimals

    def _usual_places(self, measure: int) -> int | None:
        """The decimals that most of the measure's printed figures have; None where there are none."""
        if measure not in self._places:
            self._places[measure] = most_frequent([e.decimals for e in self.column(measure) if e.state is State.FIGURE])
        return self._places[measure]

    def _decimals(
        self, relation: Relation, line: int, measure: int, printed: Entry, arguments: Sequence[Entry]
    ) -> int | None:
        """The decimals that the figure has; None where nothing in the table tells."""
        if printed.state is State.FIGURE and not printed.is_formula:
            return printed.decimals
        if adds(relation):
            places = (a.decimals if not a.is_exact else decimals_of(a.value or Decimal(0)) for a in arguments)
            return max(places)
        if printed.shown is not None:
            return printed.shown
        if relation.axis == "down":
            beside = [self.table.entries[at][measure].shown for at in relation.arguments]
            if any(places is not None for places in beside):
                return max(places for places in beside if places is not None)
            usual = most_frequent([e.decimals for e in self.table.entries[line] if e.state is State.FIGURE])
        else:
            usual = self._usual_places(measure)
        if relation.form is Form.PRODUCT:
            return max(usual or 0, places_of_a_product([part.decimals for part in arguments], relation.times))
        return 3 if usual is None and relation.form is Form.FRACTION else usual

    def _guessed(self, relation: Relation) -> int:
        """The decimals of a share where its column, or its line, is empty: as the amounts it is taken of let expect."""
        if relation.axis == "down":
            rows = [self.table.entries[at] for at in relation.arguments]
            parts = [most_frequent([e.decimals for e in row if e.state is State.FIGURE]) for row in rows]
        else:
            parts = [self._usual_places(at) for at in relation.arguments]
        to_the_cent = set(parts) - {None} == {2} and not is_scaled(self.table)
        return 2 if to_the_cent else USUAL_PERCENTAGE_DECIMALS


def adds(relation: Relation) -> bool:
    """Whether the relation is a sum or a difference."""
    return relation.form is Form.SUM or relation.form is Form.DIFFERENCE
