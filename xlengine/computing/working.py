"""A table while it is computed: what is printed, what was computed, and each figure with its fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from xlengine.computing.averages import is_said_again
from xlengine.computing.below_nil import is_of_what_is_below_nil
from xlengine.computing.blanks import MOSTLY, Blanks
from xlengine.computing.gaps import begins_with_one_that_is_empty, says_nothing
from xlengine.computing.no_nil import is_no_nil
from xlengine.computing.one_cell import Reckoning, adds
from xlengine.computing.places import (
    UNROUNDED,
    are_unrounded,
    most_frequent,
    places_of_a_product,
    settled,
    usual_places,
)
from xlengine.computing.round_figures import RoundFigures
from xlengine.fit import ROUNDED, WRONG, Agreement, fit, seen_at_once, value_of
from xlengine.layout import Entry, Relation, State, Table
from xlengine.number import decimals_of, to_be_rounded_again
from xlengine.review import Figure
from xlengine.rule import Form
from xlengine.tables.entries import in_unit_of
from xlengine.tables.likeness import is_scaled

USUAL_PERCENTAGE_DECIMALS = 1
"""A percentage is printed with one decimal unless its column or its format says otherwise."""

class Working:
    """A table while it is computed: its printed entries, with what has been computed laid over them."""

    def __init__(self, table: Table, cascade: bool) -> None:
        self.table = table
        self.cascade = cascade
        """Whether a figure that is wrong hands its corrected value on, as in a recalculation."""
        self.entries: list[Sequence[Entry]] = list(table.entries)
        self.laid_over: set[int] = set()
        """The lines in which something computed stands over what is printed."""
        self.corrected: dict[tuple[int, int], Entry] = {}
        """In a check, what belongs where a figure is wrong that a recalculation writes over."""
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
        self.down = [relation for relation in table.relations if relation.axis == "down" and adds(relation)]
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

    def reckon(
        self, relation: Relation, line: int, measure: int, arguments: Sequence[tuple[int, int]], *,
        may_be_rate: bool = False,
    ) -> None:  # fmt: skip
        """Computes one cell, unless it has been computed or nothing can be."""
        if self.is_settled(line, measure):
            return
        entries = [self.entries[a][m] for a, m in arguments]
        made = self.reckoning(relation, line, measure, arguments, entries)
        if made is None:
            return
        if made[0].fit.agreement is Agreement.WRONG and made[0].may_be_a_part:
            made = self._as_their_total(made[0]) or made
        reckoning, decimals = made
        reckoning.may_be_rate = may_be_rate
        printed = reckoning.entry
        self.done[line, measure] = reckoning
        is_wrong = reckoning.fit.agreement is Agreement.WRONG and reckoning.overwrites
        if printed.state is not State.BLANK and not is_wrong:
            return
        own = printed._replace(
            state=State.FIGURE, value=reckoning.figure.value, decimals=decimals, is_exact=adds(relation)
        )
        if is_wrong and not self.cascade:
            followed = self._followed(reckoning, arguments)
            if followed is None:
                self.corrected[line, measure] = own
            else:
                self.done[line, measure] = followed
            return
        laid_over = list(self.entries[line])
        laid_over[measure] = own
        self.entries[line] = laid_over
        self.laid_over.add(line)

    def _as_their_total(self, across: Reckoning) -> tuple[Reckoning, int] | None:
        """What a total that words tell says as well of a cell that figures alone tie to others of its line."""
        for total in self.down:
            if total.target == across.line and total.evidence.is_told:
                parts = [(line, across.measure) for line in total.arguments]
                entries = [self.entries[line][measure] for line, measure in parts]
                made = self.reckoning(total, across.line, across.measure, parts, entries)
                if made is not None and made[0].figure.value == across.figure.value and made[0].overwrites:
                    return made
        return None

    def _followed(self, wrong: Reckoning, arguments: Sequence[tuple[int, int]]) -> Reckoning | None:
        """A figure that is wrong as the others are printed, and right without the errors of its parts."""
        errors = [(place, self.corrected[place]) for place in arguments if place in self.corrected]
        entries = [self.corrected.get((a, m), self.entries[a][m]) for a, m in arguments]
        made = self.reckoning(wrong.relation, wrong.line, wrong.measure, arguments, entries) if errors else None
        if made is None or made[0].fit.agreement is Agreement.WRONG:
            return None
        follows = tuple((self.table.ref(*place), entry) for place, entry in errors)
        return replace(made[0], fit=wrong.fit, follows=follows)

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
        if outcome is WRONG and not adds(relation) and not printed.is_formula and are_unrounded(self.column(measure)):
            figure.value = settled(exact, UNROUNDED, False)
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
            figures = [entry for entry in self.column(measure) if entry.state is State.FIGURE]
            self._places[measure] = usual_places(figures)
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
