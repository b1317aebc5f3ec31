"""JUnit XML: a suite a workbook, a case a table and a case a finding."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from xlengine.finding import Finding, Severity
from xlengine.reports.outcome import Refusal
from xlengine.reports.visible import visible
from xlengine.review import Review


def check_report(reviews: Sequence[Review], refusals: Sequence[Refusal] = ()) -> str:
    """A failure for each error, `skipped` for what a person has accepted, an error for what could not be checked."""
    suites = Element("testsuites", name="xlengine")
    for review in reviews:
        _counted(_suite(SubElement(suites, "testsuite", name=visible(review.path)), review))
    for refusal in refusals:
        suite = SubElement(suites, "testsuite", name=visible(refusal.path))
        case = SubElement(suite, "testcase", classname=visible(refusal.path), name=f"the {refusal.what}")
        SubElement(case, "error", message=visible(refusal.why), type="not checked")
        _counted(suite)
    for key in ("tests", "failures", "errors", "skipped"):
        suites.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
    indent(suites)
    written = tostring(suites, encoding="unicode").replace("##[", "##&#91;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _suite(suite: Element, review: Review) -> Element:
    for table in review.tables:
        name = f"{visible(table.sheet)}!{table.area.address} {table.kind}"
        SubElement(suite, "testcase", classname=visible(review.path), name=name)
    for finding in review.findings:
        where = f" {visible(str(finding.ref))}" if finding.ref else ""
        name = f"{finding.code} {visible(finding.name).replace('_', ' ')}{where}"
        case = SubElement(suite, "testcase", classname=visible(review.path), name=name)
        _result(case, finding)
    return suite


def _result(case: Element, finding: Finding) -> None:
    message = visible(finding.message)
    if finding.accepted is not None:
        SubElement(case, "skipped", message=f"accepted: {visible(finding.accepted)}")
    elif finding.severity is Severity.ERROR:
        failure = SubElement(case, "failure", message=message, type=finding.code)
        expected = "" if finding.expected is None else f", expected {visible(finding.expected)}"
        failure.text = f"found {visible(finding.found or 'nothing')}{expected}"
    else:
        SubElement(case, "system-out").text = f"{finding.severity}: {message}"


def _counted(suite: Element) -> None:
    suite.set("tests", str(len(suite)))
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(sum(case.find(tag) is not None for case in suite)))
