"""What differs between two workbooks beyond the cells that were meant to: found without the code under test."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from xlengine.sheet import Place

_TAG = re.compile(rb"<[^\s/>]+((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(rb"([\w:.\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SPANS = re.compile(rb"\s+spans\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_DIMENSION = re.compile(rb"\sref\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_FORMULA = re.compile(rb"<(?:[\w.\-]+:)?f(?=[\s/>]).*?(?:/>|</(?:[\w.\-]+:)?f\s*>)", re.DOTALL)


@dataclass
class Row:
    """One row: where it begins, where its tag ends, and its cells."""

    start: int
    opened: int
    end: int = 0
    cells: dict[Place, tuple[int, int]] = field(default_factory=dict)


@dataclass
class Page:
    """A worksheet in UTF-8, with the places of its rows and cells as a parser finds them."""

    content: bytes
    rows: dict[int, Row] = field(default_factory=dict)
    data: tuple[int, int] = (0, 0)
    dimension: tuple[int, int] | None = None


def losses(before: bytes, after: bytes, changed: Mapping[str, Collection[Place]]) -> list[str]:
    """Every difference that is not one of the changed cells, in words; `changed` are cells by the part they are in."""
    with ZipFile(io.BytesIO(before)) as old, ZipFile(io.BytesIO(after)) as new:
        found = _of_archive(old, new, before, after, changed)
        if not found:
            for part, places in changed.items():
                if places:
                    found += [f"{part}: {loss}" for loss in page_losses(old.read(part), new.read(part), places)]
    return found


def _of_archive(
    old: ZipFile, new: ZipFile, before: bytes, after: bytes, changed: Mapping[str, Collection[Place]]
) -> list[str]:
    if old.namelist() != new.namelist():
        return ["the parts or their order differ"]
    found = [] if new.testzip() is None else ["a part is damaged"]
    if old.comment != new.comment:
        found.append("the comment of the archive differs")
    pieces, others = _raw(old, before), _raw(new, after)
    if pieces.pop("") != others.pop(""):
        found.append("what stands before the archive differs")
    for info, other in zip(old.infolist(), new.infolist(), strict=True):
        name = info.filename
        if name not in changed and pieces[name] != others[name]:
            found.append(f"{name}: its bytes in the file differ")
        if _about(info) != _about(other):
            found.append(f"{name}: its date, attributes or compression differ")
    return found


def _about(info: ZipInfo) -> tuple[object, ...]:
    return info.date_time, info.compress_type, info.external_attr, info.create_system, info.orig_filename, info.comment


def _raw(archive: ZipFile, content: bytes) -> dict[str, bytes]:
    """Each member's bytes, local header included; what stands before the first one under the empty name."""
    ordered = sorted(archive.infolist(), key=lambda info: info.header_offset)
    starts = [info.header_offset for info in ordered]
    ends = [*starts[1:], archive.start_dir]
    found = {info.filename: content[start:end] for info, start, end in zip(ordered, starts, ends, strict=True)}
    return {**found, "": content[: starts[0]]}


def page_losses(before: bytes, after: bytes, places: Collection[Place]) -> list[str]:
    """The differences of one worksheet's part beyond the given cells."""
    if (before[:3] == b"\xef\xbb\xbf", before[:2]) != (after[:3] == b"\xef\xbb\xbf", after[:2]):
        return ["another encoding"]
    old, new = page_of(before), page_of(after)
    had = {place for row in old.rows.values() for place in row.cells}
    has = {place for row in new.rows.values() for place in row.cells}
    if missing := sorted(had - has) + sorted(has - had - set(places)):
        return [f"cells came or went: {', '.join(place.address for place in missing[:5])}"]
    grown = {place.row for place in has - had}
    found = (
        [] if _outside(old, places, grown, old) == _outside(new, places, grown, old) else ["bytes outside the cells"]
    )
    for place in sorted(had & set(places)):
        one, other = _cell(old, place), _cell(new, place)
        found += [f"{place.address}: {loss}" for loss in _cell_losses(one, other)]
    return found


def _cell(page: Page, place: Place) -> bytes:
    start, end = page.rows[place.row].cells[place]
    return page.content[start:end]


def _cell_losses(before: bytes, after: bytes) -> list[str]:
    """A changed cell keeps its attributes, but for kind and rich value; a formula that stays keeps its bytes."""
    one, other = _attributes(before), _attributes(after)
    found = []
    for name in {*one, *other} - {b"t", b"vm"}:
        if one.get(name) != other.get(name):
            found.append(f"its attribute {name.decode()} differs")
    formula, kept = (_FORMULA.search(_COMMENT.sub(b"", cell)) for cell in (before, after))
    if (formula[0] if formula else b"") != (kept[0] if kept else b""):
        found.append("its formula differs")
    if before.count(b"extLst") != after.count(b"extLst"):
        found.append("its extension is lost")
    return found


def _attributes(cell: bytes) -> dict[bytes, bytes]:
    tag = _TAG.match(cell)
    assert tag is not None
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag[1])}


def _outside(page: Page, places: Collection[Place], grown: Collection[int], old: Page) -> bytes:
    """The page without the given cells, rows that only they make, spans of rows that grew, and the dimension."""
    content = page.content
    cuts: list[tuple[int, int, bytes]] = []
    for number, row in page.rows.items():
        if number not in old.rows:
            cuts.append((row.start, row.end, b""))
            continue
        cuts += [(*row.cells[place], b"") for place in row.cells if place in places]
        if number in grown:
            cuts.append((row.start, row.opened, _open(_SPANS.sub(b"", content[row.start : row.opened]), row)))
    if grown:
        start, end = page.data
        if content[end - 2 : end] == b"/>":
            cuts.append((start, end, content[start : end - 2].rstrip() + b"></" + _name(content[start:end]) + b">"))
        if page.dimension:
            start, end = page.dimension
            cuts.append((start, end, _DIMENSION.sub(b"", content[start:end])))
    pieces, at = [], 0
    for start, end, piece in sorted(cuts):
        pieces += [content[at:start], piece]
        at = end
    return b"".join([*pieces, content[at:]])


def _open(tag: bytes, row: Row) -> bytes:
    """A row's tag as if it had an end of its own."""
    if row.opened == row.end:
        return tag[: tag.rindex(b"/")].rstrip() + b"></" + _name(tag) + b">"
    return tag


def _name(tag: bytes) -> bytes:
    found = re.match(rb"<([^\s/>]+)", tag)
    assert found is not None
    return found[1]


def page_of(content: bytes) -> Page:
    """The rows and cells of a worksheet, by the parser of the standard library."""
    content = _utf8(content)
    page = Page(content)
    parser = expat.ParserCreate("utf-8", " ")
    path: list[tuple[str, int]] = []
    at = {"row": 0, "column": 0}

    def start(name: str, given: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        where = parser.CurrentByteIndex
        path.append((local, where))
        names = [one for one, _ in path]
        if names == ["worksheet", "dimension"]:
            page.dimension = where, _tag_end(content, where)
        elif names == ["worksheet", "sheetData", "row"]:
            at["row"], at["column"] = int(given.get("r", at["row"] + 1)), 0
            page.rows[at["row"]] = Row(where, _tag_end(content, where))
        elif names == ["worksheet", "sheetData", "row", "c"]:
            at["column"] = Place.at(given["r"]).column if "r" in given else at["column"] + 1

    def end(name: str) -> None:
        local, where = path.pop()
        opened = _tag_end(content, where)  # where a self-closed element ends, too
        is_closed = content[opened - 2 : opened] == b"/>"
        finish = opened if is_closed else content.index(b">", parser.CurrentByteIndex) + 1
        names = [one for one, _ in path]
        if local == "sheetData" and names == ["worksheet"]:
            page.data = where, finish
        elif local == "row" and names == ["worksheet", "sheetData"]:
            page.rows[at["row"]].end = finish
        elif local == "c" and names == ["worksheet", "sheetData", "row"]:
            page.rows[at["row"]].cells[Place(at["row"], at["column"])] = where, finish

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)
    return page


def _tag_end(content: bytes, start: int) -> int:
    tag = _TAG.match(content, start)
    assert tag is not None
    return tag.end()


def _utf8(content: bytes) -> bytes:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16").encode("utf-8")
    declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']([\w.\-]+)", content)
    name = declared[1].decode() if declared else "utf-8"
    return content.decode(name).removeprefix("\ufeff").encode("utf-8")
