"""Functions that read and show what is printed: figures, labels, headings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlengine.functions.cells import NOT_A_FIGURE, Grid, figure, grid_of, is_blank, out, used_rows
from xlengine.functions.declared import Declared, RefusedError, decimals_in, function, text_in
from xlengine.printed import NOTATIONS, decimal_mark_of
from xlengine.printed import show as printed_as
from xlengine.sheet import CellError, Value
from xlengine.terms import match, row_roles

DECLARED: list[Declared] = []


@function(DECLARED, "XLE207", labels="Labels of lines, as they are printed.")
def is_memo(labels: Any) -> Grid:
    """TRUE where a label says that its line is a memo line ("of which", "其中"); for XLE_SUBTOTAL_EXCLUDING."""
    return _each_cell(labels, lambda cell: isinstance(cell, str) and row_roles(cell).get("memo", 0) >= 0.5)


@function(DECLARED, labels="Labels of lines, or headings of columns.")
def term(labels: Any) -> Grid:
    """What a label or a heading means, in the words that XLE_FIGURE understands; blank for the name of a plain line."""

    def meaning(cell: Any) -> Value:
        if not isinstance(cell, str):
            return None
        said = {hit.term: hit.weight for hit in match(cell, "column")} | row_roles(cell)
        best = max(said, key=lambda name: said[name], default="")
        return best.replace("_", " ") if best and said[best] >= 0.5 else None

    return _each_cell(labels, meaning)


@function(
    DECLARED,
    printed="Figures as a report prints them: (1 234.5), 1.926.750,75, —.",
    decimal_mark="The decimal mark, a point or a comma; what the figures agree on if left out.",
)
def read(printed: Any, decimal_mark: Any = None) -> Grid:
    """Printed figures as numbers; a dash is nil, text that is no figure is #VALUE!."""
    texts = [cell for row in grid_of(printed) for cell in row if isinstance(cell, str)]
    mark = text_in(decimal_mark, decimal_mark_of(texts))
    if mark not in (".", ","):
        raise RefusedError(NOT_A_FIGURE)
    return _each_cell(printed, lambda cell: figure(cell, mark))


@function(
    DECLARED,
    numbers="Numbers.",
    decimals="How many decimals are shown; those that the number has if left out.",
    language="ar, en, es, fr, ru or zh: its decimal mark, negative sign and dash; en if left out.",
)
def show(numbers: Any, decimals: Any = None, language: Any = None) -> Grid:
    """Numbers as a report prints them: 242 685.1, (522.8), — for nil."""
    places = None if decimals is None else decimals_in(decimals, 0)
    notation = NOTATIONS.get(text_in(language, "en"))
    if notation is None:
        raise RefusedError(NOT_A_FIGURE)

    def shown(cell: Any) -> Value:
        found = figure(cell)
        return found if found is None or isinstance(found, CellError) else printed_as(found, places, notation)

    return _each_cell(numbers, shown)


def _each_cell(argument: Any, compute: Callable[[Any], Value]) -> Grid:
    grid = grid_of(argument)
    rows = [
        [None if is_blank(cell) else cell if isinstance(cell, CellError) else compute(cell) for cell in row]
        for row in grid[: used_rows(grid)]
    ]
    return out(rows, len(grid), len(grid[0]))
