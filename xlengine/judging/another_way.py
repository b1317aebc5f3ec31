"""Formulas that come to a rule's figure another way: from what its parts are made of, or across, as each part is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlengine.computing.one_cell import adds
from xlengine.computing.reckoning import Reckoning
from xlengine.expression import expression
from xlengine.files.filled import relative
from xlengine.fit import Agreement, fit
from xlengine.judging.meant_otherwise import is_no_sum_meant, names_more_lines
from xlengine.layout import Entry, State
from xlengine.noise import TYPED
from xlengine.number import decimals_of
from xlengine.rule import Form
from xlengine.sheet import Area, Book, Ref

if TYPE_CHECKING:
    from xlengine.files.precedents import Span

_ADDING = expression(r"\b(?:SUM|SUBTOTAL|AGGREGATE)\s*\(", re.IGNORECASE)
_SUM_OF_A_COLUMN = expression(r"(?:SUM|SUBTOTAL)\((?:[0-9]+,)?\w*\[[^]!]+\]\)", re.IGNORECASE)
"""The totals row of an Excel table: it takes the column, though no cell of it is named."""
_FACTOR = frozenset("*/^")
_CALLS = expression(r"([A-Za-z][\w.]*)\s*\(")
_BESIDE_SUMS = frozenset({"ABS", "IF", "IFERROR", "IFNA", "N", "ROUND", "ROUNDDOWN", "ROUNDUP", "VALUE"})
"""Functions that a sum may be put into."""


def goes_another_way(reckoning: Reckoning, book: Book) -> bool:
    """Whether a sum down a column adds what some of its parts are the totals of, or is computed across like its parts.

    Where those totals are typed it does not follow them, and is none the worse. So may a difference be computed across.
    """
    form = reckoning.relation.form
    if form not in (Form.SUM, Form.DIFFERENCE):
        return False
    if reckoning.relation.axis == "across":
        return _adds_its_lines(reckoning, book)
    if reckoning.relation.axis != "down":
        return False
    if _is_computed_like_its_parts(reckoning, book):
        return True
    return form is Form.SUM and (_adds_their_parts(reckoning, book) or _adds_lines_that_are_nil(reckoning, book))


def takes_equal_figures(reckoning: Reckoning, book: Book) -> bool:
    """Whether a formula takes, for each of the rule's cells that it does not name, one with the same figure.

    Where most of its kind do so, a line says again what another one says: revenue, below its sources and above its
    costs. Of nil there are too many to tell.
    """
    spans = _spans(reckoning, book)
    missing = [i for i in reckoning.figure.inputs if not any(i.sheet == s.sheet and i.place in s.area for s in spans)]
    single = [Ref(s.sheet, s.area.top, s.area.left) for s in spans if s.area[:2] == s.area[2:]]
    taken = [book.cell(ref).value for ref in single]
    return all(value and value in taken for value in (book.cell(ref).value for ref in missing))


def _is_computed_like_its_parts(reckoning: Reckoning, book: Book) -> bool:
    column = reckoning.figure.ref.column
    if any(area.left <= column <= area.right for area in _named(reckoning, book)):
        return False
    cells = [(ref.row, book.cell(ref).formula) for ref in (reckoning.figure.ref, *reckoning.figure.inputs)]
    return len({formula and relative(formula, row, row) for row, formula in cells}) == 1


def _adds_its_lines(reckoning: Reckoning, book: Book) -> bool:
    """Whether a figure that its line gives is computed as the total of its column, from all lines of one total."""
    table, ref = reckoning.table, reckoning.figure.ref
    areas = [span.area for span in _spans(reckoning, book) if span.sheet == ref.sheet]
    if not areas or not all(area.left == ref.column == area.right for area in areas):
        return False
    added = {at for at, line in enumerate(table.lines) if any((line.row, ref.column) in area for area in areas)}
    filled = {at for at in added if table.entries[at][reckoning.measure].state is not State.BLANK}
    return any(
        one.axis == "down" and one.target == reckoning.line and adds(one)
        and added.issuperset(one.arguments) and filled <= set(one.arguments)
        for one in table.relations
    )  # fmt: skip


def _adds_their_parts(reckoning: Reckoning, book: Book) -> bool:
    if reckoning.relation.axis != "down":
        return False
    table, column = reckoning.table, reckoning.figure.ref.column
    named = _named(reckoning, book)
    parts_of = {one.target: one.arguments for one in table.relations if one.axis == "down" and one.form is Form.SUM}
    waiting = list(reckoning.relation.arguments)
    seen: set[int] = set()
    while waiting:
        line = waiting.pop()
        if not any((table.lines[line].row, column) in area for area in named):
            if line in seen or line not in parts_of:
                return False
            seen.add(line)
            waiting += parts_of[line]
    return bool(seen)


def _adds_lines_that_are_nil(reckoning: Reckoning, book: Book) -> bool:
    """Whether a formula adds all that the rule does, and lines above it that are nil today and in no other total."""
    table, measure = reckoning.table, reckoning.measure
    areas, column = _named(reckoning, book), reckoning.figure.ref.column
    added = {at for at, line in enumerate(table.lines) if any((line.row, column) in area for area in areas)}
    more = added.difference(reckoning.relation.arguments)
    elsewhere = {part for one in table.relations if one.axis == "down" for part in one.arguments}
    return added.issuperset(reckoning.relation.arguments) and bool(more) and not any(
        at in elsewhere or at >= reckoning.line or table.entries[at][measure].value for at in more)


def is_rounding_of_others(reckoning: Reckoning, book: Book) -> bool:
    """Whether a formula that takes none of the rule's parts is off by no more than the rounding of these.

    Such as the link to a total that is typed elsewhere, over links to its parts; so too where it adds what these are
    made of.
    """
    entry, figure = reckoning.entry, reckoning.figure
    if not entry.is_formula or reckoning.relation.form not in (Form.SUM, Form.DIFFERENCE):
        return False
    takes_some = any(ref.place in area for area in _named(reckoning, book) for ref in figure.inputs)
    if takes_some and not _adds_their_parts(reckoning, book):
        return False
    places = max(decimals_of(one.value) for one in (entry, *reckoning.arguments) if one.value is not None)
    if places > TYPED:
        return False
    printed, *parts = (_as_printed(one, places) for one in (entry, *reckoning.arguments))
    return fit(reckoning.relation.form, printed, parts, figure.signs).agreement is not Agreement.WRONG


def tells_itself(reckoning: Reckoning, book: Book) -> bool:
    """Whether a formula says what its cell comes from, and what says otherwise is less sure than that.

    That is so where only figures do, or all parts are nil; and of a sum down a column where its formula takes other
    cells of its own line and adds no range, or other lines than the rule, where a part is nil in all columns that agree
    and in several that do not it is something, or where no more columns agree than do not and its formula is no sum, or
    one part comes from another.
    """
    if not reckoning.entry.is_formula:
        return False
    figure, relation = reckoning.figure, reckoning.relation
    if reckoning.may_be_a_part or (adds(relation) and is_no_sum_meant(reckoning, book)):
        return True
    if adds(relation) and _SUM_OF_A_COLUMN.fullmatch(str(book.cell(figure.ref).formula)):
        return False
    areas = _named(reckoning, book)
    takes_some = any(ref.place in area for area in areas for ref in figure.inputs)
    if not takes_some and not any(part.value for part in reckoning.arguments):
        return True
    if relation.axis != "down" or not adds(relation):
        return False
    if _is_computed_like_its_parts(reckoning, book) or _is_taken_from_its_line(reckoning, book):
        return True
    if not relation.evidence.hits and names_more_lines(reckoning, book):
        return True
    if is_refuted(reckoning):
        return True
    told = relation.evidence
    lines = {ref.row for ref in figure.inputs}
    takes_lines = any(area.top <= line <= area.bottom for area in areas for line in lines)
    takes_own = any(area.top <= figure.ref.row <= area.bottom for area in areas)
    if areas and not (takes_lines or takes_own):
        return True
    if told.is_told and told.hits > told.misses:
        return False
    formula = str(book.cell(figure.ref).formula)
    return _is_no_sum(formula) or ("(" in formula and not takes_lines) or _has_parts_of_parts(reckoning, book)


def comes_from_elsewhere(reckoning: Reckoning, book: Book) -> bool:
    """Whether only figures tie columns, or lines, and the formula takes nothing from any of these.

    A formula that is a row too low still takes the rule's columns.
    """
    if reckoning.relation.evidence.is_told:
        return False
    areas, inputs = _named(reckoning, book), reckoning.figure.inputs
    if reckoning.relation.axis == "across":
        return not any(area.left <= ref.column <= area.right for area in areas for ref in inputs)
    return not any(area.top <= ref.row <= area.bottom for area in areas for ref in inputs)


def _is_taken_from_its_line(reckoning: Reckoning, book: Book) -> bool:
    ref = reckoning.figure.ref
    spans = [] if _ADDING.search(str(book.cell(ref).formula)) else _spans(reckoning, book)
    return bool(spans) and all((s.sheet, s.area.top, s.area.bottom) == (ref.sheet, ref.row, ref.row) for s in spans)


def is_refuted(reckoning: Reckoning) -> bool:
    """Whether a sum down is right only in columns in which a part is nil that is something in several others."""
    table, relation = reckoning.table, reckoning.relation
    if relation.axis != "down" or not adds(relation) or relation.evidence.misses < 2:
        return False
    borne_out, not_so = set[int](), Counter[int]()
    for measure in range(len(table.measures)):
        total, *parts = (table.entries[at][measure] for at in (relation.target, *relation.arguments))
        something = [at for at, part in zip(relation.arguments, parts, strict=True) if part.value]
        if not total.is_number:
            continue
        if fit(relation.form, total, parts, relation.signs).agreement is Agreement.WRONG:
            not_so.update(something)
        else:
            borne_out.update(something)
    return any(times > 1 and at not in borne_out for at, times in not_so.items())


def _is_no_sum(formula: str) -> bool:
    """Whether a formula multiplies, divides or calls a function that does not add, and adds no range."""
    if _ADDING.search(formula):
        return False
    return not _FACTOR.isdisjoint(formula) or any(name.upper() not in _BESIDE_SUMS for name in _CALLS.findall(formula))


def _has_parts_of_parts(reckoning: Reckoning, book: Book) -> bool:
    """Whether one of the rule's cells is computed from others of them: these would be added twice."""
    inputs = reckoning.figure.inputs
    for ref in inputs:
        for sheet, area in _named_by(ref, book) if book.cell(ref).formula is not None else ():
            if any(one != ref and one.sheet == sheet and one.place in area for one in inputs):
                return True
    return False


def _as_printed(entry: Entry, places: int) -> Entry:
    return entry._replace(is_formula=False, is_exact=False, decimals=places)


def _named(reckoning: Reckoning, book: Book) -> Sequence[Area]:
    """The areas of its own sheet that the formula names."""
    return [span.area for span in _spans(reckoning, book) if span.sheet == reckoning.figure.ref.sheet]


def _spans(reckoning: Reckoning, book: Book) -> Sequence[Span]:
    """The areas that the formula names."""
    return _named_by(reckoning.figure.ref, book)


def _named_by(ref: Ref, book: Book) -> Sequence[Span]:
    from xlengine.files.calculate import precedents

    return precedents(str(book.cell(ref).formula), ref.sheet, book)
