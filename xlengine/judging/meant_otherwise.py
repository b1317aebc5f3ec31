"""Formulas that say what they are meant to be: no sum, one of rounded shares, or one of more lines than words tell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlengine.computing.one_cell import adds
from xlengine.computing.reckoning import Reckoning
from xlengine.expression import expression
from xlengine.sheet import Area, Book, Ref


def is_no_sum_meant(reckoning: Reckoning, book: Book) -> bool:
    """Whether a formula gives the largest of the lines, or all of them at a price, or the last balance once more."""
    ref, inputs = reckoning.figure.ref, reckoning.figure.inputs
    formula = str(book.cell(ref).formula)
    if _OF_THE_LINES.match(formula) or _AT_A_PRICE.fullmatch(formula):
        return True
    if reckoning.relation.axis != "down" or len(inputs) < 2:
        return False
    last, before = (Area(*one.place, *one.place) for one in (inputs[-1], inputs[-2]))
    return _named(ref, book) == [last] and before in _named(inputs[-1], book)  # each balance begins with the one before


def names_more_lines(reckoning: Reckoning, book: Book) -> bool:
    """Whether a formula adds all that the rule does, and lines above it that none of these adds in its turn."""
    table, ref, own = reckoning.table, reckoning.figure.ref, set(reckoning.relation.arguments)
    if not _ADDS.fullmatch(str(book.cell(ref).formula)):
        return False
    areas = _named(ref, book)
    named = {at for at, line in enumerate(table.lines) if any((line.row, ref.column) in area for area in areas)}
    within = [area for at in named for area in _named(table.ref(at, reckoning.measure), book)]
    more = named - own
    return own < named and max(named) < reckoning.line and not any(
        (table.lines[at].row, ref.column) in area for at in more for area in within)


def adds_rounded_shares(reckoning: Reckoning, book: Book) -> bool:
    """Whether a total of percentages is the sum of its column, and off by no more than the rounding of its lines."""
    figure, entry = reckoning.figure, reckoning.entry
    areas = _named(figure.ref, book) if _ADDS.fullmatch(str(book.cell(figure.ref).formula)) else []
    if adds(reckoning.relation) or not areas or any(a.left != figure.ref.column or a.right != a.left for a in areas):
        return False
    if entry.value is None or figure.value is None:
        return False
    unit = Decimal(1).scaleb(-entry.decimals) / 2
    return abs(entry.value - figure.value) <= unit * sum(area.bottom - area.top + 1 for area in areas)


def _named(ref: Ref, book: Book) -> Sequence[Area]:
    """The areas of its own sheet that the cell's formula names."""
    from xlengine.files.calculate import precedents

    formula = book.cell(ref).formula
    spans = precedents(formula, ref.sheet, book) if formula is not None else ()
    return [span.area for span in spans if span.sheet == ref.sheet]


_ADDS = expression(r"(?:\+?(?:\$?[A-Z]+\$?[0-9]+|SUM\([^()]*\)))+")
_OF_THE_LINES = expression(r"(?:MAX|MIN|MEDIAN|LARGE|SMALL|COUNT\w*|STDEV\S*|VAR\S*|MODE\S*|RANK\S*)\(")
_AT_A_PRICE = expression(r"SUMPRODUCT\((?:\$?[A-Z]+\$?[0-9]+:\$?[A-Z]+\$?[0-9]+,?){2,}\)")
