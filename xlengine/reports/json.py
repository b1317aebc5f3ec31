"""JSON: `xlengine.check/1`, `xlengine.recalc/1` and their kin. Numbers are strings, exact; cells without `$`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from xlengine.codes import WorkbookCode
from xlengine.finding import Because, Change, Finding
from xlengine.layout import Relation, Table
from xlengine.reports.outcome import Refusal, strongest, tally
from xlengine.reports.visible import plain_value
from xlengine.review import Explanation, Review
from xlengine.rule import Rule
from xlengine.sheet import column_letters


def check_report(reviews: Sequence[Review], refusals: Sequence[Refusal] = ()) -> str:
    """`xlengine.check/1`."""
    workbooks = [_workbook(one) for one in reviews]
    return _written({"schema": "xlengine.check/1", "workbooks": workbooks, **_summary(reviews)})


def recalc_report(reviews: Sequence[Review], refusals: Sequence[Refusal] = ()) -> str:
    """`xlengine.recalc/1`: as a check, with the output and the changes."""
    workbooks = [
        _workbook(one) | {"output": one.output, "changes": [_change(change) for change in one.changes]}
        for one in reviews
    ]
    return _written({"schema": "xlengine.recalc/1", "workbooks": workbooks, **_summary(reviews)})


def tables_report(reviews: Sequence[Review]) -> str:
    """`xlengine.tables/1`: what was recognized, and how it hangs together."""
    workbooks = [
        {"path": one.path, "tables": [_whole(table) for table in one.tables], "unchecked": _unchecked(one)}
        for one in reviews
    ]
    return _written({"schema": "xlengine.tables/1", "workbooks": workbooks})


def explain_report(path: str, explanation: Explanation) -> str:
    """`xlengine.explain/1`: one figure with its parts, each with its own."""
    return _written({"schema": "xlengine.explain/1", "path": path, "figure": _unfolded(explanation)})


def rule_report(rule: Rule | WorkbookCode, functions: Sequence[str] = ()) -> str:
    """`xlengine.rule/1`: one rule."""
    axis, sources = (rule.axis, list(rule.cites)) if isinstance(rule, Rule) else ("workbook", [])
    return _written({
        "schema": "xlengine.rule/1", "code": rule.code, "name": rule.name, "axis": axis, "sentence": rule.sentence,
        "text": rule.text, "example": rule.example, "sources": sources, "functions": list(functions),
    })  # fmt: skip


def _written(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1).translate(_ESCAPED).replace("##[", "##\\u005b") + "\n"


_OBEYED = (
    (0x7F, 0xA0), (0xAD, 0xAE), (0x61C, 0x61D), (0x200B, 0x200C), (0x200E, 0x2010), (0x2028, 0x202F),
    (0x2060, 0x2065), (0x2066, 0x206A), (0xD800, 0xE000), (0xFEFF, 0xFF00),
)  # fmt: skip
_ESCAPED = {code: f"\\u{code:04x}" for first, end in _OBEYED for code in range(first, end)}
"""What a terminal would obey, what nobody sees, and halves of characters, become JSON escapes: the same strings.

So does the bracket of `##[`, which some build systems take for a command of theirs."""


def _summary(reviews: Sequence[Review]) -> dict[str, Any]:
    counts = tally(reviews)
    summary = {
        "workbooks": counts.workbooks, "tables": counts.tables, "figures": counts.figures,
        "errors": counts.errors, "warnings": counts.warnings, "notes": counts.notes,
    }  # fmt: skip
    if counts.tied is not None or counts.untied is not None:
        summary |= {"tied": counts.tied or 0, "untied": counts.untied or 0}
    return {"summary": summary}


def _workbook(review: Review) -> dict[str, Any]:
    return {
        "path": review.path,
        "tables": [_table(table) for table in review.tables],
        "findings": [_finding(finding) for finding in review.findings],
        "unchecked": _unchecked(review),
    }


def _unchecked(review: Review) -> list[dict[str, str]]:
    return [{"sheet": one.sheet, "range": one.area.address, "why": one.why} for one in review.unchecked]


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": table.kind, "sheet": table.sheet, "range": table.area.address, "language": table.language,
        "title": table.title,
    }  # fmt: skip


def _finding(finding: Finding) -> dict[str, Any]:
    written: dict[str, Any] = {
        "code": finding.code, "name": finding.name, "severity": str(finding.severity),
        "sheet": finding.ref.sheet if finding.ref else None, "cell": finding.ref.address if finding.ref else None,
        "found": finding.found, "expected": finding.expected, "message": finding.message,
        "because": [_because(one) for one in finding.because], "fixable": finding.fixable,
    }  # fmt: skip
    return written if finding.accepted is None else written | {"accepted": finding.accepted}


def _because(because: Because) -> dict[str, Any]:
    return {"sheet": because.ref.sheet, "cell": because.ref.address, "value": plain_value(because.value)}


def _change(change: Change) -> dict[str, Any]:
    after = plain_value(change.value) if change.formula is None else f"={change.formula}"
    return {
        "sheet": change.ref.sheet, "cell": change.ref.address, "before": plain_value(change.before), "after": after,
        "code": change.code,
    }  # fmt: skip


def _whole(table: Table) -> dict[str, Any]:
    return _table(table) | {
        "unit": table.unit,
        "measures": [
            {"column": column_letters(one.column), "heading": list(one.heading), "terms": strongest(one.terms)}
            for one in table.measures
        ],
        "lines": [{"row": line.row, "label": line.label, "roles": strongest(line.roles)} for line in table.lines],
        "relations": [_relation(table, relation) for relation in table.relations],
        "doubts": list(table.doubts),
    }


def _relation(table: Table, relation: Relation) -> dict[str, Any]:
    def name(at: int) -> str | int:
        return column_letters(table.measures[at].column) if relation.axis == "across" else table.lines[at].row

    return {
        "axis": relation.axis, "code": relation.rule.code, "name": relation.rule.name, "form": str(relation.form),
        "target": name(relation.target), "arguments": [name(at) for at in relation.arguments],
        "signs": list(relation.signs), "evidence": str(relation.evidence),
    }  # fmt: skip


def _unfolded(explanation: Explanation) -> dict[str, Any]:
    return {
        "sheet": explanation.ref.sheet, "cell": explanation.ref.address, "label": explanation.label,
        "measure": explanation.measure, "value": explanation.value, "sign": explanation.sign,
        "code": explanation.rule.code if explanation.rule else None,
        "sentence": explanation.rule.sentence if explanation.rule else None,
        "note": explanation.note, "parts": [_unfolded(part) for part in explanation.parts],
    }  # fmt: skip
