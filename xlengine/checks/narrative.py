"""Prose against tables: the numbers of a text tied to the figures of the workbook, and those that nearly are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from xlengine.expression import expression
from xlengine.files.refused import Refused
from xlengine.finding import Because, Finding, Severity
from xlengine.number import decimals_of
from xlengine.printed import read_printed, show
from xlengine.review import Review
from xlengine.rule import RULES
from xlengine.sheet import Ref
from xlengine.tables.likeness import in_thousands, name_of
from xlengine.terms.fold import fold

CODE, UNTIED = "XLE501", "XLE511"
LARGEST_TEXT = 8 << 20
NEAR = Decimal("0.02")
"""A number this near to a figure of the line that its sentence names was meant to be that figure."""
ENOUGH_DIGITS = 3

_NUMBER = expression(
    r"(?<![\w./-])(?P<number>\(?[0-9]{1,3}(?:[ \u00a0\u202f,][0-9]{3})+(?:\.[0-9]+)?\)?|\(?[0-9]+(?:\.[0-9]+)?\)?)"
    r"(?![\w/])(?P<unit>\s?(?:%|per cent|percent|万|亿|million|billion|thousand|百万|千)?)"
)
_SENTENCE = expression(r"[^。！？!?;；\n]+(?:\n(?!\s*\n)[^。！？!?;；\n]+)*")
UNITS = {
    "万": Decimal(10_000), "亿": Decimal(100_000_000), "million": Decimal(1_000_000), "百万": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000), "thousand": Decimal(1000), "千": Decimal(1000),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A number of the text: what it says, and how far its rounding leaves it open."""

    text: str
    value: Decimal
    half: Decimal
    is_percentage: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of a table, in full units: dollars, points, persons."""

    ref: Ref
    value: Decimal
    half: Decimal
    label: str
    is_percentage: bool


def tie_texts(review: Review, texts: Sequence[str]) -> None:
    """Adds to the review how many numbers of the texts are tied to a figure, and a finding for each near miss."""
    found: list[Finding] = []
    known = sorted(_known(review), key=lambda one: one.value)
    values = [one.value for one in known]
    review.tied, review.untied = 0, 0
    for path in texts:
        numbers = list(_said(text_of(path)))
        tied = [{one.ref for one in _around(said, known, values) if _equal(said, one)} for said in numbers]
        taken: dict[str, set[Ref]] = {}
        for said, refs in zip(numbers, tied, strict=True):
            taken.setdefault(said.sentence, set()).update(refs)
        for said, refs in zip(numbers, tied, strict=True):
            if refs:
                review.tied += 1
                continue
            review.untied += 1
            meant = _meant(said, known, values, taken[said.sentence])
            found.append(_untied(path, said) if meant is None else _finding(path, said, meant))
    review.findings = [*review.findings, *found]


def text_of(path: str) -> str:
    """The words of a prose file; Refused where it is none."""
    try:
        if not Path(path).exists():
            raise Refused(f"{path}: there is no such text file; check the name")
        if not Path(path).is_file():
            raise Refused(f"{path}: a folder or a device and no text; name a text file")
        if Path(path).stat().st_size > LARGEST_TEXT:
            raise Refused(f"{path}: a text of more than {LARGEST_TEXT >> 20} MiB; give a shorter one")
        text = Path(path).read_text(encoding="utf-8")
        if "\0" in text:
            raise Refused(f"{path}: no text but data of a program; save it as plain text in UTF-8")
        return text
    except UnicodeDecodeError:
        raise Refused(f"{path}: no text in UTF-8; save it as plain text in UTF-8") from None
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or "unknown reason").lower()
        raise Refused(f"{path}: cannot be read ({reason}); check its name, and that this user may read it") from None


def _known(review: Review) -> Iterator[Known]:
    for table in review.tables:
        scale = Decimal(1000) if in_thousands(table) else Decimal(1)
        for at, line in enumerate(table.lines):
            for column, measure in enumerate(table.measures):
                entry = table.entries[at][column]
                if entry.value is None or measure.is_code or not entry.value:
                    continue
                share = measure.is_a("percentage", "vacancy_rate", "budgeted_vacancy_rate", "delivery_rate")
                factor = Decimal(1) if share else scale
                half = Decimal(5).scaleb(-entry.decimals - 1) * factor
                yield Known(table.ref(at, column), abs(entry.value) * factor, half, name_of(line.label), share)


def _said(text: str) -> Iterator[Said]:
    """The numbers of a text that could be figures: no years, no paragraph numbers, no symbols of documents."""
    for sentence in _SENTENCE.finditer(text):
        for found in _NUMBER.finditer(sentence[0]):
            unit = found["unit"].strip()
            bare = found["number"].strip("()")
            printed = read_printed(bare, ".")
            if printed is None or printed.is_nil:
                continue
            digits = [sign for sign in bare if sign.isdigit()]
            share = unit in ("%", "per cent", "percent")
            year = len(digits) == 4 and bare.isdigit() and 1900 <= printed.value <= 2100
            if year or (not share and unit not in UNITS and len("".join(digits).strip("0")) < ENOUGH_DIGITS):
                continue
            factor = UNITS.get(unit, Decimal(1))
            places = decimals_of(printed.value)
            open_digits = -places if places else _trailing_nils(printed.value) if unit in UNITS else 0
            half = Decimal(5).scaleb(open_digits - 1) * factor
            yield Said(found[0].strip(), printed.value * factor, half, share, fold(sentence[0]))


def _trailing_nils(value: Decimal) -> int:
    text = f"{value:f}"
    return min(len(text) - len(text.rstrip("0")), 2)


def _around(
    said: Said, known: Sequence[Known], values: Sequence[Decimal], share: Decimal = Decimal(0)
) -> Iterator[Known]:
    """The figures near the number, as it stands and in thousands."""
    for scale in (Decimal(1), Decimal(1000)):
        reach = said.half * scale + Decimal(1000) + said.value * scale * share
        low, high = said.value * scale - reach, said.value * scale + reach
        at = bisect_left(values, low)
        while at < len(values) and values[at] <= high:
            yield known[at]
            at += 1


def _equal(said: Said, one: Known) -> bool:
    if said.is_percentage != one.is_percentage:
        return False
    scales = (Decimal(1),) if said.is_percentage else (Decimal(1), Decimal(1000))
    return any(abs(said.value * scale - one.value) <= said.half * scale + one.half for scale in scales)


def _meant(said: Said, known: Sequence[Known], values: Sequence[Decimal], taken: Container[Ref]) -> Known | None:
    """The figure of a line that the sentence names and that the number nearly shows; none that it shows already."""
    if said.is_percentage or said.value < 1000:
        return None
    best: tuple[Decimal, Known] | None = None
    for one in _around(said, known, values, NEAR):
        if one.ref in taken or one.is_percentage or len(one.label) < 2 or one.label not in said.sentence:
            continue
        off = min(abs(said.value * scale - one.value) for scale in (Decimal(1), Decimal(1000)))
        if off <= one.value * NEAR and (best is None or off < best[0]):
            best = off, one
    return best[1] if best else None


def _untied(path: str, said: Said) -> Finding:
    message = f"{Path(path).name} says {said.text}, which is no figure of the workbook"
    return Finding(UNTIED, "untied_number", Severity.NOTE, None, message, found=f"{said.value:f}")


def _finding(path: str, said: Said, meant: Known) -> Finding:
    shown = f"{meant.ref} shows {show(meant.value)} in full units"
    message = f"{Path(path).name} says {said.text} of “{meant.label}”, and {shown}"
    return Finding(
        CODE, RULES[CODE].name, Severity.ERROR, meant.ref, message, f"{said.value:f}", f"{meant.value:f}",
        (Because(meant.ref, meant.value),),
    )  # fmt: skip
