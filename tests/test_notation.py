"""A figure that is corrected in a table of texts is written as the table prints its numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xlengine.printed import NOTATIONS, show
from xlengine.tables.notation import like, told


@pytest.mark.parametrize(
    ("printed", "language", "value", "expected"),
    [
        (["25,696,427.02", "(1,200.50)"], "es", "-1234567.5", "(1,234,567.50)"),
        (["1.926.750,75", "-12,00"], "es", "-1234567.5", "-1.234.567,50"),
        (["6644,4", "+74,1"], "ru", "12345.6", "12345,6"),
        (["6 644,4", "−74,1"], "fr", "-12345.6", "−12 345,6"),
        (["1\u202f234,5"], "fr", "12345.6", "12\u202f345,6"),
        (["1'234.5"], "en", "12345.6", "12'345.6"),
        (["—", "12.5"], "en", "0", "—"),
        (["-", "12.5"], "en", "0", "-"),
    ],
)
def test_a_figure_is_written_as_the_others_are(printed: list[str], language: str, value: str, expected: str) -> None:
    places = 2 if "50" in expected else 1
    assert show(Decimal(value), places, told(printed, NOTATIONS[language])) == expected


@pytest.mark.parametrize(
    ("text", "replaced", "expected"),
    [
        ("3.5", "٤٫٥", "٣.٥"),
        ("47,92", "74,37%", "47,92%"),
        ("47.9", "74.4 %", "47.9 %"),
        ("(0.2)", "(0.4%)", "(0.2%)"),
        ("–", "74.4%", "–"),
        ("47.9", "74.4", "47.9"),
    ],
)
def test_digits_and_percent_sign_are_those_of_the_cell(text: str, replaced: str, expected: str) -> None:
    assert like(text, replaced) == expected
