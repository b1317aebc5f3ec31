"""What a recalculation writes into one cell, where it must not write, and what it says of an estimate."""

from __future__ import annotations

from xlengine.computing.reckoning import Reckoning
from xlengine.finding import Change, Finding, Severity, Unchecked
from xlengine.fit import Agreement
from xlengine.judging.compare import change_of, possible_range
from xlengine.judging.formulas import Native
from xlengine.judging.taken import taken_by
from xlengine.layout import State
from xlengine.sheet import Area, Book, Ref, Value


def results_apart(first: Native, second: Native) -> dict[Ref, Value]:
    """The results that came out otherwise the second time; those that are stored as they came out then, too."""
    before, after = ({one.ref: one for one in native.changes} for native in (first, second))
    apart = {ref: one.value for ref, one in after.items() if ref not in before or before[ref].value != one.value}
    return apart | {ref: one.before for ref, one in before.items() if ref not in after}


def estimate_of(reckoning: Reckoning) -> Finding:
    """An empty rate that was filled from printed counts: a person should put the one from the months in its place."""
    figure = reckoning.figure
    span = possible_range(reckoning)
    message = f"filled from the printed counts as {figure.value}; {span}. A rate from the months is better"
    return Finding(figure.rule.code, figure.rule.name, Severity.WARNING, figure.ref, message)


def barred_by(book: Book, ref: Ref) -> Unchecked | None:
    """Why a cell cannot be written, such as a pivot table's output; an array formula's own cell can be refreshed."""
    for area, why in book.sheet(ref.sheet).forbidden:
        if ref.place in area and (ref.place != area[:2] or book.cell(ref).formula is None):
            return Unchecked(ref.sheet, Area(*ref.place, *ref.place), f"cannot be written: {why}")
    return None


def change_for(reckoning: Reckoning, book: Book, additive: bool) -> Change | None:
    """The change that a recalculation makes of one figure: empty and wrong cells are written, formulas never."""
    entry = reckoning.entry
    if book.cell(reckoning.figure.ref).formula is not None or taken_by(reckoning, book) is not None:
        return None
    if entry.state is State.BLANK:
        return change_of(reckoning, book)
    wrong = reckoning.fit.agreement is Agreement.WRONG
    residue = additive and reckoning.fit.agreement is Agreement.ROUNDING and reckoning.figure.value != entry.value
    if reckoning.overwrites and (wrong or residue):
        return change_of(reckoning, book)
    return None
