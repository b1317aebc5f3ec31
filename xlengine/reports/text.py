"""Findings for people: calm, aligned, and coloured only on a terminal."""

from __future__ import annotations

from xlengine.finding import Finding, Severity
from xlengine.layout import Relation, Table
from xlengine.reports.shown import counts, visible
from xlengine.review import Explanation, Review
from xlengine.rule import Rule

COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
MOST_NOTES = 12


def painted(text: str, colour: str, on: bool) -> str:
    """The text in a colour, where colours are wanted."""
    return f"\x1b[{colour}m{text}\x1b[0m" if on else text


def number(count: int, one: str, more: str = "") -> str:
    """`1 error`, `2 errors`."""
    return f"{count} {one if count == 1 else more or one + 's'}"


def render(reviews: list[Review], verb: str = "check", colour: bool = False) -> str:
    """A whole run."""
    lines: list[str] = []
    for review in reviews:
        lines += [*_workbook(review, verb, colour), ""]
    total = counts(reviews)
    parts = [number(total["errors"], "error"), number(total["warnings"], "warning"), number(total["notes"], "note")]
    accepted = sum(f.accepted is not None for review in reviews for f in review.findings)
    if accepted:
        parts.append(f"{accepted} accepted")
    if "tied" in total:
        parts.append(f"{total['tied']} numbers of the text tied, {total['untied']} not")
    head = f"{number(total['workbooks'], 'workbook')}, {number(total['tables'], 'table')}, {number(total['figures'], 'figure')}: "
    shade = "31" if total["errors"] else "32"
    return "\n".join([*lines, painted(head + ", ".join(parts), shade, colour)])


def _workbook(review: Review, verb: str, colour: bool) -> list[str]:
    lines = [painted(visible(review.path), "1", colour)]
    if verb == "recalc":
        where = f" → {visible(review.output)}" if review.output else " (dry run, nothing written)"
        lines.append(f"  {number(len(review.changes), 'cell')} changed{where}")
    sheet = None
    notes = [f for f in review.findings if f.severity is Severity.NOTE]
    hidden = len(notes) - MOST_NOTES if len(notes) > MOST_NOTES else 0
    shown_notes = 0
    for finding in review.findings:
        if finding.accepted is not None:
            continue
        if finding.severity is Severity.NOTE:
            shown_notes += 1
            if shown_notes > MOST_NOTES:
                continue
        if finding.ref is not None and finding.ref.sheet != sheet:
            sheet = finding.ref.sheet
            lines.append(f"  {visible(sheet)}")
        lines += _finding(finding, colour)
    if hidden:
        lines.append(f"  … and {number(hidden, 'more note')}; --format json lists all")
    for one in review.unchecked:
        lines.append(f"  unchecked  {visible(one.sheet)}!{one.area.address}  {visible(one.why)}")
    if len(lines) == 1:
        lines.append("  nothing to say" if review.tables else "  no table here that xlengine knows")
    return lines


def _finding(finding: Finding, colour: bool) -> list[str]:
    cell = finding.ref.address if finding.ref else ""
    label = painted(f"{finding.severity.value:8}", COLOURS[finding.severity], colour)
    change = ""
    if finding.found is not None and finding.expected is not None:
        change = f"  {visible(finding.found)} → {visible(finding.expected)}"
    rule = f"  {finding.name.replace('_', ' ')} {finding.code}"
    return [f"    {label} {cell:7}{change}{rule}", f"      {visible(finding.message)}"]


def tables(reviews: list[Review]) -> str:
    """What was recognized, and how it hangs together."""
    lines: list[str] = []
    for review in reviews:
        lines.append(visible(review.path))
        for table in review.tables:
            lines += _table(table)
        for one in review.unchecked:
            lines.append(f"  left alone  {visible(one.sheet)}!{one.area.address}  {visible(one.why)}")
        if not review.tables:
            lines.append("  no table here that xlengine knows")
    return "\n".join(lines)


def _table(table: Table) -> list[str]:
    title = f"  “{visible(table.title)}”" if table.title else ""
    lines = [f"  {visible(table.sheet)}!{table.area.address}  {table.kind}, {table.language}{title}"]
    for measure in table.measures:
        terms = ", ".join(sorted(measure.terms, key=lambda term: -measure.terms[term])[:3]) or "no term"
        lines.append(f"    {visible(measure.title) or '(no heading)'}  [{terms}]")
    lines += [f"    {_relation(table, relation)}" for relation in table.relations]
    lines += [f"    doubt: {visible(doubt)}" for doubt in table.doubts]
    return lines


def _relation(table: Table, relation: Relation) -> str:
    if relation.axis == "across":
        names = [visible(measure.title) for measure in table.measures]
    else:
        names = [visible(line.label) or f"row {line.row}" for line in table.lines]
    given = [("" if sign > 0 else "− ") + names[a] for a, sign in zip(relation.arguments, relation.signs, strict=True)]
    shown = " + ".join(given) if len(given) <= 4 else f"{given[0]} + … + {given[-1]} ({len(given)})"
    shown = shown.replace("+ −", "−")
    return f"{relation.rule.code} {relation.rule.title}: {names[relation.target]} from {shown}  ({relation.evidence})"


def explanation(one: Explanation) -> str:
    """A figure unfolded as a tree, down to what was typed in."""
    return "\n".join(_branches(one, "", "", top=True))


def _branches(one: Explanation, before: str, below: str, top: bool = False) -> list[str]:
    sign = "" if top or one.sign > 0 else "− "
    name = visible(one.label) + (f", {visible(one.measure)}" if one.measure and top else "")
    if not top and one.measure:
        name = f"{name} · {visible(one.measure)}"
    rule = f"  {one.rule.title} {one.rule.code}" if one.rule else ""
    note = f"  ({visible(one.note)})" if one.note else ""
    lines = [f"{before}{sign}{name}  {visible(one.value) or '(empty)'}  [{visible(str(one.ref))}]{rule}{note}"]
    if top and one.rule:
        lines.append(f"  {one.rule.sentence}")
    for at, part in enumerate(one.parts):
        last = at == len(one.parts) - 1
        lines += _branches(part, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "))
    return lines


def rule(one: Rule) -> str:
    """One rule: what, why, an example, its sources."""
    lines = [f"{one.code}  {one.title}", f"  {one.sentence}"]
    if one.text:
        lines += ["", *(f"  {line}" for line in one.text.splitlines())]
    if one.example:
        lines += ["", f"  Example: {one.example}"]
    lines += ["", f"  Source: {'; '.join(one.cites)}"]
    if one.axis in ("across", "down"):
        lines.append(f"  Computed {one.axis} from: {', '.join(p.replace('_', ' ') for p in one.parameters)}")
    if one.form.value != "other":
        lines.append(f"  In a cell: =XLE_{one.name.upper()}(…)")
    return "\n".join(lines)
