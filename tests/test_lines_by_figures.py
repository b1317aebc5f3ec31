"""Lines that no word ties: what the figures of several columns show, and what they cannot."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rows_by_hand import rows_of
from tests.test_changed_inputs import table_of as office_table
from xlengine.down.by_figures import lines_by_figures
from xlengine.down.rates_by_figures import rates_by_figures
from xlengine.down.relate import relate_down
from xlengine.finding import Severity
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.layout import Relation, Table
from xlengine.rule import Form
from xlengine.sheet import Ref, with_values

SIGNS = {1: "+", -1: "-"}


def told(relation: Relation) -> str:
    """`3 = 0 - 2, 2 of 3, either way`."""
    signed = zip(relation.signs, relation.arguments, strict=True)
    parts = " ".join(f"{SIGNS[sign]} {line}" for sign, line in signed).removeprefix("+ ")
    if relation.form in (Form.PERCENTAGE, Form.FRACTION):
        parts = " / ".join(map(str, relation.arguments)) + (" × 100" if relation.form is Form.PERCENTAGE else "")
    evidence = relation.evidence
    way = ", either way" if evidence.either_way else ""
    return f"{relation.target} = {parts}, {evidence.hits} of {evidence.hits + evidence.misses}{way}"


def _rows(lines: str) -> Table:
    return rows_of(*lines.split(" / "))


TIED: list[tuple[str, list[str]]] = [
    # a result of the lines above it
    ("Alpha: 3118.4 4052.1 / Beta: 1964.2 2177.5 / Delta: 1154.2 1874.6", ["0 = 1 + 2, 2 of 2, either way"]),
    (
        "Alpha: 3118.4 4052.1 / Beta: 1964.2 2177.5 / Gamma: 301.1 402.2 / Delta: 853.1 1472.4",
        ["0 = 1 + 2 + 3, 2 of 2, either way"],
    ),
    (
        "Zeta: 7000.3 6000.4 / Alpha: 3118.4 4052.1 / Beta: 1964.2 2177.5 / Gamma: 301.1 402.2 / Delta: 1455.3 2276.8",
        ["4 = 1 - 2 + 3, 2 of 2, either way"],
    ),
    # one column says too little, and so do two where the lines stand apart
    ("Alpha: 3118.4 / Beta: 1964.2 / Delta: 1154.2", []),
    ("Alpha: 3118.4 4052.1 / Mu: 5.5 6.1 / Beta: 1964.2 2177.5 / Nu: 9.1 9.9 / Delta: 1154.2 1874.6", []),
    (
        "Alpha: 3118.4 4052.1 5096.5 / Mu: 5.5 6.1 7.7 / Beta: 1964.2 2177.5 2001.1 / Nu: 9.1 9.9 9.2"
        " / Delta: 1154.2 1874.6 3095.4",
        ["4 = 0 - 2, 3 of 3, either way"],
    ),
    # but for a label that speaks of a result
    (
        "Alpha: 3118.4 4052.1 / Mu: 5.5 6.1 / Beta: 1964.2 2177.5 / Nu: 9.1 9.9 / Balance: 1154.2 1874.6",
        ["4 = 0 - 2, 2 of 2, either way"],
    ),
    # small figures agree by chance
    ("Alpha: 7 9 / Beta: 4 3 / Delta: 3 6", []),
    # one of four may be a misprint, one of three may not
    (
        "Alpha: 3118.4 4052.1 5096.5 48.6 / Beta: 1964.2 2177.5 2001.1 19.5 / Delta: 1154.2 1874.6 3059.4 29.1",
        ["0 = 1 + 2, 3 of 4, either way"],
    ),
    ("Alpha: 3118.4 4052.1 5096.5 / Beta: 1964.2 2177.5 2001.1 / Delta: 1154.2 1874.6 3059.4", []),
    ("Alpha: 3118.4 4052.1 / Beta: 1964.2 2177.5 / Delta: 1154.2 1847.6", []),
    # and nil is none
    ("Alpha: 3118.4 4052.1 0 / Beta: 1964.2 2177.5 2001.1 / Delta: 1154.2 1874.6 3095.4", []),
    # what is empty tells nothing
    (
        "Alpha: 3118.4 4052.1 5096.5 / Beta: 1964.2 2177.5 · / Delta: 1154.2 1874.6 5096.5",
        ["0 = 1 + 2, 2 of 2, either way"],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), TIED)
def test_figures_tie_lines(lines: str, expected: list[str]) -> None:
    table = _rows(lines)
    relate_down(table)
    assert [told(one) for one in table.relations] == expected


def test_what_follows_from_what_is_known_is_not_told_again() -> None:
    """A part is its total less the others; two totals of the same lines differ by what one has more."""
    table = _rows(
        "Rent: 3118.4 4052.1 5096.5 / Fuel: 1964.2 2177.5 2001.1 / Subtotal: 5082.6 6229.6 7097.6"
        " / Ink: 853.1 1472.4 901.2 / Total: 5935.7 7702.0 7998.8"
    )
    relate_down(table)
    assert [told(one) for one in table.relations] == ["2 = 0 + 1, 3 of 3", "4 = 2 + 3, 3 of 3"]
    assert lines_by_figures(table, [0, 1, 2], table.relations) == table.relations


def test_no_line_comes_from_itself() -> None:
    table = _rows(
        "Alpha: 3118.4 4052.1 5096.5 / Mu: 5.5 6.1 7.7 / Beta: 1964.2 2177.5 2001.1 / Nu: 9.1 9.9 9.2"
        " / Delta: 1154.2 1874.6 3095.4 / Xi: 8.4 7.2 6.6 / Omega: 3118.4 4052.1 5096.5"
    )
    relate_down(table)
    made = {one.target: one.arguments for one in table.relations}
    for first in made:
        waiting, seen = [first], set[int]()
        while waiting:
            for part in made.get(waiting.pop(), ()):
                assert part != first
                waiting += [] if part in seen else [part]
                seen.add(part)


def test_more_columns_and_fewer_lines_are_asked() -> None:
    table = _rows("Alpha: 3118.4 4052.1 / Beta: 1964.2 2177.5 / Delta: 1154.2 1874.6")
    assert lines_by_figures(table, [0], []) == []
    assert [told(one) for one in lines_by_figures(table, [0, 1], [])] == ["0 = 1 + 2, 2 of 2, either way"]
    table.kind = "indicators"
    assert lines_by_figures(table, [0, 1], []) == []


RATES: list[tuple[str, list[str]]] = [
    ("Saved: 5316 7285 2321 / Revenue: 28632 31489 25753 / Margin (%): 18.6 23.1 9.0", ["2 = 0 / 1 × 100, 3 of 3"]),
    ("Spent: 120450 136875 117862 / Pupils: 385 412 398 / Cost per pupil: 312.86 332.22 296.14", ["2 = 0 / 1, 3 of 3"]),
    ("Saved: 5316 7285 2321 / Revenue: 28632 31489 25753 / Ink: 18.6 23.1 9.0", []),
    ("Saved: 5316 · · / Revenue: 28632 · · / Savings rate (%): 18.6 · ·", []),
    ("Saved: 5316 7285 2321 / Revenue: 28632 31489 25753 / Savings rate (%): 18.6 23.7 9.4", []),
    (
        "Saved: 5316 7285 2321 4411 / Revenue: 28632 31489 25753 30100 / Savings rate (%): 18.567 32.135 9.013 14.654",
        ["2 = 0 / 1 × 100, 3 of 4"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), RATES)
def test_figures_tell_of_what_a_line_is_a_rate(lines: str, expected: list[str]) -> None:
    table = _rows(lines)
    columns = range(len(table.measures))
    assert [told(one).removesuffix(", either way") for one in rates_by_figures(table, columns, [])] == expected


def test_a_rate_holds_where_it_is_printed() -> None:
    table = _rows("Saved: 5316 7285 2321 / Revenue: 28632 31489 25753 / Savings rate (%): 18.57 23.14 ·")
    (relation,) = rates_by_figures(table, [0, 1, 2], [])
    assert relation.only == {0, 1}
    assert relation.evidence.either_way


STATEMENT = """
 Conto | 2022  | 2023  | 2024  | 2025
 Alpha | 30118 | 31052 | 31176 | 29900
 Beta  | 21964 | 23177 | 22543 | 22446
 Gamma | 3120  | 4755  | 2981  | 3377
 Delta | 8154  | 7875  | 8633  | 7454
"""


def test_a_misprint_is_told_and_not_overwritten() -> None:
    book = with_values(office_table(STATEMENT).book(), {Ref("S", 5, 3): Decimal(7857)})
    (error,) = [one for one in check_book(book).findings if one.severity is Severity.ERROR]
    assert error.ref == Ref("S", 5, 3)
    assert error.change is None
    assert error.message == "31 052 − 23 177 = 7 875; which of these is computed, no word says. Not overwritten"
    assert recalculation(book).changes == []


def test_of_many_percentages_one_may_be_a_misprint() -> None:
    """Four of five agree to three digits: the fifth is told. Where the column has an empty cell, it is not."""
    text = """
     Chapter | Budget | Spent | Rate (%)
     I       | 4203   | 4128  | 98.2
     II      | 6491   | 6209  | 95.7
     III     | 8939   | 8355  | 93.5
     IV      | 5376   | 4986  | {0}
     V       | 7713   | 6123  | {1}
    """
    wrong = office_table(text.format("72.9", "79.4")).book()
    (error,) = [one for one in check_book(wrong).findings if one.severity is Severity.ERROR]
    assert (error.ref, error.expected) == (Ref("S", 5, 4), "92.7")
    assert [one for one in check_book(office_table(text.format("92.7", "79.4")).book()).findings if one.ref] == []
