"""A recalculation in rounds: whether another one may give more, and two of them told as one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.reviews_by_hand import finding, review, table
from xlengine.finding import Change, Finding, Severity
from xlengine.judging.compare import EMPTY
from xlengine.judging.rounds import may_go_on, together
from xlengine.layout import Entry, State, Table
from xlengine.sheet import Book, Ref, Sheet


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ((), False),
        ((finding("D6", Severity.ERROR),), True),
        ((finding("D6", Severity.WARNING, "XLE102"), finding("D7", Severity.NOTE)), False),
        ((finding("D6", Severity.WARNING), finding("D7", Severity.NOTE, EMPTY)), True),
        ((finding("D7", Severity.NOTE, EMPTY),), True),
    ],
)
def test_what_is_wrong_or_left_empty_may_be_given_in_another_round(
    findings: tuple[Finding, ...], expected: bool
) -> None:
    assert may_go_on(review(*findings)) is expected


def _with(state: State, measure: int, is_code: bool) -> Table:
    one = table()
    row = list(one.entries[1])
    row[measure] = Entry(row[measure].row, row[measure].column, state, None, 0)
    one.entries[1] = row
    one.measures[measure].is_code = is_code
    return one


@pytest.mark.parametrize(
    ("state", "is_code", "expected"),
    [
        (State.BLANK, False, True),
        (State.BLANK, True, False),
        (State.TEXT, False, False),
        (State.NIL, False, False),
    ],
)
@pytest.mark.parametrize("measure", [0, 2])
def test_a_cell_that_is_still_empty_may_be_filled_in_another_round(
    state: State, is_code: bool, expected: bool, measure: int
) -> None:
    assert may_go_on(review(tables=[table(), _with(state, measure, is_code)])) is expected


def change(address: str, value: str, before: str | None, sheet: str = "One", **more: object) -> Change:
    found = Change(Ref(sheet, int(address[1:]), " ABC".index(address[0])), Decimal(value), None, "XLE101")
    return found._replace(before=None if before is None else Decimal(before), **more)  # type: ignore[arg-type]


BOOK = Book("", [Sheet("Two"), Sheet("One")])


def test_two_rounds_are_told_as_one_from_the_first_value_to_the_last() -> None:
    first = [change("B2", "10", "7", number_format_decimals=2), change("B3", "5", None)]
    later = [change("B2", "12", "10", number_format_decimals=0, code="XLE115"), change("B4", "3", "1")]
    assert together(BOOK, first, later) == [
        change("B2", "12", "7", number_format_decimals=2, code="XLE115"),
        change("B3", "5", None),
        change("B4", "3", "1"),
    ]


def test_what_a_later_round_puts_back_is_no_change_but_for_a_formula() -> None:
    first = [change("B2", "10", "7"), change("B3", "5", "4")]
    assert together(BOOK, first, [change("B2", "7", "10")]) == [change("B3", "5", "4")]
    written = change("B2", "7", "10", formula="A2*2")
    assert together(BOOK, first, [written]) == [written._replace(before=Decimal(7)), change("B3", "5", "4")]


def test_changes_stand_in_the_order_of_the_sheets_and_of_their_cells() -> None:
    first = [change("B3", "5", "4"), change("A9", "5", "4", sheet="Two")]
    later = [change("C2", "6", "4"), change("A3", "5", "4"), change("B1", "5", "4", sheet="Two")]
    found = [(one.ref.sheet, one.ref.address) for one in together(BOOK, first, later)]
    assert found == [("Two", "B1"), ("Two", "A9"), ("One", "C2"), ("One", "A3"), ("One", "B3")]
