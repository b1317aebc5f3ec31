"""GitHub workflow commands: one annotation a finding that nobody has accepted."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.finding import Finding, Severity
from xlengine.reports.outcome import Refusal, is_left
from xlengine.reports.visible import figure, visible
from xlengine.review import Review

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def check_report(reviews: Sequence[Review], refusals: Sequence[Refusal] = ()) -> str:
    """`::error file=report.xlsx,title=XLE101 variance::'Table 1'!D14%3A …`, a line a finding."""
    lines = [
        f"::{_COMMANDS[finding.severity]} file={_property(review.path)},"
        f"title={_property(_title(finding))}::{_message(_said(finding))}"
        for review in reviews
        for finding in review.findings
        if is_left(finding)
    ]
    lines += [f"::error file={_property(one.path)},title=not checked::{_message(one.why)}" for one in refusals]
    return "".join(f"{line}\n" for line in lines)


def _title(finding: Finding) -> str:
    return f"{finding.code} {finding.name.replace('_', ' ')}"


def _said(finding: Finding) -> str:
    where = f"{finding.ref}: " if finding.ref else ""
    if finding.found is None or finding.expected is None:
        return f"{where}{finding.message}"
    return f"{where}{figure(finding.found)} → {figure(finding.expected)}: {finding.message}"


def _message(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
