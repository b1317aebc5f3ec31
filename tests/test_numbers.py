"""Numbers: exact, rounded once, read from print and shown again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlengine.interval import Interval
from xlengine.number import (
    NOTATIONS,
    decimal_mark_of,
    exact,
    read_printed,
    rounded,
    rounded_quotient,
    show,
)
from xlengine.numberformat import decimals_of_format

AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("text", "mark", "value", "decimals"),
    [
        ("242 685.1", ".", "242685.1", 1),
        ("1  234.5", ".", "1234.5", 1),
        ("1\u00a0234.5", ".", "1234.5", 1),
        ("28,063", ".", "28063", 0),
        ("1.926.750.129,75", ",", "1926750129.75", 2),
        ("(1,550.3)", ".", "-1550.3", 1),
        ("( 9 149 900)", ".", "-9149900", 0),
        ("(0.2%)", ".", "-0.2", 1),
        ("8.01%", ".", "8.01", 2),
        ("+74,1", ",", "74.1", 1),
        ("−12,5", ",", "-12.5", 1),
        ("5-", ".", "-5", 0),
        ("12.5a", ".", "12.5", 1),
        ("٣٫٥", ".", "3.5", 1),
        ("２ ７３８", ".", "2738", 0),
    ],
)
def test_a_printed_figure_is_read(text: str, mark: str, value: str, decimals: int) -> None:
    printed = read_printed(text, mark)
    assert printed is not None
    assert (printed.value, printed.decimals) == (Decimal(value), decimals)


@pytest.mark.parametrize("text", ["—", "–", "-", "(—)", "nil", "Nil"])
def test_a_dash_is_nothing_and_counts_as_zero(text: str) -> None:
    printed = read_printed(text)
    assert printed is not None
    assert (printed.value, printed.is_nil) == (Decimal(0), True)


@pytest.mark.parametrize("text", ["", "х", "n/a", "3.1 政策", "1,2,3", "12 34", "2020/21", "(5", "1.2.3", "A/76/596"])
def test_words_and_wrong_groups_are_no_figure(text: str) -> None:
    assert read_printed(text) is None


def test_a_number_of_a_megabyte_is_no_figure() -> None:
    assert read_printed("1" * 1_000_000) is None


@given(AMOUNTS, st.sampled_from(sorted(NOTATIONS)))
def test_what_is_shown_is_read_back(amount: Decimal, language: str) -> None:
    notation = NOTATIONS[language]
    printed = read_printed(show(amount, 2, notation), notation.decimal_mark)
    assert printed is not None
    assert printed.value == amount


@pytest.mark.parametrize(
    ("part", "whole", "value"),
    [
        ("15.5", "72.6", "21.3"),
        ("209", "400", "52.3"),
        ("9", "16", "56.3"),
        ("1620", "1600", "101.3"),
        ("2787", "2000", "139.4"),
        ("19", "123", "15.4"),
        ("-522.8", "242685.1", "-0.2"),
        ("-1", "800", "-0.1"),
    ],
)
def test_a_percentage_is_rounded_once_half_away_from_zero(part: str, whole: str, value: str) -> None:
    exactly = Fraction(Decimal(part)) * 100 / Fraction(Decimal(whole))
    assert rounded(exactly, 1) == Decimal(value)
    assert rounded_quotient(Decimal(part), Decimal(whole), 100, 1) == Decimal(value)


@given(AMOUNTS, AMOUNTS.filter(bool), st.integers(0, 6))
def test_the_quick_way_to_round_a_quotient_is_the_exact_one(part: Decimal, whole: Decimal, decimals: int) -> None:
    assert rounded_quotient(part, whole, 100, decimals) == rounded(Fraction(part) * 100 / Fraction(whole), decimals)


@given(AMOUNTS, st.integers(0, 3))
def test_a_figure_lies_in_the_interval_that_its_rounding_means(amount: Decimal, decimals: int) -> None:
    assert amount in Interval.around(rounded(amount, decimals), decimals)


@given(AMOUNTS, AMOUNTS, st.integers(0, 1), st.integers(0, 1))
def test_printed_parts_explain_their_printed_difference(one: Decimal, two: Decimal, p: int, q: int) -> None:
    shown = Interval.around(rounded(one, p), p) - Interval.around(rounded(two, q), q)
    assert Interval.around(rounded(one - two, 1), 1).meets(shown)


def test_a_stored_number_is_the_one_that_was_typed() -> None:
    assert exact(1.005) == Decimal("1.005")
    assert rounded(exact(1.005), 2) == Decimal("1.01")
    assert exact(0.1 + 0.2) == Decimal("0.3")
    assert exact("1E+3") == Decimal(1000)


@pytest.mark.parametrize("text", ["nan", "inf", "1_0", "", "0x10"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        exact(text)


def test_the_decimal_mark_is_the_one_that_the_figures_agree_on() -> None:
    assert decimal_mark_of(["6644,4", "19,0"]) == ","
    assert decimal_mark_of(["28,063", "2,154"]) == "."
    assert decimal_mark_of(["1.926.750,75"]) == ","
    assert decimal_mark_of(["500", "125"], ",") == ","


@pytest.mark.parametrize(
    ("number_format", "decimals"),
    [("General", None), ("0.00%", 2), ('#,##0.0_);(#,##0.0);"—"_)', 1), ("#,##0", 0), ("@", None), ("[Red]0.000", 3)],
)
def test_a_format_shows_so_many_decimals(number_format: str, decimals: int | None) -> None:
    assert decimals_of_format(number_format) == decimals
