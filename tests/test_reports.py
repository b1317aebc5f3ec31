"""What the reports say to people, and that nothing from a workbook is obeyed on a screen."""

from __future__ import annotations

import json
from decimal import Decimal
from textwrap import dedent
from typing import Any

import pytest

from tests.reviews_by_hand import (
    ERROR,
    LOCKED,
    NOTE,
    RIGHT_TO_LEFT,
    SHEET,
    WARNING,
    everything,
    explanation,
    finding,
    nasty,
    review,
    table,
)  # fmt: skip
from xlengine.codes import WORKBOOK_CODES
from xlengine.finding import Because, Change, Severity
from xlengine.reports import json as as_json
from xlengine.reports import text, text_explain, text_tables
from xlengine.reports.outcome import tally
from xlengine.reports.visible import figure, padded, shortened, unheard, visible, width
from xlengine.rule import RULES
from xlengine.sheet import Ref


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


def test_of_very_many_warnings_alike_a_person_reads_the_first_and_how_many_more_but_every_error() -> None:
    def lines(severity: Severity, count: int) -> list[str]:
        stale = {"code": "XLE911", "name": "stale_value", "message": "stale"}
        found = [finding(f"D{row}", severity, **stale) for row in range(1, count + 1)]
        return text.check_report([review(*found)]).splitlines()

    assert sum("XLE911 stale value: stale" in line for line in lines(Severity.WARNING, 40)) == 40
    many = lines(Severity.WARNING, 50)
    assert sum("XLE911 stale value: stale" in line for line in many) == 20
    assert "    and 30 more warnings of XLE911 stale value, D21 to D50" in many
    assert sum("XLE911 stale value: stale" in line for line in lines(Severity.ERROR, 50)) == 50


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
            Table 1: 1 filled, 1 corrected, 1 refreshed
              D6  522.8 → (522.8)  XLE101
          nothing to say

        1 workbook, 1 table, 4 figures: no error
        """)


def test_where_nothing_was_written_it_is_said_whether_anything_was_proved() -> None:
    assert "every figure was right already" in text.recalc_report([review()])
    said = "no figure was proved; where inputs were typed anew, --like EARLIER says how tables hang together"
    assert said in text.recalc_report([review(tables=[])])


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


@pytest.mark.parametrize("report", [text.check_report, text.recalc_report, text_tables.tables_report])
def test_nothing_from_a_workbook_is_obeyed_by_a_terminal_or_a_build(report: Any) -> None:
    written = report([nasty()])
    assert not set(written) & set("\x00\x07\x1b\r")
    assert RIGHT_TO_LEFT not in written
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
