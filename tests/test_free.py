"""What no word says of columns and only figures could: which hypotheses are tried, and how likely each of them is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.columns_by_hand import columns_of
from tests.headings_by_hand import told
from xlengine.across.free import free_quotients, free_sums, is_empty
from xlengine.layout import State, Table


def with_fractions(table: Table, *measures: int) -> Table:
    """The table, with these columns stored as fractions under a % format."""
    table.entries = [
        [one._replace(as_fraction=at in measures and one.value is not None) for at, one in enumerate(row)]
        for row in table.entries
    ]
    return table


@pytest.mark.parametrize(
    ("lines", "empty"),
    [
        (("·", "·"), True),
        (("x", "·"), True),
        (("·", "7"), False),
        (("·", "—"), False),
        (("·", "0"), False),
        (("#", "·"), False),
    ],
)
def test_a_column_of_words_and_of_nothing_is_empty(lines: tuple[str, ...], empty: bool) -> None:
    assert is_empty(columns_of("A | B", *(f"5 {line}" for line in lines)), 1) is empty


def test_two_columns_are_added_or_taken_off_and_the_last_is_the_likeliest_result() -> None:
    table = columns_of("A | B | C", "1 2 3")
    assert told(table, free_sums(table, range(3))) == [
        "B = C + D, -0.3", "B = C - D, -0.3", "B = D - C, -0.4",
        "C = B + D, -0.3", "C = B - D, -0.3", "C = D - B, -0.4",
        "D = B + C, 0.0", "D = B - C, 0.0", "D = C - B, -0.1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Grant 2022 | Grant 2023 | Growth", "B = C - D, -0.35"),
        ("Grant 2023 | Grant 2022 | Growth", "B = C - D, -0.3"),
        ("Grant 2023 | Grant 2023 | Growth", "B = C - D, -0.3"),
        ("Grant | Grant 2023 | Growth", "B = C - D, -0.3"),
        ("Grant 2022 | Grant | Growth", "B = C - D, -0.3"),
        ("Grant 2023 | Growth | Grant 2022", "D = B - C, -0.35"),
        ("Growth | Grant 2023 | Grant 2022", "D = B - C, 0.0"),
    ],
)
def test_an_older_amount_is_hardly_the_newer_one_less_what_changed(headings: str, expected: str) -> None:
    table = columns_of(headings, "1 2 3")
    same = {expected.partition(",")[0]}
    found = [one for one in told(table, free_sums(table, range(3))) if one.partition(",")[0] in same]
    assert found == [expected]


def longer(table: Table, free: range) -> list[str]:
    """What is not a sum or a difference of two columns."""
    return told(table, [one for one in free_sums(table, free) if len(one.arguments) != 2])


def test_columns_side_by_side_are_added_next_to_their_result() -> None:
    table = columns_of("A | B | C | D", "1 2 3 4")
    assert longer(table, range(4)) == [
        "B = C + D + E, -0.1",
        "E = B + C + D, 0.0", "E = B + C - D, -0.2", "E = B - C + D, -0.2", "E = B - C - D, -0.2",
    ]  # fmt: skip
    assert longer(table, range(3)) == []


def test_up_to_four_columns_on_the_left_are_added_and_taken_off() -> None:
    table = columns_of("A | B | C | D | E | F", "1 2 3 4 5 6")
    found = longer(table, range(5))
    assert [one for one in found if one[0] == "B"] == ["B = C + D + E, -0.1", "B = C + D + E + F, -0.1"]
    assert [one for one in found if one[0] == "C"] == ["C = D + E + F, -0.1"]
    assert [one for one in found if one[0] == "D"] == []
    assert [one for one in found if one[0] == "E" and "0.0" in one] == ["E = B + C + D, 0.0"]
    assert [one for one in found if one[0] == "F"] == [
        "F = C + D + E, 0.0", "F = B + C + D + E, 0.0",
        "F = C + D - E, -0.2", "F = C - D + E, -0.2", "F = C - D - E, -0.2",
        "F = B + C + D - E, -0.2", "F = B + C - D + E, -0.2", "F = B + C - D - E, -0.2", "F = B - C + D + E, -0.2",
        "F = B - C + D - E, -0.2", "F = B - C - D + E, -0.2", "F = B - C - D - E, -0.2",
    ]  # fmt: skip
    last = [one for one in longer(table, range(6)) if one[0] == "G"]
    assert [one for one in last if "0.0" in one] == [
        "G = D + E + F, 0.0", "G = C + D + E + F, 0.0", "G = B + C + D + E + F, 0.0"
    ]  # fmt: skip
    assert len(last) == 3 + 3 + 7


def test_percentages_and_empty_columns_are_not_added() -> None:
    table = columns_of("A | B | Share (%) | D | E", "1 2 3 · 5", "1 2 3 x 5")
    assert {at for one in free_sums(table, range(5)) for at in (one.target, *one.arguments)} == {0, 1, 4}
    assert {at for one in free_sums(table, [0, 1]) for at in (one.target, *one.arguments)} == set()


def test_a_variance_whose_sign_depends_on_the_side_is_no_difference_of_two_columns() -> None:
    table = columns_of("Budget | Variance: positive (negative) | Actual", "1 2 3")
    assert {one.target for one in free_sums(table, range(3))} == {0, 2}
    assert len(free_sums(table, range(3))) == 6


def test_of_very_many_columns_nothing_is_tried_that_no_word_says() -> None:
    table = with_fractions(columns_of(" | ".join(["A"] * 25), " ".join(["7"] * 3 + ["·"] * 22)), 0)
    assert free_sums(table, range(24))
    assert free_sums(table, range(25)) == []
    assert free_quotients(table, range(24), ())
    assert free_quotients(table, range(25), ()) == []


EVERY_WAY = [
    "D = B / C × 100, 0.0", "D = (B - C) / C × 100, -0.1", "D = (C - B) / C × 100, -0.2, XLE117", "D = B / C, -0.2",
    "D = C / B × 100, 0.0", "D = (C - B) / B × 100, -0.1", "D = (B - C) / B × 100, -0.2, XLE117", "D = C / B, -0.2",
]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "figures", "expected"),
    [
        ("Share", "1 2 3", EVERY_WAY),
        ("Vacancy rate", "1 2 3", EVERY_WAY),
        ("Amount", "1 2 3", []),
        ("Share", "1 2 ·", []),
        ("Cost per person", "1 2 3", ["D = B / C, 0.0", "D = C / B, 0.0"]),
        # a number of cents that was typed is no quotient, and one that was computed may be
        ("Cost per person", "1 2 =3.25", ["D = B / C, 0.0", "D = C / B, 0.0"]),
        ("Cost per person", "1 2 !3.25", []),
    ],
)
def test_a_column_that_looks_like_a_quotient_may_be_one_of_any_two_others(
    heading: str, figures: str, expected: list[str]
) -> None:
    table = columns_of(f"A | B | {heading}", figures)
    assert told(table, free_quotients(table, range(3), ())) == expected
    assert free_quotients(table, range(3), {2}) == []
    assert free_quotients(table, [0, 2], ()) == []


def test_an_amount_for_each_may_be_one_of_any_two_others() -> None:
    table = columns_of("A | B | C | Cost per person", "1 2 3 4")
    pairs = ("B / C", "B / D", "C / B", "C / D", "D / B", "D / C")
    assert told(table, free_quotients(table, range(4), ())) == [f"E = {pair}, 0.0" for pair in pairs]


def test_a_column_of_fractions_is_a_percentage_and_no_amount_for_each() -> None:
    table = with_fractions(columns_of("A | B | C", "1 2 ·", "1 2 3"), 2)
    assert told(table, free_quotients(table, range(3), ())) == [one for one in EVERY_WAY if not one.endswith("-0.2")]


def shares(table: Table, free: range) -> list[str]:
    return told(table, [one for one in free_quotients(table, free, ()) if one.base_line is not None])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Posts: 30 40 50", "Travel: 20 60 50"), []),
        (("Posts: 30 40 50", "All: 50 100 100.0"), ["B, row 3", "C, row 3"]),
        (("Posts: 30 40 50", "Total: 50 100 90"), ["B, row 3", "C, row 3"]),
        (("Posts: 30 40 50", "Total: 50 100 ·"), ["B, row 3", "C, row 3"]),
        (("Posts: 30 40 50", "Total: 0 100 100"), ["C, row 3"]),
        (("Posts: 30 · 50", "Total: · 100 100"), ["C, row 3"]),
        (("Posts: 30 · 50", "Total: 70 · 100"), ["B, row 3"]),
        (("Total: 30 40 99", "Total: 50 100 99"), ["B, row 2", "B, row 3", "C, row 2", "C, row 3"]),
    ],
)
def test_a_share_may_be_one_of_what_a_column_comes_to(lines: tuple[str, ...], expected: list[str]) -> None:
    """In a line that is called a total, or that is a hundred per cent."""
    table = columns_of("A | B | Share", *lines)
    whole = [one.partition(", row ") for one in expected]
    assert shares(table, range(3)) == [f"D = {at} / {at} × 100, -0.05, XLE117, of row {row}" for at, _, row in whole]


def test_shares_are_tried_of_a_dozen_lines_and_never_of_what_is_for_each() -> None:
    lines = [f"Total: {at + 5} 7" for at in range(14)]
    table = columns_of("A | Share", *lines)
    assert [one.base_line for one in free_quotients(table, range(2), ())] == list(range(12))
    assert shares(columns_of("A | Cost per person", *lines), range(2)) == []


def test_a_dash_is_no_share_of_a_hundred() -> None:
    table = columns_of("A | Share", "10 —", "20 50")
    assert table.entries[0][1].state is State.NIL
    assert table.entries[0][1].value == Decimal(0)
    assert shares(table, range(2)) == []
