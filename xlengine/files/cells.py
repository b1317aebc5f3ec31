"""The cells of a worksheet whose XML has the usual shape, by pattern: several times faster than any parser.

The pattern must account for every sign between the first row and the last. Where it cannot, nothing is guessed:
the worksheet is read by a parser (see `parser`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from xlengine.expression import expression
from xlengine.files.contents import Contents
from xlengine.files.markup import attributes_of
from xlengine.files.patterns import Patterns, short_number
from xlengine.sheet import LAST_COLUMN, LAST_ROW, PLAIN, Cell, column_number

CHUNK = 1 << 18
_ATTRIBUTE = r' [A-Za-z_][\w.:\-]*="[^"<]*"'
_NAMES = expression(r' ([A-Za-z_][\w.:\-]*)="')


@lru_cache(maxsize=8)
def _patterns(prefix: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    p = re.escape(prefix)
    row = rf"\s*<{p}row((?:{_ATTRIBUTE})* ?/?)>"
    cell = (
        rf'<{p}c r="([A-Z]{{1,3}}[0-9]{{1,7}})"(?: s="([0-9]{{1,8}})")?(?: t="([A-Za-z]{{1,9}})")?(?: [cv]m="[0-9]+")*'
        rf"(?: ?/>|>(?:<{p}f((?:{_ATTRIBUTE})*)(?: ?/>| ?>([^<]*)</{p}f>))?"
        rf'(?:<{p}v(?: xml:space="preserve")?(?:/>|>(?:(-?[0-9.]{{1,15}})|([^<]*))</{p}v>))?'
        rf'(?:<{p}is><{p}t(?: xml:space="preserve")?>([^<]*)</{p}t></{p}is>)?</{p}c>)'
        r"|(\S)"
    )
    return re.compile(row), re.compile(cell)


Rows = Mapping[int, dict[int, Cell]]


def usual_cells(content: bytes, begin: int, end: int, prefix: str, contents: Contents) -> tuple[Rows, set[int]] | None:
    """(rows, hidden rows) of the sheet data between `begin` and `end`; None where its shape is not the usual one."""
    rows: dict[int, dict[int, Cell]] = {}
    hidden: set[int] = set()
    patterns = Patterns(prefix, contents, content.count(f"<{prefix}row ".encode(), begin, end))
    for some in usual_chunks(content, begin, end, prefix, contents, hidden, patterns):
        if some is None:
            return None
        rows.update(some)
    contents.finish()
    return patterns.rows(rows), hidden


def usual_chunks(
    content: bytes, begin: int, end: int, prefix: str, contents: Contents, hidden: set[int], patterns: Patterns
) -> Iterator[dict[int, dict[int, Cell]] | None]:
    """The rows of the sheet data, some thousand cells at a time; None, and no more, where its shape is unusual.

    Rows that are written alike go into the patterns.
    """
    columns: dict[str, int] = {}
    closing = f"</{prefix}row>"
    mark = closing.encode()
    number, at = 0, begin
    while at < end:
        after = content.find(mark, at + CHUNK, end)
        after = end if after < 0 else after + len(mark)
        try:
            chunk = content[at:after].decode("utf-8")
        except UnicodeDecodeError:
            yield None
            return
        if "\r" in chunk:
            chunk = chunk.replace("\r\n", "\n").replace("\r", "\n")
        rows: dict[int, dict[int, Cell]] = {}
        following = _read(chunk, number, prefix, closing, contents, rows, hidden, columns, patterns)
        patterns.settle()
        if following is None:
            yield None
            return
        yield rows
        number, at = following, after


def _read(
    chunk: str,
    number: int,
    prefix: str,
    closing: str,
    contents: Contents,
    rows: dict[int, dict[int, Cell]],
    hidden: set[int],
    columns: dict[str, int],
    patterns: Patterns,
) -> int | None:
    """Whole rows into `rows`; gives the number of the last one, or None where the shape is not the usual one."""
    row_pattern, cell_pattern = _patterns(prefix)
    opened, found = row_pattern.match, cell_pattern.findall
    styles, blanks, known = contents.styles, contents.blanks, len(contents.styles)
    at = 0
    while True:
        at, number = patterns.take(chunk, at, number)
        begin, tag = at, opened(chunk, at)
        if tag is None:
            break
        given, at = tag[1], tag.end()
        if given.count("=") > 1 and _is_repeated(given):
            return None
        if given.startswith(' r="'):
            digits = given[4 : given.find('"', 4)]
        else:
            digits = attributes_of(given).get("r", str(number + 1))
        if not digits.isdecimal() or not number < int(digits) <= LAST_ROW:
            return None
        number = int(digits)
        if ' hidden="' in given and attributes_of(given)["hidden"] in ("1", "true"):
            hidden.add(number)
        if given.endswith("/"):
            continue
        end = chunk.find(closing, at)
        if end < 0:
            return None
        row: dict[int, Cell] = {}
        for address, style_at, kind, formula_tag, formula, short, text, inline, odd in found(chunk, at, end):
            letters = address.removesuffix(digits)
            column = columns.get(letters, 0)
            if not column:
                if odd or not letters.isalpha() or column_number(letters) > LAST_COLUMN:
                    return None
                column = columns[letters] = column_number(letters)
            place = int(style_at) if style_at else 0
            style = styles[place] if place < known else PLAIN
            if inline and kind == "inlineStr":
                short, text = "", inline
            if formula_tag or "&" in formula:
                if _is_repeated(formula_tag):
                    return None
                given = attributes_of(formula_tag)
                row[column] = contents.full(number, column, style, kind, short or text, given, formula)
            elif short:
                if not kind or kind == "n":
                    row[column] = Cell(short_number(short), formula or None, style)
                elif kind == "s":
                    row[column] = Cell(contents.string(short), formula or None, style)
                else:
                    row[column] = Cell(contents.value(kind, short), formula or None, style)
            elif text or formula or kind == "str":
                row[column] = Cell(contents.value(kind, text), formula or None, style)
            else:
                row[column] = blanks[place] if place < known else Cell(None, None, PLAIN)
        if row:
            rows[number] = row
        at = end + len(closing)
        if patterns.left:
            patterns.learn(chunk[begin:at], number)
    return None if chunk[at:].strip() else number


def _is_repeated(attributes: str) -> bool:
    """Whether one of the attributes is given twice, as XML forbids."""
    names = _NAMES.findall(attributes)
    return len(set(names)) < len(names)
