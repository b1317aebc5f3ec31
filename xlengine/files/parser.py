"""The cells of a worksheet of any shape, by an XML parser: other prefixes, comments, CDATA, cells without address."""

from __future__ import annotations

from xml.parsers import expat

from xlengine.files.contents import Contents
from xlengine.files.limits import Limits
from xlengine.files.markup import Element, damaged, guarded_parser
from xlengine.files.refused import Refused
from xlengine.sheet import LAST_COLUMN, LAST_ROW, Cell, Place


class _Reader:
    """Called by the parser for each tag; gathers rows, hidden rows and what stands outside the cells."""

    def __init__(self, part: str, path: str, contents: Contents, limits: Limits, most: int) -> None:
        self.part, self.path, self.contents, self.limits, self.most = part, path, contents, limits, most
        self.rows: dict[int, dict[int, Cell]] = {}
        self.hidden: set[int] = set()
        self.outside: list[Element] = []
        self._main = ""
        self._depth = self._data_depth = self._count = 0
        self._row = self._column = 0
        self._given: dict[str, str] = {}
        self._formula_given: dict[str, str] | None = None
        self._texts: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._silent = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self.limits.depth:
            raise Refused(f"{self.path}: the part {self.part!r} is nested too deeply; not opened")
        space, _, name = name.rpartition(" ")
        if self._depth == 1:
            self._main = space
        if not self._data_depth:
            local = {key.rpartition(" ")[2]: value for key, value in given.items()}
            self.outside.append(Element(name, local, self._depth))
            if name == "sheetData" and space == self._main and self._depth == 2:
                self._data_depth = self._depth
        elif space == self._main:
            self._inside(name, given)

    def _inside(self, name: str, given: dict[str, str]) -> None:
        level = self._depth - self._data_depth
        if name == "row" and level == 1:
            self._row = self._whole(given.get("r"), self._row + 1, LAST_ROW)
            self._column = 0
            if given.get("hidden") in ("1", "true"):
                self.hidden.add(self._row)
        elif name == "c" and level == 2:
            self._given, self._formula_given, self._texts = given, None, {}
        elif name == "f" and level == 3:
            self._formula_given = given
            self._into = self._texts.setdefault("f", [])
        elif name == "v" and level == 3:
            self._into = self._texts.setdefault("v", [])
        elif name == "rPh":
            self._silent = self._depth
        elif name == "t" and not self._silent:
            self._into = self._texts.setdefault("t", [])

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def end(self, name: str) -> None:
        if self._data_depth:
            level = self._depth - self._data_depth
            self._into = None
            if level == 0:
                self._data_depth = 0
            elif level == 2 and name.rpartition(" ")[::2] == (self._main, "c"):
                self._cell()
            elif self._depth == self._silent:
                self._silent = 0
        self._depth -= 1

    def _cell(self) -> None:
        given, texts, contents = self._given, self._texts, self.contents
        address, row = given.get("r"), self._row
        if address is None:
            self._column += 1
        else:
            try:
                row, self._column = Place.at(address)
            except ValueError:
                raise Refused(f"{self.path}: {address[:20]!r} is no cell; open it in Excel and save it again") from None
        if self._column > LAST_COLUMN or row < 1:
            raise Refused(f"{self.path}: a cell lies outside its sheet; open it in Excel and save it again")
        self._count += 1
        if self._count > self.most:
            raise Refused(f"{self.path}: more cells than the limit allows; raise the limit or split the workbook")
        kind = given.get("t", "")
        text = "".join(texts.get("v", ()))
        if kind == "inlineStr":
            text = "".join(texts.get("t", texts.get("v", ())))
        cell = contents.full(
            row, self._column, contents.style(given.get("s", "")), kind, _escaped(text), self._formula_given,
            _escaped("".join(texts.get("f", ()))),
        )  # fmt: skip
        self.rows.setdefault(row, {})[self._column] = cell

    def _whole(self, text: str | None, otherwise: int, most: int) -> int:
        number = otherwise if text is None else int(text) if text.isdecimal() and len(text) < 9 else 0
        if not 1 <= number <= most:
            raise Refused(f"{self.path}: a row lies outside its sheet; open it in Excel and save it again")
        return number


def _escaped(text: str) -> str:
    """As it stood in the file, for what expects entities."""
    return text.replace("&", "&amp;") if "&" in text else text


def parsed_cells(
    content: bytes, part: str, path: str, contents: Contents, limits: Limits, most: int
) -> tuple[dict[int, dict[int, Cell]], set[int], list[Element]]:
    """(rows, hidden rows, elements outside the cells) of a worksheet; Refused where it is not well-formed."""
    reader = _Reader(part, path, contents, limits, most)
    parser = guarded_parser(part, path)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise Refused(damaged(part, path)) from None
    contents.finish()
    return reader.rows, reader.hidden, reader.outside
