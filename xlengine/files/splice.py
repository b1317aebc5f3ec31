"""Changes into a workbook's bytes: only the changed cells differ, every other byte of every part stays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from operator import attrgetter

from xlengine.expression import expression
from xlengine.files.chain import computed_on_opening, without_formulas
from xlengine.files.formats import Formats
from xlengine.files.garbage import no_garbage_search
from xlengine.files.guards import Guards
from xlengine.files.insertion import with_cells
from xlengine.files.markup import as_utf8
from xlengine.files.package import Package, folded
from xlengine.files.places import Layout
from xlengine.files.readback import meant, read_back
from xlengine.files.refresh import refreshed
from xlengine.files.refused import Refused
from xlengine.files.spots import Spot
from xlengine.files.strings import plain_strings
from xlengine.files.values import formula_element, stored
from xlengine.files.workbook import Workbook, workbook_of
from xlengine.finding import Change
from xlengine.sheet import Place

_KIND = expression(rb"\st\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_RICH = expression(rb"\svm\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_METADATA = expression(rb"\scm\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_STYLE = expression(rb"\ss\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def splice(
    package: Package, changes: Sequence[Change], *, calculate_on_open: bool = False, drops_formulas: bool = False
) -> bytes:
    """The workbook's bytes with the changes in them. Refused, and nothing made, where one of them cannot be.

    `calculate_on_open` asks Excel to compute everything when it opens the file: for formulas that were not refreshed.
    `drops_formulas` lets a change without a formula take the place of one: only for taking back what was written.
    """
    if any(name.lower().startswith("_xmlsignatures/") for name in package.names):
        raise Refused(f"{package.path}: digitally signed, and a change would break the signature; remove it first")
    with no_garbage_search():
        return _spliced(package, changes, calculate_on_open, drops_formulas)


def _spliced(package: Package, changes: Sequence[Change], calculate_on_open: bool, drops_formulas: bool) -> bytes:
    workbook = workbook_of(package)
    by_sheet = _by_sheet(package, workbook, changes)
    writer = _Writer(package, workbook, changes, drops_formulas)
    replaced, gone = {}, {}
    for sheet, part in {name: part for name, part, _ in workbook.sheets if name in by_sheet}.items():
        content, gone[sheet] = writer.sheet(part, by_sheet[sheet])
        if content is not None:
            replaced[part] = content
    chain, removed = without_formulas(package, workbook, gone)
    replaced |= chain
    if calculate_on_open and replaced:
        before = package.part(workbook.part)
        after = _as_before(before, computed_on_opening(as_utf8(before, workbook.part, package.path)), workbook.part)
        if after != before:
            replaced[workbook.part] = after
    if not replaced:
        return package.content
    with ThreadPoolExecutor(1) as beside:  # packing holds nobody up: what is packed is read back meanwhile
        packed = beside.submit(package.rebuilt, replaced, removed=removed)
        for name, part, _ in workbook.sheets:
            if name in by_sheet and part in replaced:
                read_back(package, workbook, part, replaced[part], by_sheet[name])
        result = packed.result()
    _proved(package, result, replaced, removed)
    return result


def _by_sheet(package: Package, workbook: Workbook, changes: Sequence[Change]) -> dict[str, list[Change]]:
    """The changes of each sheet in reading order; Refused where a sheet is not there or a cell is named twice."""
    parts = {name: part for name, part, _ in workbook.sheets}
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.ref.sheet not in parts:
            raise Refused(f"{package.path}: there is no sheet {change.ref.sheet!r}; it was renamed or removed")
        found[change.ref.sheet].append(change)
    for some in found.values():
        some.sort(key=attrgetter("ref"))
        twice = next((a.ref for a, b in pairwise(some) if a.ref == b.ref), None)
        if twice:
            raise Refused(f"{package.path}: {twice} would be changed twice; nothing was written")
    if len({parts[sheet] for sheet in found}) < len(found):
        raise Refused(f"{package.path}: two sheets are one part; open it in Excel and save it again")
    return found


class _Writer:
    """Writes changes into the parts of one workbook."""

    def __init__(self, package: Package, workbook: Workbook, changes: Sequence[Change], drops_formulas: bool) -> None:
        self.package, self.drops_formulas = package, drops_formulas
        shared, formats = workbook.target("sharedStrings"), workbook.target("styles")
        has_text = any(isinstance(c.value, str) and not c.keeps_formula and c.formula is None for c in changes)
        self.strings: Mapping[str, int] = plain_strings(package, shared) if has_text and shared else {}
        wants_decimals = any(c.number_format_decimals is not None for c in changes)
        self.formats = Formats.of(package, formats) if wants_decimals and formats else None

    def sheet(self, part: str, changes: Sequence[Change]) -> tuple[bytes | None, set[Place]]:
        """(the worksheet's part with its changes, cells whose formula is gone); None where nothing differs."""
        raw = self.package.part(part)
        layout = Layout(as_utf8(raw, part, self.package.path), part, self.package.path, proved=True)
        guards = Guards.of(self.package, part, layout)
        closed = [*(area for area, _ in guards.owned), *guards.merged]
        changed, left = refreshed(layout, changes, closed)
        new: list[tuple[Spot, bytes]] = []
        gone: set[Place] = set()
        for change in left:
            spot = layout.spot(change.ref.place)
            before = spot.formula(layout.prefix)
            guards.admit(change, spot, before, self.drops_formulas)
            if not spot.exists and meant(change) is None and change.formula is None:
                continue
            cell = self._cell(layout, spot, change, before)
            if not spot.exists:
                new.append((spot, cell))
            elif cell != layout.content[spot.start : spot.end]:
                changed.append((spot.start, spot.end, cell))
            if before and not change.keeps_formula and change.formula is None:
                gone.add(change.ref.place)
        if not changed and not new:
            return None, gone
        return _as_before(raw, with_cells(layout, changed, new), part), gone

    def _cell(self, layout: Layout, spot: Spot, change: Change, before: bytes) -> bytes:
        """The bytes of one cell after its change."""
        p = layout.prefix
        formula = before if change.keeps_formula else b""
        if change.formula is not None:
            formula = formula_element(change.formula, p)
        is_result = change.keeps_formula or change.formula is not None
        kind, value = stored(meant(change), p, is_result, self.strings)
        head = spot.head or b"<" + p + b'c r="' + change.ref.address.encode() + b'"'
        style = self._style(layout, spot, change)
        if style is not None:
            head = _STYLE.sub(b"", head) + (b' s="' + style + b'"' if style else b"")
        head = _RICH.sub(b"", head)
        if before and not change.keeps_formula:
            head = _METADATA.sub(b"", head)
        kind_given = b' t="' + kind + b'"' if kind else b""
        head = _KIND.sub(kind_given, head) if _KIND.search(head) else head.rstrip() + kind_given
        body = formula + value + spot.extension(p)
        return head + (b">" + body + b"</" + p + b"c>" if body else b"/>")

    def _style(self, layout: Layout, spot: Spot, change: Change) -> bytes | None:
        """The format that the cell gets; None where it keeps its own."""
        if self.formats is None or change.number_format_decimals is None:
            return None if spot.exists else spot.style
        style = self.formats.fitting(layout, spot, change.number_format_decimals)
        return None if spot.exists and style == spot.style else style


def _as_before(raw: bytes, content: bytes, part: str) -> bytes:
    """The part, given in UTF-8, in the encoding that it was written in."""
    if raw[:3] == b"\xef\xbb\xbf":
        return raw[:3] + content
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if raw[:2] == mark:
            return mark + content.decode("utf-8").removeprefix("\ufeff").encode(encoding)
    declared = re.match(rb"<\?xml[^>]*?encoding=[\"']([A-Za-z0-9._-]+)", raw[:200])
    if declared is None or declared[1].lower() in (b"utf-8", b"utf8"):
        return content
    return content.decode("utf-8").encode(declared[1].decode("ascii"), "xmlcharrefreplace")


def _proved(package: Package, result: bytes, replaced: Mapping[str, bytes], removed: set[str]) -> None:
    """Reads the container back: what was not to change is there, byte for byte, packed as it was."""
    after = Package(package.path, result, package.limits)
    touched = {folded(name) for name in replaced}
    gone = {folded(name) for name in removed}
    kept = [name for name in package.names if folded(name) not in gone]
    if after.names != kept:
        raise Refused(f"{package.path}: other parts would be lost; nothing was written")
    for name in kept:
        if folded(name) in touched or name.endswith("/"):
            continue
        if after.packed(name) != package.packed(name):
            raise Refused(f"{package.path}: the part {name!r} would change; nothing was written")
        package.part(name)  # a part that is damaged already is said now, not when Excel finds it
    for name, content in replaced.items():
        if after.part(name) != content:
            raise Refused(f"{package.path}: the part {name!r} cannot be read back; nothing was written")
