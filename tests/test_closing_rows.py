"""Closing balances below what moved them: told by words, and where these are silent by figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xlengine.across.additive import additive
from xlengine.down.closings import closing_rows
from xlengine.judging.reviewing import read_book
from xlengine.sheet import Book, Cell, Sheet


def told(text: str) -> list[str]:
    """`4 = + 1 + 2 - 3, XLE209, 2 of 2, by words`: what each closing balance is. Figures stand behind labels."""
    sheet = Sheet("S", {1: {1: Cell("Item"), 2: Cell("2023"), 3: Cell("2024")}})
    for row, part in enumerate(text.split(" / "), 2):
        label, _, figures = part.partition(" = ")
        sheet.rows[row] = {1: Cell(label)}
        for column, figure in enumerate(figures.split(), 2):
            if figure != "·":
                sheet.rows[row][column] = Cell(Decimal(figure))
    (table,) = read_book(Book("", [sheet])).tables
    return [
        f"{one.target + 1} ="
        + "".join(
            f" {'+' if sign > 0 else '-'} {line + 1}" for sign, line in zip(one.signs, one.arguments, strict=True)
        )
        + f", {one.rule.code}, {one.evidence.hits} of {one.evidence.hits + one.evidence.misses}"
        + (", by words" if one.evidence.by_words else "")
        for one in closing_rows(table, additive(table))
    ]


OPENED = "Opening balance = 4100 5200"
IN, OUT = "Contributions received = 2301 2407", "Expenditure = 1203 3011"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{OPENED} / {IN} / {OUT} / Closing balance", ["4 = + 1 + 2 - 3, XLE209, 0 of 0, by words"]),
        (f"{OPENED} / {IN} / {OUT} / Closing balance = 5198 4596", ["4 = + 1 + 2 - 3, XLE209, 2 of 2, by words"]),
        (f"{OPENED} / {IN} / {OUT} / Closing balance = 5198 9999", ["4 = + 1 + 2 - 3, XLE209, 1 of 2, by words"]),
        (f"{OPENED} / {IN} / {OUT} / Closing balance = 8888 9999", []),
        (f"{OPENED} / {IN} / {OUT} / Closing balance = 8888 ·", []),
        (f"{OPENED} / {IN} / Closing balance", ["3 = + 1 + 2, XLE202, 0 of 0, by words"]),
        (f"{OPENED} / {OUT} / Closing balance", ["3 = + 1 - 2, XLE209, 0 of 0, by words"]),
        (f"{OPENED} / Closing balance", []),
        (f"{OPENED} / Revaluation = 301 402 / Closing balance", []),
        (f"{OPENED} / Revaluation = 301 402 / Closing balance = 4401 5602", ["3 = + 1 + 2, XLE202, 2 of 2"]),
        (f"{OPENED} / Revaluation = 301 402 / Closing balance = 3799 4798", ["3 = + 1 - 2, XLE209, 2 of 2"]),
        (f"{OPENED} / Revaluation = 301 402 / Closing balance = 4401 ·", ["3 = + 1 + 2, XLE202, 1 of 1"]),
        ("Opening balance = 41 52 / Revaluation = 3 4 / Closing balance = 44 ·", []),
        (f"{OPENED} / Revaluation = 0 0 / Closing balance = 4100 5200", []),
        (f"{OPENED} / Net increase in cash = 110 -60 / Closing balance", ["3 = + 1 + 2, XLE202, 0 of 0, by words"]),
        (
            f"{OPENED} / {IN} / {OUT} / Net increase in cash = 1098 -604 / Closing balance",
            ["5 = + 1 + 4, XLE202, 0 of 0, by words"],
        ),
        (
            f"{OPENED} / {IN} / Total income = 2301 2407 / {OUT} / Closing balance",
            ["5 = + 1 + 3 - 4, XLE209, 0 of 0, by words"],
        ),
        (
            f"{OPENED} / {IN} / Total income = 2301 2407 / {OUT} / Total expenditure = 1203 3011 / Closing balance",
            ["6 = + 1 + 3 - 5, XLE209, 0 of 0, by words"],
        ),
        (f"{OPENED} / {IN} / of which: grants = 100 200 / Closing balance", []),
        (
            f"{OPENED} / {IN} / {OUT} / Closing balance / {OPENED} / {IN} / Closing balance",
            ["4 = + 1 + 2 - 3, XLE209, 0 of 0, by words", "7 = + 5 + 6, XLE202, 0 of 0, by words"],
        ),
        (f"{OPENED} / {IN} / {OUT} / Balance of the year", []),
        (f"Balance = 1 2 / {IN} / {OUT} / Closing balance", []),
        (
            "Outstanding, beginning of the year = 4100 5200 / New = 2301 2407 / Collections = 1203 3011"
            " / Outstanding, end of the year",
            ["4 = + 1 + 2 - 3, XLE209, 0 of 0, by words"],
        ),
        (
            f"{OPENED} / " + " / ".join(f"Grants received {at} = 10 11" for at in range(6)) + " / Closing balance",
            ["8 = + 1 + 2 + 3 + 4 + 5 + 6 + 7, XLE202, 0 of 0, by words"],
        ),
        (f"{OPENED} / " + " / ".join(f"Grants received {at} = 10 11" for at in range(7)) + " / Closing balance", []),
    ],
)
def test_a_closing_balance_is_what_its_words_and_figures_allow(text: str, expected: list[str]) -> None:
    assert told(text) == expected
