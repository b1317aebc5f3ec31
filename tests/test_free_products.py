"""Columns that may be multiplied: all that is tried, what shows which is computed, what headings leave open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.columns_by_hand import columns_of
from tests.headings_by_hand import table_of, told
from xlengine.across.products import free_products, is_no_quotient, products_by_words
from xlengine.across.proposal import Proposal
from xlengine.across.trials import tried
from xlengine.layout import Table
from xlengine.rule import Form

OF_ONE = ["{0} = {1} × 12, -0.1", "{0} = {1} × 365, -0.1"]


def of_one(target: str, *sources: str) -> list[str]:
    return [text.format(target, one) for one in sources for text in OF_ONE]


def test_two_columns_or_three_side_by_side_are_multiplied_and_one_is_taken_so_many_times() -> None:
    table = columns_of("A | B | C | D", "1 2 3 4")
    assert told(table, free_products(table, range(4), ())) == [
        *of_one("C", "B"),
        "D = B × C, 0.0", *of_one("D", "B", "C"),
        "E = B × C, 0.0", "E = B × D, 0.0", "E = C × D, 0.0", "E = B × C × D, 0.0", *of_one("E", "B", "C", "D"),
    ]  # fmt: skip
    assert told(table, free_products(table, range(4), {1, 3})) == ["D = B × C, 0.0", *of_one("D", "B", "C")]
    assert told(table, free_products(table, [0, 3], ())) == of_one("E", "B")


def test_three_factors_stand_side_by_side() -> None:
    table = columns_of("A | B | C | D | E", "1 2 3 4 5")
    found = [one for one in free_products(table, range(5), {1, 2, 3}) if len(one.arguments) > 2]
    assert told(table, found) == ["F = B × C × D, 0.0", "F = C × D × E, 0.0"]


def test_an_empty_column_is_no_factor_and_no_product() -> None:
    table = columns_of("A | B | C | D", "1 · 3 4", "1 x 3 4")
    assert {at for one in free_products(table, range(4), ()) for at in (one.target, *one.arguments)} == {0, 2, 3}


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("A | Rate (%) | C", ["D = B × C ÷ 100, 0.0", *of_one("D", "B")]),
        ("Rate (%) | B | C", ["D = B × C ÷ 100, 0.0", *of_one("D", "C")]),
        ("Rate (%) | Share (%) | C", ["D = B × C ÷ 10000, 0.0"]),
        ("A | B | Rate (%)", of_one("C", "B")),
    ],
)
def test_a_rate_is_a_factor_in_hundredths_and_is_itself_no_product(headings: str, expected: list[str]) -> None:
    table = columns_of(headings, "1 2 3")
    assert told(table, free_products(table, range(3), ())) == expected


def test_of_very_many_columns_no_products_are_tried() -> None:
    table = columns_of(" | ".join(["A"] * 25), " ".join(["7"] * 3 + ["·"] * 22))
    assert free_products(table, range(24), ())
    assert free_products(table, range(25), ()) == []


PRODUCT = Proposal.product(2, (0, 1), 0.0)
EXACT, ROUNDED = ["12 31.25 375", "16 18.75 300", "24 44.25 1062"], ["7 31.25 219", "13 18.75 244", "17 44.25 752"]


def _lines(*lines: str) -> Table:
    return columns_of("A | B | C", *lines)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # to the last unit in more lines than not; else the price may be the rounded quotient
        ([*EXACT, *ROUNDED[:2]], True),
        ([*EXACT, *ROUNDED], False),
        ([*EXACT[:2], *ROUNDED], False),
        # lines without one of the figures are not asked
        ([*EXACT, *ROUNDED, "7 · ·", "8 · ·"], False),
        ([*EXACT, *ROUNDED[:2], "7 · 5", "· 8.25 ·", "9 1.25 ·"], True),
        # with figures as small as these the price is no quotient that they could prove
        (["17 1.4 24", "18 1.3 23", "16 1.7 27", "19 1.2 23", "14 1.9 27"], True),
        # and what figures contradict is no product at all
        (["12 31.25 375", "16 18.75 300", "24 44.25 1062", "2 3.25 777", "3 5.25 888"], False),
    ],
)
def test_a_product_is_computed_to_the_last_unit_and_a_price_may_be_rounded(lines: list[str], expected: bool) -> None:
    table = _lines(*lines)
    assert is_no_quotient(table, tried(table, PRODUCT)) is expected


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_either_factor_may_be_the_quotient(order: tuple[int, int]) -> None:
    """The rate is one of the rounded posts; that the posts are one of the rate, figures as small do not show."""
    lines = ("95", "67", "64"), ("87", "49", "43"), ("99", "41", "41"), ("97", "45", "44")
    table = _lines(*(" ".join([line[order[0]], line[order[1]], line[2]]) for line in lines))
    product = Proposal.product(2, (0, 1), 0.0, Decimal("0.01"))
    rate, posts = order.index(1), order.index(0)
    assert tried(table, Proposal.quotient(rate, Form.PERCENTAGE, (2, posts), 0.0)).stands
    assert not tried(table, Proposal.quotient(posts, Form.PERCENTAGE, (2, rate), 0.0)).stands
    assert not is_no_quotient(table, tried(table, product))


@pytest.mark.parametrize(
    ("proposal", "lines", "expected"),
    [
        (Proposal.product(3, (0, 1, 2), 0.0), ["12 3 31.25 1125", "16 2 18.75 600", "24 5 44.25 5310"], True),
        (Proposal.product(3, (0, 1, 2), 0.0), ["12 3 31.25 1126", "16 2 18.75 601", "24 5 44.25 5311"], False),
        (Proposal.product(3, (0,), 0.0, Decimal(12)), ["125 0 0 1500", "112 0 0 1344", "731 0 0 8772"], True),
        (Proposal.product(3, (0,), 0.0, Decimal(12)), ["125 0 0 1517", "112 0 0 1361", "731 0 0 8789"], False),
    ],
)
def test_only_two_factors_can_be_turned_round(proposal: Proposal, lines: list[str], expected: bool) -> None:
    table = columns_of("A | B | C | D", *lines)
    assert is_no_quotient(table, tried(table, proposal)) is expected


BY_WORDS: list[tuple[str, list[str]]] = [
    # only three columns side by side, and the lowest level of their headings
    ("Quantity | Unit cost | Remarks | Total cost*", []),
    ("Fuel: Quantity | Fuel: Unit cost | Fuel: Total cost*", ["D = B × C, 1.2"]),
    ("Quantity | Unit cost | Total cost* | Number | Price per unit | Amount*", ["D = B × C, 1.2", "G = E × F, 1.2"]),
    ("Quantity | Unit cost | Rate (%) | Number | Price per unit | Amount*", ["G = E × F, 1.2"]),
    ("Quantity | Unit cost | Cost (thousands) | Number | Price per unit | Amount*", ["G = E × F, 1.2"]),
    # nothing that is counted
    ("Budget (US$) | Monthly rate per post | Annual cost*", []),
    ("Quantity* | Unit cost | Total cost*", []),
    ("Price per kilogram | Unit cost | Total cost*", []),
    ("Total value | Unit cost | Total cost*", []),
    # columns before one that is not counted are not counted either
    ("Quantity | Rate (%) | Units | Unit cost | Total cost*", ["F = D × E, 1.2"]),
    ("Budget (US$) | Quantity | Unit cost | Total cost*", ["E = C × D, 1.2"]),
    # for how long
    ("Days | Daily rate | Total cost*", ["D = B × C, 1.2"]),
    ("Guards | Daily rate | Total cost*", []),
    ("Guards | Days | Daily rate | Total cost*", ["E = B × C × D, 1.2"]),
    ("Guards | Days | Unit cost | Total cost*", []),
    ("Months | Days | Daily rate | Total cost*", []),
    ("Sites | Guards | Days | Daily rate | Total cost*", []),
    ("Guards | Hourly rate | Total cost*", ["D = B × C, 1.2"]),
    # for a month, and for a year
    ("Months | Cost per month | Total cost*", []),
    ("Posts | Cost per month | Annual cost*", []),
    ("Posts | Hourly rate | Annual cost*", ["D = B × C, 1.2"]),
    ("Posts | Months | Monthly rate per post | Annual cost*", ["E = B × C × D, 1.2"]),
    ("Posts | Grades | Monthly rate per post | Annual cost*", []),
    ("Posts | Months | Cost per month | Cost for a month*", []),
    ("Posts | Months | Cost for a month | Total cost*", []),
    ("Sites | Person-days | Daily rate | Total cost*", ["E = C × D, 1.2"]),
]


@pytest.mark.parametrize(("headings", "expected"), BY_WORDS)
def test_headings_say_what_is_counted_and_for_how_long(headings: str, expected: list[str]) -> None:
    table = table_of(headings)
    assert told(table, products_by_words(table, range(len(table.measures)))) == expected


def test_of_a_table_in_thousands_only_a_price_in_money_says_nothing() -> None:
    table = table_of("Litres | Unit price | Cost*")
    table.unit = "thousands of United States dollars"
    assert told(table, products_by_words(table, range(3))) == ["D = B × C, 1.2"]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Quantity | Unit cost | In thousands: Total cost", ["D = B × C, 1.2"]),
        ("Quantity | Unit cost | Total cost: Remarks", []),
        ("Quantity | Unit cost: Remarks | Total cost", []),
        ("Remarks: Quantity | Remarks: Unit cost | Remarks: Total cost", ["D = B × C, 1.2"]),
    ],
)
def test_the_lowest_level_of_a_heading_says_what_is_multiplied(headings: str, expected: list[str]) -> None:
    table = columns_of(headings, "3 20 60")
    assert told(table, products_by_words(table, range(3))) == expected
