"""Where the tables of a sheet are: heading rows, body rows, and the columns that they use."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from xlengine.tables.grid import Grid
from xlengine.tables.kinds import Row
from xlengine.tables.numbering import stated_formula
from xlengine.tables.preamble import is_preamble, is_unit
from xlengine.terms import match, row_roles
from xlengine.terms.fold import fold
from xlengine.terms.movements import is_closing

MOST_HEADING_ROWS = 8
MOST_COLUMNS = 256

TOTALS = frozenset(("total", "subtotal", "grand_total", "gross_requirements", "net_requirements", "total_requirements"))
COMPUTED = TOTALS | frozenset(
    ("balance", "unencumbered_balance", "surplus_deficit", "variance", "difference", "implementation_rate",
     "as_percentage_of", "vacancy_rate", "change", "increase_decrease")
)  # fmt: skip
"""Roles of lines that may still be empty because they wait to be computed."""


@dataclass(slots=True)
class Block:
    """Rows of a sheet that may be one table: heading rows, body rows, and the columns that they use."""

    heading: list[Row]
    body: list[Row]
    before: list[Row]
    after: list[Row]
    left: int = 0
    right: int = 0
    names: int = 0
    """The column that names the lines, where a person says so."""


def blocks_of(grid: Grid) -> Iterator[Block]:
    """Cuts the rows of a sheet into blocks: a heading, and the rows below it that belong to it."""
    rows = grid.rows
    at, floor = 0, 0
    while at < len(rows):
        row = rows[at]
        if not row.has_figures or grid.is_heading_row(row):
            at += 1
            continue
        heading_from, heading_to = _heading_above(grid, rows, floor, at)
        body_from = heading_to if heading_to > heading_from else at
        end = _body_end(grid, rows, body_from, at, rows[heading_from:heading_to])
        body = _trimmed(grid, rows[body_from:end])
        before = rows[max(floor, heading_from - 6) : heading_from if heading_to > heading_from else body_from]
        if body:
            yield Block(rows[heading_from:heading_to], body, before, rows[body_from + len(body) : end + 12])
        floor = max(body_from + len(body), at + 1)
        at = max(end, at + 1)


def _heading_above(grid: Grid, rows: list[Row], floor: int, at: int) -> tuple[int, int]:
    """The heading rows for the first row with figures: from, to (beyond the last). Empty where there are none."""
    bottom = at - 1
    skipped = 0
    while bottom >= floor and not grid.is_heading_row(rows[bottom]):
        if skipped >= 6 or len(rows[bottom].texts) > 1 or grid.is_prose(rows[bottom]):
            return at, at
        if rows[bottom + 1].number - rows[bottom].number > 3:
            return at, at
        skipped += 1
        bottom -= 1
    if bottom < floor:
        return at, at
    if bottom == at - 1 and bottom > floor and _leads_lines(grid, rows[bottom], rows[at], rows[bottom - 1]):
        bottom -= 1
    top = bottom
    columns = set(rows[bottom].kinds) | set(rows[at].kinds)
    while top - 1 >= floor and bottom - top + 1 < MOST_HEADING_ROWS:
        above = rows[top - 1]
        if rows[top].number - above.number > 1 or not _belongs_to_heading(grid, above, columns):
            break
        if is_preamble(grid, above, min(columns)):
            break
        top -= 1
        columns |= set(above.kinds)
    return top, bottom + 1


def _leads_lines(grid: Grid, row: Row, first: Row, above: Row) -> bool:
    """Whether the words right above the first figures are the code and the label of a line that deeper ones follow.

    They stand over none of the columns that the heading above them names further on.
    """
    if row.figures or len(row.texts) != 2 or not first.texts or not grid.is_heading_row(above):
        return False
    label = row.texts[-1]
    if label != row.texts[0] + 1 or label + 2 > max(above.kinds) or row.texts[0] > min(above.kinds):
        return False
    cells = [[grid.sheet.cell(one.number, column) for column in row.texts] for one in (row, first)]
    deeper = [lower.style.indent - upper.style.indent for upper, lower in zip(*cells, strict=True)]
    return min(deeper) >= 0 and max(deeper) > 0 and not any(grid.merged(row.number, column) for column in row.texts)


def _belongs_to_heading(grid: Grid, row: Row, columns: set[int]) -> bool:
    if grid.is_heading_row(row):
        return True
    if row.figures or len(row.texts) != 1 or grid.is_prose(row):
        return False
    column = row.texts[0]
    area = grid.merged(row.number, column)
    if area and area.left <= min(columns):
        return False  # a title across the table
    text = grid.text(row.number, column)
    return column > min(columns) and len(text) < 60 and not (area is None and is_unit(text))


def _body_end(grid: Grid, rows: list[Row], start: int, at: int, heading: list[Row]) -> int:
    """The row beyond the last one of the body."""
    columns = {column for row in heading for column in row.kinds} | set(rows[at].kinds)
    data_columns = set(rows[at].figures)
    end = at + 1
    while end < len(rows):
        end = _alike_end(grid, rows, end)
        if end == len(rows):
            break
        row, gap = rows[end], rows[end].number - rows[end - 1].number - 1
        if gap > 1 or grid.is_prose(row):
            break
        if row.has_figures and not grid.is_heading_row(row):
            if gap and not (set(row.figures) & data_columns):
                break
            data_columns |= set(row.figures)
            columns |= set(row.texts)
            end += 1
            continue
        if _starts_heading(grid, rows, end, data_columns, columns):
            break
        reach = max(columns | data_columns) + 1
        beside = [column for column in row.texts if column <= reach]  # what stands apart on the right is another's
        if len(beside) > 2 and not set(beside) <= columns | data_columns:
            break
        if gap and not _goes_on(grid, rows, end, data_columns):
            break
        end += 1
    return end


def _alike_end(grid: Grid, rows: list[Row], end: int) -> int:
    """Beyond the rows from here on that look like the one before and begin with an amount: no heading, no prose."""
    if grid.has_merged:
        return end
    last, length = rows[end - 1], len(rows)
    while end < length:
        row = rows[end]
        if row.kinds is not last.kinds or row.number != last.number + 1 or row.is_prose:
            break
        if not grid.begins_with_an_amount(row):
            break
        last, end = row, end + 1
    return end


def _starts_heading(grid: Grid, rows: list[Row], at: int, data_columns: set[int], columns: set[int]) -> bool:
    """Whether another table's heading begins here: words over at least half of the figures' columns."""
    row = rows[at]
    if not grid.is_heading_row(row):
        return False
    above = rows[at - 1]
    if not row.texts and above.has_figures and above.number == row.number - 1:
        return False  # figures right below others number no columns
    over = [column for column in row.kinds if column in data_columns]
    if not _names_columns(grid, row, over):
        return False
    if len(over) < max(1, len(data_columns) // 2) and len(row.kinds) < 3:
        return False
    return any(later.has_figures and not grid.is_heading_row(later) for later in rows[at + 1 : at + 8])


def _names_columns(grid: Grid, row: Row, over: list[int]) -> bool:
    """Whether the words over the figures are headings, and not words that stand where a figure could."""
    if not row.texts or grid.is_number_row(row) or grid.is_year_row(row):
        return True
    for column in over:
        text = grid.text(row.number, column)
        if grid.sheet.cell(row.number, column).style.bold or match(text, "column"):
            return True
    return any(grid.merged(row.number, column) for column in over)


def _goes_on(grid: Grid, rows: list[Row], at: int, data_columns: set[int]) -> bool:
    """Whether a row of words after a blank row is a heading line of the same table."""
    for later in rows[at + 1 : at + 4]:
        if grid.is_heading_row(later):
            return False
        if later.has_figures:
            return bool(set(later.figures) & data_columns)
    return False


def _trimmed(grid: Grid, body: list[Row]) -> list[Row]:
    """Rows of words at the end are notes, unless they name a total that is still empty."""
    while body and not body[-1].has_figures:
        row = body[-1]
        if row.texts and all(_waits(grid.text(row.number, column), grid.totals) for column in row.texts):
            break
        if _is_set_apart(grid, row) and row.number - body[-2].number == 1 if len(body) > 1 else False:
            break
        body = body[:-1]
    return body


def _is_set_apart(grid: Grid, row: Row) -> bool:
    """Whether the row's only words are short and in bold, as those of a total in an office's own words are."""
    if len(row.texts) != 1 or len(grid.text(row.number, row.texts[0])) > 60:
        return False
    return grid.sheet.cell(row.number, row.texts[0]).style.bold


def _waits(label: str, totals: Collection[str]) -> bool:
    """Whether the words name something that is computed."""
    if totals and any(f" {word} " in f" {fold(label)} " for word in totals):
        return True
    if COMPUTED & set(row_roles(label)) or total_by_first_word(label) or is_closing(label):
        return True
    return stated_formula(label) is not None


WEAK = 0.7
"""How surely a line is a total that only its first word calls so."""


EVERY = frozenset(("all", "tous", "toutes", "todos", "todas", "все"))
OTHERS = frozenset(("other", "others", "autres", "otros", "otras", "прочие", "другие", "остальные"))


def names_all(label: str) -> bool:
    """Whether the label names all of something: `All stations`."""
    words = fold(label).split()
    return bool(words) and words[0] in EVERY and len(words) <= 3 and not OTHERS.intersection(words)


def total_by_first_word(label: str) -> dict[str, float]:
    """What the first word says of a line, less surely: `Subtotal base`, `Total Managed Expenditure`, `All stations`."""
    if names_all(label):
        return {"total": WEAK}
    first = label.split()[0] if label.split() else ""
    return {role: WEAK for role in row_roles(first) if role in ("total", "subtotal")}
