"""The pages of `tests/offices`: whole tables as offices print them, made up by people who never saw how one is read.

A figure with `=` behind it is computed, and a recalculation that finds all such cells empty puts it in; one with `?` is
computed too, but its cell stays empty. `<` and `^` are merged with the cell on the left and above, `'` begins a figure
that is stored as text, `>` indents and `**` is bold. Below a table stands what a check says of it with another figure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from xlengine.finding import Severity
from xlengine.fit import NIL
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.sheet import Area, Book, Cell, Place, Ref, Sheet, Style, Value, column_letters, with_values

PAGES = Path(__file__).with_name("offices")
COMPUTED = re.compile(r" ([=?])$")
NUMBER = re.compile(r"-?[0-9]+(?:\.([0-9]+))?(%?)")
DAMAGE = re.compile(r"([A-Z]+[0-9]+) = (\S+): (.*)")


@dataclass(eq=False)
class OfficeTable:
    """One table of a page as it was printed."""

    page: str
    title: str
    rows: list[list[str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def without_rule(self) -> OfficeTable:
        """The table as read from its page, without the line of dashes below its first row."""
        return OfficeTable(self.page, self.title, [*self.rows[:1], *self.rows[2:]], self.said)

    def book(self) -> Book:
        """The table complete, as a sheet from A1 on."""
        sheet = Sheet("S")
        for number, texts in enumerate(self.rows, 1):
            cells = {column: cell_of(COMPUTED.sub("", text)) for column, text in enumerate(texts, 1)}
            sheet.rows[number] = {column: cell for column, cell in cells.items() if cell is not None}
        sheet.merged = list(self.merged())
        return Book(self.page, [sheet])

    def merged(self) -> Iterator[Area]:
        for top, texts in enumerate(self.rows):
            for left, text in enumerate(texts):
                if text in ("<", "^"):
                    continue
                right, bottom = left, top
                while right + 1 < len(texts) and texts[right + 1] == "<":
                    right += 1
                while bottom + 1 < len(self.rows) and self.rows[bottom + 1][left : left + 1] == ["^"]:
                    bottom += 1
                if (right, bottom) != (left, top):
                    yield Area(top + 1, left + 1, bottom + 1, right + 1)

    def computed(self) -> dict[Ref, str]:
        """The computed cells, and whether a recalculation finds each of them (`=`) or not (`?`)."""
        found = {}
        for row, texts in enumerate(self.rows, 1):
            for column, text in enumerate(texts, 1):
                mark = COMPUTED.search(text)
                if mark:
                    found[Ref("S", row, column)] = mark[1]
        return found


def cell_of(text: str) -> Cell | None:
    """One cell of a page; None for an empty one."""
    if text in ("", "<", "^"):
        return None
    number = NUMBER.fullmatch(text)
    if number:
        decimals = len(number[1] or "")
        shown = "#,##0" + ("." + "0" * decimals if decimals else "")
        if not number[2]:
            return Cell(Decimal(text), None, Style(shown))
        return Cell(Decimal(text[:-1]).scaleb(-2), None, Style(shown + "%"))
    label = text.lstrip("> ")
    bold = label.startswith("**")
    style = Style(bold=bold, indent=text[: len(text) - len(label)].count(">"))
    return Cell(label.strip("*") if bold else label.removeprefix("'"), None, style)


def office_tables(pages: Path = PAGES) -> Iterator[OfficeTable]:
    """Every table of every page."""
    for path in sorted(pages.glob("*.md")):
        found = None
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("## "):
                if found:
                    yield found.without_rule()
                found = OfficeTable(path.stem, line.removeprefix("## "))
            elif found and line.startswith("|"):
                found.rows.append([text.strip() for text in line[1:-1].split("|")])
            elif found and line.startswith("- "):
                found.said.append(line.removeprefix("- "))
        if found:
            yield found.without_rule()


def told(book: Book) -> str:
    """What a check says of a book's cells: `error at D4, warning at D9`, or `nothing`."""
    found = check_book(book).findings
    weighty = [one for one in found if one.ref is not None and one.severity is not Severity.NOTE]
    return ", ".join(f"{one.severity.value} at {one.ref.address}" for one in weighty if one.ref) or "nothing"


def emptied(book: Book, cells: list[Ref]) -> Book:
    return with_values(book, dict.fromkeys(cells))


def values(book: Book, cells: list[Ref]) -> dict[str, Value]:
    """What is printed in these cells; a dash is nil."""
    printed = {ref.address: book.cell(ref).value for ref in cells}
    return {address: NIL if value in ("-", "–", "—") else value for address, value in printed.items()}


def written(book: Book) -> dict[str, Value]:
    return {change.ref.address: change.value for change in recalculation(book).changes}


@lru_cache(maxsize=4096)
def written_where_empty(table: OfficeTable, cells: tuple[Ref, ...]) -> dict[str, Value]:
    """What a recalculation puts into the table once these cells are empty; several tests ask for it."""
    return written(emptied(table.book(), list(cells)))


TABLES = list(office_tables())
every_table = pytest.mark.parametrize("table", TABLES, ids=lambda one: f"{one.page}: {one.title}")


@every_table
def test_a_right_table_has_no_error(table: OfficeTable) -> None:
    expected = next((one.removeprefix("as printed: ") for one in table.said if one.startswith("as printed")), "nothing")
    assert "error" not in expected
    assert told(table.book()) == expected


@every_table
def test_empty_cells_are_filled_right_or_not_at_all(table: OfficeTable) -> None:
    computed = table.computed()
    expected = values(table.book(), [ref for ref, mark in computed.items() if mark == "="])
    assert written_where_empty(table, tuple(computed)) == expected


@every_table
def test_a_third_of_them_is_filled_right_or_not_at_all(table: OfficeTable) -> None:
    third = list(table.computed())[::3]
    assert written_where_empty(table, tuple(third)).items() <= values(table.book(), third).items()


def partly_empty(table: OfficeTable) -> dict[str, list[Ref]]:
    """Computed cells of which some are empty: every second one, those of a line and of a column in the middle, and all
    but those that are filled in first.
    """
    computed = list(table.computed())
    lines, columns = sorted({ref.row for ref in computed}), sorted({ref.column for ref in computed})
    line, column = lines[len(lines) // 2], columns[len(columns) // 2]
    return {
        "the first of every two are empty": computed[::2],
        "the second of every two are empty": computed[1::2],
        f"line {line} is empty": [ref for ref in computed if ref.row == line],
        f"column {column_letters(column)} is empty": [ref for ref in computed if ref.column == column],
        "only the first of each column stands": below_the_first(computed, 1),
        "only the first two of each column stand": below_the_first(computed, 2),
    }


def below_the_first(computed: Sequence[Ref], count: int) -> list[Ref]:
    """The computed cells but for so many of each column, from the top."""
    columns = defaultdict[int, list[Ref]](list)
    for ref in sorted(computed):
        columns[ref.column].append(ref)
    return sorted(ref for refs in columns.values() for ref in refs[count:])


@every_table
def test_what_is_partly_empty_is_filled_right_or_not_at_all(table: OfficeTable) -> None:
    """But for what the page says: `wrong where line 17 is empty`."""
    book = table.book()
    wrong = [
        f"wrong where {what}"
        for what, cells in partly_empty(table).items()
        if not written_where_empty(table, tuple(cells)).items() <= values(book, cells).items()
    ]
    assert wrong == [line for line in table.said if line.startswith("wrong where")]


@every_table
def test_a_figure_that_is_another_is_told_as_the_page_says(table: OfficeTable) -> None:
    for line in table.said:
        damage = DAMAGE.fullmatch(line)
        if damage:
            place = Place.at(damage[1])
            ref = Ref("S", place.row, place.column)
            cell = cell_of(damage[2])
            assert cell is not None
            assert f"{line.partition(': ')[0]}: {told(with_values(table.book(), {ref: cell.value}))}" == line
