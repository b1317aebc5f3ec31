"""An engine for `xlwings.Book` that works on files: no Excel, no licence key.

    book = open_workbook("budget.xlsx")      a real xlwings.Book
    buttons.recompute(book)
    book.impl.actions                        everything that was written, in order

It is made for running and testing the buttons, and behaves as Excel does where that matters: text that looks like a
number becomes one unless an apostrophe stands before it, merged cells keep only their first value, protected cells
refuse. It saves with openpyxl, which loses parts that openpyxl does not know: save into a copy, never into an officer's
workbook.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlwings

from udfs.workbook_range import Range
from udfs.workbook_sheets import Book
from xlengine.functions.cells import ERRORS

NAME = "xlengine workbook"


class Engine:
    """What xlwings asks an engine for."""

    name = NAME
    type = "reader"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def clean_value_data(rows: Any, date: Any, empty: Any, number: Any, errors_as_text: bool) -> list[list[Any]]:
        """Cells as Excel hands them over: every number a float, blanks and errors as the caller wants them."""

        def cleaned(cell: Any) -> Any:
            if cell is None or cell == "":
                return empty
            if isinstance(cell, str) and cell in ERRORS:
                return cell if errors_as_text else None
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                return number(float(cell)) if number else float(cell)
            if isinstance(cell, datetime.date) and not isinstance(cell, datetime.datetime):
                return datetime.datetime(cell.year, cell.month, cell.day)
            return cell

        return [[cleaned(cell) for cell in row] for row in rows]

    @staticmethod
    def prepare_xl_data_element(cell: Any, options: Any) -> Any:
        return cell


class Apps:
    """One Excel, always running."""

    def __init__(self, engine: Engine) -> None:
        self.running = [App(engine, self)]

    def __iter__(self) -> Iterator[App]:
        return iter(self.running)

    def __len__(self) -> int:
        return len(self.running)

    def __getitem__(self, pid: int) -> App:
        return self.running[0]

    def keys(self) -> list[int]:
        return [app.pid for app in self.running]


class App:
    """Excel's own settings, and the messages that it would have shown."""

    pid = -1
    visible = screen_updating = display_alerts = enable_events = interactive = True
    calculation = "automatic"
    api = xl = None

    def __init__(self, engine: Engine, apps: Apps) -> None:
        self.engine, self.apps, self.books = engine, apps, Books(self)
        self.alerts: list[str] = []
        self.said: list[str] = []
        self._status: str | bool = False

    @property
    def status_bar(self) -> str | bool:
        return self._status

    @status_bar.setter
    def status_bar(self, text: str | bool) -> None:
        self._status = text
        if isinstance(text, str):
            self.said.append(text)

    @property
    def selection(self) -> Range | None:
        if not self.books.open_books:
            return None
        sheet = self.books.active.sheets.active
        return Range(sheet, sheet.cells_of.sheet_view.selection[0].sqref or "A1")

    def alert(self, prompt: str, title: Any, buttons: Any, mode: Any, callback: Any) -> str:
        self.alerts.append(prompt)
        return "ok"

    def calculate(self) -> None:
        """Nothing is calculated here; stored results stay."""

    def activate(self, steal_focus: bool = False) -> None:
        """There is no window."""


class Books:
    """The workbooks that are open."""

    api = None

    def __init__(self, app: App) -> None:
        self.app, self.open_books = app, list[Book]()

    @property
    def active(self) -> Book:
        return self.open_books[-1]

    def open(self, fullname: Any, **_: Any) -> Book:
        self.open_books.append(Book(self, Path(fullname)))
        return self.open_books[-1]

    def __iter__(self) -> Iterator[Book]:
        return iter(self.open_books)

    def __len__(self) -> int:
        return len(self.open_books)

    def __call__(self, key: Any) -> Book:
        if isinstance(key, int):
            return self.open_books[key - 1]
        return next(book for book in self.open_books if key in (book.name, book.fullname))


def open_workbook(path: Path | str) -> Any:
    """The file as an `xlwings.Book`; each call opens it anew."""
    engines = {engine.name: engine for engine in xlwings.engines}
    if NAME not in engines:
        xlwings.engines.add(xlwings.Engine(impl=Engine()))
    engine = next(engine for engine in xlwings.engines if engine.name == NAME)
    return xlwings.Book(impl=engine.impl.apps.running[0].books.open(Path(path).resolve()))
