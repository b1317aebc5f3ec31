"""Memo lines: "of which" lines are never added, and never larger than the line that they belong to."""

from __future__ import annotations

from itertools import takewhile

from xlengine.finding import Because, Finding, Severity
from xlengine.fit import NIL
from xlengine.layout import Table
from xlengine.printed import show
from xlengine.rule import RULES
from xlengine.rules.memo import memo_line  # noqa: F401 — declares XLE207

CODE = "XLE207"
INPUTS = ("apportionment", "appropriation", "expenditure", "approved_budget", "actual", "amount")


def memo_findings(table: Table) -> list[Finding]:
    """A memo line that is larger than its parent line, measure by measure of inputs."""
    found = []
    computed = {relation.target for relation in table.relations if relation.axis == "across"}
    for at, line in enumerate(table.lines):
        if not line.is_a("memo") or at == 0:
            continue
        parent = at - 1
        while parent >= 0 and table.lines[parent].is_a("memo"):
            parent -= 1
        if parent < 0:
            continue
        for measure, column in enumerate(table.measures):
            own, whole = table.entries[at][measure], table.entries[parent][measure]
            if measure in computed or column.is_code or own.value is None or whole.value is None:
                continue
            if not column.is_a(*INPUTS) or own.value < 0 or whole.value < 0 or own.value <= whole.value:
                continue
            if _has_part_taken_off(table, parent, measure):
                continue
            ref = table.ref(at, measure)
            found.append(
                Finding(
                    CODE, RULES[CODE].name, Severity.ERROR, ref,
                    f"{show(own.value)} is part of “{table.lines[parent].label}”, which is only {show(whole.value)}",
                    f"{own.value:f}", None,
                    (Because(table.ref(parent, measure), whole.value),),
                )
            )  # fmt: skip
    return found


def _has_part_taken_off(table: Table, parent: int, measure: int) -> bool:
    """Whether another memo line of the same parent has a negative figure, so that one may be larger than all."""
    own = takewhile(lambda at: table.lines[at].is_a("memo"), range(parent + 1, len(table.lines)))
    return any((table.entries[at][measure].value or NIL) < 0 for at in own)
