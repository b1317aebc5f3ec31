"""Cumulative amounts: from line to line, or over the years side by side; and what they are in per cent of a plan."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import table_of, told
from xlengine.across.cumulative import are_periods, cumulative, percentage_of_cumulative
from xlengine.layout import Line
from xlengine.terms import row_roles

MONTHS = ("January", "February", "March")
OTHERS = ("Posts", "Travel", "Fuel")


def read(headings: str, lines: tuple[str, ...] = OTHERS, at: int = -1) -> list[str]:
    """What is proposed for the last column, unless another is named; one with a star is empty."""
    table = table_of(headings, lines=lines)
    every = range(len(table.measures))
    return told(table, cumulative(table, every[at], list(every)))


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Cumulative to 2022 | Actual 2023 | Cumulative to 2023*", "D = B + C"),
        ("Cumulative to 2022 | Actual 2023 | Expenditure 2024 | Cumulative to 2024*", "E = B + C + D"),
        ("Cumulative to 2021 | Cumulative to 2022 | Actual 2023 | Cumulative to 2023*", "E = C + D"),
        ("Cumulative to 2020 | Cumulative to 2021 | Cumulative to 2022 | Actual 2023 | Cumulative*", "F = D + E"),
        ("Actual 2022 | Cumulative to 2022 | Actual 2023 | Cumulative to 2023*", "E = C + D"),
        ("Cumulative to 2021 | Actual 2022 | Cumulative to 2022 | Actual 2023 | Cumulative*", "F = D + E"),
        ("Cumulative to 2022 | Actual 2023 | Variance of actual | Cumulative to 2023*", "E = B + C"),
        ("Cumulative to 2022 | Cumulative average | Actual 2023 | Cumulative to 2023*", "E = B + D"),
        ("Cumulative to 2022 | Budget 2023 | Cumulative to 2023*", ""),
        ("Actual 2023 | Cumulative to 2022 | Cumulative to 2023*", ""),
        ("Cumulative percentage | Actual | Cumulative*", ""),
        ("Cumulative rate | Actual | Cumulative*", ""),
        ("Cumulative average | Actual | Cumulative*", ""),
        ("Cumulative to 2022 | Actual 2023 | Cumulative percentage*", ""),
    ],
)
def test_what_there_was_so_far_and_what_came_since(headings: str, expected: str) -> None:
    assert read(headings) == ([f"{expected}, 1.3, XLE115"] if expected else [])


def test_only_what_stands_before_is_in_it() -> None:
    assert read("Cumulative* | Actual", MONTHS, at=0) == []
    assert read("Actual | Cumulative* | Actual", MONTHS, at=1) == ["C = C + B, 1.2, XLE120, running"]
    assert read("Cumulative to 2022 | Actual | Cumulative* | Actual", at=2) == ["D = B + C, 1.3, XLE115"]
    assert read("Cumulative to 2022 | Actual | Cumulative* | Cumulative", at=2) == ["D = B + C, 1.3, XLE115"]
    assert read("Actual | Cumulative* | Cumulative | Actual", MONTHS, at=1) == ["C = C + B, 1.2, XLE120, running"]


@pytest.mark.parametrize(
    ("headings", "lines", "expected"),
    [
        ("Actual | Cumulative*", MONTHS, ["C = C + B, 1.2, XLE120, running"]),
        ("Actual | Cumulative*", OTHERS, []),
        ("Actual | Cumulative", MONTHS, ["C = C + B, 1.2, XLE120, running"]),
        ("Actual | Cumulative", OTHERS, ["C = C + B, 0.9, XLE120, running"]),
        ("Budget | Actual | Cumulative", OTHERS, ["D = D + C, 0.9, XLE120, running"]),
        ("Actual | Budget | Cumulative actual", OTHERS, ["D = D + B, 0.9, XLE120, running"]),
        ("Budget | Actual | Cumulative*", MONTHS, []),
        ("Budget | Actual | Cumulative actual*", MONTHS, ["D = D + C, 1.2, XLE120, running"]),
        ("Actual | Other actual | Cumulative actual*", MONTHS, []),
        ("Actual | Cumulative to May | Cumulative*", MONTHS, ["D = D + B, 1.2, XLE120, running"]),
        ("Actual | Percentage | Cumulative*", MONTHS, ["D = D + B, 1.2, XLE120, running"]),
        ("Percentage | Cumulative*", MONTHS, []),
        ("Percentage | Cumulative", MONTHS, []),
    ],
)
def test_lines_that_are_periods_are_added_up_one_after_the_other(
    headings: str, lines: tuple[str, ...], expected: list[str]
) -> None:
    assert read(headings, lines) == expected


@pytest.mark.parametrize(
    ("headings", "across"),
    [
        ("Q1 actual | Q2 actual | Cumulative actual*", "D = B + C"),
        ("Budget | Q1 actual | Q2 actual | Cumulative actual*", "E = C + D"),
        ("Q1 actual | Q1 actual | Cumulative actual*", ""),
        ("Actual 2021 | Actual to 2022 | Cumulative actual*", "D = B + C"),
        ("Actual 2021 | Actual to 2022 | Actual | Cumulative actual*", ""),
        ("Actual 2021 | Actual to 2021 | Cumulative actual*", ""),
        ("Actual 2021 | Actual to 2022 | Actual by 2022 | Cumulative actual*", ""),
        ("Actual 2021 | Cumulative actual*", ""),
        ("Prior years | Current year | Cumulative*", "D = B + C"),
        ("Earlier payments | This payment | Cumulative*", "D = B + C"),
        ("Current year | Prior years | Cumulative*", ""),
        ("Prior years | Other | Cumulative*", ""),
        ("Prior years | Cumulative*", ""),
        ("Other | Current year | Cumulative*", ""),
        ("Prior years | Current year | Current month | Cumulative*", ""),
    ],
)
def test_columns_of_several_periods_are_added_where_lines_are_none(headings: str, across: str) -> None:
    assert read(headings) == ([f"{across}, 1.2, XLE115"] if across else [])
    assert read(headings, MONTHS) == ([] if len(headings.split("|")) > 2 else ["C = C + B, 1.2, XLE120, running"])


def test_both_are_open_where_figures_can_tell() -> None:
    across, running = "D = B + C, 1.2, XLE115", "D = D + C, {}, XLE120, running"
    assert read("Q1 actual | Q2 actual | Cumulative actual") == [running.format("0.9"), across]
    assert read("Q1 actual | Q2 actual | Cumulative actual", MONTHS) == [running.format("1.2"), across]
    assert read("Actual | Other actual | Cumulative actual") == [running.format("0.9")]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Cumulative budget | Cumulative actual | Cumulative % of plan*", "D = C / B × 100"),
        ("Cumulative actual | Cumulative budget | Cumulative % of plan*", "D = B / C × 100"),
        ("Budget | Cumulative budget | Actual | Cumulative actual | Cumulative %*", "F = E / C × 100"),
        ("Cumulative budget | Cumulative actual | Cumulative actual (%) | Cumulative %*", "E = C / B × 100"),
        ("Cumulative actual | Cumulative % of plan*", ""),
        ("Cumulative budget | Cumulative % of plan*", ""),
        ("Cumulative planned expenditure | Cumulative %*", ""),
        ("Cumulative planned expenditure | Cumulative actual | Cumulative %*", "D = C / B × 100"),
        ("Cumulative budget | Cumulative plan | Cumulative actual | Cumulative %*", ""),
        ("Cumulative budget | Cumulative actual | Cumulative expenditure | Cumulative %*", ""),
    ],
)
def test_both_of_what_has_been_added_up_so_far(headings: str, expected: str) -> None:
    table = table_of(headings)
    every = range(len(table.measures))
    found = told(table, percentage_of_cumulative(table, every[-1], list(every)))
    assert found == ([f"{expected}, 1.35, XLE122"] if expected else [])


def test_what_stands_behind_the_percentage_is_not_meant() -> None:
    table = table_of("Cumulative budget | Cumulative actual | Cumulative %* | Cumulative expenditure")
    assert told(table, percentage_of_cumulative(table, 2, [0, 1, 2, 3])) == ["D = C / B × 100, 1.35, XLE122"]


@pytest.mark.parametrize(
    ("labels", "periods"),
    [
        ("January / February / March", True),
        ("2021 / 2022 / 2023", True),
        ("Vote 101 / Vote 102", True),
        ("Vote 101 / Vote 102 / Total", True),
        ("Vote 101 / Vote 101", False),
        ("Vote 101", False),
        ("Vote 101 / Item 102", False),
        ("Phase 1 / Stage 2", True),
        ("Posts / Travel", False),
        ("January", True),
        ("January / Travel", False),
        ("January / February / March / Posts / Travel / Fuel", False),
        ("January / February / Travel", True),
        ("January / Travel / Total", False),
        ("Spending in 2021 / Posts in 2022 / Travel", True),
        ("Posts in Q1 / Travel in Q2 / Fuel", False),
        ("First quarter / Second quarter / Fuel", True),
        ("一季度 / 二季 / 其他", True),
        ("Total", False),
    ],
)
def test_lines_that_follow_one_another_in_time(labels: str, periods: bool) -> None:
    given = [label.strip() for label in labels.split("/")]
    lines = [Line(row, label, 0, False, dict(row_roles(label))) for row, label in enumerate(given, 2)]
    assert are_periods(lines) is periods
