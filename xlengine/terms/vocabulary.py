"""All words, ready to be looked up. A language is loaded when the first text in its script is read."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from xlengine.terms.ambiguous import AMBIGUOUS
from xlengine.terms.fold import fold, fold_all, is_chinese
from xlengine.terms.term import CONTAINS, ENDS, STARTS, WHOLE, Word

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
SCRIPTS = {"latin": ("en", "fr", "es"), "zh": ("zh",), "ru": ("ru",), "ar": ("ar",)}
"""Languages by what they are written in."""

_TOKEN = r"[^\W\d_]+(?:-[^\W\d_]+)*|[0-9]+|%+|[#$/()|]"
_ALWAYS_JOINED = ("non", "sub", "sous", "sur", "over", "under", "re", "pre", "ex", "inter", "co", "carry")
_NO_WORDS = frozenset("/()")
_SMALL_WORDS = (
    "the of in a an and or for to by at on from as per with le la les l de des du d et en au aux pour par el los las",
    "del y e para por al c в на и по к за от с из год года гг г year period exercice",
    "年 度 期 的 第 月 日 在 من في و على م",
)
_SMALL = frozenset(word for words in _SMALL_WORDS for word in words.split())
"""Small words that say nothing of their own beside a term."""

Node = dict[str, Any]
"""A tree of words by their keys; the words that end here stand under the empty key."""
HERE = ""


class Lexicon(NamedTuple):
    """The words of one script."""

    tree: Node
    forms: frozenset[str]
    """Single words as they are written, accents aside."""
    hyphenated: frozenset[str]
    """Keys of words that are written with a hyphen and are one word."""
    labels: frozenset[tuple[str, ...]]
    """Names of lines that are no terms."""
    nouns: dict[str, frozenset[str]]
    """By language, what may follow `Total` where it is the head of a label: `Total requirements`, `Total part I`."""


@cache
def words(language: str | None = None) -> tuple[Word, ...]:
    """Every word of a language, or of all."""
    if language is None:
        return tuple(word for each in LANGUAGES for word in words(each))
    found = []
    ambiguous = {text: meanings for (own, text), meanings in AMBIGUOUS.items() if own == language}
    for term, documents in import_module(f"xlengine.terms.{language}").WORDS.items():
        for document, spellings in documents.items():
            for spelling in spellings.split(" | "):
                text, how = _read(spelling)
                weight = ambiguous[text].get(term, 1.0) if text in ambiguous else 1.0
                found.append(Word(term, text, language, document, how, weight))
    return tuple(found)


def _read(spelling: str) -> tuple[str, str]:
    """A word without its mark, and where it must stand."""
    if spelling[0] == "=":
        return spelling[1:], WHOLE
    if spelling[-1] == "…":
        return spelling[:-1], STARTS
    if spelling[0] == "…":
        return spelling[1:], ENDS
    return spelling, CONTAINS


def label_names(language: str) -> tuple[str, ...]:
    """Names of lines that are no terms."""
    return tuple(import_module(f"xlengine.terms.{language}").LABELS.split(" | "))


@cache
def lexicon(script: str) -> Lexicon:
    """The words of one script, as a tree."""
    tree: Node = {}
    forms: set[str] = set()
    hyphenated: set[str] = set()
    labels: set[tuple[str, ...]] = set()
    nouns: dict[str, frozenset[str]] = {}
    for language in SCRIPTS[script]:
        own: set[str] = set()
        spelled = words(language)
        names = label_names(language)
        folded = fold_all([*(word.text for word in spelled), *names])
        for at, text in enumerate(folded):
            if text.isascii() and text.replace(" ", "").isalpha():
                forms.update(parts := text.split())
                keys = tuple(map(key, parts))
            else:
                parts = [token for token, _ in _pieces(text)]
                forms.update(parts)
                hyphenated.update(key(token) for token in parts if "-" in token)
                keys = tuple(key(token) for token in parts if token not in _NO_WORDS)
            if at < len(spelled):
                _plant(tree, keys, spelled[at])
            else:
                labels.add(keys)
            if script != "zh":
                own.update(keys)
            elif len(text) > 1:
                own.add(text)
        nouns[language] = frozenset(own) - _SMALL
    return Lexicon(tree, frozenset(forms), frozenset(hyphenated), frozenset(labels), nouns)


def _plant(tree: Node, keys: tuple[str, ...], word: Word) -> None:
    for token in keys:
        tree = tree.setdefault(token, {})
    here: list[Word] = tree.setdefault(HERE, [])
    for at, other in enumerate(here):
        if (other.term, other.language, other.how) == (word.term, word.language, word.how):
            here[at] = other if other.attested >= word.attested else word
            return
    here.append(word)


def key(token: str) -> str:
    """What two forms of one word share: `variances` and `variance`, الفرق and فرق, `sub-total` and `subtotal`."""
    if "-" in token:
        token = token.replace("-", "")
    if token[:2] == "%%":
        return "%"
    if len(token) > 3:
        if token[-1] == "s" and token[-2] != "s":
            return token[:-1]
        if token[:2] == "ال":
            return token[2:]
    return token


def scripts_of(text: str) -> tuple[str, ...]:
    """The scripts whose words a folded text may hold."""
    if text.isascii():
        return ("latin",)
    found = set()
    latin = 0
    for sign in text:
        if sign < "\u0250":
            latin += sign.isalpha()
        elif "\u0400" <= sign < "\u0530":
            found.add("ru")
        elif "\u0600" <= sign < "\u0780":
            found.add("ar")
        elif "\u3007" <= sign < "\ufb00":
            found.add("zh")
    if latin > 2 or not found:
        found.add("latin")
    return tuple(found)


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a folded text with their places: each Chinese character, runs of letters, numbers, % # $ / ( )."""
    found = []
    for token, start in _pieces(text):
        if "-" in token and not _is_one(token):
            at = start
            for part in token.split("-"):
                found.append((key(part), at, at + len(part)))
                at += len(part) + 1
        else:
            found.append((key(token), start, start + len(token)))
    return found


def _pieces(text: str) -> list[tuple[str, int]]:
    """Runs of letters and digits with their places; a run that holds Chinese falls apart into its characters."""
    found = []
    for hit in re.finditer(_TOKEN, text):
        token, start = hit[0], hit.start()
        if token.isascii() or not any(map(is_chinese, token)):
            found.append((token, start))
            continue
        run = ""
        for at, sign in enumerate(token):
            if is_chinese(sign) or sign == "-":
                if run:
                    found.append((run, start + at - len(run)))
                    run = ""
                if sign != "-":
                    found.append((sign, start + at))
            else:
                run += sign
        if run:
            found.append((run, start + len(token) - len(run)))
    return found


def _is_one(token: str) -> bool:
    """Whether a hyphen only joins the halves of one word."""
    if token.partition("-")[0] in _ALWAYS_JOINED:
        return True
    return any(key(token) in lexicon(script).hyphenated for script in scripts_of(token))


def is_small(token: str) -> bool:
    """Whether a token says nothing of its own beside a term: a number, an article, a preposition."""
    return token.isdigit() or token in _SMALL


@lru_cache(maxsize=16384)
def knows(text: str) -> bool:
    """Whether the text as a whole is a word or a label of the vocabulary."""
    folded = fold(text)
    keys = tuple(token for token, _, _ in tokens(folded) if token not in _NO_WORDS)
    for script in scripts_of(folded):
        node: Node | None = lexicon(script).tree
        for token in keys:
            node = node.get(token) if node else None
        if keys in lexicon(script).labels or (node and HERE in node):
            return True
    return False


@lru_cache(maxsize=16384)
def knows_last_word(text: str) -> bool:
    """Whether the text's last word is one that the vocabulary has, as it is written or in the plural."""
    found = re.findall(r"[^\W\d_]+", fold(text))
    if not found:
        return False
    last: str = found[-1]
    for script in scripts_of(last):
        forms = lexicon(script).forms
        if last in forms or (len(last) > 4 and (last + "s" in forms or last.removesuffix("s") in forms)):
            return True
    return False


def line_nouns(language: str) -> frozenset[str]:
    """Words that may follow `Total` where it is the head of a label."""
    return next(lexicon(script).nouns[language] for script, those in SCRIPTS.items() if language in those)
