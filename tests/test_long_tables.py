"""Long tables: how far back a total is looked for, and on how many lines a column is tried."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xlengine.layout import Relation, Table
from xlengine.reviewing import read_book
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


def test_a_total_that_words_name_adds_all_lines_however_many() -> None:
    lines = plain(700)
    assert sums(read([*lines, total("Total", lines)])) == {700: 700}


@pytest.mark.parametrize(("lines", "bold", "found"), [(1990, False, True), (2000, False, False), (2000, True, True)])
def test_in_a_very_long_table_only_a_line_in_bold_may_be_a_total_without_words(
    lines: int, bold: bool, found: bool
) -> None:
    many = plain(lines - 1)
    table = read([*many, total("Civilian staff", many[-3:], bold=bold), ("Fuel", 0, False, 17, 48)])
    assert sums(table) == ({lines - 1: 3} if found else {})


@pytest.mark.parametrize(("lines", "tried"), [(239, 239), (240, 240), (479, 479), (480, 240), (481, 241), (721, 241)])
def test_a_column_is_tried_on_some_two_hundred_and_forty_lines_from_the_first_to_the_last(
    lines: int, tried: int
) -> None:
    table = read(plain(lines), ("Category", "Apportionment", "Expenditure", "Variance"))
    (variance,) = table.relations
    assert (variance.evidence.hits, variance.evidence.misses) == (tried, 0)
