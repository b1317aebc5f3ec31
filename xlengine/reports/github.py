"""Findings as workflow commands: one annotation a finding."""

from __future__ import annotations

from xlengine.finding import Severity
from xlengine.reports.shown import place_of, visible
from xlengine.review import Review

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _message(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def render(reviews: list[Review]) -> str:
    """One line a finding that nobody has accepted."""
    lines = []
    for review in reviews:
        for finding in review.findings:
            if finding.accepted is None:
                title = _property(f"{finding.code} {place_of(finding)}")
                command = COMMANDS[finding.severity]
                lines.append(f"::{command} file={_property(review.path)},title={title}::{_message(finding.message)}")
    return "\n".join(lines)
