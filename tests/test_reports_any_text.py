"""Whatever a workbook's words are, the reports stay what they are."""

from __future__ import annotations

import json
import unicodedata
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as some

from tests.reviews_by_hand import finding, review, table
from xlengine.reports import github, junit, sarif, text
from xlengine.reports import json as as_json
from xlengine.reports.visible import shortened, unheard, visible, width
from xlengine.review import Review

WORDS = some.text(some.characters(codec=None), max_size=40)
"""Any characters at all, halves of pairs too."""


def about(words: str) -> Review:
    """A review in which these words stand everywhere."""
    named = table(sheet=words, title=words, labels={0: words})
    found = finding(sheet=words, message=words, found=words, expected=words)
    return review(found, finding("D7", sheet=words, accepted=words), path=words, tables=[named])


@given(WORDS)
@example("\r\n::error::x")
@example("\ud800\udfff")
def test_what_is_shown_is_one_line_of_harmless_characters(words: str) -> None:
    shown = visible(words)
    assert not [one for one in shown if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    shown.encode("utf-8")


@given(WORDS, some.integers(1, 30))
def test_what_is_shortened_fits(words: str, columns: int) -> None:
    assert width(shortened(visible(words), columns)) <= max(columns, 1)


@given(WORDS)
@settings(deadline=None)
@example("##[error]x")
@example("\ud800x")
@example("\udc80\x85\x1c")
@example("::stop-commands::x")
def test_every_format_holds_any_words(words: str) -> None:
    reviews = [about(words)]
    workbook = json.loads(as_json.check_report(reviews))["workbooks"][0]
    assert (workbook["path"], workbook["findings"][0]["message"]) == (words, words)
    assert len(ElementTree.fromstring(junit.check_report(reviews))) == 1
    assert len(json.loads(sarif.check_report(reviews))["runs"][0]["results"]) == 2
    (line,) = github.check_report(reviews).splitlines()
    assert line.startswith("::error file=")
    written = text.check_report(reviews)
    assert written == unheard(written)
    assert not [line for line in written.splitlines() if line.lstrip().startswith("::")]
    for report in (as_json, junit, sarif, text, github):
        report.check_report(reviews).encode("utf-8")
