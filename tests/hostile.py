"""Workbooks made to do harm: each a function that gives the bytes, and what is to become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile_makers import (
    LAUGHS,
    OUTSIDE,
    PAGE,
    PARAMETER,
    big_part,
    entities,
    formula_of,
    lying,
    many_big_parts,
    many_parts,
    member,
    names,
    nested_zip,
    numbered,
    one_body_many_names,
    rows,
    shown_otherwise,
    squeezed,
    targets,
    with_page,
)
from tests.odd.archive import packed
from tests.odd.plain import MAIN, RELATIONS, ROWS, TEXTS, strings, workbook, worksheet

MANY = 1_000_000


@dataclass(frozen=True)
class Hostile:
    """One such workbook."""

    make: Callable[[], bytes]
    refused: str = ""
    """Words of the refusal; empty: it is read."""


COMMON = (PAGE, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels")

HOSTILE: dict[str, Hostile] = {
    **{
        f"{name} in {part.rpartition('/')[2]}": Hostile(
            lambda part=part, declared=declared, use=use: entities(part, declared, use),  # type: ignore[misc]
            "document type",
        )
        for part in COMMON
        for name, declared, use in (
            ("laughs", LAUGHS, "&g;"), ("external", OUTSIDE, "&a;"), ("parameter", PARAMETER, ""),
        )
    },
    "one big part": Hostile(big_part, "limit"),
    "a size that is too small": Hostile(lying(1000), "damaged"),
    "a size that is far too large": Hostile(lying(0xFFFFFF00), "limit"),
    "a checksum that is wrong": Hostile(lying((64 << 20) + 1, 1), "times its size"),
    "many parts": Hostile(many_parts, "parts"),
    "many big parts": Hostile(many_big_parts, "limit"),
    "parts that are the same bytes": Hostile(one_body_many_names, "overlap"),
    "workbooks in workbooks": Hostile(nested_zip),
    "a name that leads out": Hostile(member("../../etc/cron.d/x"), "leads out"),
    "a name that leads out with backslashes": Hostile(member("xl\\..\\..\\x"), "leads out"),
    "a name with a drive": Hostile(member("C:/x"), "leads out"),
    "an absolute name": Hostile(member("/etc/passwd")),
    "a name with a zero byte": Hostile(member("xl/a\0.xml"), "leads out"),
    "two parts of one name": Hostile(member(PAGE), "two parts"),
    "two parts that differ in case": Hostile(member(PAGE.upper()), "two parts"),
    "two parts that differ in their slash": Hostile(member(PAGE.replace("/", "\\")), "two parts"),
    "a symbolic link": Hostile(member("xl/link", b"/etc/passwd", mode=0o120777, is_stored=True)),
    "an encrypted part": Hostile(member("xl/x.xml", flags=1), "encrypted"),
    "a relation that leads out": Hostile(
        lambda: targets(("worksheet", "../../../../etc/passwd"), ("sharedStrings", "file:///etc/passwd")), "is missing"
    ),
    "shared strings that lead out": Hostile(
        lambda: targets(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "file:///etc/passwd"))
    ),
    "relations in a ring": Hostile(
        lambda: targets(("worksheet", "workbook.xml"), ("styles", "_rels/workbook.xml.rels"))
    ),
    "millions of empty rows": Hostile(rows('<row r="1"/>' + "<row/>" * (2 * MANY)), "rows"),
    "a million numbered empty rows": Hostile(lambda: with_page(worksheet(numbered('<row r="#"/>', MANY)))),
    "millions of empty cells": Hostile(rows(("<row>" + "<c/>" * 16_000 + "</row>") * 126), "cells"),
    "cells beyond the last column": Hostile(rows('<row r="1">' + "<c/>" * 16_385 + "</row>"), "outside its sheet"),
    "a million merged areas": Hostile(
        lambda: with_page(
            worksheet(after="<mergeCells>" + numbered('<mergeCell ref="C#:D#"/>', MANY) + "</mergeCells>")
        ),
        "merged",
    ),
    "one merged area over the whole sheet": Hostile(
        rows(ROWS, after='<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>')
    ),
    "a used range of the whole sheet": Hostile(rows(ROWS, before='<dimension ref="A1:XFD1048576"/>')),
    "far cells": Hostile(
        rows(ROWS + '<row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row>')
    ),
    "cells outside the sheet": Hostile(
        rows('<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>'), "outside its sheet"
    ),
    "column styles over the whole sheet": Hostile(
        rows(ROWS, before="<cols>" + '<col min="1" max="16384" hidden="1"/>' * 2_000 + "</cols>")
    ),
    "huge shared strings": Hostile(
        lambda: squeezed({**workbook(), "xl/sharedStrings.xml": strings(["<t/>"] * (2 * MANY + 1))}), "texts"
    ),
    "one huge string": Hostile(
        lambda: squeezed({**workbook(), "xl/sharedStrings.xml": strings(["Item" + "x" * (12 << 20), *TEXTS[1:]])})
    ),
    "a string number that is none": Hostile(rows(ROWS + '<row r="7"><c r="A7" t="s"><v>99999999999999</v></c></row>')),
    "deep XML": Hostile(rows(ROWS, after="<x>" * 100_000 + "</x>" * 100_000), "more than any"),
    "deep XML in a cell": Hostile(
        rows('<row r="1"><c r="A1">' + "<is>" * 100_000 + "</is>" * 100_000 + "</c></row>"), "deep"
    ),
    "deep XML in the strings": Hostile(
        lambda: squeezed({**workbook(), "xl/sharedStrings.xml": strings(["<r>" * 100_000 + "</r>" * 100_000])}), "deep"
    ),
    "deep XML in the workbook": Hostile(
        lambda: squeezed(workbook(after="<x>" * 5_000 + "</x>" * 5_000)), "more than any"
    ),
    "a number of megabytes": Hostile(rows(ROWS + '<row r="7"><c r="A7"><v>' + "9" * (4 << 20) + "</v></c></row>")),
    "a number with a vast exponent": Hostile(
        rows(ROWS + '<row r="7"><c r="A7"><v>1E999999999</v></c><c r="B7"><v>1E-999999999</v></c></row>')
    ),
    "numbers that fill the columns with vast figures": Hostile(
        rows(ROWS.replace("10.5", "1E300").replace(">20<", ">1E-300<").replace("30.5", "1E307"))
    ),
    "an attribute of megabytes": Hostile(
        lambda: with_page(worksheet(ROWS + '<row r="7"><c r="A7" x="' + "y" * (4 << 20) + '"><v>1</v></c></row>'))
    ),
    "a million attributes": Hostile(
        lambda: with_page(worksheet(ROWS + '<row r="7"' + numbered(' a#=""', 200_000) + "/>"))
    ),
    "a formula of megabytes": Hostile(formula_of("1+" * (2 << 20) + "1")),
    "a formula nested deeply": Hostile(formula_of("(" * 50_000 + "1" + ")" * 50_000)),
    "a formula that starts programs": Hostile(formula_of("cmd|'/C touch x'!A0")),
    "a formula that asks the network": Hostile(formula_of('WEBSERVICE("http://127.0.0.1:9/")')),
    "a formula that refers to itself": Hostile(formula_of("A7+A8+SUM(A:A)")),
    "formulas that double": Hostile(
        lambda: with_page(worksheet(
            ROWS + '<row r="7"><c r="A7"><f>1</f><v>1</v></c></row>'
            + "".join(f'<row r="{r}"><c r="A{r}"><f>A{r - 1}+A{r - 1}</f><v>1</v></c></row>' for r in range(8, 2_000))
        ))
    ),
    "shared formulas that are copied a million times": Hostile(
        lambda: with_page(worksheet(
            f'<row r="1"><c r="A1"><f t="shared" ref="A1:A200000" si="0">{"B1+" * 2_000}1</f><v>1</v></c></row>'
            + numbered('<row r="#"><c r="A#"><f t="shared" si="0"/><v>1</v></c></row>', 200_000).partition("</row>")[2]
        )), "formulas"
    ),
    "array formulas over the whole sheet": Hostile(
        rows(ROWS + '<row r="7"><c r="D7"><f t="array" ref="D7:XFD1048576">1</f><v>1</v></c></row>')
    ),
    "names that are commands": Hostile(names),
    "labels that are shown otherwise": Hostile(shown_otherwise),
    "a workbook without sheets": Hostile(lambda: squeezed(workbook(names=()))),
    "a million sheets": Hostile(
        lambda: squeezed(
            {
                **workbook(),
                "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
                + numbered('<sheet name="s#" sheetId="#" r:id="rId1"/>', 100_000)
                + "</sheets></workbook>",
            }
        ),
        "two sheets are one part",
    ),
    "nothing": Hostile(lambda: b"", "empty file"),
    "no zip": Hostile(lambda: b"PK\3\4" + b"x" * 1000, "damaged"),
    "a zip without members": Hostile(lambda: packed([]), "empty archive"),
    "a zip that is cut off": Hostile(lambda: squeezed(workbook())[:-30], "damaged"),
    "a web page": Hostile(lambda: b"<html><table><tr><td>1</td></tr></table></html>", "damaged"),
    "an old or encrypted workbook": Hostile(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, "encrypted"),
}  # fmt: skip
