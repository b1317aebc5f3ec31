"""The vocabulary: what a budget table speaks of, in Arabic, Chinese, English, French, Russian and Spanish.

    match("2024 appropriationa", "column")      the terms that a heading names, with the weight of each
    row_roles("Subtotal, civilian staff")       what a row's label says that the row does
    part_of("TOTAL, PART I")                    what a total says that it adds up: ("part i",)
    percentage_parts("X as a percentage of Y")  ("X", "Y")
    language_of(texts)                          the language of a table

Every word names the document that prints it; a word without one is our own translation and weighs less.
"""

from __future__ import annotations

from xlengine.terms.matching import language_of, match
from xlengine.terms.meanings import MEANINGS
from xlengine.terms.parts import percentage_parts, speaks_of_percentages
from xlengine.terms.rows import part_of, row_roles
from xlengine.terms.term import Match, Term, Word
from xlengine.terms.vocabulary import words

TERMS: dict[str, Term] = {
    name: Term(name, meaning, frozenset(where.split())) for name, (meaning, where) in MEANINGS.items()
}
"""Every term by its id."""

__all__ = [
    "TERMS", "Match", "Term", "Word", "language_of", "match", "part_of", "percentage_parts", "row_roles",
    "speaks_of_percentages", "words",
]  # fmt: skip
