"""Odd sheets and odd workbooks: rows and columns, areas that are not to be written, parts beside the sheets."""

from __future__ import annotations

from tests.odd.odd import Odd, odd
from tests.odd.plain import DECLARED, MAIN, RELATIONS, ROWS, SHEET, relations, types, workbook, worksheet

STRINGS = ("sharedStrings", "sharedStrings.xml")
STYLES = ("styles", "styles.xml")
SHEET_1 = ("worksheet", "worksheets/sheet1.xml")
PARTS = (
    ("/xl/worksheets/sheet1.xml", "worksheet"),
    ("/xl/sharedStrings.xml", "sharedStrings"),
    ("/xl/styles.xml", "styles"),
)
BARE_ROWS = (
    '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c><c s="1"><v>10.5</v></c></row>'
    '<row><c t="s"><v>3</v></c><c><v>20</v></c></row>'
    '<row r="5"><c t="s"><v>4</v></c><c><f>SUM(B2:B3)</f><v>30.5</v></c></row>'
)


def _beside(parts: dict[str, str | bytes], *kinds: tuple[str, str, str], sheet: str = "") -> dict[str, str | bytes]:
    """A workbook with more parts; `kinds` are (relationship, target, content type) of those of the workbook part."""
    return {
        **workbook(sheet or worksheet()),
        "xl/_rels/workbook.xml.rels": relations(SHEET_1, STRINGS, STYLES, *((kind, to) for kind, to, _ in kinds)),
        "[Content_Types].xml": types(*PARTS, *((f"/xl/{to}", sort) for _, to, sort in kinds)),
        **parts,
    }


def _pivot() -> dict[str, str | bytes]:
    return _beside(
        {
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("pivotTable", "../pivotTables/pivotTable1.xml")),
            "xl/pivotTables/pivotTable1.xml": f'{DECLARED}<pivotTableDefinition xmlns="{MAIN}" name="P" cacheId="1">'
            '<location ref="D2:E4" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>',
            "xl/pivotTables/_rels/pivotTable1.xml.rels": relations(
                ("pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
            ),
            "xl/pivotCache/pivotCacheDefinition1.xml": f'{DECLARED}<pivotCacheDefinition xmlns="{MAIN}"/>',
        },
        ("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", "pivotCacheDefinition"),
    )


def _table() -> dict[str, str | bytes]:
    return _beside(
        {
            "xl/worksheets/sheet1.xml": worksheet(after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'),
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("table", "../tables/table1.xml")),
            "xl/tables/table1.xml": f'{DECLARED}<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:B3">'
            '<tableColumns count="2"><tableColumn id="1" name="Item"/><tableColumn id="2" name="Amount"/>'
            "</tableColumns></table>",
        }
    )


def _chart() -> dict[str, str | bytes]:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return _beside(
        {
            "xl/worksheets/sheet1.xml": worksheet(after='<drawing r:id="rId1"/>'),
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": f'{DECLARED}<xdr:wsDr xmlns:xdr="{drawing}/spreadsheetDrawing"/>',
            "xl/drawings/_rels/drawing1.xml.rels": relations(("chart", "../charts/chart1.xml")),
            "xl/charts/chart1.xml": f'{DECLARED}<c:chartSpace xmlns:c="{drawing}/chart"><c:chart/></c:chartSpace>',
        }
    )


def _vba() -> dict[str, str | bytes]:
    parts = _beside(
        {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256))},
        ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin",
         "application/vnd.ms-office.vbaProject"),
    )  # fmt: skip
    return {**parts, "[Content_Types].xml": types(*PARTS, macros=True)}


def _signed() -> dict[str, str | bytes]:
    return {
        **workbook(),
        "_xmlsignatures/origin.sigs": b"",
        "_xmlsignatures/sig1.xml": f'{DECLARED}<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>',
    }


def in_sheets() -> list[Odd]:
    after = "<row r='7' hidden='1' spans='1:1' ht=\"12\"><c r='A7' s='1'><v>7</v></c></row>"
    controls = (
        '<controls><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x14"><control shapeId="1" r:id="rId9" name="B"><controlPr><anchor xmlns:xdr="u:xdr">'
        "<from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></from></anchor></controlPr></control></mc:Choice>"
        "<mc:Fallback><row r='2'><c r='A2'><v>666</v></c></row></mc:Fallback></mc:AlternateContent></controls>"
    )
    return [
        odd("empty_sheet_data", workbook(worksheet().partition("<sheetData>")[0] + "<sheetData/></worksheet>"),
            {"A1": None}, is_plain=False),
        odd("empty_sheet_data_open", workbook(worksheet("")), {"A1": None}, is_plain=False),
        odd("self_closed_row", workbook(worksheet(
            ROWS + '<row r="7" spans="1:3" ht="20" customHeight="1"/><row r="8" />'
        )), {"A7": None}),
        odd("row_spans", workbook(worksheet(ROWS + '<row r="7" spans="2:2"><c r="B7"><v>1</v></c></row>')), {"B7": 1}),
        odd("row_hidden_single_quotes", workbook(worksheet(ROWS + after)), {"A7": 7}),
        odd("rows_and_cells_without_address", workbook(worksheet(BARE_ROWS, before=""))),
        odd("attributes_in_other_order", workbook(worksheet(
            ROWS.replace('<c r="A1" t="s">', '<c t="s" r="A1">').replace('<c r="B2" s="1">', '<c s="1" r="B2" >')
            .replace('<row r="3" spans="1:2">', '<row spans="1:2"\n r="3">')
        ))),
        odd("single_quotes", {
            name: content.replace('"', "'") for name, content in workbook().items()
        }),
        odd("column_styles", workbook(worksheet(
            ROWS + '<row r="8" s="3" customFormat="1"/>', before='<dimension ref="A1:B8"/><cols><col min="4" max="6" '
            'width="9" style="2" customWidth="1"/><col min="7" max="16384" style="1" hidden="1"/></cols>'
        ))),
        odd("merged", workbook(worksheet(
            ROWS + '<row r="7"><c r="A7"><v>1</v></c><c r="B7"/></row>',
            after='<mergeCells count="2"><mergeCell ref="A7:B8"/><mergeCell ref="D1:D1"/></mergeCells>',
        )), {"A7": 1}, refused={"B7": "merged", "A8": "merged"}),
        odd("pivot", _pivot(), refused={"D2": "pivot", "E4": "pivot"}, warned="pivot"),
        odd("table_header", _table(), refused={"B1": "heading"}),
        odd("protected", workbook(worksheet(after='<sheetProtection sheet="1" objects="1" scenarios="1"/>')),
            warned="protected"),
        odd("signed", _signed(), refused={"B2": "digitally signed", "J40": "digitally signed"},
            warned="digitally signed"),
        odd("date_1904", workbook(worksheet(ROWS + '<row r="7"><c r="A7" s="2" t="d"><v>2021-06-30</v></c></row>'),
                                  before='<workbookPr date1904="1"/>'), {"A7": 42915}),
        odd("calculation_chain", _beside(
            {"xl/calcChain.xml": f'{DECLARED}<calcChain xmlns="{MAIN}"><c r="B5" i="1"/></calcChain>'},
            ("calcChain", "calcChain.xml", "calcChain"),
        )),
        odd("calculation_settings", workbook(after='<calcPr calcId="191029" fullCalcOnLoad="0"/>')),
        odd("alternate_content", workbook(worksheet(after=controls))),
        odd("hidden_sheet", workbook(worksheet(), worksheet("<row r='1'><c r='A1'><v>1</v></c></row>"),
                                     names=("Sheet1", "Deep"), states=("visible", "veryHidden"))),
        odd("right_to_left", workbook(worksheet(
            before='<sheetViews><sheetView rightToLeft="1" workbookViewId="0"/></sheetViews>'
        ))),
        odd("two_sheets_quoted_names", workbook(
            worksheet(), worksheet(), names=("Q&amp;A &quot;it's&quot;", "表 2!"),
            after="<definedNames><definedName name=\"Total\">'表 2!'!$B$5</definedName></definedNames>",
        ), sheet='Q&A "it\'s"'),
        odd("very_long_sheet_name", workbook(names=("预" * 31,)), sheet="预" * 31),
        odd("vba.xlsm", _vba(), warned="macros"),
        odd("chart", _chart(), warned="charts"),
        odd("chart_sheet_first", {
            **workbook(worksheet(), names=("Chart", "Sheet1")),
            "xl/_rels/workbook.xml.rels": relations(("chartsheet", "chartsheets/sheet1.xml"), SHEET_1, STRINGS, STYLES),
            "xl/chartsheets/sheet1.xml": f'{DECLARED}<chartsheet xmlns="{MAIN}"><sheetViews/></chartsheet>',
        }),
        odd("external_link", _beside(
            {"xl/externalLinks/externalLink1.xml": f'{DECLARED}<externalLink xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
             '<externalBook r:id="rIdX1"/></externalLink>',
             "xl/externalLinks/_rels/externalLink1.xml.rels": relations(external=[("externalLinkPath", "file:///C:/x.xlsx")]),
             },
            ("externalLink", "externalLinks/externalLink1.xml", f"{SHEET}.externalLink+xml"),
            sheet=worksheet(ROWS + '<row r="7"><c r="A7"><f>[1]S!A1</f><v>3</v></c></row>'),
        ), {"A7": 3}, {"A7": "[1]S!A1"}, results=("A7",), warned="links to other workbooks"),
    ]  # fmt: skip
