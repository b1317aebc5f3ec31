"""Odd things that stand in cells: formulas of every sort, texts, results, numbers."""

from __future__ import annotations

from decimal import Decimal

from tests.odd.odd import Odd, odd
from tests.odd.plain import ROWS, TEXTS, relations, strings, styles, types, workbook, worksheet

SPILL = (
    '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1">'
    '<metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" cellMeta="1"/></metadataTypes>'
    '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">'
    '<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>'
    '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>'
)


def _with(rows: str, **more: str) -> dict[str, str]:
    return workbook(worksheet(ROWS + rows, **more))


def in_cells() -> list[Odd]:
    array = "array formula"
    return [
        odd(
            "shared_formula",
            _with(
                '<row r="7"><c r="A7"><f t="shared" ref="A7:A9" si="0">B2*2+$B$3</f><v>41</v></c></row>'
                '<row r="8"><c r="A8"><f t="shared" si="0"/><v>60</v></c></row>'
                '<row r="9"><c r="A9"><f t="shared" si="0"></f><v>20</v></c></row>'
            ),
            {"A7": 41, "A8": 60, "A9": 20},
            {"A7": "B2*2+$B$3", "A8": "B3*2+$B$3", "A9": "B4*2+$B$3"},
            {"A7": "holds a formula", "A8": "holds a formula"},
            ("A7", "A8", "A9"),
        ),
        odd(
            "shared_formula_before_its_text",
            _with(
                '<row r="7"><c r="A7"><f t="shared" si="3"/><v>1</v></c></row>'
                '<row r="8"><c r="A8"><f t="shared" ref="A7:A8" si="3">A1&amp;"&lt;"</f><v>2</v></c></row>'
            ),
            {"A7": 1, "A8": 2},
            {"A8": 'A1&"<"'},
            results=("A8",),
        ),
        odd(
            "array_formula",
            _with(
                '<row r="7"><c r="A7"><f t="array" ref="A7:A8">B2:B3*2</f><v>21</v></c></row>'
                '<row r="8"><c r="A8"><v>40</v></c></row>'
            ),
            {"A7": 21, "A8": 40},
            {"A7": "B2:B3*2"},
            {"A7": array, "A8": array},
            ("A7", "A8"),
        ),
        odd(
            "spill",
            {
                **_with(
                    '<row r="7"><c r="A7" cm="1"><f t="array" ref="A7:A8">_xlfn.UNIQUE(B2:B3)</f><v>10.5</v></c></row>'
                    '<row r="8"><c r="A8"><v>20</v></c></row>'
                ),
                "xl/metadata.xml": SPILL,
                "xl/_rels/workbook.xml.rels": relations(
                    ("worksheet", "worksheets/sheet1.xml"),
                    ("sharedStrings", "sharedStrings.xml"),
                    ("styles", "styles.xml"),
                    ("sheetMetadata", "metadata.xml"),
                ),
                "[Content_Types].xml": types(
                    ("/xl/worksheets/sheet1.xml", "worksheet"),
                    ("/xl/sharedStrings.xml", "sharedStrings"),
                    ("/xl/styles.xml", "styles"),
                    ("/xl/metadata.xml", "sheetMetadata"),
                ),
            },
            {"A7": Decimal("10.5"), "A8": 20},
            refused={"A7": array, "A8": array},
            results=("A7",),
        ),
        odd(
            "data_table",
            _with(
                '<row r="7"><c r="A7"><f t="dataTable" ref="A7:A8" dt2D="0" dtr="0" r1="B2"/><v>1</v></c></row>'
                '<row r="8"><c r="A8"><v>2</v></c></row>'
            ),
            {"A7": 1, "A8": 2},
            refused={"A7": "data table", "A8": "data table"},
        ),
        odd(
            "rich_value_index",
            _with(
                '<row r="7"><c r="A7" vm="1" t="e"><v>#VALUE!</v></c><c r="B7" t="e" vm=\'1\'><v>#REF!</v></c></row>'
            ),
            {"A7": "#VALUE!", "B7": "#REF!"},
        ),
        odd(
            "rich_text_strings",
            {
                **_with('<row r="7"><c r="A7" t="s"><v>5</v></c><c r="B7" t="s"><v>6</v></c></row>'),
                "xl/sharedStrings.xml": strings(
                    [*TEXTS, "<r><t>Post </t></r><r><rPr><b/></rPr><t xml:space='preserve'> s</t></r>", "<t/>"]
                ),
            },
            {"A7": "Post  s", "B7": ""},
        ),
        odd(
            "phonetic",
            {
                **_with('<row r="7"><c r="A7" t="s"><v>5</v></c></row>', after="<phoneticPr fontId='0'/>"),
                "xl/sharedStrings.xml": strings(
                    [*TEXTS, '<t>予算</t><rPh sb="0" eb="2"><t>ヨサン</t></rPh><phoneticPr fontId="0"/>']
                ),
            },
            {"A7": "予算"},
        ),
        odd(
            "escaped_xhhhh",
            {
                **_with(
                    '<row r="7"><c r="A7" t="s"><v>5</v></c>'
                    '<c r="B7" t="inlineStr"><is><t>_x005F_x000D_</t></is></c></row>'
                ),
                "xl/sharedStrings.xml": strings([*TEXTS, "a_x000D_b_x0041_ _xZZZZ_ _x41_"]),
            },
            {"A7": "a\rbA _xZZZZ_ _x41_", "B7": "_x000D_"},
        ),
        odd(
            "text_beginning_with_equals",
            {
                **_with(
                    '<row r="7"><c r="A7" t="s"><v>5</v></c><c r="B7" t="inlineStr"><is><t>@cmd</t></is></c></row>'
                ),
                "xl/sharedStrings.xml": strings([*TEXTS, "=cmd|' /C calc'!A0"]),
            },
            {"A7": "=cmd|' /C calc'!A0", "B7": "@cmd"},
        ),
        odd(
            "inline_strings",
            _with(
                '<row r="7"><c r="A7" t="inlineStr"><is><t xml:space="preserve"> kept </t></is></c>'
                '<c r="B7" t="inlineStr"><is><r><t>two</t></r><r><t> runs</t></r></is></c>'
                '<c r="C7" t="inlineStr"><is/></c>'
                '<c r="D7" t="inlineStr"><is><t>&#x4E2D;&#25991; &amp; &lt;</t></is></c>'
                "</row>"
            ),
            {"A7": " kept ", "B7": "two runs", "D7": "中文 & <"},
        ),
        odd(
            "boolean_and_error_results",
            _with(
                '<row r="7"><c r="A7" t="b"><f>B2&lt;B3</f><v>1</v></c><c r="B7" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
                '<c r="C7" t="str"><f>A1&amp;""</f><v>Item</v></c><c r="D7" t="str"><f>""</f><v></v></c>'
                '<c r="E7" t="b"><v>0</v></c><c r="F7" t="e"><v>#N/A</v></c><c r="G7"><f>B2</f></c></row>'
            ),
            {"A7": True, "B7": "#DIV/0!", "C7": "Item", "D7": "", "E7": False, "F7": "#N/A", "G7": None},
            {"A7": "B2<B3", "B7": "1/0", "C7": 'A1&""', "D7": '""', "G7": "B2"},
            results=("A7", "B7", "C7", "D7", "G7"),
        ),
        odd(
            "number_17_digits",
            _with(
                '<row r="7"><c r="A7"><v>0.30000000000000004</v></c><c r="B7"><v>1.0049999999999999</v></c>'
                '<c r="C7"><v>-1.5E-7</v></c><c r="D7"><v>12345678901234567890</v></c><c r="E7"><v>1e+20</v></c></row>'
            ),
            {
                "A7": Decimal("0.3"),
                "B7": Decimal("1.005"),
                "C7": Decimal("-0.00000015"),
                "D7": Decimal("12345678901234600000"),
                "E7": Decimal(10) ** 20,
            },
        ),
        odd(
            "not_a_number",
            _with(
                '<row r="7"><c r="A7"><v>NaN</v></c><c r="B7"><v>1_000</v></c><c r="C7" t="s"><v>99</v></c>'
                '<c r="D7" s="77"><v>5</v></c><c r="E7"><v>Infinity</v></c><c r="F7"><v>１２</v></c>'
                '<c r="G7"><v>1E+309</v></c><c r="H7"><v>-1.79769313486232E+309</v></c></row>'
            ),
            {"A7": None, "B7": None, "C7": None, "D7": 5, "E7": None, "F7": None, "G7": None, "H7": None},
        ),
        odd(
            "dates_written_as_dates",
            _with('<row r="7"><c r="A7" s="2" t="d"><v>2021-06-30</v></c><c r="B7" s="2"><v>44377</v></c></row>'),
            {"A7": 44377, "B7": 44377},
        ),
        odd(
            "extension_in_cell",
            _with(
                '<row r="7"><c r="A7"><v>7</v><extLst><ext uri="{0}"><v>9</v></ext></extLst></c>'
                '<c r="B7"><f>B2</f><v>10.5</v><extLst><ext uri="{0}"/></extLst></c></row>'
            ),
            {"A7": 7, "B7": Decimal("10.5")},
            {"B7": "B2"},
            results=("B7",),
        ),
        odd(
            "styles_many_formats",
            {
                **_with('<row r="7"><c r="A7" s="3"><v>0.125</v></c></row>'),
                "xl/styles.xml": styles(
                    '<xf numFmtId="0"/><xf numFmtId="4" applyProtection="1"><protection locked="0"/></xf>'
                    '<xf numFmtId="14"/><xf numFmtId="10"><alignment indent="2"/></xf>'
                ),
            },
            {"A7": Decimal("0.125")},
        ),
    ]
