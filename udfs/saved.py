"""The open workbook as its file has it: from before what was typed since."""

from __future__ import annotations

import os
from typing import Any

import xlengine
from udfs.live import name_of
from xlengine.files.refused import Refused
from xlengine.settings import Settings


def settings_as_saved(book: Any) -> Settings:
    """Reads the tables as in the file that was last saved, where there is one that can be read.

    So inputs that have been typed since, and new lines, do not hide what is computed from what.
    """
    path = name_of(book)
    try:
        return Settings(earlier=tuple(xlengine.read(path).tables)) if os.path.isfile(path) else Settings()
    except (Refused, OSError):
        return Settings()
