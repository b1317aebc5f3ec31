"""The formulas of a workbook computed by the library, what it leaves out."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.book_by_hand import book_of
from xlengine.files.calculate import Calculation, calculate, close
from xlengine.files.read import read
from xlengine.files.upstream import Upstream
from xlengine.sheet import Area, Cell, CellError, Ref, Value


def value_of(formula: str, **cells: Any) -> Value:
    book = book_of(("S", {**cells, "Z9": formula}))
    result = calculate(book)
    assert not result.not_calculated
    return result.values[Ref("S", 9, 26)]


def at(result: Calculation, address: str, sheet: str = "S") -> Value:
    return result.values[Ref.at(f"{sheet}!{address}")]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=ROUND(1.005,2)", "1.01"),
        ("=ROUND(-1.005,2)", "-1.01"),
        ("=ROUND(2.675,2)", "2.68"),
        ("=ROUND(0.285,2)", "0.29"),
        ("=ROUND(11/2000*100,1)", "0.6"),
        ("=ROUND(15.5/72.6*100,1)", "21.3"),
        ("=ROUND(2787/2000*100,1)", "139.4"),
        ("=ROUND(1.05*(0.0284+0.0046)-0.0284,4)", "0.0063"),
        ("=ROUND(-0.5,0)", "-1"),
        ("=ROUND(1234567.5,-1)", "1234570"),
        ("=ROUNDUP(0.1+0.2,1)", "0.3"),
        ("=ROUNDDOWN(1.1,1)", "1.1"),
    ],
)
def test_round_goes_half_away_from_zero_on_fifteen_digits(formula: str, expected: str) -> None:
    assert value_of(formula) == Decimal(expected)


def test_a_nested_subtotal_is_not_added_twice() -> None:
    result = calculate(book_of(("S", {"A1": 10, "A2": 20, "A3": "=SUBTOTAL(9,A1:A2)", "A4": "=SUBTOTAL(9,A1:A3)"})))
    assert at(result, "A4") == 30


def test_text_that_looks_like_a_number_is_not_summed() -> None:
    assert value_of("=SUM(A1:A2)", A1=1.5, A2="2") == Decimal("1.5")


def test_what_is_left_of_a_tie_in_binary_is_close_to_nil() -> None:
    found = value_of("=0.1+0.2-0.3")
    assert found != 0  # a spreadsheet shows 0 here: this is why ties are compared with `close`
    assert close(found, Decimal(0))
    assert not close(Decimal("0.1"), Decimal(0))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('=IF(A1+A2=A3,"ties","differs")', "ties"),
        ("=A1+A2>A3", False),
        ("=SUMPRODUCT((A1:A3=A3)*1)", Decimal(1)),
        ("=IF(A1=0,1,IF(A1+A2<>A3,2,3))", Decimal(3)),
        ('=B1="x="', False),
    ],
)
def test_a_comparison_sees_fifteen_digits_as_in_a_spreadsheet(formula: str, expected: Value) -> None:
    assert value_of(formula, A1=0.1, A2=0.2, A3=0.3) == expected


def test_an_error_goes_through_as_itself() -> None:
    result = calculate(book_of(("S", {"A1": "=1/0", "A2": "=A1+1", "A3": "=IFERROR(A1,7)"})))
    assert at(result, "A2") == CellError("#DIV/0!")
    assert isinstance(at(result, "A2"), CellError)
    assert at(result, "A3") == 7


@pytest.mark.parametrize("formula", ["=FV(-3,0.5,1)", "=NPER(0.1,-1,20)", "=SUM(FV(-3,0.5,1),1)"])
def test_what_is_no_number_is_an_error_as_in_a_spreadsheet(formula: str) -> None:
    assert value_of(formula) == CellError("#NUM!")


def test_a_long_column_in_which_some_formulas_give_no_number(tmp_path: Path) -> None:
    path = tmp_path / "rates.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("S")
    for row in range(300):
        sheet.write_number(row, 0, row - 40)
        sheet.write_formula(row, 1, f"=FV(A{row + 1},0.5,1)")
    book.close()
    result = calculate(read(str(path)))
    assert result.columns, "rows written alike are computed column by column"
    assert {at(result, f"B{row}") for row in range(1, 40)} == {CellError("#NUM!")}
    assert [at(result, f"B{row}") for row in (40, 41)] == [-1, Decimal("-0.5")]


def test_a_stored_error_is_an_error_to_the_formulas_above_it() -> None:
    book = book_of(("S", {"B1": "=A1+1"}))
    book.sheets[0].rows[1][1] = Cell(CellError("#N/A"))
    assert at(calculate(book), "B1") == CellError("#N/A")


def test_stored_results_are_not_believed() -> None:
    assert at(calculate(book_of(("S", {"A1": 2, "A2": ("=A1*3", 99)}))), "A2") == 6


def test_sheets_and_names_in_chinese_and_in_quotes_are_found() -> None:
    book = book_of(
        ("表1 合计's", {"B2": 100, "B3": 50}),
        ("汇总", {"A1": "='表1 合计''s'!B2-合计", "A2": "=SUM('表1 合计''s'!B:B)", "A3": "=Rate*2"}),
        names={"合计": "'表1 合计''s'!$B$3", "RATE": "0.05"},
    )
    result = calculate(book)
    assert [at(result, address, "汇总") for address in ("A1", "A2", "A3")] == [50, 150, Decimal("0.1")]


def test_let_is_computed_with_its_own_names() -> None:
    assert value_of("=_xlfn.LET(_xlpm.x,A1,_xlpm.x*2)", A1=3) == 6
    assert value_of("=LET(part,A1,part*2)", A1=3) == 6


def test_given_values_stand_in_place_of_stored_ones_and_of_formulas() -> None:
    book = book_of(("S", {"A1": 1, "A2": "=A1+1", "A3": "=A2+A1"}))
    result = calculate(book, {Ref("S", 1, 1): Decimal(10), Ref("S", 2, 1): Decimal(100)})
    assert result.values == {Ref("S", 3, 1): Decimal(110)}


def test_only_a_cell_and_what_it_needs_is_computed() -> None:
    book = book_of(("S", {"A1": 1, "A2": "=A1+1", "A3": "=SUM(A1:A2)", "B1": "=NOSUCH(1)"}))
    result = calculate(book.only(Upstream(book).of([Ref("S", 3, 1)]) or ()))
    assert result == Calculation({Ref("S", 2, 1): Decimal(2), Ref("S", 3, 1): Decimal(3)}, {})


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("=NOSUCH(1)", "the function NOSUCH is not known"),
        ("=IFERROR(NOSUCH(1),0)", "the function NOSUCH is not known"),
        ('=COUNTIFS($1:$1,"<>5")', "COUNTIFS over so many columns takes the calculation library too long"),
        ('=SUMIFS(A2:ALM2,A1:ALM1,"<>5")', "SUMIFS over so many columns takes the calculation library too long"),
        ("=XLE_VARIANCE(A1,A2)", "the function XLE_VARIANCE is not known"),
        ("=[1]Sheet1!A1", "[1]Sheet1!A1 is in another workbook"),
        ("='C:\\books\\[old.xlsx]S'!A1", "is in another workbook"),
        ("=Missing!A1", "there is no sheet Missing"),
        ("=Nowhere+1", "there is no name Nowhere"),
        ("=SUM(Lines[Amount])", "a table by its name"),
        ("=SUM(S:T!A1)", "several sheets"),
        ("=SUM((A1,A2))", "a union of ranges"),
        ("=SUM(A1:A2 A2:A3)", "an intersection of ranges"),
        ("=SUM(", "cannot be read"),
        ("=IFERROR(LAMBDA(x,x+1)(2),0)", "has no LAMBDA"),
        ("=TODAY()", "TODAY gives another value each time"),
        ("=Z9+1", "depends on itself"),
    ],
)
def test_what_the_library_cannot_do_is_said_with_its_reason(formula: str, reason: str) -> None:
    result = calculate(book_of(("S", {"Z9": formula, "A1": 1, "B1": "=A1*2"})))
    assert reason in result.not_calculated[Ref("S", 9, 26)]
    assert result.values == {Ref("S", 1, 2): Decimal(2)}


def test_a_stored_result_serves_where_its_formula_cannot_be_computed() -> None:
    book = book_of(("S", {"A1": ("=NOSUCH(B1)", 5), "A2": "=A1*2"}))
    assert at(calculate(book), "A2") == 10


def test_what_hangs_on_an_uncomputed_formula_is_left_out_too() -> None:
    book = book_of(("S", {"A1": "=NOSUCH(B1)", "A2": "=IFERROR(SUM(A1:A1),0)", "A3": "=A2", "A4": "=B1"}))
    result = calculate(book)
    assert set(result.values) == {Ref("S", 4, 1)}
    assert result.not_calculated[Ref("S", 3, 1)] == (
        "it needs S!A1, which was not calculated: the function NOSUCH is not known"
    )


def test_a_stored_result_does_not_serve_once_given_values_may_have_changed_it() -> None:
    book = book_of(("S", {"A1": ("=NOSUCH(B1)", 5), "A2": "=A1*2"}))
    assert not calculate(book, {Ref("S", 1, 2): Decimal(3)}).values


@pytest.mark.parametrize(
    ("formula", "given", "serves"),
    [
        ("=NOSUCH(B1)", "C1", True),
        ("=NOSUCH(B1:B3)", "C1", True),
        ("=NOSUCH(B1:B3)", "B3", False),
        ("=NOSUCH(B1)+NOSUCH(C1)", "C1", False),
        ("=NOSUCH(D1)", "C1", False),
        ("=NOSUCH(Table1[Amount])", "C1", False),
        ("=NOSUCH([1]Other!B1)", "C1", True),
        ("=NOSUCH(E1:E64)", "C1", True),
        ("=NOSUCH(E1:E65)", "C1", False),
    ],
)
def test_a_stored_result_serves_still_where_given_values_cannot_have_changed_it(
    formula: str, given: str, serves: bool
) -> None:
    book = book_of(("S", {"A1": (formula, 5), "A2": "=A1*2", "D1": "=C1", "E70": 1}))
    values = calculate(book, {Ref.at(f"S!{given}"): Decimal(3)}).values
    assert (values.get(Ref.at("S!A2")) == 10) is serves


def test_a_circle_is_told_from_what_hangs_on_it() -> None:
    result = calculate(book_of(("S", {"A1": "=A2", "A2": "=A1+1", "A3": "=A2*2", "A4": "=IF(TRUE,1,A5)", "A5": "=A4"})))
    assert "depends on itself" in result.not_calculated[Ref("S", 1, 1)]
    assert result.not_calculated[Ref("S", 3, 1)].startswith("it needs S!A")
    assert (at(result, "A4"), at(result, "A5")) == (1, 1)


def test_a_formula_that_never_comes_to_rest_does_not_spoil_the_others() -> None:
    result = calculate(book_of(("S", {"A5": "={1,2}", "B5": "=A:A", "C1": "=1+1", "C2": "=C1+1"})))
    assert set(result.not_calculated) == {Ref("S", 5, 1), Ref("S", 5, 2)}
    assert (at(result, "C1"), at(result, "C2")) == (2, 3)


def test_a_formula_with_signs_that_no_workbook_can_hold_does_not_spoil_the_others() -> None:
    result = calculate(book_of(("S", {"A1": '="a\x07b"', "A2": "=1+1", "A3": "a\x07b", "A4": "=LEN(A3)"})))
    assert "signs that a workbook cannot hold" in result.not_calculated[Ref("S", 1, 1)]
    assert (at(result, "A2"), at(result, "A4")) == (2, 3)


def test_texts_reach_the_calculation_as_they_are() -> None:
    texts = ["  two blanks  ", "line\nline", "tab\t", "<&>\"'", "_x0041_", "预算 الميزانية", "😀"]
    cells: dict[str, Any] = {f"A{row}": text for row, text in enumerate(texts, 1)}
    result = calculate(book_of(("S", cells | {f"B{row}": f"=A{row}" for row in range(1, len(texts) + 1)})))
    assert [at(result, f"B{row}") for row in range(1, len(texts) + 1)] == texts


def test_subtotals_over_hidden_rows_are_left_out() -> None:
    book = book_of(("S", {"A1": 1, "A2": 2, "A3": "=SUBTOTAL(109,A1:A2)", "A4": "=SUM(A1:A2)"}))
    book.sheets[0].hidden_rows.add(2)
    result = calculate(book)
    assert "hidden" in result.not_calculated[Ref("S", 3, 1)]
    assert at(result, "A4") == 3


@pytest.mark.parametrize(
    "spelling",
    ["XLE_VARIANCE", "XLE.VARIANCE", "_xll.XLE.VARIANCE", "_xldudf_XLE_VARIANCE", "[1]!XLE_VARIANCE", "xle_variance",
     r"'C:\add-ins\xlengine.xlam'!XLE_VARIANCE", "[2]!_xldudf_XLE_VARIANCE"],
)  # fmt: skip
def test_our_functions_are_called_in_every_spelling_with_exact_values(spelling: str) -> None:
    seen: list[Any] = []

    def variance(first: list[list[Value]], second: list[list[Value]]) -> Value:
        seen.append((first, second))
        return Decimal("234.5")

    book = book_of(("S", {"A1": 1234.5, "A2": "x", "B1": f"={spelling}(A1:A3,0.1)"}))
    result = calculate(book, functions={"XLE_VARIANCE": variance})
    assert at(result, "B1") == Decimal("234.5")
    assert seen == [([[Decimal("1234.5")], ["x"], [None]], [[Decimal("0.1")]])]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('=A1*6&" each"', "100.8 each"),
        ('="of "&A1*6&", "&A1', "of 100.8, 16.8"),
        ('=CONCATENATE("of ",A1*6)', "of 100.8"),
        ('=IF(A1*6&""="100.8",1,2)', 1),
        ('=TEXT(A1*600,"#,##0.0")&" "&TEXT(A1/100,"0%")', "10,080.0 17%"),
        ('=A9&"x"&TRUE', "xTRUE"),
    ],
)
def test_a_number_in_a_text_has_fifteen_digits(formula: str, expected: Value) -> None:
    assert value_of(formula, A1=16.8) == expected


@pytest.mark.parametrize(
    "formula",
    [
        "=LOOKUP(A1,A1:A3,#REF!)", "=IFERROR(#REF!,0)", "=FORMULATEXT(A2)", '=UPPER("é")', "=LOWER(A9)", "=DOLLAR(A1)",
        '=TEXT(45000,"DD/MM/AAAA")', '=TEXT(A1,"mmmm")', '=TEXT(A1,"# ##0,00")', "=TEXT(A1,A2)",
        '=TEXT(A1,"0.0")&TEXT(45000,"d")',
    ],
)  # fmt: skip
def test_what_the_library_does_in_its_own_way_is_left_to_excel(formula: str) -> None:
    book = book_of(("S", {"A1": 1, "A2": "=A1+1", "A3": 3, "B1": (formula, 5), "B2": "=B1+1"}))
    result = calculate(book)
    assert at(result, "B2") == 6
    assert Ref("S", 1, 2) in result.not_calculated


def test_what_an_array_formula_stored_stands_where_it_cannot_be_computed() -> None:
    book = book_of(("S", {"B1": ("=RANDARRAY(3)", 2), "B2": 3, "B3": 4, "B4": ("=SUM(B1:B3)", 9)}))
    book.sheets[0].forbidden.append((Area.at("B1:B3"), "an array formula"))
    result = calculate(book)
    assert at(result, "B4") == 9
    assert Ref("S", 1, 2) in result.not_calculated


@pytest.mark.parametrize("formula", ["=LINEST(A1:A3,A1:A3)", "=ROW(A1:A3)"], ids=["no room", "one value"])
def test_what_an_array_formula_stored_stands_where_the_library_does_not_fill_it(formula: str) -> None:
    book = book_of(("S", {"A1": 2, "A2": 3, "A3": 7, "B1": (formula, 5), "B2": 6, "B3": 7, "B4": "=SUM(B2:B3)"}))
    book.sheets[0].forbidden.append((Area.at("B1:B3"), "an array formula"))
    result = calculate(book)
    assert at(result, "B4") == 13
    assert result.not_calculated[Ref("S", 1, 2)] == "the calculation library does not fill all cells of its array"


def test_what_needs_a_cell_of_an_array_that_is_not_known_is_not_known() -> None:
    book = book_of(("S", {"A1": 2, "B1": "=ROW(A1:A3)", "B4": "=SUM(B2:B3)", "B5": "=B4*2", "B6": "=A1*2"}))
    book.sheets[0].forbidden.append((Area.at("B1:B3"), "an array formula"))
    result = calculate(book)
    assert set(result.values) == {Ref("S", 6, 2)}
    assert result.not_calculated[Ref("S", 4, 2)].startswith("it needs S!B1, which was not calculated")


def test_an_array_of_our_function_fills_the_cells_below_over_what_they_stored() -> None:
    book = book_of(("S", {"A1": 1, "A2": 2, "B1": "=XLE_DOUBLE(A1:A2)", "B2": 77, "C1": "=SUM(B1:B2)"}))
    book.sheets[0].forbidden.append((Area.at("B1:B2"), "an array formula"))
    doubled = {"XLE_DOUBLE": lambda rows: [[row[0] * 2] for row in rows]}
    assert at(calculate(book, functions=doubled), "C1") == 6


def test_a_function_of_ours_that_fails_gives_an_error_value() -> None:
    book = book_of(("S", {"A1": "=XLE_FAIL(1)", "A2": "=XLE_NONE(1)"}))
    functions = {"XLE_FAIL": lambda cell: 1 // 0, "XLE_NONE": lambda cell: CellError("#N/A")}
    result = calculate(book, functions=functions)
    assert (at(result, "A1"), at(result, "A2")) == (CellError("#VALUE!"), CellError("#N/A"))


def test_the_library_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, xlengine.files.calculate; sys.exit('formualizer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("formula", ['=SUMIFS(B:B,A:A,">1")', "=SUMIF(A1:ALL1,5,A2:ALL2)", '=COUNTIF($1:$1,"<>5")'])
def test_whole_columns_and_rows_that_the_library_is_quick_with_are_computed(formula: str) -> None:
    assert isinstance(value_of(formula, A1=1, A2=2, B2=7), Decimal)


def test_formulas_with_names_and_comparisons_filled_down_are_spelled_for_their_own_rows() -> None:
    cells: dict[str, Any] = {"D1": 3, "D2": "Q1"}
    for row in range(1, 8):
        cells |= {f"A{row}": row, f"B{row}": f"=IF(A{row}>Rate,A{row}*Rate,A{row}+1)", f"C{row}": f"=Second*A{row}"}
        cells[f"E{row}"] = f'=IF(AND($D$2="Q1",A{row}<=\'S\'!A{row + 1}),A{row + 1},0)'
    book = replace(book_of(("S", {**cells, "A8": 9})), names={"Rate": "S!$D$1", "Second": "S!A2"})
    result = calculate(book)
    assert not result.not_calculated
    assert [at(result, f"B{row}") for row in range(1, 8)] == [2, 3, 4, 12, 15, 18, 21]
    assert [at(result, f"C{row}") for row in range(1, 8)] == [2, 4, 6, 8, 10, 12, 14]
    assert [at(result, f"E{row}") for row in range(1, 8)] == [2, 3, 4, 5, 6, 7, 9]


@pytest.mark.parametrize(
    ("text", "is_left"),
    [("90,411", True), ("90 411", True), ("(90)", True), ("$12", True), ("2024-01-31", True), ("1.5", False),
     (" 12 ", False), ("12%", False), ("Fuel", False), ("A-12", False)],
)  # fmt: skip
def test_a_formula_that_takes_a_number_stored_as_a_text_is_left_alone(text: str, is_left: bool) -> None:
    book = book_of(("S", {"A1": text, "A2": 7, "B1": "=IFERROR(A1/2,0)", "B2": "=SUM(A1:A2)", "B3": "=S!A1&A2"}))
    left = {ref.address for ref in calculate(book).not_calculated}
    assert left == ({"B1", "B3"} if is_left else set())
