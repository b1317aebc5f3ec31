"""A figure tried against what its inputs give: exact, explained by rounding, wrong, untestable; and what it proves."""

from __future__ import annotations

import pytest

from tests.entries_by_hand import entries, entry
from xlengine.fit import Agreement, fit
from xlengine.rule import Form

EXACT, ROUNDING, WRONG, UNTESTABLE = Agreement.EXACT, Agreement.ROUNDING, Agreement.WRONG, Agreement.UNTESTABLE
SUM, DIFFERENCE, PERCENTAGE, FRACTION = Form.SUM, Form.DIFFERENCE, Form.PERCENTAGE, Form.FRACTION
VACANCY, GROWTH = Form.VACANCY, Form.GROWTH


TRIED = [
    # (form, figure, its inputs, how it stands)
    (SUM, "30", "10 20", EXACT),
    (SUM, "31", "10 20", ROUNDING),
    (SUM, "32", "10 20", WRONG),
    (SUM, "31.5", "10 20", WRONG),
    (SUM, "31.0", "10 20", ROUNDING),
    (SUM, "31.1", "10 20", WRONG),
    (SUM, "29", "10 20", ROUNDING),
    (SUM, "28", "10 20", WRONG),
    (SUM, "31", "!10 !20", WRONG),
    (SUM, "30.5", "!10 !20", WRONG),
    (SUM, "30.55", "10.1 20.4", ROUNDING),
    (SUM, "30.61", "10.1 20.4", WRONG),
    (SUM, "10", "10 ·", EXACT),
    (SUM, "11", "10 ·", ROUNDING),
    (SUM, "10", "10 —", EXACT),
    (SUM, "10", "10 x", UNTESTABLE),
    (SUM, "10", "10 #", UNTESTABLE),
    (SUM, "10", "· ·", UNTESTABLE),
    (SUM, "·", "10 20", UNTESTABLE),
    (SUM, "x", "10 20", UNTESTABLE),
    (SUM, "#", "10 20", UNTESTABLE),
    (SUM, "—", "10 -10", EXACT),
    # pasted as values: what binary arithmetic left at the end of a stored number is no difference, and nothing else is
    (SUM, "!0.922401971648767", "!-0.29311 !1.21551197164877", EXACT),
    (SUM, "!139.177541918680", "!14.01160817182861 !125.16593374685161", EXACT),
    (SUM, "!139.177541918690", "!14.01160817182861 !125.16593374685161", WRONG),
    (SUM, "!-0.0792", "!-0.0771 !-0.00209999999999999", EXACT),
    (SUM, "!3508462710513.001", "!3508462710512.001 !1", EXACT),
    (SUM, "!3508462710514", "!3508462710512 !1", WRONG),
    (PERCENTAGE, "!33.3333333333333", "1 3", EXACT),
    (PERCENTAGE, "!33.3333333333343", "!1 !3", WRONG),
    (GROWTH, "!10.0000000000001", "!1.1 !1", EXACT),
    (SUM, "=31", "10 20", WRONG),
    (SUM, "=30.4", "10.2 20.2", EXACT),
    (SUM, "=30", "10.2 20.2", ROUNDING),
    (SUM, "=30", "10.2 20.3", ROUNDING),
    (SUM, "=30", "10.3 20.3", WRONG),
    (SUM, "=31", "10.2 20.3", ROUNDING),
    (SUM, "=30.000000000000001", "10 20", ROUNDING),
    (SUM, "=3000000000000.0000", "1000000000000.0000 2000000000000.5000", ROUNDING),
    (SUM, "=3000000000000.0000", "1000000000000.0000 2000000000004.0000", WRONG),
    (DIFFERENCE, "-10", "10 20", EXACT),
    (DIFFERENCE, "10", "10 20", WRONG),
    (DIFFERENCE, "-11", "10 20", ROUNDING),
    (DIFFERENCE, "-20", "· 20", EXACT),
    (PERCENTAGE, "50", "10 20", ROUNDING),
    (PERCENTAGE, "33.3", "10 30", ROUNDING),
    (PERCENTAGE, "33.4", "10 30", ROUNDING),
    (PERCENTAGE, "33.4", "!10 !30", WRONG),
    (PERCENTAGE, "33.3", "!10 !30", ROUNDING),
    (PERCENTAGE, "35", "10 30", ROUNDING),
    (PERCENTAGE, "36", "10 30", ROUNDING),
    (PERCENTAGE, "37", "10 30", WRONG),
    (PERCENTAGE, "51", "1000 2000", WRONG),
    (PERCENTAGE, "50.1", "1000 2000", WRONG),
    (PERCENTAGE, "=33." + "3" * 40, "1 3", ROUNDING),
    (PERCENTAGE, "=34." + "3" * 40, "1 3", WRONG),
    (PERCENTAGE, "30.6", "10 30", WRONG),
    (PERCENTAGE, "30.7", "10 30", WRONG),
    (PERCENTAGE, "31.0", "10 30", WRONG),
    (PERCENTAGE, "31.1", "10 30", ROUNDING),
    (PERCENTAGE, "-33.3", "-10 30", ROUNDING),
    (PERCENTAGE, "33.3", "10 0", UNTESTABLE),
    (PERCENTAGE, "33.3", "10 —", UNTESTABLE),
    (PERCENTAGE, "33.3", "10 ·", UNTESTABLE),
    (PERCENTAGE, "33.3", "· 10", UNTESTABLE),
    (PERCENTAGE, "0", "— 10", ROUNDING),
    (PERCENTAGE, "0", "0 10", ROUNDING),
    (PERCENTAGE, "70", "1 1", ROUNDING),
    (PERCENTAGE, "20", "1 1", WRONG),
    (PERCENTAGE, "=33.3", "10 30", ROUNDING),
    (PERCENTAGE, "=33.4", "10 30", WRONG),
    (PERCENTAGE, "=33.29", "10 30", WRONG),
    (FRACTION, "0.5", "10 20", EXACT),
    (FRACTION, "0.3", "10 30", ROUNDING),
    (FRACTION, "0.33", "10 30", ROUNDING),
    (FRACTION, "0.4", "10 30", ROUNDING),
    (FRACTION, "0.45", "10 30", WRONG),
    (FRACTION, "33.3", "10 30", WRONG),
    (GROWTH, "25", "250 200", EXACT),
    (GROWTH, "26", "2500 2000", WRONG),
    (GROWTH, "-20", "200 250", EXACT),
    (GROWTH, "33.3", "400 300", ROUNDING),
    (GROWTH, "33.7", "400 300", ROUNDING),
    (GROWTH, "33.8", "400 300", WRONG),
    (GROWTH, "32.8", "400 300", WRONG),
    (GROWTH, "32.9", "400 300", ROUNDING),
    (GROWTH, "25.4", "250 !200", WRONG),
    (GROWTH, "25.3", "250 !200", ROUNDING),
    (GROWTH, "25", "250 0", UNTESTABLE),
    (VACANCY, "25", "400 300", EXACT),
    (VACANCY, "11.0", "940 837", ROUNDING),
    (VACANCY, "10.9", "940 837", ROUNDING),
    (VACANCY, "11.1", "940 837", WRONG),
    (VACANCY, "10.8", "940 837", WRONG),
    (VACANCY, "11.0", "940 !837", ROUNDING),
    (VACANCY, "10.9", "940 !837", WRONG),
    (VACANCY, "25", "0 300", UNTESTABLE),
    (VACANCY, "25", "· 300", UNTESTABLE),
]


@pytest.mark.parametrize(("form", "figure", "inputs", "agreement"), TRIED)
def test_a_figure_agrees_as_far_as_the_rounding_of_what_is_printed(
    form: Form, figure: str, inputs: str, agreement: Agreement
) -> None:
    signs = (1, -1) if form is DIFFERENCE else (1, 1)
    assert fit(form, entry(figure), entries(inputs), signs).agreement is agreement


@pytest.mark.parametrize(
    ("form", "figure", "inputs", "hundredths"),
    [
        (SUM, "30", "10 20", 74),
        (SUM, "99", "10 20", 0),
        (SUM, "·", "10 20", 0),
        (PERCENTAGE, "99", "10 20", 0),
        (PERCENTAGE, "1", "2 300", 0),
        (PERCENTAGE, "1", "2 130", 0),
        (SUM, "3000", "1000 2000", 174),
        (SUM, "300000", "100000 200000", 200),
        (SUM, "30.0", "10.0 20.0", 124),
        (SUM, "10", "-20 30", 74),
        (SUM, "—", "10 -10", 50),
        (SUM, "0", "0 0", 0),
        (SUM, "10", "10 0", 5),
        (SUM, "10", "10 ·", 5),
        (SUM, "10", "10", 50),
        (SUM, "31", "10 20", 51),
        (SUM, "30", "10 10 10", 74),
        (SUM, "5", "2 3", 35),
        (SUM, "1", "1 1 -1", 0),
        (SUM, "=30", "10.2 20.2", 74),
        (DIFFERENCE, "100", "300 200", 124),
        (PERCENTAGE, "50", "10 20", 85),
        (PERCENTAGE, "50.0", "10 20", 135),
        (PERCENTAGE, "-50.0", "-10 20", 135),
        (PERCENTAGE, "0", "0 20", 0),
        (PERCENTAGE, "0.0", "— 20", 0),
        (PERCENTAGE, "33.4", "10 30", 43),
        (PERCENTAGE, "0.1", "1 1000", 0),
        (PERCENTAGE, "33.333333333333", "10 30", 200),
        (PERCENTAGE, "33.3333333333333", "10 30", 44),
        (FRACTION, "0.50", "10 20", 85),
        (GROWTH, "25.0", "250 200", 120),
        (GROWTH, "33.7", "400 300", 79),
        (VACANCY, "25.0", "400 300", 120),
        (VACANCY, "10.9", "940 837", 86),
    ],
)
def test_an_agreement_proves_the_more_the_more_digits_it_has_to_spare(
    form: Form, figure: str, inputs: str, hundredths: int
) -> None:
    signs = (1, -1) if form is DIFFERENCE else (1,) * len(inputs.split())
    assert round(fit(form, entry(figure), entries(inputs), signs).weight * 100) == hundredths
