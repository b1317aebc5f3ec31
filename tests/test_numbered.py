"""Lines that say by numbers how they are computed, each held against two columns of figures."""

from __future__ import annotations

import pytest

from tests.labels_by_hand import table_of, told
from xlengine.across.additive import additive
from xlengine.down.numbered import numbered_lines
from xlengine.layout import Evidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. A = 10 20 / 2. B = 3 4 / Net (1-2) = 7 16", ["3 = + 1 - 2, difference, XLE209, 2 of 2"]),
        ("1. A = 10 20 / 2. B = 3 4 / Both (1+2) = 13 24", ["3 = + 1 + 2, sum, XLE202, 2 of 2"]),
        ("1. A = 10 20 / 2. B = 3 4 / Both of 1+2 () = 13 24", []),
        ("1. A = 10 20 / 2. B = 3 4 / 1+2 [ ] = 13 24", []),
        ("1. A = 10 20 / 2. B = 3 4 / 3. C = 1 1 / Net [1-(2+3)]", ["4 = + 1 - 2 - 3, sum, XLE209, 0 of 0"]),
        ("1. A = 10 20 / 2. B = 3 4 / 3. C = 1 1 / Net (2-1+3)", ["4 = + 2 - 1 + 3, sum, XLE209, 0 of 0"]),
        ("1. A = 10 20 / 2. B = 3 4 / Net (1-2) = 99 16", ["3 = + 1 - 2, difference, XLE209, 1 of 2"]),
        ("1. A = 10 20 / 2. B = 3 4 / Net (1-2) = 99 98", []),
        ("1. A = 10 20 / 2. B = 3 4 / Net (1-3)", []),
        ("1. A = 10 20 / 2. B = 3 4 / Twice (1+1)", []),
        ("1. A = 10 20 / 2. B = 3 4 / 3. Net (1+3)", []),
        ("1. A = 10 20 / 2. B = 3 4 / Total (1-2)", []),
        ("1. A = 10 20 / 2. B = 3 4 / Total (1-2) / Net (1-2)", ["4 = + 1 - 2, difference, XLE209, 0 of 0"]),
        ("1. A = 10 20 / 2. B = 3 4 / Net (1-3) / Both (1+2)", ["4 = + 1 + 2, sum, XLE202, 0 of 0"]),
        ("1. A = 10 20 / 2. B = 3 4 / Net (1-2) = 99 98 / Both (1+2)", ["4 = + 1 + 2, sum, XLE202, 0 of 0"]),
        ("1. A = 10 20 / 1. B = 3 4 / 2. C = 1 1 / Both (1+2)", []),
        ("1. A = 10 20 / Both (1+2)", []),
        ("A = 10 20 / B = 3 4 / Both (1+2)", []),
        ("Z = 9 9 / 1. A / B = 3 4 / C = 1 1 / 2. D = 5 6 / Both (1+2)", ["6 = + 3 + 4 + 5, sum, XLE202, 0 of 0"]),
        ("Z = 9 9 / 1. A / (-) B = 3 4 / C = 1 1 / 2. D = 5 6 / Both (1+2)", ["6 = - 3 + 4 + 5, sum, XLE209, 0 of 0"]),
        ("Z = 9 9 / 1. A / – B = 3 4 / + C = 1 1 / 2. D = 5 6 / Both (1+2)", ["6 = - 3 + 4 + 5, sum, XLE209, 0 of 0"]),
        ("Z = 9 9 / 1. A / – B = 3 4 / – C = 1 1 / 2. D = 5 6 / Both (1+2)", ["6 = + 3 + 4 + 5, sum, XLE202, 0 of 0"]),
        ("Z = 9 9 / 1. A / (-) B = 3 4 / C = 1 1 / 2. D = 5 6 / Net (2-1)", ["6 = + 5 + 3 - 4, sum, XLE209, 0 of 0"]),
        (
            "Z = 9 9 / 1. A / (-) B = -3 -4 / C = 1 1 / 2. D = 5 6 / Both (1+2)",
            ["6 = + 3 + 4 + 5, sum, XLE202, 0 of 0"],
        ),
        ("Z = 9 9 / 1. A / (-) B = 3 4 / 2. D = 5 6 / Both (1+2)", ["5 = + 3 + 4, sum, XLE202, 0 of 0"]),
        ("Z = 9 9 / 1. A / B = 3 4 / Subtotal = 3 4 / 2. D = 5 6 / Both (1+2)", ["6 = + 4 + 5, sum, XLE202, 0 of 0"]),
        (
            "1. A / B = 3 4 / Subtotal = 3 4 / C = 1 1 / 2. D / E = 5 6 / Both (1+2)",
            ["7 = + 1 + 6, sum, XLE202, 0 of 0"],
        ),
        ("1. A / > B = 3 4 / > C = 1 1 / 2. D = 5 6 / Both (1+2)", ["5 = + 1 + 4, sum, XLE202, 0 of 0"]),
        ("Z = 9 9 / > 1. A / B = 3 4 / 2. D = 5 6 / Both (1+2)", ["5 = + 3 + 4, sum, XLE202, 0 of 0"]),
        ("Z = 9 9 / 1. A / 2. D = 5 6 / Both (1+2)", ["4 = + 2 + 3, sum, XLE202, 0 of 0"]),
        ("1. A = 5 6 / 2. D / E = 3 4 / Both (1+2) = 8 10", ["4 = + 1 + 3, sum, XLE202, 2 of 2"]),
        ("1. A = 10 20 / 2. B = 3 4 / Net (2-1)", ["3 = + 2 - 1, difference, XLE209, 0 of 0"]),
        ("1. A = 10 20 / 2. B = 3 4 / Total (2-1)", []),
        ("1. A = 10 20 / 2. B = 3 4 / 3. C = 1 1 / Total (1+2-3)", ["4 = + 1 + 2 - 3, sum, XLE209, 0 of 0"]),
        ("1. A = 10 20 / 2. B = 3 4 / Total (1+2)", ["3 = + 1 + 2, sum, XLE202, 0 of 0"]),
        ("1. A = 10 20 / 2. B = 3 4 / Both (1+2) = 99", ["3 = + 1 + 2, sum, XLE202, 0 of 1"]),
        ("1. A = 10 20 / 2. B = 3 4 / Both (1+2) = 99 98", []),
        ("1. A = 10 20 / 2. B = · 4 / Both (1+2) = 99", []),
        ("1. A / > B = 3 4 / C = 1 1 / 2. D = 5 6 / Both (1+2)", ["5 = + 1 + 4, sum, XLE202, 0 of 0"]),
        ("1. A / B = 3 4 / > C = 1 1 / 2. D = 5 6 / Both (1+2)", ["5 = + 2 + 3 + 4, sum, XLE202, 0 of 0"]),
        ("1. A / B = 3 4 / C = 1 1 / Subtotal = 4 5 / 2. D = 5 6 / Both (1+2)", ["6 = + 4 + 5, sum, XLE202, 0 of 0"]),
        ("1. A / B = 3 4 / Subtotal = 3 4 / Subtotal = 1 1 / 2. D / Both (1+2)", ["6 = + 1 + 5, sum, XLE202, 0 of 0"]),
        ("1. A / Subtotal = 3 4 / 2. D = 5 6 / Both (1+2)", ["4 = + 2 + 3, sum, XLE202, 0 of 0"]),
        ("1. A / Subtotal = 3 4 / C = 1 1 / 2. D = 5 6 / Both (1+2)", ["5 = + 1 + 4, sum, XLE202, 0 of 0"]),
        ("1. A / (-) B = 3 4 / 2. D = 5 6 / Net (2-1)", ["4 = + 3 - 2, difference, XLE209, 0 of 0"]),
        ("Both (1+2) = 8 10 / 1. A = 5 6 / 2. D / E = 3 4", ["1 = + 2 + 4, sum, XLE202, 2 of 2"]),
    ],
)
def test_a_line_is_what_its_label_states_unless_its_figures_contradict(text: str, expected: list[str]) -> None:
    table = table_of(text)
    assert told(numbered_lines(table, additive(table))) == expected


def test_what_a_label_states_is_said_by_words() -> None:
    table = table_of("1. A = 10 20 / 2. B = 3 4 / Both (1+2) = 13 24 / Net (1-2) = 7 99")
    assert [relation.evidence for relation in numbered_lines(table, additive(table))] == [
        Evidence(2, 0, by_words=True),
        Evidence(1, 1, by_words=True),
    ]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("1", "2", ""), ["3 = + 1 + 2, sum, XLE202, 2 of 2"]),
        (("2", "1", ""), ["3 = + 2 + 1, sum, XLE202, 2 of 2"]),
        (("1.1", "2.1", ""), []),
        (("1", "1", ""), []),
        (("1", "", ""), []),
    ],
)
def test_a_number_may_stand_in_a_column_of_its_own(codes: tuple[str, ...], expected: list[str]) -> None:
    table = table_of("A = 10 20 / B = 3 4 / Both (1+2) = 13 24")
    for line, code in zip(table.lines, codes, strict=True):
        line.code = code
    assert told(numbered_lines(table, additive(table))) == expected


def test_lines_that_have_numbers_of_their_own_are_no_section_of_the_one_above() -> None:
    """The first of a column of numbers is empty: it stands for itself, and not for the lines after it."""
    table = table_of("A / B = 3 4 / C = 5 6 / Both (1+2) / All (3+4)")
    for line, code in zip(table.lines, ("1", "2", "3", "4", ""), strict=True):
        line.code = code
    assert told(numbered_lines(table, additive(table))) == [
        "4 = + 1 + 2, sum, XLE202, 0 of 0", "5 = + 3 + 4, sum, XLE202, 0 of 0",
    ]  # fmt: skip
