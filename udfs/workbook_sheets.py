"""A workbook on file and its sheets, for `udfs.workbook_engine`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import xlwings

from udfs.workbook_range import Action, Range


class Book:
    """One workbook: what is typed in, and beside it the stored results of its formulas."""

    def __init__(self, books: Any, path: Path) -> None:
        self.books, self.path = books, path
        self.workbook = openpyxl.load_workbook(path)
        self.results = openpyxl.load_workbook(path, data_only=True)
        self.actions: list[Action] = []
        self.fails_after: int | None = None
        """For tests: how many more writes are let through before one fails."""
        security = self.workbook.security
        self.api = SimpleNamespace(ReadOnly=False, ProtectStructure=bool(security and security.lockStructure))

    app = property(lambda self: self.books.app)
    name = property(lambda self: self.path.name)
    fullname = property(lambda self: str(self.path))
    sheets = property(lambda self: Sheets(self))
    names = property(lambda self: Names(self))

    def save(self, path: Any = None, password: Any = None) -> None:
        self.workbook.save(path or self.path)

    def close(self) -> None:
        self.books.open_books.remove(self)

    def activate(self) -> None:
        """There is no window."""

    def wrote(self, action: Action) -> None:
        """Notes a write; fails where a test wants it to."""
        if self.fails_after is not None:
            if self.fails_after == 0:
                self.fails_after = None
                raise OSError("the connection to Excel was lost")
            self.fails_after -= 1
        self.actions.append(action)


class Sheets:
    """The worksheets of a workbook."""

    def __init__(self, book: Book) -> None:
        self.book, self.api = book, None

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.workbook.active)

    def __len__(self) -> int:
        return len(self.book.workbook.worksheets)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, one) for one in self.book.workbook.worksheets)

    def __call__(self, key: Any) -> Sheet:
        if isinstance(key, int):
            return Sheet(self.book, self.book.workbook.worksheets[key - 1])
        for one in self.book.workbook.worksheets:
            if one.title.casefold() == str(key).casefold():
                return Sheet(self.book, one)
        raise xlwings.NoSuchObjectError(f"there is no sheet {key}")

    def add(self, before: Any = None, after: Any = None, name: str | None = None) -> Sheet:
        if self.book.api.ProtectStructure:
            raise OSError("the workbook's structure is protected")
        at = before.index - 1 if before is not None else after.index if after is not None else None
        made = self.book.workbook.create_sheet(name, at)
        self.book.workbook.active = made
        return Sheet(self.book, made)


class Sheet:
    """One worksheet."""

    def __init__(self, book: Book, cells_of: Any) -> None:
        self.book, self.cells_of = book, cells_of
        hidden = any(row.hidden for row in cells_of.row_dimensions.values())
        self.api = SimpleNamespace(
            ProtectContents=bool(cells_of.protection.sheet),
            FilterMode=bool(cells_of.auto_filter.ref) and hidden,
            Activate=self.activate,
        )

    index = property(lambda self: self.book.workbook.worksheets.index(self.cells_of) + 1)
    visible = property(lambda self: {"visible": -1, "hidden": 0}.get(self.cells_of.sheet_state, 2))

    @property
    def name(self) -> str:
        return str(self.cells_of.title)

    @name.setter
    def name(self, text: str) -> None:
        self.cells_of.title = text

    @property
    def used_range(self) -> Range:
        last = self.cells_of.max_row, self.cells_of.max_column
        return Range(self, (self.cells_of.min_row, self.cells_of.min_column), last)

    def range(self, first: Any, last: Any = None) -> Range:
        return Range(self, first, last)

    def activate(self) -> None:
        for one in self.book.workbook.worksheets:
            one.sheet_view.tabSelected = one is self.cells_of
        self.book.workbook.active = self.cells_of

    def clear_contents(self) -> None:
        self.used_range.clear_contents()


class Names:
    """Defined names of the workbook."""

    def __init__(self, book: Book) -> None:
        self.book, self.api = book, None

    def __call__(self, key: Any) -> Any:
        found = list(self.book.workbook.defined_names.values())
        one = found[key - 1] if isinstance(key, int) else self.book.workbook.defined_names[key]
        return SimpleNamespace(name=one.name, refers_to="=" + one.attr_text)

    def contains(self, key: Any) -> bool:
        return key in self.book.workbook.defined_names if isinstance(key, str) else 1 <= key <= len(self)

    def __len__(self) -> int:
        return len(self.book.workbook.defined_names)
