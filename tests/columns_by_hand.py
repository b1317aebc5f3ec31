"""Headings with the figures below them, written down in a test, and the relations found between them."""

from __future__ import annotations

from collections.abc import Iterable

from tests.headings_by_hand import formula_of
from tests.rows_by_hand import rows_of
from xlengine.across.relate import relate_across
from xlengine.layout import Relation, Table
from xlengine.sheet import column_letters
from xlengine.tables.headings import terms_of
from xlengine.terms.fold import fold, header_formula


def columns_of(headings: str, *lines: str) -> Table:
    """`Budget | Staff: Actual | Balance = 1-2`, numbered from one, then `10 20 ·` or `Total: 10 20 ·` for each line."""
    table = rows_of(*(line if ":" in line else f"Line: {line}" for line in lines))
    for measure, heading in zip(table.measures, headings.split(" | "), strict=True):
        words, _, formula = heading.partition(" = ")
        measure.heading = tuple(words.split(": "))
        measure.group = tuple(map(fold, measure.heading[:-1]))
        measure.terms = terms_of(list(measure.heading))
        measure.number = str(measure.column - 1)
        if formula:
            stated = header_formula(f"({measure.number})={formula}")
            assert stated is not None
            measure.formula = stated[1]
    return table


def told(relations: Iterable[Relation]) -> list[str]:
    """`C = A - B, XLE114, 1 of 2 figures agree, the words say so`, for relations between columns A, B, C."""
    return [_told(one) for one in relations]


def _told(one: Relation) -> str:
    parts = [column_letters(at + 1) + " before" * (one.running and not order) for order, at in enumerate(one.arguments)]
    if one.base_line is not None:
        parts[1] += str(one.base_line + 1)
    formula = formula_of(one.form, one.signs, parts)
    return f"{column_letters(one.target + 1)} = {formula}, {one.rule.code}, {one.evidence}"


def read(text: str) -> list[str]:
    """What is read in a table: `/` stands between its lines, the first of which has the headings."""
    headings, *lines = text.split(" / ")
    table = columns_of(headings, *lines)
    relate_across(table)
    assert table.derived == {relation.target for relation in table.relations}
    doubts = [f"doubt: {doubt}" for doubt in table.doubts]
    return [*told(table.relations), *doubts, *(f"contradicted: {said}" for said in table.contradictions.values())]
