"""What a workbook is made of: its sheets, relations and names."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from xlengine.expression import expression
from xlengine.files.markup import Element, as_utf8, attributes_of, elements, unescaped
from xlengine.files.package import Package
from xlengine.files.refused import Refused

_NAME = expression(r"<(?:\w+:)?definedName\b([^>]*)>([^<]*)<")


class Relation(NamedTuple):
    """One relationship of a part."""

    id: str
    kind: str
    """The last word of its type: `worksheet`, `sharedStrings`, `table`."""
    target: str
    """The part it leads to; for an external one, the address as written."""
    external: bool = False


class Workbook(NamedTuple):
    """What the workbook part says."""

    part: str
    relations: list[Relation]
    sheets: list[tuple[str, str, str]]
    """(name, part, state) in the order of the tabs."""
    sheet_ids: dict[str, str]
    """Name of a sheet → the number by which the calculation chain calls it."""
    names: dict[str, str]
    date_1904: bool
    iterates: bool
    """Whether formulas that depend on themselves are computed over and over, as its author switched on."""

    def target(self, kind: str) -> str:
        """The part of this kind, `sharedStrings` or `styles`; empty where the workbook has none."""
        return next((r.target for r in self.relations if r.kind == kind and not r.external), "")


def relations_part(part: str) -> str:
    """Where the relationships of a part stand; of the package itself for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_of(package: Package, part: str) -> list[Relation]:
    """The relationships of a part; of the package itself for an empty name. Targets are resolved inside the package."""
    rels = relations_part(part)
    if not package.has(rels):
        return []
    found = []
    for element in elements(package.part(rels), rels, package.path):
        if element.name != "Relationship":
            continue
        given = element.attributes
        external = given.get("TargetMode", "") == "External"
        target = given.get("Target", "")
        if not external:
            target = _resolved(package, posixpath.dirname(part), target)
        found.append(Relation(given.get("Id", ""), given.get("Type", "").rpartition("/")[2], target, external))
    return found


def _resolved(package: Package, folder: str, target: str) -> str:
    """A relationship's target as a part's name; what would lead out of the file ends at its root, as in any URI."""
    target = target.replace("\\", "/").partition("#")[0]
    name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    if "%" in name and not package.has(name):
        from urllib.parse import unquote

        return unquote(name)
    return name


def workbook_part(package: Package) -> str:
    """The main part: not always `xl/workbook.xml`."""
    for relation in relations_of(package, ""):
        if relation.kind == "officeDocument" and package.has(relation.target):
            return relation.target
    if package.has("xl/workbook.xml"):
        return "xl/workbook.xml"
    raise Refused(f"{package.path}: no Excel workbook; name a .xlsx or .xlsm file")


def workbook_of(package: Package) -> Workbook:
    """The workbook part, read; Refused where the file holds no workbook that can be read."""
    part = workbook_part(package)
    content = package.part(part)
    if part.lower().endswith(".bin"):
        raise Refused(f"{package.path}: a binary .xlsb workbook; save it as .xlsx and try again")
    found = elements(content, part, package.path)
    if found[0].name != "workbook":
        raise Refused(f"{package.path}: no Excel workbook; name a .xlsx or .xlsm file")
    relations = relations_of(package, part)
    targets = {relation.id: relation.target for relation in relations if not relation.external}
    sheets, ids = _sheets(package, found, targets)
    date_1904, iterates = (
        any(e.name == name and e.attributes.get(key) in ("1", "true") for e in found)
        for name, key in (("workbookPr", "date1904"), ("calcPr", "iterate"))
    )
    names = _defined_names(as_utf8(content, part, package.path))
    kept = [r for r in relations if r.external or package.has(r.target)]
    return Workbook(part, kept, sheets, ids, names, date_1904, iterates)


def _sheets(
    package: Package, found: list[Element], targets: dict[str, str]
) -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    sheets: list[tuple[str, str, str]] = []
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for element in found:
        given = element.attributes
        if element.name == "sheet" and element.depth == 3 and "name" in given:
            part = targets.get(given.get("id", ""), "")
            if part in taken:
                raise Refused(f"{package.path}: two sheets are one part; open it in Excel and save it again")
            if not part or not package.has(part):
                lost = f"the part of its sheet “{given['name']}” is missing"
                raise Refused(f"{package.path}: {lost}; take the workbook from a copy, or let Excel repair it")
            taken.add(part)
            sheets.append((given["name"], part, given.get("state", "visible")))
            ids[given["name"]] = given.get("sheetId", "")
    return sheets, ids


def sheets_of(package: Package) -> list[tuple[str, str, str]]:
    """(name, part, state) of every sheet, in the order of the tabs."""
    return workbook_of(package).sheets


def _defined_names(content: bytes) -> dict[str, str]:
    """The workbook's own names and what they refer to."""
    found = {}
    for tag, body in _NAME.findall(content.decode("utf-8", "replace")):
        given = attributes_of(tag)
        if "localSheetId" not in given and given.get("name"):
            found[given["name"]] = unescaped(body)
    return found
