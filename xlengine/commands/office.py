"""`xlengine button` and `xlengine addin`: what is put into Excel. The only commands that know `udfs`."""

from __future__ import annotations

from collections.abc import Callable

from xlengine.commands.said import CLEAN, COULD_NOT, refusal_of, refuse, say, write
from xlengine.reports.visible import unheard, visible


def button(workbook: str, output: str) -> int:
    """The same workbook with the buttons and their macros."""

    def add() -> str:
        from udfs.addin.button import add

        add(workbook, output)
        return f"{visible(output)}: written, with the buttons Recompute, Check, Explain and Undo"

    return _done(workbook, add)


def addin(action: str, output: str) -> int:
    """Builds the ribbon add-in, or puts it into Excel's start-up folder, or takes it out again."""

    def act() -> str:
        if action == "build":
            from udfs.addin.build import build

            build(output)
            return f"{visible(output)}: written"
        from udfs.addin.install import install, remove

        return visible(install() if action == "install" else remove())

    return _done("addin", act)


def _done(what: str, act: Callable[[], str]) -> int:
    try:
        said = act()
    except ImportError as error:
        refuse(f"{what}: {error}; install xlengine with its add-in")
        return COULD_NOT
    except Exception as error:
        say([refusal_of(error, what)])
        return COULD_NOT
    write(unheard(f"{said}\n"))
    return CLEAN
