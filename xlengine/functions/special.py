"""Functions that need more than one line of figures at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlengine.functions.cells import (
    NOT_THERE,
    Block,
    Grid,
    blocks_of,
    figure,
    grid_of,
    is_blank,
    last_place,
    out,
    used_rows,
)
from xlengine.functions.declared import Declared, RefusedError, decimals_in, function
from xlengine.functions.lines import Figures, each_column, each_line, settled
from xlengine.number import rounded
from xlengine.rules.resources import subtotal
from xlengine.rules.rounding import foots as adds_up
from xlengine.rules.rounding import rounds_to as may_be_printed
from xlengine.rules.staffing import vacancy_rate_of_months
from xlengine.rules.staffing import vacancy_rate_range as feasible_rates
from xlengine.sheet import CellError, Value

DECLARED: list[Declared] = []

HELP = {
    "percent": "The share of the apportionment, in per cent, from which a variance is analysed; 4 if left out.",
    "amount": "The amount from which a variance is analysed, in the unit of the table; 50 (thousand) if left out.",
    "figure": "A figure of one table.",
    "other": "The same figure in another table.",
    "dollars": "An amount in full dollars.",
    "thousands": "The same amount in thousands of dollars.",
}
"""What an argument is where no term of the vocabulary says it."""


@function(
    DECLARED,
    "XLE142",
    authorized_months="Authorized strength by month: a row for each line, or one column; one cell serves all months.",
    incumbency_months="Posts or positions in place by month, in the same order.",
    decimals="How many decimals the rate is rounded to; 1 if left out.",
)
def vacancy_rate(authorized_months: Any, incumbency_months: Any, decimals: Any = None) -> Grid:
    """Vacancy rate in per cent from monthly figures: the months are averaged first. Never from yearly averages."""
    places = decimals_in(decimals, 1)
    first, second = blocks_of([authorized_months, incumbency_months])
    authorized, incumbency = _months(first, beside=second), _months(second, beside=first)
    lines = max(len(authorized), len(incumbency))
    rows: list[list[Value]] = []
    for at in range(lines):
        strength, present = (_line(one, at) for one in (authorized, incumbency))
        rows.append([_of_months(strength, present, places)])
    return out(rows, lines, 1)


def _months(block: Block, beside: Block) -> list[Figures]:
    """The months of each line: a column is one line, but beside rows of months it has one figure for each of them."""
    if block.width == 1 and (beside.width == 1 or block.height == 1):
        return [[*block.figures, *[None] * (block.height - block.used if block.height < 100 else 0)]]
    count = min(block.height, max(block.used, 1))
    return [block.row(at) if at < block.used else [None] * block.width for at in range(count)]


def _line(lines: Sequence[Figures], at: int) -> Figures:
    return lines[0] if len(lines) == 1 else lines[at] if at < len(lines) else [NOT_THERE]


def _of_months(authorized: Figures, incumbency: Figures, decimals: int) -> Value:
    for cell in (*authorized, *incumbency):
        if isinstance(cell, CellError):
            return cell
    if len(authorized) == 1:
        authorized = authorized * len(incumbency)
    if len(incumbency) == 1:
        incumbency = incumbency * len(authorized)
    if len(authorized) != len(incumbency):
        return NOT_THERE
    both = [(a, i) for a, i in zip(authorized, incumbency, strict=True) if a is not None and i is not None]
    return settled(vacancy_rate_of_months, [[a for a, _ in both], [i for _, i in both]], decimals)


@function(
    DECLARED,
    "XLE143",
    authorized_strength="Authorized strength, as printed.",
    incumbency="Average number in place, as printed: a whole number unless it has decimals.",
    decimals="How many decimals the two rates are rounded to; 3 if left out.",
)
def vacancy_rate_range(authorized_strength: Any, incumbency: Any, decimals: Any = None) -> Grid:
    """The lowest and the highest vacancy rate, side by side, that the printed counts allow."""
    places = decimals_in(decimals, 3)
    printed = _last_places(incumbency)
    ends = [
        each_line(
            lambda a, i, d, end=end: _end(a, i, d, end, places), [authorized_strength, incumbency], settings=[printed]
        )
        for end in ("low", "high")
    ]
    return [[*low, *high] for low, high in zip(*ends, strict=True)]


def _end(authorized: Any, incumbency: Any, decimals: Any, end: str, places: int) -> Any:
    return rounded(getattr(feasible_rates(authorized, incumbency, decimals), end), places)


def _last_places(printed: Any) -> list[list[int | None]]:
    """The decimals that each printed figure claims; a number and a dash claim those of the column they stand in."""
    grid = grid_of(printed)
    places = [[None if is_blank(cell) else last_place(cell) for cell in row] for row in grid]
    most = max((place for row in places for place in row if place is not None), default=0)
    return [
        [
            None if place is None else place if isinstance(cell, str) and figure(cell) else most
            for cell, place in zip(row, claimed, strict=True)
        ]
        for row, claimed in zip(grid, places, strict=True)
    ]


@function(
    DECLARED,
    "XLE421",
    exact="The number before rounding.",
    printed="The figure as it is printed, a number or text such as (0.2%).",
    decimals="Decimals of the printed figure; those that it shows, or its column, if left out.",
)
def rounds_to(exact: Any, printed: Any, decimals: Any = None) -> Grid:
    """TRUE where the number may be printed as that figure: it lies within half a unit of the figure's last place."""
    places: Any = _last_places(printed) if decimals is None else decimals_in(decimals, 0)
    if decimals is None:
        claimed = {place for row in places for place in row} - {None}
        places = claimed.pop() if len(claimed) == 1 else places  # one number serves all lines, and is read once
    return each_line(may_be_printed, [exact, printed], settings=[places])


@function(
    DECLARED,
    "XLE422",
    total="The total as printed, or one for each column.",
    parts="The lines that it adds, as printed; memo lines not among them.",
    decimals="Decimals of the printed figures; the most that any of them shows if left out.",
)
def foots(total: Any, parts: Any, decimals: Any = None) -> Grid:
    """TRUE where a printed total is the sum of its printed parts, but for what the rounding of the parts explains."""
    claimed = [place for one in (total, parts) for row in _last_places(one) for place in row if place is not None]
    places = decimals_in(decimals, max(claimed, default=0))
    totals, lines = blocks_of([total, parts])
    if totals.width != lines.width:
        return [[NOT_THERE] * totals.width]
    row: list[Value] = []
    for figures in zip([*totals.row(0), *[None] * totals.width], lines.columns(), strict=False):
        cells = [figures[0], *figures[1]]
        error = next((cell for cell in cells if isinstance(cell, CellError)), None)
        known = [cell for cell in figures[1] if cell is not None]
        row.append(error or (None if figures[0] is None else bool(adds_up(figures[0], known, places))))
    return [row]


YES = frozenset(("x", "y", "yes", "true", "memo", "m", "oui", "sí", "si", "да", "نعم", "是", "✓", "✔", "*"))
NO = frozenset(("n", "no", "false", "non", "нет", "لا", "否"))


@function(
    DECLARED,
    "XLE201",
    amounts="The amounts of the lines, memo lines among them.",
    memo_flags="Beside each line: TRUE, 1, x or yes where it is a memo line; blank, FALSE, 0 or no where it is not.",
)
def subtotal_excluding(amounts: Any, memo_flags: Any) -> Grid:
    """The amounts added without the memo lines ("of which"), which their own line already counts."""
    grid, flags = grid_of(amounts), grid_of(memo_flags)
    if len(grid) != len(flags):
        return [[NOT_THERE] * len(grid[0])]
    kept: list[Sequence[Any]] = []
    count = used_rows(grid)
    for row, flag in zip(grid[:count], flags[:count], strict=True):
        if not _is_memo(flag[0]):
            kept.append(row)
    return each_column(subtotal, [kept]) if kept else [[None] * len(grid[0])]


def _is_memo(flag: Any) -> bool:
    if isinstance(flag, bool):
        return flag
    if isinstance(flag, str) and not isinstance(flag, CellError):
        word = flag.strip().casefold()
        if word in YES:
            return True
        if word in NO:
            return False
    found = figure(flag)
    if isinstance(found, CellError):
        raise RefusedError(found)
    return bool(found)
