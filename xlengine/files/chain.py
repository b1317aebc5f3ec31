"""The order in which Excel last computed the formulas, and the wish that it computes them again."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping

from xlengine.expression import expression
from xlengine.files.markup import attributes_of
from xlengine.files.package import Package
from xlengine.files.workbook import Workbook, relations_part
from xlengine.sheet import Place

_ENTRY = expression(rb"<(?:[\w.\-]+:)?c\s[^>]*?(?:/>|>\s*</(?:[\w.\-]+:)?c\s*>)")
_CALCULATION = expression(rb"<(?:[\w.\-]+:)?calcPr(?=[\s/>])[^>]*>")
_ON_OPENING = expression(rb"\s+fullCalcOnLoad\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_BEHIND = (
    b"oleSize", b"customWorkbookViews", b"pivotCaches", b"smartTagPr", b"smartTagTypes", b"webPublishing",
    b"fileRecoveryPr", b"webPublishObjects", b"extLst",
)  # fmt: skip
"""What stands behind `calcPr` in a workbook part."""


def without_formulas(
    package: Package, workbook: Workbook, gone: Mapping[str, Collection[Place]]
) -> tuple[dict[str, bytes], set[str]]:
    """(parts replaced, parts removed) once the formulas of these cells, by sheet, are gone from the workbook."""
    part = workbook.target("calcChain")
    if not part or not any(gone.values()):
        return {}, set()
    by_number = {workbook.sheet_ids[sheet]: places for sheet, places in gone.items()}
    content = package.part(part)
    left = _trimmed(content, by_number)
    if left == content:
        return {}, set()
    if left:
        return {part: left}, set()
    types, rels = "[Content_Types].xml", relations_part(workbook.part)
    name = re.escape(part.encode())
    near = re.escape(posixpath.relpath(part, posixpath.dirname(workbook.part)).encode())
    override = rb"<(?:[\w.\-]+:)?Override\s[^>]*?PartName\s*=\s*[\"']/" + name + rb"[\"'][^>]*?/>"
    relation = rb"<(?:[\w.\-]+:)?Relationship\s[^>]*?Target\s*=\s*[\"'](?:/" + name + b"|" + near + rb")[\"'][^>]*?/>"
    return {
        types: re.sub(override, b"", package.part(types), count=1, flags=re.IGNORECASE),
        rels: re.sub(relation, b"", package.part(rels), count=1, flags=re.IGNORECASE),
    }, {part}


def _trimmed(content: bytes, gone: Mapping[str, Collection[Place]]) -> bytes:
    """The chain without these cells; nothing where no cell is left, since Excel takes no empty chain.

    An entry that does not say its sheet means that of the entry before it, so the first that stays has to say it.
    """
    out: list[bytes] = []
    at, sheet, owed, left = 0, "", "", 0
    for entry in _ENTRY.finditer(content):
        given = attributes_of(entry[0].decode("utf-8", "replace"))
        sheet = given.get("i", sheet)
        if Place.at(given.get("r", "A1")) in gone.get(sheet, ()):
            out.append(content[at : entry.start()])
            at = entry.end()
            owed = sheet if "i" in given else owed
            continue
        left += 1
        if owed and "i" not in given:
            name = re.match(rb"<(?:[\w.\-]+:)?c", entry[0])
            cut = entry.start() + (name.end() if name else 0)
            out += [content[at:cut], b' i="' + owed.encode() + b'"']
            at = cut
        owed = ""
    return b"".join([*out, content[at:]]) if left else b""


def computed_on_opening(content: bytes) -> bytes:
    """The workbook part, with Excel asked to compute everything when it opens the file."""
    tag = _CALCULATION.search(content)
    if tag is not None:
        bare = _ON_OPENING.sub(b"", tag[0])
        end = b"/>" if bare.endswith(b"/>") else b">"
        return content[: tag.start()] + bare[: -len(end)].rstrip() + b' fullCalcOnLoad="1"' + end + content[tag.end() :]
    root = re.search(rb"<((?:[A-Za-z_][\w.\-]*:)?)workbook(?=[\s/>])", content)
    prefix = root[1] if root else b""
    behind = re.search(b"<" + prefix + b"(?:" + b"|".join(_BEHIND) + rb")(?=[\s/>])", content)
    at = behind.start() if behind else content.rfind(b"</" + prefix + b"workbook")
    return content[:at] + b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>' + content[at:]
