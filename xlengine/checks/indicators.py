"""Indicators: the word achieved against target and actual number."""

from __future__ import annotations

from decimal import Decimal

from xlengine.finding import Because, Finding, Severity
from xlengine.layout import State, Table

CODE = "XLE403"
ALL = Decimal(100)
"""A target of one hundred per cent cannot be met by less, whatever the indicator says."""


def indicator_findings(table: Table) -> list[Finding]:
    """A target met and not called achieved; one called achieved without an actual number."""
    target = _measure(table, "target")
    actual = _measure(table, "actual", "actual_output", "incumbency")
    if target is None or actual is None or table.achieved_column is None:
        return []
    found = []
    for at, line in enumerate(table.lines):
        said = table.achieved.get(at)
        if said is None:
            continue
        met, mark = table.entries[at][target], table.entries[at][actual]
        ref = table.ref(at, actual)._replace(column=table.achieved_column)
        because = (Because(table.ref(at, target), met.value), Because(table.ref(at, actual), mark.value))
        if met.value is not None and mark.value is not None:
            if met.value == mark.value and not said:
                text = f"“{line.label}” meets its target of {met.value:f} and is not called achieved"
                found.append(Finding(CODE, "achieved", Severity.WARNING, ref, text, None, None, because))
            elif said and _misses(met.value, mark.value):
                text = f"“{line.label}” is called achieved with {mark.value:f} for a target of {met.value:f}"
                found.append(Finding(CODE, "achieved", Severity.ERROR, ref, text, None, None, because))
        elif said and mark.state is State.BLANK:
            text = f"“{line.label}” is called achieved and has no actual number"
            found.append(Finding(CODE, "achieved", Severity.WARNING, ref, text, None, None, because))
    return found


def _misses(target: Decimal, actual: Decimal) -> bool:
    """Whether the target is missed whichever way is better: short of all, or some of none."""
    return (target == ALL and actual < ALL) or (target == 0 and actual > 0)


def _measure(table: Table, *terms: str) -> int | None:
    return next((at for at, measure in enumerate(table.measures) if measure.is_a(*terms)), None)
