"""The pages of `tests/readings`: small tables, and which lines and columns come from which others, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from tests.headings_by_hand import formula_of
from xlengine.judging.reading import read_book
from xlengine.layout import Relation, Table
from xlengine.sheet import Book, Cell, Sheet, Style, column_letters

PAGES = Path(__file__).with_name("readings")
EMPTY = "·"


@dataclass
class Specimen:
    """One table of a page, and what is said of it below."""

    page: str
    title: str
    rows: list[list[str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def book(self) -> Book:
        """Its table as a sheet from A1 on; a label is indented by `>` and bold by `**`, `=5` is a formula's result."""
        sheet = Sheet("S")
        for number, texts in enumerate(self.rows, 1):
            cells = {column: _cell(text, column) for column, text in enumerate(texts, 1) if text != EMPTY}
            sheet.rows[number] = {column: cell for column, cell in cells.items() if cell.value is not None}
        return Book(self.page, [sheet])


def _cell(text: str, column: int) -> Cell:
    formula = "N(1)" if re.fullmatch(r"=-?[0-9.]+", text) else None
    bare = text.removeprefix("=") if formula else text
    if column == 1:
        label = bare.lstrip("> ")
        style = Style(bold=label.startswith("**"), indent=bare[: len(bare) - len(label)].count(">"))
        return Cell(label.strip("*") or None, formula, style)
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", bare):
        return Cell(Decimal(bare), formula)
    return Cell(bare or None, formula)


def specimens(pages: Path = PAGES) -> Iterator[Specimen]:
    """Every table of every page."""
    for path in sorted(pages.glob("*.md")):
        found = Specimen(path.stem, "")
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("## "):
                if found.rows:
                    yield found
                found = Specimen(path.stem, line.removeprefix("## "))
            elif line.startswith("|") and not re.fullmatch(r"[|\-: ]+", line):
                found.rows.append([text.strip() for text in line.strip().strip("|").split("|")])
            elif line.startswith("- "):
                found.said.append(line.removeprefix("- "))
        if found.rows:
            yield found


def told(table: Table) -> list[str]:
    """What is read in a table, a sentence for each relation, doubt and contradiction."""
    read = [_sentence(table, relation) for relation in table.relations]
    contradicted = table.contradictions.values()
    return [*read, *(f"doubt: {one}" for one in table.doubts), *(f"said: {one}" for one in contradicted)]


def formula_told(table: Table, relation: Relation) -> str:
    """`E = C - D`, `9 = 5 + 6 in 2 to 4`."""
    names = [column_letters(measure.column) for measure in table.measures]
    if relation.axis == "down":
        names = [str(line.row) for line in table.lines]
    parts = [names[at] for at in relation.arguments]
    if relation.base_line is not None:
        parts[1] += str(table.lines[relation.base_line].row)
    if relation.running:
        parts[0] += " before"
    told = formula_of(relation.form, relation.signs, parts, relation.times)
    where = ""
    if relation.only is not None:
        where = f" in {min(relation.only)} to {max(relation.only)}"
    return f"{names[relation.target]} = {told}{where}"


def _sentence(table: Table, relation: Relation) -> str:
    formula, _, where = formula_told(table, relation).partition(" in ")
    return f"`{formula}`{' in ' * bool(where)}{where}, {relation.rule.code}: {relation.evidence}"


SPECIMENS = list(specimens())


def test_every_table_of_a_page_has_a_title_of_its_own() -> None:
    titles = [(one.page, one.title) for one in SPECIMENS]
    assert len(set(titles)) == len(titles) > 0


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda one: f"{one.page}: {one.title}")
def test_a_table_is_read_as_its_page_says(specimen: Specimen) -> None:
    (table,) = read_book(specimen.book()).tables
    assert told(table) == specimen.said
