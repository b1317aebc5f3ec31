"""Odd files: other encodings, other prefixes, other names for parts, other ways to make a zip."""

from __future__ import annotations

from dataclasses import replace

from tests.odd.archive import Member, packed
from tests.odd.odd import Odd, odd
from tests.odd.plain import MAIN, RELATIONS, ROWS, encoded, relations, types, workbook, worksheet

PURL = "http://purl.oclc.org/ooxml"
SHEET_1 = "xl/worksheets/sheet1.xml"


def _prefixed(text: str, prefix: str = "x") -> str:
    """Every element of the main namespace with a prefix."""
    import re

    text = text.replace(f'xmlns="{MAIN}"', f'xmlns:{prefix}="{MAIN}"')
    return re.sub(r"<(/?)(?![?!])", rf"<\1{prefix}:", text)


def _prefixed_workbook(prefix: str) -> dict[str, str]:
    parts = workbook()
    ours = ("xl/workbook.xml", SHEET_1, "xl/sharedStrings.xml", "xl/styles.xml")
    return {name: _prefixed(content, prefix) if name in ours else content for name, content in parts.items()}


def _strict() -> dict[str, str]:
    return {
        name: content.replace(RELATIONS, f"{PURL}/officeDocument/relationships").replace(
            MAIN, f"{PURL}/spreadsheetml/main"
        )
        for name, content in workbook().items()
    }


def _odd_names() -> dict[str, bytes]:
    """Absolute targets, a backslash, percent-encoding, another case, and a workbook that is not at xl/workbook.xml."""
    parts = encoded(workbook())
    return {
        "[Content_Types].xml": types(
            ("/Office/Book%20one.xml", "sheet.main"), ("/Office/Sheets/Blatt%C3%BC.xml", "worksheet"),
            ("/shared.xml", "sharedStrings"), ("/Office/STYLES.xml", "styles"),
        ).encode(),
        "_rels/.rels": relations(("officeDocument", "/Office/Book%20one.xml")).encode(),
        "Office/Book one.xml": parts["xl/workbook.xml"],
        "Office/_rels/Book one.xml.rels": relations(
            ("worksheet", "Sheets\\Blatt%C3%BC.xml"), ("sharedStrings", "../shared.xml"),
            ("styles", "/office/styles.xml"),
        ).encode(),
        "Office/Sheets/Blattü.xml": parts[SHEET_1],
        "shared.xml": parts["xl/sharedStrings.xml"],
        "Office/STYLES.xml": parts["xl/styles.xml"],
    }  # fmt: skip


def _members(**odd_in: object) -> list[Member]:
    return [replace(Member(name, content), **odd_in) for name, content in encoded(workbook()).items()]  # type: ignore[arg-type]


def in_files() -> list[Odd]:
    page = worksheet()
    plain = encoded(workbook())
    comment = '<!-- <row r="2"><c r="B2"><v>666</v></c></row> -->'
    return [
        odd("plain", workbook()),
        odd("prefixed_root", _prefixed_workbook("x")),
        odd("prefixed_root_long", _prefixed_workbook("ss-1.a")),
        odd("strict", _strict()),
        odd("utf16_sheet", {
            **workbook(), SHEET_1: b"\xff\xfe" + page.replace('"UTF-8"', '"UTF-16"').encode("utf-16-le"),
        }),
        odd("utf16_big_endian_sheet", {
            **workbook(), SHEET_1: b"\xfe\xff" + page.replace('"UTF-8"', '"UTF-16"').encode("utf-16-be"),
        }),
        odd("utf16_everywhere", {
            name: content if "rels" in name or "Types" in name
            else b"\xff\xfe" + content.replace('"UTF-8"', '"UTF-16"').encode("utf-16-le")
            for name, content in workbook().items()
        }),
        odd("latin_1_sheet", {
            **workbook(), SHEET_1: worksheet(ROWS + '<row r="7"><c r="A7" t="inlineStr"><is><t>é</t></is></c></row>')
            .replace('"UTF-8"', '"ISO-8859-1"').encode("latin-1"),
        }, {"A7": "é"}),
        odd("bom", {name: b"\xef\xbb\xbf" + content for name, content in plain.items()}),
        odd("no_declaration", {name: content.partition(b"?>\n")[2] for name, content in plain.items()}),
        odd("carriage_returns_between", {
            name: content.replace(b"><", b">\r\n  <") for name, content in plain.items()
        }),
        odd("cdata", workbook(worksheet(
            ROWS.replace("<v>20</v>", "<v><![CDATA[20]]></v>")
            + '<row r="7"><c r="A7" t="inlineStr"><is><t><![CDATA[<c r="B2"><v>1</v></c>]]></t></is></c>'
            '<c r="B7"><f><![CDATA[IF(B2<B3,"</f>",1)]]></f><v>1</v></c></row>'
        )), {"A7": '<c r="B2"><v>1</v></c>', "B7": 1}, {"B7": 'IF(B2<B3,"</f>",1)'}, results=("B7",)),
        odd("comment_in_sheet_data", workbook(worksheet(
            comment
            + ROWS.replace("</row>", "<!-- --></row>").replace('<c r="B3">', f'{comment}<c r="B3"><!-- <f>1</f> -->')
        ))),
        odd("processing_instruction", workbook(worksheet(
            ROWS.replace('<row r="3"', '<?note <row r="2"><c r="B2"><v>6</v></c></row>?><row r="3"')
        ))),
        odd("angle_bracket_in_attribute", workbook(worksheet(
            ROWS + '<row r="7"><c r="A7"><v>7</v></c></row>',
            after='<hyperlinks><hyperlink ref="A1" display="a > b <c r=\'B2\'> /row>" location="x"/></hyperlinks>'
            .replace("<c", "&lt;c"),
        )), {"A7": 7}),
        odd("bare_greater_than", workbook(worksheet(
            ROWS + '<row r="7"><c r="A7" t="str"><f>IF(B2>B3,"a>b","/>")</f><v>/></v></c></row>'
        )), {"A7": "/>"}, {"A7": 'IF(B2>B3,"a>b","/>")'}, results=("A7",)),
        odd("data_descriptors", {}, content=packed(_members(has_descriptor=True))),
        odd("stored_members", {}, content=packed(_members(is_stored=True))),
        odd("zip64", {}, content=packed(_members(is_wide=True))),
        odd("zip_extra_fields", {}, content=packed(_members(extra=b"UT\5\0\1\0\0\0\0", mode=0o100644))),
        odd("zip_prefix_and_comment", {}, content=packed(plain, prefix=b"MZ stub ", comment=b"PK as a word")),
        odd("folder_members", {}, content=packed([Member("xl/", b"", is_stored=True), *_members()])),
        odd("sheet_before_content_types", dict(reversed(workbook().items()))),
        odd("odd_part_names", _odd_names()),
        odd("no_shared_strings", {
            name: content.replace("sharedStrings.xml", "gone.xml") for name, content in workbook(worksheet(
                '<row r="2"><c r="A2" t="inlineStr"><is><t>Posts</t></is></c><c r="B2"><v>10.5</v></c></row>'
            )).items() if "sharedStrings" not in name and "styles.xml" not in name
        }, {"A2": "Posts"}, is_plain=False),
    ]  # fmt: skip
