"""Inputs typed anew in whole tables of `tests/offices`: read as the table before, everything that follows is computed.

Nothing in the new figures shows the structure: every computed one is still that of the earlier figures.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.test_offices import NUMBER, TABLES, OfficeTable, emptied, written
from xlengine.judging.reading import read_book
from xlengine.judging.reviewing import recalculation
from xlengine.layout import Line
from xlengine.rule import Form
from xlengine.settings import Settings
from xlengine.sheet import Book, Ref, Value, with_values

SOME = TABLES[1::4]


def typed_anew(texts: Sequence[str], dice: random.Random) -> list[str]:
    """A row of a page with other inputs; what is computed stays as it was."""
    found = []
    for text in texts:
        number = NUMBER.fullmatch(text)
        if number and not number[2] and abs(Decimal(text)) >= 20:
            text = str((Decimal(text) * dice.randint(80, 130) / 100).quantize(Decimal(text)))
        found.append(text)
    return found


def like(book: Book, earlier: Book) -> dict[str, Value]:
    """What a recalculation puts in, also for what rounding would explain, and where nothing is overwritten."""
    review = recalculation(book, Settings(earlier=tuple(read_book(earlier).tables)), additive=True)
    return {change.ref.address: change.value for change in review.changes}


def never_overwritten(book: Book) -> set[str]:
    """Rates that only the months tell."""
    return {ref.address for ref, figure in recalculation(book).figures.items() if not figure.rule.overwrites}


def differences(table: OfficeTable, earlier: Book, blank: Sequence[Ref] = ()) -> list[str]:
    """Where a recalculation that reads the table as before leaves something else than one that finds it empty."""
    book = emptied(table.book(), list(blank))
    empty = emptied(book, list(table.computed()))
    expected, found = written(empty), like(book, earlier)
    left = never_overwritten(empty)
    said = []
    for address, value in expected.items():
        now = found.get(address, value_at(book, address))
        if now != value and address not in left and not (value == 0 and now in ("-", "–", "—")):
            said.append(f"{address}: {now} for {value}")
    inputs = found.keys() - expected.keys() - {ref.address for ref in table.computed()}
    return said + [f"{address} is an input" for address in sorted(inputs)]


def value_at(book: Book, address: str) -> Value:
    return book.cell(Ref.at(f"S!{address}")).value


SINGLE = {
    "c02": "headings with one line below them are not computed",
    "k31": "a percentage whose cell is empty in every table",
    "k47": "a heading with one line below it is not computed",
}
"""Of these tables something is not read when they are complete either."""
tables = pytest.mark.parametrize(
    "table", [one for one in SOME if one.title not in SINGLE], ids=lambda one: f"{one.page}: {one.title}"
)


@tables
def test_all_inputs_typed_anew(table: OfficeTable) -> None:
    dice = random.Random(1)
    anew = replace(table, rows=[[row[0], *typed_anew(row[1:], dice)] for row in table.rows])
    assert differences(anew, table.book()) == []


@tables
def test_a_second_recalculation_changes_nothing(table: OfficeTable) -> None:
    dice = random.Random(3)
    anew = replace(table, rows=[[row[0], *typed_anew(row[1:], dice)] for row in table.rows]).book()
    first = {Ref.at(f"S!{address}"): value for address, value in like(anew, table.book()).items()}
    assert like(with_values(anew, first), table.book()) == {}


def between_parts(table: OfficeTable) -> int | None:
    """The row of the second of three lines that one total adds, none of which adds others; or None."""
    for read in read_book(table.book()).tables:
        down = [one for one in read.relations if one.axis == "down" and one.form is Form.SUM]
        computed = {one.target for one in down}
        for total in down:
            lines = [read.lines[at] for at in total.arguments if at not in computed]
            if len(lines) > 2 and total.evidence.hits and not total.evidence.misses and is_free(table, lines[1]):
                return lines[1].row
    return None


def is_free(table: OfficeTable, line: Line) -> bool:
    """Whether the line has a label of its own and nothing in it is merged."""
    here, below = (table.rows[row - 1] if row <= len(table.rows) else [] for row in (line.row, line.row + 1))
    return bool(here[0]) and not here[0].startswith(("'", "<", "^")) and not {"<", "^"} & {*here, *below[:1]}


WITH_LINES = [one for one in SOME if between_parts(one) is not None and one.title not in SINGLE]
tables_with_lines = pytest.mark.parametrize("table", WITH_LINES, ids=lambda one: f"{one.page}: {one.title}")


@tables_with_lines
def test_a_line_is_added(table: OfficeTable) -> None:
    row = between_parts(table)
    assert row is not None
    added = [f"{table.rows[row - 1][0]} 2", *typed_anew(table.rows[row - 1][1:], random.Random(2))]
    longer = replace(table, rows=[*table.rows[:row], added, *table.rows[row:]])
    blank = [ref for ref in longer.computed() if ref.row == row + 1]
    assert differences(longer, table.book(), blank) == []


@tables_with_lines
def test_a_line_is_taken_out(table: OfficeTable) -> None:
    row = between_parts(table)
    assert row is not None
    shorter = replace(table, rows=[*table.rows[: row - 1], *table.rows[row:]])
    assert differences(shorter, table.book()) == []


def test_most_tables_have_a_line_that_can_be_added_or_taken_out() -> None:
    assert len(WITH_LINES) > 90
