"""The page of `xlengine report`: self-contained, with pictures, and no markup of its workbooks."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from tests.book_by_hand import book_of
from tests.reviews_by_hand import (
    LOCKED,
    NASTY,
    RIGHT_TO_LEFT,
    everything,
    nasty,
    review,
)  # fmt: skip
from xlengine.judging.reviewing import check_book
from xlengine.reports import html
from xlengine.reports.outcome import Refusal
from xlengine.review import Review


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "rect", "line"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        if tag in ("rect", "line"):
            return
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page_of(*reviews: Review, **more: Any) -> Page:
    page = Page(html.report(reviews, **more))
    assert page.open == []
    return page


def test_the_page_has_findings_pictures_and_no_script() -> None:
    page = page_of(everything(), refusals=[LOCKED])
    assert {"svg", "rect", "details", "table"} <= set(page.tags)
    assert "script" not in page.tags
    assert not [value for name, value in page.attributes if name in ("src", "href") or name.startswith("on")]
    words = " ".join(" ".join(page.words).split())
    arithmetic = "242 685.1 − 243 207.9 = (522.8)"
    for part in ("XLE101 variance", arithmetic, LOCKED.why, "Post resources", "1 finding accepted"):
        assert part in words


def test_the_page_asks_no_network_and_runs_nothing() -> None:
    written = html.report([everything()])
    assert "default-src 'none'" in written
    assert "http:" not in written.replace('http-equiv="', "")
    assert "https:" not in written
    assert "url(" not in written
    assert "@import" not in written


def test_nothing_from_a_workbook_becomes_markup() -> None:
    page = page_of(nasty(), refusals=[Refusal(NASTY, NASTY)])
    assert "script" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    words = "".join(page.words)
    assert "<script>alert(1)</script>" in words
    assert "{{ 7 * 7 }}" in words
    assert RIGHT_TO_LEFT not in words
    assert "\x1b" not in words


def test_the_bars_keep_the_order_and_the_measure_of_the_table() -> None:
    from xlengine.reports.pictures import resources_of

    (one,) = resources_of(review())
    assert [row.label for row in one.rows] == ["Post resources", "Consultants", "of which travel", "Subtotal"]
    first, second, memo, total = one.rows
    assert first.outcome is not None
    assert first.outcome.length == "100.00"
    assert second.budget is not None
    assert second.budget.length == "0.96"
    assert (memo.budget, total.budget) == (None, None)
    assert first.variance is not None
    assert (one.zero, first.variance.start, first.side) == ("100.00", "0.00", "over")


def test_a_workbook_without_a_figure_to_check_is_not_called_right() -> None:
    words = check_book(book_of(("S", {"A1": "Notes", "A2": "Nothing here"})))
    assert "No table was recognized, so no figure was held against its cell." in html.report([words])
    cells = {"A1": "Item", "B1": "East", "C1": "West", "A2": "Staff", "B2": 5, "C2": 7, "A3": "Rent", "B3": 9, "C3": 2}
    told = html.report([check_book(book_of(("S", cells)))])
    assert "No rule gives a figure of these tables, so none was held against its cell." in told
    assert "No figure contradicts its cell." not in told


def test_a_page_of_nothing_is_a_page() -> None:
    assert "h1" in page_of().tags
