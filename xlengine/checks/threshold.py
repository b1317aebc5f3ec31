"""Which variances must be analysed: headings that are missing, and headings that are not needed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from xlengine.checks.matched_lines import Pair
from xlengine.checks.pairing import pairs_of
from xlengine.finding import Because, Finding, Severity
from xlengine.layout import Line, Table
from xlengine.printed import show
from xlengine.review import Review
from xlengine.rules.readings import needs_analysis

if TYPE_CHECKING:
    from xlengine.settings import Settings

BESIDE_LINES = (
    "memo", "subtotal", "total", "grand_total", "gross_requirements", "net_requirements", "total_requirements",
    "staff_assessment_income",
)  # fmt: skip


def threshold_findings(review: Review, settings: Settings) -> list[Finding]:
    """Both ways: lines of the table that need an analysis and have no heading, and headings whose line needs none."""
    best: Pair | None = None
    headings = [table for table in review.tables if table.kind == "headings"]
    for table in headings:
        others = [t for t in review.tables if t.kind == "resources"]
        for other in others:
            for pair in pairs_of([table, other]):
                if best is None or len(pair.tied) + len(pair.broken) > len(best.tied) + len(best.broken) or (
                    len(pair.tied) + len(pair.broken) == len(best.tied) + len(best.broken)
                    and len(other.lines) > len(_resources(best).lines)
                ):  # fmt: skip
                    best = pair
    return [] if best is None else _held(best, settings)


def _resources(pair: Pair) -> Table:
    return pair.second if pair.first.kind == "headings" else pair.first


def _held(pair: Pair, settings: Settings) -> list[Finding]:
    table = _resources(pair)
    heading = pair.first if table is pair.second else pair.second
    swap = heading is pair.second
    known = {(b if not swap else a): (a if not swap else b) for a, b in [*pair.tied, *pair.broken]}
    relation = next((r for r in table.relations if r.axis == "across" and r.rule.name == "variance"), None)
    if relation is None:
        return []
    budget, outcome = relation.arguments
    sums = {r.target for r in table.relations if r.axis == "down"}
    found = []
    percent, amount = settings.threshold_percent, settings.threshold_amount
    for at, line in enumerate(table.lines):
        first, second = table.entries[at][budget].value, table.entries[at][outcome].value
        if first is None and second is None:
            continue
        needed = needs_analysis(first or Decimal(0), second or Decimal(0), percent, amount)
        expected = needed and at not in sums and not line.is_a(*BESIDE_LINES)
        ref = table.ref(at, relation.target)
        because = (Because(table.ref(at, budget), first), Because(table.ref(at, outcome), second))
        variance = show((first or Decimal(0)) - (second or Decimal(0)))
        limits = f"{percent} per cent or {show(Decimal(amount))}"
        if expected and at not in known:
            text = f"“{line.label}” has a variance of {variance}, {limits} or more, and no heading in {heading.sheet}"
            found.append(Finding("XLE401", "needs_analysis", Severity.ERROR, ref, text, None, None, because))
        elif at in known and not expected:
            text = f"the variance of “{line.label}” is {variance}, below {limits}: it needs no analysis"
            place = heading.ref(known[at], 0)
            found.append(Finding("XLE402", "superfluous_analysis", Severity.ERROR, place, text, None, None, because))
    return found + _strangers(heading, table, list(known.values()), swap)


def _strangers(heading: Table, table: Table, known: Sequence[int], swap: bool) -> list[Finding]:
    """Headings that no line of the table is."""
    found = []
    for at, line in enumerate(heading.lines):
        if at in known or not any(entry.is_number for entry in heading.entries[at]) or _is_title(line):
            continue
        text = f"no line of {table.sheet} is “{line.label}”, or its figures are others there"
        found.append(Finding("XLE402", "superfluous_analysis", Severity.ERROR, heading.ref(at, 0), text))
    return found


def _is_title(line: Line) -> bool:
    return not line.label
