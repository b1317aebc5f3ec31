"""Where `formulas` differs from Excel, and our own functions inside it: all of that is here and in docs/formulas.md.

The package stays as it is; while a workbook is checked, its table of functions holds the ones below, and afterwards its
own again. What can be left to the package is: most of these only look after the arguments and then call its function.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from typing import Any

from udfs.headless_library import Library, library
from udfs.headless_values import blanks_of, from_host, numbers_of, rows_of, to_host
from xlengine.number import exact, rounded

_SKIPS_TEXT = (
    "SUM", "AVERAGE", "MAX", "MIN", "PRODUCT", "COUNT", "MEDIAN", "SUMSQ", "STDEV", "STDEV.S", "STDEVP", "STDEV.P",
    "VAR", "VAR.S", "VARP", "VAR.P", "LARGE", "SMALL",
)  # fmt: skip
_TOTALS = (
    "AVERAGE", "COUNT", "COUNTA", "MAX", "MIN", "PRODUCT", "STDEV.S", "STDEV.P", "SUM", "VAR.S", "VAR.P", "MEDIAN",
    "MODE", "LARGE", "SMALL", "PERCENTILE.INC", "QUARTILE.INC", "PERCENTILE.EXC", "QUARTILE.EXC",
)  # fmt: skip
_ABOUT_NUMBERS = re.compile(r"(?:<=?|>=?)\s*[-+]?[0-9.]+")
_PICTURE = re.compile(r"[#,0 ]*(?:\.([0#?]+))?(%?)")


class Surroundings:
    """What SUBTOTAL and AGGREGATE must know of the workbook: cells that hold totals, rows that are hidden."""

    def __init__(self) -> None:
        self.totals: set[tuple[str, int, int]] = set()
        self.hidden: dict[str, set[int]] = {}

    def cells(self, argument: Any, skip_totals: bool, skip_hidden: bool) -> Any:
        """An argument's cells without those that the function must not see."""
        ranges = getattr(argument, "ranges", None)
        if not ranges:
            return argument  # already an array: the local check has taken them out
        found, blank = argument.value.copy(), library().blank
        top, left = int(ranges[0]["r1"]), int(ranges[0]["n1"])
        sheet = str(ranges[0].get("sheet_id", "")).rpartition("]")[2].strip("'").upper()
        for row, column in [(row, column) for row in range(found.shape[0]) for column in range(found.shape[1])]:
            at = top + row, left + column
            if (skip_totals and (sheet, *at) in self.totals) or (skip_hidden and at[0] in self.hidden.get(sheet, ())):
                found[row, column] = blank
        return found


@contextmanager
def at_home(functions: Mapping[str, Callable[..., Any]] | None, surroundings: Surroundings) -> Iterator[Library]:
    """The library with Excel's behaviour and our functions in it; as it was when the block is left."""
    host = library()
    registry = _all_of_ours() if functions is None else functions
    host.looking_around = {name.upper() for name, call in registry.items() if getattr(call, "needs_book", False)}
    changed: dict[str, Any] = {}
    ours = {name.upper(): _ours(call) for name, call in registry.items()}
    for name, call in {**_corrected(surroundings), **ours}.items():
        changed[name] = host.functions.get(name)
        host.functions[name] = call
    operators = {sign: host.operators[sign] for sign in host.comparisons}
    for sign, compare in host.comparisons.items():
        host.operators[sign] = host.logic_wrap(_by_fifteen_digits(compare))
    try:
        yield host
    finally:
        host.operators.update(operators)
        for name, before in changed.items():
            if before is None:
                del host.functions[name]
            else:
                host.functions[name] = before


def _all_of_ours() -> Mapping[str, Callable[..., Any]]:
    from xlengine.function import FUNCTIONS

    return FUNCTIONS


def _corrected(surroundings: Surroundings) -> dict[str, Callable[..., Any]]:
    host = library()
    own = dict(host.functions)
    made: dict[str, Callable[..., Any]] = {
        "ROUND": host.wrap_numbers(lambda number, places: float(_shifted(number, places, rounded))),
        "ROUNDUP": host.wrap_numbers(lambda number, places: float(_shifted(number, places, _away))),
        "ROUNDDOWN": host.wrap_numbers(lambda number, places: float(_shifted(number, places, _towards))),
        "TEXT": _text(own["TEXT"]),
        "SUMPRODUCT": _cleaned(own["SUMPRODUCT"], 0),
        "SUMIF": _adding_if(own["SUMIF"]),
        "AVERAGEIF": _adding_if(own["AVERAGEIF"]),
        "SUMIFS": _adding_ifs(own["SUMIFS"]),
        "AVERAGEIFS": _adding_ifs(own["AVERAGEIFS"]),
        "COUNTIF": host.wrap(lambda *pairs: own["COUNTIF"](*_tested(pairs))),
        "COUNTIFS": host.wrap(lambda *pairs: own["COUNTIFS"](*_tested(pairs))),
    }
    for name in _SKIPS_TEXT:
        made[name] = _cleaned(own[name], host.blank)
    made["SUBTOTAL"] = host.wrap(_subtotal({**own, **made}, surroundings), ranges=True)
    made["AGGREGATE"] = host.wrap(_aggregate({**own, **made}, surroundings), ranges=True)
    return made


def _shifted(number: float, places: float, to: Callable[[Decimal, int], Decimal]) -> Decimal:
    """Excel rounds what it shows, fifteen digits, half away from zero: 1.005 to two places is 1.01."""
    by = int(places)
    return to(exact(float(number)).scaleb(by), 0).scaleb(-by)


def _away(value: Decimal, places: int) -> Decimal:
    return value.to_integral_value(ROUND_UP)


def _towards(value: Decimal, places: int) -> Decimal:
    return value.to_integral_value(ROUND_DOWN)


def _text(own: Callable[..., Any]) -> Callable[..., Any]:
    """TEXT of a plain picture rounds as ROUND does."""

    def text(value: Any, picture: Any) -> Any:
        shown = from_host(picture)
        match = _PICTURE.fullmatch(shown) if isinstance(shown, str) else None
        number = from_host(value)
        if match and isinstance(number, Decimal):
            return own(float(rounded(number, len(match[1] or "") + 2 * len(match[2]))), picture)
        return own(value, picture)

    return library().wrap(text)  # type: ignore[no-any-return]


def _cleaned(own: Callable[..., Any], instead: Any) -> Callable[..., Any]:
    """Text and truth values in cells are no numbers, though they count where they are written into the formula."""
    return library().wrap(lambda *arguments: own(*(numbers_of(one, instead) for one in arguments)))  # type: ignore[no-any-return]


def _adding_if(own: Callable[..., Any]) -> Callable[..., Any]:
    def adding(tested: Any, condition: Any, added: Any = None) -> Any:
        numbers = numbers_of(tested if added is None else added, library().blank)
        return own(*_tested((tested, condition)), numbers)

    return library().wrap(adding)  # type: ignore[no-any-return]


def _adding_ifs(own: Callable[..., Any]) -> Callable[..., Any]:
    return library().wrap(  # type: ignore[no-any-return]
        lambda added, *pairs: own(numbers_of(added, library().blank), *_tested(pairs))
    )


def _tested(pairs: Sequence[Any]) -> list[Any]:
    """Ranges and conditions by turns: `>0` is about numbers, not texts that look so; `<>` is any cell not blank."""
    changed = list(pairs)
    for index in range(0, len(changed) - 1, 2):
        condition = from_host(changed[index + 1])
        if isinstance(condition, str) and _ABOUT_NUMBERS.fullmatch(condition):
            changed[index] = numbers_of(changed[index], "-")
        elif condition in ("=", "<>"):  # blank, and not blank
            changed[index], changed[index + 1] = blanks_of(changed[index]), condition == "="
    return changed


def _subtotal(table: Mapping[str, Any], surroundings: Surroundings) -> Callable[..., Any]:
    def subtotal(code: Any, *ranges: Any) -> Any:
        number = _whole(code)
        if not 1 <= number % 100 <= 11:
            raise ValueError(number)
        function = table[_TOTALS[number % 100 - 1]]
        return function(*(surroundings.cells(one, True, number > 100) for one in ranges))

    return subtotal


def _aggregate(table: Mapping[str, Any], surroundings: Surroundings) -> Callable[..., Any]:
    def aggregate(code: Any, option: Any, *arguments: Any) -> Any:
        number, how = _whole(code), _whole(option)
        if not 1 <= number <= 19:
            raise ValueError(number)
        count = 1 if number >= 14 else len(arguments)
        ranges = [surroundings.cells(one, how < 4, how in (1, 3, 5, 7)) for one in arguments[:count]]
        if how in (2, 3, 6, 7):
            ranges = [numbers_of(getattr(one, "value", one), library().blank, errors=True) for one in ranges]
        return table[_TOTALS[number - 1]](*ranges, *(getattr(one, "value", one) for one in arguments[count:]))

    return aggregate


def _whole(argument: Any) -> int:
    value = from_host(argument)
    return int(value) if isinstance(value, Decimal) else 0


def _by_fifteen_digits(compare: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def compared(left: tuple[int, Any], right: tuple[int, Any]) -> Any:
        return compare(*((kind, float(format(value, ".15g")) if kind == 0 else value) for kind, value in (left, right)))

    return compared


def _ours(call: Callable[..., Any]) -> Callable[..., Any]:
    """One of our functions: lists of rows of Values in, a Value or rows of them out."""

    def called(*arguments: Any) -> Any:
        return to_host(call(*(rows_of(one) for one in arguments)))

    return library().wrap(called)  # type: ignore[no-any-return]
