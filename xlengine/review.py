"""What one run over one workbook gives: its tables, figures, findings and changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from xlengine.finding import Change, Finding, Findings, Severity, Unchecked
from xlengine.layout import Table
from xlengine.number import rounded
from xlengine.rule import Rule
from xlengine.sheet import Book, Ref


@dataclass(slots=True)
class Figure:
    """One cell's rightful value, with the rule and the figures that it came from."""

    ref: Ref
    value: Decimal | None
    """What belongs in the cell, rounded to its decimals; None where no number can be computed."""
    rule: Rule
    inputs: tuple[Ref, ...]
    """The cells it came from, in the order of the rule's parameters."""
    table: Table
    label: str
    measure: str
    signs: tuple[int, ...] = ()
    unrounded: Decimal | Fraction | None = None
    shown: int | None = None
    """The decimals that it is shown with; it may keep more, so that whoever rounds it again is right."""

    @property
    def exact(self) -> str:
        """The unrounded value, as text, cut after six decimals of a fraction that does not end; empty if the same."""
        if self.unrounded is None or self.value is None or Fraction(self.unrounded) == Fraction(self.value):
            return ""
        if isinstance(self.unrounded, Decimal):
            return f"{self.unrounded:f}"
        return f"{rounded(self.unrounded, 6).normalize():f}"


@dataclass(slots=True)
class Review:
    """One workbook, reviewed. `changes` and `output` are filled by a recalculation only."""

    path: str
    book: Book
    tables: list[Table] = field(default_factory=list)
    figures: Mapping[Ref, Figure] = field(default_factory=dict)
    findings: Sequence[Finding] = field(default_factory=list)
    unchecked: list[Unchecked] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    output: str | None = None
    tied: int | None = None
    untied: int | None = None

    def count(self, severity: Severity) -> int:
        """How many findings of that severity nobody has accepted."""
        told = self.findings.told if isinstance(self.findings, Findings) else self.findings
        runs = self.findings.runs if isinstance(self.findings, Findings) else ()
        many = sum(len(run) for run in runs if run.severity is severity)
        return many + sum(f.severity is severity and f.accepted is None for f in told)

    @property
    def accepted(self) -> int:
        """How many findings a person has accepted."""
        told = self.findings.told if isinstance(self.findings, Findings) else self.findings
        return sum(finding.accepted is not None for finding in told)


class Explanation(NamedTuple):
    """One figure unfolded: what it is, by which rule, and each of its inputs unfolded in turn."""

    ref: Ref
    label: str
    measure: str
    value: str
    sign: int = 1
    """How it enters the figure above it: +1 added, -1 deducted."""
    rule: Rule | None = None
    """None for an input."""
    note: str = ""
    """`memo line, not added`, `typed in`, `published figure differs: 230.0`."""
    parts: tuple[Explanation, ...] = ()
