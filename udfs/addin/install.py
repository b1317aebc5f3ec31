"""The add-in into Excel's start-up folder, from where Excel loads it each time, and out of it again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from udfs.addin.build import addin
from xlengine.files.refused import Refused
from xlengine.files.write import put

NAME = "xlengine.xlam"
NO_EXCEL = (
    "there is no Excel on this system, so there is nowhere to install the add-in: "
    "make it with 'xlengine addin build' and take xlengine.xlam to a computer that has Excel"
)
NOWHERE = "the add-in was not installed: this user has no Excel here that could have it, and nothing is to be done"
MAC_OFFICE = "Library/Group Containers/UBF8T346G9.Office"


def start_up(system: str = sys.platform, home: Path | None = None) -> Path:
    """The folder that Excel opens everything from when it starts; Refused where there is no Excel."""
    home = home or Path.home()
    if system == "win32":
        roaming = os.environ.get("APPDATA", "")
        folder = Path(roaming) if roaming else home / "AppData" / "Roaming"
        return folder / "Microsoft" / "Excel" / "XLSTART"
    if system == "darwin":
        office = home / MAC_OFFICE
        if not office.is_dir():
            raise Refused("Excel has not been started by this user yet: start it once, then install the add-in")
        return office / "User Content.localized" / "Startup.localized" / "Excel"
    raise Refused(NO_EXCEL)


def install(folder: Path | None = None) -> str:
    """Puts the add-in there; says in a sentence where it is."""
    folder = folder or start_up()
    target = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder}: cannot be made ({(error.strerror or 'unknown reason').lower()})") from None
    put(target, addin())
    return f"{target}: installed; Excel loads it when it starts next"


def remove(folder: Path | None = None) -> str:
    """Takes the add-in out; says in a sentence whether there was one, or no Excel that could have it."""
    try:
        target = (folder or start_up()) / NAME
    except Refused:
        return NOWHERE
    try:
        target.unlink()
    except FileNotFoundError:
        return f"{target}: the add-in was not installed"
    except OSError:
        raise Refused(f"{target}: in use; close Excel and try again") from None
    return f"{target}: removed; Excel goes without it when it starts next"
