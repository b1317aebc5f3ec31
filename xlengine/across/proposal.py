"""One hypothesis about a measure: from which others it comes, in which form, and how surely words say so."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from xlengine.rule import RULES, Form, Rule

SPELLED_OUT = 1.5
"""A formula in the heading or below it, or the definition of a rate, says so.

Of two readings the surer is tried first: only the order of these and the bounds USUAL, SAID and BY_FIGURES count.
"""
NAMED = 1.45
"""The heading names every column it takes."""
EXACT = 1.4
"""Words and place leave no other reading."""
CLOSE = 1.35
"""So do words that name part of it, or a group of columns."""
USUAL = 1.3
"""What such a heading means. From here on words are followed against figures, which may be misprints."""
GROUPED = 1.25
"""So do totals of groups, where the groups show."""
LIKELY = 1.2
"""A reading that has rivals: the years beside it, everything before it."""
POSSIBLE = 1.1
"""The weaker one of two such readings."""
SAID = 1.0
"""Words say it at least. Anything below needs figures that prove it."""
BY_FIGURES = 0.0
"""No word says so: nothing but the figures could; what is added before what is taken off, and the last column before
others, so less for these."""


class Proposal(NamedTuple):
    """One hypothesis: the target comes from the arguments in this form."""

    target: int
    form: Form
    arguments: tuple[int, ...]
    signs: tuple[int, ...]
    prior: float
    """How surely words say so, from SPELLED_OUT down to BY_FIGURES and below."""
    rule: Rule | None = None
    by_formula_row: bool = False
    sign_is_explicit: bool = False
    """The heading itself says which way: surplus/(deficit), increase/(decrease)."""
    running: bool = False
    """Added up from line to line: the first argument is the target's own figure in the line before."""
    base_line: int | None = None
    """The line whose figure is the whole, where a percentage is of the column's total."""
    by_formulas: bool = False
    """The formulas of the column say that it is the computed one."""
    times: Decimal = Decimal(1)
    """What a product is taken times: a hundredth where one factor is a percentage, twelve for a year of months."""

    @classmethod
    def product(
        cls, target: int, factors: Sequence[int], prior: float, times: Decimal = Decimal(1), *, by_row: bool = False
    ) -> Proposal:
        """Every factor multiplied."""
        return cls(target, Form.PRODUCT, tuple(factors), (1,) * len(factors), prior, None, by_row, times=times)

    @classmethod
    def added(cls, target: int, parts: Sequence[int], prior: float, rule: Rule | None = None) -> Proposal:
        """Every part added."""
        return cls(target, Form.SUM, tuple(parts), (1,) * len(parts), prior, rule)

    @classmethod
    def total(cls, target: int, parts: Sequence[int], prior: float) -> Proposal:
        """Every part added, where words call the target a total."""
        return cls.added(target, parts, prior, RULES["XLE115"])

    @classmethod
    def less(
        cls, target: int, whole: int, parts: Sequence[int], prior: float, rule: Rule | None = None,
        sign_is_explicit: bool = False,
    ) -> Proposal:  # fmt: skip
        """The whole less every part."""
        signs = (1, *(-1 for _ in parts))
        return cls(target, Form.SUM, (whole, *parts), signs, prior, rule, False, sign_is_explicit)

    @classmethod
    def difference(
        cls, target: int, first: int, second: int, prior: float, rule: Rule | None = None,
        sign_is_explicit: bool = False,
    ) -> Proposal:  # fmt: skip
        """The first less the second."""
        return cls(target, Form.DIFFERENCE, (first, second), (1, -1), prior, rule, False, sign_is_explicit)

    @classmethod
    def quotient(
        cls, target: int, form: Form, both: tuple[int, ...], prior: float, rule: Rule | None = None,
        by_formula_row: bool = False, base_line: int | None = None,
    ) -> Proposal:  # fmt: skip
        """A percentage, fraction, growth or vacancy: what is held against what."""
        return cls(target, form, both, (1, 1), prior, rule, by_formula_row, base_line=base_line)

    @property
    def sources(self) -> tuple[int, ...]:
        """The measures that must be known first; a running sum begins with itself."""
        return self.arguments[1:] if self.running else self.arguments

    @property
    def is_quotient(self) -> bool:
        return self.form not in (Form.SUM, Form.DIFFERENCE)

    @property
    def divides(self) -> bool:
        return self.is_quotient and self.form is not Form.PRODUCT

    @property
    def identity(self) -> tuple[object, ...]:
        """Two hypotheses with one identity say the same thing: a - b = c and b + c = a."""
        if self.is_quotient or self.running:
            return ("quotient", self.target)
        return ("sum", frozenset((self.target, *self.arguments)))

    @property
    def order(self) -> tuple[int, ...]:
        """Between equals the measure that stands last is the computed one."""
        return (-self.target, len(self.arguments), *(-a for a in self.arguments))

    def same_as(self, other: Proposal) -> bool:
        """Whether both give the same number."""
        return (
            (self.target, self.form) == (other.target, other.form)
            and set(zip(self.arguments, self.signs, strict=True)) == set(zip(other.arguments, other.signs, strict=True))
            and (not self.divides or self.arguments == other.arguments) and self.times == other.times
        )
