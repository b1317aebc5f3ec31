"""The shared strings of a workbook: what its text cells hold, each string once."""

from __future__ import annotations

import re
from xml.parsers import expat

from xlengine.expression import expression
from xlengine.files.markup import as_utf8, damaged, guarded_parser, has_usual_text, plain
from xlengine.files.package import Package
from xlengine.files.refused import Refused

_USUAL = expression(
    r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>|(<si><t/></si>|<si/>)|<si>(<r>.*?)</si>|(\S)', re.DOTALL
)
_RUN = expression(r'<r>(?:<rPr>.*?</rPr>)?<t(?: xml:space="preserve")?(?:/>|>([^<]*)</t>)</r>|(\S)', re.DOTALL)


def strings_of(package: Package, part: str) -> list[str]:
    """The shared strings, runs joined and phonetic readings left out; Refused where there are too many."""
    content = as_utf8(package.part(part), part, package.path)
    most = max(package.limits.strings, package.limits.cells)
    if content.count(b"<si") + content.count(b":si>") > most:
        raise Refused(f"{package.path}: more than {most} texts; raise the limit or split the workbook")
    found = _usual(content)
    return _Strings(part, package.path).parsed(content) if found is None else found


def _usual(content: bytes) -> list[str] | None:
    """By pattern, several times faster than by a parser; None where the pattern does not account for every sign."""
    end = content.rfind(b"</sst>")
    begin = content.find(b"<sst ")
    begin = content.find(b">", begin) + 1
    if b"<!" in content or end < 0 or not begin or content.find(b"<si", 0, begin) >= 0 or content[end + 6 :].strip():
        return None
    if not has_usual_text(content):
        return None
    try:
        text = content[begin:end].decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found: list[str] = []
    for simple, _, runs, odd in _USUAL.findall(text):
        if odd:
            return None
        if runs:
            joined = _RUN.findall(runs)
            if any(odd for _, odd in joined):
                return None
            simple = "".join(run for run, _ in joined)
        found.append(plain(simple) if "&" in simple or "_x" in simple else simple)
    return found


def plain_strings(package: Package, part: str) -> dict[str, int]:
    """The strings without runs or readings, and the number of each: a cell can name one instead of its text."""
    content = as_utf8(package.part(part), part, package.path)
    begin, end = content.find(b"<si"), content.rfind(b"</sst>")
    if b"<!" in content or begin < 0 or end < 0:
        return {}
    found: dict[str, int] = {}
    for at, (simple, _, runs, odd) in enumerate(_USUAL.findall(content[begin:end].decode("utf-8", "replace"))):
        if odd:
            return {}
        if simple and not runs:
            found.setdefault(plain(simple), at)
    return found


class _Strings:
    """The shared strings by a parser, whatever their shape."""

    def __init__(self, part: str, path: str) -> None:
        self.part, self.path = part, path
        self._found: list[str] = []
        self._texts: list[str] = []
        self._into = False
        self._main = ""
        self._depth = self._silent = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 64:
            raise Refused(f"{self.path}: the part {self.part!r} is nested too deeply; not opened")
        space, _, name = name.rpartition(" ")
        if self._depth == 1:
            self._main = space
        if space != self._main:
            return
        if name == "si":
            self._texts = []
        elif name == "rPh":
            self._silent = self._depth
        self._into = name == "t" and not self._silent

    def text(self, text: str) -> None:
        if self._into:
            self._texts.append(text)

    def end(self, name: str) -> None:
        self._into = False
        if self._depth == self._silent:
            self._silent = 0
        self._depth -= 1
        if name.rpartition(" ")[::2] == (self._main, "si"):
            self._found.append(plain("".join(self._texts).replace("&", "&amp;")))

    def parsed(self, content: bytes) -> list[str]:
        parser = guarded_parser(self.part, self.path)
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(content, True)
        except expat.ExpatError:
            raise Refused(damaged(self.part, self.path)) from None
        return self._found
