"""A figure found by its words in the open workbook, whatever the workbook's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from xlengine.expression import expression
from xlengine.functions.cells import NOT_A_FIGURE, NOT_THERE, Grid, grid_of, is_blank
from xlengine.functions.declared import Declared, function
from xlengine.layout import Line, Measure, State, Table
from xlengine.sheet import Book, CellError, Value
from xlengine.tables.recognize import tables_of
from xlengine.terms import TERMS, match, row_roles
from xlengine.terms.fold import fold
from xlengine.terms.rows import bare_label

DECLARED: list[Declared] = []

_provider: ContextVar[Callable[[], Book] | None] = ContextVar("open workbook", default=None)
_NUMBER = expression(r"[0-9]+(?:\.[0-9a-z]+)*|\b[ivxlc]+\b")
SURE = 0.5
"""The least weight of a term that a line or a heading is taken for."""


@contextmanager
def looking_into(provider: Callable[[], Book]) -> Iterator[None]:
    """Functions called inside look into this workbook; it is read when one of them asks."""
    token = _provider.set(provider)
    try:
        yield
    finally:
        _provider.reset(token)


@function(
    DECLARED,
    needs_book=True,
    table="The table: its name such as Table 1, its title, or the name of its sheet.",
    line="The line: its label, or what it is, such as net requirements; a range of labels gives a figure for each.",
    measure="The column: its heading, or what it is, such as expenditure, in any of the six languages.",
    watched="Cells at whose change the function is computed again; the values are not used.",
)
def figure(table: Any, line: Any, measure: Any, watched: Any = None) -> Grid:
    """A figure of the open workbook, found by its words: table, line, column. #N/A: not found. #VALUE!: several fit."""
    provider = _provider.get()
    if provider is None:
        return [[NOT_THERE]]
    tables = list(tables_of(provider()))
    names, headings = grid_of(table)[0][0], grid_of(measure)
    lines = grid_of(line)
    return [
        [_figure(tables, names, one, heading) for one in row for heading in headings[0 if len(headings) == 1 else at]]
        for at, row in enumerate(lines[: len(lines) if len(headings) == 1 else len(headings)])
    ]


def _figure(tables: Sequence[Table], table: Any, line: Any, measure: Any) -> Value:
    for cell in (table, line, measure):
        if isinstance(cell, CellError):
            return cell
    if is_blank(line) or is_blank(measure):
        return None
    wanted = _of_name(tables, str(table or ""))
    found: list[Value] = []
    for one in wanted:
        lines = _best([_line_fits(each, str(line)) for each in one.lines])
        measures = _best([_measure_fits(each, str(measure)) for each in one.measures])
        if len(lines) > 1 or len(measures) > 1:
            return NOT_A_FIGURE
        if lines and measures:
            entry = one.entries[lines[0]][measures[0]]
            found.append(NOT_A_FIGURE if entry.state in (State.TEXT, State.ERROR) else entry.value)
    if len(found) > 1:
        return NOT_A_FIGURE
    return found[0] if found else NOT_THERE


def _of_name(tables: Sequence[Table], name: str) -> list[Table]:
    folded = fold(name)
    same = [table for table in tables if folded in (fold(table.sheet), fold(table.title))]
    number = _number(name)
    if same or number is None:
        return same
    return [table for table in tables if number in (_number(table.title), _number(table.sheet))]


def _number(name: str) -> str | None:
    """`1` of `Table 1`, `Таблица 1. Ресурсы` and `表1`; None where the words name no numbered table."""
    if not any(hit.term == "table" for hit in match(name, "title")):
        return None
    found = _NUMBER.search(fold(name))
    return found[0] if found else None


def _best(weights: Sequence[float]) -> list[int]:
    most = max(weights, default=0.0)
    return [at for at, weight in enumerate(weights) if weight == most] if most >= SURE else []


def _line_fits(line: Line, wanted: str) -> float:
    if fold(line.label) == fold(wanted):
        return 3.0
    if bare_label(line.label) == bare_label(wanted):
        return 2.0
    terms = {term for term, weight in row_roles(wanted).items() if weight >= SURE} | _spelled(wanted)
    return max((line.roles.get(term, 0.0) for term in terms), default=0.0)


def _measure_fits(measure: Measure, wanted: str) -> float:
    if fold(wanted) in (fold(measure.title), *(fold(text) for text in measure.heading[-1:])):
        return 3.0
    terms = {hit.term for hit in match(wanted, "column") if hit.weight >= SURE} | _spelled(wanted)
    weight = max((measure.terms.get(term, 0.0) for term in terms), default=0.0)
    if weight and "percentage" in measure.terms and "percentage" not in terms:
        weight -= 0.001  # of amount and percentage under one heading, the heading's own word means the amount
    return weight + 0.001 if weight and "percentage" not in measure.terms else weight


def _spelled(wanted: str) -> set[str]:
    """A term by its own name: `net requirements`."""
    term = fold(wanted).replace(" ", "_")
    return {term} if term in TERMS else set()
