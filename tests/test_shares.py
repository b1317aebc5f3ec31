"""Shares of a total: of what, and how likely that is."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.shares import share_of_total, total_line


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Women | Men | Total | Women (percentage of total)", "E = B / D × 100, 1.2, XLE117"),
        ("Women | Men | Women (percentage of total)", "D = B / B × 100, 1.2, XLE117, of row 4"),
        ("Budget | Share (%)", "C = B / B × 100, 1.2, XLE117, of row 4"),
        ("Budget | Female share (%)", ""),
        ("Expenditure | Share of total expenditure (%)", "C = B / B × 100, 1.2, XLE117, of row 4"),
    ],
)
def test_a_share_is_one_of_a_total_beside_it_else_of_its_column(headings: str, expected: str) -> None:
    table = table_of(headings, printed=True, lines=("Posts", "Travel", "Total"))
    every = range(len(table.measures))
    found = share_of_total(table, every[-1], list(every))
    assert told(table, found) == ([expected] if expected else [])
    assert total_line(table) == 2
