"""A table of given headings, and what its words propose, written down in a test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from xlengine.across.proposals import Proposal
from xlengine.judging.reviewing import read_book
from xlengine.layout import Table
from xlengine.sheet import Book, Cell, Sheet, column_letters


def table_of(headings: str, printed: bool = False, lines: Sequence[str] = ("Posts", "Travel", "Fuel")) -> Table:
    """`Budget | Actual | Balance*`: a heading with a star is empty unless `printed`; `Staff: Budget` has two levels."""
    sheet = Sheet("S", {1: {1: Cell("Category")}})
    given = [heading.strip() for heading in headings.split("|")]
    levels = 1 + max(heading.count(":") for heading in given)
    for column, heading in enumerate(given, 2):
        texts = [text.strip() for text in heading.rstrip("*").split(":")]
        for level, text in enumerate(texts, 1):
            sheet.rows.setdefault(level, {})[column] = Cell(text)
    for at, label in enumerate(lines):
        row = sheet.rows[levels + 1 + at] = {1: Cell(label)}
        for column, heading in enumerate(given, 2):
            if printed or not heading.endswith("*"):
                row[column] = Cell(Decimal(1013 + 97 * column * column * (at + 1) + at * column))
    (table,) = read_book(Book("", [sheet])).tables
    return table


def told(table: Table, proposals: Iterable[Proposal]) -> list[str]:
    """`D = B - C, 1.3`: target, parts, how likely it is; the rule where the words name one, and what else is said."""
    return [_told(table, proposal) for proposal in proposals]


def _told(table: Table, proposal: Proposal) -> str:
    names = [column_letters(measure.column) for measure in table.measures]
    signed = zip(proposal.signs, proposal.arguments, strict=True)
    parts = "".join(f" {'+' if sign > 0 else '-'} {names[at]}" for sign, at in signed).removeprefix(" + ").strip()
    said = [f"{names[proposal.target]} = {parts}", f"{proposal.prior}"]
    said += [proposal.rule.code] if proposal.rule else []
    said += ["explicit"] if proposal.sign_is_explicit else []
    return ", ".join([*said, "running"] if proposal.running else said)
