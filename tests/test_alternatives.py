"""Lines that stand for one thing twice, and lines that hold others: neither are added together."""

from __future__ import annotations

import pytest

from tests.rows_by_hand import reading_of, rows_of
from tests.test_nested_parts import total_of
from xlengine.across.trials import previous_line
from xlengine.down.alike import are_versions
from xlengine.down.empty_lines import is_like_the_line_above, results_without_figures
from xlengine.down.nested import without_what_its_parts_hold
from xlengine.down.walk import DEEP
from xlengine.layout import Evidence, Relation
from xlengine.rule import RULES, Form


@pytest.mark.parametrize(
    ("labels", "versions"),
    [
        (("Approved 2023/24", "Proposed 2024/25"), True),
        (("Approved 2023/24", "Net change"), False),
        (("Proposed 2024/25", "Requested"), False),
        (("Утвержденные", "Предлагаемые"), True),
        (("Appropriation", "Expenditure"), True),
        (("Appropriation", "Commitments"), False),
        (("Posts", "Travel"), False),
    ],
)
def test_what_was_approved_and_what_is_proposed_are_versions_of_one_thing(
    labels: tuple[str, ...], versions: bool
) -> None:
    assert are_versions(rows_of(*(f"{label}: 1" for label in labels)).lines) is versions


def sum_of(target: int, *parts: int, hits: int = 0) -> Relation:
    return Relation("down", target, parts, (1,) * len(parts), Form.SUM, RULES["XLE202"], Evidence(hits))


LINES = ("Tax: ·", "Income tax: 10", "VAT: 20", "Revenue of the year: 30", "Grants: 5", "Total: 35")


@pytest.mark.parametrize(
    ("found", "parts"),
    [
        ([sum_of(3, 1, 2), sum_of(5, 1, 3, 4)], (3, 4)),
        ([sum_of(0, 1, 2), sum_of(3, 1, 2, 4), sum_of(5, 0, 3)], (3,)),
        ([sum_of(3, 1, 2), sum_of(5, 3, 4)], (3, 4)),
        ([sum_of(0, 1, 2), sum_of(5, 0, 4)], (0, 4)),
        ([sum_of(0, 1, 2), sum_of(3, 1, 2), sum_of(5, 0, 3, 4)], (0, 3, 4)),  # of the same parts: nothing tells which
    ],
)
def test_a_total_adds_another_without_what_that_holds(found: list[Relation], parts: tuple[int, ...]) -> None:
    settled = without_what_its_parts_hold(rows_of(*LINES), [0], found)
    assert [one.arguments for one in settled[:-1]] == [one.arguments for one in found[:-1]]
    assert settled[-1].arguments == parts


@pytest.mark.parametrize(("others", "left"), [(DEEP - 2, DEEP - 1), (DEEP - 1, DEEP + 1)])
def test_of_very_many_parts_it_is_not_asked_which_holds_which(others: int, left: int) -> None:
    plain = [f"Line {at}: 1" for at in range(2 * others)]
    table = rows_of(*LINES[:5], *plain, *(f"Part {at}: 2" for at in range(others)), "Total: ·")
    sums = [sum_of(5 + 2 * others + at, 5 + 2 * at, 6 + 2 * at) for at in range(others)]
    inner, outer = sum_of(0, 1, 2), sum_of(3, 1, 2, 4)
    total = sum_of(len(table.lines) - 1, 0, 3, *(one.target for one in sums))
    assert len(without_what_its_parts_hold(table, [0], [inner, outer, *sums, total])[-1].arguments) == left


def test_both_are_added_where_the_figures_say_so() -> None:
    table = rows_of("Income tax: 10", "VAT: 20", "Revenue: 30", "Grants: 5", "Total: 45")
    found = [sum_of(2, 0, 1), sum_of(4, 0, 2, 3)]
    assert without_what_its_parts_hold(table, [0], found) == found
    minus = total_of(table, sign=-1)
    assert without_what_its_parts_hold(table, [0], [sum_of(2, 0, 1), minus])[-1] == minus


@pytest.mark.parametrize(
    ("lines", "alike"),
    [
        (("Apportioned: 5", "Expired: ·"), True),
        (("> Apportioned: 5", "Expired: ·"), False),
        (("6. Investment: 5", "Capital operations: ·"), False),
        (("6. Investment: 5", "7. Transfers: ·"), True),
        (("Apportioned: ·", "Expired: ·"), False),
    ],
)
def test_a_line_without_figures_is_like_the_one_above_it(lines: tuple[str, str], alike: bool) -> None:
    walk = reading_of("lm", rows_of(*lines))
    walk.filled = walk.table.filled([0])
    assert is_like_the_line_above(walk, 1) is alike


@pytest.mark.parametrize(
    ("label", "bold", "gap_above", "gap_below", "results"),
    [
        ("Recurrent revenue", True, 0, 1, [1]),
        ("Recurrent revenue", False, 0, 1, []),
        ("Recurrent revenue", True, 0, 0, []),
        ("Recurrent revenue", True, 1, 1, []),
        ("Recurrent revenue:", True, 0, 1, []),
    ],
)
def test_a_bold_line_right_below_others_and_before_a_free_row_is_a_result(
    label: str, bold: bool, gap_above: int, gap_below: int, results: list[int]
) -> None:
    table = rows_of("VAT: 5", "Result: ·", "Salaries: 7")
    table.lines[1].label, table.lines[1].bold = label, bold
    table.lines[1].row += gap_above
    table.lines[2].row += gap_above + gap_below
    walk = reading_of("lml", table)
    walk.filled = table.filled([0])
    assert results_without_figures(walk, 0) == results


def test_what_comes_together_goes_on_over_a_total_that_has_none() -> None:
    table = rows_of("January: 10 10", "February: 20 30", "Total: 30 ·", "March: 5 ·", "Total: 5 35", "April: 1 ·")
    assert [previous_line(table, line, 1, 0) for line in range(6)] == [None, 0, 1, 1, 3, 4]
