"""Findings as JSON: numbers as exact strings, lists in reading order."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from xlengine.finding import Finding
from xlengine.reports.shown import counts
from xlengine.review import Explanation, Review
from xlengine.sheet import Value


def value_of(value: Value) -> str | None:
    """A cell's value as the contract writes it."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "TRUE" if value is True else "FALSE" if value is False else str(value)


def finding_of(finding: Finding) -> dict[str, Any]:
    """One finding."""
    found: dict[str, Any] = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "sheet": finding.ref.sheet if finding.ref else None,
        "cell": finding.ref.address if finding.ref else None,
        "found": finding.found,
        "expected": finding.expected,
        "message": finding.message,
        "because": [
            {"sheet": one.ref.sheet, "cell": one.ref.address, "value": value_of(one.value)} for one in finding.because
        ],
        "fixable": finding.fixable,
    }
    if finding.accepted is not None:
        found["accepted"] = finding.accepted
    return found


def workbook_of(review: Review, changes: bool) -> dict[str, Any]:
    """One workbook."""
    found: dict[str, Any] = {
        "path": review.path,
        "tables": [
            {
                "kind": table.kind, "sheet": table.sheet, "range": table.area.address, "language": table.language,
                "title": table.title,
            }
            for table in review.tables
        ],
        "findings": [finding_of(finding) for finding in review.findings],
        "unchecked": [{"sheet": u.sheet, "range": u.area.address, "why": u.why} for u in review.unchecked],
    }  # fmt: skip
    if changes:
        found["output"] = review.output
        found["changes"] = [
            {
                "sheet": change.ref.sheet, "cell": change.ref.address, "before": value_of(change.before),
                "after": value_of(change.value), "code": change.code,
            }
            for change in review.changes
        ]  # fmt: skip
    return found


def render(reviews: list[Review], verb: str = "check") -> str:
    """A whole run as `xlengine.check/1` or `xlengine.recalc/1`."""
    return json.dumps(
        {
            "schema": f"xlengine.{verb}/1",
            "workbooks": [workbook_of(review, verb == "recalc") for review in reviews],
            "summary": counts(reviews),
        },
        ensure_ascii=False,
        indent=1,
    )


def tables(reviews: list[Review]) -> str:
    """What was recognized, as `xlengine.tables/1`."""
    found = []
    for review in reviews:
        one = workbook_of(review, False)
        for shown, table in zip(one["tables"], review.tables, strict=True):
            shown["measures"] = [{"heading": m.title, "terms": sorted(m.terms)} for m in table.measures]
            shown["relations"] = [
                {
                    "axis": r.axis, "code": r.rule.code, "target": r.target, "arguments": list(r.arguments),
                    "signs": list(r.signs), "evidence": str(r.evidence),
                }
                for r in table.relations
            ]  # fmt: skip
        del one["findings"]
        found.append(one)
    return json.dumps({"schema": "xlengine.tables/1", "workbooks": found}, ensure_ascii=False, indent=1)


def explanation(one: Explanation) -> dict[str, Any]:
    """One figure unfolded, as nested objects."""
    return {
        "sheet": one.ref.sheet, "cell": one.ref.address, "label": one.label, "measure": one.measure,
        "value": one.value, "sign": one.sign, "code": one.rule.code if one.rule else None, "note": one.note,
        "parts": [explanation(part) for part in one.parts],
    }  # fmt: skip
