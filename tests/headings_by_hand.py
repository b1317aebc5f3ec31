"""A table of given headings, and what its words propose, written down in a test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from xlengine.across.proposal import Proposal
from xlengine.judging.reviewing import read_book
from xlengine.layout import Table
from xlengine.rule import Form, times_told
from xlengine.sheet import Book, Cell, Sheet, column_letters

QUOTIENTS = {
    Form.PERCENTAGE: "{0} / {1} × 100",
    Form.FRACTION: "{0} / {1}",
    Form.GROWTH: "({0} - {1}) / {1} × 100",
    Form.VACANCY: "({0} - {1}) / {0} × 100",
}
SIGNS = {1: "+", -1: "-"}


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


def first_empty(headings: str) -> int:
    """The first column whose heading has a star."""
    return [heading.strip().endswith("*") for heading in headings.split("|")].index(True)


def told(table: Table, proposals: Iterable[Proposal]) -> list[str]:
    """`D = B - C, 1.3`: target and parts, how likely it is; the rule where words name one, and what else is said."""
    return [_told(table, proposal) for proposal in proposals]


def _told(table: Table, proposal: Proposal) -> str:
    names = [column_letters(measure.column) for measure in table.measures]
    formula = formula_of(proposal.form, proposal.signs, [names[at] for at in proposal.arguments], proposal.times)
    said = [f"{names[proposal.target]} = {formula}", f"{proposal.prior}"]
    said += [proposal.rule.code] if proposal.rule else []
    said += ["explicit"] if proposal.sign_is_explicit else []
    said += [f"of row {table.lines[proposal.base_line].row}"] if proposal.base_line is not None else []
    return ", ".join([*said, "running"] if proposal.running else said)


def formula_of(form: Form, signs: Sequence[int], parts: Sequence[str], times: Decimal = Decimal(1)) -> str:
    """`B - C`, `C / B × 100`, `B × C × 12`."""
    if form is Form.PRODUCT:
        assert set(signs) == {1}
        return " × ".join(parts) + times_told(times)
    if form in QUOTIENTS:
        assert list(signs) == [1, 1]
        return QUOTIENTS[form].format(*parts)
    signed = zip(signs, parts, strict=True)
    return "".join(f" {SIGNS[sign]} {part}" for sign, part in signed).removeprefix(" + ").strip()
