"""Figures against the sheet: exact, explained by rounding, or wrong; and the change that mends it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

from xlengine.computing.one_cell import Reckoning, adds
from xlengine.expression import expression
from xlengine.finding import Because, Change, Finding, Severity
from xlengine.fit import Agreement, intervals_of
from xlengine.judging.another_way import is_rounding_of_others, tells_itself
from xlengine.judging.meant_otherwise import adds_rounded_shares
from xlengine.judging.taken import taken_by, wrong_where_it_is_taken
from xlengine.layout import Entry, State
from xlengine.number import FIFTEEN, rounded
from xlengine.numberformat import is_percent_format
from xlengine.printed import Notation, show
from xlengine.rule import Form, times_told
from xlengine.sheet import Book, Value
from xlengine.tables.entries import HUNDRED
from xlengine.tables.notation import SAMPLE, like, notation_of

EMPTY = "XLE901"
ERROR_VALUE = "XLE902"


def findings_of(reckonings: Iterable[Reckoning], book: Book) -> list[Finding]:
    """What the figures of a table say of its cells, in reading order."""
    found = []
    for reckoning in reckonings:
        finding = finding_of(reckoning, book)
        if finding is not None:
            found.append(finding)
    return found


def finding_of(reckoning: Reckoning, book: Book) -> Finding | None:
    """One cell's finding; None where the cell is right."""
    entry, figure = reckoning.entry, reckoning.figure
    if entry.state is State.ERROR:
        value = book.cell(figure.ref).value
        message = f"the cell holds the error value {value}"
        finding = _finding(reckoning, book, Severity.ERROR, message, ERROR_VALUE, "error_value")
        return finding._replace(found=str(value))
    if entry.state is State.BLANK:
        if taken_by(reckoning, book) is not None:
            return None
        what = "the formula has no stored result" if entry.is_formula else "the cell is empty"
        return _finding(reckoning, book, Severity.NOTE, f"{what}; {_reckoned(reckoning)}", EMPTY, "empty")
    agreement = reckoning.fit.agreement
    if agreement in (Agreement.EXACT, Agreement.UNTESTABLE):
        return None
    if reckoning.relation.form is Form.VACANCY and not figure.rule.overwrites:
        return _judged(reckoning, book)
    if agreement is Agreement.ROUNDING:
        if figure.value == entry.value or entry.is_formula:
            return None
        unit = f", which are rounded to {show(reckoning.rounded_to, 0)}" if reckoning.rounded_to else ""
        message = f"{_reckoned(reckoning)}; the difference is no more than the rounding of its parts{unit}"
        return _finding(reckoning, book, Severity.NOTE, message)
    if not reckoning.follows and is_rounding_of_others(reckoning, book):
        message = f"{_reckoned(reckoning)}; the formula takes other figures, and rounding explains the difference"
        return _finding(reckoning, book, Severity.NOTE, message)
    if tells_itself(reckoning, book) or adds_rounded_shares(reckoning, book):
        return None
    if reckoning.lacks_a_part and not reckoning.is_nil_where_empty:
        message = f"{_reckoned(reckoning)}, unless the empty part is more than nil; fill it in"
        return _finding(reckoning, book, Severity.WARNING, message)
    part = taken_by(reckoning, book) if adds(reckoning.relation) else None
    if part is not None:
        return wrong_where_it_is_taken(reckoning, part, book)
    told = f"{_followed(reckoning)}{_reckoned(reckoning)}{UNTOLD if reckoning.may_be_a_part else ''}"
    told += MAY_BE_RATE if reckoning.may_be_rate else ""
    in_doubt = reckoning.differs_in_several or reckoning.may_be_rate
    severity = Severity.WARNING if in_doubt else Severity.ERROR
    return _finding(reckoning, book, severity, told)


MAY_BE_RATE = "; it lies among its lines, far from their sum, as a rate of them all would. Not overwritten"
UNTOLD = "; which of these is computed, no word says. Not overwritten"


def _followed(reckoning: Reckoning) -> str:
    """Of a figure that is wrong only beside another that is: what belongs there."""
    told = " and ".join(f"{ref.address} is {_part(entry)}" for ref, entry in reckoning.follows)
    return told and f"right once {told}: "


def _judged(reckoning: Reckoning, book: Book) -> Finding | None:
    """A rate that is never overwritten: outside the range that its printed counts allow, or inside and not equal."""
    entry, span = reckoning.entry, possible_range(reckoning)
    if entry.value is None:
        return None
    if reckoning.fit.agreement is Agreement.WRONG:
        message = f"{span}; check the months or the strength it was computed with. Never overwritten"
        return _finding(reckoning, book, Severity.WARNING, message)
    if rounded(entry.value, entry.decimals) == reckoning.figure.value:
        return None
    shown = _shown(entry.value, entry.decimals)
    message = f"{span}, so {shown} is possible; it comes from the months. Never overwritten"
    return _finding(reckoning, book, Severity.NOTE, message)


def possible_range(reckoning: Reckoning) -> str:
    """What the printed counts allow a rate to be, in words; empty where they allow anything."""
    possible = intervals_of(reckoning.relation.form, reckoning.arguments, reckoning.figure.signs, exact=False)
    if possible is None:
        return ""
    return f"the printed counts allow {rounded(possible.low, 3)} to {rounded(possible.high, 3)}"


def _finding(
    reckoning: Reckoning, book: Book, severity: Severity, message: str, code: str = "", name: str = ""
) -> Finding:
    figure, entry = reckoning.figure, reckoning.entry
    wrong = reckoning.fit.agreement is Agreement.WRONG and reckoning.overwrites
    fixable = not entry.is_formula and (entry.state is State.BLANK or wrong)  # as a recalculation writes it
    return Finding(
        code=code or figure.rule.code,
        name=name or figure.rule.name,
        severity=severity,
        ref=figure.ref,
        message=message,
        found=None if entry.value is None else f"{entry.value:f}",
        expected=None if figure.value is None or reckoning.follows else f"{figure.value:f}",
        because=tuple(Because(ref, book.cell(ref).value) for ref in figure.inputs[:40]),
        change=change_of(reckoning, book) if fixable else None,
        follows=tuple(ref for ref, _ in reckoning.follows),
    )


def change_of(reckoning: Reckoning, book: Book, notation: Notation | None = None) -> Change | None:
    """What a recalculation writes into the cell, in the cell's own way of holding a figure.

    None where nothing can be computed, or where a mark behind the printed figure tells of a note on it.
    """
    figure, entry = reckoning.figure, reckoning.entry
    cell = book.cell(figure.ref)
    if figure.value is None or (entry.state is State.FIGURE and _NOTED.search(str(cell.value))):
        return None
    value: Value = FIFTEEN.plus(figure.value)
    filled = entry.state is State.BLANK and reckoning.relation.form is not Form.FRACTION
    in_percent = is_percent_format(cell.style.number_format) if filled else entry.as_fraction
    if in_percent and (filled or entry.state is not State.BLANK):
        value = FIFTEEN.divide(figure.value, HUNDRED)
    elif entry.as_text and not (entry.state is State.NIL and _stands_among_numbers(reckoning)):
        form = notation or notation_of(figure.table, book)
        value = like(show(figure.value, entry.decimals, form), str(cell.value))
    decimals = None
    if entry.state is State.BLANK and cell.style.number_format == "General":
        decimals = max(0, -int(figure.value.as_tuple().exponent)) if figure.value.is_finite() else None
        if decimals and figure.shown is not None and reckoning.relation.form not in (Form.SUM, Form.DIFFERENCE):
            decimals = min(decimals, figure.shown)
    return Change(
        ref=figure.ref,
        value=value,
        before=cell.value,
        code=figure.rule.code,
        number_format_decimals=decimals,
        keeps_formula=cell.formula is not None,
    )


_NOTED = expression(r"[0-9]\s*(?:[*†‡§¹²³⁴-⁹]+|\([a-z]\))\s*$")


def _stands_among_numbers(reckoning: Reckoning) -> bool:
    """Whether the other figures of the column are stored as numbers: what replaces a dash there is one too."""
    column = (row[reckoning.measure] for row in reckoning.figure.table.entries)
    figures = list(islice((entry for entry in column if entry.state is State.FIGURE), SAMPLE))
    return bool(figures) and not any(entry.as_text for entry in figures)


def _shown(value: Decimal | None, decimals: int) -> str:
    return "" if value is None else show(value, decimals)


MOST_PARTS = 6
"""A sum with more parts than this is told by its first and last."""


def _reckoned(reckoning: Reckoning) -> str:
    """`242 685.1 − 243 207.9 = (522.8)`, the arithmetic in a reader's words."""
    parts = reckoning.arguments
    form, figure = reckoning.relation.form, reckoning.figure
    places = max(0, -int(figure.value.as_tuple().exponent)) if figure.value is not None else 0
    result = show(figure.value, places) if figure.value is not None else "nothing"
    texts = [_part(entry) for entry in parts]
    if form is Form.SUM or form is Form.DIFFERENCE:
        signs = reckoning.figure.signs
        if len(texts) > MOST_PARTS:
            return f"{texts[0]} + … + {texts[-1]} ({len(texts)} figures) = {result}"
        body = texts[0] if signs[0] > 0 else f"−{texts[0]}"
        for text, sign in zip(texts[1:], signs[1:], strict=True):
            body += f" {'+' if sign > 0 else '−'} {text}"
        return f"{body} = {result}"
    if form is Form.GROWTH:
        return f"({texts[0]} − {texts[1]}) ÷ {texts[1]} × 100 = {result}"
    if form is Form.VACANCY:
        return f"({texts[0]} − {texts[1]}) ÷ {texts[0]} × 100 = {result}"
    if form is Form.OTHER:
        return f"{figure.inputs[0]} shows {texts[0]}"
    if form is Form.PRODUCT:
        return f"{' × '.join(texts)}{times_told(reckoning.relation.times)} = {result}"
    scale = " × 100" if form is Form.PERCENTAGE else ""
    return f"{texts[0]} ÷ {texts[1]}{scale} = {result}"


def _part(entry: Entry) -> str:
    return "nothing" if entry.value is None else show(entry.value, entry.decimals)
