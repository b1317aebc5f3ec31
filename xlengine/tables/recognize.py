"""Book → Tables: the blocks of each sheet read as lines and measures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from xlengine.bands import Strip
from xlengine.expression import expression
from xlengine.layout import TOTAL_ROLES, Line, Measure, Table
from xlengine.printed import NOTATIONS, decimal_mark_of
from xlengine.sheet import Area, Book, Sheet
from xlengine.tables.blocks import MOST_COLUMNS, Block, blocks_of, total_by_first_word
from xlengine.tables.columns import column_of_names, columns_of, names_in_two_columns, side_by_side
from xlengine.tables.counts import is_counted
from xlengine.tables.depth import deepen
from xlengine.tables.entries import as_rates, column_of, entries_of
from xlengine.tables.grid import Grid
from xlengine.tables.headings import heading_paths, measures_of
from xlengine.tables.kinds import FIGURES, Kind, Row, kind_of_text
from xlengine.tables.line_codes import mark_codes, take_codes
from xlengine.tables.rates import name_rates
from xlengine.terms import language_of, match, part_of, row_roles
from xlengine.terms.fold import fold

_FIGURES = expression("[0-9]+")
KINDS = (
    ("staffing", {"authorized_strength", "incumbency"}),
    ("staffing", {"vacancy_rate"}),
    ("outputs", {"delivery_rate"}),
    ("outputs", {"planned_output", "actual_output"}),
    ("indicators", {"target", "achieved"}),
    ("indicators", {"target", "actual"}),
    ("resources", {"apportionment", "expenditure"}),
    ("resources", {"appropriation", "expenditure"}),
    ("estimates", {"change"}),
    ("estimates", {"revised_estimate"}),
    ("headings", {"variance"}),
)
"""What a table is called, by the terms that its headings name; the first that fits."""


def tables_of(book: Book, totals: Collection[str] = ()) -> Iterator[Table]:
    """Every table of the book's visible sheets, in reading order."""
    for sheet in book.sheets:
        if not sheet.hidden:
            yield from tables_of_sheet(sheet, totals)


def tables_of_sheet(sheet: Sheet, totals: Collection[str] = ()) -> Iterator[Table]:
    """Every table of one sheet, top to bottom; `totals` are an office's own words for them."""
    grid = Grid(sheet, totals)
    for block in blocks_of(grid):
        for part in side_by_side(grid, block):
            table = table_of(grid, part)
            if table is not None:
                yield table


def table_of(grid: Grid, block: Block) -> Table | None:
    """One block as a table; None where it has no measures or no lines."""
    labels, columns = columns_of(grid, block)
    if not columns or len(columns) > MOST_COLUMNS:
        return None
    sheet, rows = grid.sheet, [row.number for row in block.body]
    strips = dict(zip(columns, sheet.strips(columns, rows), strict=True))
    measures = measures_of(block, strips, heading_paths(grid, block, columns))
    if not measures or not any(row.has_figures for row in block.body):
        return None
    title, unit, texts = _captions(grid, block)
    above = [text for row in block.before if not row.has_figures for text in _texts(grid, row)]
    language = language_of([*texts, *(text for m in measures for text in m.heading)])
    printed = []
    for measure in measures:
        texts = _printed(strips[measure.column])
        printed += texts
        figures = [text for text in texts if kind_of_text(text) is not Kind.NIL]
        if len(figures) > 1 and all(map(_IN_PER_CENT.search, figures)):
            measure.unit = "%"
    mark = decimal_mark_of(printed, NOTATIONS[language].decimal_mark)
    lines = _lines(grid, block, labels)
    counted = [is_counted(measure, strips[measure.column], above, unit) for measure in measures]
    entries = entries_of([
        column_of(measure.column, strips.pop(measure.column), mark, is_count)
        for measure, is_count in zip(measures, counted, strict=True)
    ], rows)  # fmt: skip
    for at, line in enumerate(lines):
        if line.is_a("as_percentage_of", "implementation_rate"):
            entries[at] = as_rates(entries[at])
    name_rates(lines, entries)
    mark_codes(measures, entries, block.names or labels[0], [at for at, line in enumerate(lines) if line.is_total])
    take_codes(lines, measures, entries, grid.text)
    deepen(lines, entries)
    area = Area(
        (block.heading or block.body)[0].number,
        min(*labels, *(m.column for m in measures)),
        block.body[-1].number,
        max(*labels, *(m.column for m in measures)),
    )
    heading = Area(area.top, area.left, block.heading[-1].number, area.right) if block.heading else None
    achieved_column, achieved = _achieved(grid, block, lines, {*labels, *(m.column for m in measures)})
    return Table(
        sheet=sheet.name,
        area=area,
        kind=_kind(measures, lines),
        language=language,
        title=title,
        unit=unit,
        lines=lines,
        measures=measures,
        entries=entries,
        header_area=heading,
        label_column=block.names or labels[0],
        achieved_column=achieved_column,
        achieved=achieved,
        notes=[text for row in block.after for text in _texts(grid, row)],
    )


def _achieved(grid: Grid, block: Block, lines: Sequence[Line], known: set[int]) -> tuple[int | None, dict[int, bool]]:
    """The column of words that says which targets were met, and what it says of each line."""
    for column in sorted({c for row in block.body for c in row.texts} - known):
        said = {
            at: any(found.term == "achieved" for found in match(grid.text(line.row, column), "mark"))
            for at, line in enumerate(lines)
        }
        if sum(said.values()) >= 2:
            return column, said
    return None, {}


def _texts(grid: Grid, row: Row) -> list[str]:
    return [grid.text(row.number, column) for column in row.texts]


def _captions(grid: Grid, block: Block) -> tuple[str, str, list[str]]:
    """Title, unit, and all words that tell the language."""
    above = [text for row in block.before if not row.has_figures for text in _texts(grid, row)]
    unit = next((text for text in reversed(above) if match(text, "unit")), "")
    titles = [text for text in above if text != unit and len(text) < 200]
    labels = [text for row in block.body[:60] for text in _texts(grid, row)]
    return (titles[-1] if titles else ""), unit, [*above, *labels]


_IN_PER_CENT = expression(r"[%٪％]\s?\)?$")


def _printed(strip: Strip) -> list[str]:
    """The figures of a column that are stored as text."""
    texts = () if strip.is_numeric else strip.values
    return [value for value in texts if isinstance(value, str) and kind_of_text(value) in FIGURES]


def _lines(grid: Grid, block: Block, labels: Sequence[int]) -> list[Line]:
    """The rows as lines. One column of labels, and nothing merged: then the labels are read together."""
    rows = block.body
    if len(labels) > 1 or grid.has_merged:
        names = block.names or column_of_names(grid, rows, labels)
        first = labels[-1] if names_in_two_columns(grid, rows, labels) else labels[0]
        lines = [_line(grid, row, labels, names, first) for row in rows]
        if lines and not lines[0].label and grid.merged(rows[0].number, names):
            label = grid.text(rows[0].number, names)  # it begins beside the heading
            lines[0] = _called(rows[0].number, label, 0, lines[0].bold)
        for before, line in pairwise(lines[:-1] if len(labels) > 1 else ()):
            if not line.label:
                line.indent = before.indent  # it goes on with what the line before is about
        return lines
    strip = grid.sheet.strips(labels, [row.number for row in rows])[0]
    return [
        _called(row.number, value.strip(), style.indent * 3 + len(value) - len(value.lstrip(_BLANKS)), style.bold)
        if isinstance(value, str) else _line(grid, row, labels, labels[0], labels[0])
        for row, value, style in zip(rows, strip.values, strip.styles, strict=True)
    ]  # fmt: skip


_BLANKS = " \u00a0\u3000\t"


def _line(grid: Grid, row: Row, labels: Sequence[int], names: int, first: int) -> Line:
    words = [(column, grid.text(row.number, column)) for column in labels if column in row.kinds]
    column, label = max(words, key=lambda pair: (pair[0] == names, len(pair[1])), default=(labels[0], ""))
    column, label = (column, label) if label else _total_among_numbers(grid, row, labels[0])
    cell = grid.sheet.cell(row.number, column)
    raw = cell.value if isinstance(cell.value, str) else ""
    blanks = len(raw) - len(raw.lstrip(_BLANKS))
    area = grid.merged(row.number, column)
    last = max((at for at in labels if area and column <= at <= area.right), default=max(column, labels[0]))
    indent = cell.style.indent * 3 + blanks + 3 * max(0, labels.index(last) - labels.index(first))
    return _called(row.number, label, indent, cell.style.bold, " ".join(text for at, text in words if at != column))


def _total_among_numbers(grid: Grid, row: Row, labels: int) -> tuple[int, str]:
    """Where a line without a label is called a total in a column of numbers before the labels, and how."""
    words = [(column, grid.text(row.number, column)) for column in row.kinds if column < labels]
    totals = [(column, text) for column, text in words if not TOTAL_ROLES.isdisjoint(roles_of(text)[0])]
    return totals[-1] if totals else (labels, "")


def _called(row: int, label: str, indent: int, bold: bool, code: str = "") -> Line:
    """A line with what its words propose."""
    roles, is_weak = roles_of(label) if label else ({}, False)
    if is_weak:
        return Line(row, label, indent, bold, roles, _named_by_weak(label), code)
    names = part_of(label) if roles and not TOTAL_ROLES.isdisjoint(roles) else ()
    return Line(row, label, indent, bold, roles, names, code)


def _named_by_weak(label: str) -> tuple[str, ...]:
    """What stands behind the first word of a label that only this word calls a total."""
    return (fold(label.partition(" ")[2]),) if " " in label else ()


def roles_of(label: str) -> tuple[dict[str, float], bool]:
    """What the words of a label propose, and whether only its first word does.

    Figures in it change nothing, so `Project 17` is looked up once for all.
    """
    return _roles_without_figures(_FIGURES.sub("0", _OF_THE_COUNTRY.sub("", label)))


_OF_THE_COUNTRY = expression(r"الناتج المحلي ال[إا]جمالي")
"""The gross domestic product is no total of a table, though `gross` is the word for one."""


@lru_cache(maxsize=65536)
def _roles_without_figures(label: str) -> tuple[dict[str, float], bool]:
    roles = row_roles(label)
    weak = {} if roles else total_by_first_word(label)
    return roles or weak, bool(weak)


def _kind(measures: Sequence[Measure], lines: Sequence[Line]) -> str:
    found = {term for measure in measures for term, weight in measure.terms.items() if weight >= 0.4}
    for kind, terms in KINDS:
        if terms <= found:
            return kind
    if any(line.is_a("other_income") for line in lines):
        return "income"
    return "table"
