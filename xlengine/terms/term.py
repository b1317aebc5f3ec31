"""What the vocabulary is made of: a term, its words, and what is found of it in a text."""

from __future__ import annotations

from typing import NamedTuple

Table = dict[str, dict[str, str]]
"""Words by term and by the document that prints them, parted by ` | `.

`=word` says this only as the whole heading or label, `word…` only at its beginning, `…word` only at its end, and a
plain `word` wherever it stands among others.
"""

OUR_OWN = ""
"""In the place of a document: words that no document at hand prints; the normal ones, to the best of our knowledge."""

WHOLE = "whole"
"""The word says this only where it is the whole heading or label, qualifiers in parentheses and years aside."""
STARTS = "starts"
"""The word says this only where the heading or label starts with it."""
ENDS = "ends"
"""The word says this only where the heading or label ends with it."""
CONTAINS = "contains"
"""The word says this wherever it stands among others."""


class Term(NamedTuple):
    """One thing that a budget table can speak of."""

    id: str
    meaning: str
    """One English sentence for a budget officer."""
    where: frozenset[str]
    """Where its words may stand: `column`, `row`, `title`, `unit`, `mark`."""


class Word(NamedTuple):
    """One spelling of a term in one language."""

    term: str
    text: str
    language: str
    document: str
    """The document that prints it; empty where the word is our own."""
    how: str
    """`whole`, `starts`, `ends` or `contains`."""
    weight: float
    """1, or less for a meaning that the word seldom has."""

    @property
    def attested(self) -> bool:
        """Whether a document prints the word; a translation of our own carries less weight."""
        return bool(self.document)


class Match(NamedTuple):
    """A term found in a text."""

    term: str
    language: str
    weight: float
    """0 to 1: how surely the text says this."""
    attested: bool
    whole: bool
    """Whether the word is the whole text, years, numbers and qualifiers in parentheses aside."""
    text: str
    """The word as the vocabulary has it."""
