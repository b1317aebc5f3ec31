"""Headings that say in words how they are computed: quotients, ratios, sums."""

from __future__ import annotations

import pytest

from tests.entries_by_hand import entries
from tests.headings_by_hand import first_empty, table_of, told
from xlengine.across.spoken import (
    goes_on_below,
    names_both_sides,
    ratio_of_two,
    spoken_quotient,
    spoken_sum,
    states_a_sum,
    text_of,
)
from xlengine.layout import Measure

NAMES_NONE = "no names"


def quotient(headings: str) -> str:
    """What the first empty column is read as; nothing where it names columns that are not there."""
    table = table_of(headings)
    found = spoken_quotient(table, first_empty(headings), range(len(table.measures)))
    if found is None:
        return NAMES_NONE
    return ", ".join(told(table, found)).removesuffix(" × 100, 1.5, XLE117").partition(" = ")[2]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Fuel | Rent | Fuel as % of rent*", "B / C"),
        ("Rent | Fuel | Taxi | Fuel as ％ of rent*", "C / B"),
        ("Fuel as % of rent* | Fuel | Rent", "C / D"),
        ("Fuel | Rent | Fuel to rent*", "B / C"),
        ("Budget | Actual | Fuel | % of budget*", "C / B"),
        ("Pago | Aprobado | Porcentaje pago s/ aprobado*", "B / C"),
        ("План | Исполнено | % исполнения к плану*", "C / B"),
        ("План | Исполнено | Исполнение в % к плану*", "C / B"),
        ("预算数 | 决算数 | 决算数占预算数的百分比*", "C / B"),
        ("预算数 | 决算数 | 决算数为预算数的%*", "C / B"),
        ("Fuel | Rent | Spent | Expenditure as % of: Fuel* | Expenditure as % of: Rent*", "D / B"),
        ("Fuel | Rent | Fuel/rent (%)*", NAMES_NONE),
        ("Fuel | Rent | Rate*", NAMES_NONE),
        ("Fuel | Rent | Fuel en ％ de rent*", "B / C"),
        ("Fuel | Rent | Spent | All: Expenditure as % of: Fuel* | All: Expenditure as % of: Rent*", "D / B"),
        # amounts come before what is computed
        ("Fuel cost | Fuel balance | Rent | Fuel as % of rent*", "B / D"),
        ("Rent cost | Rent balance | Fuel | Fuel as % of rent*", "D / B"),
        ("Balance of rent | Fuel | Balance of rent as % of fuel*", "B / C"),
        ("Fuel as % of balance of rent* | Fuel | Balance of rent", "C / D"),
        # the whole is not there
        ("Fuel | Rent | Fuel as % of taxi*", ""),
        ("Fuel | Rent | Fuel as % of appropriation*", NAMES_NONE),
        ("Fuel | Budget balance | Fuel as % of budget*", NAMES_NONE),
        ("Fuel | Balance of rent | Fuel as % of balance of rent*", "B / C"),
        ("Fuel | Rate of rent | Fuel as % of rate of rent*", ""),
        # the part is not there, or one that is computed
        ("Budget | Actual | Balance as % of budget*", ""),
        ("Budget | Actual | Balance | Balance as % of budget*", "D / B"),
        ("Budget | Rate of rent | Rate of rent as % of budget*", ""),
        ("Budget | Paid | Expenditure as % of budget*", "C / B"),
        ("Budget | Spent | Used as % of budget*", "C / B"),
        ("Budget | Actual | Grants as % of budget*", ""),  # what has no column, and is no word for spending
        ("Fuel | Rent | Fuel as % of fuel*", ""),
        # no part is named: what was spent, in the year of the whole
        ("Fuel | Spent | % of fuel*", "C / B"),
        ("Fuel | Rent | % of fuel*", NAMES_NONE),
        ("Fuel | Spent 2023 | Spent 2024 | Fuel 2023 | % of fuel 2023*", "C / E"),
        ("Fuel | Spent | % of spent*", NAMES_NONE),
        ("Fuel | Paid | Spent | % of spent*", "C / D"),
    ],
)
def test_the_part_and_the_whole_that_a_heading_names(headings: str, expected: str) -> None:
    assert quotient(headings) == expected


@pytest.mark.parametrize(
    ("heading", "figures", "expected"),
    [
        ("Fuel to rent", "10 20 0.5", "D = B / C, 1.5"),
        ("Fuel to rent", "10 20 50", "D = B / C × 100, 1.5, XLE117"),
        ("Fuel as % of rent", "10 20 0.5", "D = B / C × 100, 1.5, XLE117"),
        ("Fuel as share of: Rent", "10 20 0.5 0.5", "D = B / C × 100, 1.5, XLE117"),
    ],
)
def test_a_quotient_is_in_per_cent_by_its_words_or_its_figures(heading: str, figures: str, expected: str) -> None:
    table = table_of(f"Fuel | Rent | {heading}" + (" | Fuel as share of: Taxi" if ":" in heading else ""))
    table.entries = [entries(figures)] * 3
    assert told(table, spoken_quotient(table, 2, range(len(table.measures))) or []) == [expected]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Spent as % of: Fuel", True),
        ("Share of: Fuel", True),
        ("En % du: Fuel", True),
        ("Все: В % к: Fuel", True),
        ("Share of: All: Fuel", False),
        ("Share of fuel: Net", False),
    ],
)
def test_a_heading_goes_on_below(heading: str, expected: bool) -> None:
    above = heading.rpartition(": ")[0]
    assert goes_on_below(table_of(f"{heading} | {above}: Rent").measures[0]) is expected


def test_a_heading_of_one_level_does_not_go_on() -> None:
    assert not goes_on_below(table_of("Share of | Fuel").measures[0])
    assert not goes_on_below(Measure(2, ()))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Change from plan", "change from plan"),
        ("Change from plan (%)", "change from plan"),
        ("Change from plan, %", "change from plan"),
        ("Change from plan (net)", "change from plan (net)"),
        ("Change from plan: Amount", "change from plan"),
        ("Change from plan: Amount, %", "change from plan"),
        ("Change from plan: Fuel", "fuel"),
        ("Change from plan: All: Unit", "all"),
        ("Amount: Percentage", ""),
    ],
)
def test_the_lowest_level_that_says_of_what_the_figures_are(heading: str, expected: str) -> None:
    above = heading.rpartition(": ")[0]
    table = table_of(f"{heading} | " + (f"{above}: Rent" if above else "Rent"))
    assert text_of(table, 0) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Variance between fuel and rent", True),
        ("Écart entre LFI et exécution", True),
        ("Variance fuel/rent", True),
        ("Fuel c. rent", True),
        ("Variance from fuel", False),
    ],
)
def test_both_sides_are_named(heading: str, expected: bool) -> None:
    assert names_both_sides(table_of(f"Fuel | Rent | {heading}*"), 2) is expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Fuel | Rent | Taxi | Fuel + rent*", "B + C"),
        ("Fuel | Rent | Taxi | Fuel + rent + taxi*", "B + C + D"),
        ("Fuel | Rent | Taxi | All in all (rent + taxi)*", "C + D"),
        ("Fuel + rent* | Fuel | Rent", "C + D"),
        ("Fuel | Rent | All: Fuel + rent* | All: Taxi", "B + C"),
        ("Fuel | Rent | Taxi | Fuel + fuel + rent*", ""),
        ("Fuel | Rent | Fuel + taxi*", ""),
        ("Fuel | Rent | Fuel+rent*", ""),
        ("Fuel | Rent | Fuel*", ""),
    ],
)
def test_a_heading_that_names_what_it_adds(headings: str, expected: str) -> None:
    table = table_of(headings)
    found = told(table, spoken_sum(table, first_empty(headings), range(len(table.measures))))
    assert ", ".join(found).removesuffix(", 1.45, XLE115").partition(" = ")[2] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Total (fuel + rent)*", True), ("Total (fuel + rent)", False), ("Fuel + rent*", False), ("Total*", False)],
)
def test_an_empty_column_states_a_sum_in_brackets(heading: str, expected: bool) -> None:
    assert states_a_sum(table_of(f"Fuel | Rent | {heading}"), 2) is expected
    assert states_a_sum(table_of(f"All: Fuel | All: Rent | All: {heading}"), 2) is expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Fuel | Rent | Ratio fuel/rent*", "B / C"),
        ("Fuel | Rent | Ratio of rent/fuel*", "C / B"),
        ("Fuel | Rent | Fuel / rent*", "B / C"),
        ("Fuel/rent* | Fuel | Rent", "C / D"),
        ("All: Fuel | All: Rent | All: Fuel/rent*", "B / C"),
        ("Fuel | Rent | Fuel/fuel*", ""),
        ("Fuel | Rent | Fuel/taxi*", ""),
        ("Fuel | Rent | Taxi/fuel*", ""),
        ("Fuel | Rent | Taxi | Fuel/rent/taxi*", ""),
        ("Fuel | Rent | Fuel*", ""),
        ("Fuel | Balance of rent | Fuel/balance of rent*", ""),
    ],
)
def test_a_ratio_of_two_that_a_stroke_parts(headings: str, expected: str) -> None:
    table = table_of(headings)
    found = told(table, ratio_of_two(table, first_empty(headings), range(len(table.measures))))
    assert ", ".join(found).removesuffix(", 1.3").partition(" = ")[2] == expected
