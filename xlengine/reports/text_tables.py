"""For people: what was recognized in a workbook, how it hangs together, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlengine.layout import Relation, Table
from xlengine.reports.outcome import strongest
from xlengine.reports.text import Paint, plain
from xlengine.reports.text import unchecked as left_alone
from xlengine.reports.visible import amount, padded, shortened, unheard, visible, width
from xlengine.review import Review
from xlengine.rule import Form, times_told
from xlengine.sheet import column_letters

HEADING = 44
LANGUAGES = {
    "ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip


def tables_report(reviews: Sequence[Review], paint: Paint = plain) -> str:
    """The tables of each workbook in reading order."""
    blocks = []
    for review in reviews:
        lines = [paint(visible(review.path), "strong")]
        for table in review.tables:
            lines += ["", *_table(table, paint)]
        if not review.tables:
            lines.append("  no table here that xlengine knows")
        if review.unchecked:
            lines += ["", *left_alone(review, paint)]
        blocks.append("\n".join(lines))
    total = sum(len(review.tables) for review in reviews)
    last = f"{amount(len(reviews), 'workbook')}, {amount(total, 'table')}"
    return unheard("\n\n".join([*blocks, last]) + "\n")


def _table(table: Table, paint: Paint) -> Iterator[str]:
    language = LANGUAGES.get(table.language, table.language)
    where = paint(f"{visible(table.sheet)}  {table.area.address}", "strong")
    yield f"  {where}  {table.kind}, {language}, {amount(len(table.lines), 'line')}"
    for text in (table.title, table.unit):
        if text:
            yield f"    {shortened(visible(text), 96)}"
    headings = [shortened(visible(measure.title) or "(no heading)", HEADING) for measure in table.measures]
    columns = max(map(width, headings), default=0)
    for measure, heading in zip(table.measures, headings, strict=True):
        terms = ", ".join(term.replace("_", " ") for term in strongest(measure.terms)[:3]) or "no term"
        said = "a number of the line, never added" if measure.is_code else terms
        yield f"    {padded(column_letters(measure.column), 3)} {padded(heading, columns)}  {paint(said, 'faint')}"
    for relation in table.relations:
        yield f"    {_relation(table, relation)}  {paint(f'{relation.rule.code}; {relation.evidence}', 'faint')}"
    for at, said in sorted(table.contradictions.items()):
        yield f"    {paint('doubt', 'warning')}: {column_letters(table.measures[at].column)}: {visible(said)}"
    for doubt in table.doubts:
        yield f"    {paint('doubt', 'warning')}: {visible(doubt)}"


def _relation(table: Table, relation: Relation) -> str:
    """`D = B − C  variance`, `row 19 = rows 10 to 17  subtotal`."""
    if relation.axis == "across":
        target = column_letters(table.measures[relation.target].column)
        names = [column_letters(table.measures[at].column) for at in relation.arguments]
        return f"{target} = {_spoken(names, relation)}  {relation.rule.title}"
    line = table.lines[relation.target]
    rows = [table.lines[at].row for at in relation.arguments]
    if all(sign > 0 for sign in relation.signs) and relation.form is Form.SUM and len(rows) > 1:
        spoken = f"rows {_runs(rows)} added"
    else:
        spoken = _spoken([f"row {row}" for row in rows], relation)
    return f"row {line.row} = {spoken}  {relation.rule.title} “{shortened(visible(line.label), HEADING)}”"


def _spoken(names: Sequence[str], relation: Relation) -> str:
    first, second = names[0], names[1] if len(names) > 1 else ""
    if relation.form in (Form.PERCENTAGE, Form.FRACTION):
        return f"{first} ÷ {second}" + (" × 100" if relation.form is Form.PERCENTAGE else "")
    if relation.form is Form.VACANCY:
        return f"({first} − {second}) ÷ {first} × 100"
    if relation.form is Form.GROWTH:
        return f"({first} − {second}) ÷ {second} × 100"
    if relation.form is Form.PRODUCT:
        return " × ".join(names) + times_told(relation.times)
    signs = relation.signs or (1,) * len(names)
    text = ("" if signs[0] > 0 else "−") + first
    for name, sign in zip(names[1:], signs[1:], strict=True):
        text += f" {'+' if sign > 0 else '−'} {name}"
    return text


def _runs(rows: Sequence[int]) -> str:
    """`10 to 17, 19`."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
