"""Cells as figures: a column of plain numbers is read together, and as its cells would be one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entries_by_hand import entries
from tests.tables_by_hand import table
from xlengine.bands import Strip
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.noise import without_noise
from xlengine.sheet import PLAIN, Style, Value, with_values
from xlengine.tables.entries import Column, Stored, column_of, entries_of, in_unit_of

STYLES = (PLAIN, Style("#,##0.0"), Style("0.00%"), Style("#,##0.0", bold=True), Style("dd/mm/yyyy", is_date=True))
NUMBER = st.sampled_from(
    ["0", "40", "12.5", "12.50", "-0.125", "1E+3", "522.799999999988", "-522.8000000001", "0.1234567891234", "7E-7"]
).map(Decimal)
OTHER: st.SearchStrategy[Value] = st.sampled_from([None, "—", "(1 204.5)", "n/a", "", True])
CELL = st.tuples(NUMBER, st.sampled_from([None, "A1*2"]), st.sampled_from(STYLES[1:4:2]))
ODD_CELL = st.tuples(NUMBER | OTHER, st.sampled_from([None, "A1*2"]), st.sampled_from(STYLES))


def strip(cells: list[tuple[Value, str | None, Style]]) -> Strip:
    return Strip([c[0] for c in cells], [c[1] for c in cells], [c[2] for c in cells])


@given(st.lists(st.lists(CELL, min_size=6, max_size=6), min_size=1, max_size=3), st.booleans())
def test_plain_numbers_read_together_are_those_read_one_by_one(
    columns: list[list[tuple[Value, str | None, Style]]], counted: bool
) -> None:
    rows = range(4, 10)
    together = [column_of(at, strip(cells), ".", counted) for at, cells in enumerate(columns, 2)]
    assert all(type(column) is Stored for column in together)
    singly = [Column(at, strip(cells), ".", counted) for at, cells in enumerate(columns, 2)]
    assert entries_of(together, rows) == entries_of(singly, rows)


@given(st.lists(st.lists(ODD_CELL, min_size=5, max_size=5), min_size=1, max_size=3))
def test_a_column_is_read_together_only_where_all_is_plain(
    columns: list[list[tuple[Value, str | None, Style]]],
) -> None:
    rows = range(1, 6)
    read = [column_of(at, strip(cells), ".", False) for at, cells in enumerate(columns, 1)]
    singly = [Column(at, strip(cells), ".", False) for at, cells in enumerate(columns, 1)]
    assert entries_of(read, rows) == entries_of(singly, rows)
    for column, cells in zip(read, columns, strict=True):
        odd = any(not isinstance(value, Decimal) or "%" in style.number_format for value, _, style in cells)
        assert not (odd and type(column) is Stored)


@pytest.mark.parametrize(
    ("computed", "value"),
    [
        ("-522.799999999988", "-522.8"), ("0.1234567", "0.1234567"), ("12.000001", "12.000001"),
        ("12.0000000049", "12"), ("12.0000000051", "12.0000000051"), ("4257822295.29999", "4257822295.3"),
        ("44974761328.4997", "44974761328.5"), ("44974761328.4995", "44974761328.4995"),
        ("12345678901.2346", "12345678901.2346"), ("99999999999999.5", "99999999999999.5"),
        ("800000000000.999", "800000000000.999"), ("60000000000.9996", "60000000001"),
        ("11.8215699976706", "11.8215699976706"),  # a share that is nearly one of five places by chance
        ("11.8215700001", "11.82157"), ("11.8215700002", "11.8215700002"), ("11.8200000049", "11.82"),
    ],
)  # fmt: skip
def test_what_binary_arithmetic_leaves_at_the_end_of_a_result_is_taken_off(computed: str, value: str) -> None:
    assert without_noise(Decimal(computed)) == Decimal(value)


def test_a_formula_that_shows_more_decimals_than_it_has_claims_those_shown() -> None:
    style = Style("0.00")
    typed = [("40", "A1"), ("1.234", "A2"), ("40", None), ("1.5", None), ("1.234", None)]
    cells: list[tuple[Value, str | None, Style]] = [(Decimal(text), formula, style) for text, formula in typed]
    (column,) = zip(*entries_of([column_of(2, strip(cells), ".", False)], range(5)), strict=True)
    assert [entry.decimals for entry in column] == [2, 3, 1, 1, 3]
    assert [entry.is_exact for entry in column] == [True, True, False, False, True]


@pytest.mark.parametrize(
    ("rates", "findings", "filled"),
    [
        (("81.0", "89.5"), [], {}),
        (("81", "89.5"), [], {}),
        (("81.01", "89.51"), [], {}),
        (("81.1", "89.5"), [("B4", "81.0")], {"B4": "81.0"}),
        (("81.01", "89.52"), [("C4", "89.51")], {"C4": "89.51"}),
        ((None, "89.5"), [("B4", "81.0")], {"B4": "81.0"}),
        ((None, "89.51"), [("B4", "81.01")], {"B4": "81.01"}),
    ],
)
def test_a_line_of_rates_below_amounts_in_cents_is_printed_as_its_own_rates_are(
    rates: tuple[str | None, str], findings: list[tuple[str, str]], filled: dict[str, str]
) -> None:
    first, second = (None if rate is None else Decimal(rate) for rate in rates)
    book = table(
        ("Category", "2022", "2023"), ("Appropriation", Decimal("1234.56"), Decimal("2234.57")),
        ("Expenditure", Decimal("1000.12"), Decimal("2000.25")),
        ("Expenditure as a percentage of appropriation", first, second),
    )  # fmt: skip
    assert [(f.ref.address, f.expected) for f in check_book(book).findings if f.ref] == findings
    after = recalculation(book)
    assert {change.ref.address: str(change.value) for change in after.changes} == filled
    written = with_values(book, {change.ref: change.value for change in after.changes})
    assert recalculation(written).changes == []


@pytest.mark.parametrize(
    ("printed", "parts", "expected"),
    [
        ("50", "0.3 0.2", ["30.0", "20.0"]),
        ("·", "0.3 0.2", ["30.0", "20.0"]),
        ("7", "0.3 0.2", ["30.0", "20.0"]),
        ("100.8", "100 0.8", ["100", "0.8"]),  # right as it is shown
        ("50", "0.3 ·", ["30.0", "None"]),
    ],
)
def test_the_parts_of_a_sum_in_per_cent(printed: str, parts: str, expected: list[str]) -> None:
    (total,) = entries(printed)
    in_percent = total._replace(as_fraction=True)
    assert [str(one.value) for one in in_unit_of(in_percent, entries(parts), (1, 1))] == expected
    plain = entries(parts)
    assert in_unit_of(total, plain, (1, 1)) == plain
    fractions = [one._replace(as_fraction=True) for one in plain]
    assert in_unit_of(in_percent, fractions, (1, 1)) == fractions


def test_the_parts_in_per_cent_of_a_sum_that_is_not() -> None:
    fractions = [one._replace(as_fraction=True) for one in entries("5.3 18.83")]
    (empty, total) = entries("· 24.13")
    assert [str(one.value) for one in in_unit_of(empty, fractions, (1, 1))] == ["0.053", "0.1883"]
    assert in_unit_of(total, fractions, (1, 1)) == fractions  # right as it is shown
