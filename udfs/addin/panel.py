"""The panel put on a sheet: the worksheet's elements, the VML, the drawing, the properties of the controls."""

from __future__ import annotations

import re

from udfs.addin import controls
from udfs.addin.controls import BLOCK, PANEL, PREFIXES, VML_PREFIXES, Placed
from udfs.addin.parts import Parts
from udfs.addin.place import Panel
from udfs.addin.splices import RELATIONSHIPS, appended, children, declared, in_order, prefix_of, root_of
from xlengine.files.markup import attributes_of
from xlengine.files.package import Package
from xlengine.files.places import Layout
from xlengine.files.refused import Refused
from xlengine.files.workbook import relations_of

VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
CONTROL_TYPE = "application/vnd.ms-excel.controlproperties+xml"
_SHAPE = re.compile(rb"_x0000_s(\d{4,7})\b")
_BLOCKS = re.compile(rb"(<o:idmap\b[^>]*?\bdata=[\"'])([\d,\s]*)")
_DRAWN = re.compile(rb"<(?:\w+:)?cNvPr\b[^>]*?\bid=[\"'](\d+)")


def has_panel(package: Package) -> bool:
    """Whether some sheet has our buttons already."""
    first = f"!{PANEL[1].macro}<".encode()
    return any(first in package.part(name) for name in _vml_parts(package))


def _vml_parts(package: Package) -> list[str]:
    return [name for name in package.names if name.casefold().endswith(".vml")]


def add_panel(parts: Parts) -> None:
    """The panel on the first visible worksheet."""
    package = parts.package
    kinds = {relation.target: relation.kind for relation in relations_of(package, parts.main)}
    sheets = [part for _, part, state in package.sheets() if state == "visible" and kinds.get(part) == "worksheet"]
    if not sheets:
        raise Refused(f"{package.path}: no worksheet is visible; show one to put the buttons on")
    sheet = sheets[0]
    mark = parts[sheet][:3] if parts[sheet].startswith(b"\xef\xbb\xbf") else b""
    layout = Layout(parts[sheet][len(mark) :], sheet, package.path)
    begin = layout.end if layout.is_empty else layout.content.index(b">", layout.end) + 1
    drawing = _target(parts, layout, begin, "drawing")
    vml = _target(parts, layout, begin, "legacyDrawing")
    panel = Panel(layout, [parts[drawing]] if drawing else [], parts[vml] if vml else b"")
    content = layout.content
    if not drawing:
        drawing = parts.free("xl/drawings/drawing{}.xml")
        parts[drawing], parts.overrides[drawing] = controls.new_drawing(), DRAWING_TYPE
        content = _linked(parts, sheet, content, begin, "drawing", f"{RELATIONSHIPS}/drawing", drawing)
    block = _new_block(package)
    if not vml:
        vml = parts.free("xl/drawings/vmlDrawing{}.vml")
        parts[vml], parts.defaults["vml"] = controls.new_vml(block), VML_TYPE
        content = _linked(parts, sheet, content, begin, "legacyDrawing", f"{RELATIONSHIPS}/vmlDrawing", vml)
    placed = controls.placed(panel.corner, _shapes(parts, vml, drawing, block), _properties(parts, sheet))
    parts[vml] = _with_shapes(parts[vml], placed)
    parts[drawing] = appended(parts[drawing], "".join(map(controls.twin, placed)).encode())
    parts[sheet] = mark + _with_controls(content, begin, layout.prefix.decode(), placed)


def _target(parts: Parts, layout: Layout, begin: int, name: str) -> str:
    """The part that the worksheet's drawing element leads to; empty where it has none."""
    child = next((child for child in children(layout.content, begin) if child.name == name), None)
    if child is None:
        return ""
    wanted = attributes_of(child.tag.decode("utf-8", "replace")).get("id")
    for relation in relations_of(parts.package, layout.part):
        if relation.id == wanted and relation.target in parts:
            return relation.target
    raise Refused(f"{parts.path}: a drawing of its first sheet is missing; open it in Excel and save it again")


def _linked(parts: Parts, sheet: str, content: bytes, begin: int, name: str, kind: str, target: str) -> bytes:
    """The worksheet with a new element that leads to a part."""
    (id,) = parts.relate(sheet, (kind, target))
    prefix = prefix_of(content)
    spelled = declared(content, {"r": RELATIONSHIPS})
    return in_order(content, begin, name, b"<" + prefix + f'{name}{spelled} r:id="{id}"/>'.encode())


def _properties(parts: Parts, sheet: str) -> list[str]:
    """A part of properties for each control; gives the ids by which the worksheet names them."""
    made = []
    for control in PANEL:
        made.append(parts.free("xl/ctrlProps/ctrlProp{}.xml"))
        parts[made[-1]], parts.overrides[made[-1]] = controls.properties(control), CONTROL_TYPE
    return parts.relate(sheet, *((f"{RELATIONSHIPS}/ctrlProp", part) for part in made))


def _new_block(package: Package) -> int:
    """A block of shape ids that no VML of the workbook takes."""
    taken = [0]
    for name in _vml_parts(package):
        content = package.part(name)
        taken += [number for _, blocks in _BLOCKS.findall(content) for number in _numbers(blocks)]
        taken += [int(shape) // BLOCK for shape in _SHAPE.findall(content)]
    return max(taken) + 1


def _numbers(blocks: bytes) -> list[int]:
    return [int(number) for number in blocks.split(b",") if number.strip()]


def _shapes(parts: Parts, vml: str, drawing: str, block: int) -> list[int]:
    """Shape ids behind the last one of the sheet, in a block of its own if they do not fit."""
    content = parts[vml]
    found = _BLOCKS.search(content)
    own = _numbers(found[2]) if found else []
    used = {int(shape) for shape in _SHAPE.findall(content)} | {int(id) for id in _DRAWN.findall(parts[drawing])}
    for each in own:
        inside = [shape for shape in used if shape // BLOCK == each]
        first = max(inside, default=each * BLOCK) + 1
        if (first + len(PANEL) - 1) // BLOCK == each:
            return list(range(first, first + len(PANEL)))
    if found:
        at = found.end(2)
        parts[vml] = content[:at] + f",{block}".encode() + content[at:]
    else:
        at, layout = root_of(content).end(), controls.shape_layout(block)
        layout = layout.replace("<o:shapelayout", "<o:shapelayout" + declared(content, VML_PREFIXES), 1)
        parts[vml] = content[:at] + layout.encode() + content[at:]
    return list(range(block * BLOCK + 1, block * BLOCK + 1 + len(PANEL)))


def _with_shapes(content: bytes, placed: list[Placed]) -> bytes:
    if b"</xml" not in content:
        raise Refused("a drawing of the first sheet is in an unusual form; save the workbook again in Excel")
    spelled = declared(content, VML_PREFIXES)
    order = len(re.findall(rb"<v:shape\b", content))
    piece = "" if b'id="_x0000_t201"' in content else controls.SHAPE_TYPE
    piece += "".join(controls.shape(one, order + at) for at, one in enumerate(placed, 1))
    if spelled:
        piece = re.sub(r"<(v:shape(?:type)?) ", rf"<\1{spelled} ", piece)
    at = content.rindex(b"</xml")
    return content[:at] + piece.encode() + content[at:]


def _with_controls(content: bytes, begin: int, prefix: str, placed: list[Placed]) -> bytes:
    """The worksheet with the controls: in its list of controls, or in a new one."""
    there = next((child for child in children(content, begin) if child.name == "controls"), None)
    spelled = declared(content, PREFIXES)
    if there is not None:
        at = content.index(f"</{prefix}controls".encode(), there.start)
        return content[:at] + "".join(controls.in_sheet(one, prefix, spelled) for one in placed).encode() + content[at:]
    inner = "".join(controls.in_sheet(one, prefix, "") for one in placed)
    piece = (
        f'<mc:AlternateContent{spelled}><mc:Choice Requires="x14"><{prefix}controls>{inner}'
        f"</{prefix}controls></mc:Choice></mc:AlternateContent>"
    )
    return in_order(content, begin, "controls", piece.encode())
