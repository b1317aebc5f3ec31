"""Which of tied cells is computed, where formulas say it: a typed figure is no result of the formulas that take it."""

from __future__ import annotations

from typing import Any

from tests.book_by_hand import book_of
from xlengine.finding import Finding
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.sheet import Book, with_values

OFFICES = (("Supply", 1686, 4675.2), ("Security", 157, 5569.2), ("Transport", 6489.2, 12.5),
           ("Medical", 420.4, 870.3), ("Other", 336.9, 990.7))  # fmt: skip


def budgets(**other: Any) -> Book:
    """An apportionment by formulas, of two typed columns: words would take the variance for what is left."""
    cells: dict[str, Any] = {
        "A1": "Office", "B1": "Apportionment", "C1": "Expenditure", "D1": "Variance",
    }  # fmt: skip
    for row, (label, spent, left) in enumerate(OFFICES, 2):
        cells |= {f"A{row}": label, f"B{row}": f"=C{row}+D{row}", f"C{row}": spent, f"D{row}": left}
    cells |= {"A7": "Total"} | {f"{letter}7": f"=SUM({letter}2:{letter}6)" for letter in "BCD"}
    return book_of(("S", cells | other))


def estimates(**other: Any) -> Book:
    """Estimates that are computed from their changes in some lines, and typed in others, which tell the change."""
    cells: dict[str, Any] = {"A1": "Component", "B1": "2023 appropriation", "C1": "Change", "D1": "2024 estimate"}
    lines = (("Organs", 13770, -1070), ("Direction", 9330, -41), ("Programme", 107108, 782), ("Support", 6331, 118))
    for row, (label, before, change) in enumerate(lines, 2):
        cells |= {f"A{row}": label, f"B{row}": before, f"C{row}": change, f"D{row}": f"=B{row}+C{row}"}
    cells |= {"A6": "Funds", "B6": 1216, "C6": "=D6-B6", "D6": 1301}
    cells |= {"A7": "Grants", "B7": 2440, "C7": "=D7-B7", "D7": 2475}
    return book_of(("S", cells | other))


def told(book: Book) -> list[str]:
    return [said(one) for one in check_book(book).findings if one.severity.value != "note"]


def said(one: Finding) -> str:
    return f"{one.severity.value} {one.code} at {one.ref.address if one.ref else ''}: {one.found} → {one.expected}"


def written(book: Book) -> dict[str, str]:
    return {one.ref.address: f"{one.value}" for one in recalculation(book).changes if not one.keeps_formula}


def test_right_tables_are_right() -> None:
    assert told(budgets()) == told(estimates()) == []
    assert written(budgets()) == written(estimates()) == {}


def test_the_column_of_formulas_is_the_computed_one() -> None:
    (table,) = check_book(budgets()).tables
    whole = next(one for one in table.relations if one.axis == "across")
    assert (whole.target, whole.arguments, whole.signs) == (0, (1, 2), (1, 1))
    assert "the cells' own formulas say so" in str(whole.evidence)


def test_a_figure_typed_over_the_whole_is_wrong_and_its_parts_are_not() -> None:
    book = budgets(B5=1590)
    assert told(book) == ["error XLE113 at B5: 1590 → 1290.7"]
    assert written(book) == {"B5": "1290.7"}


def test_a_formula_that_leaves_out_a_part_is_wrong_and_no_part_is_written_over() -> None:
    for cells in ({"B2": "=C2"}, {"B2": "=C2-D2"}):
        book = budgets(**cells)
        assert [one.partition(":")[0] for one in told(book)] == ["error XLE113 at B2"]
        assert written(book) == {}


def test_a_part_that_is_still_to_be_typed_is_not_what_is_left_of_the_whole() -> None:
    assert written(budgets(D4=None)) == {}


def test_without_formulas_words_tell_the_direction() -> None:
    cells = {f"B{row}": spent + left for row, (_, spent, left) in enumerate(OFFICES, 2)} | {"B7": 21208.1}
    (table,) = check_book(budgets(**cells)).tables
    assert [one.target for one in table.relations if one.axis == "across"] == [2]


def test_a_formula_that_takes_a_typed_figure_is_wrong_where_both_do_not_fit() -> None:
    for formula, found in (("=B6-D6", "-85"), ("=D6+B6", "2517"), ("=D6", "1301")):
        book = estimates(C6=formula)
        assert told(book) == [f"error XLE113 at C6: {found} → 85"]
        assert written(book) == {}


def test_its_message_names_the_formula_and_what_it_takes() -> None:
    (one,) = (one for one in check_book(estimates(C6="=B6-D6")).findings if one.severity.value == "error")
    assert one.message == "=B6-D6 here, which does not fit “2024 estimate”: by D6, B6 it is 85"
    assert [because.ref.address for because in one.because] == ["D6", "B6"]


def test_a_typed_figure_that_a_formula_takes_may_stay_empty_and_is_not_said_to_follow_no_input() -> None:
    book = estimates(D6=None)
    assert written(book) == {}
    assert [one.ref.address for one in check_book(book).findings if one.ref and one.code == "XLE901"] == []
    typed = [one.ref.address for one in check_book(estimates()).findings if one.ref and one.code == "XLE916"]
    assert typed == []


def test_a_total_that_one_of_its_lines_is_computed_from_is_typed_and_stays() -> None:
    """Support costs of a tenth of the whole: a total that is typed is no sum of what comes from it."""
    cells: dict[str, Any] = {"A1": "Item", "B1": "2023", "C1": "2024", "A7": "Support costs", "A8": "Total"}
    for row, (label, spent, left) in enumerate(OFFICES, 2):
        cells |= {f"A{row}": label, f"B{row}": spent, f"C{row}": left}
    cells |= {"B7": 1009.9, "B8": "=SUM(B2:B7)", "C7": "=C8*0.1", "C8": 13000}
    book = book_of(("S", cells))
    assert told(book) == ["warning XLE202 at C7: 1300 → 882.1"]
    assert written(book) == {}
    again = with_values(book, {one.ref: one.value for one in recalculation(book).changes})
    assert recalculation(again).changes == []
