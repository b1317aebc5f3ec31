"""A figure that a formula takes comes not from that formula: where both are tied and do not fit, that one is wrong."""

from __future__ import annotations

from xlengine.computing.reckoning import Reckoning
from xlengine.finding import Because, Finding, Severity
from xlengine.number import decimals_of
from xlengine.printed import show
from xlengine.sheet import Book, Ref

_FACTOR = frozenset("*/^")
"""What is a share of a figure may be right, and the figure wrong."""


def takes(part: Ref, cell: Ref, book: Book) -> bool:
    """Whether the part holds a formula that names the cell."""
    from xlengine.files.calculate import precedents

    formula = book.cell(part).formula
    spans = precedents(formula, part.sheet, book) if formula is not None and part.sheet == cell.sheet else ()
    return any(span.sheet == cell.sheet and cell.place in span.area for span in spans)


def taken_by(reckoning: Reckoning, book: Book) -> Ref | None:
    """The part, in the line or in the column of a cell, whose formula takes the very cell that is to come from it."""
    figure, relation = reckoning.figure, reckoning.relation
    if relation.axis == "between" or relation.running:
        return None
    entries, across = figure.table.entries, relation.axis == "across"
    parts = (entries[reckoning.line][at] if across else entries[at][reckoning.measure] for at in relation.arguments)
    if relation.base_line is None and not any(part.is_formula for part in parts):
        return None
    return next((ref for ref in figure.inputs if takes(ref, figure.ref, book)), None)


def wrong_where_it_is_taken(reckoning: Reckoning, part: Ref, book: Book) -> Finding | None:
    """The finding of a wrong figure, said of the formula that takes it; None where no figure is to be told."""
    figure, entry = reckoning.figure, reckoning.entry
    at = figure.inputs.index(part)
    values = [one.value for one in reckoning.arguments]
    if entry.value is None or None in values:
        return None
    others = [(sign, value) for n, (sign, value) in enumerate(zip(figure.signs, values, strict=True))
              if n != at and value is not None]  # fmt: skip
    expected = figure.signs[at] * (entry.value - sum(sign * value for sign, value in others))
    refs = (figure.ref, *(one for one in figure.inputs if one != part))
    table = reckoning.table
    is_across = reckoning.relation.axis == "across"
    name = table.measures[reckoning.measure].title if is_across else table.lines[reckoning.line].label
    message = (
        f"={book.cell(part).formula} here, which does not fit “{name}”: "
        f"by {', '.join(one.address for one in refs)} it is {show(expected, decimals_of(expected))}"
    )
    found = reckoning.arguments[at].value
    is_sure = _FACTOR.isdisjoint(str(book.cell(part).formula))
    return Finding(
        figure.rule.code, figure.rule.name, Severity.ERROR if is_sure else Severity.WARNING, part, message,
        f"{found:f}", f"{expected:f}", tuple(Because(one, book.cell(one).value) for one in refs),
    )  # fmt: skip
