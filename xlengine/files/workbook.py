"""What a workbook is made of: its sheets, relations and names."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from xlengine.files.markup import as_utf8, elements
from xlengine.files.refused import Refused

if TYPE_CHECKING:
    from xlengine.files.package import Package


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part."""

    id: str
    kind: str
    """The last word of its type: `worksheet`, `sharedStrings`, `table`."""
    target: str
    """The part it leads to; for an external one, the address as written."""
    external: bool = False


def relations_of(package: Package, part: str) -> list[Relation]:
    """The relationships of a part; of the package itself for an empty name. Targets are resolved inside the package."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
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
            target = resolved(package, folder, target)
        found.append(Relation(given.get("Id", ""), given.get("Type", "").rpartition("/")[2], target, external))
    return found


def resolved(package: Package, folder: str, target: str) -> str:
    """A relationship's target as a part's name."""
    target = target.replace("\\", "/").partition("#")[0]
    joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    name = posixpath.normpath(joined) if joined else ""
    if name.startswith(".."):
        raise Refused(f"{package.path}: a relation leads out of the file; not opened")
    return unquote(name) if not package.has(name) and package.has(unquote(name)) else name


def workbook_part(package: Package) -> str:
    """The main part: not always `xl/workbook.xml`."""
    for relation in relations_of(package, ""):
        if relation.kind == "officeDocument" and package.has(relation.target):
            return relation.target
    if package.has("xl/workbook.xml"):
        return "xl/workbook.xml"
    raise Refused(f"{package.path}: no Excel workbook; name a .xlsx or .xlsm file")


def sheets_of(package: Package) -> list[tuple[str, str, str]]:
    """(name, part, state) of every sheet, in the order of the tabs."""
    main = workbook_part(package)
    targets = {relation.id: relation.target for relation in relations_of(package, main)}
    found = []
    for element in elements(package.part(main), main, package.path):
        if element.name == "sheet" and "name" in element.attributes:
            part = targets.get(element.attributes.get("id", ""), "")
            if part and package.has(part):
                found.append((element.attributes["name"], part, element.attributes.get("state", "visible")))
    return found


def is_worksheet(content: bytes) -> bool:
    """Whether a sheet's part is a worksheet, and no chart, dialog or macro sheet."""
    head = content[:4000]
    return b"worksheet" in head or b"w\0o\0r\0k\0s\0h\0e\0e\0t" in head


def defined_names(package: Package) -> dict[str, str]:
    """The workbook's own names and what they refer to."""
    import re

    from xlengine.files.markup import attributes_of, unescaped

    main = workbook_part(package)
    text = as_utf8(package.part(main), main, package.path).decode("utf-8", "replace")
    found = {}
    for tag, body in re.findall(r"<(?:\w+:)?definedName\b([^>]*)>([^<]*)<", text):
        given = attributes_of(tag)
        if "localSheetId" not in given and given.get("name"):
            found[given["name"]] = unescaped(body)
    return found
