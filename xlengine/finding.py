"""What a check says and what a recalculation does: Finding, Change, and what was left unchecked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple, Protocol, overload

from xlengine.sheet import Area, Ref, Value


class Severity(StrEnum):
    """error: no rounding explains it · warning: probably wrong, a person decides · note: true, but worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Change(NamedTuple):
    """One cell's new value. A formula stays as it is: then `value` is its refreshed result."""

    ref: Ref
    value: Value
    before: Value = None
    code: str = ""
    """The rule that gives the value, such as XLE101; empty for a formula's result that no rule gives."""
    formula: str | None = None
    """Set only where a recalculation was asked to write formulas; without the leading `=`."""
    number_format_decimals: int | None = None
    """Decimals that a blank cell without a number format should show; None leaves the cell's format alone."""
    keeps_formula: bool = False
    """The cell holds a formula: only its stored result is refreshed."""


class Because(NamedTuple):
    """One figure that another came from."""

    ref: Ref
    value: Value


class Finding(NamedTuple):
    """A disagreement between a figure and its cell."""

    code: str
    name: str
    severity: Severity
    ref: Ref | None
    """None where the finding is about the whole workbook."""
    message: str
    found: str | None = None
    expected: str | None = None
    because: tuple[Because, ...] = ()
    change: Change | None = None
    """The change that mends it, where that is safe."""
    accepted: str | None = None
    """Why a person accepted it, from xlengine.toml; None where nobody did."""
    follows: tuple[Ref, ...] = ()
    """The cells that are wrong themselves and beside which alone this one is."""

    @property
    def fixable(self) -> bool:
        return self.change is not None


class Run(Protocol):
    """Very many findings of one code on one sheet, each made when it is asked for, in reading order."""

    @property
    def sheet(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Finding]: ...
    def last(self) -> Finding:
        """The last of them."""


class Findings(Sequence[Finding]):
    """The findings of a workbook in reading order, where some are too many to be kept one by one."""

    def __init__(self, told: Sequence[Finding], runs: Sequence[Run], order: Callable[[Finding], Any]) -> None:
        self.told, self.runs, self._order = told, runs, order

    def __iter__(self) -> Iterator[Finding]:
        return merge(self.told, *self.runs, key=self._order)

    def begun(self, most: int) -> tuple[list[Finding], Counter[tuple[Severity, str]]]:
        """The same, of each run no more than so many; and how many are left out, by severity and code."""
        found = merge(self.told, *(islice(run, most) for run in self.runs), key=self._order)
        left_out = Counter[tuple[Severity, str]]()
        for run in self.runs:
            left_out[run.severity, run.code] += max(0, len(run) - most)
        return list(found), left_out

    def __len__(self) -> int:
        return len(self.told) + sum(len(run) for run in self.runs)

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> list[Finding]: ...
    def __getitem__(self, at: int | slice) -> Finding | list[Finding]:
        return list(self)[at]

    def __reversed__(self) -> Iterator[Finding]:
        return reversed(list(self))


class Unchecked(NamedTuple):
    """An area that looks like a table and that the engine leaves alone, with the reason in words."""

    sheet: str
    area: Area
    why: str


@dataclass(slots=True)
class Tally:
    """The counts that a report ends with."""

    workbooks: int = 0
    tables: int = 0
    figures: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    accepted: int = 0
    tied: int | None = None
    untied: int | None = None
    refused: list[str] = field(default_factory=list)
