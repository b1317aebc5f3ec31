"""Check, for xlwings Server. Recompute stays on the desktop: from here formulas cannot be told from figures."""

from xlwings import Book
from xlwings.server import script

from udfs import buttons


@script
def check(book: Book) -> Book:
    """Compare every figure with what it should be; nothing but the log is written."""
    buttons.check(book)
    return book
