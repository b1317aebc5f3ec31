"""What a recalculation puts into cells, and that the next one leaves it alone."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tests.book_by_hand import book_of
from xlengine.finding import Severity
from xlengine.reviewing import check_book, recalculation, with_values
from xlengine.sheet import Area, Book, Cell, Style, Value

PERCENT = Style("0.0%")


def written(book: Book) -> Mapping[str, Value]:
    """The changes by address; the next recalculation makes none."""
    changes = {change.ref: change.value for change in recalculation(book).changes}
    assert not recalculation(with_values(book, changes)).changes
    return {ref.address: value for ref, value in changes.items()}


def table(*lines: tuple[Any, ...]) -> Book:
    """One sheet, its first row the headings."""
    cells = {
        f"{'ABCDEF'[column]}{row}": value
        for row, line in enumerate(lines, 1)
        for column, value in enumerate(line)
        if value is not None
    }
    return book_of(("S", cells))


def test_a_difference_of_rates_is_written_as_the_fraction_that_its_percent_format_shows() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance"),
        ("Posts", "0.25", "0.20", None),
        ("Travel", "0.50", "0.75", None),
        ("Supplies", "0.125", "0.100", None),
    )
    for row in (2, 3, 4):
        for column in (2, 3):
            cell = book.sheets[0].rows[row][column]
            book.sheets[0].rows[row][column] = Cell(Decimal(str(cell.value)), None, PERCENT)
        book.sheets[0].rows[row][4] = Cell(None, None, PERCENT)
    assert written(book) == {"D2": Decimal("0.05"), "D3": Decimal("-0.25"), "D4": Decimal("0.025")}


def test_an_amount_under_a_percent_format_is_not_changed_again_by_the_next_run() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance"),
        ("Posts", 250, 200, None),
        ("Travel", 500, 750, -250),
        ("Supplies", 125, 100, 25),
    )
    book.sheets[0].rows[2][4] = Cell(None, None, PERCENT)
    assert written(book) == {"D2": Decimal("0.5")}


def test_a_share_that_may_be_rounded_again_is_shown_as_its_column_and_keeps_a_decimal_more() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance", "Percentage"),
        ("Posts", 3881.6, 2738.0, 1143.6, None),
        ("Supplies", 125.0, 100.5, 24.5, None),
    )
    changes = recalculation(book).changes
    written = {change.ref.address: (change.value, change.number_format_decimals) for change in changes}
    assert written == {"E2": (Decimal("29.46"), 1), "E3": (Decimal("19.6"), 1)}


def test_a_cell_that_cannot_be_written_is_said_and_the_others_are_filled() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance"),
        ("Posts", 250, 200, None),
        ("Travel", 500, 750, None),
        ("Supplies", 125, 100, None),
    )
    book.sheets[0].forbidden.append((Area.at("D3:D9"), "a pivot table writes it"))
    review = recalculation(book)
    assert {change.ref.address: change.value for change in review.changes} == {"D2": 50}
    assert [(one.area.address, one.why) for one in review.unchecked] == [
        ("D3", "cannot be written: a pivot table writes it"),
        ("D4", "cannot be written: a pivot table writes it"),
    ]


def test_an_array_formula_is_refreshed_where_it_is_written_and_nowhere_else() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance"),
        ("Posts", 250, 200, ("=B2:B4-C2:C4", 7)),
        ("Travel", 500, 750, -250),
        ("Supplies", 125, 100, 90),
    )
    book.sheets[0].forbidden.append((Area.at("D2:D4"), "it is inside an array formula"))
    review = recalculation(book)
    assert {change.ref.address: (change.value, change.keeps_formula) for change in review.changes} == {"D2": (50, True)}
    assert [one.area.address for one in review.unchecked] == ["D4"]


def test_a_memo_line_may_be_all_of_its_line_and_never_more() -> None:
    def errors(memo: int) -> set[tuple[str, str]]:
        book = table(
            ("Category", "Apportionment", "Expenditure", "Variance"),
            ("Posts", 250, 200, 50),
            ("Supplies", 125, 100, 25),
            ("including: health insurance", memo, 80, memo - 80),
            ("Total", 375, 300, 75),
        )
        found = check_book(book).findings
        return {(f.ref.address, f.code) for f in found if f.ref is not None and f.severity is Severity.ERROR}

    assert errors(125) == set()
    assert errors(126) == {("B4", "XLE207")}
