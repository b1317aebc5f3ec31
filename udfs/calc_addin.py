"""The functions inside LibreOffice Calc. This file runs there: it goes into the extension that `udfs.calc` builds."""

# ruff: noqa: N802 — the interfaces of LibreOffice name the methods

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import unohelper
from com.sun.star.lang import Locale, XServiceInfo, XServiceName  # type: ignore[import-not-found]
from com.sun.star.sheet import XAddIn  # type: ignore[import-not-found]
from com.sun.star.table.CellContentType import EMPTY, TEXT  # type: ignore[import-not-found]
from org.xlengine import XFunctions  # type: ignore[import-not-found]

from xlengine.function import CATEGORY, FUNCTIONS
from xlengine.functions.lookup import looking_into
from xlengine.number import exact
from xlengine.sheet import Book, Cell, CellError, Sheet, Value

SERVICE = "org.xlengine.Functions"
ERRORS = {"#NULL!": 521, "#DIV/0!": 532, "#VALUE!": 519, "#REF!": 524, "#NAME?": 525, "#NUM!": 503, "#N/A": 32767}
"""LibreOffice's numbers for the error values."""
TEXTS = {number: text for text, number in ERRORS.items()}


def cells_of(area: Any) -> list[list[Any]]:
    """A range's cells; its errors and blanks are only seen cell by cell."""
    address = area.getRangeAddress()
    columns = range(address.EndColumn - address.StartColumn + 1)
    return [
        [cell_of(area.getCellByPosition(column, row)) for column in columns]
        for row in range(address.EndRow - address.StartRow + 1)
    ]


def cell_of(cell: Any) -> Any:
    error = cell.getError()
    if error:
        return CellError(TEXTS.get(error, "#VALUE!"))
    if cell.Type == EMPTY:
        return None
    if cell.Type == TEXT or (cell.Formula.startswith("=") and cell.FormulaResultType2 == 2):
        return cell.String
    return cell.Value


def handed(cell: Value) -> Any:
    """A cell of ours as Calc takes it: an error is a number that is none, with its code in the lower half."""
    if cell is None:
        return ""
    if isinstance(cell, CellError):
        return struct.unpack("<d", struct.pack("<II", ERRORS.get(str(cell), 519), 0x7FF80000))[0]
    return cell if isinstance(cell, str) else float(cell)


def called(name: str) -> Callable[..., Any]:
    function = FUNCTIONS[name]

    def call(_: Any, *arguments: Any) -> Any:
        if function.needs_book:
            document, *arguments = arguments  # type: ignore[assignment]
            with looking_into(lambda: book_of(document)):
                return rows_of(arguments)
        return rows_of(arguments)

    def rows_of(arguments: Any) -> Any:
        given = [cells_of(one) if hasattr(one, "getRangeAddress") else one for one in arguments]
        return tuple(tuple(handed(cell) for cell in row) for row in function(*given))

    return call


def book_of(document: Any) -> Book:
    """The open document's values, for the function that looks into it."""
    book = Book(document.URL)
    for found in document.Sheets:
        cursor = found.createCursor()
        cursor.gotoEndOfUsedArea(False)
        corner = cursor.getRangeAddress()
        used = found.getCellRangeByPosition(0, 0, corner.EndColumn, corner.EndRow)
        rows = {
            row: {
                column: Cell(exact(cell) if isinstance(cell, float) else str(cell))
                for column, cell in enumerate(cells, 1)
                if cell != "" and cell is not None
            }
            for row, cells in enumerate(used.getDataArray(), 1)
        }
        book.sheets.append(Sheet(found.Name, rows))
    return book


class Functions(unohelper.Base, XFunctions, XAddIn, XServiceInfo, XServiceName):  # type: ignore[misc]
    """What Calc asks an add-in for; the functions themselves are set below."""

    def __init__(self, context: Any) -> None:
        self.locale = Locale("en", "US", "")

    def setLocale(self, locale: Any) -> None:
        self.locale = locale

    def getLocale(self) -> Any:
        return self.locale

    def getServiceName(self) -> str:
        return SERVICE

    def getImplementationName(self) -> str:
        return SERVICE + "Implementation"

    def supportsService(self, name: str) -> bool:
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        return ("com.sun.star.sheet.AddIn", SERVICE)

    def getProgrammaticFuntionName(self, shown: str) -> str:  # the interface spells it so
        return shown

    def getDisplayFunctionName(self, name: str) -> str:
        return name

    def getFunctionDescription(self, name: str) -> str:
        return FUNCTIONS[name].sentence if name in FUNCTIONS else ""

    def getDisplayArgumentName(self, name: str, at: int) -> str:
        return self._argument(name, at, "name")

    def getArgumentDescription(self, name: str, at: int) -> str:
        return self._argument(name, at, "help")

    def _argument(self, name: str, at: int, what: str) -> str:
        arguments = FUNCTIONS[name].arguments if name in FUNCTIONS else ()
        return str(getattr(arguments[at], what)) if at < len(arguments) else ""

    def getProgrammaticCategoryName(self, name: str) -> str:
        return "Add-In"

    def getDisplayCategoryName(self, name: str) -> str:
        return CATEGORY


for _name in FUNCTIONS:
    setattr(Functions, _name, called(_name))

g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 — LibreOffice looks for this name
g_ImplementationHelper.addImplementation(Functions, SERVICE + "Implementation", ("com.sun.star.sheet.AddIn", SERVICE))
