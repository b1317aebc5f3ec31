"""XML as spreadsheet programs write it: small parts pulled apart, large ones left as bytes, DOCTYPEs never accepted."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from xlengine.expression import expression
from xlengine.files.refused import Refused

DEEPEST = 256
MOST_ELEMENTS = 2_000_000
_CHUNK = 1 << 20
_ENTITY = expression(r"&(#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_OTHER_ENTITY = expression(rb"&(?!(?:amp|lt|gt|quot|apos);)(#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};)?")
_CONTROL = bytes(code for code in range(32) if code not in (9, 10, 13))
_UNUSUAL = (b"]]>", "\ufffe".encode(), "\uffff".encode())
_ESCAPED = expression(r"_x([0-9A-Fa-f]{4})_")
_HALVES = expression("[\ud800-\udfff]")
_ATTRIBUTE = expression(r"([\w:.\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_MASKED = expression(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_DECLARED = expression(rb"<\?xml[^>]*?encoding=[\"']([A-Za-z0-9._-]+)")


class Element(NamedTuple):
    """One element of a part: its local name, its attributes by local name, and how deep it stands (the root is 1)."""

    name: str
    attributes: dict[str, str]
    depth: int


def as_utf8(content: bytes, part: str, path: str) -> bytes:
    """The part in UTF-8, whatever it was written in. Its declaration stays, so call it once for each part."""
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


def guarded_parser(part: str, path: str) -> expat.XMLParserType:
    """A parser of UTF-8 that refuses DOCTYPEs, and with them entities of any kind; names as `namespace local`."""
    parser = expat.ParserCreate("utf-8", " ")

    def doctype(*_: object) -> None:
        raise Refused(f"{path}: the part {part!r} declares a document type, as no workbook does; not opened")

    parser.StartDoctypeDeclHandler = doctype
    return parser


def damaged(part: str, path: str) -> str:
    """What a person is told of a part that is no XML."""
    return f"{path}: the part {part!r} is damaged; open it in Excel and save it again"


def elements(content: bytes, part: str, path: str, *, is_utf8: bool = False) -> list[Element]:
    """Every element of a part, in order; Refused for what is not well-formed or holds a DOCTYPE.

    `is_utf8`: the part has been through `as_utf8` already.
    """
    found: list[Element] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST or len(found) >= MOST_ELEMENTS:
            raise Refused(f"{path}: the part {part!r} holds more than any workbook does; not opened")
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        found.append(Element(name.rpartition(" ")[2], local, depth))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    _run(content if is_utf8 else as_utf8(content, part, path), part, path, start, end)
    return found


def parse(content: bytes, part: str, path: str) -> None:
    """Refused unless the part is well-formed, not nested too deeply, and free of DOCTYPEs."""
    if b"<!" in content or content.count(b"<") != content.count(b">"):
        elements_deep(content, part, path)
        return
    parser, depth = guarded_parser(part, path), 0
    try:
        for at in range(0, len(content), _CHUNK):
            chunk = content[at : at + _CHUNK]
            parser.Parse(chunk, False)
            depth += chunk.count(b"<") - 2 * chunk.count(b"</") - chunk.count(b"/>") - 2 * chunk.count(b"<?")
            if depth > DEEPEST + 2:  # a tag that two chunks share may be counted as open
                raise Refused(f"{path}: the part {part!r} is nested too deeply; not opened")
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise Refused(damaged(part, path)) from None


def elements_deep(content: bytes, part: str, path: str) -> None:
    """As `parse`, counting every element: for parts in which a `>` may stand in a text."""
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refused(f"{path}: the part {part!r} is nested too deeply; not opened")

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    _run(content, part, path, start, end)


def _run(
    content: bytes, part: str, path: str, start: Callable[[str, dict[str, str]], None], end: Callable[[str], None]
) -> None:
    parser = guarded_parser(part, path)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise Refused(damaged(part, path)) from None


def masked(content: bytes) -> bytes:
    """The content with blanks for comments, CDATA and processing instructions, in which nothing is a tag."""
    if is_bare(content):
        return content
    return _MASKED.sub(lambda match: b" " * len(match[0]), content)


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a start tag, by local name."""
    return {name.rpartition(":")[2]: unescaped(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


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
        if _HALVES.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def is_bare(content: bytes) -> bool:
    """Whether there are no comments, no CDATA sections, and no processing instructions but a declaration."""
    begin = content.find(b"?>") + 2 if content.startswith(b"<?") else 0
    return not _holds(content, b"<!", begin) and not _holds(content, b"<?", begin)


def _holds(content: bytes, signs: bytes, begin: int = 0) -> bool:
    """Whether these signs stand there from `begin` on; one that is no bracket is rare, and is looked for first."""
    return content.find(signs.strip(b"<>")[-1:], begin) >= 0 and content.find(signs, begin) >= 0


def has_usual_text(content: bytes) -> bool:
    """Whether the content has only characters and entities that a parser would take as they stand."""
    if any(_holds(content, unusual) for unusual in _UNUSUAL) or len(content.translate(None, _CONTROL)) < len(content):
        return False
    return all(_is_character(entity[1]) for entity in _OTHER_ENTITY.finditer(content))


def _is_character(number: bytes | None) -> bool:
    """Whether `#10;` or `#x1F600;` stands for a character that XML allows."""
    if number is None:
        return False
    code = int(number[2:-1], 16) if number[1:2] == b"x" else int(number[1:-1])
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


@lru_cache(maxsize=64)
def tag_pattern(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """Finds the start tags of one element in raw bytes."""
    return re.compile(b"<" + re.escape(prefix) + name + rb"(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
