"""Findings as SARIF 2.1.0. A cell is a logical location, since SARIF knows lines only."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from xlengine.finding import Finding, Severity
from xlengine.reports.shown import place_of, visible
from xlengine.review import Review
from xlengine.rule import RULES

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(reviews: list[Review]) -> str:
    """The whole run."""
    from xlengine import __version__

    codes = sorted({finding.code for review in reviews for finding in review.findings})
    return json.dumps(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "xlengine",
                            "version": __version__,
                            "rules": [_rule(code, reviews) for code in codes],
                        }
                    },
                    "results": [_result(review, finding) for review in reviews for finding in review.findings],
                }
            ],
        },
        ensure_ascii=False,
        indent=1,
    )


def _rule(code: str, reviews: list[Review]) -> dict[str, Any]:
    rule = RULES.get(code)
    name = next((f.name for review in reviews for f in review.findings if f.code == code), code)
    text = rule.sentence if rule else name.replace("_", " ")
    return {"id": code, "name": name, "shortDescription": {"text": text}}


def _result(review: Review, finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{place_of(finding)}: {visible(finding.message)}"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": quote(review.path)}},
                "logicalLocations": [{"fullyQualifiedName": place_of(finding), "kind": "cell"}],
            }
        ],
    }
    if finding.accepted is not None:
        found["suppressions"] = [{"kind": "external", "justification": visible(finding.accepted)}]
    return found
