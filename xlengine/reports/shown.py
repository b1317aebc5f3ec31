"""Text from a workbook made safe for a person's screen and for other programs."""

from __future__ import annotations

import unicodedata

from xlengine.finding import Finding, Severity
from xlengine.review import Review


def visible(text: str) -> str:
    """Control, direction and zero-width characters shown as what they are: `<U+202E>`. Line breaks become blanks."""
    shown = []
    for sign in text:
        if sign in "\r\n\t":
            shown.append(" ")
        elif unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp"):
            shown.append(f"<U+{ord(sign):04X}>")
        else:
            shown.append(sign)
    return "".join(shown)


def counts(reviews: list[Review]) -> dict[str, int]:
    """The summary of a run."""
    found = {
        "workbooks": len(reviews),
        "tables": sum(len(review.tables) for review in reviews),
        "figures": sum(len(review.figures) for review in reviews),
        "errors": sum(review.count(Severity.ERROR) for review in reviews),
        "warnings": sum(review.count(Severity.WARNING) for review in reviews),
        "notes": sum(review.count(Severity.NOTE) for review in reviews),
    }
    if any(review.tied is not None for review in reviews):
        found["tied"] = sum(review.tied or 0 for review in reviews)
        found["untied"] = sum(review.untied or 0 for review in reviews)
    return found


def place_of(finding: Finding) -> str:
    """Where a finding is, for a line of text."""
    return visible(str(finding.ref)) if finding.ref is not None else "the workbook"
