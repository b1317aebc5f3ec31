"""Outputs: a rate that nothing gives, and gaps in the numbering."""

from __future__ import annotations

from xlengine.finding import Because, Finding, Severity
from xlengine.layout import State, Table


def output_findings(table: Table) -> list[Finding]:
    """Rates printed beside an actual number that is not applicable; numbers that leave a gap."""
    if table.kind != "outputs":
        return []
    found = []
    rate = next((r for r in table.relations if r.axis == "across" and r.rule.name == "delivery_rate"), None)
    if rate is not None:
        for line, row in enumerate(table.entries):
            actual = row[rate.arguments[0]]
            if row[rate.target].is_number and actual.state is State.TEXT:
                found.append(
                    Finding(
                        "XLE408", "rate_without_actual", Severity.WARNING, table.ref(line, rate.target),
                        "a rate is printed, and the actual number is not applicable",
                        f"{row[rate.target].value:f}", None,
                        (Because(table.ref(line, rate.arguments[0]), None),),
                    )
                )  # fmt: skip
    for at, measure in enumerate(table.measures):
        if measure.is_code and at == 0:
            found.extend(_gaps(table, at))
    return found


def _gaps(table: Table, measure: int) -> list[Finding]:
    found = []
    before = None
    for line, row in enumerate(table.entries):
        value = row[measure].value
        if value is None:
            continue
        if before is not None and value != before + 1:
            found.append(
                Finding(
                    "XLE407", "numbering", Severity.WARNING, table.ref(line, measure),
                    f"number {value} follows number {before}", f"{value:f}", f"{before + 1:f}",
                )
            )  # fmt: skip
        before = value
    return found
