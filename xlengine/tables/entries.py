"""Cells of a table as figures: value, last printed place, unit. They are read and settled column by column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from itertools import repeat
from typing import cast

from xlengine.bands import Strip
from xlengine.cell import CellError, Style, Value
from xlengine.fit import Agreement, fit
from xlengine.layout import Entry, State
from xlengine.noise import may_have_noise, without_noise
from xlengine.number import decimals_of
from xlengine.numberformat import decimals_of_format, is_percent_format
from xlengine.printed import read_printed
from xlengine.rule import Form
from xlengine.tables.kinds import Kind, kind_of_text

HUNDRED = Decimal(100)
LEAST_NOISE = 2
"""A number of no more decimals than this is taken as it is stored."""
MOST_DECIMALS = 9
"""A stored number with more decimals than this was computed, not typed."""


class Stored:
    """One measure's cells that are numbers of one format, from top to bottom: nearly every column of a long table."""

    def __init__(self, column: int, strip: Strip, shown: int | None, counted: bool) -> None:
        self.column, self.shown, self.counted = column, shown, counted
        self.formulas = [formula is not None for formula in strip.formulas]
        self.values = cast("list[Decimal]", list(strip.values))
        self.decimals = _all_decimals(self.values)
        for at, own in enumerate(self.decimals) if max(self.decimals) > LEAST_NOISE else ():
            if own > LEAST_NOISE and self.formulas[at] and may_have_noise(self.values[at], own):
                self.values[at] = without_noise(self.values[at])
                self.decimals[at] = decimals_of(self.values[at])
        most = MOST_DECIMALS if shown is None else min(MOST_DECIMALS, shown)
        self.exact = self.formulas
        if max(self.decimals) > most:
            self.exact = [formula or own > most for formula, own in zip(self.formulas, self.decimals, strict=True)]

    def printed(self) -> Iterable[int]:
        """The decimals of the figures that were typed as they are printed."""
        return [own for own, exact in zip(self.decimals, self.exact, strict=True) if not exact]

    def settle(self, everywhere: int) -> None:
        """Gives each figure the last place that it was printed with, as `Column.settle` does."""
        broken = [own for own in self.printed() if own]
        common = _usual(broken) if broken else 0
        form = self.shown or 0
        claimed = form if not broken else common if self.shown is None else min(common, form)
        self.decimals = [
            (own if own > form else form) if formula else own if exact or own > claimed else claimed
            for own, formula, exact in zip(self.decimals, self.formulas, self.exact, strict=True)
        ]

    def entries(self, rows: Sequence[int]) -> Iterable[Entry]:
        """The figures, by the lines' rows."""
        figure, no, exact = repeat(State.FIGURE), repeat(False), repeat(True) if self.counted else self.exact
        fields = rows, repeat(self.column), figure, self.values, self.decimals, self.formulas, no, no, exact
        return map(_entry, zip(*fields, repeat(self.shown)))


class Column:
    """One measure's cells as figures, each with the decimals that it has by itself until they are settled."""

    def __init__(self, column: int, strip: Strip, decimal_mark: str, counted: bool) -> None:
        self.column, self.counted = column, counted
        self.formulas = [formula is not None for formula in strip.formulas]
        self.states: list[State] = []
        self.values: list[Decimal | None] = []
        self.decimals: list[int] = []
        self.shown: list[int | None] = []
        """The decimals that each cell's format shows."""
        self.as_text: list[bool] = []
        self.as_fraction: list[bool] = []
        self.exact: list[bool] = []
        for value, formula, style in zip(strip.values, self.formulas, strip.styles, strict=True):
            form = _form_of(style)
            self.shown.append(form[1])
            if type(value) is Decimal and not style.is_date:
                self._stored(value, formula, *form)
            else:
                self._other(value, formula, decimal_mark, form[0])

    def _stored(self, value: Decimal, formula: bool, as_fraction: bool, shown: int | None) -> None:
        """A number."""
        own = decimals_of(value)
        if formula and own > LEAST_NOISE and may_have_noise(value, own):
            value = without_noise(value)
            own = decimals_of(value)
        if as_fraction:
            value *= HUNDRED
            own = decimals_of(value)
        self.states.append(State.FIGURE)
        self.values.append(value)
        self.decimals.append(own)
        self.as_text.append(False)
        self.as_fraction.append(as_fraction)
        self.exact.append(formula or own > MOST_DECIMALS or (shown is not None and own > shown))

    def _other(self, value: Value, formula: bool, decimal_mark: str, in_percent: bool) -> None:
        """What is no number: nothing, words, an error value, a figure as printed."""
        state, figure, decimals = State.TEXT, None, 0
        if value is None:
            state = State.BLANK
        elif isinstance(value, CellError):
            state = State.ERROR
        elif isinstance(value, str):
            printed = read_printed(value.strip(), decimal_mark) if len(value) < 60 else None
            if not formula and kind_of_text(value) is Kind.BLANK:
                state = State.BLANK
            elif printed:
                state = State.NIL if printed.is_nil else State.FIGURE
                figure, decimals = printed.value, printed.decimals
        self.states.append(state)
        self.values.append(figure)
        self.decimals.append(decimals)
        self.as_text.append(figure is not None)
        self.as_fraction.append(in_percent and state is State.BLANK)
        self.exact.append(False)

    def printed(self) -> Iterable[int]:
        """The decimals of the figures that were typed as they are printed."""
        return (
            places for places, state, exact in zip(self.decimals, self.states, self.exact, strict=True)
            if state is State.FIGURE and not exact
        )  # fmt: skip

    def settle(self, everywhere: int) -> None:
        """Gives each figure the last place that it was printed with; `everywhere` counts where the column has none.

        A stored 40 may have been printed 40 or 40.0: the broken figures of its measure tell, and its format, whichever
        claims less. A formula's last place is the one it shows; what it holds beyond is full precision or binary noise.
        """
        places = list(self.printed())
        usual = _usual(places) if places else everywhere
        typed = zip(self.decimals, self.states, self.exact, self.as_text, strict=True)
        broken = [d for d, state, exact, text in typed if d and state is State.FIGURE and not exact and not text]
        common = _usual(broken) if broken else 0
        decimals = self.decimals
        looks = zip(self.states, self.shown, self.formulas, self.exact, self.as_text, strict=True)
        for at, (state, form, formula, exact, text) in enumerate(looks):
            if state is not State.FIGURE:
                decimals[at] = usual if state is State.NIL else 0
            elif text or (exact and not formula):
                continue
            elif formula:
                if form is not None and form > decimals[at]:
                    decimals[at] = form
            else:
                claimed = form or 0 if not broken else common if form is None else min(common, form)
                if claimed > decimals[at]:
                    decimals[at] = claimed

    def entries(self, rows: Sequence[int]) -> Iterable[Entry]:
        """The figures, by the lines' rows."""
        length = len(rows)
        exact = [True] * length if self.counted else self.exact
        return map(
            _entry,
            zip(rows, [self.column] * length, self.states, self.values, self.decimals, self.formulas, self.as_text,
                self.as_fraction, exact, self.shown, strict=True),
        )  # fmt: skip


_entry = partial(tuple.__new__, Entry)
"""An Entry of a row of its fields, quicker than by calling the class."""


def column_of(column: int, strip: Strip, decimal_mark: str, counted: bool) -> Column | Stored:
    """The cells of one column as figures; `counted`: they count something, and were never rounded."""
    if strip.is_numeric:
        styles = dict(zip(map(id, strip.styles), strip.styles, strict=True)).values()
        forms = {_form_of(style) for style in styles}
        if len(forms) == 1 and not any(style.is_date for style in styles):
            ((is_percent, shown),) = forms
            if not is_percent:
                return Stored(column, strip, shown, counted)
    return Column(column, strip, decimal_mark, counted)


def _form_of(style: Style) -> tuple[bool, int | None]:
    """Whether its format shows a fraction as a percentage, and how many decimals it shows."""
    return is_percent_format(style.number_format), decimals_of_format(style.number_format)


def entries_of(columns: Sequence[Column | Stored], rows: Sequence[int]) -> list[Sequence[Entry]]:
    """The figures line by line, each with the last place that it was printed with."""
    everywhere = max((places for column in columns for places in column.printed()), default=0)
    for column in columns:
        column.settle(everywhere)
    return list(zip(*(column.entries(rows) for column in columns), strict=True))


def as_rates(row: Sequence[Entry]) -> Sequence[Entry]:
    """A line of rates among amounts: the line tells the last places of those that were typed, and not their columns."""
    typed = [e.state is State.FIGURE and not (e.is_formula or e.is_exact or e.as_text) for e in row]
    own = [decimals_of(e.value) if e.value is not None else 0 for e in row]
    broken = min((places for places, is_typed in zip(own, typed, strict=True) if is_typed and places), default=None)
    claimed = (min((one for one in (broken, e.shown) if one is not None), default=0) for e in row)
    return [
        e._replace(decimals=max(places, least)) if is_typed else e
        for e, places, is_typed, least in zip(row, own, typed, claimed, strict=True)
    ]


def in_unit_of(printed: Entry, parts: list[Entry], signs: Sequence[int]) -> list[Entry]:
    """The parts of a sum as its cell prints it: in per cent, where its format alone multiplies by a hundred, or theirs.

    Where the figure is right as it is shown, 100.8% at 100 and 0.8, they stay as they are.
    """
    are_fractions = {part.as_fraction for part in parts if part.value is not None}
    if len(are_fractions) != 1 or printed.as_fraction in are_fractions:
        return parts
    if printed.value is not None and fit(Form.SUM, printed, parts, signs).agreement is not Agreement.WRONG:
        return parts
    times, places = (HUNDRED, -2) if printed.as_fraction else (Decimal("0.01"), 2)
    return [
        part if part.value is None
        else part._replace(value=part.value * times, decimals=max(0, part.decimals + places),
                           as_fraction=printed.as_fraction)
        for part in parts
    ]  # fmt: skip


def _all_decimals(values: Iterable[Decimal]) -> list[int]:
    """How many decimals each of the numbers has."""
    return [
        decimals_of(Decimal(text)) if text[-1] == "0" or "E" in text
        else len(text) - point - 1 if (point := text.find(".")) >= 0 else 0
        for text in map(str, values)
    ]  # fmt: skip


def _usual(decimals: list[int]) -> int:
    """The most decimals that a fair part of the figures have: a stored 40 says nothing, one odd figure sets no rule."""
    needed = max(1, -(-len(decimals) // 5))
    counted = sorted(decimals, reverse=True)
    return counted[needed - 1]
