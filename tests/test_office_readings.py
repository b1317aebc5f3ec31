"""The pages of `tests/offices/read`: how each whole table is read, complete and with its results empty.

`words` are the readings that a table's headings propose, and how surely; of one that needs figures, what the complete
table proposes too. `read` says which columns and lines come from which others, how many of how many figures agree, and
`by words` where words say so. `empty` says the same of the table without its computed figures, where it is another.
`half` says what is read otherwise with every second of these empty, and `unread` what is not; `left` are the cells of
these that a recalculation leaves empty.
`python -m tests.test_office_readings` writes the pages anew: what changed in them is how tables are read now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from tests.headings_by_hand import told
from tests.test_offices import PAGES, TABLES, OfficeTable, emptied, written_where_empty
from tests.test_readings import formula_told
from xlengine.across.formula_rows import formula_row
from xlengine.across.products import products_by_words
from xlengine.across.quotients import quotients_by_words
from xlengine.across.sums import sums_by_words
from xlengine.judging.reading import read_book
from xlengine.layout import Relation, Table
from xlengine.sheet import Book

READ = PAGES / "read"


def tables_of(book: Book) -> Sequence[Table]:
    return read_book(book).tables


def words_of(tables: Iterable[Table]) -> list[str]:
    """What headings and a row of formulas propose."""
    found = []
    for table in tables:
        free = [at for at, measure in enumerate(table.measures) if not measure.is_code]
        sums = [*formula_row(table), *products_by_words(table, free), *sums_by_words(table, free)]
        found += told(table, [*sums, *quotients_by_words(table, free, sums)])
    return found


def relation_told(table: Table, relation: Relation) -> str:
    """`E = C - D 12/12 by words`."""
    evidence = relation.evidence
    counted = f" {evidence.hits}/{evidence.hits + evidence.misses}" if evidence.hits or evidence.misses else ""
    apart = f" but {evidence.apart}" if evidence.apart else ""
    return f"{formula_told(table, relation)}{counted}{apart}{' by words' if evidence.by_words else ''}"


def readings_of(tables: Iterable[Table]) -> list[str]:
    """The relations of the tables, and how many doubts there are."""
    found = [relation_told(table, relation) for table in tables for relation in table.relations]
    return [*found, *(f"doubt: {doubt}" for table in tables for doubt in table.doubts)]


def read(table: OfficeTable) -> list[str]:
    """What a page says of a table."""
    computed = list(table.computed())
    complete, empty = tables_of(table.book()), tables_of(emptied(table.book(), computed))
    half = emptied(table.book(), computed[::2])
    words, empty_words = words_of(complete), words_of(empty)
    as_read, empty_read = readings_of(complete), readings_of(empty)
    counts = re.compile(r" \d+/\d+( but \d+)?")
    bare = dict.fromkeys(counts.sub("", one) for one in as_read)
    half_read = {counts.sub("", one): one for one in readings_of(tables_of(half))}
    found = written_where_empty(table, tuple(computed[::2]))
    said = {
        "words": empty_words,
        "printed": [one for one in words if one not in empty_words],
        "read": as_read,
        "empty": [one for one in empty_read if counts.sub("", one) not in bare],
        "half": [one for name, one in half_read.items() if name not in bare],
        "unread": [name for name in bare if name not in half_read],
        "left": [" ".join(ref.address for ref in computed[::2] if ref.address not in found)],
    }
    return [f"{name}: {'; '.join(told)}" for name, told in said.items() if any(told)]


def said() -> dict[tuple[str, str], list[str]]:
    """What the pages say, by page and title."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(READ.glob("*.md")):
        for section in path.read_text("utf-8").split("\n## ")[1:]:
            title, *lines = section.splitlines()
            found[path.stem, title] = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
    return found


SAID = said()


@pytest.mark.parametrize("table", TABLES, ids=lambda one: f"{one.page}: {one.title}")
def test_a_table_is_read_as_its_page_says(table: OfficeTable) -> None:
    assert read(table) == SAID[table.page, table.title]


def test_each_reading_belongs_to_a_table() -> None:
    assert SAID.keys() == {(one.page, one.title) for one in TABLES}


def write_pages(folder: Path = READ) -> None:
    """Writes the pages anew."""
    folder.mkdir(exist_ok=True)
    for page in sorted({one.page for one in TABLES}):
        lines = [f"# How the tables of `{page}` are read"]
        for table in TABLES:
            if table.page == page:
                lines += ["", f"## {table.title}", "", *(f"- {one}" for one in read(table))]
        (folder / f"{page}.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write_pages()
