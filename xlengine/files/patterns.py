"""Rows of a worksheet that are written alike, read by a pattern of the whole row, into bands.

The pattern is made of a row that has been read cell by cell: all of it stands as it is written there, but for the row's
number, what the cells hold, and formulas that are not simply filled down. What it does not match is read cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from xlengine.banded import Banded
from xlengine.bands import Band, Filled, Formulas
from xlengine.cell import PLAIN, Cell, Style, Value
from xlengine.files.contents import Contents
from xlengine.files.filled import filled_down
from xlengine.number import BEYOND
from xlengine.sheet import LAST_ROW, column_number

FROM = 100
"""From so many rows on, patterns of rows are worth their making."""
MOST, WIDEST = 24, 200
"""So many patterns are kept for one sheet at most, none of more cells than this."""
CELLS = 4000
"""So many cells may all patterns have that are made for one sheet: making them takes longer than reading a row."""
FEWEST = 8
"""Fewer rows than this are no band."""
SHORT = 15
"""A number of no more signs has nothing to round."""


@lru_cache(maxsize=8)
def _row_pattern(prefix: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The tag of a row, and a cell in its plainest form."""
    p = re.escape(prefix)
    cell = (
        rf'<{p}c r="([A-Z]{{1,3}})([1-9][0-9]*)"( s="([0-9]{{1,8}})")?( t="(n|s|str|inlineStr)")?'
        rf"(?:(/>)|><{p}is><{p}t>[^<]*</{p}t></{p}is></{p}c>|>(?:<{p}f>([^<&]+)</{p}f>)?<{p}v>[^<]*</{p}v></{p}c>)"
    )
    return re.compile(rf'\s*<{p}row r="[0-9]+"([^<>]*)>'), re.compile(cell)


class Pattern:
    """Rows of one shape: how they are written, and those that have been read."""

    def __init__(self, match: re.Pattern[str], cells: Sequence[tuple[int, Style, str, bool, Filled | None]]) -> None:
        self.match = match.match
        self.cells = cells
        """By cell: its column, its look, its kind (empty for a blank one), whether it has a formula, and which."""
        self.found: list[tuple[str, ...]] = []
        self.numbers: list[int] = []
        self.values: list[list[Value]] = [[] for _ in cells]
        self.formulas: list[list[str]] = [[] for _ in cells]

    def settle(self, contents: Contents, wanted: Container[int] | None) -> None:
        """Turns what was found into values; only in some columns, if these are `wanted`."""
        if not self.found:
            return
        groups = list(zip(*self.found, strict=True))
        self.found.clear()
        self.numbers += map(int, groups[0])
        at = 1
        for place, (column, _, kind, has_formula, filled) in enumerate(self.cells):
            if has_formula and filled is None:
                self.formulas[place] += groups[at]
                at += 1
            if kind:
                if wanted is None or column in wanted:
                    self.values[place] += _values(kind, groups[at], contents)
                at += 1
            else:
                self.values[place] += [None] * len(groups[0])

    def band(self) -> Band:
        """The rows that were read, as a band."""
        formulas: list[Formulas] = [
            (filled or self.formulas[place]) if has_formula else None
            for place, (_, _, _, has_formula, filled) in enumerate(self.cells)
        ]
        columns = tuple(cell[0] for cell in self.cells)
        styles = tuple(cell[1] for cell in self.cells)
        return Band(columns, styles, tuple(formulas), self.numbers, tuple(self.values))


def _values(kind: str, texts: Sequence[str], contents: Contents) -> list[Value]:
    """What the `v` of cells of one kind mean."""
    if kind == "n":
        known = {text: contents.number(text) if len(text) > SHORT else short_number(text) for text in set(texts)}
        return [known[text] for text in texts]  # one object for each number, however often it stands there
    if kind == "s":
        return [contents.string(text) for text in texts]
    return [contents.value(kind, text) for text in texts]


def short_number(text: str) -> Decimal | None:
    """A number of at most so many signs: nothing in it to round. None for what is none, or more than any is."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.adjusted() < BEYOND else None


class Patterns:
    """The shapes of a sheet's rows, as they are met."""

    def __init__(self, prefix: str, contents: Contents, rows: int, wanted: Container[int] | None = None) -> None:
        """`wanted`: the columns whose values are asked for; None for all."""
        self.prefix, self.contents, self.wanted = prefix, contents, wanted
        self.patterns: list[Pattern] = []
        self.left = CELLS if rows >= FROM else 0
        """So many cells may further patterns have."""
        self._after: dict[Pattern | None, Pattern] = {}
        """By the pattern of a row: that of the row which followed last time."""
        self._last: Pattern | None = None

    def take(self, chunk: str, at: int, number: int) -> tuple[int, int]:
        """Reads rows that match from `at` on; gives where they end, and the number of the last row."""
        last, after = self._last, self._after
        while self.patterns:
            pattern = after.get(last, self.patterns[0])
            found = pattern.match(chunk, at)
            if found is None:
                for other in self.patterns:
                    found = other.match(chunk, at)
                    if found is not None:
                        after[last] = pattern = other
                        break
                else:
                    break
            groups = found.groups()
            following = int(groups[0])
            if not number < following <= LAST_ROW:
                break
            pattern.found.append(groups)
            number, at, last = following, found.end(), pattern
        self._last = last
        return at, number

    def learn(self, row: str, number: int) -> None:
        """Makes a pattern of a row that was read cell by cell, if its form is plain enough."""
        self._last = None
        if len(self.patterns) == MOST:
            idle = next((one for one in self.patterns if not one.numbers and not one.found), None)
            if idle is None:
                return
            self.patterns.remove(idle)
            self._after = {before: after for before, after in self._after.items() if idle not in (before, after)}
        made = self._made(row, str(number))
        if made is not None:
            self.left = max(0, self.left - len(made.cells))
            self.patterns.append(made)

    def _made(self, row: str, digits: str) -> Pattern | None:
        tag_pattern, cell_pattern = _row_pattern(self.prefix)
        p = re.escape(self.prefix)
        tag = tag_pattern.match(row)
        if tag is None or tag[1].endswith("/") or ' hidden="' in tag[1]:
            return None
        parts = [rf'\s*<{p}row r="([1-9][0-9]{{0,6}})"{re.escape(tag[1])}>']
        cells: list[tuple[int, Style, str, bool, Filled | None]] = []
        at, styles = tag.end(), self.contents.styles
        while found := cell_pattern.match(row, at):
            letters, own, style_text, style, kind_text, kind, is_blank, formula = found.groups()
            in_line = kind == "inlineStr"
            if own != digits or (is_blank and kind) or in_line != (f"<{self.prefix}is>" in found[0]):
                return None
            filled, has_formula = None, formula is not None
            parts.append(rf'<{p}c r="{letters}\1"{style_text or ""}{kind_text or ""}')
            if is_blank:
                parts.append("/>")
            else:
                parts.append(">")
                if has_formula:
                    filled = filled_down(formula, int(digits))
                    parts.append(f"<{p}f>{_formula_pattern(filled)}</{p}f>")
                held = f"<{p}is><{p}t>([^<]*)</{p}t></{p}is>" if in_line else f"<{p}v>{_HELD[kind or 'n']}</{p}v>"
                parts.append(f"{held}</{p}c>")
            place = int(style) if style else 0
            look = styles[place] if place < len(styles) else PLAIN
            if len(cells) == WIDEST:
                return None
            cells.append((column_number(letters), look, "" if is_blank else kind or "n", has_formula, filled))
            at = found.end()
        columns = [cell[0] for cell in cells]
        if row[at:] != f"</{self.prefix}row>" or not cells or columns != sorted(set(columns)):
            return None
        return Pattern(re.compile("".join([*parts, f"</{p}row>"])), cells)

    def settle(self) -> None:
        """Turns what has been found into values: the texts need not be kept."""
        for pattern in self.patterns:
            pattern.settle(self.contents, self.wanted)

    def taken(self, loose: dict[int, dict[int, Cell]]) -> dict[int, dict[int, Cell]] | Banded:
        """The rows that have been read since the last time, which are not kept."""
        bands = [pattern.band() for pattern in self.patterns if pattern.numbers]
        for pattern in self.patterns:
            pattern.numbers, pattern.values = [], [[] for _ in pattern.cells]
            pattern.formulas = [[] for _ in pattern.cells]
        return Banded(loose, bands) if bands else loose

    def rows(self, loose: dict[int, dict[int, Cell]]) -> dict[int, dict[int, Cell]] | Banded:
        """All rows: those read by pattern in bands, the others as they are."""
        bands = [pattern.band() for pattern in self.patterns if len(pattern.numbers) >= FEWEST]
        for pattern in self.patterns:
            if len(pattern.numbers) < FEWEST:
                band = pattern.band()
                loose.update((number, band.row(place)) for place, number in enumerate(band.numbers))
        return Banded(loose, bands) if bands else loose


_HELD = {"n": r"(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)", "s": "([0-9]{1,8})", "str": "([^<]*)"}


def _formula_pattern(filled: Filled | None) -> str:
    """A formula filled down, with the row's own number in it; any other stands in a group."""
    if filled is None:
        return "([^<&]+)"
    return r"(?:\1)".join(re.escape(part.replace("%%", "%")) for part in filled.written.split("%d"))
