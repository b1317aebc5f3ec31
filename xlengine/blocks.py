"""Where the tables of a sheet are: heading rows, body rows, and the columns that they use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlengine.grid import FIGURES, LONGEST_LABEL, Grid, Kind, Row
from xlengine.sheet import Area
from xlengine.terms import match, row_roles

MOST_HEADING_ROWS = 8
MOST_COLUMNS = 256

TOTALS = frozenset(
    ("total", "subtotal", "grand_total", "gross_requirements", "net_requirements", "total_requirements")
)
COMPUTED = TOTALS | frozenset(
    ("balance", "unencumbered_balance", "surplus_deficit", "variance", "difference", "implementation_rate",
     "as_percentage_of", "vacancy_rate")
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
        body_from = heading_to if heading_to > heading_from else _lead_in(rows, floor, at)
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
        if skipped >= 6 or len(rows[bottom].texts) > 1 or _is_prose(grid, rows[bottom]):
            return at, at
        if rows[bottom + 1].number - rows[bottom].number > 3:
            return at, at
        skipped += 1
        bottom -= 1
    if bottom < floor:
        return at, at
    top = bottom
    columns = set(rows[bottom].kinds) | set(rows[at].kinds)
    while top - 1 >= floor and bottom - top + 1 < MOST_HEADING_ROWS:
        above = rows[top - 1]
        if rows[top].number - above.number > 1 or not _belongs_to_heading(grid, above, columns):
            break
        top -= 1
        columns |= set(above.kinds)
    return top, bottom + 1


def _belongs_to_heading(grid: Grid, row: Row, columns: set[int]) -> bool:
    if grid.is_heading_row(row):
        return True
    if row.figures or len(row.texts) != 1 or _is_prose(grid, row):
        return False
    column = row.texts[0]
    area = grid.merged(row.number, column)
    if area and area.left <= min(columns):
        return False  # a title across the table
    return column > min(columns) and len(grid.text(row.number, column)) < 60


def _is_prose(grid: Grid, row: Row) -> bool:
    return any(len(grid.text(row.number, column)) > LONGEST_LABEL for column in row.texts)


def _lead_in(rows: list[Row], floor: int, at: int) -> int:
    """Where a body without a heading begins: with its first row of figures."""
    return at


def _body_end(grid: Grid, rows: list[Row], start: int, at: int, heading: list[Row]) -> int:
    """The row beyond the last one of the body."""
    columns = {column for row in heading for column in row.kinds} | set(rows[at].kinds)
    data_columns = set(rows[at].figures)
    end = at + 1
    while end < len(rows):
        row, gap = rows[end], rows[end].number - rows[end - 1].number - 1
        if gap > 1 or _is_prose(grid, row):
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
        if len(row.texts) > 2 and not set(row.texts) <= columns | data_columns:
            break
        if gap and not _goes_on(grid, rows, end, data_columns):
            break
        end += 1
    return end


def _starts_heading(grid: Grid, rows: list[Row], at: int, data_columns: set[int], columns: set[int]) -> bool:
    """Whether another table's heading begins here: words over at least half of the figures' columns."""
    row = rows[at]
    if not grid.is_heading_row(row):
        return False
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
        if row.texts and all(_waits(grid.text(row.number, column)) for column in row.texts):
            break
        body = body[:-1]
    return body


def _waits(label: str) -> bool:
    """Whether the words name something that is computed."""
    return bool(COMPUTED & set(row_roles(label)) or total_by_first_word(label))


WEAK = 0.7
"""How surely a line is a total that only its first word calls so."""


def total_by_first_word(label: str) -> dict[str, float]:
    """What the first word says of a line, less surely: `Subtotal base`, `Total Managed Expenditure`."""
    first = label.split()[0] if label.split() else ""
    return {role: WEAK for role in row_roles(first) if role in ("total", "subtotal")}


def columns_of(grid: Grid, block: Block) -> tuple[list[int], list[int]]:
    """The columns of labels and those of figures."""
    texts: dict[int, int] = {}
    figures: dict[int, int] = {}
    for row in block.body:
        for column, kind in row.kinds.items():
            counts = figures if kind in FIGURES else texts
            counts[column] = counts.get(column, 0) + 1
    headed = {
        column
        for row in block.heading
        for column in _covered(grid, row)
        if not block.right or block.left <= column <= block.right
    }
    words = {column for column, count in texts.items() if count > figures.get(column, 0)}
    candidates = sorted(words | set(figures) | headed)
    if block.right:
        candidates = [column for column in candidates if block.left <= column <= block.right]
    if not candidates:
        return [], []
    first_figures = min((column for column in candidates if column in figures and column not in words), default=None)
    labels = [c for c in candidates if c in words and (first_figures is None or c < first_figures)]
    if not labels:
        labels = [c for c in candidates if c in words][-1:] or candidates[:1]
    measured = [c for c in candidates if c not in labels and c not in words and (c > labels[0] or c in figures)]
    return labels, measured


def _covered(grid: Grid, row: Row) -> set[int]:
    """Columns that a heading row names, merged cells counted in full."""
    columns: set[int] = set()
    for column in row.kinds:
        area = grid.merged(row.number, column)
        if area and area.right - area.left < MOST_COLUMNS:
            columns |= set(range(area.left, area.right + 1))
        else:
            columns.add(column)
    return columns


def side_by_side(grid: Grid, block: Block) -> list[Block]:
    """Two tables beside one another, parted by an empty column, as blocks of their own."""
    used = sorted({column for row in [*block.heading, *block.body] for column in _covered(grid, row)})
    if not used:
        return []
    runs: list[list[int]] = [[used[0]]]
    for column in used[1:]:
        if column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    groups: list[list[int]] = [runs[0]]
    for run in runs[1:]:
        if _starts_with_labels(block, run) and _has_figures(block, groups[-1]):
            groups.append(run)
        else:
            groups[-1] = groups[-1] + run
    if len(groups) == 1:
        return [block]
    parts = []
    for group in groups:
        inside = set(group)
        body = [row for row in block.body if inside & set(row.kinds)]
        kept = [_only(row, inside) for row in body]
        heading = [_only(row, inside) for row in block.heading if inside & set(row.kinds)]
        part = Block(heading, kept, block.before, block.after, group[0], group[-1])
        if _has_figures(part, group):
            parts.append(part)
    return parts or [block]


def _only(row: Row, columns: set[int]) -> Row:
    kinds = {column: kind for column, kind in row.kinds.items() if column in columns}
    return Row(
        row.number, kinds, [c for c in row.texts if c in columns], [c for c in row.figures if c in columns]
    )


def _starts_with_labels(block: Block, run: list[int]) -> bool:
    words = sum(row.kinds.get(run[0]) is Kind.TEXT for row in block.body)
    figures = sum(row.kinds.get(run[0]) in FIGURES for row in block.body)
    return len(run) > 1 and words >= 2 and words > figures and _has_figures(block, run)


def _has_figures(block: Block, columns: list[int]) -> bool:
    inside = set(columns)
    return any(inside & set(row.figures) for row in block.body)


def area_of(block: Block, columns: list[int]) -> Area:
    """The rectangle from the first heading row to the last line."""
    top = block.heading[0].number if block.heading else block.body[0].number
    return Area(top, min(columns), block.body[-1].number, max(columns))
