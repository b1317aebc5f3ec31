"""An open workbook as a Book: each sheet's used range is read once, formats only as often as they change."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from udfs.edge import received
from xlengine.functions.cells import ERRORS
from xlengine.number import exact
from xlengine.sheet import PLAIN, Area, Book, Cell, CellError, Sheet, Style, Value

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
    found = Book(str(book.fullname), names=_names(book))
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


def _names(book: Any) -> dict[str, str]:
    """Defined names; one that Excel itself cannot read does not matter here."""
    try:
        return {name.name: str(name.refers_to).removeprefix("=") for name in book.names}
    except Exception:
        return {}


def _sheet(sheet: Any, used: Any) -> Sheet:
    top, left = used.row, used.column
    values = used.options(ndim=2, err_to_str=True).value
    formulas = formulas_of(used)
    styles = Styles(used)
    found = Sheet(sheet.name, protected=is_protected(sheet), hidden=sheet.visible in HIDDEN)
    for at, row in enumerate(values):
        for place, value in enumerate(row):
            text = formulas[at][place]
            formula = text[1:] if isinstance(text, str) and text.startswith("=") and text != value else None
            style = styles.at(at, place, isinstance(value, datetime.date))
            if value is not None or formula is not None or style is not PLAIN:
                found.rows.setdefault(top + at, {})[left + place] = Cell(value_of(value), formula, style)
    found.merged = [Area.at(address.replace("$", "")) for address in sorted(set(_merged(used)))]
    found.hidden_rows = set(_hidden_rows(used))
    found.forbidden = [(area, "a pivot table writes it") for area in _pivots(sheet)]
    return found


def formulas_of(used: Any) -> Any:
    """The formulas, row by row; none where the engine cannot tell them, and then nothing may be written."""
    try:
        found = used.formula
    except NotImplementedError:
        return [[None] * used.shape[1]] * used.shape[0]
    return found if isinstance(found, (tuple, list)) else [[found]]


def value_of(cell: Any) -> Value:
    """A cell's value as Excel hands it over."""
    cell = received(cell)
    if cell is None or isinstance(cell, (bool, CellError)):
        return cell
    if isinstance(cell, str):
        return CellError(cell) if cell in ERRORS else cell or None
    return exact(cell)


class Styles:
    """Number format, bold and indent of a used range, asked for whole areas and halved only where they differ."""

    def __init__(self, used: Any) -> None:
        self._formats = _spread(used, lambda part: part.number_format)
        self._bold = _spread(used, lambda part: part.font.bold)
        self._indent = _spread(used, lambda part: part.api.IndentLevel)
        self._known: dict[tuple[Any, ...], Style] = {}

    def at(self, row: int, column: int, is_date: bool) -> Style:
        """One object for all cells of one format."""
        spot = row, column
        number_format, bold, indent = (found.get(spot) for found in (self._formats, self._bold, self._indent))
        known = number_format or "General", bool(bold), int(indent or 0), is_date
        if known == ("General", False, 0, False):
            return PLAIN
        if known not in self._known:
            self._known[known] = Style(number_format=known[0], bold=known[1], indent=known[2], is_date=is_date)
        return self._known[known]


def _spread(used: Any, ask: Callable[[Any], Any]) -> dict[tuple[int, int], Any]:
    """What the engine says of each cell, asked by whole areas; nothing where it cannot say, since it is but a hint."""
    found: dict[tuple[int, int], Any] = {}
    with suppress(Exception):
        for area, said in _uniform(used, ask):
            if not said or said == "General":
                continue
            top, left = area.row - used.row, area.column - used.column
            for row in range(top, top + area.shape[0]):
                for column in range(left, left + area.shape[1]):
                    found[row, column] = said
    return found


def _uniform(area: Any, ask: Callable[[Any], Any]) -> Iterator[tuple[Any, Any]]:
    """Parts of an area for which the answer is one; Excel answers None where cells differ."""
    said = ask(area)
    height, width = area.shape
    if said is not None or (height == 1 and width == 1):
        yield area, said
        return
    if width > 1:
        halves = area[:, : width // 2], area[:, width // 2 :]
    else:
        halves = area[: height // 2, :], area[height // 2 :, :]
    for half in halves:
        yield from _uniform(half, ask)


def _merged(used: Any) -> Iterator[str]:
    try:
        for area, merged in _uniform(used, lambda part: part.merge_cells):
            if merged:
                for cell in area:
                    yield cell.merge_area.address
    except (AttributeError, NotImplementedError):
        return


def _hidden_rows(used: Any) -> Iterator[int]:
    try:
        for area, hidden in _uniform(used[:, :1], lambda part: part.rows.hidden):
            if hidden:
                yield from range(area.row, area.row + area.shape[0])
    except (AttributeError, NotImplementedError):
        return


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
