"""Values of ours and of `formulas`, each way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from udfs.headless_library import library
from xlengine.number import exact
from xlengine.sheet import CellError, Value


def from_host(found: Any) -> Value | None:
    """One cell of the library's as a Value; a blank is None, and so is an array of several cells."""
    shape = getattr(found, "shape", None)
    if shape is not None and not isinstance(found, str):
        if found.size != 1:
            return None
        found = found.ravel()[0] if shape else found.item()
    if hasattr(found, "item") and not isinstance(found, str):
        found = found.item()
    if found is None or found is library().blank:
        return None
    if isinstance(found, library().error):
        return CellError(str(found))
    if isinstance(found, bool):
        return found
    if isinstance(found, str):
        return str(found)
    if isinstance(found, int | float):
        try:
            return exact(float(found))
        except (ValueError, OverflowError):
            return CellError("#NUM!")
    return None


def rows_of(argument: Any) -> list[list[Value]]:
    """An argument of a function as rows of Values; one cell is one row of one."""
    if not getattr(argument, "ndim", 0):
        return [[from_host(argument)]]
    lines = argument if argument.ndim > 1 else [argument]
    return [[from_host(cell) for cell in line] for line in lines]


def host_value(value: Value) -> Any:
    """A Value as the library has it in a cell."""
    if value is None:
        return library().blank
    if isinstance(value, CellError):
        return library().errors.get(str(value), library().errors["#VALUE!"])
    return float(value) if isinstance(value, Decimal) else value


def to_host(result: Any) -> Any:
    """What a function of ours returned, a Value or rows of Values, as the library's array."""
    rows = result if isinstance(result, Sequence) and not isinstance(result, str) else [[result]]
    return library().array([["" if cell is None else host_value(cell) for cell in row] for row in rows])


def numbers_of(argument: Any, instead: Any, errors: bool = False) -> Any:
    """An array of cells with `instead` in place of text and truth values (or of errors); a written value stays."""
    if not getattr(argument, "ndim", 0):
        return argument
    error = library().error  # it is a text too, and so is the library's blank
    cells = [
        instead if (isinstance(cell, error) if errors else isinstance(cell, str | bool) and not isinstance(cell, error))
        else cell
        for cell in argument.ravel().tolist()
    ]  # fmt: skip
    return library().array(cells, argument.shape)


def blanks_of(argument: Any) -> Any:
    """An array that is true where a cell is blank."""
    if not getattr(argument, "ndim", 0):
        return argument is library().blank
    return library().array([cell is library().blank for cell in argument.ravel().tolist()], argument.shape)
