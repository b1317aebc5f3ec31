"""The buttons of the engine, for xlwings Server: the same work, on the workbook that is sent along."""

from xlwings import Book
from xlwings.server import script

from udfs import buttons


@script
def recompute(book: Book) -> Book:
    """Recompute every figure that can be proved, and mark what changed."""
    buttons.recompute(book)
    return book


@script
def check(book: Book) -> Book:
    """Compare every figure with what it should be; nothing but the log is written."""
    buttons.check(book)
    return book
