"""Formulas of a total that are meant to be something else than the sum of its lines."""

from __future__ import annotations

from collections.abc import Sequence

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


def _named(ref: Ref, book: Book) -> Sequence[Area]:
    """The areas of its own sheet that the cell's formula names."""
    from xlengine.files.calculate import precedents

    formula = book.cell(ref).formula
    spans = precedents(formula, ref.sheet, book) if formula is not None else ()
    return [span.area for span in spans if span.sheet == ref.sheet]


_OF_THE_LINES = expression(r"(?:MAX|MIN|MEDIAN|LARGE|SMALL|COUNT\w*|STDEV\S*|VAR\S*|MODE\S*|RANK\S*)\(")
_AT_A_PRICE = expression(r"SUMPRODUCT\((?:\$?[A-Z]+\$?[0-9]+:\$?[A-Z]+\$?[0-9]+,?){2,}\)")
