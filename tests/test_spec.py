"""The pages of `tests/spec`: their bold figures are erased and recomputed, and changed and found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from xlengine.finding import Severity
from xlengine.judging.reviewing import check_book, recalculation
from xlengine.number import rounded
from xlengine.printed import read_printed
from xlengine.sheet import Book, Cell, Ref, Sheet, Style, Value

PAGES = Path(__file__).with_name("spec")
EMPTY = "·"


@dataclass
class SpecTable:
    """One table of a page, as a sheet."""

    page: str
    title: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    computed: set[tuple[int, int]] = field(default_factory=set)
    """Where its bold figures stand."""
    indents: dict[int, int] = field(default_factory=dict)

    def book(self, **changed: Value) -> Book:
        """The sheet; `changed` cells, by address, hold something else."""
        sheet = Sheet("Sheet1")
        for (row, column), text in self.cells.items():
            address = Ref("Sheet1", row, column).address
            value = changed[address] if address in changed else as_typed(text)
            if value is not None:
                style = Style(indent=self.indents.get(row, 0) if column == 1 else 0)
                sheet.rows.setdefault(row, {})[column] = Cell(value, None, style)
        return Book(self.page, [sheet])

    def figures(self) -> dict[str, Decimal]:
        """The bold figures by address."""
        return {Ref("Sheet1", *place).address: figure(self.cells[place]) for place in self.computed}


def figure(text: str) -> Decimal:
    printed = read_printed(text, "," if "," in text else ".")
    assert printed is not None, text
    return printed.value


def exact(value: Value) -> Decimal:
    assert isinstance(value, Decimal)
    return value


def places_of(value: Decimal | None) -> int:
    """The decimals that a figure is printed with."""
    return 0 if value is None else -int(value.as_tuple().exponent)


def as_typed(text: str) -> Value:
    """A figure as an officer types it: a number, or a dash; words as they are."""
    printed = read_printed(text, "," if "," in text else ".")
    if text == EMPTY:
        return None
    return text if printed is None or printed.is_nil else printed.value


def tables() -> Iterator[SpecTable]:
    """Every table of every page."""
    for path in sorted(PAGES.glob("*.md")):
        title, before, found = "", "", None
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                title, found = line.lstrip("# "), None
            elif not line.startswith("|"):
                before, found = line or before, None
            elif found is None:
                found = SpecTable(path.stem, title, {(1, 1): title, (2, 1): before if len(before) < 60 else title})
                _row(found, 3, line)
                yield_at = 3
                yield found
            elif not re.fullmatch(r"[|\-: ]+", line):
                yield_at += 1
                _row(found, yield_at, line)


def _row(table: SpecTable, row: int, line: str) -> None:
    for column, raw in enumerate(line.strip().strip("|").split("|"), 1):
        text = raw.strip()
        if text.startswith("**"):
            table.computed.add((row, column))
        while text.startswith(">"):
            table.indents[row] = table.indents.get(row, 0) + 1
            text = text[1:].strip()
        table.cells[row, column] = text.strip("*")


TABLES = list(tables())
every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.page}: {table.title}")


def test_the_pages_hold_tables_with_figures_to_compute() -> None:
    assert len(TABLES) >= 9
    assert all(table.computed for table in TABLES)


@every_table
def test_erased_figures_are_computed_as_they_are_printed_and_nothing_else_is_written(table: SpecTable) -> None:
    figures = table.figures()
    changes = recalculation(table.book(**dict.fromkeys(figures))).changes
    computed = {change.ref.address: change.value for change in changes}
    assert {at: rounded(exact(value), places_of(figures.get(at))) for at, value in computed.items()} == figures


@every_table
def test_as_printed_there_is_no_error(table: SpecTable) -> None:
    book = table.book()
    assert [f for f in check_book(book).findings if f.severity is Severity.ERROR] == []
    assert not recalculation(book).changes


@every_table
def test_a_changed_figure_is_the_error_that_is_found(table: SpecTable) -> None:
    for address, value in table.figures().items():
        findings = check_book(table.book(**{address: value * 2 + 7})).findings
        errors = {f.ref.address for f in findings if f.severity is Severity.ERROR and f.ref is not None}
        assert address in errors, (address, findings)
