"""`(3)=(1)-(2)` under the headings, and how a quotient is told to stand in points."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of
from tests.entries_by_hand import entries
from tests.headings_by_hand import told
from xlengine.across.formula_rows import formula_row, has_percent_format, is_percentage
from xlengine.across.proposal import SPELLED_OUT
from xlengine.layout import Table
from xlengine.rule import Form


def stated(headings: str, line: str = "") -> list[str]:
    """What the formulas under the headings say: `D = B - C`. Without a line of figures all columns are empty."""
    table = columns_of(headings, line or " ".join("·" for _ in headings.split(" | ")))
    found = formula_row(table)
    assert all(one.by_formula_row and one.prior == SPELLED_OUT for one in found)
    assert all((one.form is Form.DIFFERENCE) is (one.signs == (1, -1)) for one in found)
    return [one.replace(", 1.5", "") for one in told(table, found)]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Actual | Balance = 1-2", ["D = B - C"]),
        ("Budget | Actual | Balance = 2-1", ["D = C - B"]),
        ("Posts | Other | Total = 1+2", ["D = B + C"]),
        ("Posts | Other | Total = -1+2", ["D = - B + C"]),
        ("Budget | Paid | Owed | Balance = 1-2-3", ["E = B - C - D"]),
        ("Budget | Transfers | Paid | Balance = 1+2-3", ["E = B + C - D"]),
        ("Total = 2 | Posts", ["B = C"]),
        ("Total = 2+3 | Posts | Other | Balance = 1-2", ["B = C + D", "E = B - C"]),
        # a column that is not there, or the column itself
        ("Budget | Actual | Balance = 1-9 | Total = 1+2", ["E = B + C"]),
        ("Budget | Actual | Balance = 1-3 | Total = 1+2", ["E = B + C"]),
        # arithmetic that no rule has
        ("Budget | Actual | Balance = (1+2)×3-1 | Total = 1+2", ["E = B + C"]),
    ],
)
def test_sums_and_differences(headings: str, expected: list[str]) -> None:
    assert stated(headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Posts | Pay | Cost = 1×2", ["D = B × C"]),
        ("Posts | Months | Pay | Cost = 1×2×3", ["E = B × C × D"]),
        ("Pay | Cost = 1×12", ["C = B × 12"]),
        ("Pay | Posts | Cost = 2×12×1", ["D = C × B × 12"]),
        ("Pay | Tax = 1×10%", ["C = B ÷ 10"]),
        ("Pay | Tax = 1×12,5%", ["C = B ÷ 8"]),
        ("Pay | Tax = 1×12.5%", ["C = B ÷ 8"]),
        ("Pay | Tax = 1×10% | Total = 1+2", ["C = B ÷ 10", "D = B + C"]),
        # a rate in per cent is in hundredths, and a tenth of one is one in per cent
        ("Pay | Rate, % | Tax = 1×2", ["D = B × C ÷ 100"]),
        ("Pay | Rate, % | Half of rate = 2×50%", ["D = C ÷ 2"]),
        ("Pay | Tax = 1×z", []),
        ("Pay | Tax = z×1", []),
        ("Pay | Tax = 12×12", []),
        ("Pay | Tax = 1×2", []),
    ],
)
def test_products(headings: str, expected: list[str]) -> None:
    assert stated(headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Actual | Rate = 2/1", ["D = C / B × 100"]),
        ("Budget | Actual | Ratio = 2/1", ["D = C / B"]),
        ("Budget | Actual | Rate = 2/9 | Total = 1+2", ["E = B + C"]),
        # a change in per cent may be the new in per cent of the old
        ("2023 | 2024 | Change (%) = 2/1", ["D = (C - B) / B × 100, XLE119", "D = C / B × 100"]),
        ("2023 | 2024 | Increase (%) = 2/1", ["D = (C - B) / B × 100, XLE119", "D = C / B × 100"]),
        ("2023 | 2024 | Change | Change (%) = 3/1", ["E = D / B × 100"]),
        ("2023 | Change (%) | Change (%) = 1/2", ["D = B / C × 100"]),
        ("Change | 2024 | Change (%) = 2/1", ["D = C / B × 100"]),
        # over one of the two, and over neither
        ("2023 | 2024 | Growth = (2-1)/1", ["D = (C - B) / B × 100"]),
        ("Posts | Filled | Vacant, % = (1-2)/1", ["D = (B - C) / B × 100, XLE117"]),
        ("2023 | 2024 | Other | Growth = (2-1)/3", []),
        ("2023 | 2024 | Other | Growth = (2-3)/1", []),
        ("2023 | 2024 | Growth = (1+2)/1", []),
        ("2023 | 2024 | Growth = (-1+2)/1", []),
        ("2023 | 2024 | Other | Growth = (1-2-3)/1", []),
        ("2023 | 2024 | Other | Growth = (1-2+3)/2", []),
    ],
)
def test_quotients(headings: str, expected: list[str]) -> None:
    assert stated(headings) == expected


def test_a_number_that_stands_twice_is_the_nearest_on_the_left() -> None:
    table = columns_of("Budget | Actual | Balance = 1-2 | Budget | Actual | Balance = 1-2", "· · · · · ·")
    for at, measure in enumerate(table.measures):
        measure.number = str(at % 3 + 1)
    assert told(table, formula_row(table)) == ["D = B - C, 1.5", "G = E - F, 1.5"]
    table = columns_of("Balance = 2-3 | Budget | Actual | Budget | Actual", "· · · · ·")
    for measure, number in zip(table.measures, "12323", strict=True):
        measure.number = number
    assert told(table, formula_row(table)) == ["B = C - D, 1.5"]


def column(heading: str, *figures: str, fractions: int = 0) -> Table:
    """One column of figures beside the amounts 100; the first `fractions` of its cells have a percent format."""
    table = columns_of(f"Amount | {heading}", *(f"100 {figure}" for figure in figures))
    for row in table.entries[:fractions]:
        row[1] = row[1]._replace(as_fraction=True)  # type: ignore[index]
    return table


@pytest.mark.parametrize(
    ("heading", "figures", "expected"),
    [
        # by its heading
        ("Rate", ["0.5"], True),
        ("Share", ["0.5"], True),
        ("Implementation rate", ["0.5"], True),
        ("Delivery rate", ["0.5"], True),
        ("Percentage", ["0.5"], True),
        ("Amount", ["0.5"], False),
        ("Ratio", ["0.5"], False),
        # a share that may be 0.9 or 90, by its figures: rates beyond two hold no fractions
        ("Paid/spent: Rate", ["0.5"], False),
        ("Rate: Paid/spent", ["0.5"], False),
        ("Rate: Paid/spent", ["0.5", "2.1"], True),
        ("Rate: Paid/spent", ["0.5", "2"], False),
        ("Rate: Paid/spent", ["0.5", "-2.1"], True),
        ("Rate: Paid/spent", ["1.5", "—"], False),
        # without any figure, unless it is called a ratio
        ("Quotient", ["·", "—"], True),
        ("Ratio", ["·", "—"], False),
        ("Ratio of posts", ["·"], False),
        ("Ratio, %", ["·"], True),
        ("Ratios", ["·"], True),
    ],
)
def test_whether_a_quotient_stands_in_points(heading: str, figures: list[str], expected: bool) -> None:
    assert is_percentage(column(heading, *figures), 1) is expected


def test_a_percent_format_of_figures_says_so_too() -> None:
    assert is_percentage(column("Ratio", "0.5", "0.6", fractions=1), 1)
    assert not is_percentage(column("Ratio", "·", "0.6", fractions=1), 1)


@pytest.mark.parametrize(
    ("figures", "fractions", "expected"),
    [
        ("0.5 0.6 0.7", 2, True),
        ("0.5 0.6 0.7", 1, False),
        ("0.5 0.6", 1, False),
        ("0.5 0.6", 0, False),
        ("1 2 3 4 5 6 7", 4, True),
        ("1 2 3 4 5 6 7", 3, False),
        ("· · ·", 2, True),
        ("· — ·", 1, False),
        ("— — 0.7", 2, True),
        ("0.5 none none", 1, True),
        ("none none 0.5", 2, False),
    ],
)
def test_whether_most_cells_of_a_column_have_a_percent_format(figures: str, fractions: int, expected: bool) -> None:
    assert has_percent_format(column("Ratio", *figures.split(), fractions=fractions), 1) is expected


def test_a_percent_format_in_lines_without_figures_does_not_count() -> None:
    table = column("Ratio", "·", "·", "·", "0.5", fractions=3)
    assert has_percent_format(table, 1)
    for row in table.entries[:2]:
        row[0] = entries("·")[0]  # type: ignore[index]
    assert not has_percent_format(table, 1)
    assert not has_percent_format(table, 0)
