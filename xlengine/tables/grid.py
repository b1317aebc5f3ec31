"""A sheet as rows of words and figures: what each cell looks like before anyone knows what it means."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from itertools import pairwise

from xlengine.expression import expression
from xlengine.sheet import Area, Sheet
from xlengine.tables.kinds import LONGEST_LABEL, Kind, Row, rows_of
from xlengine.terms import match
from xlengine.terms.fold import fold, header_formula

FIRST_YEAR, LAST_YEAR = 1900, 2100
FURTHEST_YEARS = 40
"""Column heads that stand side by side name no years further apart than this."""
FURTHEST_BESIDE_A_LABEL = 10
"""Nor than this where other words stand before them than those over the labels: 1990 and 2010 are amounts of a line."""
COLUMN_NUMBERS = frozenset(("栏次", "栏 次", "列次", "№ графы", "номер графы", "графа"))
"""What stands before the numbers of columns, one of which may be the only one."""
HOW_FAR = 100
"""So many rows above are looked at for a heading of years that is repeated."""


_NEXT_YEAR = expression(r"\+?\$?[A-Z]{1,3}\$?([0-9]+) ?(?:[-+] ?[0-9]{1,2})?")


def _is_the_next_year(formula: str, row: int) -> bool:
    """Whether a formula takes the year beside it and a few more, or less: `B1+1`."""
    found = _NEXT_YEAR.fullmatch(formula)
    return found is not None and int(found[1]) == row


_BESIDE_A_YEAR = expression(r"(?<=[0-9]{4})\s*(?:[-–]|[*†‡§¹²³⁴]+|\([a-zа-я*]\)|[%٪％])$")
"""`2021-` over `2025`, `2025*` with a note, `2025 %`."""


class Grid:
    """The rows of one sheet, with merged cells looked through."""

    def __init__(self, sheet: Sheet, totals: Collection[str] = ()) -> None:
        self.sheet = sheet
        self.totals = totals
        """The office's own words for totals, folded: a last line that they name is no note."""
        self.rows = rows_of(sheet)
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

    @property
    def has_merged(self) -> bool:
        """Whether some cells are merged."""
        return bool(self._merged)

    def is_prose(self, row: Row) -> bool:
        """Whether some words of the row are too long for a label."""
        if not self._merged:
            return row.is_prose
        return any(len(self.text(row.number, column)) > LONGEST_LABEL for column in row.texts)

    def merged(self, row: int, column: int) -> Area | None:
        """The merged area that covers the cell."""
        return self._merged.get((row, column))

    def is_heading_row(self, row: Row) -> bool:
        """Whether the row names or numbers columns: words, years, `(1)`, `(3)=(1)-(2)`."""
        if self.begins_with_an_amount(row) or self._holds_an_amount(row):
            return False
        if len(row.texts) >= 2 and all(self._is_column_number(row.number, column) for column in row.figures):
            return True
        return self.is_number_row(row) or self.is_year_row(row)

    def begins_with_an_amount(self, row: Row) -> bool:
        """Whether the row's first figure can be no number of a column and no year: seen without a closer look."""
        first = row.first
        if self._merged or type(first) is not Decimal:
            return False
        if not 0 <= first <= LAST_YEAR:
            return True
        labelled = not row.texts or (len(row.texts) == 1 and row.texts[0] < row.figures[0])
        return labelled and 2 < first < FIRST_YEAR

    def _holds_an_amount(self, row: Row) -> bool:
        """Whether one of its figures is broken, below nil or beyond all years: no number of a column, and no year."""
        if self._merged or not row.figures:
            return False
        cells = self.sheet.rows[row.number]
        values = [cells[column].value for column in row.figures]
        return any(
            type(value) is Decimal and not (0 <= value <= LAST_YEAR and value == value.to_integral_value())
            for value in values
        )

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
        says_how = any("=" in text and header_formula(text) for text in (self.text(row.number, c) for c in row.texts))
        beside = (self._repeats(row.number, column) or self._goes_on_below(row.number, column) for column in row.texts)
        named = any(fold(self.text(row.number, column)) in COLUMN_NUMBERS for column in row.texts)
        if stored and not (says_how or named or self._head_codes_and_names(row)) and not all(beside):
            return False  # a label and 1, 2, 3: a line of the table
        repeated = [column for column in row.texts if self._repeats(row.number, column)]
        labelled = len(row.texts) > len(repeated)
        for column in row.kinds:
            if column in repeated:
                continue
            text = self.text(row.number, column)
            if fold(text) in COLUMN_NUMBERS:
                continue
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
            return named and bool(numbers)
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

    def _goes_on_below(self, row: int, column: int) -> bool:
        """Whether the cell is merged with the one below: a label of the line that stands there."""
        area = self._merged.get((row, column))
        return area is not None and area.bottom > row

    def is_year_row(self, row: Row) -> bool:
        """`2022 2023 2024` as column heads, with or without a word before them; 1950 and 2010 are amounts."""
        years: list[int] = []
        cells = self.sheet.rows[row.number]
        if not row.figures:
            return False
        for column in row.figures:
            value = cells[column].value
            if type(value) is Decimal and not FIRST_YEAR <= value <= LAST_YEAR and not self._merged:
                return False
            text = _BESIDE_A_YEAR.sub("", self.text(row.number, column))
            if not (text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
                return False
            formula = self.sheet.cell(row.number, column).formula
            if formula is not None and not _is_the_next_year(formula, row.number):
                return False
            years.append(int(text))
        labelled = bool(row.texts) and not self._heads_labels(row) and (
            len(row.texts) == 1 or row.texts[-1] < row.figures[0])  # fmt: skip
        if labelled and self._stands_below_amounts(row) and not self._has_been_said(row):
            return False
        furthest = FURTHEST_BESIDE_A_LABEL if labelled else FURTHEST_YEARS
        if any(abs(later - earlier) > furthest for earlier, later in pairwise(years)):
            return False
        if len(years) == 1 and len(row.texts) <= 1:
            return self._is_over_a_column(row)
        return bool(years)

    def _stands_below_amounts(self, row: Row) -> bool:
        """Whether figures stand in each of these columns right above the row, and not all the way up only years."""
        for number in range(row.number - 1, max(0, row.number - HOW_FAR), -1):
            above = [self.sheet.cell(number, column).value for column in row.figures]
            if not all(isinstance(value, Decimal) for value in above):
                return False
            if not all(isinstance(value, Decimal) and FIRST_YEAR <= value <= LAST_YEAR for value in above):
                return True
        return False

    def _has_been_said(self, row: Row) -> bool:
        """Whether a row not far above holds the same years, or the same year and words: a heading that is repeated."""
        columns = row.figures if len(row.figures) > 1 else [*row.texts, *row.figures]
        own = [self.sheet.cell(row.number, column).value for column in columns]
        return any(
            own == [self.sheet.cell(number, column).value for column in columns]
            for number in range(max(1, row.number - HOW_FAR), row.number)
        )

    def _heads_labels(self, row: Row) -> bool:
        """Whether the row's first words are the heading of the labels."""
        found = match(self.text(row.number, row.texts[0]), "column")
        return row.texts[0] < row.figures[0] and any(one.whole and one.term in ("label", "code") for one in found)

    def _head_codes_and_names(self, row: Row) -> bool:
        """Whether the row's words are the headings of codes and of names, beside numbers from the third column on."""
        if len(row.texts) != 2 or len(row.figures) < 3 or row.texts[-1] > row.figures[0]:
            return False
        terms = [{one.term for one in match(self.text(row.number, column), "column")} for column in row.texts]
        return "code" in terms[0] and "label" in terms[1]

    def _begins_a_column(self, row: Row) -> bool:
        """Whether a word and a year stand on top of words and amounts that are no years, with nothing above them."""
        label, column = row.texts[0], row.figures[0]
        below = [self.sheet.cell(row.number + step, column).value for step in (1, 2)]
        if label > column or self.sheet.rows.get(row.number - 1):
            return False
        words = [self.sheet.cell(row.number + step, label).value for step in (1, 2)]
        return all(isinstance(word, str) for word in words) and any(
            isinstance(value, Decimal) and not FIRST_YEAR <= value <= LAST_YEAR for value in below
        )

    def _is_over_a_column(self, row: Row) -> bool:
        """Whether one year is a heading: beside the heading of the labels, or alone on top of a column of figures."""
        if row.texts:
            return self._heads_labels(row) or self._begins_a_column(row)
        above, below = (self.sheet.cell(row.number + step, row.figures[0]).value for step in (-1, 1))
        labels = [
            cell.value for column, cell in self.sheet.rows.get(row.number + 1, {}).items() if column < row.figures[0]
        ]
        labelled = any(isinstance(value, str) for value in labels)
        return labelled and isinstance(below, Decimal) and not isinstance(above, Decimal)
