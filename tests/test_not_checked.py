"""What a check does not look at, or cannot compute, is said, and keeps nothing else from being checked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.book_by_hand import book_of
from xlengine.finding import Severity
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.reports.text import plain, recalc_report
from xlengine.settings import OwnTable, Settings
from xlengine.sheet import Area, Book

LINES = (("Staff", 5120, 5034), ("Travel", 910, 960), ("Rent", 7866, 7936))


def budget(**other: Any) -> dict[str, Any]:
    cells: dict[str, Any] = {"A1": "Item", "B1": "Apportionment", "C1": "Expenditure", "D1": "Variance"}
    for row, (label, given, spent) in enumerate(LINES, 2):
        cells |= {f"A{row}": label, f"B{row}": given, f"C{row}": spent, f"D{row}": given - spent}
    return cells | other


def hidden(book: Book, *names: str) -> Book:
    return replace(book, sheets=[replace(sheet, hidden=sheet.name in names) for sheet in book.sheets])


def said(book: Book, settings: Settings | None = None) -> list[str]:
    return [f"{one.sheet} {one.area.address}: {one.why}" for one in check_book(book, settings).unchecked]


HIDDEN = "the sheet is hidden, so its tables are not looked at; show it, or name its tables in xlengine.toml"


def test_a_hidden_sheet_with_figures_is_said() -> None:
    book = book_of(("Shown", budget()), ("Kept", budget(D3=7)), ("Words", {"A1": "a", "A2": "b", "B1": 2024}))
    assert HIDDEN not in " ".join(said(book))
    assert said(hidden(book, "Kept", "Words")) == [f"Kept A1:D4: {HIDDEN}"]
    assert any(one.ref and one.ref.sheet == "Kept" for one in check_book(book).findings)
    assert check_book(hidden(book, "Kept")).findings == []


def test_a_hidden_table_that_a_person_names_is_read() -> None:
    own = Settings(tables=(OwnTable("*", "Kept", Area.at("A1:D4")),))
    book = hidden(book_of(("Shown", budget()), ("Kept", budget(D3=7))), "Kept")
    assert said(book, own) == []
    wrong = [str(one.ref) for one in check_book(book, own).findings if one.severity is Severity.ERROR]
    assert "Kept!D3" in wrong


def test_a_formula_that_cannot_be_read_keeps_no_other_from_being_computed() -> None:
    for formula in ("=SUM(B2:B4", "=B2 +* C2", "=B2+", "={1,2;3}"):
        book = book_of(("S", budget(F1=(formula, 3), F2=("=B2*2", 99))))
        assert [(one.ref.address, one.value) for one in recalculation(book).changes] == [("F2", 10240)]
        assert [one.ref.address for one in check_book(book).findings if one.ref and one.code == "XLE911"] == ["F2"]


def test_the_error_value_is_what_is_found() -> None:
    from xlengine.sheet import CellError

    found = check_book(book_of(("S", budget(D3=CellError("#REF!"))))).findings
    assert [(one.code, one.found) for one in found if one.ref and one.ref.address == "D3"] == [("XLE902", "#REF!")]


def test_what_is_still_empty_or_stale_was_not_right_already() -> None:
    def closing(**other: Any) -> str:
        return recalc_report([recalculation(book_of(("S", budget(**other))))], (), plain)

    assert "every figure was right already" in closing()
    unread = closing(B5=("=1+", None), D5=("=B5-C5", None), A5="Fleet", C5=38)
    assert "every figure was right already" not in unread
    assert "nothing was written" in unread
