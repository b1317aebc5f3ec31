"""xlengine.xlam, made on any system: a ribbon tab with the verbs, the functions, and xlwings' own link to Python."""

from __future__ import annotations

import io
import zipfile
from importlib.util import find_spec
from pathlib import Path

from udfs.addin.controls import VERBS
from udfs.addin.parts import XML
from udfs.addin.project import PROJECT, addin_modules, compiled
from xlengine.files.refused import Refused
from xlengine.files.write import put

RIBBON = "customUI/customUI14.xml"
RIBBON_RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
RIBBON_SPACE = "http://schemas.microsoft.com/office/2009/07/customui"
ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
TIPS = {
    "Recompute": (
        "CalculateNow",
        "Puts every figure that can be proved into the workbook, marks and logs what changed.",
    ),
    "Check": ("ErrorChecking", "Compares every figure with what it should be and lists the differences."),
    "Explain": ("FormulaEvaluate", "Unfolds the figure in the active cell down to its inputs."),
    "Undo": ("Undo", "Takes the last run back, cell by cell."),
    "Log": ("ReviewTrackChanges", "Shows the log of the runs: cell, before, after, rule, who and when."),
}
"""For each button of the ribbon: Office's picture and the text under the pointer."""
_OPEN = "http://schemas.openxmlformats.org"
_SHEET_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def build(out: str) -> None:
    """Writes the add-in."""
    if not out.casefold().endswith(".xlam"):
        raise Refused(f"{out}: Excel takes add-ins only from .xlam files; name the result .xlam")
    put(Path(out), addin())


def addin() -> bytes:
    """The add-in's bytes, the same every time."""
    link, classes = xlwings_link()
    project = compiled({**addin_modules(), **link}, "ThisWorkbook", [("Sheet1", "worksheet")], classes)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        members: dict[str, str | bytes] = {**_parts(), PROJECT: project}
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return packed.getvalue()


def xlwings_link() -> tuple[dict[str, str], dict[str, str]]:
    """xlwings' own VBA for add-ins (BSD, its notice inside), from the xlwings that is installed; modules and classes.

    With it the add-in needs no other one. It reads the settings where xlwings' own add-in does.
    """
    found = find_spec("xlwings")
    folder = Path(found.origin).parent if found and found.origin else Path()
    module, dictionary = folder / "xlwings_custom_addin.bas", folder / "addin" / "Dictionary.cls"
    if not module.is_file() or not dictionary.is_file():
        return {}, {}
    source = _vba(module).replace('PROJECT_NAME As String = "myaddin"', 'PROJECT_NAME As String = "xlwings"')
    return {"xlwings": source}, {"Dictionary": _vba(dictionary)}


def _vba(path: Path) -> str:
    return path.read_text("cp1252").replace("\r\n", "\n").replace("\n", "\r\n")


def ribbon() -> str:
    """The ribbon tab; each button names its own callback."""
    buttons = "".join(
        f'<button id="xlengine{verb}" label="{verb}" size="large" onAction="XlengineRibbonPressed" '
        f'imageMso="{TIPS[verb][0]}" screentip="{verb}" supertip="{TIPS[verb][1]}"/>'
        for verb in (*VERBS, "Log")
    )
    return (
        f'{XML}<customUI xmlns="{RIBBON_SPACE}"><ribbon><tabs><tab id="xlengineTab" label="xlengine">'
        f'<group id="xlengineGroup" label="Budget figures">{buttons}</group></tab></tabs></ribbon></customUI>'
    )


def _parts() -> dict[str, str]:
    """Everything but the macros: the smallest workbook that Excel takes, and the ribbon."""
    relations = f"{_OPEN}/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{_OPEN}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{ADDIN_TYPE}"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPES}.styles+xml"/>'
        f'<Override PartName="/{PROJECT}" ContentType="application/vnd.ms-office.vbaProject"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": _relations(
            (f"{relations}/officeDocument", "xl/workbook.xml"),
            (f"{_OPEN}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            (RIBBON_RELATION, RIBBON),
        ),
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{_OPEN}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>xlengine</dc:title>'
        "<dc:description>Recomputes, checks and explains the figures of budget performance reports.</dc:description>"
        "</cp:coreProperties>",
        "xl/workbook.xml": f'{XML}<workbook xmlns="{_OPEN}/spreadsheetml/2006/main" xmlns:r="{relations}">'
        '<workbookPr codeName="ThisWorkbook"/><bookViews><workbookView/></bookViews>'
        '<sheets><sheet name="xlengine" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            (f"{relations}/worksheet", "worksheets/sheet1.xml"),
            (f"{relations}/styles", "styles.xml"),
            ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
        ),
        "xl/worksheets/sheet1.xml": f'{XML}<worksheet xmlns="{_OPEN}/spreadsheetml/2006/main">'
        '<sheetPr codeName="Sheet1"/><sheetData/></worksheet>',
        "xl/styles.xml": f'{XML}<styleSheet xmlns="{_OPEN}/spreadsheetml/2006/main">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>',
        RIBBON: ribbon(),
    }


def _relations(*wanted: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(wanted, 1)
    )
    return f'{XML}<Relationships xmlns="{_OPEN}/package/2006/relationships">{entries}</Relationships>'
