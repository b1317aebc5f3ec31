"""What the reports say, for people and for programs, and that nothing from a workbook is obeyed."""

from __future__ import annotations

import json
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from tests.reviews_by_hand import ERROR, NOTE, SHEET, WARNING, explanation, finding, fixable, review, table, unchecked
from xlengine.codes import WORKBOOK_CODES
from xlengine.finding import Because, Change
from xlengine.reports import github, html, junit, sarif, text, text_explain, text_tables
from xlengine.reports import json as as_json
from xlengine.reports.outcome import Refusal, tally
from xlengine.reports.visible import figure, padded, shortened, unheard, visible, width
from xlengine.review import Review
from xlengine.rule import RULES
from xlengine.sheet import Ref

EMPTY = "the cell is empty; 2 − 1 = 1"
UNUSED = {"name": "unused_acceptance", "message": "matches none", "found": None, "expected": None, "because": ()}
LOCKED = Refusal("locked.xlsx", "locked.xlsx: open in Excel; close it there")
RIGHT_TO_LEFT = "\u202e"
NASTY = (
    f'$(touch x); `id` "quoted" \'single\' <script>alert(1)</script> ::error::x ##[error]x %0A,:"}}]{RIGHT_TO_LEFT}'
    "\x1b[31mred\x07\x00\nsecond line ]]> &amp; {{ 7 * 7 }} =1+1"
)


def everything() -> Review:
    """One of each: an error that can be mended, a warning, many notes, an accepted one, one about the workbook."""
    notes = [
        finding(f"D{row}", NOTE, "XLE901", found=None, expected="1.0", because=(), message=EMPTY) for row in range(6, 10)
    ]
    found = review(
        fixable(),
        finding("E7", WARNING, "XLE102", found="-10.1", expected="-10.0", message="10.0 it is", because=()),
        *notes,
        finding("D9", accepted="as published (Budget section)"),
        finding(None, NOTE, "XLE951", **UNUSED),
    )
    found.unchecked = [unchecked("A1:C9", "no words"), unchecked("A11:C19", "no words")]
    found.unchecked.append(unchecked("A1", "two layouts fit"))
    return found


def nasty() -> Review:
    """Every word of the workbook, and its name, are an attack."""
    named = table(sheet=NASTY, title=NASTY, labels={0: NASTY, 1: "=cmd|'/C calc'!A0"})
    named.measures[2].heading = (NASTY,)
    found = review(
        finding(sheet=NASTY, message=NASTY, found=NASTY, expected="1"),
        finding("D7", sheet=NASTY, message=NASTY, accepted=NASTY),
        path=f"{NASTY}.xlsx",
        tables=[named],
    )
    found.unchecked = [unchecked("A1", NASTY, NASTY)]
    found.book.warnings = [NASTY]
    found.changes = [Change(Ref(NASTY, 6, 4), "=1+1", NASTY, "XLE101")]
    return found


# --- text ------------------------------------------------------------------------------------------------------------


def test_the_text_of_a_check() -> None:
    assert text.check_report([everything()], [LOCKED]) == dedent("""\
        report.xlsx
          Table 1
            D6  error    Post resources · Variance / Amount   522.8 → (522.8)
                XLE101 variance: 242 685.1 − 243 207.9 = (522.8)  [B6, C6]
            E7  warning  Consultants · Variance / Percentage  (10.1) → (10.0)
                XLE102 percentage: 10.0 it is
            D6  note     Post resources · Variance / Amount   nothing → 1.0
                XLE901 empty: the cell is empty; 2 − 1 = 1
            and 3 more notes of XLE901 empty, D7 to D9
          the workbook
              note
              XLE951 unused acceptance: matches none
          1 accepted in xlengine.toml
          not checked
            Training A1:C9, A11:C19: no words
            Training A1: two layouts fit

        1 workbook, 1 table, 4 figures: 1 error, 1 warning, 5 notes, 1 accepted, 1 workbook not done
        """)


def test_the_text_of_a_clean_check() -> None:
    assert text.check_report([review()]) == dedent("""\
        report.xlsx
          nothing to say

        1 workbook, 1 table, 4 figures: no error
        """)


def test_the_text_counts_what_a_prose_file_tied() -> None:
    found = review()
    found.tied, found.untied = 12, 1
    assert text.check_report([found]).endswith("4 figures: no error, 12 numbers of the text tied, 1 not\n")


def test_the_text_of_a_recalculation() -> None:
    found = review()
    found.output = "report.recalc.xlsx"
    found.changes = [
        Change(Ref(SHEET, 6, 4), Decimal("-522.8"), Decimal("522.8"), "XLE101"),
        Change(Ref(SHEET, 7, 4), Decimal("-233.6"), None, "XLE101"),
        Change(Ref(SHEET, 8, 4), Decimal("2.0"), Decimal("1.0"), keeps_formula=True),
    ]
    assert text.recalc_report([found]) == dedent("""\
        report.xlsx → report.recalc.xlsx
          3 cells written
            Table 1: 1 filled, 1 corrected, 1 refreshed results of formulas
              D6  522.8 → (522.8)  XLE101
          nothing to say

        1 workbook, 1 table, 4 figures: no error
        """)


def test_a_dry_run_says_so() -> None:
    found = review()
    found.changes = [Change(Ref(SHEET, 7, 4), Decimal("-233.6"), None, "XLE101")]
    assert "1 cell would be written (dry run)" in text.recalc_report([found])


def test_colours_add_nothing_but_colours() -> None:
    bare = text.check_report([everything()], [LOCKED])
    painted = text.check_report([everything()], [LOCKED], text.coloured)
    assert "\x1b[31m" in painted
    for code in ("31", "33", "36", "1", "2", "32", "0"):
        painted = painted.replace(f"\x1b[{code}m", "")
    assert painted == bare


def test_figures_stand_in_one_column_under_chinese_labels() -> None:
    named = table(labels={0: "一. 员额资源", 1: "Consultants"})
    found = review(finding(), finding("D7", found="1", expected="2"), tables=[named])
    lines = [line for line in text.check_report([found]).splitlines() if "→" in line]
    places = {width(line[: line.index("→")].rstrip().rpartition(" ")[0]) for line in lines}
    assert len(places) == 1


def test_the_tree_of_an_explanation() -> None:
    net = explanation(
        "Net requirements", "328 877.1", "B28",
        explanation(
            "Gross requirements", "355 694.2", "B26",
            explanation("Post resources", "242 685.1", "B8", note="typed in"),
            explanation("Health insurance", "11 094.1", "B18", note="memo line, not added"),
            code="XLE203",
        ),
        explanation("Staff assessment income", "26 817.1", "B27", sign=-1, note="typed in"),
        code="XLE204", note="the cell shows 328 877.0",
    )  # fmt: skip
    assert text_explain.explain_report(net) == dedent("""\
        Net requirements · Amount     328 877.1  ['Table 1'!B28]  net requirements XLE204  (the cell shows 328 877.0)
        ├─ Gross requirements         355 694.2  [B26]  gross requirements XLE203
        │  ├─ Post resources          242 685.1  [B8]  (typed in)
        │  └─ Health insurance         11 094.1  [B18]  (memo line, not added)
        └─ − Staff assessment income   26 817.1  [B27]  (typed in)

        XLE204  {net}
        XLE203  {gross}
        """).format(net=RULES["XLE204"].sentence, gross=RULES["XLE203"].sentence)


def test_a_rule_is_printed_with_its_source_and_function() -> None:
    printed = text_explain.rule_report(RULES["XLE101"], ["XLE_VARIANCE"])
    assert printed.startswith("XLE101  variance\n  Apportionment less expenditure;")
    for part in ("Example: 242 685.1 less 243 207.9", "Source: A/76/596, table 1", "In a cell: XLE_VARIANCE"):
        assert part in printed


@pytest.mark.parametrize("code", [*RULES, *WORKBOOK_CODES])
def test_every_code_can_be_printed(code: str) -> None:
    rule = RULES[code] if code in RULES else WORKBOOK_CODES[code]
    printed = text_explain.rule_report(rule)
    assert printed.startswith(f"{code}  ")
    assert all(len(line) <= 100 for line in printed.splitlines())
    assert json.loads(as_json.rule_report(rule))["code"] == code


def test_the_text_of_the_tables() -> None:
    found = review()
    found.tables[0].doubts.append("two subtotals fit")
    assert text_tables.tables_report([found]) == dedent("""\
        report.xlsx

          Table 1  A5:E9  resources, English, 4 lines
            Table 1
            Thousands of dollars
            B   Apportionment          apportionment
            C   Expenditure            expenditure
            D   Variance / Amount      variance
            E   Variance / Percentage  percentage
            D = B − C  variance  XLE101; 4 of 4 figures agree, the words say so
            E = D ÷ B × 100  percentage  XLE102; 3 of 4 figures agree
            row 9 = rows 6 to 7 added  subtotal “Subtotal”  XLE201; 2 of 2 figures agree, the formula row says so
            doubt: two subtotals fit

        1 workbook, 1 table
        """)


# --- JSON ------------------------------------------------------------------------------------------------------------


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


# --- GitHub, JUnit, SARIF -------------------------------------------------------------------------------------------


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


# --- the page --------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "rect", "line"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        if tag in ("rect", "line"):
            return
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page_of(*reviews: Review, **more: Any) -> Page:
    page = Page(html.report(reviews, **more))
    assert page.open == []
    return page


def test_the_page_has_findings_pictures_and_no_script() -> None:
    page = page_of(everything(), refusals=[LOCKED])
    assert {"svg", "rect", "details", "table"} <= set(page.tags)
    assert "script" not in page.tags
    assert not [value for name, value in page.attributes if name in ("src", "href") or name.startswith("on")]
    words = " ".join(" ".join(page.words).split())
    for part in ("XLE101 variance", "242 685.1 − 243 207.9 = (522.8)", LOCKED.why, "Post resources", "1 finding accepted"):
        assert part in words


def test_the_page_asks_no_network_and_runs_nothing() -> None:
    written = html.report([everything()])
    assert "default-src 'none'" in written
    assert "http:" not in written.replace('http-equiv="', "")
    assert "https:" not in written
    assert "url(" not in written
    assert "@import" not in written


def test_nothing_from_a_workbook_becomes_markup() -> None:
    page = page_of(nasty(), refusals=[Refusal(NASTY, NASTY)])
    assert "script" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    words = "".join(page.words)
    assert "<script>alert(1)</script>" in words
    assert "{{ 7 * 7 }}" in words
    assert RIGHT_TO_LEFT not in words
    assert "\x1b" not in words


def test_the_bars_keep_the_order_and_the_measure_of_the_table() -> None:
    from xlengine.reports.pictures import resources_of

    (one,) = resources_of(review())
    assert [row.label for row in one.rows] == ["Post resources", "Consultants", "of which travel", "Subtotal"]
    first, second, memo, total = one.rows
    assert first.outcome is not None
    assert first.outcome.length == "100.00"
    assert second.budget is not None
    assert second.budget.length == "0.96"
    assert (memo.budget, total.budget) == (None, None)
    assert first.variance is not None
    assert (one.zero, first.variance.start, first.side) == ("100.00", "0.00", "over")


def test_a_page_of_nothing_is_a_page() -> None:
    assert "h1" in page_of().tags


# --- what is shown -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("report", [text.check_report, text.recalc_report, text_tables.tables_report])
def test_nothing_from_a_workbook_is_obeyed_by_a_terminal_or_a_build(report: Any) -> None:
    written = report([nasty()])
    assert not set(written) & set("\x00\x07\x1b\r") and RIGHT_TO_LEFT not in written
    assert "<U+202E>" in written
    assert "##[" not in written
    assert not [line for line in written.splitlines() if line.lstrip().startswith("::")]


def test_a_workbook_named_like_a_command_of_a_build_is_not_one() -> None:
    written = text.check_report([review(path="::error::x.xlsx")])
    assert written.startswith("<U+003A>:error::x.xlsx\n")
    assert unheard("  ::stop-commands::x\n##vso[task]") == "  <U+003A>:stop-commands::x\n##vso<U+005B>task]"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain", "plain"),
        ("两\n行", "两 行"),
        ("a\r\nb\tc", "a b c"),
        ("\u202eabc", "<U+202E>abc"),
        ("\x1b[2J", "<U+001B>[2J"),
        ("\u200bzero", "<U+200B>zero"),
        ("\udc80", "<U+DC80>"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u2028line", "<U+2028>line"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_what_would_be_obeyed_and_not_seen_is_seen(given: str, shown: str) -> None:
    assert visible(given) == shown


def test_widths_are_those_of_a_terminal() -> None:
    assert [width(one) for one in ("abc", "员额", "e\u0301", "（）")] == [3, 4, 1, 4]
    assert shortened("员额资源", 5) == "员额…"
    assert padded("员", 4) + "|" == "员  |"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("-522.8", "(522.8)"), ("242685.1", "242 685.1"), ("0", "—"), (None, "nothing"), ("achieved", "achieved"),
        ("1E+400", "1E+400"), ("NaN", "NaN"), ("5.0", "5.0"),
    ],
)  # fmt: skip
def test_figures_are_shown_as_a_report_prints_them(given: str | None, shown: str) -> None:
    assert figure(given) == shown


def test_the_tally_counts_what_nobody_accepted() -> None:
    counts = tally([everything(), review()], [LOCKED])
    assert (counts.workbooks, counts.errors, counts.warnings, counts.notes, counts.accepted) == (2, 1, 1, 5, 1)
    assert counts.refused == ["locked.xlsx"]


def test_because_of_another_sheet_is_named_with_it() -> None:
    because = tuple(Because(Ref("Table 2", row, 2), Decimal(row)) for row in range(1, 9))
    written = text.check_report([review(finding(because=because))])
    assert "['Table 2'!B1, 'Table 2'!B2, 'Table 2'!B3, …, 'Table 2'!B8]" in written


def test_the_severities_are_those_of_the_contract() -> None:
    assert [str(one) for one in (ERROR, WARNING, NOTE)] == ["error", "warning", "note"]
