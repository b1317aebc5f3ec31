"""An open workbook as a Book: each sheet's used range is read once, values and formulas each in one go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from udfs.edge import received
from udfs.look import Look
from xlengine.functions.cells import ERRORS
from xlengine.number import exact
from xlengine.sheet import PLAIN, Area, Book, Cell, CellError, Sheet, Value

LOG = "xlengine log"
FINDINGS = "xlengine findings"
OUR_SHEETS = (LOG, FINDINGS)
MOST_CELLS = 1_000_000
"""A used range larger than this is mostly formatted emptiness; the sheet is left alone and said so."""

HIDDEN = (False, 2)
"""How Excel says that a sheet is hidden, and that only VBA can show it again; a visible one is True or -1."""

Say = Callable[[str], None]


def read_open_book(book: Any, say: Say = lambda _: None) -> Book:
    """The workbook as it stands in Excel, our own log and findings left out."""
    found = Book(name_of(book), names=_names(book))
    sheets = [sheet for sheet in book.sheets if sheet.name not in OUR_SHEETS]
    for at, sheet in enumerate(sheets, 1):
        say(f"reading {sheet.name} ({at} of {len(sheets)})")
        used = sheet.used_range
        if used.shape[0] * used.shape[1] > MOST_CELLS:
            found.warnings.append(f"{sheet.name} was not read: its used range {used.address} is too large")
            found.sheets.append(Sheet(sheet.name, hidden=True))
        else:
            found.sheets.append(_sheet(sheet, used))
    return found


def name_of(book: Any) -> str:
    """The workbook's full name; its short one where it lies in a cloud folder that xlwings cannot place."""
    try:
        return str(book.fullname)
    except Exception:
        return str(book.name)


def _names(book: Any) -> dict[str, str]:
    """Defined names; one that Excel itself cannot read does not matter here."""
    try:
        return {name.name: str(name.refers_to).removeprefix("=") for name in book.names}
    except Exception:
        return {}


def _sheet(sheet: Any, used: Any) -> Sheet:
    top, left = used.row, used.column
    values = used.options(ndim=2, err_to_str=True).value
    area = Area(top, left, top + len(values) - 1, left + len(values[0]) - 1)
    try:
        formulas = formulas_of(used)
    except NotImplementedError:  # then nothing can be written either: the pen asks again
        formulas = [[None] * len(values[0])] * len(values)
    look = Look(sheet, area, values)
    rows: dict[int, dict[int, Cell]] = {}
    for row, cells in enumerate(values, top):
        for column, value in enumerate(cells, left):
            text = formulas[row - top][column - left]
            formula = text[1:] if isinstance(text, str) and text.startswith("=") and text != value else None
            style = look.style(row, column, value)
            if value is not None or formula is not None or style is not PLAIN:
                rows.setdefault(row, {})[column] = Cell(value_of(value), formula, style)
    found = Sheet(sheet.name, rows, protected=is_protected(sheet), hidden=sheet.visible in HIDDEN)
    found.merged = look.merged()
    found.hidden_rows = look.hidden_rows()
    found.forbidden = [(area, "a pivot table writes it") for area in _pivots(sheet)]
    return found


def formulas_of(used: Any) -> Any:
    """What Excel shows in its formula bar, row by row: formulas, and constants as they are."""
    found = used.formula
    return found if isinstance(found, (tuple, list)) else [[found]]


def value_of(cell: Any) -> Value:
    """A cell's value as Excel hands it over."""
    cell = received(cell)
    if cell is None or isinstance(cell, (bool, CellError)):
        return cell
    if isinstance(cell, str):
        return CellError(cell) if cell in ERRORS else cell or None
    return exact(cell)


def _pivots(sheet: Any) -> list[Area]:
    """Where pivot tables write; only desktop Excel can say."""
    try:
        return [Area.at(str(table.TableRange2.Address).replace("$", "")) for table in sheet.api.PivotTables()]
    except Exception:
        return []


def show(sheet: Any) -> None:
    """Brings a sheet to the front; where that cannot be done it stays where it is."""
    try:
        sheet.api.Activate()  # xlwings' own `activate` fails on Windows where several Excels run
    except Exception:
        with suppress(Exception):
            sheet.activate()


def is_protected(sheet: Any) -> bool:
    """Whether the sheet's cells are locked, as far as the engine can say."""
    return _said(sheet, "ProtectContents", "protect_contents")


def is_filtered(sheet: Any) -> bool:
    """Whether a filter of the sheet or of a table on it hides rows."""
    if _said(sheet, "FilterMode", "filter_mode"):
        return True
    with suppress(Exception):
        return any(table.ShowAutoFilter and table.AutoFilter.FilterMode for table in sheet.api.ListObjects)
    return False


def is_read_only(book: Any) -> bool:
    """Whether the workbook was opened so that it cannot be saved under its name."""
    return _said(book, "ReadOnly", "read_only")


def is_closed_to_sheets(book: Any) -> bool:
    """Whether no sheet can be added: the workbook's structure is protected."""
    return _said(book, "ProtectStructure", "protect_structure")


def _said(thing: Any, on_windows: str, on_mac: str) -> bool:
    """A property that xlwings has no name for: asked of Excel itself, as Windows or as a Mac spells it."""
    try:
        return bool(getattr(thing.api, on_windows))
    except Exception:
        pass
    try:
        return getattr(thing.api, on_mac).get() is True
    except Exception:
        return False
