"""Heads of columns that formulas give: years that count on from the first one, and links to words further up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.book_by_hand import book_of
from xlengine.finding import Severity
from xlengine.judging.reading import read_book
from xlengine.judging.reviewing import check_book
from xlengine.sheet import Ref, Value, with_values


def headings(second: str, third: str) -> list[str]:
    """The heads of three columns: 2022 is typed, and formulas give 2023 and 2024."""
    lines = {"A2": "Search", "B2": 950, "C2": 990, "D2": 1010, "A3": "Cloud", "B3": 45, "C3": 61, "D3": 72}
    book = book_of(("S", {"A1": "Sales", "B1": 2022, "C1": second, "D1": third, **lines}))
    results = {Ref("S", 1, 3): Decimal(2023), Ref("S", 1, 4): Decimal(2024)}
    (table,) = read_book(with_values(book, results)).tables
    return [measure.title for measure in table.measures]


@pytest.mark.parametrize(("second", "third"), [("=B1+1", "=C1+1"), ("=$B$1 + 1", "=B1+2"), ("=+B1+1", "=+C1+1")])
def test_the_year_beside_and_one_more_is_a_heading(second: str, third: str) -> None:
    assert headings(second, third) == ["2022", "2023", "2024"]


@pytest.mark.parametrize(("second", "third"), [("=B3+1978", "=C3+1963"), ("=B1*1.0005", "=C1+1"), ("=B9+1", "=C1+1")])
def test_what_is_computed_from_amounts_is_none(second: str, third: str) -> None:
    assert headings(second, third) == ["", "", ""]


def test_years_from_and_to_over_one_another_are_a_heading() -> None:
    cells = {"A3": "Loans", "B3": 54, "C3": 12, "D3": 66, "E3": 78}
    cells |= {"A4": "Grants", "B4": 9, "C4": 7, "D4": 16, "E4": 23}
    book = book_of(("S", {"D1": "2021-", "E1": "2021-", "B2": 2021, "C2": 2022, "D2": 2025, "E2": 2030} | cells))
    (table,) = read_book(book).tables
    assert [measure.title for measure in table.measures] == ["2021", "2022", "2021- / 2025", "2021- / 2030"]


def said(**cells: object) -> list[str]:
    """The errors in a plan, beside a list, whose second part begins with links to the heads of its columns."""
    plan: dict[str, object] = {"A1": "Rates", "B1": "Year one", "C1": "Year two", "D1": "Inflation"}
    for row, label in ((2, "Growth"), (3, "Interest"), (4, None), (5, "Sales"), (6, "Fees"), (7, "Rent"), (8, "VAT")):
        plan[f"D{row}"] = row * 11
        plan |= {f"A{row}": label, f"B{row}": row * 37, f"C{row}": row * 41} if label else {}
    book = book_of(("S", plan | {"B4": "=B1", "C4": "=C1"} | cells))
    results: dict[str, Value] = {
        "=B1": "Year one", "=C1": "Year two", "=A5": "Sales", "=A9&A10": "", "=C5": "See note",
    }  # fmt: skip
    stored = {
        Ref("S", row, column): results[f"={cell.formula}"]
        for row, line in book.sheets[0].rows.items() for column, cell in line.items() if cell.formula
    }  # fmt: skip
    found = check_book(with_values(book, stored)).findings
    return [f"{one.code} at {one.ref.address}" for one in found if one.ref and one.severity is Severity.ERROR]


def test_links_to_the_heads_of_columns_give_no_words_where_a_figure_belongs() -> None:
    assert said() == []
    assert said(C5="=A5") == ["XLE903 at C5"]
    assert said(A4="Result") == ["XLE903 at B4", "XLE903 at C4"]
    assert said(B4=17) == ["XLE903 at C4"]


def test_words_that_stand_among_figures_may_be_handed_on() -> None:
    assert said(C5="See note", D5="=C5") == []
    assert said(C5="See note", D5="=A5") == ["XLE903 at D5"]


def test_words_that_a_whole_column_looks_up_are_names() -> None:
    def looked_up(many: int) -> int:
        cells: dict[str, object] = {"A1": "Code", "B1": "Found", "C1": "Amount"}
        cells |= {f"A{row}": f"Item {row}" for row in range(2, 60)} | {f"C{row}": row * 7 for row in range(2, 60)}
        names = {Ref("S", row, 2): "Gas, 13 kg" for row in range(60 - many, 60)}
        numbers = {Ref("S", row, 2): Decimal(row * 37 % 101) for row in range(2, 60 - many)}
        book = book_of(("S", cells | {f"B{row}": f"=GETPIVOTDATA(A{row})" for row in range(2, 60)}))
        return sum(one.code == "XLE903" for one in check_book(with_values(book, {**names, **numbers})).findings)

    assert looked_up(12) == 12
    assert looked_up(13) == 0


def test_words_may_be_copied_from_the_same_place_of_another_sheet() -> None:
    def copied(formula: str) -> list[str]:
        names = {"A1": "Name", "B1": "Pay", "A2": "Adams", "A3": "Brown", "A4": "Clark"}
        first, second = {"B2": 700, "B3": "vacant", "B4": 800}, {"B2": 721, "B3": formula, "B4": 824}
        book = with_values(
            book_of(("First", names | first), ("Second", names | second)), {Ref("Second", 3, 2): "vacant"})  # fmt: skip
        return [f"{one.code} at {one.ref}" for one in check_book(book).findings if one.severity is Severity.ERROR]

    assert copied("=First!B3") == []
    assert copied("=First!A3") == ["XLE903 at Second!B3"]


def test_a_formula_that_shows_nothing_gives_no_words() -> None:
    assert said(C5="=A9&A10") == []


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (("R'000", "R'000", "R'000", None), ["Current", "Over 1 year", "Total", "% of total"]),
        (("R'000", "R'000", None, None), ["Current / R'000", "Over 1 year / R'000", "Total", "% of total"]),
        (("R'000", "Net", "R'000", None), ["Current / R'000", "Over 1 year / Net", "Total / R'000", "% of total"]),
        (("R'000", "R'000", "R'000", "%"), ["Current", "Over 1 year", "Total", "% of total (%)"]),
    ],
)
def test_a_row_of_units_below_most_headings_is_no_level(units: tuple[str | None, ...], expected: list[str]) -> None:
    cells: dict[str, object] = {"A1": "Customers", "A3": "Shops", "A4": "Homes"}
    for column, heading, unit in zip("BCDE", ("Current", "Over 1 year", "Total", "% of total"), units, strict=True):
        cells |= {f"{column}1": heading, f"{column}3": 48 + ord(column), f"{column}4": 21 + ord(column)}
        cells |= {f"{column}2": unit} if unit else {}
    (table,) = read_book(book_of(("S", cells))).tables
    assert [measure.title for measure in table.measures] == expected
