"""Closing balances below what moved them: told by words, and where these are silent by figures."""

from __future__ import annotations

import pytest

from tests.labels_by_hand import table_of, told
from xlengine.across.additive import additive
from xlengine.down.closings import closing_rows

OPENED = "Opening balance = 4100 5200"
IN, OUT = "Contributions received = 2301 2407", "Expenditure = 1203 3011"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{OPENED} / {IN} / {OUT} / Closing balance", ["4 = + 1 + 2 - 3, sum, XLE209, 0 of 0"]),
        (f"{OPENED} / {IN} / {OUT} / Closing balance = 5198 4596", ["4 = + 1 + 2 - 3, sum, XLE209, 2 of 2"]),
        (f"{OPENED} / {IN} / {OUT} / Closing balance = 5198 9999", ["4 = + 1 + 2 - 3, sum, XLE209, 1 of 2"]),
        (f"{OPENED} / {IN} / {OUT} / Closing balance = 8888 9999", []),
        (f"{OPENED} / {IN} / {OUT} / Closing balance = 8888 ·", []),
        (f"{OPENED} / {IN} / Closing balance", ["3 = + 1 + 2, sum, XLE202, 0 of 0"]),
        (f"{OPENED} / {OUT} / Closing balance", ["3 = + 1 - 2, sum, XLE209, 0 of 0"]),
        (f"{OPENED} / Closing balance", []),
        (f"{OPENED} / Revaluation = 301 402 / Closing balance", []),
        (f"{OPENED} / Revaluation = 301 402 / Closing balance = 4401 5602", ["3 = + 1 + 2, sum, XLE202, 2 of 2"]),
        (f"{OPENED} / Revaluation = 301 402 / Closing balance = 3799 4798", ["3 = + 1 - 2, sum, XLE209, 2 of 2"]),
        (f"{OPENED} / Revaluation = 301 402 / Closing balance = 4401 ·", ["3 = + 1 + 2, sum, XLE202, 1 of 1"]),
        ("Opening balance = 41 52 / Revaluation = 3 4 / Closing balance = 44 ·", []),
        (f"{OPENED} / Revaluation = 0 0 / Closing balance = 4100 5200", []),
        (f"{OPENED} / Revaluation = 301 402 / Closing balance = 4401 9999", []),  # no proof of what no word says
        (f"{OPENED} / Net increase in cash = 110 -60 / Closing balance", ["3 = + 1 + 2, sum, XLE202, 0 of 0"]),
        (
            f"{OPENED} / {IN} / {OUT} / Net increase in cash = 1098 -604 / Closing balance",
            ["5 = + 1 + 4, sum, XLE202, 0 of 0"],
        ),
        (
            f"{OPENED} / {IN} / Total income = 2301 2407 / {OUT} / Closing balance",
            ["5 = + 1 + 3 - 4, sum, XLE209, 0 of 0"],
        ),
        (
            f"{OPENED} / {IN} / Total income = 2301 2407 / {OUT} / Total expenditure = 1203 3011 / Closing balance",
            ["6 = + 1 + 3 - 5, sum, XLE209, 0 of 0"],
        ),
        (f"{OPENED} / {IN} / of which: grants = 100 200 / Closing balance", []),
        (
            f"{OPENED} / {IN} / {OUT} / Closing balance / {OPENED} / {IN} / Closing balance",
            ["4 = + 1 + 2 - 3, sum, XLE209, 0 of 0", "7 = + 5 + 6, sum, XLE202, 0 of 0"],
        ),
        (f"{OPENED} / {IN} / {OUT} / Balance of the year", []),
        (f"Balance = 1 2 / {IN} / {OUT} / Closing balance", []),
        (
            "Outstanding, beginning of the year = 4100 5200 / New = 2301 2407 / Collections = 1203 3011"
            " / Outstanding, end of the year",
            ["4 = + 1 + 2 - 3, sum, XLE209, 0 of 0"],
        ),
        (
            f"{OPENED} / " + " / ".join(f"Grants received {at} = 10 11" for at in range(6)) + " / Closing balance",
            ["8 = + 1 + 2 + 3 + 4 + 5 + 6 + 7, sum, XLE202, 0 of 0"],
        ),
        (f"{OPENED} / " + " / ".join(f"Grants received {at} = 10 11" for at in range(7)) + " / Closing balance", []),
    ],
)
def test_a_closing_balance_is_what_its_words_and_figures_allow(text: str, expected: list[str]) -> None:
    table = table_of(text)
    assert told(closing_rows(table, additive(table))) == expected


def test_a_closing_balance_is_told_by_words_where_these_say_what_each_movement_is() -> None:
    by_words = table_of(f"{OPENED} / {IN} / {OUT} / Closing balance")
    by_figures = table_of(f"{OPENED} / Revaluation = 301 402 / Closing balance = 4401 5602")
    said = [relation.evidence.by_words for table in (by_words, by_figures) for relation in closing_rows(
        table, additive(table))]  # fmt: skip
    assert said == [True, False]
