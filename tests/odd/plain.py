"""The plain little workbook from which each odd one differs in one thing: three lines and a total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

ROWS = (
    '<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2" spans="1:2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>10.5</v></c></row>'
    '<row r="3" spans="1:2"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>20</v></c></row>'
    '<row r="5" spans="1:2"><c r="A5" t="s"><v>4</v></c><c r="B5"><f>SUM(B2:B3)</f><v>30.5</v></c></row>'
)
TEXTS = ("Item", "Amount", "Posts", "Travel", "Total")


def worksheet(rows: str = ROWS, *, before: str = '<dimension ref="A1:B5"/>', after: str = "") -> str:
    """A worksheet with these rows; `before` and `after` are elements either side of the cells."""
    return (
        f'{DECLARED}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def strings(texts: Sequence[str] = TEXTS) -> str:
    """The shared strings; a text that begins with `<` is taken as it stands."""
    items = "".join(f"<si>{text if text.startswith('<') else f'<t>{text}</t>'}</si>" for text in texts)
    return f'{DECLARED}<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{items}</sst>'


def styles(formats: str = '<xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="14"/><xf numFmtId="10"/>') -> str:
    return (
        f'{DECLARED}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="{formats.count("<xf ")}">{formats}'
        "</cellXfs></styleSheet>"
    )


def relations(*targets: tuple[str, str], external: Sequence[tuple[str, str]] = ()) -> str:
    """(kind, target) of each relationship; their ids are rId1, rId2 …"""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if ":" in kind else f"{RELATIONS}/{kind}"}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    outside = "".join(
        f'<Relationship Id="rIdX{number}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
        for number, (kind, target) in enumerate(external, 1)
    )
    return f'{DECLARED}<Relationships xmlns="{PACKAGE}">{inside}{outside}</Relationships>'


def types(*overrides: tuple[str, str], macros: bool = False) -> str:
    """The content types of (part, type); a type without `/` is one of a spreadsheet's own."""
    listed = "".join(
        f'<Override PartName="{part}" ContentType="{kind if "/" in kind else f"{SHEET}.{kind}+xml"}"/>'
        for part, kind in overrides
    )
    main = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" if macros else f"{SHEET}.sheet.main+xml"
    return (
        f'{DECLARED}<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>{listed}</Types>'
    )


def workbook(
    *sheets: str, names: Sequence[str] = ("Sheet1",), states: Sequence[str] = (), before: str = "", after: str = ""
) -> dict[str, str]:
    """The parts of a workbook with these worksheets; `before` and `after` are elements either side of `sheets`."""
    pages = sheets or (worksheet(),)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}"{f" state={quoted(states[number - 1])}" if states else ""} '
        f'r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    numbers = range(1, len(pages) + 1)
    kinds = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    parts = [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    return {
        "[Content_Types].xml": types(*parts, ("/xl/sharedStrings.xml", "sharedStrings"), ("/xl/styles.xml", "styles")),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{before}'
        f"<sheets>{listed}</sheets>{after}</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *kinds, ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
        **{f"xl/worksheets/sheet{number}.xml": page for number, page in enumerate(pages, 1)},
        "xl/sharedStrings.xml": strings(),
        "xl/styles.xml": styles(),
    }


def quoted(text: str) -> str:
    return f'"{text}"'


def encoded(parts: Mapping[str, str | bytes]) -> dict[str, bytes]:
    return {name: content if isinstance(content, bytes) else content.encode("utf-8") for name, content in parts.items()}
