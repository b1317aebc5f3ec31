"""Pieces put into XML parts at found offsets: every byte that was there stays, in its order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from xlengine.files.markup import as_utf8, attributes_of, parse
from xlengine.files.package import Package
from xlengine.files.refused import Refused

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "[Content_Types].xml"
_ORDER = (
    "sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews "
    "mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing "
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
)
ORDER = tuple(_ORDER.split())
"""What stands behind the cells of a worksheet, in the order that the format asks for."""
_MASKED = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_TAG = re.compile(rb"<(/?)(?:([\w.\-]+):)?([\w.\-]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")


@dataclass(frozen=True, slots=True)
class Child:
    """An element directly below the root."""

    name: str
    """Its local name; of alternate content the name of the element inside that the order knows."""
    start: int
    end: int
    tag: bytes


def text_of(package: Package, part: str) -> bytes:
    """A part as bytes that patterns can be matched against: UTF-8, with or without its mark."""
    raw = package.part(part)
    if as_utf8(raw, part, package.path) not in (raw, raw[3:]):
        raise Refused(f"{package.path}: the part {part!r} is in an unusual encoding; save it again in Excel")
    return raw


def masked(content: bytes) -> bytes:
    """Comments, CDATA and processing instructions blanked, so that no tag is found in them."""
    return _MASKED.sub(lambda match: b" " * len(match[0]), content)


def root_of(content: bytes) -> re.Match[bytes]:
    """The root's start tag: groups slash, prefix, local name, attributes, slash."""
    found = _TAG.search(masked(content))
    if found is None:
        raise Refused("a part has no root element; open the workbook in Excel and save it again")
    return found


def prefix_of(content: bytes) -> bytes:
    """The root's own prefix with its colon, or nothing."""
    prefix: bytes | None = root_of(content)[2]
    return prefix + b":" if prefix else b""


def declared(content: bytes, wanted: Mapping[str, str]) -> str:
    """Declarations for those of the wanted prefixes that the root does not bind to the same namespace."""
    bound = dict(re.findall(r"xmlns:([\w.\-]+)\s*=\s*[\"']([^\"']*)", root_of(content)[4].decode("utf-8", "replace")))
    return "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in wanted.items() if bound.get(prefix) != uri)


def children(content: bytes, begin: int) -> list[Child]:
    """The elements below the root from `begin` on, which must lie between two of them."""
    seen, depth, start, inner = masked(content), 0, begin, ""
    found: list[Child] = []
    opened = ""
    for tag in _TAG.finditer(seen, begin):
        local = tag[3].decode()
        if tag[1]:
            depth -= 1
            if depth < 0:
                break
        elif not depth:
            start, opened, inner = tag.start(), local, ""
        elif not inner and local in ORDER:
            inner = local
        if not tag[1] and not tag[5]:
            depth += 1
        elif not depth:
            name = inner if opened == "AlternateContent" and inner else opened
            first = seen.find(b">", start) + 1
            found.append(Child(name, start, tag.end(), content[start:first]))
    return found


def in_order(content: bytes, begin: int, name: str, piece: bytes) -> bytes:
    """The worksheet with a new element where its order asks for it; `begin` is the end of its cells."""
    rank = ORDER.index(name)
    after = [child for child in children(content, begin) if child.name in ORDER and ORDER.index(child.name) > rank]
    at = after[0].start if after else masked(content).rindex(b"</")
    return content[:at] + piece + content[at:]


def appended(content: bytes, piece: bytes) -> bytes:
    """The part with a piece as the last thing inside its root."""
    root = root_of(content)
    if root[5]:
        name = (root[2] + b":" if root[2] else b"") + root[3]
        at = root.end() - 2
        return content[:at].rstrip() + b">" + piece + b"</" + name + b">" + content[root.end() :]
    at = masked(content).rindex(b"</")
    return content[:at] + piece + content[at:]


def related(content: bytes | None, entries: Mapping[str, tuple[str, str]]) -> bytes:
    """A part's relationships with further ones: id → (type, target). None where it had no relationships yet."""
    if content is None:
        content = (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        )
    prefix = prefix_of(content).decode()
    piece = "".join(
        f'<{prefix}Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, (kind, target) in entries.items()
    )
    return appended(content, piece.encode())


def typed(content: bytes, defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """The content types with further ones; what is declared already is left as it is."""
    prefix = prefix_of(content).decode()
    seen = masked(content)
    known, parts = set(), set()
    last_default = root_of(content).end()
    for tag in _TAG.finditer(seen):
        given = attributes_of(tag[4].decode("utf-8", "replace"))
        if tag[3] == b"Default":
            known.add(given.get("Extension", "").casefold())
            last_default = tag.end()
        elif tag[3] == b"Override":
            parts.add(given.get("PartName", "").casefold())
    new_defaults = "".join(
        f'<{prefix}Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in defaults.items()
        if extension not in known
    ).encode()
    new_overrides = "".join(
        f'<{prefix}Override PartName="/{part}" ContentType="{kind}"/>'
        for part, kind in overrides.items()
        if f"/{part}".casefold() not in parts
    ).encode()
    content = content[:last_default] + new_defaults + content[last_default:]
    return appended(content, new_overrides) if new_overrides else content


def with_attribute(content: bytes, tag: re.Match[bytes], name: str, value: str) -> bytes:
    """The part with one more attribute, the last one, in a start tag, or with its value there replaced."""
    given = re.search(rf"\s{name}\s*=\s*([\"'])[^\"']*\1".encode(), tag[4])
    piece = f' {name}="{value}"'.encode()
    if given:
        return content[: tag.start(4) + given.start()] + piece + content[tag.start(4) + given.end() :]
    at = tag.start(4) + len(tag[4].rstrip())
    return content[:at] + piece + content[at:]


def find_tag(content: bytes, name: str) -> re.Match[bytes] | None:
    """The first start tag of an element, by its local name."""
    wanted = name.encode()
    return next((tag for tag in _TAG.finditer(masked(content)) if tag[3] == wanted and not tag[1]), None)


def well_formed(content: bytes, part: str, path: str) -> None:
    """Refused where what came out is no XML."""
    parse(content.removeprefix(b"\xef\xbb\xbf"), part, path)
