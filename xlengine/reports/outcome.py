"""What a run has to tell beside its reviews: which workbooks were refused, and the counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from xlengine.finding import Finding, Severity, Tally
from xlengine.layout import Table
from xlengine.review import Review
from xlengine.sheet import Ref


class Refusal(NamedTuple):
    """A workbook, a text or a folder that could not be read or written, with the reason in one sentence."""

    path: str
    why: str
    what: str = "workbook"


def tally(reviews: Iterable[Review], refusals: Sequence[Refusal] = ()) -> Tally:
    """The counts that a report ends with; accepted findings are counted apart."""
    counts = Tally(refused=[refusal.path for refusal in refusals])
    for review in reviews:
        counts.workbooks += 1
        counts.tables += len(review.tables)
        counts.figures += len(review.figures)
        counts.errors += review.count(Severity.ERROR)
        counts.warnings += review.count(Severity.WARNING)
        counts.notes += review.count(Severity.NOTE)
        counts.accepted += review.accepted
        if review.tied is not None:
            counts.tied = (counts.tied or 0) + review.tied
        if review.untied is not None:
            counts.untied = (counts.untied or 0) + review.untied
    return counts


class Labels:
    """What the cells of a review are called: the label of the line, the heading of the measure."""

    def __init__(self, review: Review) -> None:
        self.tables: dict[str, list[Table]] = {}
        for table in review.tables:
            self.tables.setdefault(table.sheet, []).append(table)
        self._rows: dict[int, dict[int, str]] = {}

    def of(self, ref: Ref) -> tuple[str, str]:
        """The line's label and the measure's heading; empty where the cell lies in no table."""
        line = measure = ""
        for table in self.tables.get(ref.sheet, ()):
            area = table.area
            if not line and area.left <= ref.column <= area.right:
                line = self._labels(table).get(ref.row, "")
            if not measure and area.top <= ref.row <= area.bottom:
                measure = next((one.title for one in table.measures if one.column == ref.column), "")
        return line, measure

    def _labels(self, table: Table) -> dict[int, str]:
        if id(table) not in self._rows:
            self._rows[id(table)] = {line.row: line.label for line in table.lines}
        return self._rows[id(table)]


def is_left(finding: Finding) -> bool:
    """Whether nobody has accepted it."""
    return finding.accepted is None


def strongest(terms: Mapping[str, float]) -> list[str]:
    """The terms that words propose, the strongest first."""
    return [term for term, _ in sorted(terms.items(), key=lambda pair: (-pair[1], pair[0]))]
