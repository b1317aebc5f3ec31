"""A recalculation taken back: to the byte where nothing was done since, else cell by cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from xlengine.files.journal import Entry, digest_of, journal_path, load
from xlengine.files.limits import DEFAULT, Limits
from xlengine.files.lock import locked
from xlengine.files.package import Package
from xlengine.files.read import book_of
from xlengine.files.refused import Refused
from xlengine.files.splice import splice
from xlengine.files.values import number
from xlengine.files.write import clean, put, real, writable
from xlengine.finding import Change
from xlengine.number import exact


def undo(path: str | Path, limits: Limits = DEFAULT, *, while_open: bool = False) -> list[Change]:
    """Takes the last recalculation back and gives the changes that were made to do so.

    Where the workbook is as the recalculation left it, its bytes become exactly what they were. Where it was edited
    since, each cell that still holds what was written gets its former value, and the others stay as they are.
    `while_open`: the file is replaced although LibreOffice has it open; its button asks for that, and says to open
    the workbook again.
    """
    workbook = real(path)
    package = Package.open(path, limits)
    if load(workbook) is None:
        raise Refused(f"{path}: no recalculation is on record here, so there is nothing to take back")
    writable(workbook, while_open=while_open, elsewhere=False)
    with locked(workbook):
        clean(workbook)
        entry = load(workbook)
        content = package.content
        now = digest_of(content)
        if entry is None or digest_of(workbook.read_bytes()) != now:
            raise Refused(f"{path}: changed on disk since it was read; nothing was taken back, try again")
        if now == entry.source:
            journal_path(workbook).unlink(missing_ok=True)
            raise Refused(f"{path}: the workbook is as it was before the recalculation already")
        if now == entry.result:
            original = content[: entry.head] + entry.middle + content[len(content) - entry.tail :]
            if digest_of(original) != entry.source:
                raise Refused(f"{path}: the journal does not fit the workbook, so nothing was changed")
            put(workbook, original)
            back = entry.changes
        else:
            back = _untouched(package, entry)
            if not back:
                raise Refused(f"{path}: {_why_not(package, entry)}, so nothing was taken back")
            put(workbook, splice(package, [_reversed(change) for change in back], drops_formulas=True))
        journal_path(workbook).unlink(missing_ok=True)
        return [_reversed(change) for change in back]


def _why_not(package: Package, entry: Entry) -> str:
    """Why nothing can be taken back cell by cell."""
    names = {sheet.name for sheet in book_of(package).sheets}
    gone = next((change.ref.sheet for change in entry.changes if change.ref.sheet not in names), None)
    if gone is not None:
        return f"the sheet “{gone}” is no longer there under that name"
    return "no changed cell holds what was written any more (edited since, or moved)"


def _untouched(package: Package, entry: Entry) -> list[Change]:
    """The changes whose cells still hold what was written."""
    book = book_of(package)
    names = {sheet.name for sheet in book.sheets}
    found = []
    for change in entry.changes:
        if change.ref.sheet not in names:
            continue
        cell = book.cell(change.ref)
        wanted = exact(number(change.value)) if isinstance(change.value, Decimal) else change.value
        has_formula = (
            cell.formula == change.formula if change.formula else (cell.formula is not None) == change.keeps_formula
        )
        if has_formula and cell.value == wanted and type(cell.value) is type(wanted):
            found.append(change)
    return found


def _reversed(change: Change) -> Change:
    return Change(change.ref, change.before, change.value, change.code, keeps_formula=change.keeps_formula)
