"""What a recalculation puts into cells, and that the next one leaves it alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.book_by_hand import book_of
from tests.test_filled import SPECIMENS
from xlengine.finding import Severity
from xlengine.judging import reading
from xlengine.judging.reviewing import check_book, recalculation, with_values
from xlengine.layout import Table
from xlengine.sheet import Area, Book, Cell, Ref, Sheet, Style, Value

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


def test_what_is_written_has_the_digits_that_a_workbook_holds() -> None:
    book = table(
        ("Source", "Amount", "Posts"), ("Debt", "0.12345678901234567", 5), ("Equity", "10.5", 6), ("Total", None, 11),
    )  # fmt: skip
    for row in (2, 3):
        book.sheets[0].rows[row][2] = Cell(Decimal(str(book.sheets[0].rows[row][2].value)))
    assert written(book) == {"B4": Decimal("10.6234567890123")}


def test_an_amount_under_a_percent_format_is_not_changed_again_by_the_next_run() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance"),
        ("Posts", 250, 200, None),
        ("Travel", 500, 750, -250),
        ("Supplies", 125, 100, 25),
    )
    book.sheets[0].rows[2][4] = Cell(None, None, PERCENT)
    assert written(book) == {"D2": Decimal(50)}  # what =B2-C2 gives there, and what a total of the column adds


def test_a_share_that_may_be_rounded_again_is_shown_as_its_column_and_keeps_a_decimal_more() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance", "Percentage"),
        ("Posts", 3881.6, 2738.0, 1143.6, None),
        ("Supplies", 125.0, 100.5, 24.5, None),
    )
    changes = recalculation(book).changes
    written = {change.ref.address: (change.value, change.number_format_decimals) for change in changes}
    assert written == {"E2": (Decimal("29.46"), 1), "E3": (Decimal("19.6"), 1)}


def test_a_line_of_shares_that_is_empty_is_shown_as_the_lines_it_is_taken_of_let_expect() -> None:
    """However long the table is beside its width: found by fuzzing, where it ended a check."""
    book = table(
        ("", "2021", "2022"),
        ("Posts", 10, 20),
        ("Travel", 5.5, 6.5),
        ("Apportionment", 40, 50),
        ("Expenditure", 20.5, 30),
        ("Implementation rate", None, None),
    )
    assert written(book) == {"B6": Decimal("51.3"), "C6": Decimal("60.0")}
    assert not [finding for finding in check_book(book).findings if finding.severity is Severity.ERROR]


def test_a_line_of_shares_of_amounts_to_the_cent_has_two_decimals() -> None:
    book = table(
        ("", "2021", "2022"),
        ("Posts", "10.00", "20.00"),
        ("Apportionment", "15.50", "26.50"),
        ("Expenditure", "12.00", "13.00"),
        ("Implementation rate", None, None),
    )
    assert written(book) == {"B5": Decimal("77.42"), "C5": Decimal("49.06")}


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


def test_a_memo_line_may_be_more_than_its_line_where_another_one_is_taken_off() -> None:
    def errors(other: int) -> set[str]:
        book = table(
            ("Category", "Apportionment", "Expenditure"),
            ("Posts", 250, 200),
            ("Supplies", 125, 230),
            ("including: posts", 60, other),
            ("including: others", 65, 318),
            ("Total", 375, 430),
        )
        found = check_book(book).findings
        return {f.ref.address for f in found if f.ref is not None and f.code == "XLE207"}

    assert errors(-88) == set()
    assert errors(88) == {"C5"}


def test_the_next_round_goes_on_from_what_the_last_one_has_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Sheet] = []
    tables_of_sheet = reading.tables_of_sheet

    def counted(sheet: Sheet, totals: Collection[str] = ()) -> Iterator[Table]:
        read.append(sheet)
        return tables_of_sheet(sheet, totals)

    monkeypatch.setattr(reading, "tables_of_sheet", counted)
    (specimen,) = (one for one in SPECIMENS if one.title.startswith("Collections and what is left to collect, some"))
    book = specimen.book()
    given = {change.ref: change.value for change in recalculation(book).changes}
    assert len(given) == 3, "two rounds"
    assert [sheet is book.sheets[0] for sheet in read] == [True, False, False], "and what the second one has written"


def told(book: Book) -> dict[str, tuple[Severity, str | None, str | None, str]]:
    """By address: how grave, what is found, what is expected, and the sentence."""
    findings = check_book(book).findings
    return {f.ref.address: (f.severity, f.found, f.expected, f.message) for f in findings if f.ref is not None}


def test_a_total_off_by_the_rounding_of_its_parts_is_a_note_and_stays() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance"),
        ("Posts", "100.3", "90.1", "10.2"),
        ("Travel", "200.3", "150.5", "49.8"),
        ("Supplies", "50.2", "40.1", "10.1"),
        ("Total", "350.9", "280.7", "70.1"),
    )
    assert not recalculation(book).changes
    severity, found, expected, message = told(book)["B5"]
    assert (severity, found, expected) == (Severity.NOTE, "350.9", "350.8")
    assert message.endswith("the difference is no more than the rounding of its parts")
    assert set(told(book)) <= {"B5", "D5"}
    assert {finding.change for finding in check_book(book).findings} == {None}


def test_a_figure_is_told_with_the_arithmetic_that_it_comes_from() -> None:
    amounts = table(
        ("Category", "Apportionment", "Expenditure", "Variance", "Percentage"),
        ("Posts", 250, 200, None, "20.0"),
        ("Travel", 500, 750, "-250", "-40.0"),
        ("Supplies", 125, 100, "35", "28.0"),
        ("Equipment", 400, 300, "100", "25.0"),
        ("Total", 1275, 1349, "-74", "-5.8"),
    )
    rounding = "the difference is no more than the rounding of its parts"
    assert told(amounts) == {
        "D2": (Severity.NOTE, None, "50", "the cell is empty; 250 − 200 = 50"),
        "E3": (Severity.ERROR, "-40.0", "-50.0", "(250) ÷ 500 × 100 = (50.0)"),
        "D4": (Severity.ERROR, "35", "25", "125 − 100 = 25"),
        "C6": (Severity.NOTE, "1349", "1350", f"200 + 750 + 100 + 300 = 1 350; {rounding}"),
    }
    growth = table(
        ("Category", "2025 estimate", "2024 estimate", "Growth (per cent)"),
        ("Posts", 250, 200, None),
        ("Travel", 500, 750, "-33.3"),
        ("Supplies", 125, 100, "25.0"),
        ("Equipment", 400, 300, "33.3"),
    )
    assert told(growth) == {
        "D2": (Severity.NOTE, None, "25.0", "the cell is empty; (250 − 200) ÷ 200 × 100 = 25.0")
    }  # fmt: skip


def test_a_vacancy_rate_is_told_by_the_range_that_its_counts_allow() -> None:
    posts = table(
        ("Category", "Authorized strength", "Actual incumbency (average)", "Vacancy rate (percentage)"),
        ("Professional", 940, 837, "11.1"),
        ("General Service", 500, 450, "10.0"),
        ("National", 125, 100, None),
        ("Other", 400, 300, "24.9"),
    )
    outside = "check the months or the strength it was computed with. Never overwritten"
    inside = "so 24.9 is possible; it comes from the months. Never overwritten"
    assert told(posts) == {
        "D2": (Severity.WARNING, "11.1", "11.0", f"the printed counts allow 10.904 to 11.011; {outside}"),
        "D4": (Severity.NOTE, None, "20.0", "the cell is empty; (125 − 100) ÷ 125 × 100 = 20.0"),
        "D5": (Severity.NOTE, "24.9", "25.0", f"the printed counts allow 24.875 to 25.125, {inside}"),
    }


def test_what_agrees_with_a_wrong_total_is_corrected_with_it() -> None:
    book = table(
        ("Category", "Expenditure 2019/20", "Apportionment", "Expenditure", "Variance"),
        ("Posts", 240, 250, 200, 50),
        ("Travel", 510, 500, 750, -250),
        ("Subtotal", 750, 750, 940, -190),
        ("Supplies", 110, 125, 100, 25),
        ("Vehicles", 290, 300, 280, 20),
        ("Total", 1150, 1175, 1320, -145),
    )
    assert written(book) == {"D4": 950, "E4": -200, "D7": 1330, "E7": -155}


def test_a_line_of_amounts_that_could_be_years_is_added() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance"),
        ("Posts", 1013, 900, None),
        ("Travel", 2004, 2010, None),
        ("Fuel", 1990, 1991, None),
        ("Rations", 50, 60, None),
        ("Total", None, None, None),
    )
    assert written(book) == {"D2": 113, "D3": -6, "D4": -1, "D5": -10, "B6": 5057, "C6": 4961, "D6": 96}


def test_years_that_are_said_again_above_a_part_are_its_heading() -> None:
    book = table(
        ("Category", 2022, 2023),
        ("Posts", 1013, 900),
        ("Travel", 104, 220),
        ("Total", None, None),
        ("Missions", 2022, 2023),
        ("Fuel", 50, 60),
        ("Rations", 70, 90),
        ("Total", None, None),
    )
    assert written(book) == {"B4": 1117, "C4": 1120, "B8": 120, "C8": 150}


def test_a_line_of_amounts_that_could_be_years_far_apart_is_a_line() -> None:
    book = table(
        ("Category", "Apportionment", "Expenditure", "Variance"),
        ("Posts", 1950, 2010, None),
        ("Travel", 500, 750, None),
        ("Supplies", 1910, 1990, None),
        ("Total", None, None, None),
    )
    assert written(book) == {
        "D2": -60, "D3": -250, "D4": -80, "B5": 4360, "C5": 4750, "D5": -390,
    }  # fmt: skip


def test_a_check_reads_only_the_sheets_that_it_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ("Category", "Budget"), ("Posts", 1250), ("Travel", 2125), ("Total", 3375)
    book = replace(table(*lines), sheets=[replace(table(*lines).sheets[0], name=name) for name in ("North", "South")])
    known = check_book(book)
    changed = with_values(book, {Ref("South", 4, 2): Decimal(3376)})
    read: list[str] = []
    tables_of_sheet = reading.tables_of_sheet
    monkeypatch.setattr(reading, "tables_of_sheet", lambda sheet, totals=(): read.append(sheet.name) or tables_of_sheet(
        sheet, totals))  # fmt: skip
    told = {(one.ref, one.severity) for one in check_book(changed, before=known).findings}
    assert told == {(one.ref, one.severity) for one in check_book(changed).findings} != set()
    assert read == ["South", "North", "South"]
