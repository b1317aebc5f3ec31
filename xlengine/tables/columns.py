"""Which columns of a block hold labels and which figures; two tables beside one another, told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from xlengine.expression import expression
from xlengine.layout import TOTAL_ROLES
from xlengine.tables.blocks import MOST_COLUMNS, Block
from xlengine.tables.grid import Grid
from xlengine.tables.kinds import FIGURES, Kind, Row, counted
from xlengine.terms import match, row_roles


def columns_of(grid: Grid, block: Block) -> tuple[list[int], list[int]]:
    """The columns of labels and those of figures."""
    texts: dict[int, int] = {}
    figures: dict[int, int] = {}
    for column, kinds in counted(block.body).items():
        for kind, count in kinds.items():
            counts = figures if kind in FIGURES else texts
            counts[column] = counts.get(column, 0) + count
    headed = {
        column
        for row in block.heading
        for column in _covered(grid, row)
        if not block.right or block.left <= column <= block.right
    }
    words = {
        column for column, count in texts.items()
        if count > figures.get(column, 0) and not (column in figures and _has_marks(grid, block, column))
        and not (column in headed and column not in figures and _has_remarks(grid, block, column, count))
    }  # fmt: skip
    candidates = sorted(words | set(figures) | headed)
    if block.right:
        candidates = [column for column in candidates if block.left <= column <= block.right]
    if not candidates:
        return [], []
    if block.names:
        words.add(block.names)
    first_figures = min((column for column in candidates if column in figures and column not in words), default=None)
    labels = [c for c in candidates if c in words and (first_figures is None or c < first_figures)]
    if not labels:
        labels = _with_most_names(grid, block, [c for c in candidates if c in words and c not in figures])
        labels = labels or candidates[:1]
    if block.names and block.names not in labels:
        labels = sorted({block.names, *(c for c in labels if c in words)})
    measured = [c for c in candidates if c not in labels and c not in words and (c > labels[0] or c in figures)]
    return labels, measured


def _with_most_names(grid: Grid, block: Block, columns: Sequence[int]) -> list[int]:
    """Of columns of words behind a column of numbers the one that names the lines, and no unit again and again."""
    rows = block.body[:NAMED_SOON]
    several = {at: len({grid.text(row.number, at) for row in rows if at in row.texts}) for at in columns}
    return [max(several, key=lambda at: (several[at], at))] if several else []


def _has_remarks(grid: Grid, block: Block, column: int, count: int) -> bool:
    """Whether a column that is to be computed, by its heading, is empty but for a remark or two: `see note`.

    A word in a row without figures is none: it heads another part of the table.
    """
    lines = sum(any(kind in FIGURES for kind in row.kinds.values()) for row in block.body)
    if count * FEW_REMARKS > lines or not block.heading:
        return False
    remarked = [row.kinds for row in block.body if row.kinds.get(column) is Kind.TEXT]
    if not all(any(kind in FIGURES for kind in kinds.values()) for kinds in remarked):
        return False
    heading = grid.text(block.heading[-1].number, column)
    return any(found.whole and found.term in _COMPUTED for found in match(heading, "column"))


FEW_REMARKS = 4
"""In so many lines there is one remark at most."""
_COMPUTED = frozenset((
    "variance", "difference", "percentage", "balance", "unencumbered_balance", "total", "change", "increase_decrease",
    "implementation_rate", "surplus_deficit", "vacancy_rate", "delivery_rate",
))  # fmt: skip


def _has_marks(grid: Grid, block: Block, column: int) -> bool:
    """Whether what is no figure in a column is one sign, such as `d` or `*`, that refers to a note and names no line.

    Three lines share a sign, on average: `A`, `B`, `C` among numbers are the names of lines.
    """
    signs = [grid.text(row.number, column) for row in block.body if row.kinds.get(column) is Kind.TEXT]
    return all(len(sign) == 1 for sign in signs) and len(set(signs)) * 3 <= len(signs)


_A_WORD = expression(r"[^\W\d_]{3}|[\u3400-\u9fff]{2}")


def column_of_names(grid: Grid, rows: Sequence[Row], labels: Sequence[int]) -> int:
    """The column that names the lines: its words are the longest in most lines where several columns have some.

    Of two whose words are about as long, the one that repeats fewer: projects rather than partners.
    """
    longest: Counter[int] = Counter()
    words: dict[int, set[str]] = {column: set() for column in labels}
    for row in rows:
        several = {column: grid.text(row.number, column) for column in labels if column in row.kinds}
        if len(several) > 1:
            longest[max(several, key=lambda column: len(several[column]))] += 1
            for column, text in several.items():
                if _A_WORD.search(text):
                    words[column].add(text)
    most = longest.total() * 3
    near = [column for column in labels if longest[column] * 10 > most]
    return max(near or labels[:1], key=lambda column: (len(words[column]), -column))


def names_in_two_columns(grid: Grid, rows: Sequence[Row], labels: Sequence[int]) -> bool:
    """Whether a line has words in two columns, and the ones below it in the second only: a group, and its first line.

    None of them stands deeper than the others then.
    """
    if len(labels) != 2:
        return False
    words = [[bool(_A_WORD.search(grid.text(row.number, column))) for column in labels if column in row.kinds]
             for row in rows if row.has_figures]  # fmt: skip
    places = [[column in row.kinds for column in labels] for row in rows if row.has_figures]
    return any(
        own == [True, True] and here == [True, True] and below == [False, True]
        for own, (here, below) in zip(words, pairwise(places), strict=False)
    )


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


NAMED_SOON = 200
"""Within so many lines a second column of names has names."""


def side_by_side(grid: Grid, block: Block) -> list[Block]:
    """Two tables beside one another, parted by an empty column, as blocks of their own."""
    rows = [*block.heading, *block.body]
    if not grid.has_merged:
        rows = list({id(row.kinds): row for row in rows}.values())
    used = sorted({column for row in rows for column in _covered(grid, row)})
    if not used:
        return []
    runs: list[list[int]] = [[used[0]]]
    named = Counter(column for row in block.body[:NAMED_SOON] for column in row.texts)
    for column in used[1:]:
        has_names = named[column] >= 3 and _names_totals(grid, block, column)
        if column == runs[-1][-1] + 1 and not (has_names and _has_figures(block, runs[-1])):
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
        kept = [_only(grid, row, inside) for row in body]
        heading = [_only(grid, row, inside) for row in block.heading if inside & set(row.kinds)]
        part = Block(heading, kept, block.before, block.after, group[0], group[-1])
        if _has_figures(part, group):
            parts.append(part)
    return parts or [block]


def _names_totals(grid: Grid, block: Block, column: int) -> bool:
    """Whether a column of words has a total of its own, beside one on the left: it names the lines of another table."""
    return any(
        row.kinds.get(column) is Kind.TEXT and not TOTAL_ROLES.isdisjoint(row_roles(grid.text(row.number, column)))
        and any(at < column and not TOTAL_ROLES.isdisjoint(row_roles(grid.text(row.number, at))) for at in row.texts)
        for row in block.body
    )


def _only(grid: Grid, row: Row, columns: set[int]) -> Row:
    kinds = {column: kind for column, kind in row.kinds.items() if column in columns}
    texts, figures = ([c for c in some if c in columns] for some in (row.texts, row.figures))
    return Row(row.number, kinds, texts, figures, grid.sheet.cell(row.number, figures[0]).value if figures else None)


def _starts_with_labels(block: Block, run: list[int]) -> bool:
    words = sum(row.kinds.get(run[0]) is Kind.TEXT for row in block.body)
    figures = sum(row.kinds.get(run[0]) in FIGURES for row in block.body)
    return len(run) > 1 and words >= 2 and words > figures and _has_figures(block, run)


def _has_figures(block: Block, columns: list[int]) -> bool:
    inside = set(columns)
    return any(inside & set(row.figures) for row in block.body)
