"""Findings as JUnit XML: a suite a workbook, a case a figure's rule, failures for errors."""

from __future__ import annotations

from xml.etree import ElementTree

from xlengine.finding import Severity
from xlengine.reports.shown import place_of, visible
from xlengine.review import Review


def render(reviews: list[Review]) -> str:
    """The whole run."""
    root = ElementTree.Element("testsuites", name="xlengine")
    for review in reviews:
        findings = [f for f in review.findings if f.severity is not Severity.NOTE]
        errors = [f for f in findings if f.severity is Severity.ERROR and f.accepted is None]
        cases = max(len(review.figures), len(findings), 1)
        suite = ElementTree.SubElement(
            root, "testsuite", name=visible(review.path), tests=str(cases), failures=str(len(errors)),
            errors="0", skipped=str(len(findings) - len(errors)),
        )  # fmt: skip
        for finding in findings:
            case = ElementTree.SubElement(
                suite, "testcase", classname=visible(review.path), name=f"{finding.code} {place_of(finding)}"
            )
            failed = finding.severity is Severity.ERROR and finding.accepted is None
            kind = ElementTree.SubElement(case, "failure" if failed else "skipped", message=visible(finding.message))
            if failed:
                kind.set("type", finding.code)
        for at in range(cases - len(findings)):
            if at == 0:
                ElementTree.SubElement(
                    suite, "testcase", classname=visible(review.path), name=f"{cases - len(findings)} figures right"
                )
        suite.set("tests", str(len(suite)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")
