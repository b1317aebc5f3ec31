"""A rule over ranges: line by line across, or column by column down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from xlengine.functions.cells import NOT_A_FIGURE, NOT_THERE, TOO_LARGE, Block, Grid, blocks_of, out
from xlengine.number import rounded
from xlengine.rule import NoFigure
from xlengine.sheet import CellError, Value

NIL = Decimal(0)
MOST_DECIMALS = 15

Figures = list[Decimal | CellError | None]


def each_line(
    compute: Callable[..., Any], arguments: Sequence[Any], decimals: int = 1, settings: Sequence[Any] = ()
) -> Grid:
    """The rule on each line of the ranges; one cell, one row or one column serves all lines, as in Excel.

    `settings` are further arguments that say how, such as a threshold: a line is blank whatever they hold.
    """
    blocks = blocks_of([*arguments, *settings])
    height, width = max(b.height for b in blocks), max(b.width for b in blocks)
    tall = [b for b in blocks if b.height > 1]
    same_height = all(b.height == height for b in tall)
    used = max((b.used for b in tall or blocks), default=1) if same_height else height
    own = _own(blocks[: len(arguments)], height, width)
    spread = [_spread(block, used, width) for block in blocks]
    if all(b.plain and b.width in (1, width) and (b.used == used or b.height == 1) for b in blocks):
        results = _plain(compute, spread, decimals)
    else:
        results = [_one(compute, cells, own, decimals) for cells in zip(*spread, strict=True)]
    rows = [results[at : at + width] for at in range(0, used * width, width)]
    return out(rows, height, width)


def _own(blocks: Sequence[Block], height: int, width: int) -> list[int]:
    """Which arguments make a line blank: those with a cell of their own for each line, not one that serves all."""
    tall = [at for at, block in enumerate(blocks) if block.height > 1]
    wide = [at for at, block in enumerate(blocks) if block.width > 1]
    return (tall if height > 1 else wide if width > 1 else []) or list(range(len(blocks)))


def _spread(block: Block, used: int, width: int) -> Figures:
    """The block at the size of the result; #N/A where the range is too small."""
    figures: Figures = block.figures
    rows = block.used
    if block.width != width:
        if block.width == 1:
            figures = [cell for cell in figures for _ in range(width)]
        else:
            beyond: Figures = [NOT_THERE] * (width - block.width)
            figures = [cell for at in range(rows) for cell in (*block.row(at), *beyond)]
    if block.height == 1:
        return (figures or [None] * width) * used
    if rows < used:
        inside = min(block.height, used)
        figures = [*figures, *[None] * (width * (inside - rows)), *[NOT_THERE] * (width * (used - inside))]
    return figures


def _plain(compute: Callable[..., Any], spread: Sequence[Figures], decimals: int) -> list[Value]:
    """Nothing but numbers: no cell is looked at twice."""
    results: list[Value] = []
    add = results.append
    for cells in zip(*spread, strict=True):
        try:
            found = compute(*cells)
        except NoFigure:
            found = None
        add(rounded(found, decimals) if type(found) is Fraction else found)
    return results


def _one(compute: Callable[..., Any], cells: Sequence[Any], own: Sequence[int], decimals: int) -> Value:
    for cell in cells:
        if isinstance(cell, CellError):
            return cell
    if all(cells[at] is None for at in own):
        return None
    return settled(compute, [NIL if cell is None else cell for cell in cells], decimals)


def settled(compute: Callable[..., Any], figures: Sequence[Any], decimals: int) -> Value:
    """What the rule gives for these figures, rounded where it divides; blank for a share of nothing."""
    try:
        found = compute(*figures)
    except NoFigure:
        return None
    except ArithmeticError:
        return TOO_LARGE
    if isinstance(found, Fraction):
        return rounded(found, decimals)
    return found if isinstance(found, (Decimal, bool, str)) else NOT_A_FIGURE


def each_column(compute: Callable[..., Any], arguments: Sequence[Any]) -> Grid:
    """The rule down each column of the ranges that stand below one another: one row of totals."""
    blocks = blocks_of(arguments)
    columns = [list(block.columns()) for block in blocks]
    width = max(b.width for b in blocks)
    return [[_sum(compute, [_at(block, at) for block in columns]) for at in range(width)]]


def each_row(compute: Callable[..., Any], arguments: Sequence[Any]) -> Grid:
    """The rule across each row of the ranges that stand beside one another: one column of totals."""
    blocks = blocks_of(arguments)
    height, used = max(b.height for b in blocks), max(1, *(b.used for b in blocks))
    rows: list[list[Value]] = []
    for at in range(used):
        lines: list[Figures] = []
        for block in blocks:
            lines.append(block.row(at) if at < block.used else [None] if at < block.height else [NOT_THERE])
        rows.append([_sum(compute, lines)])
    return out(rows, height, 1)


def _at(columns: Sequence[Figures], at: int) -> Figures:
    return columns[at] if at < len(columns) else [NOT_THERE]


def _sum(compute: Callable[..., Any], parts: Sequence[Figures]) -> Value:
    figures: list[Decimal] = []
    for part in parts:
        for cell in part:
            if isinstance(cell, CellError):
                return cell
            if cell is not None:
                figures.append(cell)
    return settled(compute, figures, 1) if figures else None
