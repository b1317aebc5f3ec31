"""Buttons in a workbook: what is added, how Excel would have written it, and that nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("pyopenvba", reason="the package pyOpenVBA is not installed")

from tests.button_workbooks import plain, prefixed, rich, with_macros
from udfs.addin.button import add, with_buttons
from udfs.addin.codenames import named
from udfs.addin.controls import VERBS
from udfs.addin.parts import Parts
from xlengine.files.package import Package
from xlengine.files.refused import Refused
from xlengine.files.workbook import relations_of

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the libraries' own
MACROS = [f"Xlengine{verb}" for verb in VERBS]
# How Excel 16 writes a button and a group box: facts read from workbooks that it had saved.
EXCEL_TAIL = ["drawing", "legacyDrawing", "AlternateContent"]
EXCEL_CONTROL = 'defaultSize="0" print="0" autoFill="0" autoPict="0" macro="[0]!{}"'
EXCEL_BOX = 'defaultSize="0" print="0" autoFill="0" autoPict="0"'
EXCEL_PROPERTIES = {"Button": 'objectType="Button" lockText="1"', "GBox": 'objectType="GBox" noThreeD="1"'}
EXCEL_TYPES = {
    "ctrlProps": "application/vnd.ms-excel.controlproperties+xml",
    "vbaProject": "application/vnd.ms-office.vbaProject",
    "drawing": "application/vnd.openxmlformats-officedocument.drawing+xml",
}
EXCEL_CLIENT = ["SizeWithCells", "Anchor", "PrintObject", "AutoFill", "FmlaMacro", "TextHAlign", "TextVAlign"]


def made(workbook: Path) -> Package:
    out = workbook.with_name(workbook.stem + ".out.xlsm")
    add(str(workbook), str(out))
    return Package.open(out)


def text(package: Package, part: str) -> str:
    return package.part(part).decode("utf-8")


def is_only_added_to(before: bytes, after: bytes) -> bool:
    """Every byte of before is in after, in its order."""
    rest = iter(after)
    return all(byte in rest for byte in before)


def target(package: Package, part: str, kind: str) -> str:
    return next(relation.target for relation in relations_of(package, part) if relation.kind == kind)


def test_the_workbook_says_that_it_has_macros(tmp_path: Path) -> None:
    types = text(made(plain(tmp_path / "a.xlsx")), "[Content_Types].xml")
    main = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    assert f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>' in types
    assert "spreadsheetml.sheet.main+xml" not in types
    assert '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' in types
    for part, kind in EXCEL_TYPES.items():
        assert re.search(
            rf'<Override PartName="/xl/\w*/?{part}\d*\.?\w*[^"]*" ContentType="{re.escape(kind)}"/>', types
        )


def test_relations_lead_from_the_sheet_to_drawing_vml_and_each_control(tmp_path: Path) -> None:
    package = made(plain(tmp_path / "a.xlsx"))
    relations = relations_of(package, package.sheets()[0][1])
    assert [relation.kind for relation in relations] == ["drawing", "vmlDrawing", *["ctrlProp"] * 5]
    assert all(package.has(relation.target) for relation in relations)
    assert target(package, "xl/workbook.xml", "vbaProject") == "xl/vbaProject.bin"


def test_the_sheet_ends_as_excel_ends_it(tmp_path: Path) -> None:
    package = made(plain(tmp_path / "a.xlsx"))
    sheet = text(package, package.sheets()[0][1])
    tail = sheet[sheet.index("<pageMargins") :]
    assert re.findall(r"<(?:mc:)?(drawing|legacyDrawing|AlternateContent)\b", tail)[:3] == EXCEL_TAIL
    controls = re.findall(r"<controlPr ([^>]*)>", tail)
    assert controls == [EXCEL_BOX, *[EXCEL_CONTROL.format(macro) for macro in MACROS]]
    assert tail.count('<mc:Choice Requires="x14">') == 6
    ids = {relation.id for relation in relations_of(package, package.sheets()[0][1])}
    assert set(re.findall(r'r:id="(\w+)"', tail)) == ids


def test_a_control_is_the_same_in_all_four_places(tmp_path: Path) -> None:
    package = made(plain(tmp_path / "a.xlsx"))
    part = package.sheets()[0][1]
    sheet, vml = text(package, part), text(package, target(package, part, "vmlDrawing"))
    drawing = text(package, target(package, part, "drawing"))
    shapes = re.findall(r'<control shapeId="(\d+)"', sheet)
    assert shapes == re.findall(r'<v:shape id="_x0000_s(\d+)"', vml) == re.findall(r'spid="_x0000_s(\d+)"', drawing)
    assert shapes == re.findall(r'<xdr:cNvPr id="(\d+)" name="[^"]+" hidden="1">', drawing)
    assert re.findall(r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>", vml) == MACROS
    assert re.findall(r"<a:t>(\w+)</a:t>", drawing) == ["xlengine", *VERBS]
    corner = r"<xdr:col>(\d+)</xdr:col><xdr:colOff>(\d+)</xdr:colOff><xdr:row>(\d+)</xdr:row><xdr:rowOff>(\d+)<"
    assert re.findall(corner, sheet) == re.findall(corner, drawing)
    pixels = [
        [int(column), int(x) // 9525, int(row), int(y) // 9525] for column, x, row, y in re.findall(corner, sheet)
    ]
    anchors = [[int(n) for n in found.split(",")] for found in re.findall(r"<x:Anchor>([^<]*)<", vml)]
    assert [pixels[at] + pixels[at + 1] for at in range(0, 10, 2)] == anchors
    kinds = re.findall(r'<x:ClientData ObjectType="(\w+)">', vml)
    relations = {relation.id: relation.target for relation in relations_of(package, part)}
    for kind, relation in zip(kinds, re.findall(r'<control shapeId="\d+" r:id="(\w+)"', sheet), strict=True):
        assert EXCEL_PROPERTIES[kind] in text(package, relations[relation])


def test_the_vml_of_a_button_has_what_excels_has_in_its_order(tmp_path: Path) -> None:
    package = made(plain(tmp_path / "a.xlsx"))
    vml = text(package, target(package, package.sheets()[0][1], "vmlDrawing"))
    assert '<o:idmap v:ext="edit" data="1"/>' in vml
    assert '<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201"' in vml
    for button in vml.split("<v:shape ")[2:]:
        assert re.findall(r"<x:(\w+)/?>", button.partition("ObjectType")[2]) == EXCEL_CLIENT
        assert 'type="#_x0000_t201"' in button
        assert 'o:button="t"' in button


def test_every_other_part_stays_byte_for_byte_and_the_changed_ones_only_grow(tmp_path: Path) -> None:
    before = Package.open(rich(tmp_path / "a.xlsx"))
    after = made(tmp_path / "a.xlsx")
    changed = {name for name in before.names if after.part(name) != before.part(name)}
    budget = before.sheets()[2][1]
    allowed = {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", target(before, budget, "drawing"),
        "xl/worksheets/_rels/" + budget.rpartition("/")[2] + ".rels", *(part for _, part, _ in before.sheets()),
        *(relation.target for relation in relations_of(before, budget) if relation.kind == "vmlDrawing"),
    }  # fmt: skip
    assert changed <= allowed
    for name in changed - {"[Content_Types].xml"}:
        assert is_only_added_to(before.part(name), after.part(name)), name
    types = before.part("[Content_Types].xml").replace(b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"")
    assert is_only_added_to(types.replace(b"application/vnd.+xml", b""), after.part("[Content_Types].xml"))
    assert set(before.names) < set(after.names)


def test_a_second_time_adds_nothing(tmp_path: Path) -> None:
    for make in (plain, rich, with_macros):
        once = with_buttons(Package.open(make(tmp_path / "a.xlsm")))
        assert with_buttons(Package("b.xlsm", once)) == once


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    package = Package.open(plain(tmp_path / "a.xlsx"))
    assert with_buttons(package) == with_buttons(package)


def test_notes_charts_and_tables_stay_and_the_panel_lies_beside_them(tmp_path: Path) -> None:
    package = made(rich(tmp_path / "a.xlsx"))
    name, part, _ = package.sheets()[2]
    assert name == "Budget"
    sheet = text(package, part)
    drawings = [relation.target for relation in relations_of(package, part) if relation.kind == "vmlDrawing"]
    vml = "".join(text(package, drawing) for drawing in drawings)
    assert vml.count('ObjectType="Note"') == 1
    assert vml.count('id="_x0000_t202"') == vml.count('id="_x0000_t201"') == 1
    shapes = [int(shape) for shape in re.findall(r'<v:shape id="_x0000_s(\d+)"', vml)]
    assert len(set(shapes)) == len(shapes)
    drawing = text(package, target(package, part, "drawing"))
    assert "graphicFrame" in drawing
    chart_ends = int(re.findall(r"<xdr:to><xdr:col>(\d+)<", drawing)[0])
    assert all(int(column) > chart_ends for column in re.findall(r"<from><xdr:col>(\d+)<", sheet))
    order = [
        sheet.index(f"<{name}") for name in ("drawing ", "legacyDrawing ", "legacyDrawingHF ", "mc:AlternateContent")
    ]
    assert order == sorted(order)
    assert sheet.index("</mc:Choice></mc:AlternateContent><tableParts") < sheet.rindex("<extLst>")


def test_shape_ids_of_two_sheets_never_meet(tmp_path: Path) -> None:
    package = made(rich(tmp_path / "a.xlsx"))
    drawings = [text(package, name) for name in package.names if name.endswith(".vml")]
    found = [shape for drawing in drawings for shape in re.findall(r'<v:shape id="_x0000_s(\d+)"', drawing)]
    assert len(set(found)) == len(found) == 7


def test_macros_and_buttons_that_are_there_stay(tmp_path: Path) -> None:
    from oletools.olevba import VBA_Parser

    path = with_macros(tmp_path / "a.xlsm")
    package = made(path)
    sources = {
        name: source.replace("\r\n", "\n")
        for _, _, name, source in VBA_Parser("a", package.part("xl/vbaProject.bin")).extract_macros()
    }
    assert "Theirs.bas" in sources
    assert 'Range("J1").Value = 1' in sources["Theirs.bas"]
    assert {"XlengineButtons.bas", "XlengineErrors.bas", "XlengineFunctions.bas"} < set(sources)
    vml = text(package, target(package, package.sheets()[0][1], "vmlDrawing"))
    assert re.findall(r"<x:FmlaMacro>\[0\]!(\w+)<", vml) == ["Count", *MACROS]
    assert package.part("xl/workbook.xml") == Package.open(path).part("xl/workbook.xml")


def test_prefixed_worksheets_get_prefixed_controls(tmp_path: Path) -> None:
    package = made(prefixed(tmp_path / "a.xlsx"))
    sheet = text(package, package.sheets()[0][1])
    assert sheet.count("<x:control ") == 5
    assert re.search(r'<x:drawing xmlns:r="[^"]+" r:id="rId1"/><x:legacyDrawing xmlns:r="[^"]+" r:id="rId2"/>', sheet)


def test_the_panel_is_on_the_first_visible_sheet_beside_the_cells(tmp_path: Path) -> None:
    package = made(plain(tmp_path / "a.xlsx"))
    sheet = text(package, package.sheets()[0][1])
    assert set(re.findall(r"<from><xdr:col>(\d+)<", sheet)) == {"3"}


def test_where_all_columns_are_hidden_the_panel_goes_below(tmp_path: Path) -> None:
    package = made(plain(tmp_path / "a.xlsx", hide_columns=True))
    sheet = text(package, package.sheets()[0][1])
    assert set(re.findall(r"<from><xdr:col>(\d+)<", sheet)) == {"0"}
    assert min(int(row) for row in re.findall(r"<from>.*?<xdr:row>(\d+)<", sheet)) == 5


def test_where_rows_and_columns_are_hidden_there_is_no_room(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="show some to make room"):
        made(plain(tmp_path / "a.xlsx", hide_columns=True, hide_rows=True))


def test_code_names_are_given_as_excel_gives_them(tmp_path: Path) -> None:
    package = made(rich(tmp_path / "a.xlsx"))
    names = [re.findall(r'codeName="(\w+)"', text(package, part)) for _, part, _ in package.sheets()]
    assert names == [["Sheet1"], ["Chart2"], ["Sheet3"], ["Sheet4"]]
    assert 'codeName="ThisWorkbook"' in text(package, "xl/workbook.xml")


def test_a_code_name_that_vba_cannot_write_is_replaced_and_a_good_one_stays(tmp_path: Path) -> None:
    package = Package.open(rich(tmp_path / "a.xlsx"))
    first, third = package.sheets()[0][1], package.sheets()[2][1]
    parts = Parts(package)
    for part, name in ((first, "Лист1"), (third, "Summary")):
        content = package.part(part).decode("utf-8")
        content = re.sub(r"<sheetPr[^>]*/>|<sheetPr[^>]*>.*?</sheetPr>", "", content)
        parts[part] = content.replace("<dimension", f'<sheetPr codeName="{name}"/><dimension', 1).encode()
    book, sheets = named(parts)
    assert (book, [name for name, _ in sheets]) == ("ThisWorkbook", ["Sheet1", "Chart2", "Summary", "Sheet4"])
    assert "Лист1" not in parts[first].decode("utf-8")


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_other_programs_still_open_the_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    add(str(rich(tmp_path / "a.xlsx")), str(tmp_path / "b.xlsm"))
    book = openpyxl.load_workbook(tmp_path / "b.xlsm", keep_vba=True)
    assert book["Budget"]["B2"].value == 100
