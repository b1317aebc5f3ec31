"""The panel's form controls, each written four times over, as Excel writes them: VML, properties, control, twin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from udfs.addin.parts import XML
from udfs.addin.place import EMU, HEIGHT, WIDTH, Corner
from udfs.addin.splices import RELATIONSHIPS

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
ART = "http://schemas.openxmlformats.org/drawingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
PREFIXES = {"r": RELATIONSHIPS, "mc": COMPATIBILITY, "x14": X14, "xdr": DRAWING}
VML_PREFIXES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
BLOCK = 1024
"""Shape ids come in blocks of so many; a sheet's VML says which blocks are its own."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control: a button with its macro, or the box around them."""

    caption: str
    macro: str
    left: int
    top: int
    width: int
    height: int

    @property
    def name(self) -> str:
        return f"xlengine {self.caption}" if self.macro else "xlengine"

    @property
    def kind(self) -> str:
        return "Button" if self.macro else "GBox"


VERBS = ("Recompute", "Check", "Explain", "Undo")
PANEL = (
    Control("xlengine", "", 0, 0, WIDTH, HEIGHT),
    *(Control(verb, f"Xlengine{verb}", 10, 18 + 28 * at, WIDTH - 20, 24) for at, verb in enumerate(VERBS)),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A control on its sheet."""

    control: Control
    shape: int
    relation: str
    begin: Corner
    end: Corner


def placed(corner: Callable[[int, int], Corner], shapes: Sequence[int], relations: Sequence[str]) -> list[Placed]:
    """The panel's controls with their corners, shape ids and relationship ids."""
    return [
        Placed(
            control, shape, relation, corner(control.left, control.top),
            corner(control.left + control.width, control.top + control.height),
        )
        for control, shape, relation in zip(PANEL, shapes, relations, strict=True)
    ]  # fmt: skip


def properties(control: Control) -> bytes:
    """A ctrlProp part."""
    own = 'lockText="1"' if control.macro else 'noThreeD="1"'
    return f'{XML}<formControlPr xmlns="{X14}" objectType="{control.kind}" {own}/>'.encode()


def in_sheet(one: Placed, prefix: str, declarations: str) -> str:
    """The control as the worksheet names it; only programs that know x14 read it."""
    control, p = one.control, prefix
    macro = f' macro="[0]!{control.macro}"' if control.macro else ""
    return (
        f'<mc:AlternateContent{declarations}><mc:Choice Requires="x14">'
        f'<{p}control shapeId="{one.shape}" r:id="{one.relation}" name="{control.name}">'
        f'<{p}controlPr defaultSize="0" print="0" autoFill="0" autoPict="0"{macro}><{p}anchor moveWithCells="1">'
        f"<{p}from>{_corner(one.begin)}</{p}from><{p}to>{_corner(one.end)}</{p}to>"
        f"</{p}anchor></{p}controlPr></{p}control></mc:Choice></mc:AlternateContent>"
    )


def _corner(at: Corner) -> str:
    return (
        f"<xdr:col>{at.column}</xdr:col><xdr:colOff>{at.x * EMU}</xdr:colOff>"
        f"<xdr:row>{at.row}</xdr:row><xdr:rowOff>{at.y * EMU}</xdr:rowOff>"
    )


def twin(one: Placed) -> str:
    """The hidden shape in the drawing that newer programs draw the control by."""
    control = one.control
    align, anchor, wrap = ("ctr", "ctr", "square") if control.macro else ("l", "t", "none")
    inset = 'lIns="27432" tIns="18288" rIns="0" bIns="0"'
    return (
        f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}"><mc:Choice xmlns:a14="{A14}" Requires="a14">'
        f'<xdr:twoCellAnchor xmlns:xdr="{DRAWING}" xmlns:a="{ART}"><xdr:from>{_corner(one.begin)}</xdr:from>'
        f"<xdr:to>{_corner(one.end)}</xdr:to>"
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{one.shape}" name="{control.name}" hidden="1">'
        f'<a:extLst><a:ext uri="{{63B3BB69-23CF-44E3-9099-C40C66FF867C}}"><a14:compatExt spid="_x0000_s{one.shape}"/>'
        "</a:ext></a:extLst></xdr:cNvPr><xdr:cNvSpPr/></xdr:nvSpPr>"
        '<xdr:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:miter lim="800000"/><a:headEnd/><a:tailEnd/></a:ln></xdr:spPr>'
        f'<xdr:txBody><a:bodyPr vertOverflow="clip" wrap="{wrap}" {inset} anchor="{anchor}" upright="1"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{align}" rtl="0"><a:defRPr sz="1000"/></a:pPr><a:r>'
        '<a:rPr lang="en-US" sz="1000" b="0" i="0" u="none" strike="noStrike" baseline="0">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="Calibri"/><a:cs typeface="Calibri"/>'
        f"</a:rPr><a:t>{control.caption}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        '<xdr:clientData fPrintsWithSheet="0"/></xdr:twoCellAnchor></mc:Choice><mc:Fallback/></mc:AlternateContent>'
    )


def new_drawing() -> bytes:
    """A drawing part with nothing in it."""
    return f'{XML}<xdr:wsDr xmlns:xdr="{DRAWING}" xmlns:a="{ART}"></xdr:wsDr>'.encode()


def new_vml(block: int) -> bytes:
    """A VML part with nothing in it but the block of shape ids that it takes."""
    declared = "\r\n ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in VML_PREFIXES.items())
    return f"<xml {declared}>\r\n {shape_layout(block)}</xml>".encode()


def shape_layout(block: int) -> str:
    """What says which block of shape ids a VML part takes."""
    return f'<o:shapelayout v:ext="edit">\r\n  <o:idmap v:ext="edit" data="{block}"/>\r\n </o:shapelayout>'


SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201"\r\n'
    '  path="m,l,21600r21600,l21600,xe">\r\n  <v:stroke joinstyle="miter"/>\r\n'
    '  <v:path shadowok="f" o:extrusionok="f" strokeok="f" fillok="f" o:connecttype="rect"/>\r\n'
    '  <o:lock v:ext="edit" shapetype="t"/>\r\n </v:shapetype>'
)


def shape(one: Placed, order: int) -> str:
    """The control as VML, which Excel binds the macro by."""
    control = one.control
    anchor = ", ".join(str(number) for at in (one.begin, one.end) for number in (at.column, at.x, at.row, at.y))
    style = (
        f"position:absolute;\r\n  margin-left:{_points(one.begin.left)};margin-top:{_points(one.begin.top)};"
        f"width:{_points(control.width)};height:{_points(control.height)};z-index:{order};\r\n  mso-wrap-style:tight"
    )
    if control.macro:
        look = 'o:button="t" fillcolor="buttonFace [67]" strokecolor="windowText [64]"\r\n  o:insetmode="auto"'
        fill = '\r\n  <v:fill color2="buttonFace [67]" o:detectmouseclick="t"/>'
        own = (
            f"\r\n   <x:FmlaMacro>[0]!{control.macro}</x:FmlaMacro>\r\n   <x:TextHAlign>Center</x:TextHAlign>"
            "\r\n   <x:TextVAlign>Center</x:TextVAlign>"
        )
    else:
        look = 'filled="f" strokecolor="windowText [64]" o:insetmode="auto"'
        fill, own = "", "\r\n   <x:NoThreeD/>"
    align = "center" if control.macro else "left"
    return (
        f'<v:shape id="_x0000_s{one.shape}" type="#_x0000_t201" style=\'{style}\' {look}>{fill}\r\n'
        '  <o:lock v:ext="edit" rotation="t"/>\r\n'
        "  <v:textbox style='mso-direction-alt:auto' o:singleclick=\"f\">\r\n"
        f'   <div style=\'text-align:{align}\'><font face="Calibri" size="200"\r\n'
        f'   color="#000000">{control.caption}</font></div>\r\n  </v:textbox>\r\n'
        f'  <x:ClientData ObjectType="{control.kind}">\r\n   <x:SizeWithCells/>\r\n'
        f"   <x:Anchor>\r\n    {anchor}</x:Anchor>\r\n   <x:PrintObject>False</x:PrintObject>\r\n"
        f"   <x:AutoFill>False</x:AutoFill>{own}\r\n  </x:ClientData>\r\n </v:shape>"
    )


def _points(pixels: int) -> str:
    return f"{pixels * 0.75:g}pt"
