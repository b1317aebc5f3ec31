"""The package `formulas`: imported here alone, unmodified, and only when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any


class Library:
    """The parts of `formulas` that are used."""

    def __init__(self) -> None:
        import logging

        import formulas
        import numpy
        import schedula
        from formulas.functions import Array, get_functions, wrap_func, wrap_ufunc
        from formulas.functions.operators import LOGIC_OPERATORS, OPERATORS, logic_wrap
        from formulas.tokens.operand import Error, XlError

        logging.getLogger("schedula").setLevel(logging.CRITICAL)  # it prints tracebacks of what we catch and report
        self.model, self.parser = formulas.ExcelModel, formulas.Parser()
        self.functions, self.wrap, self.wrap_numbers = get_functions(), wrap_func, wrap_ufunc
        self.operators, self.comparisons, self.logic_wrap = OPERATORS, dict(LOGIC_OPERATORS), logic_wrap
        self.blank, self.error, self.errors = schedula.EMPTY, XlError, Error.errors
        self.looking_around: set[str] = set()
        """Functions of ours that need more than their arguments: the open workbook."""
        self._numpy, self._array = numpy, Array

    def has(self, function: str) -> bool:
        """Whether a formula that calls this function can be computed."""
        return function in self.functions or function in ("LET", "LAMBDA")  # these two are its syntax

    @staticmethod
    def is_excels(function: str) -> bool:
        """Whether Excel has a function of this name, as far as two lists know."""
        from openpyxl.utils import FORMULAE

        from xlengine.files.computing import knows

        return function in FORMULAE or knows(function)

    def blanks(self, height: int, width: int) -> Any:
        """An array of blank cells."""
        made = self._numpy.empty((height, width), dtype=object)
        made[...] = self._numpy.array(self.blank, dtype=object)  # else numpy makes a plain text of it
        return made

    def array(self, cells: Sequence[Any], shape: tuple[int, ...] | None = None) -> Any:
        """Cells as the library's own kind of array: rows of cells, or all cells in one and the shape."""
        size = shape or (len(cells), max((len(row) for row in cells), default=0))
        made = self._numpy.empty(size, dtype=object)
        if shape is None:
            made[:, :] = cells
        else:
            made.ravel()[:] = cells
        return made.view(self._array)


@lru_cache(maxsize=1)
def library() -> Library:
    """`formulas`; ImportError with a plain sentence where it is not installed."""
    try:
        return Library()
    except ImportError as error:
        raise ImportError(
            "the package formulas is not installed; it comes with: pip install 'xlengine[formulas]'"
        ) from error
