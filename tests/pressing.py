"""Opens workbooks in LibreOffice without a window, presses buttons, tells what was seen: `pressing.py PLAN FOLDER`.

A program of its own for the Python that LibreOffice brings along; the plan comes, and what was seen goes, as JSON. A
button is pressed through its accessible action, as a screen reader presses it. A macro that fails says nothing: what
it did must be looked for where it should have done it.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

RUN_MACROS = 4
LONGEST_START = 60


def main(plan: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    pipe = f"pressing{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        context = connected(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        seen = [done(desktop, step) for step in plan]
        with contextlib.suppress(Exception):  # it is gone before it has answered
            desktop.terminate()
        return seen
    finally:
        try:
            office.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(office.pid, 15)


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(LONGEST_START * 2):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not start")


def done(desktop: Any, step: dict[str, Any]) -> dict[str, Any]:
    given = {"Hidden": False, "MacroExecutionMode": RUN_MACROS, **step.get("load", {})}
    values = []
    for name, value in given.items():
        values.append(PropertyValue())
        values[-1].Name, values[-1].Value = name, value
    document = desktop.loadComponentFromURL(Path(step["open"]).as_uri(), "_blank", 0, tuple(values))
    seen: dict[str, Any] = {"modules": modules(document), "controls": [], "sheets": list(document.Sheets.ElementNames)}
    buttons = {}
    for sheet in (document.Sheets.getByIndex(at) for at in range(document.Sheets.Count)):
        for form in (sheet.DrawPage.Forms.getByIndex(at) for at in range(sheet.DrawPage.Forms.Count)):
            for at in range(form.Count):
                control = form.getByIndex(at)
                macros = [event.ScriptCode for event in form.getScriptEvents(at)]
                seen["controls"].append([sheet.Name, control.ServiceName, getattr(control, "Label", ""), macros])
                buttons[getattr(control, "Label", "")] = (sheet, control)
    seen["shapes"] = {name: kinds(document.Sheets.getByName(name)) for name in seen["sheets"]}
    seen["charts"] = {name: document.Sheets.getByName(name).Charts.Count for name in seen["sheets"]}
    view = document.CurrentController
    for macro in step.get("run", []):
        script = f"vnd.sun.star.script:VBAProject.{macro}?language=Basic&location=document"
        document.getScriptProvider().getScript(script).invoke((), (), ())
    for label in step.get("press", []):
        sheet, control = buttons[label]
        view.setActiveSheet(sheet)
        if "select" in step:
            view.select(sheet.getCellRangeByName(step["select"]))
        before = answers(step["log"])
        view.getControl(control).getAccessibleContext().doAccessibleAction(0)
        waited(lambda before=before: answers(step["log"]) > before)
        time.sleep(2)
    addresses = [component.URL for component in opened(desktop)]
    seen["open"] = sorted(uno.fileUrlToSystemPath(address) for address in addresses if address)
    seen["faults"] = addresses.count("")  # a macro that fails opens the editor
    seen["cells"] = {
        name: document.Sheets.getByIndex(0).getCellRangeByName(name).String for name in step.get("read", [])
    }
    if "then_copy" in step:
        shutil.copy(*step["then_copy"])
    for component in opened(desktop):
        component.close(True)
    return seen


def answers(log: str) -> int:
    """How many commands have come to their end."""
    return Path(log).read_text("utf-8").count("exit status") if Path(log).exists() else 0


def waited(is_so: Any) -> None:
    """Until it is so; the macro goes on in LibreOffice meanwhile."""
    for _ in range(LONGEST_START * 4):
        if is_so():
            return
        time.sleep(0.25)


def modules(document: Any) -> dict[str, str]:
    libraries = document.BasicLibraries
    found = {}
    for name in libraries.ElementNames:
        libraries.loadLibrary(name)
        library = libraries.getByName(name)
        found.update({module: library.getByName(module) for module in library.ElementNames})
    return found


def kinds(sheet: Any) -> list[str]:
    return [sheet.DrawPage.getByIndex(at).ShapeType.rpartition(".")[2] for at in range(sheet.DrawPage.Count)]


def opened(desktop: Any) -> list[Any]:
    found: list[Any] = []
    each = desktop.getComponents().createEnumeration()
    while each.hasMoreElements():
        found.append(each.nextElement())
    return found


if __name__ == "__main__":
    print(json.dumps(main(json.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2]))))
