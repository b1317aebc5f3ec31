"""The heading of a table: its levels joined column by column, and what they say each column measures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from xlengine.bands import Strip
from xlengine.expression import expression
from xlengine.layout import Measure
from xlengine.tables.blocks import Block
from xlengine.tables.grid import Grid
from xlengine.tables.kinds import Kind, counted
from xlengine.terms import Match, match, percentage_parts
from xlengine.terms.fold import fold, header_formula

_YEAR = expression(r"(?<![0-9])((?:19|20)[0-9]{2})(?:\s*[-/–]\s*((?:19|20)?[0-9]{2}))?(?![0-9])")
AT_PRICES = expression(
    r"\s*\b(?:at|in|aux?|a|в)\s+(?:constant\s+|prix\s+|precios\s+|ценах\s+)?(?:de\s+)?(?:19|20)[0-9]{2}(?:[-–/][0-9]{2,4})?"
    r"\s*(?:prices|rates|г\w*)?$", re.IGNORECASE
)  # fmt: skip
"""`at 2022 prices`: the year of the prices is not that of the amount."""
_FOOTNOTED = expression(r"(?<=[a-zA-Zа-яА-Я一-鿿)])([a-h])$")


def heading_paths(grid: Grid, block: Block, columns: list[int]) -> dict[int, list[str]]:
    """Each column's heading, top to bottom; a merged or group heading stands over all of its columns."""
    levels: list[dict[int, str]] = []
    for row in block.heading:
        level = {}
        for column in columns:
            text = grid.text(row.number, column)
            if text and not (block.right and grid.merged(row.number, column) is None and column not in row.kinds):
                level[column] = text
        levels.append(level)
    for depth, level in enumerate(levels[:-1]):
        below = [set(other) for other in levels[depth + 1 :]]
        for at, column in enumerate(columns):
            if column in level or at == 0:
                continue
            left = columns[at - 1]
            if left not in level or not any(column in lower for lower in below):
                continue
            if _spans(grid, block, depth, left, column) and any(left in lower for lower in below):
                level[column] = level[left]
    paths: dict[int, list[str]] = {}
    for column in columns:
        path: list[str] = []
        for level in levels:
            text = level.get(column, "")
            if text and (not path or path[-1] != text):
                path.append(text)
        paths[column] = path
    several = [path for path in paths.values() if len(path) > 1]
    named = [path[:-1] for path in several]
    if len(several) * 2 <= len(paths) or len(several) < 2 or (len({path[-1] for path in several}) > 1 and any(
        named.count(path) > 1 for path in named)):  # fmt: skip
        return paths
    if not all(_is_unit(path[-1]) for path in several):
        return paths
    return {column: _without_unit(path) for column, path in paths.items()}


def _without_unit(path: list[str]) -> list[str]:
    """A heading without the unit below it; per cent is said of an amount."""
    if len(path) < 2:
        return path
    return [*path[:-2], f"{path[-2]} ({path[-1]})"] if _PERCENT_SIGN.search(path[-1]) else path[:-1]


def _is_unit(text: str) -> bool:
    return _UNITS.fullmatch(text.strip()) is not None or any(found.whole for found in match(text, "unit"))


_UNITS = expression(
    r"\W*[$€£¥]\W*(?:000s?|m|mn|million|thousand|k)?\W*|(?:[$€£¥]|[A-Z]{3}) ?'?(?:000|million|m)'?"
    r"|\(?[A-Z][A-Za-z]{0,3}[$¢]? ?['’](?:000|[Mm]|[Bb]n)\)?"
)


def _spans(grid: Grid, block: Block, depth: int, left: int, column: int) -> bool:
    """Whether an unmerged group heading on the left can stand over this column too: nothing else does."""
    for row in block.heading[:depth]:
        if grid.text(row.number, column) != grid.text(row.number, left):
            return False
    area = grid.merged(block.heading[depth].number, left)
    return area is None or area.right >= column


def measures_of(block: Block, columns: Mapping[int, Strip], paths: dict[int, list[str]]) -> list[Measure]:
    """The columns as measures, with the terms that their headings propose."""
    measures = []
    kinds = counted(block.body)
    for column, strip in columns.items():
        path, filled = paths[column], kinds.get(column, Counter())
        if not path and not filled:
            continue
        measure = Measure(column, ())
        words: list[str] = []
        for text in path:
            parsed = header_formula(text) if len(text) < 40 else None
            if parsed is not None and (parsed[1] is not None or len(path) > 1):
                measure.number = parsed[0]
                if parsed[1] is not None:
                    measure.formula = parsed[1]
            else:
                words.append(_without_formula(text, measure))
        measure.heading = tuple(words)
        measure.group = tuple(fold(text) for text in words[:-1])
        measure.terms = terms_of(words)
        measure.is_code = _is_code(measure, filled) or _has_leading_noughts(strip) or _numbers_notes(measure, strip)
        if measure.is_a("note") and not filled[Kind.FIGURE]:
            continue
        measures.append(measure)
    _number_by_words(measures)
    return measures


def _number_by_words(measures: list[Measure]) -> None:
    """`Apportionment (1)` is the column that another heading's `(3)=(1)-(2)` means."""
    wanted = {name for measure in measures if measure.formula for _, name in measure.formula[1]}
    for measure in measures:
        found = _ITS_NUMBER.search(measure.heading[-1]) if measure.heading and not measure.number else None
        if found and found[1] in wanted:
            measure.number = found[1]


_ITS_NUMBER = expression(r"\(([0-9]{1,2}|[a-z])\)$")
_ITS_FORMULA = expression(r"\s*\(?[0-9]{1,2}[a-z]?\)?\s*=\s*[-+/÷:×*()\[\]0-9\s%]+$")


def _without_formula(text: str, measure: Measure) -> str:
    """`Pago/Apro. (10)=(6)/(3)` without the formula at its end, which the measure takes."""
    found = _ITS_FORMULA.search(text)
    parsed = header_formula(found[0]) if found and found.start() else None
    if found is None or parsed is None or parsed[1] is None:
        return text
    measure.number, measure.formula = parsed[0], parsed[1]
    return text[: found.start()].rstrip()


NO_MORE_THAN = frozenset(("amount", "percentage", "unit", "period", "total", "subtotal"))
"""Terms that say how a heading's figure is given, and not of what: the level above says that."""
OWN_LEVEL = frozenset(("implementation_rate", "delivery_rate"))
"""Terms that a group heading does not lend to amounts: `Ejecución` over what was recognized and what was paid."""
LENT = 0.5
"""What an upper level of a heading lends to the lowest, which has words of its own."""
SIGNED = 0.6
"""How surely a heading that begins or ends with % is a percentage."""
_PERCENT_SIGN = expression(r"^[%٪％]|(?<![0-9])[%٪％]\W*$")


AT_A_RATE = expression(r"(?<=[^\W\d])[\s,:]*\(?(?:@\s*|at\s+|à\s+|al\s+)?[0-9]{1,2}(?:[.,][0-9]+)?\s?[%٪]\)?$")
"""`Support costs (7%)`: the rate at which an amount is taken makes it no percentage."""


def terms_of(words: list[str]) -> dict[str, float]:
    """The terms of a heading: its lowest level says what the column is, the levels above lend a little weight.

    Where the lowest says no more than `Amount`, `in %` or `Q1`, the one above is heard in full.
    """
    terms: dict[str, float] = {}
    share = 1.0
    for text in reversed(words):
        found = match(AT_A_RATE.sub("", AT_PRICES.sub("", text)).replace(" / ", "/"), "column")
        for one in found:
            if share < 1 and one.term in OWN_LEVEL:
                continue
            terms[one.term] = max(terms.get(one.term, 0.0), one.weight * share)
        if not all(one.term in NO_MORE_THAN for one in found):
            share = LENT
    for one in _of_two_levels(words):
        terms = {one.term: one.weight}
    if words and percentage_parts(words[-1]) is not None:
        terms["percentage"] = max(terms.get("percentage", 0.0), SIGNED)
    if words and _PERCENT_SIGN.search(AT_A_RATE.sub("", words[-1].strip())):
        terms["percentage"] = max(terms.get("percentage", 0.0), SIGNED)
    return terms


def _of_two_levels(words: list[str]) -> list[Match]:
    """What the two lowest levels say only together: `%` over `s/total`."""
    if len(words) < 2 or len(words[-2]) > 12 or any(one.whole for one in match(words[-1], "column")):
        return []
    return [one for one in match(f"{words[-2]} {words[-1]}", "column")[:1] if one.whole]


_NOUGHT_FIRST = expression(r"0[0-9]{2,}")


def _has_leading_noughts(strip: Strip) -> bool:
    """Whether figures of the column are written as codes are: 0102."""
    texts = () if strip.is_numeric else [value for value in strip.values if isinstance(value, str)]
    return sum(_NOUGHT_FIRST.fullmatch(text.strip()) is not None for text in texts) >= 2


MOST_NOTES = 200
"""So many notes a statement has, at most."""


def _numbers_notes(measure: Measure, strip: Strip) -> bool:
    """Whether the heading speaks of notes and the figures are small whole numbers."""
    if not measure.is_a("note"):
        return False
    figures = [value for value in strip.values if isinstance(value, Decimal)]
    return all(value == value.to_integral_value() and 0 < value <= MOST_NOTES for value in figures)


def _is_code(measure: Measure, filled: Counter[Kind]) -> bool:
    is_called_so = any(_CODE.match(fold(text)) for text in measure.heading[-1:])
    return (is_called_so or measure.terms.get("code", 0.0) >= 0.5) and not filled[Kind.NIL]


_CODE = expression(r"(?:код|code|codigo) (?!of conduct)[^\W\d_]")


def years_of(text: str) -> list[int]:
    """The years that a heading names, in order; of 2004-05 the first, of 2023/2022 both."""
    years: list[int] = []
    for found in _YEAR.finditer(text):
        years.append(int(found[1]))
        if found[2] and len(found[2]) == 4 and int(found[2]) < int(found[1]):
            years.append(int(found[2]))
    return years


_PARENTHESES = expression(r"\([^()]*\)")


def when(measure: Measure) -> int:
    """The year that a heading stands for: the one outside parentheses, the last of several; nil for none."""
    return _when(measure.title)


@lru_cache(maxsize=4096)
def _when(title: str) -> int:
    title = AT_PRICES.sub("", title)
    years = years_of(_PARENTHESES.sub("", title)) or years_of(title)
    return years[-1] if years else 0
