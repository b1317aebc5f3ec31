"""Formulas made ready for the calculation library: how each is handed over, or why it cannot be computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from xlengine.expression import expression
from xlengine.files.comparison import with_sides_in
from xlengine.files.computing import FIFTEEN, knows
from xlengine.files.filled import kin, relative, taken_apart
from xlengine.files.formula import EVER_CHANGING, Formula, Reference, dissect, library
from xlengine.files.handed import is_unwritable
from xlengine.files.precedents import Extents
from xlengine.files.text_numbers import WHY, numbers_as_texts
from xlengine.sheet import Book, Ref

UNREADABLE = "the formula cannot be read: a bracket, a sign or what stands beside it is missing"
UNWRITABLE = "its text holds signs that a workbook cannot hold"
GONE = "#REF!"
FEW = 30
"""So few addresses are looked for in the text of a formula before it is taken apart."""
_HIDING = frozenset({"SUBTOTAL", "AGGREGATE"})
_MEETING_CONDITIONS = frozenset({"COUNTIFS", "SUMIF", "SUMIFS", "AVERAGEIF", "AVERAGEIFS"})
WIDEST = 1000
"""The library goes through each column of these once for every other: a whole row takes it a minute."""


_LETTERS = frozenset({"LOWER", "UPPER"})
_BY_SYSTEM = frozenset({"DOLLAR"})
_PLAIN_PICTURE = expression(r'"(?:#,##)?[#0]*0(?:\.[0#]+)?%?"')


def _has_plain_pictures(words: Sequence[str | Reference]) -> bool:
    """Whether the last arguments of calls, where they are written down, are pictures that any system reads alike."""
    pictures = [str(one) for one, after in pairwise(words) if after == ")" and str(one)[:1] == '"']
    return bool(pictures) and all(map(_PLAIN_PICTURE.fullmatch, pictures))


def _unwritable(text: str) -> str:
    """Why a formula cannot be handed to the library at all; empty where it can."""
    if is_unwritable(text):
        return UNWRITABLE
    try:  # one that makes no formula would keep all others from being computed
        library().parse("=" + text)
    except Exception:  # the library's own errors share no base class
        return UNREADABLE
    return ""


@dataclass(slots=True)
class _Spelled:
    """How formulas of one shape are spelled for the library: told by one, and sure once another one agrees."""

    written: str
    offsets: tuple[int, ...]
    trouble: str
    row: int
    is_sure: bool = False
    differs: bool = False

    @classmethod
    def of(cls, text: str, trouble: str, row: int) -> _Spelled:
        """As one formula in this row is spelled."""
        written, rows, _ = taken_apart(text, (row, row))
        return cls(written, tuple(offset for _, offset in rows), trouble, row)

    def at(self, row: int) -> str:
        """As the formula in another row would be."""
        return self.written % tuple([row + offset for offset in self.offsets])


class Hand:
    """Looks at the formulas of one book; what holds of one holds of its kin and is looked up once."""

    def __init__(
        self, book: Book, ours: Mapping[str, Callable[..., Any]], names: Mapping[str, str], extents: Extents
    ) -> None:
        self.ours, self.names, self.extents = ours, names, extents
        self.hidden = {sheet.name: sheet.hidden_rows for sheet in book.sheets if sheet.hidden_rows}
        self.texts = numbers_as_texts(book)
        self.addresses = {place.address for places in self.texts.values() for place in places}
        self.kin: dict[str, str | None] = {}
        self.filled: dict[str, str | None] = {}
        self.spelled: dict[str, _Spelled] = {}
        """By shape, how formulas are spelled for the library that are not handed over as they stand."""

    def readied(self, formula: str, ref: Ref) -> tuple[str, str]:
        """The formula as the library is to have it, and why it cannot be computed (empty where it can)."""
        text, trouble = self._readied(formula, ref)
        if self.texts and not trouble:
            trouble = self._takes_a_text(formula, ref)
        return text, trouble

    def _takes_a_text(self, formula: str, ref: Ref) -> str:
        """Why a formula that names the single cell of a number stored as a text cannot be computed: ranges pass it."""
        bare = formula.upper().replace("$", "")
        if len(self.addresses) <= FEW and not self.names and not any(one in bare for one in self.addresses):
            return ""
        for sheet, area in self.extents.spans(dissect(formula, self.names).references, ref.sheet):
            if area[:2] == area[2:] and area[:2] in self.texts.get(sheet, ()):
                taken = Ref(sheet, *area[:2])
                return WHY.format(taken if sheet != ref.sheet else taken.address)
        return ""

    def _readied(self, formula: str, ref: Ref) -> tuple[str, str]:
        shape = relative(formula, ref.row, ref.row)
        if shape not in self.filled:
            self.filled[shape] = self._trouble_of_kin(formula, ref)
        trouble = self.filled[shape]
        if trouble is not None and not self.hidden:
            return formula, trouble
        known = self.spelled.get(shape)
        if known is not None and known.is_sure and not self.hidden:
            return known.at(ref.row), known.trouble
        parts = dissect(formula, self.names)
        text = with_sides_in(FIFTEEN, parts.words)
        trouble = _unwritable(text) or self._trouble(parts, ref)
        if known is None:
            self.spelled[shape] = _Spelled.of(text, trouble, ref.row)
        elif known.row != ref.row:
            known.is_sure = not known.differs and (known.at(ref.row), known.trouble) == (text, trouble)
            known.differs = not known.is_sure
        return text, trouble

    def _trouble_of_kin(self, formula: str, ref: Ref) -> str | None:
        """Why neither the formula nor its kin can be computed; None where each is to be looked at by itself."""
        key = kin(formula)
        if key not in self.kin:
            parts = dissect(formula, self.names)
            is_kept = parts.plain and with_sides_in(FIFTEEN, parts.words) == formula
            trouble = _unwritable(formula) or self._trouble(parts, ref)
            self.kin[key] = trouble if is_kept else None
        return self.kin[key]

    def _trouble(self, parts: Formula, ref: Ref) -> str:
        if parts.trouble:
            return parts.trouble
        if "FORMULATEXT" in parts.functions:
            return "the calculation library spells the text of a formula in its own way"
        if parts.functions & _LETTERS:
            return f"{min(parts.functions & _LETTERS)} changes only the letters of English in the calculation library"
        if parts.functions & _BY_SYSTEM or ("TEXT" in parts.functions and not _has_plain_pictures(parts.words)):
            return "how it writes a date or an amount depends on the system on which it is computed"
        if any(isinstance(word, str) and GONE in word and word[0] != '"' for word in parts.words):
            return f"it names cells that are gone ({GONE}), which the calculation library does not always tell"
        for name in sorted(parts.functions):
            if name in EVER_CHANGING:
                return f"{name} gives another value each time"
            if name == "LAMBDA":
                return "the calculation library has no LAMBDA"
            if getattr(self.ours.get(name), "needs_book", False):
                return f"{name} looks into the open workbook"
            if name not in self.ours and not knows(name):
                return f"the function {name} is not known"
        for reference in parts.references:
            if reference.sheet is not None and self.extents.name(reference.sheet) is None:
                return f"there is no sheet {reference.sheet} in the workbook"
        wide = parts.functions & _MEETING_CONDITIONS
        if wide and any(one.right - one.left >= WIDEST for one in parts.references):
            return f"{min(wide)} over so many columns takes the calculation library too long"
        if parts.functions & _HIDING:
            for sheet, area in self.extents.spans(parts.references, ref.sheet):
                if any(area.top <= row <= area.bottom for row in self.hidden.get(sheet, ())):
                    return "rows are hidden in its range, and whether a filter hides them is not known"
        return ""
