"""Columns that count posts: told by their heading, or by the words of the table and whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from xlengine.bands import Strip
from xlengine.cell import Cell
from xlengine.layout import Measure
from xlengine.tables.counts import is_counted


@pytest.mark.parametrize(
    ("captions", "heading", "unit", "figures", "counted"),
    [
        (["Number of posts"], "2024", "", "12 7", True),
        (["Annex", "Staffing table"], "2024", "", "12 7", True),
        (["Staffing", "Annex"], "2024", "", "12 7", True),
        (["Resources"], "2024", "", "12 7", False),
        ([], "2024", "", "12 7", False),
        (["Cost of posts"], "2024", "", "12 7", False),
        (["Posts and salaries"], "2024", "", "12 7", False),
        (["Number of posts"], "Average", "", "12 7", False),
        (["Number of posts"], "Budget", "", "12 7", False),
        (["Number of posts"], "2024", "persons", "12 7", True),
        (["Number of posts"], "2024", "Posts", "12 7", True),
        (["Number of posts"], "2024", "United States dollars", "12 7", False),
        (["Number of posts"], "2024", "", "12 7.5", False),
        (["Number of posts"], "2024", "", "7.5 12", False),
        (["Number of posts"], "2024", "", "6.5 12", False),
        (["Number of posts"], "2024", "", "12.0 7", True),
        (["Number of posts"], "2024", "", "12 n/a", True),
        (["Number of posts"], "2024", "", "", True),
    ],
)
def test_a_table_of_posts_counts_in_whole_numbers(
    captions: Sequence[str], heading: str, unit: str, figures: str, counted: bool
) -> None:
    values = [figure if figure == "n/a" else Decimal(figure) for figure in figures.split()]
    strip = Strip.of([Cell(value) for value in values])
    assert is_counted(Measure(2, (heading,)), strip, captions, unit) is counted


@pytest.mark.parametrize(
    ("term", "counted"),
    [
        ("planned_output", True),
        ("actual_output", True),
        ("authorized_strength", True),
        ("number_of_posts", True),
        ("opening_posts", True),
        ("target", False),
        ("expenditure", False),
    ],
)
def test_a_column_counts_where_its_heading_says_so_whatever_its_table_is(term: str, counted: bool) -> None:
    strip = Strip.of([Cell(Decimal("7.5"))])
    assert is_counted(Measure(2, ("Column",), {term: 0.5}), strip, ["Costs"], "dollars") is counted


def test_targets_are_counted_unless_one_of_them_has_decimals_as_averages_have() -> None:
    targets = Measure(2, ("Target",), {"target": 0.5})
    assert is_counted(targets, Strip.of([Cell(Decimal(7)), Cell(Decimal(50400))]), [], "")
    assert not is_counted(targets, Strip.of([Cell(Decimal("5.40")), Cell(Decimal(50400))]), [], "")
