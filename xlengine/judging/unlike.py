"""Cells unlike all others of their column, or of their line: another formula than the rest, or a figure typed over one.

Such a formula is compared with what those beside it would give in its place. Where they would give the same, it says
the same in other words; where theirs would contradict what is proved, it is meant to be another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from xlengine.across.additive import additive
from xlengine.bands import Filled
from xlengine.expression import expression
from xlengine.files.filled import relative
from xlengine.finding import Finding, Severity
from xlengine.judging.two_columns import Sum, sum_of, that_take_less
from xlengine.judging.typed_over import FOR_EACH, LEAST_FORMULAS
from xlengine.layout import State, Table
from xlengine.numberformat import is_percent_format
from xlengine.sheet import Book, Ref, column_letters

if TYPE_CHECKING:
    from xlengine.files.precedents import Span

_NAMED = expression(r"(?<![\w!.'])\$?([A-Z]{1,3})\$?([0-9]+)(?![\w(!.])")
BOTH = 2
"""Of three formulas the one that is unlike both others."""
MOST_LOOKED_AT = 64
_CELL = expression(r"\$?[A-Z]{1,3}\$?[0-9]+")
_SUM = expression(r"SUM\([^()]*\)")
_FACTOR = frozenset("*/^")
_CALLS = expression(r"([A-Z][A-Z0-9.]*)\(")


class Unlike(NamedTuple):
    """A cell, and what stands in its place if it is like those beside it: a formula, or the number of a text."""

    ref: Ref
    kin: str | Decimal
    where: str
    """`column` or `line`: what the others stand in."""


def unlike_others(table: Table, book: Book) -> Iterator[Unlike]:
    """The cells of a table that hold another formula than the others of their column or line, a figure, or a text."""
    sheet = book.sheet(table.sheet)
    if isinstance(sheet.rows, dict) and not any(cell.formula for row in sheet.rows.values() for cell in row.values()):
        return
    rows = [line.row for line in table.lines]
    columns = [measure.column for measure in table.measures]
    formulas = sheet.formulas(columns, rows)
    totals = {one.target for one in table.relations if one.axis == "down"}
    totals |= {at for at, line in enumerate(table.lines) if line.is_total}
    for at, measure in enumerate(table.measures):
        if not measure.is_code:
            yield from _in_column(table, book, at, formulas[at], totals)
            yield from _as_texts(table, at)
    adding = additive(table)
    several = Counter(line for at in adding for line, formula in enumerate(formulas[at]) if type(formula) is str)
    letters = [column_letters(table.measures[at].column) for at in adding]

    def sums_of(line: int) -> list[Sum | None]:
        return [_sum_of(formulas[at][line], letter) for at, letter in zip(adding, letters, strict=True)]

    for line, times in sorted(several.items()):
        if times > BOTH:
            yield from _in_line(table, book, line, adding, [formulas[at][line] for at in adding])
        for at, written in that_take_less(table, line, adding, sums_of):
            yield Unlike(table.ref(line, adding[at]), written.replace("#", letters[at]), "line")


def _in_column(
    table: Table, book: Book, at: int, formulas: Sequence[str | Filled | None], totals: set[int]
) -> Iterator[Unlike]:
    shapes: dict[object, str] = {}
    lines: dict[str, list[int]] = {}
    typed: list[int] = []
    for line, formula, own in zip(count(), formulas, table.lines, strict=False):
        if formula is None:
            entry = table.entries[line][at]
            typed += [line] if entry.state is State.FIGURE and not entry.as_text else []
        if formula is None or line in totals:
            continue
        name = shapes.get(formula)
        if name is None:
            text = formula.at(own.row) if isinstance(formula, Filled) else formula
            name = relative(text, own.row, own.row)
            if isinstance(formula, Filled):
                shapes[formula] = name
        lines.setdefault(name, []).append(line)
    if not lines or (len(lines) == 1 and not typed):
        return
    usual, *others = sorted(lines.values(), key=len, reverse=True)
    source = table.lines[usual[0]].row
    text = _text(formulas[usual[0]], source)
    if "/" not in text:  # a total of amounts is the sum of its lines; that of rates is the rate of its own amounts
        typed = [line for line in typed if line not in totals]
    if "[" not in relative(text, source, source):
        typed = []  # what takes a fixed cell alone is an assumption that any line may have of its own
    apart = sum(map(len, others))
    both = len(usual) == BOTH and apart == 1 and not typed and "!" not in text
    if not _are_few(len(usual), len(typed) + apart) and not both:
        return
    for line in sorted([*typed, *(line for some in others for line in some)]):
        ref = table.ref(line, at)
        kin = _moved_down(text, ref.row - source)
        named = named_by(kin, ref, book)
        empty = [one for one in named if book.cell(one).value is None]
        if named and all(_is_often_empty(one, ref, table, usual, book) for one in empty) and _is_of_their_kind(
            _text(formulas[line], ref.row), kin, ref, book):  # fmt: skip
            yield Unlike(ref, kin, "column")


def _is_often_empty(cell: Ref, ref: Ref, table: Table, lines: Sequence[int], book: Book) -> bool:
    """Whether a cell of the formula's own line has no value, as none has in its column in others of these lines."""
    same_line = cell.sheet == ref.sheet and cell.row == ref.row
    return same_line and any(
        book.cell(Ref(cell.sheet, table.lines[at].row, cell.column)).value is None for at in lines[:MOST_LOOKED_AT]
    )


def _as_texts(table: Table, at: int) -> Iterator[Unlike]:
    """The numbers of a column that are stored as texts, where the others are numbers."""
    figures = [(line, row[at]) for line, row in enumerate(table.entries) if row[at].state is State.FIGURE]
    texts = [(line, entry) for line, entry in figures if entry.as_text and not entry.is_formula]
    if texts and len(texts) * FOR_EACH <= len(figures):
        for line, entry in texts:
            if entry.value is not None:
                yield Unlike(table.ref(line, at), entry.value, "column")


def _in_line(
    table: Table, book: Book, line: int, adding: Sequence[int], formulas: Sequence[str | Filled | None]
) -> Iterator[Unlike]:
    """Of formulas that take only cells of their own column."""
    texts = [one if isinstance(one, str) else None for one in formulas]
    letters = [column_letters(table.measures[at].column) for at in adding]
    quick = {text and text.replace(letter, "#") for text, letter in zip(texts, letters, strict=True)}
    if len(quick) == 1:
        return
    written = [text and _of_its_column(text, letter) for text, letter in zip(texts, letters, strict=True)]
    told = Counter(one for one in written if one)
    if not told:
        return
    usual, times = told.most_common(1)[0]
    adds = _FACTOR.isdisjoint(usual)
    others = [at for at, one in enumerate(written) if one != usual and (
        one or (adds and formulas[at] is None and table.entries[line][adding[at]].state is State.FIGURE))]  # fmt: skip
    both = times == BOTH and len(others) == 1 and bool(written[others[0]])
    if not _are_few(times, len(others)) and not both:
        return
    for at in others:
        ref, kin = table.ref(line, adding[at]), usual.replace("#", letters[at])
        named = named_by(kin, ref, book)
        own = _text(formulas[at], ref.row)
        has_figures = (isinstance(book.cell(one).value, Decimal) for one in named)
        if (any(has_figures) if ":" in kin else all(has_figures)) and _is_of_their_kind(
            own, kin, ref, book) and not _adds_all_and_more(own, kin, ref, book):  # fmt: skip
            yield Unlike(ref, kin, "line")


def _sum_of(formula: str | Filled | None, letter: str) -> Sum | None:
    return sum_of(_of_its_column(formula, letter)) if isinstance(formula, str) else None


def _are_few(usual: int, others: int) -> bool:
    return usual >= LEAST_FORMULAS and usual >= FOR_EACH * others


def _adds_all_and_more(formula: str, kin: str, ref: Ref, book: Book) -> bool:
    """Whether a formula takes all lines that the others do, and one more: they may leave out what it does not."""
    own, theirs = (
        {row for _, area in _areas(text, ref, book) for row in range(area.top, area.bottom + 1)}
        for text in (formula, kin)
    )
    return own > theirs


def _text(formula: str | Filled | None, row: int) -> str:
    return formula.at(row) if isinstance(formula, Filled) else formula or ""


@lru_cache(maxsize=4096)
def _of_its_column(formula: str, letter: str) -> str:
    """The formula with a sign in place of its own column; empty where it takes cells of another one."""
    columns = {match[1] for match in _NAMED.finditer(formula)}
    if columns != {letter} or "!" in formula or "#" in formula:
        return ""
    return _NAMED.sub(lambda match: match[0].replace(match[1], "#", 1), formula)


def _moved_down(formula: str, rows: int) -> str:
    """A formula as it would be filled down that many rows."""
    parts = formula.split('"')
    for at in range(0, len(parts), 2):
        parts[at] = _ROW.sub(lambda match: f"{match[1]}{int(match[2]) + rows}", parts[at])
    return '"'.join(parts)


_ROW = expression(r"((?<![\w.$])\$?[A-Z]{1,3})([0-9]+)(?![\w(!.])")


def wrong_ones(found: Iterable[Finding], book: Book) -> Iterator[Unlike]:
    """The typed figures that are wrong, with what belongs there: formulas may be right once they are."""
    for one in found:
        is_wrong = one.ref is not None and one.severity is Severity.ERROR and one.expected is not None
        if is_wrong and one.ref is not None and isinstance(book.cell(one.ref).value, Decimal):
            cell = book.cell(one.ref)
            if cell.formula is None and not is_percent_format(cell.style.number_format):
                yield Unlike(one.ref, Decimal(str(one.expected)), "")


def _areas(formula: str, ref: Ref, book: Book) -> Sequence[Span]:
    from xlengine.files.calculate import precedents

    return precedents(formula, ref.sheet, book)


def named_by(formula: str, ref: Ref, book: Book) -> list[Ref]:
    """The cells, and corners of areas, that a formula names where it stands."""
    return [
        Ref(sheet, *corner) for sheet, area in _areas(formula, ref, book)
        for corner in dict.fromkeys((area[:2], area[2:]))
    ]  # fmt: skip


def _is_of_their_kind(formula: str, kin: str, ref: Ref, book: Book) -> bool:
    """Whether a cell may be meant to hold what the others do: it is typed, or takes what they take, and no more."""
    if not formula:
        return True
    called, known = set(_CALLS.findall(formula)), set(_CALLS.findall(kin))
    if ("/" in formula) is not ("/" in kin) or not called <= (known or {"SUM"}):
        return False
    if _SUM.fullmatch(kin) and _CELL.fullmatch(formula):
        return False  # what stands at the beginning of a year, or at its end, is not added over its months
    own, theirs = ({(one.sheet, one.column) for one in named_by(text, ref, book)} for text in (formula, kin))
    is_link = len(own) == len(theirs) == 1 and ref.sheet not in {sheet for sheet, _ in own | theirs}
    return is_link or not own.isdisjoint(theirs)
