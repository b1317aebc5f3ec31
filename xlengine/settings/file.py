"""Reads `xlengine.toml`, strictly: what is not understood is refused in one sentence, with the nearest right word."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from xlengine.files.limits import DEFAULT, MEBIBYTE, Limits
from xlengine.files.refused import Refused
from xlengine.number import exact
from xlengine.rule import Form
from xlengine.settings import Acceptance, Direction, OwnTable, OwnWord, Settings, overlap_of
from xlengine.settings.directions import circle_of, computed_from, is_column
from xlengine.sheet import Area, column_number

PARTS = ("words", "table", "accept", "limits", "threshold")
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
KINDS = (
    "resources", "estimates", "staffing", "outputs", "indicators", "income", "headings", "amounts", "training", "table",
)  # fmt: skip
TABLE_KEYS = ("workbook", "sheet", "range", "header_rows", "label_column", "kind")
ACCEPT_KEYS = ("workbook", "sheet", "cell", "code", "found", "reason", "name")
LIMIT_KEYS = ("size", "members", "cells", "time")
THRESHOLD_KEYS = ("percent", "amount")
SHORT = {"previous": "previous_estimate", "original": "original_estimate", "revised": "revised_estimate"}
"""What may be written for a term in a direction."""
MEND = "; see docs/settings.md and docs/rules.md for those there are, or take it out"
LARGEST_FILE = 4 * MEBIBYTE


def load(path: str) -> Settings:
    """The settings of one file; `Refused` where it says something that cannot be meant."""
    try:
        content = Path(path).read_bytes()
        if len(content) > LARGEST_FILE:
            raise Refused(f"{path}: {len(content) >> 20} MiB is no settings file; move it away or use --no-config")
        given = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise Refused(f"{path}: cannot be read ({error.strerror}); mend that or use --no-config") from None
    except UnicodeDecodeError as error:
        raise Refused(f"{path}: byte {error.start + 1} is not UTF-8; save the file as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "it is nested too deeply"
        raise Refused(f"{path}: not a TOML file: {_short(said)}; mend that line") from None
    return _Reader(path).settings(given)


class _Reader:
    """One file being read; every refusal names it."""

    def __init__(self, path: str) -> None:
        self.path = path

    def settings(self, given: Mapping[str, Any]) -> Settings:
        self._keys(given, PARTS, "the file")
        limits, seconds = self._limits(self._table(given, "limits"))
        percent, amount = self._threshold(self._table(given, "threshold"))
        tables = tuple(self._own(one, at) for at, one in enumerate(self._tables(given, "table"), 1))
        if overlap := overlap_of(tables):
            raise self._refused("[[table]]", overlap)
        return Settings(
            path=self.path,
            words=tuple(self._words(self._table(given, "words"))),
            tables=tables,
            acceptances=tuple(self._acceptance(one, at) for at, one in enumerate(self._tables(given, "accept"), 1)),
            limits=limits,
            seconds=seconds,
            threshold_percent=percent,
            threshold_amount=amount,
        )

    def _words(self, given: Mapping[str, Any]) -> list[OwnWord]:
        found = []
        for key, value in given.items():
            if isinstance(value, dict):
                if key not in LANGUAGES:
                    raise self._unknown(key, LANGUAGES, "[words]", "a language")
                found += [word for term, words in value.items() for word in self._of_term(term, words, key)]
            else:
                found += self._of_term(key, value, "")
        return found

    def _of_term(self, term: str, value: Any, language: str) -> list[OwnWord]:
        from xlengine.terms import TERMS

        where = f"[words.{language}]" if language else "[words]"
        if term not in TERMS:
            raise self._unknown(term, TERMS, where, "a term")
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise self._refused(where, f'{term} must be a word or a list of words, such as {term} = ["…"]')
        return [OwnWord(term, word.strip(), language) for word in words]

    def _own(self, given: Mapping[str, Any], number: int) -> OwnTable:
        where = f"[[table]] no. {number}"
        directions = []
        for key, value in given.items():
            if key in TABLE_KEYS:
                continue
            directions.append(self._direction(key, value, where))
        kind = self._text(given, "kind", where)
        if kind and kind not in KINDS:
            raise self._unknown(kind, KINDS, where, "a kind of table")
        column = self._text(given, "label_column", where)
        if column and not is_column(column):
            raise self._refused(where, f"label_column is {column!r}; write the letters of a column, such as B")
        circle = circle_of(directions)
        if circle:
            raise self._refused(where, f"{circle}; take one of these out")
        sheet = self._needed(given, "sheet", where)
        area = self._area(self._needed(given, "range", where), where, "range")
        labels = column_number(column) if column else None
        if labels is not None and not area.left <= labels <= area.right:
            here = f"lies outside {sheet} {area.address}"
            raise self._refused(where, f"label_column {column} {here}; write a column of the range, or widen the range")
        return OwnTable(
            workbook=self._text(given, "workbook", where, "*"),
            sheet=sheet,
            area=area,
            header_rows=self._header_rows(given, where, sheet, area),
            label_column=labels,
            kind=kind,
            directions=tuple(directions),
        )

    def _header_rows(self, given: Mapping[str, Any], where: str, sheet: str, area: Area) -> int | None:
        value, rows = given.get("header_rows"), area.bottom - area.top + 1
        if isinstance(value, int) and not isinstance(value, bool) and not 0 < value < rows:
            asked = f"write a whole number above 0 that leaves lines below it in the {rows} rows of {sheet}"
            raise self._refused(where, f"header_rows is {value}; {asked} {area.address}, or mend the range")
        return self._count(given, "header_rows", where)

    def _direction(self, target: str, value: Any, where: str) -> Direction:
        from xlengine.terms import TERMS

        if not is_column(target) and target not in TERMS:
            raise self._unknown(target, [*TABLE_KEYS, *TERMS], where, "a key, a term or a column's letters")
        text = value.strip() if isinstance(value, str) else ""
        parsed = computed_from(text)
        if parsed is not None:
            return self._named(target, *parsed, where)
        said = _short(repr(value))
        raise self._refused(where, f'{target} is {said}; write "B - C", "B + C", "D / B" or "(B - C) / C"')

    def _named(self, target: str, names: Sequence[str], signs: Sequence[int], form: Form, where: str) -> Direction:
        from xlengine.terms import TERMS

        arguments = tuple(SHORT.get(name, name) for name in names)
        for name in arguments:
            if not is_column(name) and name not in TERMS:
                raise self._unknown(name, TERMS, f"{where}, {target}", "a term or a column's letters")
        return Direction(target, arguments, tuple(signs), form)

    def _acceptance(self, given: Mapping[str, Any], number: int) -> Acceptance:
        from xlengine.codes import known_codes

        where = f"[[accept]] no. {number}"
        self._keys(given, ACCEPT_KEYS, where)
        code = self._needed(given, "code", where)
        if code not in known_codes():
            raise self._unknown(code, known_codes(), where, "a code")
        sheet, cell = self._text(given, "sheet", where), self._text(given, "cell", where)
        if cell and not sheet:
            raise self._refused(where, f'cell = {cell!r} needs its sheet; add sheet = "…"')
        return Acceptance(
            code=code,
            reason=self._needed(given, "reason", where),
            name=self._needed(given, "name", where),
            workbook=self._text(given, "workbook", where, "*"),
            sheet=sheet,
            area=self._area(cell, where, "cell") if cell else None,
            found=self._text(given, "found", where),
        )

    def _limits(self, given: Mapping[str, Any]) -> tuple[Limits, int | None]:
        self._keys(given, LIMIT_KEYS, "[limits]")
        size, members, cells, seconds = (self._count(given, key, "[limits]") for key in LIMIT_KEYS)
        limits = DEFAULT._replace(
            file_bytes=size * MEBIBYTE if size else DEFAULT.file_bytes,
            members=members or DEFAULT.members,
            cells=cells or DEFAULT.cells,
        )
        return limits, seconds

    def _threshold(self, given: Mapping[str, Any]) -> tuple[Decimal, Decimal]:
        self._keys(given, THRESHOLD_KEYS, "[threshold]")
        numbers = []
        for key, usual in zip(THRESHOLD_KEYS, (4, 50), strict=True):
            value = given.get(key, usual)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 10**15:
                raise self._refused("[threshold]", f"{key} is {_short(repr(value))}; write a number such as {usual}")
            numbers.append(exact(value))
        return numbers[0], numbers[1]

    def _table(self, given: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = given.get(key, {})
        if not isinstance(value, dict):
            raise self._refused("the file", f"{key} must be written as [{key}]")
        return value

    def _tables(self, given: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
        value = given.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self._refused("the file", f"{key} must be written as [[{key}]], with two brackets")
        return value

    def _keys(self, given: Mapping[str, Any], known: Collection[str], where: str) -> None:
        for key in given:
            if key not in known:
                raise self._unknown(key, known, where, "a key")

    def _text(self, given: Mapping[str, Any], key: str, where: str, usual: str = "") -> str:
        value = given.get(key, usual)
        if not isinstance(value, str):
            raise self._refused(where, f'{key} is {_short(repr(value))}; write it in quotes, such as {key} = "…"')
        return value.strip()

    def _needed(self, given: Mapping[str, Any], key: str, where: str) -> str:
        text = self._text(given, key, where)
        if not text:
            raise self._refused(where, f'{key} is missing; add {key} = "…"')
        return text

    def _count(self, given: Mapping[str, Any], key: str, where: str) -> int | None:
        value = given.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10**12):
            raise self._refused(where, f"{key} is {_short(repr(value))}; write a whole number above 0")
        return value

    def _area(self, text: str, where: str, key: str) -> Area:
        try:
            return Area.at(text)
        except ValueError as error:
            raise self._refused(where, f"{key} = {_short(repr(text))}: {_short(str(error))}") from None

    def _unknown(self, word: str, known: Collection[str], where: str, what: str) -> Refused:
        near = difflib.get_close_matches(word, list(known), 1)
        hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}" if len(known) < 12 else MEND
        return self._refused(where, f"{_short(repr(word))} is not {what}{hint}")

    def _refused(self, where: str, what: str) -> Refused:
        return Refused(f"{self.path}: {where}: {what}")


def _short(text: str) -> str:
    return " ".join(text.split())[:120]
