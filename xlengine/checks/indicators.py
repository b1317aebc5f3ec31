"""Indicators: the word achieved against target and actual number."""

from __future__ import annotations

from xlengine.finding import Because, Finding, Severity
from xlengine.layout import State, Table
from xlengine.terms import match

CODE = "XLE403"


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
        if met.is_number and mark.is_number:
            if met.value == mark.value and not said:
                text = f"“{line.label}” meets its target and is not called achieved"
                found.append(Finding(CODE, "achieved", Severity.ERROR, ref, text, None, None, because))
        elif said and mark.state is State.BLANK:
            text = f"“{line.label}” is called achieved and has no actual number"
            found.append(Finding(CODE, "achieved", Severity.WARNING, ref, text, None, None, because))
    return found


def _measure(table: Table, *terms: str) -> int | None:
    return next((at for at, measure in enumerate(table.measures) if measure.is_a(*terms)), None)


def says_achieved(text: str) -> bool:
    """Whether the words say that the target was met."""
    return any(found.term == "achieved" for found in match(text, "mark")) or text.strip().lower() in YES


YES = frozenset(("yes", "x", "✓", "✔", "是", "oui", "sí", "да", "نعم"))
