"""Figures that were typed where the rest of their column, or of their line, holds formulas: they follow no input."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from xlengine.computing.one_cell import adds
from xlengine.files.filled import relative
from xlengine.finding import Because, Finding, Severity
from xlengine.fit import Agreement, fit
from xlengine.judging.taken import takes
from xlengine.layout import Entry, Relation, State, Table
from xlengine.sheet import Book, Ref

TYPED_OVER = "XLE916"
LEAST_FORMULAS = 3
"""Beside fewer formulas than this a typed figure is no exception."""
FOR_EACH = 3
"""So many formulas must stand in the column for each figure that is typed there."""


def typed_over(table: Table, book: Book) -> Iterator[Finding]:
    """A note for each such figure that is right today; one that is wrong is told anyway."""
    for relation in table.relations:
        if relation.axis == "across" and not relation.running:
            column = [row[relation.target] for row in table.entries]
            for line in _typed_among_formulas(column):
                yield from _told(table, book, relation, (line, relation.target), "column")
        elif relation.axis == "down" and adds(relation):
            row = table.entries[relation.target]
            for measure in _typed_among_formulas(row):
                yield from _told(table, book, relation, (relation.target, measure), "line")


def emptied(table: Table, book: Book, figures: Container[Ref]) -> Iterator[Finding]:
    """A note for each empty cell that no rule gives, where the other lines of its column hold one formula."""
    lines = [line for line, one in enumerate(table.lines) if not one.is_total and one.label]
    for at, measure in enumerate(table.measures):
        if State.BLANK not in [row[at].state for row in table.entries]:
            continue
        blank = [line for line in lines if table.entries[line][at].state is State.BLANK]
        blank = [line for line in blank if not table.entries[line][at].is_formula and table.ref(line, at) not in figures
                 and any(entry.value for entry in table.entries[line])]  # fmt: skip
        others = [line for line in lines if table.entries[line][at].is_formula] if blank else []
        if measure.is_code or len(others) < 2 or len(blank) > FOR_EACH * len(others):
            continue
        shapes = {relative(str(book.cell(ref).formula), ref.row) for ref in (table.ref(line, at) for line in others)}
        if len(shapes) == 1 and not any(_is_typed(table.entries[line][at]) for line in lines):
            message = "empty where the rest of its column holds one formula; fill that down, or say that it is meant"
            for line in blank:
                yield Finding(TYPED_OVER, "typed_over", Severity.NOTE, table.ref(line, at), message)


def _is_typed(entry: Entry) -> bool:
    return entry.state is State.FIGURE and not entry.is_formula


def _typed_among_formulas(entries: Sequence[Entry]) -> list[int]:
    """The places of typed figures, where they are few beside formulas."""
    typed = [at for at, entry in enumerate(entries) if not entry.is_formula and entry.state is State.FIGURE]
    formulas = sum(entry.is_formula for entry in entries) if typed else 0
    return typed if formulas >= LEAST_FORMULAS and formulas >= FOR_EACH * len(typed) else []


def _told(table: Table, book: Book, relation: Relation, place: tuple[int, int], where: str) -> Iterator[Finding]:
    line, measure = place
    parts = [(line, at) if relation.axis == "across" else (at, measure) for at in relation.arguments]
    if relation.base_line is not None:  # a share of the column's total
        parts[1] = (relation.base_line, relation.arguments[1])
    entries = [table.entries[one][at] for one, at in parts]
    entry, ref = table.entries[line][measure], table.ref(*place)
    told = fit(relation.form, entry, entries, relation.signs, relation.times)
    is_taken = relation.axis == "across" and any(takes(table.ref(*part), ref, book) for part in parts)
    is_right = told.agreement is Agreement.EXACT or (told.agreement is Agreement.ROUNDING and not adds(relation))
    if is_right and entry.value is not None and not is_taken:
        message = f"typed where the rest of its {where} holds formulas; it does not follow its inputs"
        because = tuple(Because(one, book.cell(one).value) for one in (table.ref(*part) for part in parts))
        yield Finding(TYPED_OVER, "typed_over", Severity.NOTE, ref, message, f"{entry.value:f}", because=because[:40])
