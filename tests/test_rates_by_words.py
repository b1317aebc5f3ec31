"""Rates, ratios, shares and percentages by the words of their headings, one kind after the other."""

from __future__ import annotations

import pytest

from tests.headings_by_hand import first_empty, table_of, told
from xlengine.across.quotients import quotients_by_words
from xlengine.across.sums import sums_by_words


def read(headings: str, printed: bool = False, at: int | None = None, lines: str = "Posts, Travel, Fuel") -> str:
    """What the first column with a star, or the one named, is read as: `C / B × 100, 1.3, XLE122`."""
    table = table_of(headings, printed, lines.split(", "))
    free = range(len(table.measures))
    found = quotients_by_words(table, free, sums_by_words(table, free))
    wanted = first_empty(headings) if at is None else at
    proposals = [one for one in found if one.target == wanted]
    return " or ".join(one.partition(" = ")[2] for one in told(table, proposals))


def vacant(formula: str) -> str:
    return f"{formula} × 100, 1.5, XLE141"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Authorized | Incumbency | Vacancy rate*", vacant("(B - C) / B")),
        ("Incumbency | Authorized | Vacancy rate*", vacant("(C - B) / C")),
        ("Plan | Actual | Vacancy rate*", vacant("(B - C) / B")),
        ("Approved budget | Actual | Fuel | Vacancy rate*", vacant("(B - C) / B")),
        ("Number planned | Number delivered | Fuel | Vacancy rate*", vacant("(B - C) / B")),
        # the rate that was planned is for what was planned, and no count
        ("Number planned | Number delivered | Fuel | Budgeted vacancy rate | Vacancy rate*", ""),
        ("Authorized | Incumbency | Budgeted vacancy rate | Vacancy rate*", vacant("(B - C) / B")),
        ("Authorized | Planned vacancy rate, vacant posts | Incumbency | Vacancy rate*", vacant("(B - D) / B")),
        # beside two counts of which one or both are not named so
        ("Fuel | Rent | Vacancy rate*", vacant("(B - C) / B")),
        ("Authorized | Rent | Vacancy rate*", vacant("(B - C) / B")),
        ("Authorized | Vacancies | Vacancy rate*", ""),
        ("Fuel | Incumbency | Vacancy rate*", vacant("(B - C) / B")),
        ("Fuel | Rent | Change | Vacancy rate*", vacant("(B - C) / B")),
        ("Fuel | Rent | Vacancy rate* | Taxi", vacant("(B - C) / B")),
        ("Fuel | Vacancy rate* | Rent", ""),
        ("Fuel | Rent | Taxi | Vacancy rate*", ""),
        ("Authorized | Rent | Taxi | Vacancy rate*", ""),
        ("Rent | Taxi | Incumbency | Vacancy rate*", ""),
        ("Taxi | Authorized incumbency | Rent | Vacancy rate*", ""),
        # beside the posts that are vacant
        ("Authorized | Filled | Vacancies | Vacancy rate*", "D / B × 100, 1.3"),
        ("Authorized | Actual (average) | Vacancies | Vacancy rate*", "D / B × 100, 1.3"),
        ("Vacancies per office | Authorized | Filled | Vacancies | Vacancy rate*", "E / C × 100, 1.3"),
        ("Vacancies in May | Authorized | Filled | Vacancy rate*", ""),
        ("Authorized | Fuel | Vacancies* | Vacancy rate*", ""),
        ("Authorized | Filled | Vacancies | Vacancies of women | Vacancy rate*", ""),
    ],
)
def test_a_rate_of_vacancies(headings: str, expected: str) -> None:
    assert read(headings, at=headings.split(" | ").index("Vacancy rate*")) == expected


def test_posts_neither_filled_nor_vacant_are_left_to_the_figures() -> None:
    assert read("Authorized | Filled | Frozen | Vacancies | Vacancy rate*", printed=True) == "E / B × 100, 1.3"
    assert read("Authorized | Frozen | Incumbency | Vacancies | Vacancy rate*") == ""
    printed = read("Authorized | Frozen | Incumbency | Vacancies | Vacancy rate*", printed=True)
    assert printed == vacant("(B - D) / B")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Plan | Actual | Delivery rate*", "C / B × 100, 1.5, XLE131"),
        ("Actual | Plan | Delivery rate*", "B / C × 100, 1.5, XLE131"),
        ("Number planned | Number delivered | Delivery rate*", "C / B × 100, 1.5, XLE131"),
        ("Plan | Fuel | Delivery rate*", ""),
        ("Fuel | Actual | Delivery rate*", ""),
        ("Planned actual | Fuel | Delivery rate*", ""),
        ("Fuel | Planned actual | Delivery rate*", ""),
    ],
)
def test_a_rate_of_delivery(headings: str, expected: str) -> None:
    assert read(headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Fuel | Rent | Ratio fuel/rent*", "B / C, 1.3"),
        ("Fuel | Rent | Share fuel/rent*", ""),
        ("Budget | Spent | Execution, rate: Spent/budget* | Execution, rate: Net*", ""),
        ("Budget | Spent | Spent/budget implementation rate, %*", "C / B × 100, 1.3, XLE122"),
        ("In/out: Fuel 2023 | In/out: Fuel 2024 | In/out: Change, rate*", "(C - B) / B × 100, 1.2, XLE119"),
    ],
)
def test_a_share_with_a_stroke_may_be_a_fraction_or_in_per_cent(headings: str, expected: str) -> None:
    assert read(headings) == expected


def test_the_figures_tell_what_a_share_with_a_stroke_is() -> None:
    headings = "Budget | Actual | Actual/budget implementation rate*"
    assert read(headings) == ""
    assert read(headings, printed=True) == "C / B × 100, 1.3, XLE122"


EXECUTED, GROWN = "C / B × 100, 1.3, XLE122", "(C - B) / B × 100, {}, XLE119"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Spent | Implementation rate*", EXECUTED),
        ("Budget | Spent | Implementation rate, percentage change*", ""),
        ("Fuel 2023 | Fuel | Year-on-year rate*", GROWN.format(1.3)),
        ("2024 budget | 2023 budget | Change | 2024 budget vs. 2023 budget, %*", "D / C × 100, 1.35"),
        ("Budget | Spent | Change from budget (%)*", GROWN.format(1.4)),
        ("Fuel | Rent | Share of rent in fuel*", ""),
        ("Fuel | Rent | Fuel as % of rent*", "B / C × 100, 1.5, XLE117"),
        ("Fuel | Rent | Spent | Spent as share of: Fuel* | Spent as share of: Rent*", "D / B × 100, 1.5, XLE117"),
        ("Fuel | Rent | Fuel as % of taxi*", ""),
        ("Budget | Spent | Spent as percentage of gdp*", ""),
        ("Fuel 2023 | Fuel 2024 | Ratio*", "C / B × 100, 1.2, XLE117"),
        ("Fuel 2023 | Fuel 2024 | Темп роста*", "C / B × 100, 1.2, XLE117"),
        ("Fuel 2023 | Fuel 2024 | Change: Ratio* | Change: Net*", GROWN.format(1.2)),
        ("Fuel 2023 | Fuel 2024 | Изменение: Темп роста* | Изменение: Сумма*", ""),
        ("Fuel | Rent | Ratio*", ""),
        ("2023 | 2024 | Change (%)*", GROWN.format(1.2)),
        ("2023 | 2024 | Change, percentage points*", ""),
        ("2023 | 2024 | Change*", ""),
        ("Budget | Spent | Implementation rate per post*", ""),
        ("Authorized | Incumbency | Budgeted vacancy rate*", ""),
        ("2023 | 2024 | Percentage*", ""),
        ("Fuel | Rent | Change (%)*", ""),
        ("Budget | Actual | Variance between budget and actual (%)*", ""),
        ("Budget | Spent | Variance | Variance (spent - budget), %*", "D / B × 100, 1.3"),
        ("Works: Women | Works: Men | Works: Total | Works: % women*", "B / D × 100, 1.2, XLE117"),
        ("Assessed | Collected | % collection*", "C / B × 100, 1.3"),
        ("Fuel | Rent | Change | Deployment rate*", ""),
        ("Fuel | Rent | Change | Percentage*", "D / B × 100, 1.3"),
        ("Spring | Autumn | Change Spring/Autumn (%)*", "(B - C) / C × 100, 1.45, XLE119"),
    ],
)
def test_what_each_kind_of_rate_is_read_as(headings: str, expected: str) -> None:
    assert read(headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "Fuel 2023 | Fuel 2024 | Изменение: Темп роста* | Изменение: Сумма*",
            "(C - B) / B × 100, 1.2, XLE119 or C / B × 100, 1.2, XLE117",
        ),
        ("Fuel | Rent | Variance between fuel and rent (%)*", ""),
        ("Budget | Actual | Variance between budget and actual (%)*", "C / B × 100, 1.35, XLE122"),
        ("Fuel | Rent | Change | Deployment rate*", "D / B × 100, 1.3 or D / C × 100, 1.0"),
    ],
)
def test_what_figures_can_tell(headings: str, expected: str) -> None:
    assert read(headings, printed=True) == expected


def test_shares_are_of_the_total_line() -> None:
    lines = "Posts, Travel, Total"
    assert read("Fuel | Share (%)*", lines=lines) == "B / B × 100, 1.2, XLE117, of row 4"
    assert read("Fuel | Share (%)*") == ""
    assert read("Fuel | %*", printed=True, lines=lines) == "B / B × 100, 1.0, XLE117, of row 4"
    assert read("Fuel | %*", lines=lines) == ""


OUTCOME = " × 100, 1.25, XLE122"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Budget | Spent | %*", f"C / B{OUTCOME}"),
        ("Budget | Spent | %* | Paid", f"C / B{OUTCOME}"),
        ("Budget | Spent | Fuel | %*", ""),
        ("Spent | Budget | %*", ""),
        ("Spent | %* | Budget", f"B / D{OUTCOME}"),
        ("Fuel | Spent | %*", ""),
        ("Budget spent | %*", ""),
        ("Budget | Spent balance | %*", ""),
        ("Budget | Spent | Change (%)*", ""),
        ("Budget | Spent | Change: %* | Change: Fuel", ""),
        # the outcome that the heading names, if only by a word cut short
        ("Budget | Spent on fuel | Spent on rent | Taxi | % fuel spent*", f"C / B{OUTCOME}"),
        ("Budget | Spent on fuel | Spent on rent | %*", f"D / B{OUTCOME}"),
        ("Budget | Commitments | Paid | % Comm.*", f"C / B{OUTCOME}"),
        ("Budget | Commitments | Paid | % Real.*", f"D / B{OUTCOME}"),
        ("Budget | Commitments | Commission rate | Paid | % Comm.*", f"C / B{OUTCOME}"),
        ("Budget | Commitments | Paid | % Comm.* | Commissions", f"C / B{OUTCOME}"),
        ("Budget | Commitments | Paid | Fuel | % Comm.*", ""),
    ],
)
def test_an_outcome_in_per_cent_of_its_budget(headings: str, expected: str) -> None:
    assert read(headings) == expected


OF_PLAN = "D / B × 100, 1.3"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("План | Исполнено | Отклонение | %*", ""),
        ("План | Исполнено | Отклонение | %%*", ""),
        ("План | Исполнено | Отклонение | Процент*", ""),
        ("План | Исполнено | Отклонение | В %*", ""),
        ("План | Исполнено | Отклонение | Процент роста*", OF_PLAN),
        ("План | Исполнено | Отклонение: Сумма | Отклонение: %*", OF_PLAN),
        ("План | Расход | Отклонение | %*", OF_PLAN),
        ("План | Исполнено | %*", f"C / B{OUTCOME}"),
        ("План | Исполнено | %* | Отклонение", f"C / B{OUTCOME}"),
        ("%* | План | Исполнено | Отклонение", ""),
        ("Отклонение | %* | План | Исполнено", "B / D × 100, 1.3"),
        ("Отклонение | План | Исполнено | %*", f"D / C{OUTCOME}"),
    ],
)
def test_a_bare_percentage_behind_what_was_executed_and_its_deviation_is_of_either(
    headings: str, expected: str
) -> None:
    assert read(headings) == expected


def test_figures_tell_of_what_a_bare_percentage_is() -> None:
    assert read("План | Исполнено | Отклонение | %*", printed=True) == f"{OF_PLAN} or D / C × 100, 1.0"


@pytest.mark.parametrize(
    "before",
    [
        "Budgeted vacancy rate*",
        "Change (pp)*",
        "Price per post, %*",
        "Authorized | Filled | Vacancies | Vacancy rate*",
        "Authorized | Frozen | Vacancies | Vacancy rate*",
        "Authorized | Filled | Vacancy rate*",
        "Vacancy rate*",
        "Delivery rate*",
        "Fuel | Rent | Fuel vs. rent (%)",
        "Fuel | Rent | Fuel as % of rent*",
        "Fuel | Rent | Ratio fuel/rent*",
        "Fuel | Rent | Variance between fuel and rent (%)*",
        "Fuel | Rent | Variance (fuel - rent), %*",
    ],
)
def test_the_rates_behind_one_are_read_too(before: str) -> None:
    headings = f"Budget | Spent | {before} | Implementation rate*"
    assert read(headings, at=headings.count("|")) == EXECUTED


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Year: Revised budget | Year: Expenditure | Balance* | Balance: % Expenditure*", "C / B × 100, 1.45, XLE122"),
        ("Year: Revised budget | Year: Expenditure | Balance* | Balance: % Fuel*", "D / B × 100, 1.3"),
        ("Year: Revised budget | Year: Expenditure | Balance* | Balance: %*", "D / B × 100, 1.3"),
    ],
)
def test_a_rate_is_of_the_outcome_that_its_own_level_names_whatever_stands_above(headings: str, expected: str) -> None:
    assert read(headings, at=3) == expected
