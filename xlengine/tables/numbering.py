"""The numbers of lines, and what labels say with them: `8. Total receipts (1+4)`."""

from __future__ import annotations

from xlengine.expression import expression
from xlengine.terms.fold import fold

_NUMBER = r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[ivx]{1,5}|[a-zа-я]|[一二三四五六七八九十]{1,3})"
_OWN = expression(
    rf"^(?:\(({_NUMBER})\)|({_NUMBER})\s?(?:[.):、,]|\s?[-–—]\s)|({_NUMBER})(?=\s*=\s*\(?{_NUMBER}\s*[-+]))"
)
_BEHIND_A_NUMBER = expression(r"[.):,=-]")
_TOKEN = expression(rf"{_NUMBER}|[-+()]")
_BEFORE_A_FORMULA = expression(r"[\[(=]")
_AT_END = expression(r"[\[(]((?:[^\[\]()]|\([^()]*\))*)[\])]\s*$|=\s*([^=]+)$")
_DASHES = str.maketrans("–—−‐‑", "-----")


def number_of(label: str) -> str:
    """The number that a label begins with: `iv` of `IV. Other`; empty for none."""
    if label.isascii() and not _BEHIND_A_NUMBER.search(label):
        return ""
    own = _OWN.match(fold(label).replace("、", "."))
    return next((name for name in own.groups() if name), "") if own else ""


def may_state_formulas(labels: str) -> bool:
    """Whether one of these labels may be one that says how its line is computed."""
    return not labels.isascii() or _BEFORE_A_FORMULA.search(labels) is not None


def stated_formula(label: str) -> list[tuple[str, int]] | None:
    """`1-(5+6)` at the end of a label as signed numbers; None for other labels."""
    if not may_state_formulas(label):
        return None
    text = fold(label).translate(_DASHES)
    found = _AT_END.search(text)
    if found is None or found.start() == 0:
        text, _, right = text.partition("=")
        if not right:
            return None
    else:
        right = found[1] or found[2] or ""
    right = right.rpartition("=")[2].strip()
    tokens = _TOKEN.findall(right)
    if "".join(tokens) != right.replace(" ", "") or not any(token in "+-" for token in tokens):
        return None
    signs, sign, stated = [1], 1, []
    expects = True
    for token in tokens:
        if token == "(":
            signs.append(signs[-1] * sign)
            sign = 1
        elif token == ")":
            if len(signs) < 2:
                return None
            signs.pop()
        elif token in "+-":
            sign, expects = (1 if token == "+" else -1), True
        else:
            if not expects:
                return None
            stated.append((token, signs[-1] * sign))
            sign, expects = 1, False
    return stated if len(stated) >= 2 and len(signs) == 1 else None
