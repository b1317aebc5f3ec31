"""Workbook → Book: every cell exact, every format shared, nothing followed outside the file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from xlengine.files.cells import Sheetful, cells_of, strings_of
from xlengine.files.limits import DEFAULT, Limits
from xlengine.files.markup import as_utf8, attributes_of, elements, tag_pattern
from xlengine.files.package import Package
from xlengine.files.refused import Refused
from xlengine.files.styles import styles_of
from xlengine.files.workbook import Relation, defined_names, is_worksheet, relations_of, workbook_part
from xlengine.sheet import Area, Book, Sheet

ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam")
CARRIED = {
    "vbaProject": "macros",
    "externalLink": "links to other workbooks",
    "connections": "data connections",
}


def read(path: str | Path, limits: Limits = DEFAULT) -> Book:
    """The workbook as a picture; Refused, in one sentence, for whatever cannot be read."""
    return book_of(Package.open(path, limits))


def book_of(package: Package) -> Book:
    """The picture of a workbook whose file has been read already."""
    path = package.path
    main = workbook_part(package)
    relations = relations_of(package, main)
    book = Book(path, digest=hashlib.sha256(package.content).hexdigest())
    found = elements(package.part(main), main, path)
    book.date_1904 = any(e.name == "workbookPr" and e.attributes.get("date1904") in ("1", "true") for e in found)
    book.names = defined_names(package)
    book.warnings = _warnings(package, relations)
    parts = {relation.kind: relation.target for relation in relations}
    strings = strings_of(package, parts["sharedStrings"]) if package.has(parts.get("sharedStrings", "\0")) else []
    styles = styles_of([])
    if package.has(parts.get("styles", "\0")):
        styles = styles_of(elements(package.part(parts["styles"]), parts["styles"], path))
    cells = 0
    for name, part, state in package.sheets():
        content = package.part(part)
        if not is_worksheet(content):
            continue
        content = as_utf8(content, part, path)
        sheetful = cells_of(content, part, path, strings, styles, package.limits.cells - cells)
        cells += sheetful.count
        book.sheets.append(_sheet(package, name, part, state, content, sheetful))
    return book


def _sheet(package: Package, name: str, part: str, state: str, content: bytes, sheetful: Sheetful) -> Sheet:
    sheet = Sheet(name, sheetful.rows, hidden=state != "visible", hidden_rows=sheetful.hidden_rows)
    prefix, begin, end = sheetful.prefix, sheetful.begin, sheetful.end
    for tag in tag_pattern(prefix, b"col").finditer(content, 0, begin):
        given = attributes_of(tag[1].decode("utf-8", "replace"))
        if given.get("hidden") in ("1", "true") and given.get("min", "").isdigit() and given.get("max", "").isdigit():
            sheet.hidden_columns.update(range(int(given["min"]), min(int(given["max"]), 16_384) + 1))
    view = tag_pattern(prefix, b"sheetView").search(content, 0, begin)
    sheet.right_to_left = bool(view and attributes_of(view[1].decode("utf-8", "replace")).get("rightToLeft") in ("1", "true"))
    sheet.protected = _is_protected(content, prefix, end)
    sheet.merged = _merged(package, part, content, prefix, end)
    sheet.forbidden = [*sheetful.arrays, *_forbidden(package, part)]
    return sheet


def _is_protected(content: bytes, prefix: bytes, end: int) -> bool:
    tag = tag_pattern(prefix, b"sheetProtection").search(content, end)
    return bool(tag and attributes_of(tag[1].decode("utf-8", "replace")).get("sheet", "0") in ("1", "true"))


def _merged(package: Package, part: str, content: bytes, prefix: bytes, end: int) -> list[Area]:
    merged: list[Area] = []
    for tag in tag_pattern(prefix, b"mergeCell").finditer(content, end):
        if len(merged) >= package.limits.merged:
            raise Refused(f"{package.path}: over {package.limits.merged} merged areas on one sheet; raise the limit")
        try:
            merged.append(Area.at(attributes_of(tag[1].decode("utf-8", "replace")).get("ref", "")))
        except ValueError:
            continue
    return merged


def _forbidden(package: Package, part: str) -> list[tuple[Area, str]]:
    """Areas that belong to a pivot table, or that name the columns of a table."""
    found: list[tuple[Area, str]] = []
    for relation in relations_of(package, part):
        if relation.external or not package.has(relation.target):
            continue
        if relation.kind == "pivotTable":
            for element in elements(package.part(relation.target), relation.target, package.path):
                if element.name == "location":
                    _add(found, element.attributes.get("ref", ""), "a pivot table writes its results here")
        elif relation.kind == "table":
            root = elements(package.part(relation.target), relation.target, package.path)[0]
            if root.attributes.get("headerRowCount", "1") != "0":
                _add(found, root.attributes.get("ref", ""), "the heading row of an Excel table", first_row=True)
    return found


def _add(found: list[tuple[Area, str]], ref: str, reason: str, first_row: bool = False) -> None:
    try:
        area = Area.at(ref)
    except ValueError:
        return
    found.append((area._replace(bottom=area.top) if first_row else area, reason))


def _warnings(package: Package, relations: list[Relation]) -> list[str]:
    """What a person should know before the workbook is written."""
    kinds = {relation.kind for relation in relations}
    found = [f"the workbook has {words}; they are kept as they are" for kind, words in CARRIED.items() if kind in kinds]
    names = [name.casefold() for name in package.names]
    if any(name.startswith("_xmlsignatures/") for name in names):
        found.append("the workbook is digitally signed; any change breaks the signature")
    if any("pivotcache" in name for name in names):
        found.append("the workbook has pivot tables; they show old figures until they are refreshed in Excel")
    if any("/charts/chart" in name for name in names):
        found.append("charts keep their stored figures until the workbook is opened in Excel")
    return found
