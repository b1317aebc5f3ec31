"""The log sheet of an open workbook: every cell that a run changed, and what takes it back."""

from __future__ import annotations

import datetime
import getpass
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlengine
from udfs.live import LOG, show, value_of
from udfs.pen import Before, Colour, Stroke, typed
from xlengine.finding import Change
from xlengine.sheet import Place, Ref, Value

HEADINGS = (
    "Run", "Time", "Sheet", "Cell", "Before", "After", "Rule", "User", "Version", "Fill before", "Format before",
    "Undone",
)  # fmt: skip
RUN, TIME, SHEET, CELL, BEFORE, AFTER, RULE, USER, VERSION, FILL, FORMAT, UNDONE = range(len(HEADINGS))


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log."""

    row: int
    run: int
    ref: Ref
    before: Value
    after: Value
    fill: Colour
    number_format: str
    undone: bool


def lines(book: Any) -> list[Logged]:
    """What the log holds, oldest first; empty where there is none."""
    if LOG not in [sheet.name for sheet in book.sheets]:
        return []
    sheet = book.sheets[LOG]
    used = sheet.used_range
    bottom = used.row + used.shape[0] - 1
    if bottom < 2:
        return []
    rows = sheet.range((2, 1), (bottom, len(HEADINGS))).options(ndim=2, err_to_str=True).value
    return [_line(at, row) for at, row in enumerate(rows, 2) if isinstance(row[RUN], (int, float))]


def _line(at: int, row: Sequence[Any]) -> Logged:
    place = Place.at(str(row[CELL]))
    return Logged(
        at, int(row[RUN]), Ref(str(row[SHEET]), place.row, place.column), value_of(row[BEFORE]), value_of(row[AFTER]),
        _colour(row[FILL]), str(row[FORMAT] or "General"), row[UNDONE] not in (None, ""),
    )  # fmt: skip


def _colour(text: Any) -> Colour:
    digits = str(text or "").removeprefix("#")
    return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)) if len(digits) == 6 else None


def write_run(book: Any, changes: Sequence[Change], was: Mapping[Ref, Before]) -> range:
    """Adds one run to the log, in one block; gives the rows that it takes."""
    known = lines(book)
    number = max((line.run for line in known), default=0) + 1
    sheet = log_sheet(book)
    time = datetime.datetime.now().isoformat(" ", "seconds")
    rows = []
    for change in changes:
        one = was[change.ref]
        rows.append([
            number, typed(time), typed(change.ref.sheet), typed(change.ref.place.address), typed(one.value),
            typed(change.value), typed(change.code), typed(user()), typed(xlengine.__version__),
            typed("#" + "".join(f"{part:02X}" for part in one.fill) if one.fill else None),
            typed(one.number_format), None,
        ])  # fmt: skip
    top = max((line.row for line in known), default=1) + 1
    sheet.range((top, 1)).value = rows
    return range(top, top + len(rows))


def strike_out(book: Any, rows: range) -> None:
    """Takes the lines of a run that failed out of the log again."""
    sheet = book.sheets[LOG]
    sheet.range((rows[0], 1), (rows[-1], len(HEADINGS))).value = [[None] * len(HEADINGS)] * len(rows)


def log_sheet(book: Any) -> Any:
    """The log sheet; made as the last sheet where there is none, with the sheet that was open still open."""
    if LOG in [sheet.name for sheet in book.sheets]:
        return book.sheets[LOG]
    active = book.sheets.active
    sheet = book.sheets.add(LOG, after=book.sheets[len(book.sheets) - 1])
    sheet.range((1, 1)).value = [[typed(heading) for heading in HEADINGS]]
    show(active)
    return sheet


def last_run(book: Any) -> list[Logged]:
    """The lines of the last run that has not been taken back."""
    open_lines = [line for line in lines(book) if not line.undone]
    number = max((line.run for line in open_lines), default=0)
    return [line for line in open_lines if line.run == number]


def mark_undone(book: Any, taken_back: Sequence[Logged]) -> None:
    """Notes the time beside each line of a run; the lines of one run stand together."""
    time = typed(datetime.datetime.now().isoformat(" ", "seconds"))
    first, last = taken_back[0].row, taken_back[-1].row
    book.sheets[LOG].range((first, UNDONE + 1), (last, UNDONE + 1)).value = [[time]] * (last - first + 1)


def strokes_back(run: Sequence[Logged]) -> list[Stroke]:
    """What takes the lines of a run back."""
    return [Stroke(line.ref, line.before, line.fill, line.number_format) for line in run]


def user() -> str:
    """Who is signed in; a dash where the system does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "–"
