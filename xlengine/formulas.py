"""The cells that hold formulas of their own: are their stored results fresh?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from xlengine.finding import Finding, Severity
from xlengine.sheet import Book, CellError, Ref, Value

STALE = "XLE911"


@dataclass
class Native:
    """What a library computes for the book's own formulas."""

    refs: list[Ref] = field(default_factory=list)
    fresh: dict[Ref, Value] = field(default_factory=dict)
    """Formula cells whose stored result is missing or differs, with the right one."""
    findings: list[Finding] = field(default_factory=list)
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    """Ours, where a cell calls one."""

    @cached_property
    def held(self) -> frozenset[Ref]:
        """The cells that hold formulas."""
        return frozenset(self.refs)


def formula_refs(book: Book) -> list[Ref]:
    """Every cell with a formula, in reading order."""
    return [
        Ref(sheet.name, row, column)
        for sheet in book.sheets
        for row in sorted(sheet.rows)
        for column in sorted([column for column, cell in sheet.rows[row].items() if cell.formula is not None])
    ]


def native_formulas(book: Book, given: Mapping[Ref, Value] | None = None) -> Native:
    """Computes the book's own formulas, with some cells given other values first."""
    refs = formula_refs(book)
    if not refs:
        return Native()
    from xlengine.files.calculate import calculate, close
    from xlengine.files.computing import CIRCLE

    functions = own_functions(book, refs)
    calculation = calculate(book, given or {}, functions=functions)
    native = Native(refs, functions=functions)
    if given is None:
        native.findings += [_circle(ref, book) for ref, why in calculation.not_calculated.items() if why == CIRCLE]
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for ref, value in calculation.values.items():
        if given and ref in given:
            continue
        cell = sheets[ref.sheet].rows[ref.row][ref.column]
        stored = cell.value
        if stored == value and type(stored) is type(value):
            continue
        if close(stored, value) or (stored in (None, "") and value in (None, "")):
            continue
        if isinstance(value, CellError) and not isinstance(stored, CellError):
            continue  # a figure is never replaced by an error value that another program computed
        native.fresh[ref] = value
        if stored is None:
            continue
        native.findings.append(
            Finding(
                STALE, "stale_value", Severity.WARNING, ref,
                f"the stored result is not what ={cell.formula} gives; recalculation refreshes it",
                shown(stored), shown(value),
            )
        )  # fmt: skip
    return native


def _circle(ref: Ref, book: Book) -> Finding:
    message = f"the formula ={book.cell(ref).formula} depends on its own result; a recalculation leaves it alone"
    return Finding("XLE913", "cycle", Severity.ERROR, ref, message)


def own_functions(book: Book, refs: Sequence[Ref]) -> Mapping[str, Callable[..., Any]]:
    """Our functions, where one of the formulas calls one."""
    sheets = {sheet.name: sheet.rows for sheet in book.sheets}
    if any(_OURS(str(sheets[name][row][column].formula)) for name, row, column in refs):
        return _functions()
    return {}


_OURS = re.compile("xle", re.IGNORECASE).search


def _functions() -> Mapping[str, Callable[..., Any]]:
    from xlengine.function import FUNCTIONS

    return FUNCTIONS


def shown(value: Value) -> str:
    """A value as text, for a message."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
