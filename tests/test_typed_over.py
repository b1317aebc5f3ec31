"""Figures that are typed where formulas stand, and totals that pass over a line: right today, and worth a word."""

from __future__ import annotations

from typing import Any

from tests.book_by_hand import book_of
from tests.rows_by_hand import rows_of
from xlengine.down.walk import Walk
from xlengine.down.wordless import why_no_total
from xlengine.judging.reviewing import check_book, recalculation

LINES = ("Staff", "Travel", "Rent", "Supplies", "Fleet")


def budget(**other: Any) -> dict[str, Any]:
    """Five lines with a variance each and a total, all by formulas."""
    cells: dict[str, Any] = {"A1": "Item", "B1": "Apportionment", "C1": "Expenditure", "D1": "Variance"}
    amounts = ((5120, 5034), (910, 960), (7866, 7936), (1576, 1503), (400, 380))
    for row, (label, (given, spent)) in enumerate(zip(LINES, amounts, strict=True), 2):
        cells |= {f"A{row}": label, f"B{row}": given, f"C{row}": spent, f"D{row}": f"=B{row}-C{row}"}
    cells |= {"A7": "Total"} | {f"{letter}7": f"=SUM({letter}2:{letter}6)" for letter in "BCD"}
    return cells | other


def said(**other: Any) -> list[str]:
    found = check_book(book_of(("S", budget(**other)))).findings
    told = [one for one in found if one.code != "XLE901"]
    return [f"{one.severity.value} {one.code} at {one.ref.address}" for one in told if one.ref]


def test_a_figure_typed_over_a_formula_is_noted_and_no_total_is_blamed_for_it() -> None:
    assert said() == []
    assert said(D4=-70) == ["note XLE916 at D4"]
    assert said(D4=-70, D5=73) == []  # two of five are no exception
    assert said(C7=15813) == []  # of a line with three figures two formulas are too few to tell


def test_a_typed_nil_among_formulas_is_noted_too() -> None:
    assert said(B6=400, C6=400, D6=0) == ["note XLE916 at D6"]


def test_a_rounded_share_typed_over_a_formula_is_noted() -> None:
    shares = {"E1": "% of total"} | {f"E{row}": f"=B{row}/B7*100" for row in range(2, 8)}
    assert said(**shares) == []
    assert said(**(shares | {"E4": 49.6})) == ["note XLE916 at E4"]


def test_a_wrong_rate_typed_over_formulas_that_nobody_rounded_is_put_right_to_the_last_digit() -> None:
    rates = {"E1": "Implementation rate (%)"} | {f"E{row}": f"=C{row}/B{row}*100" for row in range(2, 8)}

    def written(**other: Any) -> list[str]:
        changes = recalculation(book_of(("S", budget(**(rates | other))))).changes
        return [f"{one.ref.address} = {one.value}" for one in changes if not one.keeps_formula]

    assert written(E4=99.9) == ["E4 = 100.889905924231"]
    assert written(E4=100.9) == []
    rounded = {f"E{row}": f"=ROUND(C{row}/B{row}*100,1)" for row in range(2, 8)}
    assert written(**(rounded | {"E4": 99.9})) == ["E4 = 100.9"]


def test_a_wrong_figure_typed_over_a_formula_is_an_error() -> None:
    assert "error XLE101 at D4" in said(D4=-7)


def test_a_total_across_may_be_added_down_but_not_without_a_line() -> None:
    assert said(D6=20, D7="=SUM(D2:D6)") == ["note XLE916 at D6"]
    assert said(B6=380, D6=0, D7="=SUM(D2:D5)") == ["note XLE916 at D6", "error XLE101 at D7"]


def message(**other: Any) -> str:
    found = check_book(book_of(("S", budget(**other)))).findings
    return next((one.message for one in found if one.code == "XLE202"), "")


def without(line: int, *, formulas: bool = False) -> dict[str, Any]:
    """The totals of all columns without one line."""
    rows = [row for row in range(2, 7) if row != line]
    own = budget()
    added = {letter: "=" + "+".join(f"{letter}{row}" for row in rows) for letter in "BCD"}
    if formulas:
        return {f"{letter}7": text for letter, text in added.items()}
    given, spent = (sum(own[f"{letter}{row}"] for row in rows) for letter in "BC")
    return {"B7": given, "C7": spent, "D7": given - spent}


def test_a_total_that_leaves_a_line_out_in_every_column_is_warned_of() -> None:
    for line, label in enumerate(LINES, 2):
        for formulas in (False, True):
            told = message(**without(line, formulas=formulas))
            assert told.startswith(f"the total does not add “{label}” (row {line}), and nothing says why"), (line, told)


def test_a_line_that_words_set_apart_is_left_out_with_reason() -> None:
    for label in ("of which fleet", "Memorandum: fleet"):
        assert message(**without(6), A6=label) == ""


def test_a_line_that_is_nil_or_a_total_of_its_neighbours_may_be_left_out() -> None:
    assert message(**without(4), B4=0, C4=0) == ""
    assert message(**without(4), B4=6030, C4=5994) == ""  # Staff and Travel


def test_a_line_that_another_formula_adds_is_not_left_out() -> None:
    own: dict[str, Any] = {}
    for letter in "BC":
        own |= {f"{letter}6": f"={letter}5*1", f"{letter}7": f"={letter}2+{letter}3+{letter}4+{letter}6"}
    assert message(**own, D7="=B7-C7") == ""


def test_what_is_empty_among_formulas_is_noted_where_its_line_has_amounts() -> None:
    quarters = {f"{letter}1": f"Q{at}" for at, letter in enumerate("BCD", 1)} | {"A1": "Department", "E1": "Points"}
    lines = ((1204, 1310, 1180), (870, 905, 911), (310, 450, 620), (0, 0, 0))
    for row, figures in enumerate(lines, 2):
        quarters |= {f"{letter}{row}": figure for letter, figure in zip("BCD", figures, strict=True)}
        quarters[f"A{row}"] = f"Department {row}"
    formulas = {f"E{row}": f"=B{row}*3+D{row}" for row in (2, 3)}

    def noted(**other: Any) -> list[str]:
        found = check_book(book_of(("S", quarters | formulas | other))).findings
        return [one.ref.address for one in found if one.ref and one.code == "XLE916"]

    assert noted() == ["E4"]
    assert noted(E4="=B4*3+D4") == []
    assert noted(E3="=B3+C3") == []  # two formulas that are not one
    assert noted(E4=1550) == []


def test_a_total_below_nothing_adds_nothing() -> None:
    table = rows_of("Total: 5 7")
    told = why_no_total(Walk(table, [0, 1]), 0, table.lines[0])
    assert told == f"“Total” (row {table.lines[0].row}) is called a total, and nothing above adds up to it"
    assert table.passed_over == {}
