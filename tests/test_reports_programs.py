"""What the reports say to programs: JSON as the contract has it, GitHub, JUnit, SARIF."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from tests.reviews_by_hand import (
    LOCKED,
    NASTY,
    RIGHT_TO_LEFT,
    SHEET,
    everything,
    explanation,
    finding,
    fixable,
    nasty,
    review,
    unchecked,
)  # fmt: skip
from xlengine.finding import Change
from xlengine.reports import github, junit, sarif
from xlengine.reports import json as as_json
from xlengine.reports.outcome import Refusal
from xlengine.review import Review
from xlengine.sheet import Ref


def test_the_json_of_a_check_is_the_contract() -> None:
    found = review(fixable())
    found.unchecked = [unchecked("A1:C9", "no words")]
    because = [
        {"sheet": "Table 1", "cell": "B6", "value": "242685.1"},
        {"sheet": "Table 1", "cell": "C6", "value": "243207.9"},
    ]
    assert json.loads(as_json.check_report([found])) == {
        "schema": "xlengine.check/1",
        "workbooks": [{
            "path": "report.xlsx",
            "tables": [
                {"kind": "resources", "sheet": "Table 1", "range": "A5:E9", "language": "en", "title": "Table 1"}
            ],
            "findings": [{
                "code": "XLE101", "name": "variance", "severity": "error", "sheet": "Table 1", "cell": "D6",
                "found": "522.8", "expected": "-522.8", "message": "242 685.1 − 243 207.9 = (522.8)",
                "because": because, "fixable": True,
            }],
            "unchecked": [{"sheet": "Training", "range": "A1:C9", "why": "no words"}],
        }],
        "summary": {"workbooks": 1, "tables": 1, "figures": 4, "errors": 1, "warnings": 0, "notes": 0},
    }  # fmt: skip


def test_the_json_of_a_recalculation_has_its_changes() -> None:
    found = review()
    found.output = "out.xlsx"
    found.changes = [
        Change(Ref(SHEET, 6, 4), Decimal("-0.50"), None, "XLE101"),
        Change(Ref(SHEET, 7, 4), None, True, "XLE101", formula="B7-C7"),
    ]
    written = json.loads(as_json.recalc_report([found]))
    assert written["schema"] == "xlengine.recalc/1"
    (workbook,) = written["workbooks"]
    assert workbook["output"] == "out.xlsx"
    assert workbook["changes"] == [
        {"sheet": "Table 1", "cell": "D6", "before": None, "after": "-0.50", "code": "XLE101"},
        {"sheet": "Table 1", "cell": "D7", "before": "TRUE", "after": "=B7-C7", "code": "XLE101"},
    ]


def test_tied_numbers_are_in_the_summary_only_with_a_text() -> None:
    found = review()
    assert "tied" not in json.loads(as_json.check_report([found]))["summary"]
    found.tied, found.untied = 3, 0
    summary = json.loads(as_json.check_report([found]))["summary"]
    assert (summary["tied"], summary["untied"]) == (3, 0)


def test_an_accepted_finding_says_why_and_is_not_counted() -> None:
    written = json.loads(as_json.check_report([review(finding(accepted="as published (me)"))]))
    assert written["workbooks"][0]["findings"][0]["accepted"] == "as published (me)"
    assert written["summary"]["errors"] == 0


def test_the_json_of_an_explanation_is_nested() -> None:
    net = explanation("Net", "1.0", "B9", explanation("Gross", "2.0", "B8", note="typed in"), code="XLE204")
    figure = json.loads(as_json.explain_report("a.xlsx", net))["figure"]
    assert (figure["code"], figure["parts"][0]["label"], figure["parts"][0]["code"]) == ("XLE204", "Gross", None)


def test_the_json_of_the_tables_names_columns_and_rows() -> None:
    (one,) = json.loads(as_json.tables_report([review()]))["workbooks"][0]["tables"]
    across, _, down = one["relations"]
    assert (across["target"], across["arguments"]) == ("D", ["B", "C"])
    assert (down["target"], down["arguments"]) == (9, [6, 7])


def test_json_says_the_same_strings_whatever_they_are() -> None:
    written = as_json.check_report([nasty()])
    assert RIGHT_TO_LEFT not in written
    assert "\x1b" not in written
    assert "##[" not in written
    workbook = json.loads(written)["workbooks"][0]
    assert workbook["path"] == f"{NASTY}.xlsx"
    assert workbook["findings"][0]["message"] == NASTY


def test_github_has_a_command_a_finding() -> None:
    assert github.check_report([everything()], [LOCKED]).splitlines()[:2] == [
        "::error file=report.xlsx,title=XLE101 variance::"
        "'Table 1'!D6: 522.8 → (522.8): 242 685.1 − 243 207.9 = (522.8)",
        "::warning file=report.xlsx,title=XLE102 percentage::'Table 1'!E7: (10.1) → (10.0): 10.0 it is",
    ]
    assert github.check_report([], [LOCKED]) == (
        "::error file=locked.xlsx,title=not checked::locked.xlsx: open in Excel; close it there\n"
    )


def test_github_commands_cannot_be_smuggled_in() -> None:
    written = github.check_report([nasty()], [Refusal("a,b:c%.xlsx", "one\ntwo\r::error::three")])
    lines = written.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error file=") for line in lines)
    assert "file=a%2Cb%3Ac%25.xlsx,title=not checked::one two ::error::three" in lines[1]
    head = lines[0].split("::")[1]
    assert head.count(",title=") == 1
    assert head.count(":") == 0


def test_junit_has_a_case_a_table_and_a_finding() -> None:
    root = ElementTree.fromstring(junit.check_report([everything()], [LOCKED]))
    assert {key: root.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": "10", "failures": "1", "errors": "1", "skipped": "1",
    }  # fmt: skip
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert (failure.get("type"), failure.text) == ("XLE101", "found 522.8, expected -522.8")
    skipped = root.find("testsuite/testcase/skipped")
    assert skipped is not None
    assert skipped.get("message") == "accepted: as published (Budget section)"
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite)


def test_junit_is_valid_whatever_the_workbook_holds() -> None:
    root = ElementTree.fromstring(junit.check_report([nasty()], [Refusal(NASTY, NASTY)]))
    names = [suite.get("name", "") for suite in root]
    assert all("<U+001B>" in name and "<script>" in name for name in names)


SCHEMA = json.loads(Path(__file__).with_name("sarif-essential.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("reviews", [[], [review()], [everything()], [nasty()], [everything(), nasty()]])
def test_sarif_has_the_structure_of_its_standard(reviews: list[Review]) -> None:
    written = json.loads(sarif.check_report(reviews, [LOCKED]))
    Draft202012Validator(SCHEMA).validate(written)
    (run,) = written["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert len(run["results"]) == sum(len(one.findings) for one in reviews)


def test_sarif_suppresses_what_is_accepted_and_tells_what_was_refused() -> None:
    (run,) = json.loads(sarif.check_report([everything()], [LOCKED]))["runs"]
    assert [one["suppressions"] for one in run["results"] if "suppressions" in one] == [
        [{"kind": "external", "justification": "as published (Budget section)"}]
    ]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == LOCKED.why
    location = run["results"][0]["locations"][0]
    assert location["physicalLocation"]["region"] == {"startLine": 6, "startColumn": 4}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "'Table 1'!D6"
