"""The buttons: Recompute, Check, Explain the active cell, Undo last run.

Each takes an open workbook; the functions without an argument are what a button or the ribbon calls. A button never
leaves a half-written sheet: on a fault every cell that was written is put back as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import xlengine
from udfs import protocol
from udfs.live import FINDINGS, LOG, is_closed_to_sheets, read_open_book, show
from udfs.messages import FINDING_HEADINGS, counted, finding_row, told_of, unfolded
from udfs.pen import NotTakenBack, Pen, Stroke, inside_merged, same, typed
from udfs.saved import settings_as_saved
from udfs.working import Stopped, may_be_written, obstacles, tell, working
from xlengine.finding import Change, Severity
from xlengine.sheet import Book, Cell, Ref, Value

CHANGED = (255, 242, 204)
"""The fill of a cell that a run has changed."""


def recompute(book: Any) -> str:
    """Puts every figure that can be proved into the workbook, marks and logs what changed; gives the message shown."""
    return _run(book, _recompute)


def check(book: Any) -> str:
    """Compares every figure with what it should be and lists the differences on a sheet of their own."""
    return _run(book, _check)


def explain(book: Any) -> str:
    """Unfolds the figure in the active cell down to its inputs."""
    return _run(book, _explain)


def undo(book: Any) -> str:
    """Takes the last run back, cell by cell; cells that were changed since are left alone and named."""
    return _run(book, _undo)


def _run(book: Any, work: Callable[[Any, Callable[[str], None]], str]) -> str:
    """The work between quiet and quiet; whatever stands in the way becomes a message."""
    by_hand = False
    try:
        with suppress(AttributeError, NotImplementedError):
            by_hand = work is _recompute and book.app.calculation == "manual"
        with working(book.app) as say:
            message = work(book, say)
    except Stopped as stopped:
        message = str(stopped)
    except NotTakenBack as error:
        message = f"Something went wrong, and these cells could not be put back as they were: {error}"
    except Exception as error:  # a person must see a sentence, not a traceback
        message = f"Something went wrong and nothing was changed: {type(error).__name__}: {error}"
    if by_hand:
        message += "\nThe workbook calculates by hand: press F9 to bring its formulas up to date."
    return tell(book.app, message)


def _recompute(book: Any, say: Callable[[str], None]) -> str:
    may_be_written(book)
    picture = read_open_book(book, say)
    say("computing")
    review = xlengine.recalculation(picture, settings_as_saved(book))
    barred = obstacles(book, picture)
    changes, left = [], []
    due = [change for change in review.changes if _is_due(change, picture)]
    merged = inside_merged(book, [change.ref for change in due if change.ref.sheet not in barred])
    for change in due:
        if change.ref.sheet in barred or change.ref in merged:
            left.append(change)
        else:
            changes.append(change)
    if changes and is_closed_to_sheets(book) and LOG not in [sheet.name for sheet in book.sheets]:
        raise Stopped(
            "The workbook's structure is protected, so the log sheet cannot be added. Unprotect it (Review, Protect "
            "Workbook) and press again. Nothing was changed."
        )
    if changes:
        say(f"writing {counted(len(changes), 'cell')}")
        _write(book, changes)
    return told_of(review, changes, left, barred)


def _is_due(change: Change, picture: Book) -> bool:
    """Whether a cell is to be written: Excel itself refreshes what a formula gives."""
    return not change.keeps_formula and not same(picture.cell(change.ref).value, change.value)


def _write(book: Any, changes: list[Change]) -> None:
    """The log is written before the cells: whatever stops Excel or Python in between, the run can be taken back."""
    pen = Pen(book, (Stroke(change.ref, change.value, CHANGED, _format(change), True) for change in changes))
    logged = protocol.write_run(book, changes, pen.before)
    try:
        pen.write()
    except Exception:
        pen.take_back()
        protocol.strike_out(book, logged)
        raise


def _format(change: Change) -> str | None:
    """The number format that a blank cell without one gets."""
    decimals = change.number_format_decimals
    return None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")


def _check(book: Any, say: Callable[[str], None]) -> str:
    picture = read_open_book(book, say)
    say("checking")
    review = xlengine.check_book(picture, settings_as_saved(book))
    found = [finding for finding in review.findings if finding.accepted is None]
    counts = ", ".join(counted(review.count(severity), severity) for severity in Severity)
    told = f"{counted(len(review.tables), 'table')}, {counted(len(review.figures), 'figure')}: {counts}."
    rows = [finding_row(finding) for finding in found]
    if is_closed_to_sheets(book) and FINDINGS not in [sheet.name for sheet in book.sheets]:
        return "\n".join([told, *(f"{row[1]}!{row[2]}: {row[3]}" for row in rows)])
    say("listing the findings")
    _list(book, rows)
    return f"{told}\n{'They are' if rows else 'The empty list is'} on the sheet {FINDINGS}."


def _list(book: Any, rows: list[list[str | None]]) -> None:
    """The findings on a sheet of their own, made anew each time."""
    active = book.sheets.active
    if FINDINGS in [sheet.name for sheet in book.sheets]:
        sheet = book.sheets[FINDINGS]
        sheet.clear_contents()
    else:
        sheet = book.sheets.add(FINDINGS, after=book.sheets[len(book.sheets) - 1])
    listed: list[list[str | None]] = [[*FINDING_HEADINGS], *rows]
    sheet.range((1, 1)).value = [[typed(cell) for cell in row] for row in listed]
    show(active)


def _explain(book: Any, say: Callable[[str], None]) -> str:
    from xlengine.judging.explaining import explanation_of

    selected = book.selection
    if selected is None:
        raise Stopped("Select the cell that you want to have explained.")
    sheet = selected.sheet.name
    picture = read_open_book(book, say)
    say("explaining")
    try:
        review = xlengine.check_book(picture, settings_as_saved(book))
        explanation = explanation_of(review, Ref(sheet, selected.row, selected.column))
    except ValueError as error:
        raise Stopped(str(error)) from None
    return "\n".join(unfolded(explanation))


def _undo(book: Any, say: Callable[[str], None]) -> str:
    may_be_written(book)
    run = protocol.last_run(book)
    if not run:
        raise Stopped("There is no run to take back.")
    picture = read_open_book(book, say)
    barred = obstacles(book, picture)
    names = {sheet.name for sheet in picture.sheets}
    touched = sorted({line.ref.sheet for line in run} & set(barred))
    if touched:
        raise Stopped("\n".join([*(barred[name] for name in touched), "Nothing was changed."]))
    there = [line for line in run if line.ref.sheet in names]
    # a cell that holds its value from before was perhaps only formatted when something stopped the run
    kept = [line for line in there if _holds(picture.cell(line.ref), line.after, line.before)]
    say(f"taking back {counted(len(kept), 'cell')}")
    pen = Pen(book, protocol.strokes_back(kept))
    try:
        pen.write()
        protocol.mark_undone(book, run)
    except Exception:
        pen.take_back()
        raise
    told = [f"{counted(len(kept), 'cell')} put back as before run {run[0].run}."]
    told += [f"{line.ref} was changed since and was left alone" for line in run if line not in kept]
    return "\n".join(told)


def _holds(cell: Cell, *values: Value) -> bool:
    """Whether the cell holds one of these values, typed in."""
    return cell.formula is None and any(same(cell.value, value) for value in values)


def recompute_this_workbook() -> None:
    """For the button: Recompute."""
    recompute(_caller())


def check_this_workbook() -> None:
    """For the button: Check."""
    check(_caller())


def explain_this_cell() -> None:
    """For the button: Explain."""
    explain(_caller())


def undo_last_run() -> None:
    """For the button: Undo last run."""
    undo(_caller())


def _caller() -> Any:
    import xlwings

    return xlwings.Book.caller()
