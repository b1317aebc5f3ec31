"""One job of one peer, as a process of its own: `python benchmarks/peers.py NAME WORKBOOK`. The job is said in JOBS."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path


def limit(workbook: str) -> None:
    """Unzips the sheets and parses them once with a C parser: nothing that reads them all can be faster."""
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
    """Converts to .xlsx in a fresh profile."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
             "--outdir", folder, workbook],
            check=True, capture_output=True,
        )  # fmt: skip


JOBS: dict[str, Callable[[str], None]] = {
    job.__name__: job for job in (limit, openpyxl, formulas, formualizer, ironcalc, libreoffice)
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](sys.argv[2])
