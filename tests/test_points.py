"""At which other figures formulas are tried: their inputs where they name no other formulas, or all that those need."""

from __future__ import annotations

from typing import Any

from tests.book_by_hand import book_of
from xlengine.files.upstream import Upstream
from xlengine.judging.points import MOST_NEEDED
from xlengine.judging.reviewing import check_book
from xlengine.sheet import Ref


def budget(groups: int, lines: int) -> dict[str, Any]:
    """Groups of lines, each with a subtotal, and a grand total; an eighth of every amount is left."""
    cells: dict[str, Any] = {
        "A1": "Object", "B1": "Apportionment", "C1": "Expenditure", "D1": "Variance", "E1": "Variance (per cent)"
    }  # fmt: skip
    row = 2

    def put(label: str, amounts: tuple[Any, Any]) -> None:
        nonlocal row
        cells.update({
            f"A{row}": label, f"B{row}": amounts[0], f"C{row}": amounts[1], f"D{row}": f"=B{row}-C{row}",
            f"E{row}": f"=ROUND(D{row}/B{row}*100,1)",
        })  # fmt: skip
        row += 1

    for group in range(groups):
        first = row
        for line in range(lines):
            amount = 1000 + (group * lines + line) * 7 % 4999
            put(f"Object {group}.{line}", (amount * 8, amount * 7))
        columns = (f"=SUBTOTAL(9,{column}{first}:{column}{row - 1})" for column in "BC")
        put("Subtotal", (next(columns), next(columns)))
    put("Grand total", (f"=SUBTOTAL(9,B2:B{row - 1})", f"=SUBTOTAL(9,C2:C{row - 1})"))
    return cells


def said(cells: dict[str, Any]) -> list[str]:
    """What a check says, but for notes that results are missing."""
    findings = check_book(book_of(("S", cells))).findings
    return [f"{one.code} at {one.ref.address}" for one in findings if one.ref and one.code != "XLE901"]


def test_right_formulas_are_right_everywhere() -> None:
    assert said(budget(3, 4)) == []


def test_a_total_of_lines_with_a_formula_in_them_is_tried_with_all_that_it_comes_from() -> None:
    """A total by SUBTOTAL passes over subtotals: given numbers in place of their formulas, it would add them too."""
    cells = budget(3, 4)
    assert said(cells | {"B17": "=SUBTOTAL(9,B2:B15)"}) == []
    without_the_last = cells | {"B15": 0, "C15": 0, "E15": 0}
    assert said(without_the_last) == []
    assert said(without_the_last | {"B17": "=SUBTOTAL(9,B2:B14)"}) == ["XLE202 at B17"]


def test_a_function_that_sees_formulas_is_never_tried_with_numbers_in_their_place() -> None:
    cells = {"A1": 1, "A2": "=A1*2", "A3": 5, "B1": "=SUM(A1:A3)", "B2": "=SUBTOTAL(9,A1:A3)", "B3": "=SUBTOTAL(9,A3)"}
    upstream = Upstream(book_of(("S", cells)))
    assert upstream.named(Ref.at("S!B1"), 10) == ({Ref.at("S!A1"), Ref.at("S!A3")}, {Ref.at("S!A2")})
    assert upstream.named(Ref.at("S!B1"), 2) is None
    assert upstream.named(Ref.at("S!B2"), 10) is None
    assert upstream.named(Ref.at("S!B3"), 10) == ({Ref.at("S!A3")}, set())


def test_an_area_that_is_nearly_all_empty_is_looked_at_row_by_row() -> None:
    cells = {"A1": 1, "B1": "=A1*2", "XFD50000": 3, "C1": "=SUM(A1:B50000,D1:XFD50000)"}
    upstream = Upstream(book_of(("S", cells)))
    every = {Ref.at(f"S!{address}") for address in cells}
    assert upstream.of([Ref.at("S!C1")]) == every
    assert upstream.of([Ref.at("S!C1")], 100) == every
    assert len(upstream.of([Ref.at("S!C1")], 1) or ()) > 1


def test_a_rate_may_go_round_the_cells_that_the_rule_takes() -> None:
    assert said(budget(3, 4) | {"E17": "=ROUND((B17-C17)/B17*100,1)"}) == []
    assert said(budget(3, 4) | {"E17": "=ROUND((B6-C6)/B6*100,1)"}) == ["XLE102 at E17"]


def test_a_rate_of_a_total_is_tried_however_many_lines_the_total_adds() -> None:
    cells = budget(1, MOST_NEEDED)
    last = MOST_NEEDED + 3
    assert said(cells) == []
    assert said(cells | {f"E{last}": f"=IF(B{last}>0,12.5,ROUND(D{last}/B{last}*100,1))"}) == [f"XLE102 at E{last}"]
