"""LibreOffice Calc: the functions as a real add-in of a real spreadsheet program, for checks without Excel.

    with Calc() as calc:
        values = calc.recalculate("budget.xlsx")        →  {Ref: value} of every cell, computed by Calc

The extension is built from the registry, put into a profile made for the occasion, and the workbook is recalculated
from a scratch copy without stored results. Nobody's workbook is ever saved by LibreOffice: it would write its own long
names into the formulas.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlengine
from udfs.names import canonical
from xlengine.function import FUNCTIONS, Function
from xlengine.number import exact
from xlengine.sheet import CellError, Ref, Value

SERVICE = "ORG.XLENGINE.FUNCTIONS."
"""How a file names a function of the extension; the short name is only understood where it is typed in."""
CELLS = "com::sun::star::table::XCellRange"
ANYTHING = "any"
DOCUMENT = "[in] com::sun::star::beans::XPropertySet document"
TAKES_A_VALUE = frozenset(("decimals", "percent", "amount", "memo_flags", "decimal_mark", "language"))
"""Arguments that may be typed into the formula. All others are cells: only then are their errors seen."""
NOBODY = 65534
SECONDS = 240

_OUR_CALL = re.compile(r"(?<![\w.\"'])(" + "|".join(FUNCTIONS) + r")\(", re.IGNORECASE)
_DESCRIPTION = """<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/description/2006">
  <identifier value="org.xlengine.functions"/><version value="{version}"/>
</description>"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
  <manifest:file-entry manifest:full-path="functions.idl"
    manifest:media-type="application/vnd.sun.star.uno-typelibrary;type=RDB"/>
  <manifest:file-entry manifest:full-path="calc_addin.py"
    manifest:media-type="application/vnd.sun.star.uno-component;type=Python"/>
</manifest:manifest>"""


def why_not() -> str | None:
    """The one sentence why this host cannot be used here; None where it can."""
    office = shutil.which("soffice")
    if not office or not shutil.which("unopkg") or not list(Path(office).resolve().parent.glob("*pyuno*")):
        return "LibreOffice Calc with Python is not installed; on Debian: apt-get install libreoffice-calc python3-uno"
    if find_spec("openpyxl") is None:
        return "openpyxl is not installed"
    return None


def declaration() -> str:
    """The functions as LibreOffice's interface language declares them; the result must be rows of anything."""
    lines = "".join(f"  sequence< sequence< any > > {f.name}({_parameters(f)});\n" for f in FUNCTIONS.values())
    return f"module org {{ module xlengine {{ interface XFunctions {{\n{lines}}}; }}; }};\n"


def _parameters(function: Function) -> str:
    parts = [DOCUMENT] if function.needs_book else []
    for argument in function.arguments:
        free = function.needs_book or argument.optional or argument.name in TAKES_A_VALUE
        name = argument.name.replace("_", "")  # the language takes underscores in names of functions only
        parts.append(f"[in] {ANYTHING if free else CELLS} {name}")
    return ", ".join(parts)


def build_extension(target: Path) -> Path:
    """The extension: declaration, component, and the engine beside it where LibreOffice's Python looks for it."""
    engine = Path(xlengine.__file__).parent
    with ZipFile(target, "w", ZIP_DEFLATED) as extension:
        extension.writestr("META-INF/manifest.xml", _MANIFEST)
        extension.writestr("description.xml", _DESCRIPTION.format(version=xlengine.__version__))
        extension.writestr("functions.idl", declaration())
        extension.write(Path(__file__).with_name("calc_addin.py"), "calc_addin.py")
        for file in sorted(engine.rglob("*.py")):
            extension.write(file, f"pythonpath/xlengine/{file.relative_to(engine).as_posix()}")
    return target


def for_calc(formula: str) -> str:
    """A formula as a file holds it, with our functions' names as LibreOffice reads them from a file."""
    return "=" + _OUR_CALL.sub(lambda call: SERVICE + call[1].upper() + "(", canonical(formula.removeprefix("=")))


class Calc:
    """LibreOffice with the extension, in a profile of its own that is thrown away."""

    def __enter__(self) -> Calc:
        self.folder = Path(tempfile.mkdtemp(prefix="xlengine-calc-"))
        self.folder.chmod(0o777)
        for name in ("home", "in", "out"):
            (self.folder / name).mkdir()
            (self.folder / name).chmod(0o777)
        extension = build_extension(self.folder / "functions.oxt")
        extension.chmod(0o644)
        self.profile = f"-env:UserInstallation=file://{self.folder}/home/profile"
        self._run("unopkg", "add", "--force", self.profile, str(extension))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def recalculate(self, workbook: Path | str) -> dict[Ref, Value]:
        """Every cell's value after a full recalculation by Calc; the workbook itself is only read."""
        import openpyxl

        source = self._scratch_copy(Path(workbook))
        self._run(
            "soffice", self.profile, "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
            "--outdir", str(self.folder / "out"), str(source),
        )  # fmt: skip
        found = openpyxl.load_workbook(self.folder / "out" / source.name, data_only=True)
        return {
            Ref(sheet.title, cell.row, cell.column): _value(cell)
            for sheet in found.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }

    def _scratch_copy(self, workbook: Path) -> Path:
        """The workbook with LibreOffice's names for our functions and without stored results."""
        import openpyxl
        from openpyxl.worksheet.formula import ArrayFormula

        book = openpyxl.load_workbook(workbook)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, ArrayFormula):
                        cell.value.text = for_calc(str(cell.value.text))
                    elif cell.data_type == "f":
                        cell.value = for_calc(str(cell.value))
        copy = self.folder / "in" / f"{workbook.stem}.xlsx"
        book.save(copy)
        copy.chmod(0o644)
        return copy

    def _run(self, *command: str) -> None:
        """LibreOffice refuses to add an extension for the superuser, so there it runs as nobody."""
        if os.geteuid() == 0:
            command = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command)
        done = subprocess.run(
            command, env={**os.environ, "HOME": str(self.folder / "home")}, capture_output=True, text=True,
            timeout=SECONDS, check=False, cwd=self.folder,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[-500:]}")


def _value(cell: Any) -> Value:
    if cell.data_type == "e":
        return CellError(cell.value)
    if isinstance(cell.value, (bool, str)):
        return cell.value
    return exact(cell.value) if isinstance(cell.value, (int, float)) else str(cell.value)
