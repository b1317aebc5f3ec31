"""Lines that are a rate of two others, or so much for each: what their words say, what figures must show, which two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.rows_by_hand import rows_of
from tests.test_lines_by_figures import told
from xlengine.down.rates_by_figures import rates_by_figures
from xlengine.layout import Evidence, Relation, Table
from xlengine.rule import RULES, Form


def _rows(lines: str, fractions: Sequence[int] = ()) -> Table:
    """The lines, of which these are stored as fractions under a % format."""
    table = rows_of(*lines.split(" / "))
    for line in fractions:
        table.entries[line] = [one._replace(as_fraction=one.value is not None) for one in table.entries[line]]
    return table


def rates(table: Table, known: Sequence[Relation] = ()) -> list[str]:
    found = rates_by_figures(table, range(len(table.measures)), known)
    assert found[: len(known)] == list(known)
    return [told(one).removesuffix(", either way") for one in found[len(known) :]]


SAVED, REVENUE = "Saved: 5316 7285 2321", "Revenue: 28632 31489 25753"
IN_PERCENT = ["2 = 0 / 1 × 100, 3 of 3"]


@pytest.mark.parametrize(
    ("label", "fractions", "expected"),
    [
        ("Margin (%)", (), IN_PERCENT),
        ("Savings rate", (), IN_PERCENT),
        ("Share of revenue", (), IN_PERCENT),
        ("Taux d'épargne", (), IN_PERCENT),
        ("Tasa de ahorro", (), IN_PERCENT),
        ("Доля доходов", (), IN_PERCENT),
        ("储蓄率", (), IN_PERCENT),
        ("نسبة الادخار", (), IN_PERCENT),
        ("Ink", (), []),
        ("Ink", (2,), IN_PERCENT),
        ("Ink", (0, 1), []),
        # so much for each, in whatever words, is no percentage
        ("Saved per member (%)", (), []),
        ("Saved per member", (2,), []),
    ],
)
def test_words_or_formats_say_that_a_line_is_a_rate(label: str, fractions: Sequence[int], expected: list[str]) -> None:
    assert rates(_rows(f"{SAVED} / {REVENUE} / {label}: 18.6 23.1 9.0", fractions)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # either of the two may stand first, and so may the rate
        (f"{REVENUE} / {SAVED} / Margin (%): 18.6 23.1 9.0", ["2 = 1 / 0 × 100, 3 of 3"]),
        (f"Margin (%): 18.6 23.1 9.0 / {SAVED} / {REVENUE}", ["0 = 1 / 2 × 100, 3 of 3"]),
        ("Lost: -5316 -7285 -2321 / Revenue: 28632 31489 25753 / Margin (%): -18.6 -23.1 -9.0", IN_PERCENT),
        ("Lost: -5316 -7285 -2321 / Revenue: 28632 31489 25753 / Margin (%): 18.6 23.1 9.0", []),
        # what is printed of it tells, from the first figure on that is more than nil
        (f"{SAVED} / {REVENUE} / Margin (%): · 23.135 9.013", ["2 = 0 / 1 × 100, 2 of 2"]),
        (f"{SAVED} / {REVENUE} / Margin (%): 0 23.135 9.013", ["2 = 0 / 1 × 100, 2 of 2"]),
        ("Saved: 5316 7285 2321 44 / Sold: 28632 31489 25753 60 / Margin (%): 18.57 23.14 0 0", []),
        ("Saved: 5316 7285 2321 0 / Sold: 28632 31489 25753 60 / Margin (%): 18.57 23.14 0 0",
         ["2 = 0 / 1 × 100, 2 of 2"]),
        (f"{SAVED} / {REVENUE} / Margin (%): · · 9.013", []),
        (f"{SAVED} / {REVENUE} / Margin (%): · · ·", []),
        # small amounts are rounded more than their rate
        ("Filled: 24 16 33 36 60 47 / Posts: 35 25 37 53 81 66 / Rate (%): 66.4 63.2 88.4 67.1 74.9 70.6",
         ["2 = 0 / 1 × 100, 6 of 6"]),
        ("Filled: 24 16 33 36 60 47 / Posts: 35 25 37 53 81 66 / Rate (%): 56.4 63.2 88.4 67.1 74.9 70.6", []),
        # one wrong rate of four, and none of three; two are too many of any
        (
            "Saved: 5316 7285 2321 4411 / Revenue: 28632 31489 25753 30100 / Rate (%): 18.567 23.135 9.013 16.454",
            ["2 = 0 / 1 × 100, 3 of 4"],
        ),
        ("Saved: 5316 7285 2321 / Revenue: 28632 31489 25753 / Rate (%): 18.567 23.135 9.103", []),
        (
            "Saved: 5316 7285 2321 4411 2815 3933 / Revenue: 28632 31489 25753 30100 21212 29191"
            " / Rate (%): 18.567 23.135 9.013 14.654 11.111 11.111", [],
        ),
        (
            "Saved: 5316 7285 2321 4411 2815 3933 / Revenue: 28632 31489 25753 30100 21212 29191"
            " / Rate (%): 18.567 23.135 9.013 14.654 13.271 11.111", ["2 = 0 / 1 × 100, 5 of 6"],
        ),
        # prices
        (
            "Cost per pupil: 312.86 332.22 296.14 / Pupils: 385 412 398 / Spent: 120450 136875 117862",
            ["0 = 2 / 1, 3 of 3"],
        ),
        ("Cost per pupil: 312.86 332.22 296.14 / Pupils: 385 412 398 / Spent: 120850 136875 117862", []),
    ],
)  # fmt: skip
def test_figures_show_of_which_two_lines(lines: str, expected: list[str]) -> None:
    assert rates(_rows(lines)) == expected


def test_of_several_the_nearest_is_taken_and_the_one_without_a_misprint_before_it() -> None:
    twice = f"{SAVED} / {REVENUE} / Mu: 5 6 7 / Again: 5316 7285 2321 / Once more: 28632 31489 25753"
    assert rates(_rows(f"{twice} / Margin (%): 18.6 23.1 9.0")) == ["5 = 3 / 4 × 100, 3 of 3"]
    assert rates(_rows(f"Margin (%): 18.6 23.1 9.0 / {twice}")) == ["0 = 1 / 2 × 100, 3 of 3"]
    four = "Saved: 5316 7285 2321 4411 / Revenue: 28632 31489 25753 30100"
    near = "Saved, as printed: 5316 7285 2321 4999 / Rate (%): 18.567 23.135 9.013 14.654"
    assert rates(_rows(f"{four} / {near}")) == ["3 = 0 / 1 × 100, 4 of 4"]


def test_a_rate_is_not_taken_of_a_rate_and_what_is_known_is_not_told_again() -> None:
    rate = "Margin (%): 18.6 23.1 9.0"
    shares = f"Share of savings (%): 5316 7285 2321 / {REVENUE} / {rate}"
    assert rates(_rows(shares)) == []
    lines = f"{SAVED} / {REVENUE} / {rate}"
    evidence = Evidence(by_words=True)
    known = Relation("down", 2, (0, 1), (1, 1), Form.PERCENTAGE, RULES["XLE222"], evidence)
    assert rates(_rows(lines), [known]) == []
    assert rates(_rows(lines), [known._replace(target=1)]) == IN_PERCENT


def test_one_column_and_a_long_table_tell_of_no_rates() -> None:
    table = _rows(f"{SAVED} / {REVENUE} / Margin (%): 18.567 23.135 9.013")
    assert rates_by_figures(table, [0], []) == []
    assert [told(one) for one in rates_by_figures(table, [0, 1], [])] == ["2 = 0 / 1 × 100, 2 of 2, either way"]
    lines = [SAVED, REVENUE, "Margin (%): 18.6 23.1 9.0", *["Mu: · · ·"] * 117]
    assert rates(_rows(" / ".join(lines))) == IN_PERCENT
    assert rates(_rows(" / ".join([*lines, "Nu: 5 5 5"]))) == []


@pytest.mark.parametrize(
    ("lines", "form", "code", "only"),
    [
        (f"{SAVED} / {REVENUE} / Margin (%): 18.57 23.14 —", Form.PERCENTAGE, "XLE222", {0, 1, 2}),
        (f"{SAVED} / {REVENUE} / Margin (%): 18.57 · 9.01", Form.PERCENTAGE, "XLE222", {0, 2}),
        (
            "Spent: 120450.00 136875.00 5 / Pupils: 385.0 412.0 9 / Cost per pupil: 312.86 332.22 ·",
            Form.FRACTION, "XLE118", {0, 1},
        ),
    ],
)  # fmt: skip
def test_a_rate_has_its_rule_and_holds_where_it_is_printed(lines: str, form: Form, code: str, only: set[int]) -> None:
    (one,) = rates_by_figures(_rows(lines), range(3), [])
    assert (one.axis, one.target, one.arguments, one.signs, one.form) == ("down", 2, (0, 1), (1, 1), form)
    assert (one.rule.code, one.only) == (code, only)
    assert one.evidence == Evidence(2, 0, either_way=True)


def test_columns_that_are_computed_across_do_not_tell_of_rates() -> None:
    table = rows_of(f"{SAVED} 9", f"{REVENUE} 9", "Margin (%): 18.567 23.135 9.013 7", derived=(3,))
    (one,) = rates_by_figures(table, range(4), [])
    assert one.only == {0, 1, 2}
    table.derived = {1, 2, 3}
    assert rates_by_figures(table, range(4), []) == []
