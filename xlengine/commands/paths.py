"""Which workbooks a command line means: files as given, folders searched, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlengine.reports.outcome import Refusal

WORKBOOKS = (".xlsx", ".xlsm")
WRITTEN = (".recalc.xlsx", ".recalc.xlsm")
"""What a recalculation puts beside a workbook; it is not searched for."""


class Named(NamedTuple):
    """One workbook, and the folder that it was found in; None where it was named itself."""

    path: str
    folder: str | None = None


def workbooks_of(paths: Sequence[str]) -> tuple[list[Named], list[Refusal]]:
    """Every workbook once, with a refusal for each folder that holds none or cannot be read."""
    found: dict[str, Named] = {}
    refusals: list[Refusal] = []
    for path in paths:
        if not os.path.isdir(path):
            found.setdefault(_place(path), Named(path))
            continue
        faults: list[OSError] = []
        inside = list(_searched(path, faults))
        for one in inside:
            found.setdefault(_place(one), Named(one, path))
        for fault in faults:
            where = str(fault.filename or path)
            why = f"{where}: the folder cannot be read ({fault.strerror}); ask for the right to"
            refusals.append(Refusal(where, why, "folder"))
        if not inside and not faults:
            refusals.append(Refusal(path, f"{path}: no .xlsx or .xlsm in this folder; name another one", "folder"))
    return list(found.values()), refusals


def each_once(paths: Sequence[str]) -> list[str]:
    """The paths in their order, those left out that name a file another time, in another spelling or by a link."""
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(_place(path), path)
    return list(found.values())


def _place(path: str) -> str:
    """Where a file is, however its path is written."""
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return path


def _searched(folder: str, faults: list[OSError]) -> Iterator[str]:
    """The workbooks below a folder, by name; hidden ones, Excel's own `~$` files and our outputs are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        faults.append(fault)
        return
    for entry in entries:
        name = entry.name.lower()
        if name.startswith((".", "~$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _searched(entry.path, faults)
        elif name.endswith(WORKBOOKS) and not name.endswith(WRITTEN) and os.path.isfile(entry.path):
            yield entry.path
