"""Percentages of amounts below nil, and the decimals that a figure is given."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.entries_by_hand import entry
from xlengine.computing.below_nil import is_of_what_is_below_nil
from xlengine.computing.places import most_frequent, places_of_a_product, settled
from xlengine.rule import Form


@pytest.mark.parametrize(
    ("form", "target", "part", "whole", "expected"),
    [
        # 30 of -120 is -25 per cent, and many print 25
        (Form.PERCENTAGE, "25.0", "30", "-120", True),
        (Form.PERCENTAGE, "27.0", "30", "-120", False),
        (Form.PERCENTAGE, "-25.0", "30", "-120", False),
        (Form.PERCENTAGE, "-25.0", "30", "120", False),
        (Form.PERCENTAGE, "25.0", "-30", "120", False),
        (Form.PERCENTAGE, "-25.0", "-30", "-120", True),
        (Form.PERCENTAGE, "0.0", "30", "0", False),
        (Form.PERCENTAGE, "0.0", "0", "-120", True),
        (Form.PERCENTAGE, "·", "30", "-120", False),
        (Form.PERCENTAGE, "25.0", "30", "·", False),
        # from -120 to -90 the change is -25 per cent
        (Form.GROWTH, "25.0", "-90", "-120", True),
        (Form.GROWTH, "-25.0", "-90", "-120", False),
        (Form.FRACTION, "0.25", "30", "-120", False),
        (Form.VACANCY, "25.0", "30", "-120", False),
        (Form.DIFFERENCE, "-150", "30", "-120", False),
    ],
)
def test_a_percentage_of_an_amount_below_nil_may_be_printed_without_its_sign(
    form: Form, target: str, part: str, whole: str, expected: bool
) -> None:
    assert is_of_what_is_below_nil(form, entry(target), [entry(part), entry(whole)]) is expected


def test_of_several_that_are_as_frequent_the_first_is_taken() -> None:
    assert most_frequent([]) is None
    assert most_frequent([2, 1, 1]) == 1
    assert most_frequent([2, 1, 1, 2]) == 2
    assert most_frequent([0]) == 0


@pytest.mark.parametrize(
    ("factors", "times", "places"),
    [
        ((0, 2), "1", 2),
        ((2, 0), "12", 2),
        ((1,), "12", 1),
        # what a rate in per cent takes has the decimals of the amount
        ((0, 1), "0.01", 0),
        ((2, 1), "0.01", 1),
        ((2, 1), "0.1", 3),
        ((0, 1), "0.0001", 5),
    ],
)
def test_a_product_has_the_decimals_of_its_finest_factor(factors: tuple[int, ...], times: str, places: int) -> None:
    assert places_of_a_product(factors, Decimal(times)) == places


@pytest.mark.parametrize(
    ("exact", "decimals", "adds", "expected"),
    [
        # a sum keeps what its parts hold
        (Decimal("10.25"), 1, True, "10.25"),
        (Decimal("10.25"), 3, True, "10.250"),
        (Decimal("10.250"), 1, True, "10.25"),
        (Decimal("0.123456789012"), 15, True, "0.123456789012000"),
        (Decimal("0.1234567890123"), 15, True, "0.1234567890123"),
        (Decimal("0.1234567890123"), 2, True, "0.1234567890123"),
        # a quotient is rounded once, and so is a product
        (Fraction(10, 3), 1, True, "3.3"),
        (Fraction(10, 3), 2, False, "3.33"),
        (Decimal("10.25"), 1, False, "10.3"),
    ],
)
def test_a_sum_is_not_rounded_beyond_its_parts(
    exact: Decimal | Fraction, decimals: int, adds: bool, expected: str
) -> None:
    assert str(settled(exact, decimals, adds)) == expected
