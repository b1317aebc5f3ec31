"""Which of the columns before a total it adds, and when some of them may be left out."""

from __future__ import annotations

import pytest

from tests.entries_by_hand import entries
from tests.headings_by_hand import table_of
from xlengine.across.not_added import may_be_no_parts, that_are_parts
from xlengine.layout import Table
from xlengine.sheet import column_letters

SIX = "2021 | 2022 | 2023 | 2024 | 2025 | 2026 | 2027"


def parts(headings: str, figures: str = "") -> str:
    """`BCD`: the columns that the last one adds."""
    table = with_figures(f"{headings}*", figures)
    every = range(len(table.measures))
    found = that_are_parts(table, every[-1], every[:-1])
    return "".join(column_letters(table.measures[at].column) for at in found)


def with_figures(headings: str, figures: str) -> Table:
    """The table, with these figures line by line where they are given: `10 20 · / 30 40 ·`."""
    table = table_of(headings)
    if figures:
        table.entries = [entries(row) for row in figures.split("/")]
        assert {len(row) for row in table.entries} == {len(table.measures)}
    return table


@pytest.mark.parametrize(
    ("headings", "added"),
    [
        ("Posts | Travel | Total", "BC"),
        ("Direct | Indirect | of which grants | Total", "BC"),
        ("Direct | Including overheads | Total", "BC"),
        ("FTE | Pay (k€) | Charges (k€) | Total cost (k€)", "CD"),
        ("FTE | Pay (£000) | Charges (£000) | Total cost (£000)", "CD"),
        ("人数 | 工资（万元） | 公积金（万元） | 合计（万元）", "CD"),
        ("Consumption | Meter rent (KES/month) | Meter rent revenue | Total billed", "D"),
        ("Rent (US$/month) | Charges (US$/month) | Total (US$/month)", "BC"),
        ("Travellers | Airfare | Airfare total | Hotel | Total", "DE"),
        ("Posts | Unit cost | Labour | Parts | Total", "DE"),
        ("Unit cost | Labour | Price | Parts | Total", "E"),
        ("Posts | Standard cost | Labour | Parts | Total", "DE"),
        ("Posts | Monthly salary | Allowances | Total", ""),
        ("Posts | Monthly salary | Unit cost | Allowances | Total", "E"),
        ("Posts | Unit cost | Monthly salary | Allowances | Total", ""),
    ],
)
def test_what_stands_before_a_price_is_a_quantity_and_beside_pay_all_is_open(headings: str, added: str) -> None:
    assert parts(headings) == added


@pytest.mark.parametrize(
    ("headings", "added"),
    [
        ("Core | Aid | Loans | Total non-core", "CD"),
        ("Core | Aid | Core aid | Loans | Total non core", "CE"),
        ("Adjusted | Core | Loans | Total non-core", "BD"),
        ("Loans | Adjusted core | Core | Total non-core", "BC"),
        ("Core | Aid | Loans | Total core", "BCD"),
        ("Fonds | Aide | Prêts | Total hors fonds", "CD"),
    ],
)
def test_a_total_without_something_leaves_out_what_begins_with_it(headings: str, added: str) -> None:
    assert parts(headings) == added


@pytest.mark.parametrize(
    ("headings", "added"),
    [
        ("Ceiling | Posts | Travel | Total", "CD"),
        ("Posts | Travel | Target | Total", "BC"),
        ("Ceiling for posts | Ceiling for travel | Total ceiling", "BC"),
        ("Population | Posts | Travel | Total", "CD"),
        ("Population of towns | Population of villages | Total", "BC"),
        ("Population | Posts | Total population", "BC"),
        ("Posts | Headcount | Travel | Total", "BD"),
        ("Total population | Posts | Travel | Total", "BCD"),
        ("Pupils | Posts | Travel | Total cost", "CD"),
        ("Pupils | Posts | Travel | Total", "BCD"),
        ("Pupils | Posts | Travel | Total cost of pupils", "BCD"),
        ("Pupils | Students | Total cost", "BC"),
    ],
)
def test_limits_and_counts_are_not_added_to_amounts(headings: str, added: str) -> None:
    assert parts(headings) == added


def test_what_is_multiplied_is_not_added() -> None:
    products = "2 100 200 5 · / 3 50 150 6 · / 4 25 100 7 ·"
    assert parts("Boats | Days | Hire | Fuel | Total", products) == "DE"
    assert parts("Boats | Days | Hire | Fuel | Total", products.replace("25", "26")) == "BCDE"


@pytest.mark.parametrize(
    ("headings", "added"),
    [
        ("Litres | Fuel (US$) | Rent (US$) | Total cost (US$)", "CD"),
        ("Litres | Fuel (€) | Rent (€) | Total (€)", "CD"),
        ("Litres | Fuel (KES) | Rent (KES) | Total (KES)", "CD"),
        ("Litres | Fuel (US$) | Total cost (US$)", "BC"),
        ("Litres | Fuel (a) | Rent (a) | Total (a)", "BCD"),
        ("Litres | Fuel (US$) | Rent (US$) | Total cost", "BCD"),
        ("Litres | Fuel (€) | Rent (€) | Total (€) paid", "BCD"),
        ("Litres | Fuel | Rent | Total (US$)", "BCD"),
    ],
)
def test_a_total_in_a_currency_adds_what_is_in_it(headings: str, added: str) -> None:
    assert parts(headings) == added


@pytest.mark.parametrize(
    ("headings", "added"),
    [
        ("AE posts | CP posts | AE travel | CP travel | Total des CP", "CE"),
        ("AE posts | CP posts | CP travel | CP fuel | Total des CP", "CDE"),
        ("AE posts | CP posts | AE travel | Total des CP", "BCD"),
        ("AE: Posts | CP: Posts | CP: Travel | Total: CP", "CD"),
        ("AE: Posts | CP: Posts | CP: Travel | CP: Total", "BCD"),
        ("AE posts | CP posts | ST travel | Total des AE et CP", "BC"),
    ],
)
def test_a_total_with_initials_adds_the_columns_that_have_them(headings: str, added: str) -> None:
    assert parts(headings) == added


@pytest.mark.parametrize(
    ("headings", "added"),
    [
        ("2024 | 2025 | 2026 | 2027 | Total 2025 to 2027", "CDE"),
        ("2024 | 2025 | 2026 | 2027 | Total 2025-2027", "CDE"),
        ("2024 | 2025 | 2026 | 2027 | Total 2026 – 2027", "BCDE"),
        ("2024 | 2025 | 2026 | 2027 | Total 2030-2034", "BCDE"),
        ("2024 | 2025 | 2026 | 2027 | Total 2025 to 2026", "CD"),
        ("2024 | 2025 | 2026 | 2027 | Total 2025, 2026 and 2027", "CDE"),
        ("2024 | 2025 | 2026 | 2027 | Total 2027 to 2025", "BCDE"),
        ("2024 | 2025 | 2026 | 2027 | Two-year total (2027 and 2026)", "DE"),
        ("2024 | 2025 | 2026 | Total 2026 to 2028", "BCD"),
        ("2024 | 2025 | Total 2026 to 2028", "BC"),
        ("2025 posts | 2025 travel | 2026 posts | 2026 travel | Total 2025", "BC"),
        ("2025 posts | 2025 travel | 2024 posts | 2024 travel | Total 2025", "BC"),
        ("2025 posts | 2025 travel | Other | Total 2025", "BCD"),
        ("2025 posts | 2025 travel | 2024 posts | Total 2025 and 2024", "BCD"),
        ("2025 posts | 2026 travel | 2026 posts | Total 2025", "BCD"),
        ("2025 posts | 2025 travel | 2026 posts | 2026 travel | Total", "BCDE"),
    ],
)
def test_a_total_of_years_adds_the_columns_of_these_years(headings: str, added: str) -> None:
    assert parts(headings) == added


@pytest.mark.parametrize(
    ("total", "added"),
    [
        ("Two-year total", "GH"), ("Three-year total", "FGH"), ("Four years total", "EFGH"),
        ("Five-year total", "DEFGH"), ("Six-year total", "CDEFGH"), ("2-year total", "GH"), ("6 year total", "CDEFGH"),
        ("Total deux ans", "GH"), ("Total trois ans", "FGH"), ("Total quatre ans", "EFGH"), ("Total cinq ans", "DEFGH"),
        ("Total dos años", "GH"), ("Total tres años", "FGH"), ("Total cinco años", "DEFGH"),
        ("Итого за два года", "GH"), ("Итого за три года", "FGH"), ("Итого за пять лет", "DEFGH"),
        ("两年合计", "GH"), ("三年合计", "FGH"), ("四年合计", "EFGH"), ("五年合计", "DEFGH"),
        ("Total", "BCDEFGH"), ("Seven-year total", "BCDEFGH"),
    ],
)  # fmt: skip
def test_a_total_of_several_years_adds_the_last_ones(total: str, added: str) -> None:
    assert parts(f"{SIX} | {total}") == added


@pytest.mark.parametrize(
    ("headings", "added"),
    [
        ("2024 | Other | 2026 | Two-year total", "BCD"),
        ("2024 | 2025 | Two-year total", "BC"),
        ("2024 | 2025 | Three-year total", "BC"),
    ],
)
def test_a_total_of_several_years_adds_all_where_these_do_not_show(headings: str, added: str) -> None:
    assert parts(headings) == added


@pytest.mark.parametrize(
    ("headings", "figures", "open_"),
    [
        ("Spent | 2024 | 2025 | Total", "", True),
        ("Spent | 2024/25 | 2025-2026 | Total", "", True),
        ("2023 | 2024 | 2025 | Total", "", False),
        ("Spent | Owed | 2025 | Total", "", False),
        ("Spent | Due 2024 | Due 2025 | Total", "", False),
        ("A | B | C | Total", "51 1 51 · / 102 2 204 · / 153 3 153 ·", True),
        ("A | B | C | Total", "1 51 51 · / 2 102 204 · / 3 153 153 ·", True),
        ("A | B | C | Total", "51 51 1 · / 204 102 2 · / 153 153 3 ·", True),
        ("A | B | C | Total", "-51 1 51 · / -102 -2 204 · / 153 3 -153 ·", True),
        ("A | B | C | Total", "51 1 51 · / 102 2 204 · / 150 3 153 ·", False),
        ("A | B | C | Total", "51 1 51 · / 102 2 204 · / 153 3 150 ·", False),
        ("A | B | C | Total", "51 1 51 · / 102 2 204 · / 153 153 3 ·", False),
        ("A | B | C | Total", "51 1 51 · / 102 2 204 ·", False),
        ("A | B | C | Total", "51 1 51 · / 102 2 204 · / · · · · / 153 3 153 ·", True),
        ("A | B | C | Total", "51 1 51 · / 102 2 204 · / 153 3 153 · / 51 · 51 ·", False),
        ("A | B | C | Total", "51 1 51 · / 102 2 204 · / 153 3 153 · / 51 1 0 ·", False),
        ("A | B | C | Total", "51 1 51 · / 102 2 204 · / 153 3 153 · / 51 1 60 ·", True),
        ("A | B | C | D | Total", "51 1 51 60 · / 102 2 204 120 · / 153 3 153 180 ·", True),
        ("A | B | Total", "51 1 · / 102 2 · / 153 3 ·", False),
    ],
)
def test_an_empty_total_may_leave_out_what_is_no_year_or_much_less(headings: str, figures: str, open_: bool) -> None:
    table = with_figures(f"{headings}*", figures)
    assert may_be_no_parts(table, range(len(table.measures) - 1)) is open_
