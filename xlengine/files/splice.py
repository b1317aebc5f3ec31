"""Changes into a workbook's bytes: only the changed cells differ, every other byte of every part stays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from xlengine.files.markup import as_utf8, parse
from xlengine.files.package import Package
from xlengine.files.places import Layout, Spot
from xlengine.files.read import book_of
from xlengine.files.refused import Refused
from xlengine.files.workbook import workbook_part
from xlengine.finding import Change
from xlengine.sheet import CellError, Value

LONGEST_TEXT = 32_767
LONGEST_FORMULA = 8_192
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_KIND = re.compile(rb"\s+t\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_RICH = re.compile(rb"\s+vm\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_CALCULATION = re.compile(rb"<(?:[\w.\-]+:)?calcPr(?=[\s/>])[^>]*>")


def splice(package: Package, changes: Sequence[Change], *, calculate_on_open: bool = False) -> bytes:
    """The workbook's bytes with the changes in them. Refused, and nothing made, where one of them cannot be.

    `calculate_on_open` asks Excel to compute everything when it opens the file: for formulas that were not refreshed.
    """
    if any(name.casefold().startswith("_xmlsignatures/") for name in package.names):
        raise Refused(f"{package.path}: digitally signed, and a change would break the signature; remove it first")
    parts = {name: part for name, part, _ in package.sheets()}
    by_sheet: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.ref.sheet not in parts:
            raise Refused(f"{package.path}: there is no sheet {change.ref.sheet!r}; it was renamed or removed")
        by_sheet[change.ref.sheet].append(change)
    _allowed(package, changes)
    replaced = {parts[sheet]: spliced(package, parts[sheet], some) for sheet, some in by_sheet.items()}
    replaced = {part: content for part, content in replaced.items() if content is not None}
    if calculate_on_open and replaced:
        main = workbook_part(package)
        replaced[main] = calculating(package.part(main))
    if not replaced:
        return package.content
    result = package.rebuilt({part: content for part, content in replaced.items() if content is not None})
    _verified(package, result, set(replaced), changes)
    return result


def _allowed(package: Package, changes: Sequence[Change]) -> None:
    """No change may fall where a pivot table, an array formula or a merged area would swallow it."""
    book = book_of(package)
    for change in changes:
        sheet = book.sheet(change.ref.sheet)
        cell = sheet.cell(change.ref.row, change.ref.column)
        for area, reason in sheet.forbidden:
            if change.ref.place in area and not (change.keeps_formula and "array" in reason):
                raise Refused(f"{package.path}: {change.ref} cannot be written: {reason}")
        for area in sheet.merged:
            if change.ref.place in area and change.ref.place != (area.top, area.left):
                raise Refused(f"{package.path}: {change.ref} lies inside the merged area {area.address}; unmerge it")
        if cell.formula is not None and not change.keeps_formula and change.formula is None:
            raise Refused(f"{package.path}: {change.ref} holds a formula, and a formula is never replaced by a number")
        if change.keeps_formula and cell.formula is None and not any(change.ref.place in a for a, _ in sheet.forbidden):
            raise Refused(f"{package.path}: {change.ref} holds no formula any more; read the workbook again")


def spliced(package: Package, part: str, changes: Sequence[Change]) -> bytes | None:
    """One worksheet's part with its changes; None where nothing differs."""
    raw = package.part(part)
    content = as_utf8(raw, part, package.path)
    layout = Layout(content, part, package.path)
    pieces: list[tuple[int, int, bytes]] = []
    for change in changes:
        spot = layout.spot(change.ref.place)
        new = _cell(layout, spot, change)
        if new != content[spot.start : spot.end]:
            pieces.append((spot.start, spot.end, new))
    if not pieces:
        return None
    result = layout.with_pieces(pieces, [change.ref.place for change in changes if change.value is not None])
    parse(result, part, package.path)
    return _back(raw, result, part, package.path)


def _back(raw: bytes, content: bytes, part: str, path: str) -> bytes:
    """The part in the encoding that it was written in."""
    if raw[:3] == b"\xef\xbb\xbf":
        return raw[:3] + content
    if raw[:2] == b"\xff\xfe":
        return raw[:2] + content.decode("utf-8").removeprefix("\ufeff").encode("utf-16-le")
    if raw[:2] == b"\xfe\xff":
        return raw[:2] + content.decode("utf-8").removeprefix("\ufeff").encode("utf-16-be")
    if as_utf8(raw, part, path) == raw:
        return content
    declared = re.match(rb"<\?xml[^>]*?encoding=[\"']([A-Za-z0-9._-]+)", raw[:200])
    return content.decode("utf-8").encode(declared[1].decode() if declared else "utf-8", "xmlcharrefreplace")


def _cell(layout: Layout, spot: Spot, change: Change) -> bytes:
    """The bytes of one cell after its change."""
    p = layout.prefix
    formula = b""
    if change.formula is not None:
        formula = b"<" + p + b"f>" + _formula(change.formula) + b"</" + p + b"f>"
    elif change.keeps_formula:
        formula = spot.formula(p)
    kind, value = _value(change.value, p, bool(formula))
    if not spot.exists:
        head = b"<" + p + b'c r="' + change.ref.address.encode() + b'"'
        if spot.style:
            head += b' s="' + spot.style + b'"'
        after = b""
    else:
        head, after = _RICH.sub(b"", _KIND.sub(b"", spot.head)).rstrip(), spot.extension(p)
    if kind:
        head += b' t="' + kind + b'"'
    body = formula + value + after
    return head + (b">" + body + b"</" + p + b"c>" if body else b"/>")


def _value(value: Value, p: bytes, is_result: bool) -> tuple[bytes, bytes]:
    """The cell's type and its value element. A text is never a formula, whatever it begins with."""
    if value is None:
        return b"", b""
    if isinstance(value, bool):
        return b"b", b"<" + p + b"v>" + (b"1" if value else b"0") + b"</" + p + b"v>"
    if isinstance(value, CellError):
        return b"e", b"<" + p + b"v>" + _escaped(str(value)) + b"</" + p + b"v>"
    if isinstance(value, Decimal):
        return b"", b"<" + p + b"v>" + number(value).encode() + b"</" + p + b"v>"
    keep = b' xml:space="preserve"' if value != value.strip() or "\n" in value else b""
    if is_result:
        return b"str", b"<" + p + b"v" + keep + b">" + _escaped(value) + b"</" + p + b"v>"
    text = b"<" + p + b"t" + keep + b">" + _escaped(value) + b"</" + p + b"t>"
    return b"inlineStr", b"<" + p + b"is>" + text + b"</" + p + b"is>"


def number(value: Decimal) -> str:
    """A number as a file stores it: no trailing zeros, no exponent where it can be helped."""
    if not value.is_finite():
        raise Refused("a number that is not finite cannot be stored")
    bare = value.normalize()
    text = f"{bare:f}"
    return text if len(text) <= 24 else f"{bare:E}"


def _escaped(text: str) -> bytes:
    if len(text) > LONGEST_TEXT:
        raise Refused(f"a text of {len(text)} signs is longer than a cell can hold")
    text = _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F_", text))
    try:
        encoded = text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("a text holds half of a character and cannot be stored") from None
    return encoded.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;").replace(b"\r", b"_x000D_")


def _formula(text: str) -> bytes:
    text = text.removeprefix("=")
    if len(text) > LONGEST_FORMULA or _CONTROL.search(text):
        raise Refused("a formula is too long, or holds a control character")
    return text.encode("utf-8").replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def calculating(content: bytes) -> bytes:
    """The workbook part with Excel asked to compute everything when it opens the file."""
    tag = _CALCULATION.search(content)
    if tag is None or b"fullCalcOnLoad" in tag[0]:
        return content
    at = tag.end() - (2 if tag[0].endswith(b"/>") else 1)
    return content[:at].rstrip() + b' fullCalcOnLoad="1"' + content[at:]


def _verified(package: Package, result: bytes, touched: set[str], changes: Sequence[Change]) -> None:
    """Reads the result back: untouched parts are the same, each changed cell holds its value."""
    after = Package(package.path, result, package.limits)
    if after.names != package.names:
        raise Refused(f"{package.path}: the parts would not be the same afterwards; nothing was written")
    folded = {part.casefold() for part in touched}
    for name in package.names:
        if name.lstrip("/").casefold() not in folded and not name.endswith("/") and after.part(name) != package.part(name):
            raise Refused(f"{package.path}: the part {name!r} would change; nothing was written")
    book = book_of(after)
    for change in changes:
        cell = book.cell(change.ref)
        if cell.value != change.value and not (change.value is None or cell.value is None and change.value == ""):
            raise Refused(f"{package.path}: {change.ref} could not be read back; nothing was written")
