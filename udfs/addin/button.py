"""Four buttons and their macros added to any workbook: Recompute, Check, Explain, Undo. Nothing else in it changes."""

from __future__ import annotations

import os
from pathlib import Path

from udfs.addin.codenames import named
from udfs.addin.panel import add_panel, has_panel
from udfs.addin.parts import Parts
from udfs.addin.project import PROJECT, SIGNED, button_modules, compiled, merged
from udfs.addin.splices import TYPES
from xlengine.files.package import Package
from xlengine.files.refused import Refused
from xlengine.files.workbook import relations_of
from xlengine.files.write import put

VBA_RELATION = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
VBA_TYPE = "application/vnd.ms-office.vbaProject"
MACRO_TYPES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": (
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": (
        "application/vnd.ms-excel.template.macroEnabled.main+xml"
    ),
}
"""What a workbook is called without macros and with them."""
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def add(workbook: str, out: str) -> None:
    """Writes the workbook with the buttons on its first visible sheet; a second time changes nothing.

    Refused with one sentence, and nothing written, where that cannot be done without loss.
    """
    if os.path.exists(out) and os.path.exists(workbook) and os.path.samefile(workbook, out):
        raise Refused(f"{out}: -o names the workbook itself, which stays as it is; give the result another name")
    if not out.casefold().endswith((".xlsm", ".xltm")):
        raise Refused(f"{out}: Excel opens macros only in .xlsm files; name the result .xlsm")
    put(Path(out), with_buttons(Package.open(workbook)))


def with_buttons(package: Package) -> bytes:
    """The workbook's bytes with the buttons and their macros."""
    parts = Parts(package)
    if any(name.casefold().startswith("_xmlsignatures/") for name in package.names):
        raise Refused(f"{package.path}: digitally signed, and a change would break the signature; remove it first")
    if STRICT in parts[parts.main][:4000]:
        raise Refused(f"{package.path}: saved as Strict Open XML, which holds no macros; save it as .xlsx first")
    _say_it_has_macros(parts)
    _add_macros(parts)
    if not has_panel(package):
        add_panel(parts)
    return parts.rebuilt()


def _say_it_has_macros(parts: Parts) -> None:
    """The workbook's content type becomes that of a workbook with macros."""
    content = parts[TYPES]
    for plain, with_macros in MACRO_TYPES.items():
        if b'"' + with_macros.encode() + b'"' in content:
            return
        if b'"' + plain.encode() + b'"' in content:
            parts[TYPES] = content.replace(plain.encode(), with_macros.encode(), 1)
            return
    raise Refused(f"{parts.path}: not a workbook that can hold buttons; save it as .xlsx or .xlsm first")


def _add_macros(parts: Parts) -> None:
    """Our VBA, in a project of its own or in the one that is there."""
    package = parts.package
    relations = relations_of(package, parts.main)
    there = next((relation.target for relation in relations if relation.kind == "vbaProject"), None)
    if there is not None:
        if any(relation.kind.startswith("vbaProjectSignature") for relation in relations_of(package, there)):
            raise Refused(f"{package.path}: {SIGNED}")
        parts[there] = merged(package.part(there), button_modules(), package.path)
        return
    book, sheets = named(parts)
    target = parts.free(PROJECT.replace(".bin", "{}.bin")) if PROJECT in parts else PROJECT
    parts[target] = compiled(button_modules(), book, sheets)
    parts.relate(parts.main, (VBA_RELATION, target))
    parts.overrides[target] = VBA_TYPE
