"""What a person tells the engine in `xlengine.toml`: own words, tables, accepted findings, limits, the threshold.

[[accept]]
workbook = "A-76-596.zh.xlsx"
sheet = "OIOS"
cell = "D14"
code = "XLE131"
reason = "published so; the delivery rate should be 53.2"
name = "Budget section"
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlengine.files.limits import DEFAULT, Limits
from xlengine.finding import Finding, Severity
from xlengine.printed import read_printed
from xlengine.sheet import Area

if TYPE_CHECKING:
    from xlengine.layout import Table
    from xlengine.review import Review
    from xlengine.rule import Form

FILE_NAME = "xlengine.toml"
UNUSED, UNUSED_TABLE = "XLE951", "XLE952"


class OwnWord(NamedTuple):
    """A word of this office for a term."""

    term: str
    word: str
    language: str = ""
    """Empty: in every language."""


class Direction(NamedTuple):
    """How one column (or line) of an own table comes from others."""

    target: str
    """A term such as `variance`, or a column's letters such as `D`."""
    arguments: tuple[str, ...]
    signs: tuple[int, ...]
    form: Form


class OwnTable(NamedTuple):
    """A table that a person points out."""

    workbook: str
    sheet: str
    area: Area
    header_rows: int | None = None
    label_column: int | None = None
    kind: str = ""
    directions: tuple[Direction, ...] = ()


class Acceptance(NamedTuple):
    """A finding that a person has looked at and accepts."""

    code: str
    reason: str
    name: str
    """Who accepts it: a person or an office."""
    workbook: str = "*"
    sheet: str = ""
    """Empty: any sheet."""
    area: Area | None = None
    """None: any cell."""
    found: str = ""
    """What the cell showed when it was accepted; another figure is a finding again. Empty: whatever it shows."""

    @property
    def text(self) -> str:
        return f"{self.reason} ({self.name})"

    def fits(self, finding: Finding) -> bool:
        """Whether it speaks of this finding; the workbook is not looked at."""
        if finding.code != self.code:
            return False
        if self.sheet and (finding.ref is None or finding.ref.sheet.casefold() != self.sheet.casefold()):
            return False
        if self.area is not None and (finding.ref is None or finding.ref.place not in self.area):
            return False
        return self.found in ("", finding.found) or _is_printed(self.found, finding.found)


def _is_printed(text: str, found: str | None) -> bool:
    """Whether a figure as a table prints it, with separators or in brackets, is the one that was found."""
    try:
        value = Decimal(found or "")
    except InvalidOperation:
        return False
    return any(one is not None and one.value == value for one in (read_printed(text, mark) for mark in ".,"))


@dataclass(frozen=True, slots=True)
class Settings:
    """One `xlengine.toml`; what stands in none of them has these values."""

    path: str = ""
    """The file it was read from; empty where there is none."""
    words: tuple[OwnWord, ...] = ()
    tables: tuple[OwnTable, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    limits: Limits = DEFAULT
    seconds: int | None = None
    """How long one workbook may take; None: as long as it needs."""
    threshold_percent: Decimal = Decimal(4)
    threshold_amount: Decimal = Decimal(50)
    earlier: tuple[Table, ...] = field(default=(), compare=False, repr=False)
    """The tables of an earlier workbook, whose figures prove how those of this one hang together."""

    def speaks_of(self, pattern: str, workbook: str) -> bool:
        """Whether a `workbook` pattern means this file: by its name, or by its path from the folder of the settings."""
        path = Path(workbook)
        if fnmatchcase(path.name, pattern):
            return True
        if not self.path:
            return fnmatchcase(path.as_posix(), pattern)
        try:
            inner = Path(os.path.realpath(path)).relative_to(Path(os.path.realpath(self.path)).parent)
        except (ValueError, OSError, RuntimeError):
            return False
        return fnmatchcase(inner.as_posix(), pattern)

    def tables_of(self, workbook: str) -> list[OwnTable]:
        """The own tables of one workbook, in the order of the file."""
        return [table for table in self.tables if self.speaks_of(table.workbook, workbook)]


def accepted(findings: Iterable[Finding], workbook: str, settings: Settings) -> list[Finding]:
    """The findings, those that a person has accepted marked, and a note for each acceptance that matches none.

    What is wrong only beside figures that are accepted is accepted with them.
    """
    marked = list(findings)
    for number, acceptance in enumerate(settings.acceptances, 1):
        if not settings.speaks_of(acceptance.workbook, workbook):
            continue
        hits = [at for at, finding in enumerate(marked) if acceptance.fits(finding)]
        for at in hits:
            marked[at] = marked[at]._replace(accepted=marked[at].accepted or acceptance.text)
        if not hits:
            where = f"{acceptance.sheet} " if acceptance.sheet else ""
            cell = f"{acceptance.area.address} " if acceptance.area else ""
            message = (
                f"{_named(number, settings)} ({where}{cell}{acceptance.code}) matches no finding; "
                "take it out, or mend its sheet, cell or code"
            )
            marked.append(Finding(UNUSED, "unused_acceptance", Severity.NOTE, None, message))
    why = {finding.ref: finding.accepted for finding in marked if finding.accepted is not None}
    if not why:
        return marked
    return [one._replace(accepted=why[one.follows[0]]) if one.accepted is None and one.follows
            and why.keys() >= set(one.follows) else one for one in marked]  # fmt: skip


def unused_tables(review: Review, settings: Settings) -> list[Finding]:
    """A note for each table that a person points out and the workbook does not have."""
    found = []
    sheets = {sheet.name.casefold() for sheet in review.book.sheets}
    for number, own in enumerate(settings.tables, 1):
        if not settings.speaks_of(own.workbook, review.path) or _is_there(own, review):
            continue
        why = "holds no lines of figures" if own.sheet.casefold() in sheets else "is on no sheet of this workbook"
        message = f"{_table(number, settings)} ({own.sheet} {own.area.address}) {why}; mend its sheet or range"
        found.append(Finding(UNUSED_TABLE, "unused_table", Severity.NOTE, None, message))
    return found


def _is_there(own: OwnTable, review: Review) -> bool:
    sheet, area = own.sheet.casefold(), own.area
    return any(
        table.sheet.casefold() == sheet and table.area[:2] in area and table.area[2:] in area for table in review.tables
    )


def overlap_of(tables: Sequence[OwnTable]) -> str:
    """Which two tables of the same workbooks have cells in common, and what to do; empty where none have."""
    for at, one in enumerate(tables):
        for before, other in enumerate(tables[:at], 1):
            is_same = (one.workbook, one.sheet.casefold()) == (other.workbook, other.sheet.casefold())
            if is_same and one.area.meets(other.area):
                both = f"no. {before} and no. {at + 1} overlap: {one.sheet} {other.area.address} and {one.area.address}"
                return f"{both}; mend one of the ranges, or take one of the tables out"
    return ""


def matched_elsewhere(checked: Sequence[tuple[Settings, Review]]) -> tuple[str, ...]:
    """How the notes begin about what matches nothing in one workbook, and something in another of the run."""
    accepting = {
        f"{_named(number, settings)} "
        for settings, review in checked
        for number, acceptance in enumerate(settings.acceptances, 1)
        if any(finding.accepted is not None and acceptance.fits(finding) for finding in review.findings)
    }
    tables = {
        f"{_table(number, settings)} "
        for settings, review in checked
        for number, own in enumerate(settings.tables, 1)
        if settings.speaks_of(own.workbook, review.path) and _is_there(own, review)
    }
    return (*accepting, *tables)


def _named(number: int, settings: Settings) -> str:
    return f"[[accept]] no. {number} of {settings.path}"


def _table(number: int, settings: Settings) -> str:
    return f"[[table]] no. {number} of {settings.path}"


def settings_for(workbook: str, top: str | None = None) -> Settings:
    """The nearest `xlengine.toml` beside the workbook or above it, up to the folder `top`.

    Without `top`: up to the current folder where the workbook lies below it, else only beside the workbook.
    Raises `Refused` for a file that says something that cannot be meant.
    """
    folder = Path(os.path.realpath(workbook)).parent
    last = Path(top).resolve() if top is not None else Path.cwd()
    folders = [folder, *folder.parents]
    folders = folders[: folders.index(last) + 1] if last in folders else folders[:1]
    for one in folders:
        file = one / FILE_NAME
        if file.is_file():
            from xlengine.settings.file import load

            return load(_as_given(file))
    return Settings()


def _as_given(file: Path) -> str:
    """The path as a person would write it: from the current folder where it lies below."""
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)
