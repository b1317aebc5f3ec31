"""What a table is, once it has been read: its lines, its measures, and how they hang together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from xlengine.rule import Form, Rule
from xlengine.sheet import Area, Place, Ref

TOTAL_ROLES = frozenset(
    ("total", "subtotal", "grand_total", "gross_requirements", "net_requirements", "total_requirements")
)
"""Terms that call a line a total."""


class State(StrEnum):
    """What a cell of a table holds."""

    FIGURE = "figure"
    NIL = "nil"
    """A dash: printed as nothing, counted as zero."""
    BLANK = "blank"
    TEXT = "text"
    """Words where a figure could stand: `not applicable`, `х`. No number can be computed from it."""
    ERROR = "error"
    """An Excel error value; it goes through every rule as itself."""

    __hash__ = str.__hash__


FIGURES = frozenset((State.FIGURE, State.NIL))  # what is a number


class Entry(NamedTuple):
    """One cell of a table, as a figure."""

    row: int
    column: int
    state: State
    value: Decimal | None
    """In the measure's own unit; a percentage always in points (2.7), however it is stored."""
    decimals: int
    """The last place that the figure claims; its rounding is half a unit of it."""
    is_formula: bool = False
    as_text: bool = False
    """The figure is stored as printed text, such as `(1 204.5)`."""
    as_fraction: bool = False
    """Stored as a fraction under a % format: 0.027 for 2.7; of an empty cell, that it has such a format."""
    is_exact: bool = False
    """The stored number is no printed figure: it comes from a formula, or has more decimals than are shown."""
    shown: int | None = None
    """The decimals that the cell's format shows; None where it does not say."""

    @property
    def place(self) -> Place:
        return Place(self.row, self.column)

    @property
    def is_number(self) -> bool:
        return self.state in FIGURES


@dataclass(slots=True)
class Line:
    """One row of a table."""

    row: int
    label: str
    indent: int
    bold: bool
    roles: Mapping[str, float] = field(default_factory=dict)
    """Terms that its words propose, with the weight of each."""
    names: tuple[str, ...] = ()
    """What its label says that it adds up: `part ii` of `Total, PART II`."""
    code: str = ""
    """Its number in a column of numbers, or by its depth: `2.1` for the first line within the second."""

    def is_a(self, *terms: str) -> bool:
        return bool(self.roles) and not self.roles.keys().isdisjoint(terms)

    @property
    def is_total(self) -> bool:
        """Whether the words call the line a total of what stands above it."""
        roles = self.roles
        return bool(roles) and not TOTAL_ROLES.isdisjoint(roles) and not self.is_a("total_above", "as_percentage_of")


@dataclass(slots=True)
class Measure:
    """One column of a table."""

    column: int
    heading: tuple[str, ...]
    """The levels of its header, top to bottom."""
    terms: dict[str, float] = field(default_factory=dict)
    group: tuple[str, ...] = ()
    """The header above its own level, that several measures share."""
    number: str = ""
    """Its own number in a formula row: `3` of `(3)=(1)-(2)`."""
    formula: tuple[str, tuple[tuple[int, str], ...]] | None = None
    """What the formula row says: (`sum`, signed numbers) or (`quotient`, numerator and denominator)."""
    is_code: bool = False
    unit: str = ""

    @property
    def title(self) -> str:
        return _joined(self.heading)

    def is_a(self, *terms: str) -> bool:
        return any(term in self.terms for term in terms)


@lru_cache(maxsize=4096)
def _joined(levels: tuple[str, ...]) -> str:
    return " / ".join(dict.fromkeys(text for text in levels if text))


class Evidence(NamedTuple):
    """Why a relation is believed."""

    hits: int = 0
    """Figures that agree, up to rounding, and could have disagreed."""
    misses: int = 0
    by_words: bool = False
    by_formula_row: bool = False
    by_native_formula: bool = False
    apart: int = 0
    """Figures that do not agree in lines that lack a part: these are left alone."""
    earlier: bool = False
    """What an earlier workbook says, before its figures were typed anew."""
    either_way: bool = False
    """Only figures tie these lines; which of them is computed, no word says."""

    @property
    def is_told(self) -> bool:
        """Whether more than figures says it."""
        return self.by_words or self.by_formula_row or self.by_native_formula

    def __str__(self) -> str:
        parts = []
        if self.hits or self.misses:
            parts.append(f"{self.hits} of {self.hits + self.misses} figures agree")
        if self.apart:
            told = "1 line lacks a part and is" if self.apart == 1 else f"{self.apart} lines lack a part and are"
            parts.append(f"{told} left alone")
        if self.by_words:
            parts.append("the words say so")
        if self.by_formula_row:
            parts.append("the formula row says so")
        if self.by_native_formula:
            parts.append("the cells' own formulas say so")
        if self.earlier:
            parts.append("in the earlier workbook")
        return ", ".join(parts) or "no evidence"


class Relation(NamedTuple):
    """One measure (or line) from others: `target` and `arguments` index the table's measures or lines."""

    axis: str
    """`across`: target and arguments are measures. `down`: they are lines."""
    target: int
    arguments: tuple[int, ...]
    signs: tuple[int, ...]
    """+1 or -1 for each argument of a sum; a quotient's part and whole are both +1."""
    form: Form
    rule: Rule
    evidence: Evidence = Evidence()
    running: bool = False
    """Added up from line to line: the first argument is the target's own figure in the line before."""
    base_line: int | None = None
    """The line whose figure is the whole, where a percentage is of its column's total."""
    only: frozenset[int] | None = None
    """Where it holds: lines of an across relation, measures of a down relation. None: everywhere."""
    times: Decimal = Decimal(1)
    """What a product is taken times: a hundredth where one factor is a percentage, twelve for a year of months."""


@dataclass(slots=True)
class Table:
    """A part of a sheet whose headers have been recognized, with its lines and their relations."""

    sheet: str
    area: Area
    kind: str
    """resources, estimates, staffing, outputs, indicators, income, headings, amounts, training, or `table`."""
    language: str
    title: str
    unit: str
    lines: list[Line]
    measures: list[Measure]
    entries: list[Sequence[Entry]]
    """entries[line][measure]."""
    relations: list[Relation] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    """What is left alone in this table, and why."""
    passed_over: dict[int, int] = field(default_factory=dict)  # by total, the line right above that it leaves out
    header_area: Area | None = None
    label_column: int = 0
    derived: set[int] = field(default_factory=set)
    """Measures that are computed across."""
    contradictions: dict[int, str] = field(default_factory=dict)
    """Measures whose formula row contradicts the figures or the words, and how."""
    achieved_column: int | None = None
    achieved: dict[int, bool] = field(default_factory=dict)
    """By line, whether its words say that the target was met; lines that say nothing at all are not here."""
    notes: list[str] = field(default_factory=list)
    """Words below the table: footnotes, mostly."""
    before: Before | None = None
    told_nil: frozenset[tuple[int, int]] = frozenset()
    """Cells, by row and measure, that are nil where they are empty: an earlier workbook shows it."""

    def ref(self, line: int, measure: int) -> Ref:
        entry = self.entries[line][measure]
        return Ref(self.sheet, entry.row, entry.column)

    def inputs_among(self, columns: Sequence[int]) -> Sequence[int]:
        """The measures that are not computed across; all of these where all are."""
        return [column for column in columns if column not in self.derived] or columns

    def has_percent_formats(self, measure: int) -> bool:
        """Whether some cells of a measure have a percent format."""
        return True in [row[measure].as_fraction for row in self.entries]

    def filled(self, columns: Sequence[int]) -> list[bool]:
        """By line, whether one of these measures has a figure there."""
        empty: Sequence[int] = range(len(self.entries))
        for column in columns:
            empty = [at for at in empty if self.entries[at][column].state not in FIGURES]
        left = set(empty)
        return [at not in left for at in range(len(self.entries))]

    def frame(self, floats: bool = False) -> Any:
        """The table as a pandas frame: exact decimals, or floats on request."""
        from xlengine.frames import frame_of

        return frame_of(self, floats)


class Before(NamedTuple):
    """A table as an earlier workbook has it, and where each of its lines and measures stands now."""

    table: Table
    lines: Mapping[int, int]
    measures: Mapping[int, int]
