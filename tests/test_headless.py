"""The host `formulas`: every stored result held against a calculator that is not ours."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.book_by_hand import book_of
from xlengine.files.calculate import calculate, close
from xlengine.finding import Finding, Severity
from xlengine.sheet import Area, Book, Cell, CellError, Ref, Value

pytest.importorskip("formulas", reason="the extra xlengine[formulas] is not installed")

from udfs.headless import calculate_whole, check_formulas
from udfs.names import canonical, spellings

TRAPS = {
    "ROUND(1.005,2)": "1.01",
    "ROUND(-1.005,2)": "-1.01",
    "ROUND(11/2000*100,1)": "0.6",
    "ROUND(15.5/72.6*100,1)": "21.3",
    "ROUND(2787/2000*100,1)": "139.4",
    "ROUND(1234567.5,-1)": "1234570",
    "ROUNDUP(0.1+0.2,1)": "0.3",
    "ROUNDDOWN(1.1,1)": "1.1",
    "SUM(A1:A5)": "1.5",
    'SUM(A1,"2",TRUE)': "4.5",
    "AVERAGE(A1:A5)": "1.5",
    "COUNTA(A1:A5)": "4",
    'COUNTIF(A1:A5,">0")+COUNTIF(A1:A5,"<>")*10': "41",
    'SUMIF(A1:A5,">0",B1:B5)': "1",
    'SUMIFS(B1:B3,D1:D3,"a")': "4",
    'SUMPRODUCT(--(D1:D3="a"),B1:B3)': "4",
    "SUBTOTAL(9,B1:B5)": "16",
    "AGGREGATE(9,6,E1,B1:B3)": "6",
    "IF(C1+C2=C3,1,2)": "1",
    "-B2^2": "4",
    "SUM(B:B)": "22",
    "1E3+1.5E-3": "1000.0015",
    'INDEX(B1:B3,MATCH("b",D1:D3,0))': "2",
    "IF(A9=0,7,8)": "7",
    'VALUE(TEXT(1.25,"0.0"))': "1.3",
}
CELLS = {
    "A1": 1.5, "A2": "2", "A3": True, "A5": "x", "B1": 1, "B2": 2, "B3": 3, "B4": "=SUBTOTAL(9,B1:B3)", "B5": 10,
    "C1": 0.1, "C2": 0.2, "C3": 0.3, "D1": "a", "D2": "b", "D3": "a", "E1": "=1/0",
}  # fmt: skip


def trapped() -> Book:
    return book_of(("S", {**CELLS, **{f"G{row}": f"={formula}" for row, formula in enumerate(TRAPS, 1)}}))


def calculated(book: Book) -> Book:
    """The book with every result stored, as a spreadsheet saves it."""
    for ref, value in calculate(book).values.items():
        book.sheet(ref.sheet).rows[ref.row][ref.column].value = value
    return book


def performance(lines: int = 30) -> Book:
    """A table as an officer keeps it: variance, percentage, nested subtotals, a sheet that is tied to it."""
    cells: dict[str, Any] = {}
    row = 1
    for group in range(lines // 10):
        first = row
        for line in range(10):
            cells[f"B{row}"], cells[f"C{row}"] = 1000.5 + 7 * line + group, 900.25 + 5 * line
            row += 1
        cells[f"B{row}"], cells[f"C{row}"] = (f"=SUBTOTAL(9,{column}{first}:{column}{row - 1})" for column in "BC")
        row += 1
    cells[f"B{row}"], cells[f"C{row}"] = (f"=SUBTOTAL(9,{column}1:{column}{row - 1})" for column in "BC")
    for line in range(1, row + 1):
        cells[f"D{line}"] = f"=B{line}-C{line}"
        cells[f"E{line}"] = f"=IF(B{line}=0,0,ROUND(D{line}/B{line}*100,1))"
    return calculated(book_of(("表1", cells), ("汇总 合计", {"A1": f"=表1!B{row}", "A2": "=SUM(表1!D:D)/3-A1*0"})))


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("formula", "expected"), TRAPS.items())
def test_where_the_package_differs_from_excel_it_is_set_right(formula: str, expected: str) -> None:
    result = calculate_whole(book_of(("S", {**CELLS, "G1": f"={formula}"})))
    assert not result.not_calculated
    assert close(result.values[Ref("S", 1, 7)], Decimal(expected))


def test_both_calculators_and_the_check_agree_on_every_trap() -> None:
    book = calculated(trapped())
    whole = calculate_whole(book).values
    stored = {ref: book.cell(ref).value for ref in whole}
    assert [ref for ref, value in whole.items() if not close(value, stored[ref])] == []
    assert check_formulas(book) == []


def test_a_sound_workbook_has_no_findings() -> None:
    assert check_formulas(performance()) == []


def test_the_whole_model_gives_what_the_other_library_gives() -> None:
    book = performance()
    whole = calculate_whole(book)
    assert not whole.not_calculated
    stored = calculate(book).values
    assert whole.values.keys() == stored.keys()
    assert [ref for ref in stored if not close(whole.values[ref], stored[ref], Decimal(10**6))] == []


@pytest.mark.parametrize("address", ["B11", "C34", "D5", "E7", "D34"])
def test_a_tenth_in_one_stored_result_is_found_there(address: str) -> None:
    book = performance()
    ref = Ref.at(f"表1!{address}")
    cell = book.cell(ref)
    right = cell.value
    assert isinstance(right, Decimal)
    cell.value = right + Decimal("0.1")
    found = {finding.ref: finding for finding in check_formulas(book)}
    assert found[ref].code == "XLE911"
    assert found[ref].severity is Severity.ERROR
    assert Decimal(str(found[ref].expected)) == right
    assert found[ref].because


def test_a_changed_input_shows_at_the_formulas_that_name_it_and_recalculating_mends_it() -> None:
    book = performance()
    book.cell(Ref.at("表1!B3")).value = Decimal("5000.5")
    found = check_formulas(book)
    assert [str(finding.ref) for finding in found] == ["'表1'!D3", "'表1'!E3", "'表1'!B11", "'表1'!B34"]
    assert {finding.code for finding in found} == {"XLE911"}
    assert check_formulas(calculated(book)) == []


def test_a_missing_result_is_said_with_what_it_should_be_and_not_taken_for_nil() -> None:
    book = book_of(("S", {"A1": 2, "A2": "=A1*3", "A3": ("=A2+1", 7)}))
    missing, above = check_formulas(book)
    assert (missing.code, missing.expected, missing.severity) == ("XLE912", "6", Severity.WARNING)
    assert above.code == "XLE915"
    assert "S!A2" in above.message


def test_a_formula_that_gives_an_empty_text_needs_no_stored_result() -> None:
    assert check_formulas(book_of(("S", {"A1": 0, "A2": '=IF(A1=0,"",1)'}))) == []


def test_a_circle_is_found_once_though_each_cell_agrees_with_its_neighbours() -> None:
    cells = {"A1": ("=A3", 5), "A2": ("=A1", 5), "A3": ("=SUM(A1:A2)-A1", 5), "B1": ("=B1", 1), "C1": ("=A3", 5)}
    first, second = check_formulas(book_of(("S", cells)))
    assert (first.code, first.severity, str(first.ref)) == ("XLE913", Severity.ERROR, "S!A1")
    assert "by way of A2, A3" in first.message
    assert str(second.ref) == "S!B1"


def test_a_function_that_nobody_knows_is_told_from_one_that_was_only_not_checked() -> None:
    cells = {"A1": ("=NOSUCH(1)", 5), "A2": ("=XLE_NOSUCH(1,2)", 5), "A3": ('=GETPIVOTDATA("a",B1)', 5)}
    assert [finding.code for finding in check_formulas(book_of(("S", cells)))] == ["XLE914", "XLE914", "XLE915"]


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("=SUM(OFFSET(A1,1,0,2))", "OFFSET"),
        ('=INDIRECT("A1")', "INDIRECT"),
        ('=XLE_FIGURE("x","y")', "looks into the open workbook"),
        ("=NOW()", "another value each time"),
        ('=COUNTIF(A:A,"")', "blank cells of a whole column"),
        ("=ROW()", "where a cell stands"),
        ("=SUM(Lines[Amount])", "a table by its name"),
        ("=[1]Sheet1!A1", "another workbook"),
        ("=SUM(First:Last!A1)", "several sheets"),
        ("=Nowhere*2", "no name Nowhere"),
        ("=Missing!A1", "no sheet Missing"),
        ("=SUM(", "cannot be read"),
    ],
)
def test_what_was_not_checked_is_never_silent(formula: str, reason: str) -> None:
    finding = only(check_formulas(book_of(("S", {"A1": 1, "B1": (formula, 5)}))))
    assert (finding.code, finding.severity) == ("XLE915", Severity.WARNING)
    assert reason in finding.message


def test_names_quoted_sheets_and_whole_columns_are_checked() -> None:
    cells = {"A1": ("='表 1''s'!B2*Rate", "0.5"), "A2": ("=SUM('表 1''s'!B:B)", "30"), "A3": ("=合计", "21")}
    book = book_of(("表 1's", {"B1": 20, "B2": 10}), ("S", cells), names={"rate": "0.05", "合计": "'表 1''s'!$B$1"})
    for row in book.sheet("S").rows.values():
        row[1].value = Decimal(str(row[1].value))
    assert only(check_formulas(book)).ref == Ref("S", 3, 1)


def test_hidden_rows_are_seen_by_nine_and_not_by_a_hundred_and_nine() -> None:
    cells = {"A1": 1, "A2": 2, "B1": ("=SUBTOTAL(109,A1:A2)", 1), "B2": ("=SUBTOTAL(109,A1:A2)", 3)}
    book = book_of(("S", {**cells, "B3": ("=SUBTOTAL(9,A1:A2)", 3), "B4": ("=SUBTOTAL(9,A1:A2)", 1)}))
    book.sheets[0].hidden_rows.add(2)
    assert only(check_formulas(book)).ref == Ref("S", 2, 2)  # by 9 both may be: a filter hides rows from it too


def test_an_array_formula_is_checked_in_every_cell_that_it_fills() -> None:
    book = book_of(("S", {"A1": 1, "A2": 2, "B1": ("=A1:A2*2", 2), "B2": 5}))
    assert "gives an array" in only(check_formulas(book)).message
    book.sheets[0].forbidden.append((Area.at("B1:B2"), "an array formula"))
    finding = only(check_formulas(book))
    assert (finding.ref, finding.found, finding.expected) == (Ref("S", 2, 2), "5", "4")


def test_errors_and_texts_are_results_too() -> None:
    book = book_of(("S", {"A1": 0, "B2": ('=IF(A1=0,"nil","some")', "nil"), "B3": ('=IF(A1=0,"nil","some")', "some")}))
    book.sheets[0].rows[1][2] = Cell(CellError("#DIV/0!"), "1/A1")
    assert only(check_formulas(book)).ref == Ref("S", 3, 2)


def test_our_functions_are_called_with_exact_values_in_every_spelling() -> None:
    seen: list[Any] = []

    def variance(first: list[list[Value]], second: list[list[Value]]) -> list[list[Value]]:
        seen.append((first, second))
        return [[Decimal("234.5")]]

    for spelling in (*spellings("XLE_VARIANCE"), r"'C:\add-ins\xlengine.xlam'!XLE_VARIANCE"):
        book = book_of(("S", {"A1": 1.1, "A2": "x", "B1": (f"={spelling}(A1:A3,0.1)", 234.5), "B2": "=B1*2"}))
        assert calculate_whole(book, {"XLE_VARIANCE": variance}).values[Ref("S", 2, 2)] == 469
        book.sheets[0].rows[2].pop(2)
        assert check_formulas(book, {"XLE_VARIANCE": variance}) == []
    assert all(call == ([[Decimal("1.1")], ["x"], [None]], [[Decimal("0.1")]]) for call in seen)


def test_the_spellings_of_a_function_are_one_and_texts_and_sheets_are_left_alone() -> None:
    formula = "=[1]!XLE_X(A1)+_xll.XLE.X('_xll.XLE.X'!B1)&\"_xldudf_XLE_X(\" & _xldudf_XLE_X(xle.x(2))"
    assert canonical(formula) == "=XLE_X(A1)+XLE_X('_xll.XLE.X'!B1)&\"_xldudf_XLE_X(\" & XLE_X(XLE_X(2))"
    assert canonical("SUM( A1 )") == "SUM( A1 )"


def test_the_package_is_left_as_it_was() -> None:
    from formulas.functions import get_functions

    before = dict(get_functions())
    check_formulas(performance())
    assert dict(get_functions()) == before


def test_what_the_whole_model_cannot_do_is_said_with_all_that_hangs_on_it() -> None:
    cells = {"A1": "=OFFSET(B1,0,0)", "A2": "=IFERROR(A1,0)+1", "A3": "=A4", "A4": "=A3", "A5": "=2+3"}
    result = calculate_whole(book_of(("S", cells)))
    assert result.values == {Ref("S", 5, 1): Decimal(5)}
    assert "OFFSET" in result.not_calculated[Ref("S", 2, 1)]
    assert "depends on itself" in result.not_calculated[Ref("S", 3, 1)]
