"""What arithmetic across and down cannot settle: ties between tables, the threshold, memo lines, what words claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlengine.checks.ends_early import ends_early
from xlengine.checks.indicators import indicator_findings
from xlengine.checks.left_out import left_out
from xlengine.checks.matched_lines import Pair
from xlengine.checks.memo import memo_findings
from xlengine.checks.outputs import output_findings
from xlengine.checks.threshold import threshold_findings
from xlengine.checks.ties import tie_findings
from xlengine.finding import Finding, Severity
from xlengine.review import Review

if TYPE_CHECKING:
    from xlengine.settings import Settings

FORMULA_ROW = "XLE405"


def checks_of(review: Review, settings: Settings, pairs: Sequence[Pair]) -> list[Finding]:
    """Everything that a reader would check besides the arithmetic of each table."""
    found: list[Finding] = []
    for table in review.tables:
        found.extend(memo_findings(table))
        found.extend(output_findings(table))
        found.extend(indicator_findings(table))
        found.extend(left_out(table, review.book))
        found.extend(
            Finding(FORMULA_ROW, "formula_row", Severity.WARNING, table.ref(0, 0)._replace(
                row=(table.header_area or table.area).bottom, column=table.measures[at].column), text)
            for at, text in table.contradictions.items()
        )  # fmt: skip
    found.extend(ends_early(review))
    found.extend(tie_findings(review, pairs))
    found.extend(threshold_findings(review, settings))
    return found
