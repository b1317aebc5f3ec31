"""vbaProject.bin: compiled from the committed VBA source on any system, or our modules put into one that is there."""

from __future__ import annotations

import io
import tempfile
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from udfs.addin.wrappers import MODULE, functions_module
from xlengine.files.refused import Refused

SOURCE = Path(__file__).parent / "vba"
PROJECT = "xl/vbaProject.bin"
NOT_INSTALLED = "Buttons and the add-in need the package pyOpenVBA: pip install 'xlengine[addin]'"
NONE: Mapping[str, str] = {}
SIGNED = "its macros are signed, and a change would break the signature; remove it first"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def source(name: str) -> str:
    """A committed module's source; its lines end as VBA's do."""
    text = (SOURCE / f"{name}.bas").read_text("ascii")
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def button_modules() -> dict[str, str]:
    """What a workbook with buttons needs: the verbs, the functions, error values."""
    return {
        "XlengineButtons": source("XlengineButtons"),
        "XlengineErrors": source("XlengineErrors"),
        MODULE: functions_module(),
    }


def addin_modules() -> dict[str, str]:
    """What the add-in needs: the same, and the ribbon."""
    return {**button_modules(), "XlengineRibbon": source("XlengineRibbon")}


def excel_file(path: Path) -> Any:
    """The workbook at `path` in pyOpenVBA's hands."""
    try:
        from pyopenvba import ExcelFile
    except ImportError:
        raise Refused(NOT_INSTALLED) from None
    return ExcelFile(path)


def compiled(
    modules: Mapping[str, str], book: str, sheets: Sequence[tuple[str, str]], classes: Mapping[str, str] = NONE
) -> bytes:
    """A new project: a document module for the workbook and for each sheet, as Excel makes them, then the modules.

    `sheets` holds (code name, "worksheet" or "chartsheet"); `classes` are class modules.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.xlsm"
        path.write_bytes(_skeleton(book, sheets))
        with excel_file(path) as workbook:
            project = workbook.add_vba_project()
            for name, text in modules.items():
                project.add_module(name, text)
            for name, text in classes.items():
                project.add_module(name, text, kind=_class_kind())
            workbook.save()
        return zipfile.ZipFile(path).read(PROJECT)


def _class_kind() -> Any:
    from pyopenvba.vba import VBAModuleKind

    return VBAModuleKind.other


def merged(project: bytes, modules: Mapping[str, str], path: str) -> bytes:
    """The project with our modules in it; the very same bytes where they are there already.

    Refused with one sentence where the project is signed, locked or unreadable.
    """
    from pyopenvba.exceptions import PyOpenVBAError

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.xlsm"
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(PROJECT, project)
        copy.write_bytes(packed.getvalue())
        try:
            with warnings.catch_warnings(), excel_file(copy) as workbook:
                warnings.simplefilter("ignore")
                if not _put_in(workbook, modules, path):
                    return project
                workbook.save()
        except (PyOpenVBAError, ValueError, KeyError, IndexError, UnicodeError) as error:
            reason = _first_sentence(error)
            raise Refused(f"{path}: its macros cannot be added to ({reason}); nothing was written") from None
        return zipfile.ZipFile(copy).read(PROJECT)


def _put_in(workbook: Any, modules: Mapping[str, str], path: str) -> bool:
    """Whether anything had to be put in."""
    if workbook.vba_signature().present:
        raise Refused(f"{path}: {SIGNED}")
    project = workbook.vba_project()
    if project.protection is not None and project.protection.has_password:
        raise Refused(f"{path}: its macros are locked with a password; unlock them in the Visual Basic editor first")
    there = {module.name.casefold(): module.source for module in project.modules}
    changed = False
    for name, text in modules.items():
        if name.casefold() not in there:
            project.add_module(name, text)
        elif _bare(there[name.casefold()]) != _bare(text):
            workbook.set_module(name, text)
        else:
            continue
        changed = True
    return changed


def _bare(text: str) -> str:
    """The source without what the editor changes on its own: blanks at the ends, line ends, case."""
    return "\n".join(line.rstrip() for line in text.casefold().splitlines()).strip()


def _first_sentence(error: Exception) -> str:
    return str(error).partition("\n")[0].partition(". ")[0].rstrip(".") or type(error).__name__


def _skeleton(book: str, sheets: Sequence[tuple[str, str]]) -> bytes:
    """A workbook with nothing but the code names that the project's document modules are named for."""
    entries = "".join(f'<sheet name="s{at}" sheetId="{at}" r:id="rId{at}"/>' for at in range(1, len(sheets) + 1))
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONSHIPS}/{kind}" Target="s{at}.xml"/>'
        for at, (_, kind) in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONSHIPS}"><workbookPr codeName="{book}"/>'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
    }
    for at, (code_name, kind) in enumerate(sheets, 1):
        parts[f"xl/s{at}.xml"] = f'<{kind} xmlns="{_MAIN}"><sheetPr codeName="{code_name}"/></{kind}>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()
