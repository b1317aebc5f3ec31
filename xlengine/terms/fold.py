"""What a reviewer sees of a label: case, accents, blanks, invisible marks and kinds of dashes put aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from xlengine.expression import expression

_LINE_END_HYPHEN = r"(?<=[^\W\d_])[-\u2010\u2011\u00ad][ \t]*[\r\n]+\s*(?=[^\W\d_])"
_TRAILING = " .,;:·…。؟!_"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-"),
        **dict.fromkeys("“”„‟«»〝〞＂「」『』《》", '"'),
        **dict.fromkeys("‘’‚‛‹›ʼʹ`´＇′", "'"),
        **dict.fromkeys("∕⁄", "/"),
        **dict.fromkeys("،、", ","),
        **dict.fromkeys("ىی", "ي"),
        **dict(zip("؛٪٫ةٱکёЁ№", (";", "%", ".", "ه", "ا", "ك", "е", "Е", "no"), strict=True)),
        **dict.fromkeys("ـ\u00ad\u061c\u180e\ufeff"),
        **{chr(sign): None for sign in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))},
        **{chr(sign): None for sign in range(0xFE00, 0xFE10)},
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)
_ACCENTS = dict.fromkeys(
    (*range(0x0300, 0x0370), *range(0x0483, 0x0488), *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670,
     *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E5), *range(0x20D0, 0x20F1))
)  # fmt: skip
_SHORT_I = "\u0438\u0306"


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The label as a reviewer compares it: `"  Écart \\u200f"` is `ecart`, `合 计` is `合计`, `TOTAL:` is `total`.

    Folding twice changes nothing more. A text of nothing but punctuation stays as it is.
    """
    folded = _fold_once(text)
    while not folded.isascii() and (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def fold_all(texts: list[str]) -> list[str]:
    """Each text folded, all in one go: for word lists, whose texts have no line breaks."""
    hard = iter(_letters("\n".join(text for text in texts if not text.isascii())).split("\n"))
    plain = (text.lower() if text.isascii() else next(hard) for text in texts)
    return [" ".join(text.split()).rstrip(_TRAILING).lstrip(" ·•") or text for text in plain]


def _fold_once(text: str) -> str:
    if "\n" in text or "\r" in text:
        text = re.sub(_LINE_END_HYPHEN, "", text)
        text = re.sub(r"(?<=[0-9][-–])\s+(?=[0-9])", "", text)
    if text.isascii():
        text = " ".join(text.lower().split())
    else:
        text = " ".join(_letters(text).split())
        if " " in text and not text.isascii():
            text = _closed_up(text)
    bare = text.rstrip(_TRAILING).lstrip(" ·•")
    return bare or text


def is_chinese(sign: str) -> bool:
    """Whether the sign is a Chinese character."""
    return "\u3400" <= sign <= "\u9fff" or sign == "〇" or "\uf900" <= sign <= "\ufaff"


def _closed_up(text: str) -> str:
    """No blank between two Chinese characters, or between one and a digit: `合 计`, `2020 年`."""
    parts = text.split(" ")
    closed = [parts[0]]
    for part in parts[1:]:
        left, right = closed[-1][-1:], part[0]
        together = is_chinese(left) and (is_chinese(right) or right.isdigit())
        closed.append(part if together or (left.isdigit() and is_chinese(right)) else " " + part)
    return "".join(closed)


def _letters(text: str) -> str:
    """Compatibility forms made plain, accents and invisible marks taken off; й stays a letter of its own."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text.translate(_ALIKE)).casefold())
    parts = [part.translate(_ACCENTS) for part in plain.split(_SHORT_I)]
    return unicodedata.normalize("NFC", _SHORT_I.join(parts)).translate(_ALIKE)


_MARKS = r"(?<=\S)\s*(?:[*†‡§]+|[\u00b9\u00b2\u00b3\u2070-\u209c\u1d43-\u1d61]+\)?)$"
_BRACKETED = r"(?<=[^\W\d_)%])\s*\((?:[a-hأبتثجحخده]|[1-9])\)$"
_NUMBER_BRACKET = r"(?<=[^\W\d_)%])\s*[1-9]\)$"
_AFTER_SIGN = r"(?<=\S)\s?(?:[a-h]|[a-h],\s?[a-h])$"
_LETTER = r"(?<=[^\W\d_]{2})(?:\s?[a-h]|\s?[a-h](?:,\s?[a-h])+)$"
_DIGIT = r"(?<=[^\W\d_]{2})[1-9]$"
_LETTERED = (
    "part section annex appendix table phase group cluster class pillar component category grade level column line",
    "partie annexe tableau groupe parte anexo cuadro grupo sección seccion",
)
"""Words that a letter of their own may follow: `Part a`."""
_MAY_BE_FOOTNOTE = frozenset("abcdefgh123456789)*†‡§¹²³")


def unfootnoted(text: str) -> str:
    """The label without the footnote mark that is glued to its end: `Apportionmenta`, `人力资源a`, `Total (أ)`.

    A letter that could be part of the word is taken off only where the vocabulary knows the word without it and does
    not know the word with it. A number by itself, `1`, is a footnote only after words that are known as a whole.
    """
    bare = text.strip()
    if not bare or (bare[-1] not in _MAY_BE_FOOTNOTE and not "\u1d43" <= bare[-1] <= "\u209c"):
        return bare
    for pattern in (_MARKS, _BRACKETED, _NUMBER_BRACKET, _AFTER_SIGN):
        shorter = re.sub(pattern, "", bare).rstrip()
        if not shorter or (pattern is _NUMBER_BRACKET and "(" in bare):
            continue
        if pattern is _AFTER_SIGN and shorter[-1] < "\u0250" and shorter[-1] not in ")%":
            continue
        bare = shorter
    letter, digit = re.search(_LETTER, bare), re.search(_DIGIT, bare)
    found = letter or digit
    if found:
        from xlengine.terms.vocabulary import knows, knows_last_word

        shorter = bare[: found.start()]
        is_apart = found[0][0].isspace()
        if letter and is_apart:
            known = knows_last_word(shorter) and not _is_lettered(shorter)
        elif letter:
            known = knows_last_word(shorter) and not knows_last_word(bare)
        else:
            known = knows(shorter)
        if known:
            bare = shorter
    return bare


def _is_lettered(text: str) -> bool:
    last = text.split()[-1].casefold()
    return any(last in words.split() for words in _LETTERED)


class HeaderFormula(NamedTuple):
    """What a row of formulas below a header says of one column: `(3)=(1)-(2)`."""

    name: str
    """The column's own number or letter, without parentheses: `3`."""
    right_side: tuple[str, tuple[tuple[int, str], ...]] | None
    """(`sum`, signed names), (`quotient`, numerator and denominator), (`quotient_of_sum`, signed names and at the end
    the denominator), (`product`, names, and numbers that are no column's), or (`other`, ()) for any other arithmetic;
    None for a bare number."""


_NAME = r"\(?(?:col(?:umn|onne|umna)?\.?|гр(?:афа)?\.?|栏|列|第)?([0-9]{1,2}[a-z]?|[^\W\d_]|[ivx]{1,4})(?:栏|列)?\)?"
_OPERAND = rf"([+-]?){_NAME}"
_ARITHMETIC = expression(r"(?=.*[+*/×x·÷:-])[0-9a-zа-я()+*/×·÷:%.,-]+")
_SCALE = r"(?:[x×х*·]\(?100\)?%?|%|in%|\(%\))$"
_FOLDED_SIGNS = str.maketrans({"∶": ":", "[": "(", "]": ")", "{": "(", "}": ")"})
_NOT_A_COLUMN = frozenset("xх-—")


@lru_cache(maxsize=4096)
def header_formula(text: str) -> HeaderFormula | None:
    """A formula row's cell taken apart: `(3)=(1)-(2)`, `(4) = (3) ÷ (1)`, `c=a-b`, `e=d/a×100`, `(1)`, `1`, `(a)`.

    None for everything else: words, years, figures.
    """
    if len(text) > 60:
        return None
    bare = fold(text).translate(_FOLDED_SIGNS).replace(" ", "")
    name, equals, right = bare.partition("=")
    if not equals:
        inner = re.fullmatch(_NAME, bare) if len(bare) < 12 else None
        if inner and bare not in _NOT_A_COLUMN and _balanced(bare):
            return HeaderFormula(inner[1], None)
        if re.search(r"\)[-+/÷:]\(|^\(?(?:гр|col)[^()]*[-+/÷:]", bare):
            name, right = "", bare
        else:
            return None
    if name.startswith("(") and not name.endswith(")") and right.endswith(")"):
        name, right = name[1:], right[:-1]
    left = re.fullmatch(_NAME, name)
    if name and not left:
        return None
    right_side = _product(right) if left else None
    right_side = right_side or _right_side(re.sub(_SCALE, "", right))
    if right_side is None and left and _ARITHMETIC.fullmatch(right):
        right_side = "other", ()
    return HeaderFormula(left[1] if left else "", right_side) if right_side else None


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")")


_FROM_TO = expression(r"\(([0-9]{1,2})\)(?:to|through|a|至|到|по|до|الي)\(([0-9]{1,2})\)")


def _right_side(text: str) -> tuple[str, tuple[tuple[int, str], ...]] | None:
    text = _FROM_TO.sub(lambda ends: "+".join(f"({at})" for at in range(int(ends[1]), int(ends[2]) + 1)), text)
    while text.startswith("(") and text.endswith(")") and _closes_at_end(text):
        text = text[1:-1]
    parts = re.split(r"[/÷:]", text)
    if len(parts) == 2:
        numerator, denominator = _sum(parts[0]), _sum(parts[1])
        if numerator is None or denominator is None or len(denominator) != 1:
            return None
        if len(numerator) == 1:
            return "quotient", (*numerator, *denominator)
        return "quotient_of_sum", (*numerator, *denominator)
    terms = _sum(text) if len(parts) == 1 else None
    return ("sum", terms) if terms else None


_TIMES = expression(r"[x×х*·]")
_PER_CENT = expression(r"[0-9]{1,2}(?:[.,][0-9]+)?%")


def _product(text: str) -> tuple[str, tuple[tuple[int, str], ...]] | None:
    """`3×4`, `(5)×12`, `6×10%`: the names of the columns, and numbers that are none."""
    parts = _TIMES.split(text)
    found = [re.fullmatch(_NAME, part) or _PER_CENT.fullmatch(part) for part in parts]
    if len(parts) < 2 or not all(found) or parts[-1] in ("100", "100%"):
        return None
    return "product", tuple((1, one[1] if one.re.groups else one[0]) for one in found if one)


def _closes_at_end(text: str) -> bool:
    """Whether the first parenthesis is the one that the last sign closes."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return at == len(text) - 1
    return False


def _sum(text: str) -> tuple[tuple[int, str], ...] | None:
    """Signed column names: `(1)-(2)`, `a+b`, and `1:3` is nothing."""
    while text.startswith("(") and text.endswith(")") and _closes_at_end(text):
        text = text[1:-1]
    terms: list[tuple[int, str]] = []
    operand = re.compile(_OPERAND)
    at = 0
    while at < len(text):
        found = operand.match(text, at)
        if found is None or (terms and not found[1]):
            return None
        terms.append((-1 if found[1] == "-" else 1, found[2]))
        at = found.end()
    return tuple(terms) or None
