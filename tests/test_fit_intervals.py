"""What inputs give, what they may give within the rounding of what is printed, and what a figure itself claims."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entries_by_hand import entries, entry
from xlengine.fit import Agreement, claims, fit, half_of, intervals_of, is_far, seen_at_once, value_of
from xlengine.interval import Interval
from xlengine.layout import Entry, State
from xlengine.number import rounded
from xlengine.rule import Form

EXACT, ROUNDING = Agreement.EXACT, Agreement.ROUNDING
SUM, DIFFERENCE, PERCENTAGE, FRACTION = Form.SUM, Form.DIFFERENCE, Form.PERCENTAGE, Form.FRACTION
VACANCY, GROWTH = Form.VACANCY, Form.GROWTH


@pytest.mark.parametrize(
    ("form", "inputs", "signs", "value"),
    [
        (SUM, "10 20 ·", (1, 1, 1), "30"),
        (SUM, "10 20 5", (1, -1, 1), "-5"),
        (SUM, "· 20", (1, -1), "-20"),
        (SUM, "· ·", (1, 1), None),
        (SUM, "10 x", (1, 1), None),
        (DIFFERENCE, "10 #", (1, -1), None),
        (DIFFERENCE, "10 25", (1, -1), "-15"),
        (PERCENTAGE, "10 40", (1, 1), "25"),
        (PERCENTAGE, "x 40", (1, 1), None),
        (PERCENTAGE, "10 ·", (1, 1), None),
        (PERCENTAGE, "· 40", (1, 1), None),
        (PERCENTAGE, "10 0", (1, 1), None),
        (FRACTION, "10 40", (1, 1), "0.25"),
        (GROWTH, "50 40", (1, 1), "25"),
        (VACANCY, "40 30", (1, 1), "25"),
    ],
)
def test_what_inputs_give_is_exact_and_nothing_where_no_number_can_be_computed(
    form: Form, inputs: str, signs: tuple[int, ...], value: str | None
) -> None:
    assert value_of(form, entries(inputs), signs) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("form", "inputs", "signs", "ends"),
    [
        (SUM, "10 20", (1, 1), ("29", "31")),
        (SUM, "10 20.0", (1, 1), ("29.45", "30.55")),
        (SUM, "10 !20", (1, 1), ("29.5", "30.5")),
        (SUM, "10 ·", (1, 1), ("9.5", "10.5")),
        (DIFFERENCE, "10 20.0", (1, -1), ("-10.55", "-9.45")),
        (PERCENTAGE, "!10 !40", (1, 1), ("25", "25")),
        (PERCENTAGE, "10 !40", (1, 1), ("23.75", "26.25")),
        (FRACTION, "10 !40", (1, 1), ("0.2375", "0.2625")),
        (GROWTH, "50 !40", (1, 1), ("23.75", "26.25")),
        (VACANCY, "40 30", (1, 1), ("23.75", "26.25")),
        (VACANCY, "40 10", (1, 1), ("73.75", "76.25")),
        (VACANCY, "40 50", (1, 1), ("-26.25", "-23.75")),
        (PERCENTAGE, "10 0", (1, 1), None),
        (GROWTH, "10 0", (1, 1), None),
        (VACANCY, "· 30", (1, 1), None),
    ],
)
def test_what_inputs_may_give_lies_between_what_they_may_stand_for(
    form: Form, inputs: str, signs: tuple[int, ...], ends: tuple[str, str] | None
) -> None:
    expected = None if ends is None else Interval(*(Interval.exactly(Decimal(end)).low for end in ends))
    assert intervals_of(form, entries(inputs), signs, exact=False) == expected
    if expected is not None and form is not VACANCY:
        points = intervals_of(form, entries(inputs), signs, exact=True)
        assert points is not None
        assert points.low == points.high == value_of(form, entries(inputs), signs)


def test_a_formula_claims_its_own_last_place_and_its_inputs_are_the_cells_themselves() -> None:
    printed, possible = claims(PERCENTAGE, entry("25.0"), entries("10 40"), (1, 1))
    assert printed == Interval.around(Decimal("25.0"), 1)
    assert possible is not None
    assert possible.low < 25 < possible.high
    claimed, point = claims(PERCENTAGE, entry("=25.0"), entries("10 40"), (1, 1))
    assert point == Interval.exactly(Decimal(25))
    noise = Decimal("0.00000000004")  # of the largest figure, 40
    ends = (Decimal("24.95") - noise, Decimal("25.05") + noise)
    assert claimed == Interval(*(Interval.exactly(end).low for end in ends))


@pytest.mark.parametrize(
    ("form", "value", "decimals", "printed", "agreement"),
    [
        (SUM, "30", 0, "30", EXACT),
        (SUM, "30", 0, "30.0", EXACT),
        (SUM, "30", 0, "31", None),
        (SUM, "30", 0, "29", None),
        (DIFFERENCE, "-3", 0, "-3", EXACT),
        (DIFFERENCE, "-3", 0, "3", None),
        (PERCENTAGE, "33.3", 1, "33.3", ROUNDING),
        (PERCENTAGE, "33.3", 1, "33.30", None),
        (PERCENTAGE, "33.3", 1, "33.4", None),
        (PERCENTAGE, "33.5", 1, "33.4", None),
        (PERCENTAGE, "33.30", 2, "33.3", None),
        (PERCENTAGE, "33.333333333333", 12, "33.333333333333", ROUNDING),
        (PERCENTAGE, "33.3333333333333", 13, "33.3333333333333", None),
        (GROWTH, "33.3", 1, "33.3", None),
        (VACANCY, "25", 0, "25", None),
        (FRACTION, "0.5", 1, "0.5", None),
        (SUM, "30", 0, "·", None),
        (SUM, "30", 0, "x", None),
        (SUM, "0", 0, "—", EXACT),
    ],
)
def test_a_sum_or_a_percentage_that_is_printed_as_it_is_computed_is_seen_at_once(
    form: Form, value: str, decimals: int, printed: str, agreement: Agreement | None
) -> None:
    seen = seen_at_once(form, Decimal(value), Decimal(value), decimals, entry(printed))
    assert (seen and seen.agreement) is agreement


@pytest.mark.parametrize(
    ("figure", "half"), [("3", "0.5"), ("3.25", "0.005"), ("=3.25", "0"), ("!3.25", "0"), ("·", "0"), ("—", "0.5")]
)
def test_a_printed_figure_is_off_by_half_a_unit_of_its_last_place_at_most(figure: str, half: str) -> None:
    assert half_of(entry(figure)) == Decimal(half)


def test_more_decimals_than_thirty_claim_no_more_than_thirty() -> None:
    assert half_of(entry("0." + "1" * 40)) == Decimal("5e-30")


def test_a_formula_with_more_decimals_than_thirty_claims_no_more_than_thirty() -> None:
    assert fit(SUM, entry("=0." + "1" * 40), entries("0.1 0.01"), (1, 1)).agreement is Agreement.WRONG
    assert fit(SUM, entry("=0." + "1" * 31), entries("0." + "1" * 30 + " 0"), (1, 1)).agreement is ROUNDING


@pytest.mark.parametrize("signs", [(1,), (1, 1, 1)])
def test_a_sum_has_a_sign_for_each_of_its_parts(signs: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="argument 2"):
        value_of(SUM, entries("10 20"), signs)
    with pytest.raises(ValueError, match="argument 2"):
        intervals_of(SUM, entries("10 20"), signs, exact=False)


ENTRY = st.builds(
    lambda amount, decimals, formula, exact: Entry(
        1, 1, State.FIGURE, Decimal(amount).scaleb(-decimals), decimals, is_formula=formula, is_exact=formula or exact
    ),
    st.one_of(st.integers(-300, 300), st.integers(-(10**15), 10**15)), st.integers(0, 4), st.booleans(), st.booleans(),
)  # fmt: skip


@given(st.sampled_from([PERCENTAGE, FRACTION, GROWTH, VACANCY]), ENTRY, ENTRY, ENTRY, st.integers(-2, 2))
def test_a_figure_is_far_where_its_claim_does_not_meet_what_its_inputs_may_give(
    form: Form, target: Entry, first: Entry, second: Entry, off: int
) -> None:
    exact = value_of(form, [first, second], (1, 1))
    if exact is not None and abs(exact) < 10**9:  # just at the edge of what it may be
        near = rounded(exact, target.decimals) + Decimal(off).scaleb(-target.decimals)
        target = target._replace(value=near)
    claimed, possible = claims(form, target, [first, second], (1, 1))
    assert is_far(form, target, [first, second]) == (possible is not None and not claimed.meets(possible))


def test_a_figure_at_the_very_edge_of_its_rounding_is_not_far() -> None:
    assert not is_far(PERCENTAGE, entry("30"), entries("!61 !200"))  # 30.5
    assert is_far(PERCENTAGE, entry("30"), entries("!61.1 !200"))  # 30.55
    assert not is_far(PERCENTAGE, entry("29"), entries("1 !3.508"))  # 0.5 to 1.5 of 3.508: 14.3 to 42.8
    assert not is_far(PERCENTAGE, entry("29"), entries("1 0"))  # of what may be nil nothing is known
