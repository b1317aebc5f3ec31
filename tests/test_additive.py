"""Which columns are added from line to line: amounts and counts, and nothing that is for one of several things."""

from __future__ import annotations

import pytest

from tests.columns_by_hand import columns_of
from xlengine.across.additive import additive
from xlengine.layout import Evidence, Relation
from xlengine.rule import RULES, Form
from xlengine.sheet import column_letters


def added(headings: str, *lines: str) -> str:
    """The letters of the columns that are added."""
    table = columns_of(headings, *(lines or (" ".join("1" * len(headings.split(" | "))),)))
    return " ".join(column_letters(at + 1) for at in additive(table))


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("Number of posts | Salary | Total salary", "A C"),
        ("Authorized strength | Salary | Total salary", "A C"),
        ("Quantity | Salary | Total salary", "A C"),
        ("Fuel | Salary | Total salary", "A B C"),
        ("Number of posts | Salary | Total", "A B C"),
        ("Number of posts | Fuel | Total salary", "A B C"),
        ("Number of posts | Salary", "A B"),
        ("Salary | Total salary | Number of posts", "A B C"),
        ("Number of posts | Number of posts, salary | Total salary", "A B C"),
        ("Number of posts | Salary | Total salary | Wage", "A C D"),
        ("Fuel | Number of posts | Salary | Total salary", "A B D"),
    ],
)
def test_a_salary_between_posts_and_what_they_come_to_is_paid_for_each(headings: str, columns: str) -> None:
    assert added(headings) == columns


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        # what lasts side by side lasts no longer together, whatever stands beside it
        ("Posts | Months | Amount", "A C"),
        ("Posts | Number of months | Amount", "A C"),
        ("Puestos | N.º de meses | Importe", "A C"),
        ("Postes | Nombre de mois | Montant", "A C"),
        ("Ставки | Кол-во месяцев | Сумма", "A C"),
        ("الوظائف | عدد الأشهر | المبلغ", "A C"),
        ("岗位 | 月数 | 金额", "A C"),
        ("Posts | Duration | Amount", "A C"),
        ("Posts | Duration (months) | Amount", "A C"),
        ("Posts | Person-months | Amount", "A B C"),
        # what one costs, right before what all of them cost
        ("Travellers | Airfare | Airfare total | Total", "A C D"),
        ("Travellers | Airfare | Total airfare | Total", "A C D"),
        ("Travellers | Airfare | Hotel total | Total", "A B C D"),
        ("Open | Airfare | Airfare | Airfare total", "A B C D"),
        ("Posts | Tarif GHS 2023 (€) | Recettes", "A C"),
        ("Households | Fee (£) | Fees", "A C"),
        ("Communes | € par hab. | Contribution", "A C"),
        ("Posts | Standard cost per month | Amount", "A C"),
        ("Currency (000 local) | Operational rate of exchange | Equivalent", "C"),
        ("Local amount | Rate | USD", "C"),
        ("Share 2024 | Change (pp) | Amount", "C"),
        ("Revenue 2025 | Index 2025 (2021=100)", "A"),
        ("Revenue 2025 | Change (2021-2100)", "A B"),
    ],
)
def test_durations_and_prices_are_not_added(headings: str, columns: str) -> None:
    assert added(headings) == columns


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("Days | Amount", "A B"),
        ("Days | Rate | Amount", "C"),
        ("Staff: Days | Staff: Rate | Staff: Amount", "C"),
        ("Number of days | Unit cost | Amount", "C"),
        ("Units (a) | Unit cost | Amount", "C"),
        ("Units | Price per unit | Amount", "C"),
        ("Quantity | Price per unit | Amount", "C"),
        ("Day shifts | Unit cost | Amount", "A C"),
        ("Days | Quantity | Amount", "A B C"),
    ],
)
def test_days_and_units_of_different_things_are_not_added_beside_what_one_costs(headings: str, columns: str) -> None:
    assert added(headings) == columns


@pytest.mark.parametrize(
    ("heading", "over_offices", "over_months"),
    [
        ("Cumulative", True, False),
        ("Cumulative index", False, False),
        ("Cumulative expenditure", True, True),
        ("Cumulative actual", True, True),
        ("Cumulative revenue", True, True),
        ("Cumulative disbursements", True, True),
        ("Cumulative commitments", True, True),
        ("Percentage", False, False),
        ("Implementation rate", False, False),
    ],
)
def test_what_has_come_together_so_far_is_added_where_it_is_so_of_each_line(
    heading: str, over_offices: bool, over_months: bool
) -> None:
    offices, months = ("Legal: 1 2", "Payroll: 3 4"), ("January: 1 2", "February: 3 4")
    assert added(f"{heading} | Amount", *offices) == ("A B" if over_offices else "B")
    assert added(f"{heading} | Amount", *months) == ("A B" if over_months else "B")


@pytest.mark.parametrize(
    ("heading", "running", "columns"),
    [
        ("Balance", True, [0, 1]),
        ("Unencumbered balance", True, [0, 1]),
        ("Balance", False, [0, 1, 2]),
        ("Adjustment", True, [0, 1, 2]),
        ("Cumulative expenditure", True, [0, 1]),
        ("Cumulative expenditure", False, [0, 1, 2]),
    ],
)
def test_what_is_left_after_each_line_is_not_added_beside_what_runs_on(
    heading: str, running: bool, columns: list[int]
) -> None:
    table = columns_of(f"Fuel | Expenditure | {heading}", "1 2 3")
    table.relations = [Relation("down", 0, (0, 1), (1, 1), Form.SUM, RULES["XLE115"], running=running)]
    assert additive(table) == columns


@pytest.mark.parametrize(
    ("headings", "total", "by_words", "columns"),
    [
        ("Fuel | Rent | Spent", "· · 34", False, [2]),  # one of the two is a price
        ("Fuel | Rent | Spent", "7 · 34", False, [0, 2]),  # a total adds the other
        ("Fuel | Rent | Spent", "· · 34", True, [0, 1, 2]),
        ("Staff | Unit cost | Spent", "· · 34", False, [0, 2]),  # words say which
        ("Staff | Months | Spent", "· · 34", False, [0, 2]),
    ],
)
def test_what_only_figures_show_to_be_multiplied_is_not_added(
    headings: str, total: str, by_words: bool, columns: list[int]
) -> None:
    table = columns_of(headings, "2 5 10", "3 4 12", "2 6 12", f"Total: {total}")
    evidence = Evidence(3, by_words=by_words)
    table.relations = [Relation("across", 2, (0, 1), (1, 1), Form.PRODUCT, RULES["XLE123"], evidence)]
    assert additive(table) == columns


@pytest.mark.parametrize(
    ("shown", "columns"), [((True, True), [1]), ((True, False), [0, 1]), ((False, True), [0, 1]), ((), [0, 1])]
)
def test_what_all_cells_show_in_per_cent_is_not_added(shown: tuple[bool, ...], columns: list[int]) -> None:
    table = columns_of("Fuel | Rent", "· 4", *["2 4"] * len(shown))
    for at, as_fraction in enumerate(shown, 1):
        table.entries[at] = [table.entries[at][0]._replace(as_fraction=as_fraction), table.entries[at][1]]
    assert additive(table) == columns


def test_a_dash_among_them_is_no_amount() -> None:
    table = columns_of("Share | Fuel", "2 4", "— 4", "3 4")
    for at in (0, 2):
        table.entries[at] = [table.entries[at][0]._replace(as_fraction=True), table.entries[at][1]]
    assert additive(table) == [1]


@pytest.mark.parametrize(
    ("heading", "is_added"),
    [
        ("Average amount", False),
        ("Importe medio", False),
        ("Montant moyen", False),
        ("Cost per: flight hour", False),
        ("Cost", True),
        ("Average strength", True),
    ],
)
def test_what_one_costs_on_average_is_not_added(heading: str, is_added: bool) -> None:
    assert (0 in additive(columns_of(f"{heading} | Fuel", "1 2"))) is is_added


@pytest.mark.parametrize(
    ("heading", "figures", "is_added"),
    [
        ("Vencimiento", ("2028", "2030", "2025"), False),
        ("Year of completion", ("2028", "2030", "2025"), False),
        ("Vencimiento", ("2028", "2030", "2500"), True),
        ("Vencimiento", ("2028", "2030.5", "2025"), True),
        ("Budget", ("2028", "2030", "2025"), True),
        ("Vencimiento", ("·", "·", "·"), True),
    ],
)
def test_years_are_not_added(heading: str, figures: tuple[str, ...], is_added: bool) -> None:
    assert added(f"{heading} | Balance", *(f"{one} 7" for one in figures)) == ("A B" if is_added else "B")


@pytest.mark.parametrize(
    ("heading", "over_funds", "over_years"),
    [("Opening balance", "A B", "A"), ("Opening", "A B", "A"), ("Closing", "A B", "A"), ("Fuel", "A B", "A B"),
     ("Closing costs", "A B", "A B")],
)  # fmt: skip
def test_what_is_there_at_the_end_of_each_year_is_not_added(heading: str, over_funds: str, over_years: str) -> None:
    assert added(f"Payment | {heading}", "North: 1 2", "South: 3 4") == over_funds
    assert added(f"Payment | {heading}", "2024: 1 2", "2025: 3 4") == over_years
