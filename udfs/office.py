"""Excel on Windows, Mac and the web through xlwings Server: an extra, for those who have a licence key of their own.

xlwings Server is a product of its vendor under a licence of its own; without the user's key nothing of it is imported,
and nothing else here depends on it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from udfs.edge import plain_function, rows_handed, rows_received
from xlengine.function import FUNCTIONS, PREFIX, Function

NO_KEY = (
    "Excel on the web needs xlwings Server and your own licence key for it: set XLWINGS_LICENSE_KEY; "
    "all else works without it."
)
NOT_INSTALLED = (
    "Excel on the web needs the package xlwings-server (pip install xlwings-server); all else works without it."
)
NAMESPACE = PREFIX.rstrip("_")
PROJECT = Path(__file__).parent / "server"


def why_not() -> str | None:
    """The one sentence why this host cannot be used here; None where it can."""
    if not _has_key():
        return NO_KEY
    return None if find_spec("xlwings_server") else NOT_INSTALLED


def _has_key() -> bool:
    if os.environ.get("XLWINGS_LICENSE_KEY"):
        return True
    settings = Path.home() / ".xlwings" / "xlwings.conf"
    return settings.is_file() and "LICENSE_KEY" in settings.read_text("utf-8", "replace")


def functions() -> dict[str, Callable[..., Any]]:
    """The functions, decorated for the server (`XLE.VARIANCE` in a cell), but for those that need the open workbook.

    RuntimeError with one sentence where there is no key.
    """
    reason = why_not()
    if reason:
        raise RuntimeError(reason)
    # xlwings looks for pyodide at every cell; where there is none, a note that there is none saves most of the time
    if sys.platform != "emscripten":
        sys.modules.setdefault("pyodide", None)  # type: ignore[arg-type]
    from xlwings import server

    return {name: _made(function, server) for name, function in FUNCTIONS.items() if not function.needs_book}


def _made(function: Function, server: Any) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        return rows_handed(function(*map(rows_received, arguments)))

    made = plain_function(function, call)
    for argument in function.arguments:
        made = server.arg(argument.name, ndim=2, err_to_str=True, doc=argument.help)(made)
    registered: Callable[..., Any] = server.func(name=function.name.removeprefix(PREFIX), volatile=False)(made)
    return registered


def environment() -> dict[str, str]:
    """What `uvicorn xlwings_server.main:main_app` needs to serve the project folder on this machine."""
    return {
        "XLWINGS_PROJECT_DIR": str(PROJECT),
        "XLWINGS_FUNCTIONS_NAMESPACE": NAMESPACE,
        "XLWINGS_ENVIRONMENT": "prod",
    }
