"""`xlengine explain` and `xlengine tables`."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence

import xlengine
from xlengine.codes import WORKBOOK_CODES, WorkbookCode, known_codes
from xlengine.commands.paths import WORKBOOKS, each_once
from xlengine.commands.said import CLEAN, COULD_NOT, paint, refusal_of, refuse, say, write
from xlengine.commands.work import settings_of
from xlengine.reports.outcome import Refusal
from xlengine.rule import RULES, Rule


def explain(what: str, cell: str | None, form: str) -> int:
    """Unfolds one figure of a workbook, or prints one rule."""
    return _rule(what, form) if cell is None else _figure(what, cell, form)


def _figure(path: str, cell: str, form: str) -> int:
    try:
        explanation = xlengine.explain(path, cell, settings=settings_of(path))
    except ValueError as error:
        refuse(f"{path}: {error}")
        return COULD_NOT
    except Exception as error:
        say([refusal_of(error, path)])
        return COULD_NOT
    if form == "json":
        from xlengine.reports import json

        write(json.explain_report(path, explanation))
    else:
        from xlengine.reports import text_explain

        write(text_explain.explain_report(explanation, paint()))
    return CLEAN


def _rule(word: str, form: str) -> int:
    names = known_codes()
    code = word.upper()
    if code not in names:
        code = next((one for one, name in names.items() if name == word.lower().replace(" ", "_")), "")
    if not code:
        refuse(f"{word}: {_hint(word, names)}")
        return COULD_NOT
    rule: Rule | WorkbookCode = RULES[code] if code in RULES else WORKBOOK_CODES[code]
    from xlengine.function import FUNCTIONS

    functions = [one.name for one in FUNCTIONS.values() if one.rule is rule]
    if form == "json":
        from xlengine.reports import json

        write(json.rule_report(rule, functions))
    else:
        from xlengine.reports import text_explain

        write(text_explain.rule_report(rule, functions, paint()))
    return CLEAN


def _hint(word: str, names: dict[str, str]) -> str:
    if os.path.exists(word):
        return "name a cell of it too, such as \"'Table 1'!D14\""
    if os.path.splitext(word)[1].casefold() in WORKBOOKS:
        return "there is no such file; check the name, and name a cell of it too"
    mistyped = word.upper().translate(str.maketrans("OIL", "011", " -")).replace("X1E", "XLE")
    near = difflib.get_close_matches(mistyped, names, 1) or [
        code for code, name in names.items() if name in difflib.get_close_matches(word.lower(), names.values(), 1)
    ]
    if near:
        return f"there is no such code; did you mean {near[0]} ({names[near[0]].replace('_', ' ')})?"
    return "this is no code of a rule; write XLE101, or a workbook and a cell"


def tables(workbooks: Sequence[str], form: str) -> int:
    """What was recognized in each workbook, and what was not."""
    reviews, refusals = [], list[Refusal]()
    for path in each_once(workbooks):
        try:
            reviews.append(xlengine.check(path, settings=settings_of(path)))
        except Exception as error:
            refusals.append(refusal_of(error, path))
    say(refusals)
    if form == "json":
        from xlengine.reports import json

        write(json.tables_report(reviews))
    else:
        from xlengine.reports import text_tables

        write(text_tables.tables_report(reviews, paint()))
    return COULD_NOT if refusals else CLEAN
