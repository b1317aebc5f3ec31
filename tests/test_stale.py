"""Stored results that are to be refreshed, and those that binary arithmetic alone parts from what a library gives."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.book_by_hand import book_of
from xlengine.banded import Banded
from xlengine.files.read import read
from xlengine.judging import stale as stale_module
from xlengine.judging.formulas import native_formulas
from xlengine.judging.stale import _stale_places, is_stale
from xlengine.sheet import CellError, Value


def stale(**cells: Any) -> list[str]:
    """The cells of a sheet whose stored results are to be refreshed; a formula and its stored result are a pair."""
    exact = {at: (one[0], Decimal(one[1])) if isinstance(one, tuple) else one for at, one in cells.items()}
    exact |= {at: Decimal(one) for at, one in cells.items() if isinstance(one, str) and one[0] != "="}
    return [change.ref.address for change in native_formulas(book_of(("S", exact))).changes]


def test_a_result_that_differs_is_refreshed() -> None:
    assert stale(A1=100, A2=("=A1*1.1", 110)) == []
    assert stale(A1=100, A2=("=A1*1.1", "109.9")) == ["A2"]
    assert stale(A1=100, A2="=A1*1.1") == ["A2"]


@pytest.mark.parametrize(
    ("stored", "expected"),
    [("0.0504", ["A3"]), ("0.05000000006", ["A3"]), ("0.05000000004", []), ("0.0499999999999", [])],
)
def test_a_quotient_with_many_decimals_may_be_off_by_a_thousand_millionth(stored: str, expected: list[str]) -> None:
    assert stale(A1=20, A2=1, A3=("=A2/A1", stored)) == expected


def test_a_cent_is_a_change_however_large_the_total() -> None:
    assert stale(A1="4000000000.01", A2="1000000000.00", A3=("=A1+A2", "5000000000.01")) == []
    assert stale(A1="4000000000.01", A2="1000000000.00", A3=("=A1+A2", "5000000000.00")) == ["A3"]
    assert stale(A1="12345678.901", A3=("=A1", "12345678.9")) == ["A3"]
    assert stale(A1="100000000.02", A3=("=A1/2", "50000000.00")) == ["A3"]


def test_a_sum_of_very_many_cells_is_told_by_its_own_digits() -> None:
    many: dict[str, Any] = {f"A{row}": "0.0123456789" for row in range(1, 2101)}
    assert stale(**many, B1=("=SUM(A1:A2100)", "25.9259260")) == ["B1"]
    assert stale(**many, B1=("=SUM(A1:A2100)", "25.92592568")) == []
    assert stale(**many, B1=("=SUM(A1:A2100)", "25.9254")) == ["B1"]


@pytest.mark.parametrize(("last", "expected"), [(2000, []), (2001, ["E1"])])
def test_up_to_two_thousand_cells_are_looked_at_one_by_one(last: int, expected: list[str]) -> None:
    """In areas of any shape: of this one two columns."""
    cells: dict[str, Any] = {"A1": 1000000, "A2": -1000000, "C2": 1}
    formula = f"=SUM(A2:B{last // 2})+SUM(A1:{'B' if last == 2001 else 'A'}1)", "0.0000009"
    assert stale(**cells, E1=(f"{formula[0]}+SUM(C{2}:C2)-1", formula[1])) == expected


@pytest.mark.parametrize(
    ("large", "expected"),
    [("A1", []), ("A3", []), ("B1", []), ("B3", []), ("A4", ["E1"]), ("C1", ["E1"]), ("C3", ["E1"]), ("B4", ["E1"])],
)
def test_what_an_area_may_leave_comes_from_any_cell_of_it_and_from_no_other(large: str, expected: list[str]) -> None:
    cells: dict[str, Any] = {f"{column}{row}": 3 for column in "ABC" for row in (1, 2, 3, 4)} | {large: 1000000}
    assert stale(**cells, E1=("=SUM(A1:B3)*0", "0.0000009")) == expected


def test_what_nearly_cancels_out_may_be_off_as_the_figures_are() -> None:
    figures = {"A1": "26714.3012345678", "A2": "26714.3012345641", "A3": 1000000}
    assert stale(**figures, B1=("=A1-A2", "0.0000000037")) == []
    assert stale(**figures, B1=("=A1-A2", "0.0000000150")) == []
    assert stale(**figures, B1=("=A1-A2", "0.0000000450")) == ["B1"]
    assert stale(**figures, B1=("=A1-A2+A3-A3", "0.0000009")) == []


def test_what_takes_it_may_be_off_too() -> None:
    book: dict[str, Any] = {"A1": "26714.3012345678", "A2": "26714.3012345641", "B1": ("=A1-A2", 0)}
    book |= {"C1": ("=B1", 0), "D1": ("=C1*5", 0)}
    assert stale(**book) == []
    assert stale(**book, E1=("=B1*1000", 0)) == ["E1"]


def test_a_long_chain_of_what_takes_it_is_told_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stale_module, "MOST_PASSES", 1)
    book = {"A1": "26714.3012345678", "A2": "26714.3012345641", "B1": ("=A1-A2", 0)}
    assert stale(**book, **{f"B{row}": (f"=B{row - 1}", 0) for row in range(2, 300)}) == []


def test_what_takes_a_stale_result_is_stale_however_little_it_differs() -> None:
    book = {"A1": 15, "A2": ("=A1*2", "30.0000002"), "A3": ("=A2-29.999", "0.0010002")}
    assert stale(**book) == ["A2", "A3"]


@pytest.mark.parametrize(
    ("stored", "value", "expected"),
    [
        ("pump & 6,44 & 3", "pump & 6.44 & 3", False),
        ("1.234,5", "1,234.5", False),
        ("pump & 64,4", "pump & 6.44", True),
        ("100.8 each", "100.80000000000001 each", False),
        ("100,8 each", "100.80000000000001 each", False),
        ("100.81 each", "100.80000000000001 each", True),
        ("a,b", "a.b", True),
        (None, "", False),
        ("", None, False),
        (None, Decimal(0), True),
        (Decimal(1), True, True),
        (Decimal(5), CellError("#N/A"), False),
        (CellError("#N/A"), Decimal(5), True),
        (CellError("#NUM!"), CellError("#N/A"), False),  # LARGE of nothing, in two programs
        (None, CellError("#N/A"), False),
        (CellError("#N/A"), CellError("#N/A"), False),
        ("#N/A", CellError("#N/A"), False),
        (Decimal("0"), Decimal("1E-12"), False),
        (Decimal("0"), Decimal("1.1E-12"), True),
    ],
)
def test_two_values_of_a_cell(stored: Value, value: Value, expected: bool) -> None:
    assert is_stale(stored, value) is expected


VALUES = st.one_of(
    st.none(), st.booleans(), st.sampled_from(["", "a", "1,5", "1.5", CellError("#N/A")]),
    st.decimals(-5, 5, places=3), st.decimals(0, 1, places=13),
)  # fmt: skip


@given(st.lists(st.tuples(VALUES, VALUES)))
def test_a_column_is_told_as_its_cells_are(pairs: list[tuple[Value, Value]]) -> None:
    places, little = _stale_places([before for before, _ in pairs], [after for _, after in pairs])
    several = [at for at, (before, after) in enumerate(pairs) if before != after and is_stale(before, after)]
    assert places == several
    assert {at for at, _ in little} <= set(several)
    assert all(0 < apart <= Decimal("0.001") for _, apart in little)


def test_many_rows_are_told_as_one_is(tmp_path: Path) -> None:
    """Rows enough to be kept column by column, each with a difference of two large figures that nearly cancel out."""
    path = tmp_path / "long.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("S")
        for row in range(2000):
            sheet.write_row(row, 0, (26714.3012345678 + row, 26714.3012345641 + row))
            sheet.write_formula(row, 2, f"=A{row + 1}-B{row + 1}", None, 0 if row % 500 else 4)
    book = read(str(path))
    assert isinstance(book.sheets[0].rows, Banded)
    assert [change.ref.address for change in native_formulas(book).changes] == ["C1", "C501", "C1001", "C1501"]
