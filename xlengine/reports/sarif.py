"""SARIF 2.1.0, for code scanning: a cell is a logical location, its row and column the region."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from xlengine import __version__
from xlengine.codes import WORKBOOK_CODES
from xlengine.finding import Finding, Findings, Severity
from xlengine.reports.outcome import Refusal
from xlengine.reports.visible import amount, visible
from xlengine.review import Review
from xlengine.rule import RULES

MOST = 25_000
"""Code scanning takes so many results of one run, and refuses a file that holds more."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def check_report(reviews: Sequence[Review], refusals: Sequence[Refusal] = ()) -> str:
    """One run with the rules that were broken, and each finding as a result; accepted ones are suppressed."""
    found, left_out = _most_severe(reviews)
    names = {finding.code: finding.name for _, finding in found}
    codes = sorted(names)
    order = {code: at for at, code in enumerate(codes)}
    driver = {"name": "xlengine", "version": __version__, "rules": [_rule(code, names[code]) for code in codes]}
    told = [_told(refusal) for refusal in refusals]
    if left_out:
        told.append({"level": "warning", "message": {"text": _said(left_out)}})
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not refusals, "toolExecutionNotifications": told}],
        "results": [_result(path, finding, order) for path, finding in found],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    written = json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)
    return written.replace("##[", "##\\u005b") + "\n"


def _most_severe(reviews: Sequence[Review]) -> tuple[list[tuple[str, Finding]], Counter[Severity]]:
    """(as many findings as there is room for with their workbooks, in reading order; how many others there are)."""
    found: list[tuple[str, Finding]] = []
    left_out = Counter[Severity]()
    for review in reviews:
        own: Sequence[Finding] = review.findings
        if isinstance(own, Findings):
            own, more = own.begun(MOST)
            for (severity, _), count in more.items():
                left_out[severity] += count
        found += [(review.path, finding) for finding in own]
    if len(found) > MOST:
        urgent = sorted(range(len(found)), key=lambda at: _urgency(found[at][1]))
        left_out.update(found[at][1].severity for at in urgent[MOST:])
        found = [found[at] for at in sorted(urgent[:MOST])]
    return found, +left_out


def _urgency(finding: Finding) -> tuple[bool, int]:
    return finding.accepted is not None, list(Severity).index(finding.severity)


def _said(left_out: Counter[Severity]) -> str:
    counts = ", ".join(amount(left_out[severity], str(severity)) for severity in Severity if left_out[severity])
    return f"{counts} left out, the least severe: code scanning takes {MOST} results; --format json tells all"


def _rule(code: str, name: str) -> dict[str, Any]:
    known = RULES.get(code) or WORKBOOK_CODES.get(code)
    rule: dict[str, Any] = {"id": code, "name": "".join(word.capitalize() for word in name.split("_"))}
    if known is not None:
        rule["shortDescription"] = {"text": known.sentence}
        told = " ".join(text for text in (known.sentence, *known.text.split("\n"), known.example) if text)
        rule["fullDescription"] = {"text": told}
    return rule


def _result(path: str, finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    where = visible(str(finding.ref)) if finding.ref else ""
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.ref is not None:
        physical["region"] = {"startLine": finding.ref.row, "startColumn": finding.ref.column}
        location["logicalLocations"] = [{"fullyQualifiedName": where, "name": finding.ref.address, "kind": "member"}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{where}: {visible(finding.message)}" if where else visible(finding.message)},
        "locations": [location],
        "partialFingerprints": {"cell/v1": f"{finding.code} {where}"},
    }
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "external", "justification": visible(finding.accepted)}]
    return result


def _told(refusal: Refusal) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": visible(refusal.why)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(refusal.path)}}],
    }


def _artifact(path: str) -> dict[str, str]:
    """A relative path as a relative reference, an absolute one as a file address."""
    start = "" if not Path(path).is_absolute() else "file://" if path.startswith("/") else "file:///"
    return {"uri": start + quote(PurePath(path).as_posix().encode("utf-8", _errors(path)))}


def _errors(path: str) -> str:
    """Bytes of a name that are no UTF-8 come back as they were; other halves of characters are spelled out."""
    halves = [one for one in path if "\ud800" <= one <= "\udfff"]
    return "surrogateescape" if all("\udc80" <= one <= "\udcff" for one in halves) else "backslashreplace"
