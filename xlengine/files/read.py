"""Workbook → Book: every cell exact, every format shared, nothing followed outside the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from xlengine.files.areas import covered, owned_areas
from xlengine.files.contents import Contents
from xlengine.files.garbage import no_garbage_search
from xlengine.files.limits import DEFAULT, Limits
from xlengine.files.markup import as_utf8, elements
from xlengine.files.package import Package
from xlengine.files.strings import strings_of
from xlengine.files.styles import styles_of
from xlengine.files.workbook import Workbook, workbook_of
from xlengine.files.worksheet import is_worksheet, worksheet_of
from xlengine.sheet import Book, Sheet, Style

ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam")


def read(path: str | Path, limits: Limits = DEFAULT) -> Book:
    """The workbook as a picture; Refused, in one sentence, for whatever cannot be read."""
    return book_of(Package.open(path, limits))


def book_of(package: Package) -> Book:
    """The picture of a workbook whose file has been read already."""
    workbook = workbook_of(package)
    book = Book(package.path, digest=hashlib.sha256(package.content).hexdigest())
    book.date_1904, book.iterates, book.names = workbook.date_1904, workbook.iterates, workbook.names
    with no_garbage_search():
        book.sheets = list(_sheets(package, workbook))
    book.warnings = _warnings(package, workbook, book)
    return book


def _sheets(package: Package, workbook: Workbook) -> Iterator[Sheet]:
    shared, formats = workbook.target("sharedStrings"), workbook.target("styles")
    strings = strings_of(package, shared) if shared else []
    styles: list[Style] = styles_of(elements(package.part(formats), formats, package.path) if formats else [])
    left, signs = package.limits.cells, package.limits.formula_signs
    for name, part, state in workbook.sheets:
        content = as_utf8(package.part(part), part, package.path)
        if not is_worksheet(content):
            continue
        contents = Contents(strings, styles, workbook.date_1904, signs)
        found = worksheet_of(content, part, package.path, contents, package.limits, left)
        left, signs = left - found.count, contents.formula_signs
        merged = found.merged()
        owned = [*owned_areas(package, part), *covered(merged)]
        yield Sheet(
            name,
            found.rows,
            merged=merged,
            forbidden=[*found.arrays, *((area, why) for area, why in owned)],
            hidden=state != "visible",
            hidden_rows=found.hidden_rows,
            hidden_columns=found.hidden_columns(),
            protected=found.protected(),
            right_to_left=found.right_to_left(),
        )


def _warnings(package: Package, workbook: Workbook, book: Book) -> list[str]:
    """What a person should know before the workbook is written."""
    names = [name.lower() for name in package.names]
    kinds = {relation.kind for relation in workbook.relations}
    found = []
    if any(name.startswith("_xmlsignatures/") for name in names):
        found.append("the workbook is digitally signed; any change breaks the signature, so it is not written")
    if "vbaProject" in kinds:
        found.append("the workbook has macros; they are kept as they are and never run")
    if any(name.startswith("xl/model/") for name in names):
        found.append("the workbook has a data model; it shows old figures until it is refreshed in Excel")
    if "externalLink" in kinds:
        found.append("the workbook links to other workbooks; their figures are taken as stored, never looked up")
    if "connections" in kinds:
        found.append("the workbook has data connections; what they bring is taken as stored, never fetched")
    if any("pivotcache" in name for name in names):
        found.append("the workbook has pivot tables; they show old figures until they are refreshed in Excel")
    if any("/charts/chart" in name for name in names):
        found.append("charts keep their stored figures until the workbook is opened in Excel")
    found += [
        f"the sheet {sheet.name!r} is protected; what is written there is written all the same"
        for sheet in book.sheets
        if sheet.protected
    ]
    return found
