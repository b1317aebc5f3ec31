"""Desktop Excel: the functions for xlwings' own server of functions on Windows (UDF_MODULES = udfs.com).

The functions are made from the registry when this module is imported. A whole column is cut to the used range before
it is read. Excel gets error values only because the generated VBA turns their text into them: over COM they are text.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import xlwings as xw
from xlwings.conversion import ValueAccessor

from udfs.edge import plain_function, rows_handed, rows_received
from xlengine.function import FUNCTIONS, Function
from xlengine.functions.cells import MOST_PADDED
from xlengine.functions.lookup import looking_into
from xlengine.sheet import Book


class UsedCells(ValueAccessor):
    """Reads a range as values; of a whole column only what the sheet uses of it."""

    @staticmethod
    def reader(options: Any) -> Any:
        return ValueAccessor.reader(options).prepend_stage(_cut)  # type: ignore[no-untyped-call]

    @staticmethod
    def writer(options: Any) -> Any:
        return ValueAccessor.writer(options)  # type: ignore[no-untyped-call]


def _cut(context: Any) -> None:
    found = context.range
    if found is not None and found.shape[0] > MOST_PADDED:
        used = found.sheet.used_range
        last = used.row + used.shape[0] - 1
        context.range = found.resize(row_size=max(1, min(found.shape[0], last - found.row + 1)))


def _made(function: Function) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        with looking_into(_calling_book):
            return rows_handed(function(*map(rows_received, arguments)))

    made = plain_function(function, call)
    for argument in function.arguments:
        made = xw.arg(argument.name, convert=UsedCells, ndim=2, err_to_str=True, doc=argument.help)(made)
    # topmost: every other decorator would set category and wizard back
    registered: Callable[..., Any] = xw.func(category=function.category, call_in_wizard=False, volatile=False)(made)
    return registered


class Pictures:
    """The workbook that a formula stands in, read once for all formulas that ask within the same second."""

    def __init__(self) -> None:
        self._name, self._time, self._book = "", 0.0, Book("")

    def __call__(self) -> Book:
        from udfs.live import name_of, read_open_book

        caller = xw.Book.caller()
        name, now = name_of(caller), time.monotonic()
        if name != self._name or now - self._time > 1:
            self._book = read_open_book(caller)
            self._name, self._time = name, time.monotonic()
        return self._book


_calling_book = Pictures()


globals().update({function.name: _made(function) for function in FUNCTIONS.values()})
