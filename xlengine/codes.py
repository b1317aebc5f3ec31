"""Every code that a finding may carry: the rules, and what is said of the workbook itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkbookCode:
    """What is said of a cell or a workbook, whatever its rules are."""

    code: str
    name: str
    sentence: str
    text: str = ""
    example: str = ""


_SAID = (
    WorkbookCode(
        "XLE511", "untied_number", "A number of the text is no figure of the workbook.",
        "It may come from elsewhere, or be mistyped; one that nearly is a figure of its sentence's line is an error.",
        "The text says 7,396,000; no cell shows it.",
    ),
    WorkbookCode(
        "XLE901", "empty", "A cell that a rule gives holds nothing, and a recalculation would fill it.",
        "A blank is not nil: it is filled, never compared.", "C14 is empty; 1 234.5 − 1 000.0 = 234.5.",
    ),
    WorkbookCode(
        "XLE902", "error_value", "A cell that a rule gives holds an Excel error value.",
        "An error goes through every rule as itself, and is never covered with a figure where it comes from an input.",
        "D14 holds #DIV/0!.",
    ),
    WorkbookCode(
        "XLE903", "words_for_figure", "A formula gives words in a column of figures.",
        "It takes a label or a heading in place of a figure; whatever is computed from it shows an error value.",
        "='Table 1'!A8 gives “Post resources”.",
    ),
    WorkbookCode(
        "XLE911", "stale_value", "A formula's stored result is not what the formula gives.",
        "Excel keeps a result beside each formula. A program that changes an input and does not recompute leaves it.",
        "=B14-C14 gives 234.5; the file holds 230.0.",
    ),
    WorkbookCode(
        "XLE912", "missing_value", "A formula has no stored result.",
        "Readers that do not compute see an empty cell. Open and save the workbook in Excel, or recalculate it.",
    ),
    WorkbookCode("XLE913", "cycle", "Formulas that depend on their own result.", "", "B2 is =C2+1 and C2 is =B2-1."),
    WorkbookCode("XLE914", "unknown_function", "A formula calls a function that neither Excel nor xlengine has."),
    WorkbookCode(
        "XLE915", "not_checked", "A formula was not recomputed: its stored result is neither right nor wrong.",
        "It says why: a function that looks at today's date, a link to another workbook, an unsupported shape.",
    ),
    WorkbookCode(
        "XLE916", "typed_over", "A figure is typed, or none stands, where the rest of a column or line holds formulas.",
        "It does not follow its inputs: somebody typed it over the formula, or forgot to copy one.",
        "D6 is 177 000; D2 to D5 and D7 are =B2-C2 and so on.",
    ),
    WorkbookCode(
        "XLE917", "unlike_others", "A formula is unlike all others of its column, or of its total line.",
        "It gives another figure than theirs would in its place. Where that figure would make right what is wrong "
        "elsewhere, it is an error.",
        "H4 is =B3-G4; H2 to H9 are =B2-G2 and so on.",
    ),
    WorkbookCode(
        "XLE918", "number_as_text", "A number is stored as a text in a column of numbers.",
        "A sum of cells leaves it out, B4-C4 does not, and other programs read it in their own way.",
        "C4 holds the text “280”; =SUM(C2:C5) adds the other three.",
    ),
    WorkbookCode(
        "XLE919", "counted_twice", "A sum adds lines and their total.",
        "Its range holds another sum over lines of the same range; SUBTOTAL passes over such sums, SUM does not.",
        "B15 is =SUM(B2:B14), and B8 in it is =SUM(B2:B7).",
    ),
    WorkbookCode(
        "XLE920", "ends_early", "A look-up or a conditional sum ends before the last line of its list.",
        "Lines were added below its range, and it does not see them. Ranges of whole columns grow with the list.",
        "=SUMIF(Ledger!B2:B40,A5,Ledger!D2:D40); the ledger goes on to row 43.",
    ),
    WorkbookCode(
        "XLE951", "unused_acceptance", "An acceptance in xlengine.toml matches no finding.",
        "Either the figure has been mended, and the acceptance can go, or its sheet, cell or code is mistyped.",
    ),
    WorkbookCode(
        "XLE952", "unused_table", "A table that xlengine.toml points out is not in the workbook.",
        "Its sheet is mistyped, or its range holds no lines of figures; name the workbook that it is meant for.",
    ),
)  # fmt: skip
WORKBOOK_CODES: dict[str, WorkbookCode] = {said.code: said for said in _SAID}


def known_codes() -> dict[str, str]:
    """Every code with its name, in the order of the codes."""
    import xlengine.rules  # noqa: F401 — declares the rules
    from xlengine.rule import RULES

    names = {rule.code: rule.name for rule in RULES.values()} | {said.code: said.name for said in _SAID}
    return dict(sorted(names.items()))
