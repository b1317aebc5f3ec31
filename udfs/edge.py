"""The edge between a host's cells and ours: what arrives from Excel, and what may be handed back to it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from inspect import Parameter, Signature
from math import isfinite
from typing import Any

from xlengine.function import Function
from xlengine.sheet import CellError, Value

HostCell = float | bool | str

COM_ERRORS = {
    -2146828288 + number: CellError(text)
    for number, text in {
        2000: "#NULL!", 2007: "#DIV/0!", 2015: "#VALUE!", 2023: "#REF!", 2029: "#NAME?", 2036: "#NUM!", 2042: "#N/A",
        2043: "#GETTING_DATA", 2045: "#SPILL!", 2046: "#CONNECT!", 2047: "#BLOCKED!", 2048: "#UNKNOWN!",
        2049: "#FIELD!", 2050: "#CALC!", 2051: "#BUSY!", 2222: "#PYTHON!",
    }.items()
}  # fmt: skip
"""Error values as Windows hands them over; xlwings knows the first seven, the others would be numbers."""

_EPOCH = datetime.datetime(1899, 12, 30)
_DAY = datetime.timedelta(days=1)


def received(cell: Any) -> Any:
    """One cell of a host as a cell of ours: error numbers and dates are no numbers of Python's."""
    if isinstance(cell, int) and not isinstance(cell, bool) and cell in COM_ERRORS:
        return COM_ERRORS[cell]
    if isinstance(cell, datetime.datetime):
        return (cell.replace(tzinfo=None) - _EPOCH) / _DAY
    if isinstance(cell, datetime.date):
        return float((cell - _EPOCH.date()).days)
    return cell


def rows_received(argument: Any) -> Any:
    """Rows of a host's cells as rows of ours; the rows of a column of numbers are handed on as they are."""
    if not isinstance(argument, (list, tuple)):
        return received(argument)
    return [row if _plain(row) else [received(cell) for cell in row] for row in argument]


def _plain(row: Any) -> bool:
    return all(type(cell) in (float, str) or cell is None for cell in row)


def handed(cell: Value) -> HostCell:
    """One cell of ours as a host takes it: floats, text and truth values only; a blank is an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        number = float(cell)
        return number if isfinite(number) else "#NUM!"
    return cell if isinstance(cell, bool) else str(cell)


def rows_handed(rows: Iterable[Sequence[Value]]) -> list[list[HostCell]]:
    """A function's result as a host takes it."""
    return [[handed(cell) for cell in row] for row in rows]


def plain_function(function: Function, call: Callable[..., Any]) -> Callable[..., Any]:
    """`call` under the function's name, with its arguments and texts but without type hints: hosts trip over those."""

    def called(*arguments: Any) -> Any:
        return call(*arguments)

    called.__name__ = called.__qualname__ = function.name
    called.__doc__ = function.sentence
    called.__annotations__ = {}
    called.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter(
                argument.name,
                Parameter.POSITIONAL_OR_KEYWORD,
                default=None if argument.optional else Parameter.empty,
            )
            for argument in function.arguments
        ]
    )
    return called
