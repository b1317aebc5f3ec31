"""One job of one peer, as a process of its own: `python benchmarks/peers.py NAME WORKBOOK`. The job is said in JOBS."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

ALWAYS = (
    "<item oor:path='/org.openoffice.Office.Calc/Formula/Load'>"
    "<prop oor:name='OOXMLRecalcMode' oor:op='fuse'><value>0</value></prop></item>"
)
"""LibreOffice takes stored results as they are unless its profile says that it always computes."""


def limit(workbook: str) -> None:
    """Unzips and parses the sheets once, in Rust, with their values as columns: a floor for any reader in Python."""
    import numpy
    import python_calamine

    package = python_calamine.CalamineWorkbook.from_path(workbook)
    for name in package.sheet_names:
        rows = package.get_sheet_by_name(name).to_python()
        for column in zip(*rows, strict=True):
            numpy.array([value if isinstance(value, float) else numpy.nan for value in column])


def expat(workbook: str) -> None:
    """Unzips the sheets and parses them once in C, and looks at nothing."""
    from xml.parsers import expat

    with zipfile.ZipFile(workbook) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                expat.ParserCreate().Parse(package.read(name), True)


def openpyxl(workbook: str) -> None:
    """Loads and saves, computes nothing."""
    from openpyxl import load_workbook

    with tempfile.TemporaryDirectory() as folder:
        load_workbook(workbook).save(Path(folder) / "out.xlsx")


def formulas(workbook: str) -> None:
    """Compiles and calculates the whole model."""
    import formulas as package

    package.ExcelModel().loads(workbook).finish().calculate()


def formualizer(workbook: str) -> None:
    """Loads and evaluates every formula."""
    import formualizer as package

    package.load_workbook(workbook).evaluate_all()


def ironcalc(workbook: str) -> None:
    """Loads and evaluates every formula."""
    import ironcalc as package

    package.load_from_xlsx(workbook, "en", "UTC").evaluate()


def libreoffice(workbook: str) -> None:
    """Computes every formula and converts to .xlsx, in a fresh profile."""
    with tempfile.TemporaryDirectory() as folder:
        user = Path(folder, "profile", "user")
        user.mkdir(parents=True)
        names = "xmlns:oor='http://openoffice.org/2001/registry'"
        (user / "registrymodifications.xcu").write_text(f"<oor:items {names}>{ALWAYS}</oor:items>")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
             "--outdir", folder, workbook],
            check=True, capture_output=True,
        )  # fmt: skip


JOBS: dict[str, Callable[[str], None]] = {
    job.__name__: job for job in (limit, expat, openpyxl, formulas, formualizer, ironcalc, libreoffice)
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](sys.argv[2])
