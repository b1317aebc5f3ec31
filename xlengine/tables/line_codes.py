"""Columns of numbers that name lines, and the codes that lines get from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from xlengine.expression import expression
from xlengine.layout import Entry, Line, Measure, State
from xlengine.number import NOTHING
from xlengine.terms.fold import fold

LEAST_CODE = 1000
"""Codes that come more than once have four places or more; numbers with fewer may be counts."""
_NUMBERS = expression(
    r"^(?:items?|no|nos|ref|n|nr|#|postes?|rubro|п/п|序号|编号|م|articles?|accounts?|acct|codes?|comptes?|chap(?:itres?)?"
    r"|partidas?|cuentas?|codigos?|cap(?:itulos?)?|objetos?|стать[яи]|счета?|код|科目|代码)\.?$"
)


def mark_codes(
    measures: Sequence[Measure], entries: Sequence[Sequence[Entry]], label_column: int, totals: Sequence[int]
) -> None:
    """Whole numbers that climb by one, such as output numbers, or that stand alone before the labels, are codes.

    So are all numbers before the labels that no total has, and those written alike: a head of account may come twice.
    Below a heading that says nothing, numbers of notes climb, and no total has one though it has amounts.
    """
    first = measures[0]
    values = [row[0].value or NOTHING for row in entries if row[0].state is State.FIGURE]
    climbs_by_one = len(values) > 2 and all(b - a == 1 for a, b in pairwise(values))
    if len(measures) < 2:
        first.is_code = first.is_code or (climbs_by_one and first.column < label_column)
    if first.is_code or len(measures) < 2:
        return
    if _NUMBERS.match(fold(first.title)) and (first.column < label_column or values == list(range(1, len(values) + 1))):
        first.is_code = True
    if len(values) < 3:
        return
    before = first.column < label_column < measures[1].column
    distinct = len(set(values)) == len(values)
    untotalled = bool(totals) and not any(entries[at][0].is_number for at in totals)
    are_whole = all(value == value.to_integral_value() for value in values)
    are_alike = are_whole and len({len(f"{value:.0f}") for value in values}) == 1 and min(values) >= LEAST_CODE
    are_references = (
        untotalled and are_whole and not first.terms and len(values) > 3 and 0 < max(values) < LEAST_CODE
        and all(a < b for a, b in pairwise(values)) and any(one.is_number for at in totals for one in entries[at])
    )  # fmt: skip
    first.is_code = climbs_by_one or are_references or (
        before and ((distinct and (untotalled or are_whole)) or (untotalled and are_alike))
    )


def take_codes(
    lines: Sequence[Line],
    measures: Sequence[Measure],
    entries: Sequence[Sequence[Entry]],
    text: Callable[[int, int], str],
) -> None:
    """Gives each line that has no code among its labels the one that stands in a column of codes.

    `text` gives what a cell shows, by row and column: `10(a)` is no 10.
    """
    column = next((at for at, measure in enumerate(measures) if measure.is_code), None)
    if column is None:
        return
    for line, row in zip(lines, entries, strict=True):
        code = row[column].value
        if not line.code and code is not None:
            shown = text(line.row, measures[column].column).strip() if row[column].as_text else ""
            line.code = shown if shown.endswith(")") else f"{code:f}"
