"""Cells unlike all others of their column or line: another formula, a typed figure, a number stored as a text."""

from __future__ import annotations

from typing import Any

import pytest

from tests.book_by_hand import book_of
from xlengine.finding import Finding
from xlengine.judging.reviewing import check_book

LINES = (
    ("Staff", 5120, 5034), ("Travel", 910, 960), ("Rent", 7866, 7936), ("Supplies", 1576, 1503), ("Fleet", 400, 38),
)  # fmt: skip


def plan(**other: Any) -> dict[str, Any]:
    """Five lines, a sum of two columns that no word tells, and totals: all by formulas, but for what is given."""
    cells: dict[str, Any] = {"A1": "Item", "B1": "North", "C1": "South", "D1": "Both places", "E1": "Note"}
    for row, (label, north, south) in enumerate(LINES, 2):
        cells |= {f"A{row}": label, f"B{row}": north, f"C{row}": south, f"D{row}": f"=B{row}+C{row}"}
    cells |= {"A7": "Total"} | {f"{letter}7": f"=SUM({letter}2:{letter}6)" for letter in "BCD"}
    return cells | other


def findings(*sheets: dict[str, Any]) -> list[Finding]:
    book = book_of(*((f"S{at}" if at else "S", cells) for at, cells in enumerate(sheets)))
    return [one for one in check_book(book).findings if one.code not in ("XLE901", "XLE912")]


def said(*sheets: dict[str, Any]) -> list[str]:
    """`warning XLE917 at D4: 15802` with what belongs there."""
    return [
        f"{one.severity.value} {one.code} at {one.ref.address}" + (f": {one.expected}" if one.expected else "")
        for one in findings(*sheets) if one.ref is not None
    ]  # fmt: skip


def test_a_table_of_like_formulas_is_right() -> None:
    assert said(plan()) == []


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=B4-C4", ["warning XLE917 at D4: 15802"]),
        ("=B4+C5", ["warning XLE917 at D4: 15802"]),
        ("=B3+C4", ["warning XLE917 at D4: 15802"]),
        ("=B4", ["warning XLE917 at D4: 15802"]),
        ("=SUM(B4:C4)", []),  # the same in other words
        ("=C4+B4", []),
        ("=MAX(B4,C4)", []),  # it calls what the others do not
        ("=E4*2", []),  # it takes nothing that they take
    ],
)
def test_one_formula_that_differs_is_a_warning_with_what_the_others_would_give(
    formula: str, expected: list[str]
) -> None:
    assert said(plan(D4=formula, E4=9)) == expected


def test_its_message_names_both_formulas() -> None:
    (one,) = findings(plan(D4="=B4-C4"))
    assert one.message == "=B4-C4 here; like the rest of its column it would be =B4+C4, which gives 15 802"
    assert (one.found, one.expected) == ("-70", "15802")
    assert [because.ref.address for because in one.because] == ["B4", "C4"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"D4": 15000}, ["warning XLE916 at D4: 15802"]),
        ({"D4": 15802}, []),
        ({"D4": 15000, "D5": 3000}, []),  # two of five are how it is made
        ({"D4": "=B4-C4", "D5": "=B5-C5"}, []),
        ({"D4": 15000, "C4": None}, []),  # the others' formula would take an empty cell
    ],
)
def test_a_figure_typed_among_formulas_is_one_too(cells: dict[str, Any], expected: list[str]) -> None:
    assert [one for one in said(plan(**cells)) if one.startswith("warning")] == expected


def test_of_three_formulas_the_one_unlike_both_others_is_told_and_no_typed_figure() -> None:
    def three(second: Any) -> list[str]:
        cells: dict[str, Any] = {"A1": "Item", "B1": "North", "C1": "South", "D1": "Both places"}
        for row, (label, north, south) in enumerate(LINES[:3], 2):
            cells |= {f"A{row}": label, f"B{row}": north, f"C{row}": south, f"D{row}": f"=B{row}+C{row}"}
        return said(cells | {"D3": second})

    assert three("=B3-C3") == ["warning XLE917 at D3: 1870"]
    assert three(1800) == []


def test_what_stands_at_the_beginning_of_a_year_is_not_added_over_its_months() -> None:
    sums = {f"D{row}": f"=SUM(B{row}:C{row})" for row in range(2, 7)}
    assert said(plan(**(sums | {"D4": "=B4"}))) == []
    rates = {f"D{row}": f"=B{row}/C{row}" for row in range(2, 7)} | {"D7": "=B7/C7"}
    assert said(plan(**rates)) == []
    assert "XLE917 at D4" not in " ".join(said(plan(**(rates | {"D4": "=B4-C4"}))))


def test_a_formula_that_a_typed_total_bears_out_is_meant_to_be_another_one() -> None:
    total = 10154 + 1870 - 70 + 3079 + 438
    assert said(plan(D4="=B4-C4", D7=total)) == []
    assert "error XLE202 at D7: 15471" in said(plan(D4="=B4-C4", D7=total + 5))


def test_a_fixed_assumption_may_be_another_one_in_any_line() -> None:
    cells = {f"D{row}": "=$F$1" for row in range(2, 7)}
    assert said(plan(**cells, D7=None, F1=12)) == []
    assert said(plan(**(cells | {"D4": 30}), D7=None, F1=12)) == []


def test_a_total_that_is_unlike_the_others_of_its_line_is_told() -> None:
    cells = {f"{letter}{row}": row * 31 + ord(letter) for letter in "EFG" for row in range(2, 7)}
    headings = {"E1": "East", "F1": "West", "G1": "Sea"}
    totals = {f"{letter}7": f"=SUM({letter}2:{letter}6)" for letter in "EFG"}
    table = plan(**cells, **headings, **totals)
    assert said(table) == []
    assert "XLE202 at E7: 965" in said(table | {"E7": "=SUM(E2:E5)"})[0]
    assert said(table | {"E7": "=SUM(E2:E6)*1"}) == []


def with_total_above(**other: Any) -> dict[str, Any]:
    """Two parts below their totals, and a column that adds the three donors."""
    cells: dict[str, Any] = {"A1": "Budget", "B1": "EU", "C1": "SIDA", "D1": "Own", "E1": "Total"}
    labels = ("Output 1", "Wells", "Pumps", "Training", "Output 2", "Staff", "Audit")
    for row, label in enumerate(labels, 2):
        cells[f"A{row}"] = label
        for letter in "BCD":
            cells[f"{letter}{row}"] = row * 1100 + ord(letter) * 7
        cells[f"E{row}"] = f"=SUM(B{row}:D{row})"
    for letter in "BCDE":
        cells |= {f"{letter}2": f"=SUM({letter}3:{letter}5)", f"{letter}6": f"=SUM({letter}7:{letter}8)"}
        cells[f"{letter}9"] = f"={letter}2+{letter}6"
    return cells | {"A9": "Total"} | other


def test_what_is_wrong_only_beside_it_follows_it_and_it_is_the_error() -> None:
    assert said(with_total_above()) == []
    found = findings(with_total_above(C2="=SUM(C3:C4)"))
    errors = [one for one in found if one.severity.value == "error"]
    assert [(one.ref and one.ref.address, one.code, one.expected) for one in errors] == [("C2", "XLE917", "14607")]
    notes = [one for one in found if one.severity.value == "note"]
    assert [one.ref.address for one in notes if one.ref]
    assert all(one.message.startswith("right once C2 is 14 607: ") and one.expected is None for one in notes)


def test_formulas_above_a_wrong_typed_total_follow_it() -> None:
    right = plan(B1="Apportionment", C1="Expenditure", D1="Variance")
    right |= {f"D{row}": f"=B{row}-C{row}" for row in range(2, 7)}
    assert said(right) == []
    assert said(right | {"C7": 15417}) == ["error XLE202 at C7: 15471", "note XLE101 at D7"]
    assert said(right | {"C7": 15417, "D7": 401}) == ["error XLE202 at C7: 15471", "error XLE101 at D7"]


def test_links_to_another_sheet_go_down_with_their_lines() -> None:
    month = {f"{letter}{row}": row * 113 + ord(letter) for letter in "BC" for row in range(2, 8)}
    month |= {"A1": "Item", "B1": "Budget", "C1": "Actual"} | {f"A{row}": f"Item {row}" for row in range(2, 8)}
    links: dict[str, Any] = {"A1": "Item", "B1": "January"} | {f"A{row}": f"Item {row}" for row in range(2, 8)}
    links |= {f"B{row}": f"=S!C{row}" for row in range(2, 8)}
    assert said(month, links) == []
    for other in ("=S!C5", "=S!B4", 17):
        (told,) = said(month, links | {"B4": other})
        assert told.endswith("at B4: 519")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"C4": "7936"}, ["error XLE918 at C4", "note XLE202 at C7"]),
        ({"C4": "7936", "C7": None, "D7": None, "D4": None}, ["warning XLE918 at C4"]),
        ({"C3": "960", "C4": "7936", "C5": "1503"}, []),  # half of them
    ],
)
def test_a_number_stored_as_a_text_is_told_where_the_others_are_numbers(
    cells: dict[str, Any], expected: list[str]
) -> None:
    found = said(plan(**cells))
    assert [one for one in found if "XLE918" in one] == expected[:1]
    assert set(expected) <= set(found)


def test_a_number_stored_as_a_text_is_no_matter_of_a_table_without_formulas() -> None:
    cells = {f"D{row}": north + south for row, (_, north, south) in enumerate(LINES, 2)}
    totals = {"B7": 15872, "C7": 15471, "D7": 31343}
    assert said(plan(**cells, **totals, C4="7936")) == []


def two_columns(**other: Any) -> dict[str, Any]:
    """A total above its parts, in two columns."""
    cells: dict[str, Any] = {"A1": "Item", "B1": "North", "C1": "South", "A2": "Area", "A7": "Port", "B7": 11, "C7": 12}
    for row, (label, north, south) in enumerate(LINES[:4], 3):
        cells |= {f"A{row}": label, f"B{row}": north, f"C{row}": south}
    return cells | {f"{letter}2": f"=SUM({letter}3:{letter}7)" for letter in "BC"} | other


def test_of_two_columns_the_sum_that_takes_fewer_lines_is_told() -> None:
    assert said(two_columns()) == []
    assert said(two_columns(C2="=SUM(C3:C6)")) == ["warning XLE917 at C2: 15445"]
    assert said(two_columns(B2="=SUM(B4:B7)")) == ["warning XLE917 at B2: 15483"]
    assert said(two_columns(B2="=B3+B4", C2="=C3+C4+C5")) == ["warning XLE917 at B2: 13896"]
    assert said(two_columns(B2="=SUM(B3:B6)", C2="=SUM(C4:C7)")) == []  # each leaves out another line
    assert said(two_columns(B2="=SUM(B3:B6)", C2="=SUM(C3:C7)*2")) == []


def test_a_sum_that_counts_a_line_twice_does_not_blame_the_one_beside_it() -> None:
    sums = {f"{letter}5": f"=SUM({letter}3:{letter}4)" for letter in "BC"}
    right = {f"{letter}8": f"=SUM({letter}5:{letter}7)" for letter in "BC"}
    labels = {"A5": "Subtotal", "A8": "Total"}
    cells = two_columns(**sums, **right, **labels, A2=None, B2=None, C2=None)
    assert said(cells) == []
    assert [one for one in said(cells | {"C8": "=SUM(C4:C7)"}) if " B8" in one] == []


def test_a_figure_typed_where_the_other_column_has_a_sum_is_told_if_its_own_lines_contradict_it() -> None:
    assert said(two_columns(C2=15445)) == []
    assert said(two_columns(C2=15440)) == ["warning XLE916 at C2: 15445"]
    assert said(two_columns(C2=15440, C5=None)) == []  # a part is not known
    rounded = {f"C{row}": figure for row, figure in enumerate((5034.4, 960.4, 7936.4, 1503.4, 12.4), 3)}
    assert said(two_columns(**rounded, C2=15447)) == []  # its own rounding
    texts = {f"C{row}": figure for row, figure in enumerate(("5034", "960", "7936", "1503", "12"), 3)}
    assert [one for one in said(two_columns(**texts, C2=15440)) if "C2" in one] == []  # which no formula adds


def test_a_formula_filled_down_is_missed_where_its_cell_is_empty_in_other_lines_too() -> None:
    changes = {f"C{row}": None for row in (2, 4, 5)}
    assert said(plan(**changes, D4=7000)) == ["warning XLE916 at D4: 7866"]
    assert said(plan(C4=None, D4=7000)) == []
