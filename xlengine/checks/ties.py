"""Ties between tables: the same line shows the same figures in each, or its thousandfold in full dollars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from xlengine.checks.matched_lines import Pair, equal
from xlengine.finding import Because, Finding, Severity
from xlengine.layout import Entry
from xlengine.printed import show
from xlengine.review import Review
from xlengine.rule import RULES
from xlengine.sheet import Area, Book, Ref


class Tie(NamedTuple):
    """Two cells that must show one figure."""

    first: Ref
    second: Ref
    one: Entry
    two: Entry
    scale: int
    """How often the second goes into the first: 1, or 1000 for full dollars of thousands."""
    code: str
    label: str

    @property
    def holds(self) -> bool:
        return equal(self.one, self.two, self.scale)


def ties_of(pairs: Sequence[Pair]) -> Iterator[Tie]:
    """Every two cells that are tied, whether the tie holds or not."""
    for pair in pairs:
        headings = "headings" in (pair.first.kind, pair.second.kind)
        code = "XLE303" if pair.scale == 1000 else "XLE302" if headings else "XLE301"
        for line, other in [*pair.tied, *pair.broken]:
            for a, b in pair.columns:
                one, two = pair.first.entries[line][a], pair.second.entries[other][b]
                if one.is_number and two.is_number:
                    label = pair.second.lines[other].label or pair.first.lines[line].label
                    yield Tie(pair.first.ref(line, a), pair.second.ref(other, b), one, two, pair.scale, code, label)


def tie_findings(review: Review, pairs: Sequence[Pair]) -> list[Finding]:
    """Each cell that differs from what it is tied to.

    Of two cells that differ the one is named that differs from more others, or that its own table contradicts, or
    whose formula takes the other's figure; else the one that stands first in the workbook.
    """
    broken = [tie for tie in ties_of(pairs) if not tie.holds and not _adds_something(tie, review.book)]
    votes = Counter(ref for tie in broken for ref in (tie.first, tie.second))
    wrong = {finding.ref for finding in review.findings if finding.severity is Severity.ERROR}
    found: dict[Ref, Finding] = {}
    for tie in broken:
        finding = _finding(tie, _is_second(tie, votes, wrong, review))
        if finding.ref is not None:
            found.setdefault(finding.ref, finding)
    return list(found.values())


def _adds_something(tie: Tie, book: Book) -> bool:
    """Whether the formula of one cell takes the other and further cells: what it shows is meant to differ."""
    from xlengine.files.calculate import precedents

    for own, other in ((tie.first, tie.second), (tie.second, tie.first)):
        formula = book.cell(own).formula
        named = precedents(formula, own.sheet, book) if formula else []
        if len(named) > 1 and (other.sheet, Area(*other.place, *other.place)) in named:
            return True
    return False


def _is_second(tie: Tie, votes: Counter[Ref], wrong: set[Ref | None], review: Review) -> bool:
    """Whether the second cell is the one to be named."""
    if votes[tie.first] != votes[tie.second]:
        return votes[tie.second] > votes[tie.first]
    if (tie.first in wrong) != (tie.second in wrong):
        return tie.second in wrong
    if (tie.first in review.figures) != (tie.second in review.figures):
        return tie.first in review.figures  # the first one is borne out by its own table
    first, second = review.book.cell(tie.first), review.book.cell(tie.second)
    return first.formula is None and second.formula is not None and tie.first.sheet in second.formula


def _finding(tie: Tie, is_second: bool) -> Finding:
    one, two = tie.one.value or Decimal(0), tie.two.value or Decimal(0)
    if is_second:
        expected = one / tie.scale
        times = " divided by 1 000" if tie.scale == 1000 else ""
        return _said(tie.second, tie.two, tie.first, tie.one, expected, times, tie)
    times = " times 1 000" if tie.scale == 1000 else ""
    return _said(tie.first, tie.one, tie.second, tie.two, two * tie.scale, times, tie)


def _said(ref: Ref, entry: Entry, other: Ref, theirs: Entry, expected: Decimal, times: str, tie: Tie) -> Finding:
    own = show(entry.value or Decimal(0), entry.decimals)
    shown = show(theirs.value or Decimal(0), theirs.decimals)
    message = f"{own}, and {other} shows {shown}{times} for “{tie.label}”"
    because = (Because(other, theirs.value),)
    name = RULES[tie.code].name
    return Finding(tie.code, name, Severity.ERROR, ref, message, f"{entry.value:f}", f"{expected:f}", because)
