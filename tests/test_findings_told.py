"""What a finding tells: its code, its arithmetic, the cells it comes from, and the change that would mend it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.book_by_hand import book_of
from tests.tables_by_hand import findings, table
from xlengine.finding import Severity
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.sheet import CellError, Ref

AMOUNTS = ("Category", "Apportionment", "Expenditure", "Variance", "Percentage")


@pytest.mark.parametrize(
    ("lines", "arithmetic"),
    [
        (2, "10 + 20 = 30"),
        (6, "10 + 20 + 30 + 40 + 50 + 60 = 210"),
        (7, "10 + … + 70 (7 figures) = 280"),
        (45, "10 + … + 450 (45 figures) = 10 350"),
    ],
)
def test_a_long_sum_is_told_by_its_first_and_its_last_part(lines: int, arithmetic: str) -> None:
    sums = table(AMOUNTS[:2], *((f"Line {at}", at * 10) for at in range(1, lines + 1)), ("Total", None))
    (finding,) = findings(sums).values()
    assert finding.message == f"the cell is empty; {arithmetic}"
    assert [(one.ref.row, one.value) for one in finding.because] == [
        (at + 1, at * 10) for at in range(1, min(lines, 40) + 1)
    ]


def test_a_line_that_takes_the_first_from_the_second_is_told_with_a_minus_before_the_first() -> None:
    book = table(("Category", "First", "Second"), ("Receipts", 200, 150), ("Spending", 500, 300), ("Total", 300, None))
    assert findings(book)["C4"].message == "the cell is empty; −150 + 300 = 150"


def test_a_finding_carries_the_rule_of_its_figure_unless_its_cell_is_empty_or_holds_an_error() -> None:
    book = table(
        AMOUNTS,
        ("Posts", 250, 200, 50, "20.0"),
        ("Travel", 500, 750, -250, "-55.0"),
        ("Supplies", 125, 100, 30, "24.0"),
        ("Equipment", 400, 300, None, "25.0"),
        ("Total", 1275, 1351, -76, "-6.0"),
    )
    told = {at: (f.code, f.name, f.severity, f.fixable) for at, f in findings(book).items()}
    assert told == {
        "E3": ("XLE102", "percentage", Severity.ERROR, True),
        "D4": ("XLE101", "variance", Severity.ERROR, True),
        "D5": ("XLE901", "empty", Severity.NOTE, True),
        "C6": ("XLE202", "total", Severity.NOTE, False),
    }


def test_a_finding_is_fixable_where_a_recalculation_writes_the_cell_and_nowhere_else() -> None:
    book = table(
        AMOUNTS[:4],
        ("Posts", 250, 200, 50),
        ("Travel", 500, 750, 250),
        ("Supplies", 125, 100, CellError("#REF!")),
        ("Equipment", 400, 300, ("=C5-B5", -100)),
        ("Vehicles", 400, 350, None),
        ("Fuel", 200, 150, 50),
        ("Rations", 300, 220, 80),
        ("Freight", 900, 840, 60),
    )
    told = {at: (f.code, f.severity) for at, f in findings(book).items() if f.code in ("XLE101", "XLE901", "XLE902")}
    assert told == {
        "D3": ("XLE101", Severity.ERROR),
        "D4": ("XLE902", Severity.ERROR),
        "D5": ("XLE101", Severity.ERROR),
        "D6": ("XLE901", Severity.NOTE),
    }
    assert findings(book)["D4"].message == "the cell holds the error value #REF!"
    written = {change.ref.address for change in recalculation(book).changes}
    assert {at for at, f in findings(book).items() if f.fixable} == written == {"D3", "D6"}


def test_the_change_of_an_empty_cell_shows_the_decimals_of_its_parts_where_it_has_no_format_of_its_own() -> None:
    book = table(
        AMOUNTS[:4],
        ("Posts", 250, 200, None),
        ("Travel", "500.5", "750.25", None),
        ("Supplies", 125, 100, None),
        ("Equipment", 400, 300, 90),
        formats={"D4": "_-* #,##0.0"},
    )
    changes = {f.ref.address: f.change for f in findings(book).values() if f.ref and f.change}
    told = {at: (change.value, change.number_format_decimals) for at, change in changes.items()}
    assert told == {"D2": (50, 0), "D3": (Decimal("-249.75"), 2), "D4": (25, None), "D5": (100, None)}


def test_a_share_in_a_text_under_a_percent_format_stays_the_text_that_is_printed() -> None:
    percent = dict.fromkeys(("E2", "E3", "E4", "E5"), "0.0%")
    book = table(
        AMOUNTS,
        ("Posts", 250, 200, 50, "20.0%"),
        ("Travel", 500, 750, -250, "(50.0%)"),
        ("Supplies", 125, 100, 25, "20.0%"),
        ("Equipment", 400, 300, 100, "35.0%"),
        formats=percent,
    )
    book.sheets[0].rows[5][5].value = "35.0%"
    change = findings(book)["E5"].change
    assert change is not None
    assert (change.value, change.before) == ("25.0%", "35.0%")


@pytest.mark.parametrize(("beside", "written"), [(50, Decimal(100)), ("(50)", "100")])
def test_what_replaces_a_dash_is_a_number_among_numbers_and_a_text_among_texts(
    beside: int | str, written: Decimal | str
) -> None:
    book = table(
        AMOUNTS[:4],
        ("Posts", 250, 300, -50 if beside == 50 else beside),
        ("Travel", 500, 750, -250 if beside == 50 else "(250)"),
        ("Supplies", 125, 100, 25 if beside == 50 else "25"),
        ("Equipment", 400, 300, "–"),
    )
    if beside != 50:
        for row, text in ((2, "(50)"), (3, "(250)"), (4, "25")):
            book.sheets[0].rows[row][4].value = text
    change = findings(book)["D5"].change
    assert change is not None
    assert (change.value, change.before) == (written, "–")


def test_a_fraction_is_written_as_a_fraction_under_a_percent_format_too() -> None:
    book = table(
        ("Category", "Budget", "Spent", "Ratio"),
        ("", "(1)", "(2)", "(3)=(2)/(1)"),
        ("Posts", 250, 200, "0.800"),
        ("Travel", 500, 250, "0.500"),
        ("Supplies", 125, 100, None),
        formats={"D5": "0.0%"},
    )
    change = findings(book)["D5"].change
    assert change is not None
    assert change.value == Decimal("0.8")


def test_a_rate_that_its_counts_allow_and_give_is_no_finding() -> None:
    book = table(
        ("Category", "Authorized strength", "Actual incumbency (average)", "Vacancy rate (percentage)"),
        ("Professional", 940, 837, "11.0"),
        ("General Service", 500, 450, "10.0"),
        ("National", 125, 100, "20.0"),
    )
    assert findings(book) == {}


def test_a_share_that_a_formula_row_gives_is_overwritten_though_it_has_the_form_of_a_vacancy_rate() -> None:
    book = table(
        ("Category", "Posts", "Filled", "Not filled"),
        ("", "(1)", "(2)", "(3)=((1)-(2))/(1)"),
        ("Professional", 200, 150, "25.0"),
        ("General Service", 400, 300, "25.0"),
        ("National", 940, 837, "30.0"),
    )
    finding = findings(book)["D5"]
    assert (finding.code, finding.severity, finding.fixable) == ("XLE117", Severity.ERROR, True)
    assert finding.message == "(940 − 837) ÷ 940 × 100 = 11.0"


def test_a_figure_of_another_table_is_told_by_its_cell_and_shown_with_all_its_decimals() -> None:
    lines = (
        ("Category", "Apportionment", "Expenditure", "Variance", "Percentage"),
        ("Post resources", "250.5", "200.25", "50.25", "20.1"),
        ("Official travel", "500.0", "750.0", "-250.0", "-50.0"),
        ("Supplies", "125.0", "100.0", "25.0", "20.0"),
    )
    analysis = (("", "Variance", "Percentage"), ("Post resources", None, "20.1"), ("Official travel", "-250.0", None))
    sheets = [
        (
            name,
            {f"{'ABCDE'[at]}{row}": text for row, line in enumerate(many, 1) for at, text in enumerate(line) if text},
        )
        for name, many in (("Table 1", lines), ("Analysis", analysis))
    ]
    changes = {change.ref.address: change for change in recalculation(book_of(*sheets)).changes}
    assert {at: (c.value, c.number_format_decimals, c.code) for at, c in changes.items()} == {
        "B2": (Decimal("50.25"), 2, "XLE302"), "C3": (Decimal("-50.0"), 1, "XLE302"),
    }  # fmt: skip
    told = findings(book_of(*sheets))
    assert told["B2"].message == "the cell is empty; 'Table 1'!D2 shows 50.25"
    assert told["C3"].message == "the cell is empty; 'Table 1'!E3 shows (50.0)"


def test_a_printed_figure_with_a_mark_behind_it_is_told_and_not_overwritten() -> None:
    """The note that the mark tells of may say why it is another."""
    lines = [(f"Line {at}", at * 10, str(at * 100), at * 7) for at in range(1, 6)]
    for printed, written in (("1 400", "1 500"), ("1 400*", None), ("1 400²", None)):
        book = table(("Category", "First", "Second", "Third"), *lines, ("Total", 150, printed, 105))
        assert findings(book)["C7"].severity is Severity.ERROR
        assert {c.ref.address: c.value for c in recalculation(book).changes} == ({"C7": written} if written else {})


def with_a_wrong_total(**other: Any) -> dict[str, tuple[str | None, str | None, str, bool]]:
    """By cell (found, expected, message, fixable): a budget whose total C5 of 300 says 390, and what else differs."""
    cells: dict[str, Any] = {
        "A1": "Item", "B1": "Apportionment", "C1": "Expenditure", "D1": "Variance", "E1": "Implementation rate (%)",
        "A2": "Staff", "B2": 150, "C2": 120, "D2": 30, "E2": "80.0",
        "A3": "Travel", "B3": 90, "C3": 90, "D3": 0, "E3": "100.0",
        "A4": "Fuel", "B4": 100, "C4": 90, "D4": 10, "E4": "90.0",
        "A5": "Total", "B5": 340, "C5": 390, "D5": 40, "E5": "88.2",
    }  # fmt: skip
    cells |= {at: Decimal(one) for at, one in (cells | other).items() if isinstance(one, str) and one[0].isdigit()}
    cells |= {at: one for at, one in other.items() if not isinstance(one, str)}
    found = check_book(book_of(("S", cells))).findings
    return {one.ref.address: (one.found, one.expected, one.message, one.change is not None) for one in found if one.ref}


def test_what_is_wrong_only_beside_a_wrong_figure_is_told_to_be_right_once_that_is_mended() -> None:
    told = with_a_wrong_total()
    assert list(told) == ["C5", "D5", "E5"]
    assert told["C5"] == ("390", "300", "120 + 90 + 90 = 300", True)
    assert told["D5"] == ("40", None, "right once C5 is 300: 340 − 300 = 40", False)
    assert told["E5"] == ("88.2", None, "right once C5 is 300: 300 ÷ 340 × 100 = 88.2", False)


def test_a_figure_that_is_wrong_all_the_same_is_told_by_what_is_printed() -> None:
    told = with_a_wrong_total(E5="88.9")
    assert told["E5"] == ("88.9", "114.7", "390 ÷ 340 × 100 = 114.7", True)
    assert told["D5"][1] is None


def test_a_figure_that_is_right_with_what_is_printed_follows_nothing() -> None:
    assert list(with_a_wrong_total(D5=-50, E5="114.7")) == ["C5"]
    assert with_a_wrong_total(E5="114.7")["D5"][1] is None


def test_a_wrong_figure_that_follows_from_another_is_not_written_over() -> None:
    cells: dict[str, Any] = {
        "A1": "Item", "B1": "Apportionment", "C1": "Expenditure", "D1": "Variance", "E1": "Percentage",
        "A2": "Staff", "B2": 150, "C2": 120, "D2": 30, "E2": 20, "A3": "Travel", "B3": 90, "C3": 81, "D3": 7, "E3": 10,
        "A4": "Fuel", "B4": 100, "C4": 90, "D4": 10, "E4": 10, "A5": "Total", "B5": 340, "C5": 291, "D5": 49,
    }  # fmt: skip
    (wrong, follows) = check_book(book_of(("S", cells))).findings[:2]
    assert (wrong.ref, wrong.expected) == (Ref("S", 3, 4), "9")
    assert (follows.ref, follows.message) == (Ref("S", 3, 5), "right once D3 is 9: 9 ÷ 90 × 100 = 10")
    changes = recalculation(book_of(("S", cells))).changes
    assert [(one.ref.address, one.value) for one in changes if one.before is not None] == [("D3", 9)]
