"""What follows from cells that are unlike others, once each is put right: an error elsewhere may be of its making."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from xlengine.banded import Banded
from xlengine.finding import Because, Finding, Severity
from xlengine.judging.typed_over import TYPED_OVER
from xlengine.judging.unlike import Unlike, named_by
from xlengine.noise import without_noise
from xlengine.number import decimals_of
from xlengine.printed import show
from xlengine.sheet import BLANK, Book, Cell, Ref, with_values

UNLIKE, AS_TEXT = "XLE917", "XLE918"


def told_of(
    cells: Sequence[Unlike], found: Sequence[Finding], book: Book,
    again: Callable[[Book], tuple[Book, Sequence[Finding]]],
) -> list[Finding]:
    """The findings with those of such cells: what is an error only beside one of them is said to follow it.

    `again` computes and checks a book.
    """  # fmt: skip
    kept = list(found)
    for cell in _that_differ(cells, book, again) if len(cells) > 1 else cells:
        mended, told = again(_with(book, cell))
        value, stored = mended.cell(cell.ref).value, book.cell(cell.ref).value
        if not isinstance(value, Decimal) or (isinstance(stored, Decimal) and _is_same(value, stored)):
            continue
        if _troubled(told) - _troubled(kept):
            continue  # what is proved contradicts it: the cell is meant to be another one
        before, after = _errors(kept), _errors(told)
        gone = before.keys() - after.keys() - {cell.ref}
        own = before.get(cell.ref)
        is_told = own is not None and own.expected is not None and _is_same(Decimal(own.expected), value)
        what = f"the number {_shown(value)}" if isinstance(stored, str) else _shown(value)
        right = f"right once {cell.ref.address} is {what}: "
        kept = [
            _following(one, cell.ref, right, book) if one.ref in gone and one.severity is Severity.ERROR else one
            for one in kept if is_told or one.ref != cell.ref or one.severity is not Severity.ERROR
        ]  # fmt: skip
        if not is_told:
            kept.append(_told(cell, book, value, Severity.ERROR if gone or own else Severity.WARNING))
    return kept


def _that_differ(
    cells: Sequence[Unlike], book: Book, again: Callable[[Book], tuple[Book, Sequence[Finding]]]
) -> list[Unlike]:
    """Those that do not say the same in other words, told at once; a wrong figure has no other words."""
    every = book
    for cell in (one for one in cells if one.where):
        every = _with(every, cell)
    mended, _ = again(every)

    def differs(ref: Ref) -> bool:
        value, stored = mended.cell(ref).value, book.cell(ref).value
        return not (isinstance(value, Decimal) and isinstance(stored, Decimal) and _is_same(value, stored))

    return [cell for cell in cells if not cell.where or differs(cell.ref)]


def _following(one: Finding, cell: Ref, right: str, book: Book) -> Finding:
    """What is wrong only beside another cell: no error of its own, where it is a formula."""
    is_formula = one.ref is not None and book.cell(one.ref).formula is not None
    told = "" if one.message.startswith(right) else right
    return one._replace(severity=Severity.NOTE if is_formula else one.severity, message=told + one.message,
                        expected=None, change=None, follows=(*one.follows, cell))  # fmt: skip


def _with(book: Book, cell: Unlike) -> Book:
    if isinstance(cell.kin, str):
        return with_formulas(book, {cell.ref: cell.kin})
    return with_values(book, {cell.ref: cell.kin})


def _troubled(found: Iterable[Finding]) -> set[Ref]:
    return {one.ref for one in found if one.ref is not None and one.severity is not Severity.NOTE}


def _errors(found: Iterable[Finding]) -> dict[Ref, Finding]:
    return {one.ref: one for one in found if one.ref is not None and one.severity is Severity.ERROR}


def _is_same(one: Decimal, other: Decimal) -> bool:
    return abs(without_noise(one) - without_noise(other)) <= abs(one) * Decimal("1e-9")


def _shown(value: Decimal) -> str:
    value = without_noise(value)
    return show(value, decimals_of(value))


def _told(cell: Unlike, book: Book, value: Decimal, severity: Severity) -> Finding:
    own, expected = book.cell(cell.ref), f"{without_noise(value):f}"
    if isinstance(cell.kin, Decimal):
        message = "a number stored as a text, which sums leave out; type it as a number"
        return Finding(AS_TEXT, "number_as_text", severity, cell.ref, message, str(own.value))
    held = "typed" if own.formula is None else f"={own.formula}"
    message = f"{held} here; like the rest of its {cell.where} it would be ={cell.kin}, which gives {_shown(value)}"
    code, name = (TYPED_OVER, "typed_over") if own.formula is None else (UNLIKE, "unlike_others")
    because = tuple(Because(ref, book.cell(ref).value) for ref in named_by(cell.kin, cell.ref, book))
    found = f"{own.value:f}" if isinstance(own.value, Decimal) else None
    return Finding(code, name, severity, cell.ref, message, found, expected, because=because[:40])


def formulas_in(book: Book) -> int:
    """How many cells hold formulas, or at most."""
    count = 0
    for sheet in book.sheets:
        rows = sheet.rows
        if isinstance(rows, Banded):
            count += sum(len(band.numbers) for band in rows.bands for one in band.formulas if one is not None)
            rows = rows.loose
        count += sum(cell.formula is not None for row in rows.values() for cell in row.values())
    return count


def with_formulas(book: Book, formulas: Mapping[Ref, str]) -> Book:
    """The book with other formulas in some cells, which have no results yet; the book itself stays as it is."""
    rows = {ref.sheet: dict(book.sheet(ref.sheet).rows.items()) for ref in formulas}
    for (sheet, row, column), formula in formulas.items():
        cells = rows[sheet].get(row, {})
        rows[sheet][row] = {**cells, column: Cell(None, formula, cells.get(column, BLANK).style)}
    return replace(book, sheets=[replace(s, rows=rows[s.name]) if s.name in rows else s for s in book.sheets])
