"""What an office has told the engine: its own words for terms, and tables that it points out."""

from __future__ import annotations

from collections.abc import Sequence

from xlengine.across.formula_rows import has_percent_format, is_percentage
from xlengine.across.meant import OUTCOMES, PERCENTAGES
from xlengine.across.naming import across_rule
from xlengine.files.refused import Refused
from xlengine.layout import Evidence, Measure, Relation, State, Table
from xlengine.rule import Form
from xlengine.settings import Direction, OwnTable, OwnWord
from xlengine.sheet import column_letters
from xlengine.tables.blocks import Block
from xlengine.tables.grid import Grid
from xlengine.terms.fold import fold


def teach(table: Table, words: Sequence[OwnWord]) -> None:
    """Adds the terms that the office's own words name to headings and labels."""
    spoken = [(own.term, fold(own.word)) for own in words if own.language in ("", table.language)]
    if not spoken:
        return
    for measure in table.measures:
        for height, text in enumerate(reversed(measure.heading)):
            _heard(measure.terms, fold(text), spoken, 1.0 if height == 0 else 0.5)
    for line in table.lines:
        roles = dict(line.roles)
        _heard(roles, fold(line.label), spoken, 1.0)
        line.roles = roles


def _heard(terms: dict[str, float], text: str, spoken: Sequence[tuple[str, str]], weight: float) -> None:
    for term, word in spoken:
        if word and (text == word or f" {word} " in f" {text} " or (not word.isascii() and word in text)):
            terms[term] = max(terms.get(term, 0.0), weight)


def block_of(grid: Grid, own: OwnTable) -> Block | None:
    """The rows of a table that a person points out; None where there is nothing.

    Refused where the rows that the person calls its heading hold all of its figures.
    """
    rows = [row for row in grid.rows if own.area.top <= row.number <= own.area.bottom]
    if not rows:
        return None
    if own.header_rows is None:
        first = next((at for at, row in enumerate(rows) if row.has_figures and not grid.is_heading_row(row)), 1)
    else:
        first = sum(row.number < own.area.top + own.header_rows for row in rows)
        swallowed = any(row.has_figures and not grid.is_heading_row(row) for row in rows[:first])
        if swallowed and not any(row.has_figures for row in rows[first:]):
            here = f"xlengine.toml: [[table]] {own.sheet} {own.area.address}"
            said = f"header_rows is {own.header_rows} and leaves no lines of figures"
            raise Refused(f"{here}: {said}; write a smaller number")
    before = [row for row in grid.rows if row.number < own.area.top][-6:]
    after = [row for row in grid.rows if row.number > own.area.bottom][:12]
    return Block(rows[:first], rows[first:], before, after, own.area.left, own.area.right, own.label_column or 0)


def direct(table: Table, directions: Sequence[Direction]) -> None:
    """Puts what the person says is computed from what in place of anything else that was found for it."""
    for direction in directions:
        target = _measure(table.measures, direction.target)
        arguments = [_measure(table.measures, name) for name in direction.arguments]
        if target is None or None in arguments:
            named = ", ".join((direction.target, *direction.arguments))
            table.doubts.append(f"xlengine.toml computes {direction.target}, and not all of {named} are here")
            continue
        settled = tuple(a for a in arguments if a is not None)
        terms = [table.measures[a].terms for a in settled]
        form = direction.form
        if form is Form.FRACTION and _stands_in_points(table, target):
            form = Form.PERCENTAGE
        rule = across_rule(form, table.measures[target].terms, terms, direction.signs)
        table.relations = [r for r in table.relations if r.axis != "across" or r.target != target]
        evidence = Evidence(by_words=True)
        table.relations.append(Relation("across", target, settled, direction.signs, form, rule, evidence))


def _stands_in_points(table: Table, target: int) -> bool:
    """Whether `D / B` is meant in per cent: by the heading, the format, or the figures of its column."""
    is_printed = any(row[target].state is State.FIGURE for row in table.entries)
    if is_printed or table.measures[target].is_a(*PERCENTAGES, *OUTCOMES, "share"):
        return is_percentage(table, target)
    return has_percent_format(table, target)


def _measure(measures: Sequence[Measure], name: str) -> int | None:
    """A measure by its column's letters, or by a term that only one has."""
    for at, measure in enumerate(measures):
        if name.isupper() and column_letters(measure.column) == name:
            return at
    having = [at for at, measure in enumerate(measures) if measure.is_a(name)]
    return having[0] if len(having) == 1 else None
