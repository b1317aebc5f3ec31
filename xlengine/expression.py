"""Regular expressions that are compiled when they are first asked: one workbook needs a few of the many."""

from __future__ import annotations

import re
from typing import AnyStr, cast

_ASKED = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


class _Waiting:
    """Stands for a pattern; once asked, its methods are those of the compiled one."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        vars(self).update({each: getattr(compiled, each) for each in _ASKED})
        return vars(self)[name]


def expression(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression to search, match, split and substitute with; a mistake in it shows when it is first asked.

    To compile all of them takes longer than to check a small workbook; `tests/test_house.py` compiles each.
    """
    return cast("re.Pattern[AnyStr]", _Waiting(text, flags))
