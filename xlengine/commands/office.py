"""`xlengine button` and `xlengine addin`: what is put into Excel. What does it is found by name."""

from __future__ import annotations

from collections.abc import Callable

from xlengine.commands.said import CLEAN, COULD_NOT, refusal_of, refuse, say, write
from xlengine.hosts import offered
from xlengine.reports.visible import unheard, visible


def button(workbook: str, output: str) -> int:
    """The same workbook with the buttons and their macros."""

    def add() -> str:
        offered("add_buttons")(workbook, output)
        return f"{visible(output)}: written, with the buttons Recompute, Check, Explain and Undo"

    return _done(workbook, add)


def addin(action: str, output: str) -> int:
    """Builds the ribbon add-in, or puts it into Excel's start-up folder, or takes it out again."""

    def act() -> str:
        if action == "build":
            offered("build_addin")(output)
            return f"{visible(output)}: written"
        return visible(offered("install_addin" if action == "install" else "remove_addin")())

    return _done("addin", act)


def _done(what: str, act: Callable[[], str]) -> int:
    try:
        said = act()
    except ImportError as error:
        refuse(f"{what}: {error}")
        return COULD_NOT
    except Exception as error:
        say([refusal_of(error, what)])
        return COULD_NOT
    write(unheard(f"{said}\n"))
    return CLEAN
