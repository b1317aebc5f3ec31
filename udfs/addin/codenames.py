"""The names by which VBA knows the workbook and its sheets; Excel writes them with the first macro, and so do we."""

from __future__ import annotations

import re

from udfs.addin.parts import Parts
from udfs.addin.splices import find_tag, prefix_of, root_of, with_attribute
from xlengine.files.markup import attributes_of
from xlengine.files.workbook import relations_of

BOOK = "ThisWorkbook"
KINDS = {"worksheet": "Sheet", "chartsheet": "Chart"}
LONGEST = 31
_USABLE = re.compile(rf"[A-Za-z]\w{{0,{LONGEST - 1}}}", re.ASCII)
"""A name that every code page of VBA can write."""


def named(parts: Parts) -> tuple[str, list[tuple[str, str]]]:
    """Gives every sheet, and the workbook, a code name where it has no usable one.

    The workbook's code name, then (code name, "worksheet" or "chartsheet") of each sheet.
    """
    kinds = {relation.target: relation.kind for relation in relations_of(parts.package, parts.main)}
    sheets = [(part, kinds[part]) for _, part, _ in parts.package.sheets() if kinds.get(part) in KINDS]
    book = _code_name(parts[parts.main], "workbookPr") or BOOK
    own = [_code_name(parts[part], "sheetPr") for part, _ in sheets]
    if book in own:
        book = BOOK
    taken = {book.casefold()}
    result = []
    for at, ((part, kind), given) in enumerate(zip(sheets, own, strict=True), 1):
        is_good = given is not None and given.casefold() not in taken
        name = given if given and is_good else _free(f"{KINDS[kind]}{at}", taken | set(_folded(own)))
        taken.add(name.casefold())
        result.append((name, kind))
        if name != given:
            parts[part] = _with_code_name(parts[part], "sheetPr", name, after=())
    parts[parts.main] = _with_code_name(parts[parts.main], "workbookPr", book, after=("fileVersion", "fileSharing"))
    return book, result


def _code_name(content: bytes, element: str) -> str | None:
    tag = find_tag(content, element)
    name = attributes_of(tag[4].decode("utf-8", "replace")).get("codeName") if tag else None
    return name if name and _USABLE.fullmatch(name) else None


def _folded(names: list[str | None]) -> list[str]:
    return [name.casefold() for name in names if name]


def _free(name: str, taken: set[str]) -> str:
    while name.casefold() in taken:
        name += "1"
    return name


def _with_code_name(content: bytes, element: str, name: str, after: tuple[str, ...]) -> bytes:
    """The part with the attribute, in the element that is there or in a new one at its place."""
    tag = find_tag(content, element)
    if tag is not None:
        if attributes_of(tag[4].decode("utf-8", "replace")).get("codeName") == name:
            return content
        return with_attribute(content, tag, "codeName", name)
    at = max([root_of(content).end(), *(found.end() for one in after if (found := find_tag(content, one)))])
    piece = b"<" + prefix_of(content) + f'{element} codeName="{name}"/>'.encode()
    return content[:at] + piece + content[at:]
