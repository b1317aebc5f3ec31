"""The workbook as the calculation library is handed it: an .xlsx file in memory, with nothing in it but cells.

Reading one is several times faster, for the library, than being told cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import islice
from operator import itemgetter
from typing import Any
from zipfile import ZipFile

from xlengine.bands import Band, Filled
from xlengine.expression import expression
from xlengine.sheet import CellError, Value, column_letters

AT_A_TIME = 2000
"""So many rows are written together."""
_NO_XML = r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
_UNWRITABLE = expression(_NO_XML)
_ODD = expression(_NO_XML + "|_x[0-9A-Fa-f]{4}_")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def is_unwritable(text: str) -> bool:
    """Whether a text holds signs that XML has no place for."""
    return not text.isprintable() and _UNWRITABLE.search(text) is not None


def is_odd(text: str) -> bool:
    """Whether a text holds signs that XML, or this file format, would not give back as they are."""
    return not (text.isprintable() and "_x" not in text) and _ODD.search(text) is not None


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def can_be_handed(values: Sequence[Value]) -> bool:
    """Whether a column holds nothing, or numbers only, or texts only that are given back as they are."""
    types = set(map(type, values))
    return types in ({type(None)}, {Decimal}) or (types == {str} and not any(is_odd(str(value)) for value in values))


def sheet_part(
    values: Mapping[int, Mapping[int, Value]], formulas: Mapping[int, Mapping[int, str]], bands: Sequence[Band] = ()
) -> tuple[Iterator[str], list[tuple[int, int, str]]]:
    """One worksheet, row by row: values and formulas by row and column, and bands; and the odd texts left out."""
    columns = set[int]().union(*values.values(), *formulas.values())
    letters = {column: column_letters(column) for column in columns}
    odd: list[tuple[int, int, str]] = []
    written: list[tuple[int, str]] = []
    for row in sorted({*values, *formulas}):
        parts = [f'<row r="{row}">']
        for column, value in values.get(row, {}).items():
            if type(value) is Decimal:
                shown = f"><v>{value}</v>"
            elif isinstance(value, str) and is_odd(value) and not isinstance(value, CellError):
                odd.append((row, column, value))
                continue
            else:
                shown = _shown(value)
            parts.append(f'<c r="{letters[column]}{row}"{shown}</c>')
        for column, text in formulas.get(row, {}).items():
            parts.append(f'<c r="{letters[column]}{row}"><f>{_escaped(text)}</f></c>')
        written.append((row, "".join([*parts, "</row>"])))
    for band in bands:
        written += zip(band.numbers, _rows_of_band(band), strict=True)
    written.sort(key=itemgetter(0))
    return map(itemgetter(1), written), odd


def _rows_of_band(band: Band) -> Iterator[str]:
    """The rows of a band, by one text with places for what differs."""
    written = ['<row r="%d">']
    filling: list[Sequence[Any]] = [band.numbers]
    for column, formulas, values in zip(band.columns, band.formulas, band.values, strict=True):
        if formulas is None and values[0] is None:
            continue
        written.append(f'<c r="{column_letters(column)}%d"')
        filling.append(band.numbers)
        if isinstance(formulas, Filled):
            written.append(f"><f>{_escaped(formulas.written)}</f></c>")
            filling += [band.numbers] * formulas.times
        elif formulas is not None:
            written.append("><f>%s</f></c>")
            filling.append([_escaped(text) for text in formulas])
        elif isinstance(values[0], str):
            written.append(' t="str"><v>%s</v></c>')
            filling.append([_escaped(str(value)) for value in values])
        else:
            written.append("><v>%s</v></c>")
            filling.append(values)
    return map("".join([*written, "</row>"]).__mod__, zip(*filling, strict=True))


def _shown(value: Value) -> str:
    if isinstance(value, CellError):
        return f' t="e"><v>{_escaped(value)}</v>'
    if isinstance(value, str):
        return f' t="str"><v>{_escaped(value)}</v>'
    if isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v>'
    return ">"


def package_of(sheets: Mapping[str, Iterator[str]], date_1904: bool) -> bytes:
    """The file: worksheets by their names, in order."""
    numbered = [(f"sheet{at}", name) for at, name in enumerate(sheets, 1)]
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in _around(numbered, date_1904):
            archive.writestr(name, content)
        for key, name in numbered:
            with archive.open(f"xl/worksheets/{key}.xml", "w") as part:
                part.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
                while some := "".join(islice(sheets[name], AT_A_TIME)):
                    part.write(some.encode())
                part.write(b"</sheetData></worksheet>")
    return packed.getvalue()


def _around(numbered: list[tuple[str, str]], date_1904: bool) -> Iterator[tuple[str, str]]:
    """The parts that say what the others are."""
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/{key}.xml" ContentType="{_KIND}.worksheet+xml"/>' for key, _ in numbered
    )
    yield (
        "[Content_Types].xml",
        (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{overrides}</Types>'
        ),
    )
    yield (
        "_rels/.rels",
        (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="workbook" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
    )
    sheets = "".join(
        f'<sheet name="{_escaped(name)}" sheetId="{at}" r:id="{key}"/>' for at, (key, name) in enumerate(numbered, 1)
    )
    dates = '<workbookPr date1904="1"/>' if date_1904 else ""
    yield (
        "xl/workbook.xml",
        (f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{dates}<sheets>{sheets}</sheets></workbook>'),
    )
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/worksheet" Target="worksheets/{key}.xml"/>' for key, _ in numbered
    )
    yield "xl/_rels/workbook.xml.rels", (f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>')
