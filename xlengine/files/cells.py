"""The cells of one worksheet, pulled out of its bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from xlengine.files.markup import as_utf8, parse, plain, tag_pattern, unescaped
from xlengine.files.package import Package
from xlengine.files.refused import Refused
from xlengine.number import exact
from xlengine.sheet import LAST_COLUMN, LAST_ROW, PLAIN, Area, Cell, CellError, Place, Style, Value, column_number

_HIDDEN = re.compile(rb"\shidden=[\"'](?:1|true)[\"']")
_ROW_NUMBER = re.compile(rb"\sr=[\"']([0-9]{1,9})[\"']")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
_MASKED = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
LONGEST_NUMBER = 400


@dataclass(slots=True)
class Sheetful:
    """What one worksheet's part holds."""

    rows: dict[int, dict[int, Cell]]
    hidden_rows: set[int]
    arrays: list[tuple[Area, str]]
    count: int
    prefix: bytes
    begin: int
    """Where `sheetData` begins; `end` is where it ends."""
    end: int


@dataclass(slots=True)
class _Shared:
    """A shared formula: its text and where it was written."""

    text: str
    address: str


@dataclass(slots=True)
class _Reader:
    part: str
    path: str
    strings: Sequence[str]
    styles: Sequence[Style]
    prefix: bytes
    shared: dict[str, _Shared] = field(default_factory=dict)
    arrays: list[tuple[Area, str]] = field(default_factory=list)


def cells_of(
    content: bytes, part: str, path: str, strings: Sequence[str], styles: Sequence[Style], most: int
) -> Sheetful:
    """Every cell of a worksheet in UTF-8. Refused where it is damaged, or holds more than `most` cells."""
    parse(content, part, path)
    if b"<!--" in content or b"<![CDATA[" in content:
        content = _MASKED.sub(_plain_text, content)
    root = re.search(rb"<(?:([A-Za-z_][\w.\-]*):)?worksheet(?=[\s/>])", content)
    if root is None:
        raise Refused(f"{path}: the part {part!r} is no worksheet; open it in Excel and save it again")
    prefix = root[1] + b":" if root[1] else b""
    opening = tag_pattern(prefix, b"sheetData").search(content)
    if opening is None or opening[0].endswith(b"/>"):
        at = opening.end() if opening else len(content)
        return Sheetful({}, set(), [], 0, prefix, opening.start() if opening else at, at)
    begin, end = opening.end(), content.find(b"</" + prefix + b"sheetData", opening.end())
    reader = _Reader(part, path, strings, styles, prefix)
    rows, hidden, count = _rows(reader, content[begin:end], most)
    return Sheetful(rows, hidden, reader.arrays, count, prefix, opening.start(), end)


def _plain_text(match: re.Match[bytes]) -> bytes:
    """A comment is nothing; a CDATA section is its text."""
    found = match[0]
    if found.startswith(b"<!--"):
        return b""
    return found[9:-3].replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _rows(reader: _Reader, content: bytes, most: int) -> tuple[dict[int, dict[int, Cell]], set[int], int]:
    p = re.escape(reader.prefix)
    row_tag = re.compile(b"<" + p + rb"row(?=[\s/>])([^>]*)>")
    cell_tag = re.compile(
        b"<" + p + rb'c(?: r="([A-Z]{1,3})([0-9]{1,7})")?(?: s="([0-9]{1,6})")?(?: t="(\w{1,9})")?((?:\s[^>]*?)?)'
        rb"(?:/>|>(.*?)</" + p + rb"c\s*>)",
        re.DOTALL,
    )
    rows: dict[int, dict[int, Cell]] = {}
    hidden: set[int] = set()
    number, count = 0, 0
    columns: dict[bytes, int] = {}
    value_open, value_close = b"<" + reader.prefix + b"v>", b"</" + reader.prefix + b"v>"
    skip = len(value_open)
    blanks = [Cell(None, None, style) for style in reader.styles]
    styles, strings = reader.styles, reader.strings
    known = len(styles)
    tags = list(row_tag.finditer(content))
    for at, tag in enumerate(tags):
        attributes = tag[1]
        given = _ROW_NUMBER.search(attributes)
        number = int(given[1]) if given else number + 1
        if number > LAST_ROW:
            raise Refused(f"{reader.path}: row {number} lies outside a sheet; open it in Excel and save it again")
        if _HIDDEN.search(attributes):
            hidden.add(number)
        if attributes.endswith(b"/"):
            continue
        row = rows.setdefault(number, {})
        column = 0
        end = tags[at + 1].start() if at + 1 < len(tags) else len(content)
        for letters, _, style_at, kind, more, inner in cell_tag.findall(content, tag.end(), end):
            if more and (b"=" in more):
                letters, style_at, kind = _loose(more, letters, style_at, kind)
            if letters:
                found = columns.get(letters)
                if found is None:
                    found = columns[letters] = column_number(letters.decode("ascii"))
                column = found
            else:
                column += 1
            if column > LAST_COLUMN:
                raise Refused(f"{reader.path}: a cell lies outside its sheet; open it in Excel and save it again")
            place = int(style_at) if style_at else 0
            style = styles[place] if place < known else PLAIN
            if not inner:
                row[column] = blanks[place] if place < known else Cell(None, None, PLAIN)
                continue
            if inner.startswith(value_open) and inner.endswith(value_close) and inner.count(b"<") == 2:
                text = inner[skip : -skip - 1]
                if kind == b"s":
                    row[column] = Cell(_string(reader, text, strings), None, style)
                elif not kind or kind == b"n":
                    row[column] = Cell(_number(text), None, style)
                else:
                    row[column] = Cell(_value(reader, kind, text.decode("utf-8", "replace")), None, style)
                continue
            row[column] = _full(reader, number, column, kind, inner, style)
        count += len(row)
        if count > most:
            raise Refused(f"{reader.path}: more cells than the limit allows; raise the limit or split the workbook")
        if not row:
            del rows[number]
    return rows, hidden, count


def _loose(more: bytes, letters: bytes, style_at: bytes, kind: bytes) -> tuple[bytes, bytes, bytes]:
    """Attributes in another order, in single quotes, or beside others such as `cm`."""
    given = dict(_ATTRIBUTE.findall(more))
    address = given.get(b"r", b"")
    return (
        address.rstrip(b"0123456789") or letters,
        given[b"s"] if given.get(b"s", b"").isdigit() else style_at,
        given.get(b"t", kind),
    )


def _string(reader: _Reader, text: bytes, strings: Sequence[str]) -> str | None:
    try:
        return strings[int(text)]
    except (ValueError, IndexError):
        return None


def _number(text: bytes) -> Value:
    """A stored number, exact; None where the file holds no number there."""
    if len(text) > LONGEST_NUMBER:
        return None
    try:
        return exact(text.decode("ascii").strip())
    except (ValueError, UnicodeDecodeError):
        return None


def _value(reader: _Reader, kind: bytes, text: str) -> Value:
    if kind == b"s":
        return _string(reader, text.encode(), reader.strings)
    if kind in (b"", b"n"):
        return _number(text.encode())
    if kind == b"b":
        return text.strip() in ("1", "true")
    if kind == b"e":
        return CellError(unescaped(text))
    return plain(text)


def _full(reader: _Reader, row: int, column: int, kind: bytes, inner: bytes, style: Style) -> Cell:
    """A cell with a formula, an inline string, or anything else that is not just a value."""
    p = reader.prefix
    if kind == b"inlineStr":
        return Cell(_runs(inner.decode("utf-8", "replace"), p.decode()), None, style)
    stored = tag_pattern(p, b"v").search(inner)
    value: Value = None
    if stored is not None and not stored[0].endswith(b"/>"):
        end = inner.find(b"</" + p + b"v", stored.end())
        text = inner[stored.end() : end].decode("utf-8", "replace")
        value = _value(reader, kind, text) if text or kind == b"str" else None
    tag = tag_pattern(p, b"f").search(inner)
    if tag is None:
        return Cell(value, None, style)
    body = ""
    if not tag[0].endswith(b"/>"):
        body = unescaped(inner[tag.end() : inner.find(b"</" + p + b"f", tag.end())].decode("utf-8", "replace"))
    given = dict(_ATTRIBUTE.findall(tag[1]))
    sort, address = given.get(b"t", b""), Place(row, column).address
    if sort == b"shared":
        return Cell(value, _shared(reader, given.get(b"si", b"").decode(), body, address), style)
    if sort in (b"array", b"dataTable"):
        ref = given.get(b"ref", b"").decode("ascii", "replace")
        try:
            reader.arrays.append((Area.at(ref), "one array formula fills these cells together"))
        except ValueError:
            pass
        return Cell(value, body or None, style)
    return Cell(value, body or None, style)


def _shared(reader: _Reader, index: str, body: str, address: str) -> str | None:
    """A shared formula written out for this cell."""
    if body:
        reader.shared[index] = _Shared(body, address)
        return body
    master = reader.shared.get(index)
    if master is None:
        return None
    from openpyxl.formula.translate import Translator, TranslatorError

    try:
        moved: str = Translator(f"={master.text}", origin=master.address).translate_formula(address)
    except (TranslatorError, ValueError, IndexError):
        return None
    return moved.removeprefix("=")


_TEXT = r"<{p}t(?=[\s/>])[^>]*?(?:/>|>([^<]*)</{p}t\s*>)"
_PHONETIC = r"<{p}rPh(?=[\s/>]).*?</{p}rPh\s*>"


def _runs(text: str, prefix: str) -> str:
    """The text of a string with its runs joined; how it is pronounced is left out."""
    p = re.escape(prefix)
    if f"{prefix}rPh" in text:
        text = re.sub(_PHONETIC.format(p=p), "", text, flags=re.DOTALL)
    return "".join(plain(found) for found in re.findall(_TEXT.format(p=p), text))


def strings_of(package: Package, part: str) -> list[str]:
    """The shared strings of the workbook."""
    content = as_utf8(package.part(part), part, package.path)
    parse(content, part, package.path)
    if b"<!--" in content or b"<![CDATA[" in content:
        content = _MASKED.sub(_plain_text, content)
    root = re.search(rb"<(?:([A-Za-z_][\w.\-]*):)?sst(?=[\s/>])", content)
    prefix = (root[1] + b":").decode() if root and root[1] else ""
    p = re.escape(prefix)
    text = content.decode("utf-8", "replace")
    simple = re.compile(rf"<{p}si>\s*<{p}t(?: xml:space=\"preserve\")?>([^<]*)</{p}t>\s*</{p}si>|<{p}si(?:\s[^>]*)?(?:/>|>(.*?)</{p}si\s*>)", re.DOTALL)
    found: list[str] = []
    for match in simple.finditer(text):
        if len(found) >= package.limits.strings:
            raise Refused(f"{package.path}: more strings than the limit allows; raise the limit")
        found.append(plain(match[1]) if match[1] is not None else _runs(match[2] or "", prefix))
    return found

