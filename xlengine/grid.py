"""A sheet as rows of words and figures: what each cell looks like before anyone knows what it means."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from xlengine.fold import fold, header_formula
from xlengine.number import read_printed
from xlengine.sheet import Area, Cell, CellError, Sheet
from xlengine.terms import match

LONGEST_LABEL = 400
"""A text longer than this is prose, not a label."""

NOT_APPLICABLE = frozenset(
    fold(word)
    for word in (
        "n/a", "n.a.", "na", "not applicable", "..", "...", "…", "x", "х", "不适用", "sans objet", "s.o.",
        "no aplicable", "no se aplica", "н.п.", "не применимо", "لا ينطبق", "#", "*", "nd", "n.d.", "p.m.",
    )
)  # fmt: skip


_ODD_LETTERS = frozenset(word[0] for word in NOT_APPLICABLE) | set("nxх")
"""What the words that stand for a figure, such as `nil`, begin with."""


class Kind(Enum):
    """What a cell looks like."""

    BLANK = 0
    TEXT = 1
    FIGURE = 2
    NIL = 3
    NOT_APPLICABLE = 4
    ERROR = 5


LAST_YEAR = 2100
FURTHEST_YEARS = 40
"""Column heads that stand side by side name no years further apart than this."""
FURTHEST_BESIDE_A_LABEL = 10
"""Nor than this where other words stand before them than those over the labels: 1990 and 2010 are amounts of a line."""
FIGURES = frozenset((Kind.FIGURE, Kind.NIL, Kind.NOT_APPLICABLE, Kind.ERROR))


@lru_cache(maxsize=65536)
def kind_of_text(text: str) -> Kind:
    """What a text in a cell looks like."""
    bare = text.strip()
    if not bare:
        return Kind.BLANK
    if len(bare) > 60:
        return Kind.TEXT
    if bare[0].isalpha() and bare[0].casefold() not in _ODD_LETTERS:
        return Kind.TEXT  # no figure, and no word for one, begins with this letter
    printed = read_printed(bare, ".") or read_printed(bare, ",")
    if printed:
        return Kind.NIL if printed.is_nil else Kind.FIGURE
    return Kind.NOT_APPLICABLE if fold(bare) in NOT_APPLICABLE else Kind.TEXT


def kind_of(cell: Cell) -> Kind:
    """What a cell looks like. A formula without a stored value looks like a figure."""
    value = cell.value
    if value is None:
        return Kind.FIGURE if cell.formula is not None else Kind.BLANK
    if isinstance(value, Decimal):
        return Kind.TEXT if cell.style.is_date else Kind.FIGURE
    if isinstance(value, CellError):
        return Kind.ERROR
    if isinstance(value, bool):
        return Kind.TEXT
    kind = kind_of_text(value)
    return Kind.FIGURE if kind is Kind.BLANK and cell.formula is not None else kind


@dataclass(slots=True)
class Row:
    """One row of a sheet that holds anything."""

    number: int
    kinds: dict[int, Kind]
    texts: list[int] = field(default_factory=list)
    """Columns that hold words."""
    figures: list[int] = field(default_factory=list)
    """Columns that hold figures, dashes, `not applicable` or errors."""

    @property
    def has_figures(self) -> bool:
        return bool(self.figures)


class Grid:
    """The rows of one sheet, with merged cells looked through."""

    def __init__(self, sheet: Sheet, totals: Collection[str] = ()) -> None:
        self.sheet = sheet
        self.totals = totals
        """The office's own words for totals, folded: a last line that they name is no note."""
        self.rows: list[Row] = []
        for number in sorted(sheet.rows):
            kinds: dict[int, Kind] = {}
            texts: list[int] = []
            figures: list[int] = []
            columns = sheet.rows[number]
            for column in sorted(columns):
                kind = kind_of(columns[column])
                if kind is Kind.BLANK:
                    continue
                kinds[column] = kind
                (texts if kind is Kind.TEXT else figures).append(column)
            if kinds:
                self.rows.append(Row(number, kinds, texts, figures))
        self._merged: dict[tuple[int, int], Area] = {}
        for area in sheet.merged:
            if (area.bottom - area.top + 1) * (area.right - area.left + 1) > 4096:
                continue
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    self._merged[row, column] = area

    def text(self, row: int, column: int) -> str:
        """The words or figure that a reader sees there, merged cells looked through; empty for nothing."""
        area = self._merged.get((row, column))
        cell = self.sheet.cell(area.top, area.left) if area else self.sheet.cell(row, column)
        value = cell.value
        if value is None or isinstance(value, bool):
            return ""
        if isinstance(value, Decimal):
            return "" if cell.style.is_date else f"{value.normalize():f}"
        return str(value).strip()

    def merged(self, row: int, column: int) -> Area | None:
        """The merged area that covers the cell."""
        return self._merged.get((row, column))

    def is_heading_row(self, row: Row) -> bool:
        """Whether the row names or numbers columns: words, years, `(1)`, `(3)=(1)-(2)`."""
        if row.figures and not self._merged:
            value = self.sheet.rows[row.number][row.figures[0]].value
            if type(value) is Decimal and not 0 <= value <= LAST_YEAR:
                return False  # no number of a column, and no year
        if len(row.texts) >= 2 and all(self._is_column_number(row.number, column) for column in row.figures):
            return True
        return self.is_number_row(row) or self.is_year_row(row)

    def _is_column_number(self, row: int, column: int) -> bool:
        """`(1)` written as text among the words of a heading."""
        value = self.sheet.cell(row, column).value
        return isinstance(value, str) and value.strip().startswith("(") and header_formula(value) is not None

    def is_number_row(self, row: Row) -> bool:
        """`(1) (2) (3)=(1)-(2)`, `1 2 3 4`, `a b c=a-b`: the columns' own numbers."""
        numbers: list[int] = []
        formulas = 0
        cells = self.sheet.rows[row.number]
        stored = any(not isinstance(cells[column].value, str) for column in row.kinds)
        if stored and not all(self._repeats(row.number, column) for column in row.texts):
            return False  # a label and 1, 2, 3: a line of the table
        repeated = [column for column in row.texts if self._repeats(row.number, column)]
        labelled = len(row.texts) > len(repeated)
        for column in row.kinds:
            if column in repeated:
                continue
            text = self.text(row.number, column)
            parsed = header_formula(text)
            if parsed is None:
                if row.kinds[column] is Kind.TEXT and not numbers and not formulas:
                    continue  # a label before the numbers
                return False
            name, right_side = parsed
            if right_side is not None:
                formulas += 1
            elif name.isdigit():
                numbers.append(int(name))
            elif len(name) != 1:
                return False
        if formulas:
            return True
        if len(numbers) < 2:
            return False
        steps = [b - a for a, b in pairwise(numbers)]
        widest = 1 if labelled or len(numbers) < 3 else 2  # a form that leaves a column out keeps its numbers
        return numbers[0] in (0, 1, 2) and all(1 <= step <= widest for step in steps)

    def _repeats(self, row: int, column: int) -> bool:
        """Whether the cell says what the heading above it says."""
        if not self._merged:
            own, above = self.sheet.cell(row, column).value, self.sheet.cell(row - 1, column).value
            if isinstance(own, str) and isinstance(above, str):
                return own.strip() == above.strip() != ""
        text = self.text(row, column)
        return bool(text) and text == self.text(row - 1, column)

    def is_year_row(self, row: Row) -> bool:
        """`2022 2023 2024` as column heads, with or without a word before them; 1950 and 2010 are amounts."""
        years: list[int] = []
        cells = self.sheet.rows[row.number]
        if not row.figures:
            return False
        for column in row.figures:
            value = cells[column].value
            if type(value) is Decimal and not 1900 <= value <= LAST_YEAR and not self._merged:
                return False
            text = self.text(row.number, column)
            if not (text.isdigit() and len(text) == 4 and 1900 <= int(text) <= LAST_YEAR):
                return False
            if self.sheet.cell(row.number, column).formula is not None:
                return False
            years.append(int(text))
        labelled = len(row.texts) == 1 and not self._heads_labels(row)
        furthest = FURTHEST_BESIDE_A_LABEL if labelled else FURTHEST_YEARS
        if any(abs(later - earlier) > furthest for earlier, later in pairwise(years)):
            return False
        if len(years) == 1 and len(row.texts) <= 1:
            return self._is_over_a_column(row)
        return bool(years)

    def _heads_labels(self, row: Row) -> bool:
        """Whether the row's first words are the heading of the labels."""
        found = match(self.text(row.number, row.texts[0]), "column")
        return row.texts[0] < row.figures[0] and any(one.whole and one.term in ("label", "code") for one in found)

    def _is_over_a_column(self, row: Row) -> bool:
        """Whether one year is a heading: beside the heading of the labels, or alone on top of a column of figures."""
        if row.texts:
            return self._heads_labels(row)
        above, below = (self.sheet.cell(row.number + step, row.figures[0]).value for step in (-1, 1))
        labels = [
            cell.value for column, cell in self.sheet.rows.get(row.number + 1, {}).items() if column < row.figures[0]
        ]
        labelled = any(isinstance(value, str) for value in labels)
        return labelled and isinstance(below, Decimal) and not isinstance(above, Decimal)
