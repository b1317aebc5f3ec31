"""How workbooks that are made to do harm are made."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile

from tests.odd.archive import Member, packed
from tests.odd.plain import ROWS, TEXTS, encoded, relations, strings, workbook, worksheet

PAGE = "xl/worksheets/sheet1.xml"


def squeezed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_page(page: str) -> bytes:
    return squeezed({**workbook(), PAGE: page})


def entities(part: str, declaration: str, use: str) -> bytes:
    """A document type in one part, and its entity used where a text or an attribute stands."""
    parts = dict(workbook())
    head, mark, rest = parts[part].partition("?>\n")
    inside = rest.replace("</", f"{use}</", 1) if use else rest
    return squeezed({**parts, part: f"{head}{mark}<!DOCTYPE x [{declaration}]>{inside}"})


LAUGHS = '<!ENTITY a "' + "ha" * 500 + '">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 50}">' for n in range(6)
)  # fmt: skip
OUTSIDE = '<!ENTITY a SYSTEM "file:///etc/passwd">'
PARAMETER = '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;'


def big_part() -> bytes:
    """One part of 300 MiB in 300 KiB."""
    return with_page(worksheet('<row r="1"><c r="A1"><v>' + " " * (300 << 20) + "1</v></c></row>"))


def lying(size: int, checksum: int | None = None) -> Callable[[], bytes]:
    """A part that unpacks to 64 MiB and says otherwise."""

    def make() -> bytes:
        content = b" " * (64 << 20)
        page = worksheet().encode() + content
        members = [Member(name, part) for name, part in encoded(workbook()).items() if name != PAGE]
        return packed([*members, Member(PAGE, page, size=size, checksum=checksum or zlib.crc32(page))])

    return make


def many_parts() -> bytes:
    members = [Member(name, part) for name, part in encoded(workbook()).items()]
    return packed([*members, *(Member(f"x/{number}.xml", b"", is_stored=True) for number in range(60_000))])


def many_big_parts() -> bytes:
    members = [Member(name, part) for name, part in encoded(workbook()).items()]
    big = b" " * (15 << 20)
    return packed([*members, *(Member(f"x/{number}", big) for number in range(80))])


def one_body_many_names() -> bytes:
    """Two records of the directory that mean the same bytes."""
    content = packed([*(Member(n, c) for n, c in encoded(workbook()).items()), Member("a", b"x"), Member("b", b"x")])
    at = [place for place in range(len(content)) if content.startswith(b"PK\1\2", place)]
    changed = bytearray(content)
    changed[at[-1] + 42 : at[-1] + 46] = content[at[-2] + 42 : at[-2] + 46]
    return bytes(changed)


def member(name: str, content: bytes = b"x", **more: object) -> Callable[[], bytes]:
    def make() -> bytes:
        members = [Member(n, c) for n, c in encoded(workbook()).items()]
        return packed([*members, Member(name, content, **more)])  # type: ignore[arg-type]

    return make


def targets(*targets: tuple[str, str]) -> bytes:
    return squeezed({**workbook(), "xl/_rels/workbook.xml.rels": relations(*targets)})


def rows(rows: str, **more: str) -> Callable[[], bytes]:
    return lambda: with_page(worksheet(rows, **more))


def numbered(text: str, count: int) -> str:
    return "".join(text.replace("#", str(number)) for number in range(1, count + 1))


def formula_of(text: str) -> Callable[[], bytes]:
    return lambda: with_page(worksheet(ROWS + f'<row r="7"><c r="A7"><f>{text}</f><v>1</v></c></row>'))


def nested_zip() -> bytes:
    inner = squeezed(workbook())
    for _ in range(5):
        inner = squeezed({f"{number}.xlsx": inner for number in range(10)})
    return squeezed({**workbook(), "xl/embeddings/package.xlsx": inner})


def names() -> bytes:
    names = ["$(touch x)", "`id`", "::error::x", "&quot;}],&quot;x&quot;:[", "]]&gt;&lt;testcase", "&#10;::warning::y"]
    return squeezed(workbook(*[worksheet()] * len(names), names=names))


def shown_otherwise() -> bytes:
    return squeezed({**workbook(), "xl/sharedStrings.xml": strings(["It\u202eme", *TEXTS[1:4], "To\u200btal\u0085"])})
