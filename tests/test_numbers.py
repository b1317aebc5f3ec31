"""Numbers: exact, rounded once, read from print and shown again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlengine.interval import Interval
from xlengine.number import decimals_of, exact, is_quotient, quotient, rounded, rounded_quotient, to_be_rounded_again
from xlengine.numberformat import decimals_of_format
from xlengine.printed import NOTATIONS, decimal_mark_of, read_printed, show

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
        ("-(5)", ".", "-5", 0),
        ("12345678", ".", "12345678", 0),
        ("12.5a", ".", "12.5", 1),
        ("٣٫٥", ".", "3.5", 1),
        ("２ ７３８", ".", "2738", 0),
    ],
)
def test_a_printed_figure_is_read(text: str, mark: str, value: str, decimals: int) -> None:
    printed = read_printed(text, mark)
    assert printed is not None
    assert (printed.value, printed.decimals) == (Decimal(value), decimals)
    assert not printed.is_nil


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
        ("1", "-1", "-100.0"),
    ],
)
def test_a_percentage_is_rounded_once_half_away_from_zero(part: str, whole: str, value: str) -> None:
    exactly = Fraction(Decimal(part)) * 100 / Fraction(Decimal(whole))
    assert rounded(exactly, 1) == Decimal(value)
    assert rounded_quotient(Decimal(part), Decimal(whole), 100, 1) == Decimal(value)


@given(AMOUNTS, AMOUNTS.filter(bool), st.integers(0, 6))
def test_the_quick_way_to_round_a_quotient_is_the_exact_one(part: Decimal, whole: Decimal, decimals: int) -> None:
    assert rounded_quotient(part, whole, 100, decimals) == rounded(Fraction(part) * 100 / Fraction(whole), decimals)


@given(AMOUNTS, AMOUNTS.filter(bool), st.integers(0, 6), st.integers(-3, 3))
def test_a_quotient_is_told_without_dividing(part: Decimal, whole: Decimal, decimals: int, units: int) -> None:
    right = rounded_quotient(part, whole, 100, decimals)
    value = right + Decimal(units).scaleb(-decimals)
    assert is_quotient(value, part, whole, 100, decimals) is (units == 0)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("part", "whole", "value", "wrong"),
    [("209", "400", "52.3", "52.2"), ("1", "2000", "0.1", "0.0"), ("2787", "2000", "139.4", "139.3")],
)
def test_half_a_unit_goes_away_from_nil(sign: int, part: str, whole: str, value: str, wrong: str) -> None:
    upper, right, other = (sign * Decimal(text) for text in (part, value, wrong))
    assert is_quotient(right, upper, Decimal(whole), 100, 1)
    assert is_quotient(right, -upper, -Decimal(whole), 100, 1)
    assert not is_quotient(other, upper, Decimal(whole), 100, 1)


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


@pytest.mark.parametrize(
    ("number", "decimals"), [("2.50", 1), ("2", 0), ("100", 0), ("1E+3", 0), ("-0.001", 3), ("0", 0)]
)
def test_a_number_has_the_decimals_that_it_needs(number: str, decimals: int) -> None:
    assert decimals_of(Decimal(number)) == decimals


def half_away_from_zero(value: Fraction, decimals: int) -> Fraction:
    """The rounding of a reviewer with pencil and paper."""
    units = floor(abs(value) * 10**decimals + Fraction(1, 2))
    return Fraction(units if value >= 0 else -units, 10**decimals)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4), st.integers(0, 40))
def test_rounding_is_half_away_from_zero_at_every_place(value: Decimal, decimals: int) -> None:
    for same in (value, Fraction(value)):
        found = rounded(same, decimals)
        assert Fraction(found) == half_away_from_zero(Fraction(value), decimals)
        assert found.as_tuple().exponent == -decimals


def test_rounding_keeps_every_digit_of_a_very_large_number() -> None:
    large = Decimal("9" * 70 + ".25")
    assert rounded(large, 1) == Decimal("9" * 70 + ".3")


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert str(rounded(Decimal("-0.04"), 1)) == "0.0"
    assert str(rounded(Fraction(-4, 100), 1)) == "0.0"


@given(AMOUNTS, AMOUNTS, st.sampled_from([1, 100]))
def test_a_quotient_is_exact_and_a_share_of_nothing_is_none(part: Decimal, whole: Decimal, scale: int) -> None:
    expected = Fraction(part) * scale / Fraction(whole) if whole else None
    assert quotient(part, whole, scale) == expected
    assert quotient(Fraction(part), Fraction(whole), scale) == expected


def test_a_quotient_is_of_one_unless_it_is_said_to_be_of_a_hundred() -> None:
    assert quotient(Decimal(1), Decimal(4)) == Fraction(1, 4)


@pytest.mark.parametrize(
    ("typed", "meant", "exponent"),
    [
        ("12345678901234567", "12345678901234600", 0),
        ("0.12345678901234567", "0.123456789012346", -15),
        ("242685.100000000006", "242685.1", -1),
        ("1.5E+20", "150000000000000000000", 0),
        ("1E+27", "1" + "0" * 27, 0),
        ("1E+28", "1E+28", 28),
        ("5.0", "5.0", -1),
    ],
)
def test_a_stored_number_has_fifteen_digits_and_no_exponent_that_a_reader_would_not_write(
    typed: str, meant: str, exponent: int
) -> None:
    assert exact(typed) == Decimal(meant)
    assert exact(typed).as_tuple().exponent == exponent


@pytest.mark.parametrize(
    "text", ["((5))", "-5-", "1234 567", "12 345 67", "1 2345", "1,234.5.6", "(5", "5)", "1.234,567.890", "1.234,567"]
)
def test_marks_that_do_not_fit_together_are_no_figure(text: str) -> None:
    assert read_printed(text) is None


def test_points_between_threes_are_no_decimals_where_there_are_several() -> None:
    printed = read_printed("1.234.567")
    assert printed is not None
    assert (printed.value, printed.decimals) == (Decimal(1_234_567), 0)


def test_the_first_group_has_one_to_three_digits() -> None:
    values = [(printed := read_printed(text)) and printed.value for text in ("1 234", "12 345", "123 456")]
    assert values == [1234, 12345, 123456]


def test_words_and_whole_numbers_do_not_end_the_search_for_the_decimal_mark() -> None:
    assert decimal_mark_of(["not a figure", "6644,4"]) == ","
    assert decimal_mark_of(["500", "6644,4"]) == ","


@pytest.mark.parametrize("text", ["0,125", "1 234,500", "1,25"])
def test_a_comma_that_cannot_part_thousands_is_the_decimal_mark(text: str) -> None:
    assert decimal_mark_of([text]) == ","


def test_one_comma_before_three_digits_does_not_say_what_it_is() -> None:
    assert decimal_mark_of(["1,234"], otherwise=".") == "."
    assert decimal_mark_of(["1,234"], otherwise=",") == ","


@pytest.mark.parametrize(
    ("figure", "decimals", "shown"), [("0.4446", 1, 1), ("0.45", 1, 2), ("0.4495", 2, 4), ("0.44995", 2, 2)]
)
def test_so_many_decimals_that_rounding_again_gives_the_same_or_as_many_as_asked(
    figure: str, decimals: int, shown: int
) -> None:
    assert to_be_rounded_again(Decimal(figure), decimals) == shown
    assert to_be_rounded_again(Fraction(figure), decimals) == shown


def test_a_figure_with_both_marks_outweighs_two_with_one() -> None:
    assert decimal_mark_of(["1.926,75", "1.5", "2.5"]) == ","
    assert decimal_mark_of(["1.926.750", "1.5", "2.5"]) == ","


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_quotients_of_two_intervals_lie_between_their_ends(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    part = Interval(Fraction(min(a, b)), Fraction(max(a, b)))
    base = Interval(Fraction(min(c, d)), Fraction(max(c, d)))
    found = part.over(base)
    if base.low <= 0 <= base.high:
        assert found is None
    else:
        assert found is not None
        inner = [x / y for x in (part.low, (part.low + part.high) / 2, part.high) for y in (base.low, base.high)]
        assert all(one in found for one in inner)
        assert {found.low, found.high} <= set(inner)


def test_an_interval_that_touches_nil_gives_no_quotient() -> None:
    one = Interval.exactly(Decimal(1))
    for low, high in ((-1, 1), (0, 1), (-1, 0)):
        assert one.over(Interval(Fraction(low), Fraction(high))) is None
    assert one.over(Interval(Fraction(1), Fraction(2))) == Interval(Fraction(1, 2), Fraction(1))
    assert one.over(Interval(Fraction(-2), Fraction(-1))) == Interval(Fraction(-1), Fraction(-1, 2))


def test_intervals_add_subtract_and_turn_with_the_sign() -> None:
    one, two = Interval.around(Decimal(5), 0), Interval.around(Decimal("2.5"), 1)
    assert one + two == Interval(Fraction("6.95"), Fraction("8.05"))
    assert one - two == Interval(Fraction("1.95"), Fraction("3.05"))
    assert one.times(-100) == Interval(Fraction(-550), Fraction(-450))
    assert Decimal("4.5") in one
    assert Decimal("5.5") in one
    assert Decimal("5.51") not in one
    assert Decimal("4.49") not in one
    assert one.meets(Interval.exactly(Decimal("5.5")))
    assert not one.meets(Interval.exactly(Decimal("5.6")))
    assert not Interval.exactly(Decimal("4.4")).meets(one)


@given(st.fractions(min_value=-200, max_value=200, max_denominator=5000), st.integers(0, 3))
def test_whoever_rounds_a_share_again_gets_the_figure_of_one_rounding(share: Fraction, decimals: int) -> None:
    def is_safe(places: int) -> bool:
        return all(rounded(rounded(share, places), fewer) == rounded(share, fewer) for fewer in range(places))

    safe = [places for places in range(decimals, decimals + 3) if is_safe(places)]
    assert to_be_rounded_again(share, decimals) == (safe[0] if safe else decimals)
