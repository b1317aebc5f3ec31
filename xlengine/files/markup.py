"""XML as spreadsheet programs write it: small parts pulled apart, large ones left as bytes. No DOCTYPE is ever accepted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from xlengine.files.refused import Refused

DEEPEST = 256
_ENTITY = re.compile(r"&(#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ATTRIBUTE = re.compile(r"([\w:.\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding=[\"']([A-Za-z0-9._-]+)")


class Element(NamedTuple):
    """One element of a small part: its local name, its attributes by local name, and its text."""

    name: str
    attributes: dict[str, str]
    depth: int


def as_utf8(content: bytes, part: str, path: str) -> bytes:
    """The part in UTF-8, whatever it was written in."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif content[:3] == b"\xef\xbb\xbf":
        return content[3:]
    else:
        declared = _DECLARED.match(content[:200])
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
        if encoding in ("utf-8", "utf8", "us-ascii", "ascii"):
            return content
    try:
        return content.decode(encoding).encode("utf-8")
    except (LookupError, UnicodeError):
        raise Refused(f"{path}: the part {part!r} is in no encoding that can be read; save it again in Excel") from None


def elements(content: bytes, part: str, path: str) -> list[Element]:
    """Every element of a small part, in order; Refused for what is not well-formed or holds a DOCTYPE."""
    found: list[Element] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refused(f"{path}: the part {part!r} is nested too deeply; not opened")
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        found.append(Element(name.rpartition(" ")[2], local, depth))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    parse(as_utf8(content, part, path), part, path, start, end)
    return found


def parse(content: bytes, part: str, path: str, start: object = None, end: object = None) -> None:
    """Runs a parser over the part: it must be well-formed and free of DOCTYPEs."""
    parser = expat.ParserCreate("utf-8", " ")

    def doctype(*_: object) -> None:
        raise Refused(f"{path}: the part {part!r} declares a document type, as no workbook does; not opened")

    parser.StartDoctypeDeclHandler = doctype
    if start is not None:
        parser.StartElementHandler = start  # type: ignore[assignment]
    if end is not None:
        parser.EndElementHandler = end  # type: ignore[assignment]
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise Refused(f"{path}: the part {part!r} is damaged; open it in Excel and save it again") from None


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a start tag, by local name."""
    return {
        name.rpartition(":")[2]: unescaped(double or single) for name, double, single in _ATTRIBUTE.findall(tag)
    }


def unescaped(text: str) -> str:
    """Entities resolved."""
    if "&" not in text:
        return text

    def character(match: re.Match[str]) -> str:
        name = match[1]
        if name[0] != "#":
            return _NAMED[name]
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        return chr(number) if number < 0x110000 else ""

    return _ENTITY.sub(character, text)


def plain(text: str) -> str:
    """A stored text as a reader sees it: entities and `_xHHHH_` resolved."""
    text = unescaped(text)
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text


@lru_cache(maxsize=64)
def tag_pattern(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """Finds the start tags of one element in raw bytes."""
    return re.compile(b"<" + re.escape(prefix) + name + rb"(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
