"""Long tables: how far back a total is looked for, and on how many lines a column is tried."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xlengine.down.by_depth import totals_by_depth
from xlengine.judging.reading import read_book
from xlengine.layout import Relation, Table
from xlengine.sheet import Book, Cell, Sheet, Style

Line = tuple[str, int, bool, int, int]
"""(label, indent, bold, two figures)."""


def read(lines: list[Line], headings: tuple[str, ...] = ("Category", "First", "Second")) -> Table:
    sheet = Sheet("S", {1: {at: Cell(heading) for at, heading in enumerate(headings, 1)}})
    for row, (label, indent, bold, *figures) in enumerate(lines, 2):
        sheet.rows[row] = {1: Cell(label, None, Style(bold=bold, indent=indent))}
        for column, figure in enumerate(figures, 2):
            sheet.rows[row][column] = Cell(Decimal(figure))
        if len(headings) > 3:
            sheet.rows[row][4] = Cell(Decimal(figures[0] - figures[1]))
    (table,) = read_book(Book("", [sheet])).tables
    return table


def plain(number: int, indent: int = 0) -> list[Line]:
    return [(f"Project {at}", indent, False, 11000 + 7 * at, 12000 + at * at % 1009) for at in range(number)]


def total(label: str, lines: list[Line], *, bold: bool = False) -> Line:
    return label, 0, bold, sum(line[3] for line in lines), sum(line[4] for line in lines)


def sums(table: Table) -> dict[int, int]:
    """How many lines each total adds, by the total's place."""
    return {relation.target: len(relation.arguments) for relation in down(table)}


def down(table: Table) -> list[Relation]:
    return [relation for relation in table.relations if relation.axis == "down"]


@pytest.mark.parametrize(("parts", "found"), [(59, True), (60, True), (61, False)])
def test_a_total_that_no_word_names_is_looked_for_among_sixty_lines(parts: int, found: bool) -> None:
    lines = plain(parts)
    read_so = sums(read([*lines, total("Civilian staff", lines), ("Fuel", 0, False, 17, 48)]))
    assert read_so == ({parts: parts} if found else {})


@pytest.mark.parametrize(("parts", "found"), [(59, True), (60, True), (61, False)])
def test_a_total_above_its_parts_is_looked_for_over_sixty_lines(parts: int, found: bool) -> None:
    lines = plain(parts, indent=1)
    read_so = sums(read([total("Civilian staff", lines), *lines, ("Fuel", 0, False, 17, 48)]))
    assert read_so == ({0: parts} if found else {})


@pytest.mark.parametrize(("parts", "found"), [(60, True), (61, False)])
def test_the_one_line_that_a_total_leaves_out_is_looked_for_among_sixty_lines(parts: int, found: bool) -> None:
    lines = plain(parts)
    table = read([*lines, total("Total", [*lines[:20], *lines[21:]])])
    assert sums(table) == ({parts: parts - 1} if found else {})
    assert bool(table.doubts) is not found


@pytest.mark.parametrize(("parts", "found"), [(399, True), (400, True), (401, False)])
def test_the_last_lines_that_a_total_adds_are_looked_for_among_four_hundred(parts: int, found: bool) -> None:
    lines = [*plain(2), ("Staff assessment", 0, False, 90000, 80000), *plain(parts)]
    table = read([*lines, total("Total", lines[3:])])
    assert sums(table) == ({parts + 3: parts} if found else {})


def test_a_total_that_words_name_adds_all_lines_however_many() -> None:
    lines = plain(700)
    assert sums(read([*lines, total("Total", lines)])) == {700: 700}


@pytest.mark.parametrize(("lines", "bold", "found"), [(1999, False, True), (2000, False, False), (2000, True, True)])
def test_in_a_very_long_table_only_a_line_in_bold_may_be_a_total_without_words(
    lines: int, bold: bool, found: bool
) -> None:
    many = plain(lines - 1)
    table = read([*many, total("Civilian staff", many[-3:], bold=bold), ("Fuel", 0, False, 17, 48)])
    assert sums(table) == ({lines - 1: 3} if found else {})


@pytest.mark.parametrize(("lines", "found"), [(2000, True), (2001, False)])
def test_in_a_very_long_table_a_word_that_means_no_total_makes_none(lines: int, found: bool) -> None:
    many = plain(lines - 2)
    table = read([*many, total("Expenditure", many[-3:]), ("Fuel", 0, False, 17, 48)])
    assert sums(table) == ({lines - 2: 3} if found else {})


def test_in_a_very_long_table_a_line_with_such_a_word_is_added_like_the_others() -> None:
    lines = [*plain(2000), ("Expenditure", 0, False, 17, 48)]
    assert sums(read([*lines, total("Total", lines)])) == {2001: 2001}


@pytest.mark.parametrize(("lines", "found"), [(2000, True), (2001, False)])
def test_in_a_very_long_table_no_total_is_looked_for_above_its_parts(lines: int, found: bool) -> None:
    parts = [(label, indent, label == "Project 2", *figures) for label, indent, _, *figures in plain(3, indent=1)]
    table = read([total("Civilian staff", parts), *parts, *plain(lines - 4)])
    assert sums(table) == ({0: 3} if found else {})


@pytest.mark.parametrize(("lines", "tried"), [(239, 239), (240, 240), (479, 479), (480, 240), (481, 241), (721, 241)])
def test_a_column_is_tried_on_some_two_hundred_and_forty_lines_from_the_first_to_the_last(
    lines: int, tried: int
) -> None:
    table = read(plain(lines), ("Category", "Apportionment", "Expenditure", "Variance"))
    (variance,) = table.relations
    assert (variance.evidence.hits, variance.evidence.misses) == (tried, 0)


def variance(right: int, wrong: int, after: int = 0, wrong_first: bool = False) -> Table:
    """So many lines with a right variance, so many with a wrong one, and more right ones after them."""
    kinds = [*([True] * right), *([False] * wrong)]
    kinds = [*(sorted(kinds) if wrong_first else kinds), *([True] * after)]
    sheet = Sheet("S", {1: {at: Cell(text) for at, text in enumerate(("Category", *BUDGET), 1)}})
    for at, is_right in enumerate(kinds):
        budget, spent = 1013 + 7 * at, 900 + at * at % 101
        figures = (budget, spent, budget - spent if is_right else 10000 + at)
        cells = {column: Cell(Decimal(figure)) for column, figure in enumerate(figures, 2)}
        sheet.rows[at + 2] = {1: Cell(f"Project {at}"), **cells}
    (table,) = read_book(Book("", [sheet])).tables
    return table


BUDGET = ("Apportionment", "Expenditure", "Variance")


@pytest.mark.parametrize(
    ("lines", "evidence"),
    [
        ({"right": 479, "wrong": 0}, "479 of 479"),
        ({"right": 480, "wrong": 0}, "240 of 240"),
        ({"right": 719, "wrong": 0}, "360 of 360"),
        ({"right": 720, "wrong": 0}, "240 of 240"),
        ({"right": 30, "wrong": 12, "wrong_first": True}, "30 of 42"),
        ({"right": 30, "wrong": 13, "wrong_first": True}, ""),
        ({"right": 30, "wrong": 13, "after": 5}, "35 of 48"),
        ({"right": 13, "wrong": 13, "after": 30}, "43 of 56"),
        ({"right": 13, "wrong": 14, "after": 30}, ""),
        ({"right": 26, "wrong": 13}, "26 of 39"),
        ({"right": 25, "wrong": 13}, ""),
    ],
)
def test_a_column_is_tried_on_some_240_lines_and_given_up_where_most_of_more_than_twelve_are_wrong(
    lines: dict[str, int], evidence: str
) -> None:
    read_so = [str(relation.evidence) for relation in variance(**lines).relations if relation.axis == "across"]
    assert read_so == ([f"{evidence} figures agree, the words say so"] if evidence else [])


def budget_by_units(units: int, staircase: tuple[int, ...]) -> list[Line]:
    """Ministries of ten units each, each over its objects, which stand at these depths in turn."""
    lines: list[Line] = []
    for ministry in range(units // 10):
        below: list[Line] = []
        for unit in range(10):
            number = 10 * ministry + unit
            objects = [(f"Object {at}", staircase[at % len(staircase)], False, 1009 + 37 * at + 101 * number % 997,
                        2003 + 41 * at + 103 * number % 991) for at in range(3 + number % 18)]  # fmt: skip
            below += [(f"Unit {number}", 1, False, sum(o[3] for o in objects), sum(o[4] for o in objects)), *objects]
        own = [line for line in below if line[1] == 1]
        lines += [(f"Ministry {ministry}", 0, False, sum(u[3] for u in own), sum(u[4] for u in own)), *below]
    return lines


@pytest.mark.parametrize("staircase", [(2,), (2, 3)], ids=["right under it", "all under it"])
def test_totals_above_their_parts_are_read_in_a_long_table(staircase: tuple[int, ...]) -> None:
    lines = budget_by_units(240, staircase)
    assert len(lines) > 2000
    units = sum(label.startswith("Unit") for label, *_ in lines)
    table = read(lines)
    assert len(totals_by_depth(table, [0, 1])) == units + 24
    found = sums(table)
    assert len(found) == units + 24
    assert found[0] == 10
    assert found[1] == 3


def test_a_wrong_total_above_its_parts_is_told_in_a_long_table() -> None:
    lines = budget_by_units(240, (2,))
    label, indent, bold, first, second = lines[1]
    lines[1] = label, indent, bold, first + 100, second
    (relation,) = (one for one in down(read(lines)) if one.target == 1)
    assert (relation.evidence.hits, relation.evidence.misses) == (1, 1)


def test_deeper_lines_that_do_not_add_up_are_no_parts() -> None:
    lines = [(label, indent, bold, first + (indent < 2) * 7 * len(label) ** 2, second)
             for label, indent, bold, first, second in budget_by_units(240, (2,))]  # fmt: skip
    wrong = [(label, indent, bold, first, second + (indent < 2) * 9) for label, indent, bold, first, second in lines]
    assert sums(read(wrong)) == {}
