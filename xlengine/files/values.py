"""A value as a cell's bytes hold it. A text is never a formula, whatever it begins with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal

from xlengine.expression import expression
from xlengine.files.refused import Refused
from xlengine.sheet import CellError, Value

LONGEST_TEXT = 32_767
LONGEST_FORMULA = 8_192
_STORED = Context(prec=17)
"""A binary number is told from every other by seventeen digits; Excel stores no more."""
_SHORT = expression(r"-?[1-9][0-9]{0,13}|-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,4}[1-9]|0")
_CONTROL = expression("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LOOKS_ESCAPED = expression(r"_(?=x[0-9A-Fa-f]{4}_)")


def number(value: Decimal) -> str:
    """A number as a file stores it: no trailing zeros, no exponent where it can be helped."""
    text = str(value)
    if _SHORT.fullmatch(text):
        return text
    if not value.is_finite():
        raise Refused("a number that is not finite cannot be stored in a cell; nothing was written")
    bare = _STORED.plus(value).normalize() or Decimal(0)
    text = f"{bare:f}"
    return text if len(text) <= 24 else f"{bare:E}"


def stored(value: Value, prefix: bytes, is_result: bool, shared: Mapping[str, int]) -> tuple[bytes, bytes]:
    """(kind of the cell, its value element) of a value; `is_result`: a formula gave it.

    `shared` are the workbook's own plain strings and their numbers: a text that is there already is not written again.
    """
    if value is None:
        return b"", b""
    if isinstance(value, Decimal):
        return b"", _wrapped(b"v", prefix, number(value).encode("ascii"))
    if isinstance(value, bool):
        return b"b", _wrapped(b"v", prefix, b"1" if value else b"0")
    if isinstance(value, CellError):
        return b"e", _wrapped(b"v", prefix, escaped(str(value)))
    keep = b' xml:space="preserve"' if value != value.strip() or "\n" in value or "\t" in value else b""
    if is_result:
        return b"str", _wrapped(b"v", prefix, escaped(value), keep)
    if value in shared:
        return b"s", _wrapped(b"v", prefix, b"%d" % shared[value])
    return b"inlineStr", _wrapped(b"is", prefix, _wrapped(b"t", prefix, escaped(value), keep))


def _wrapped(name: bytes, prefix: bytes, content: bytes, given: bytes = b"") -> bytes:
    return b"<" + prefix + name + given + b">" + content + b"</" + prefix + name + b">"


def escaped(text: str) -> bytes:
    """A text for a cell: what XML or Excel would take for something else is escaped."""
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_TEXT:
        raise Refused(f"a text of {len(text)} signs is longer than a cell can hold; nothing was written")
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _encoded(_CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", text))


def formula_element(text: str, prefix: bytes) -> bytes:
    """A formula, with or without its leading `=`, as an `f` element."""
    text = text.removeprefix("=")
    if not text or len(text) > LONGEST_FORMULA or _CONTROL.search(text.replace("\r", "").replace("\n", "")):
        raise Refused("a formula is empty, too long, or holds a control character; nothing was written")
    return _wrapped(b"f", prefix, _encoded(text))


def _encoded(text: str) -> bytes:
    try:
        encoded = text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("a text holds half of a character and cannot be stored; nothing was written") from None
    return encoded.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
