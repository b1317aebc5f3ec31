"""The house: imports point downwards, hosts are not known inside, numbers stay exact, every rule is complete."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

import xlengine.rules  # noqa: F401 — declares the rules
from tests.rules_page import PAGE, page
from xlengine.codes import known_codes
from xlengine.expression import expression
from xlengine.function import FUNCTIONS
from xlengine.rule import LONGEST_SENTENCE, RULES, Rule, across
from xlengine.terms import TERMS

HOUSE = Path(__file__).parent.parent / "xlengine"
MODULES = {
    path.relative_to(HOUSE.parent).with_suffix("").as_posix().replace("/", "."): path for path in HOUSE.rglob("*.py")
}
STOREYS = [
    ("number", "printed", "noise", "numberformat", "interval", "expression"),
    ("cell", "bands", "banded", "sheet", "terms", "sources"),
    ("rule", "rules", "layout", "finding", "codes", "review", "fit"),
    ("tables",),
    ("across",),
    ("down",),
    ("computing", "function", "functions"),
    ("judging", "checks", "settings"),
    ("reports", "frames"),
    ("cli", "commands", "hosts", ""),
]  # fmt: skip
"""From the ground up. A module imports only from its own storey and those below; `files` stands beside them."""


def _storey(module: str) -> int | None:
    top = module.removeprefix("xlengine").removesuffix(".__init__").lstrip(".").split(".")[0]
    return next((at for at, names in enumerate(STOREYS) if top in names), None)


def _imports(path: Path) -> set[str]:
    """What a module imports when it is loaded; imports inside functions and for types only do not count."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return found


def test_every_module_has_its_storey() -> None:
    lost = {name for name in MODULES if _storey(name) is None and not name.startswith("xlengine.files")}
    assert lost == set()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_downwards(module: str) -> None:
    own = _storey(module)
    for imported in _imports(MODULES[module]):
        if imported == "xlengine" or not imported.startswith("xlengine") or ".files" in imported:
            continue
        other = _storey(imported)
        limit = 2 if module.startswith("xlengine.files") else own
        assert other is not None
        assert limit is not None
        assert other <= limit, f"{module} imports {imported} from a higher storey"


def _imports_anywhere(path: Path) -> set[str]:
    """What a module imports at any time, inside functions too."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    modules = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return modules | {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}


def test_no_host_is_known_inside() -> None:
    for name, path in MODULES.items():
        hosts = [m for m in _imports_anywhere(path) if m.split(".")[0] in ("xlwings", "formulas", "udfs", "uno")]
        assert not hosts, f"{name} imports {hosts}"


def test_no_float_and_no_rounding_but_our_own_in_the_arithmetic() -> None:
    rules = (f"rules/{path.stem}" for path in (HOUSE / "rules").glob("*.py"))
    names = ("number", "interval", "computing/reckoning", "judging/compare", "rule", "computing/between", *rules)
    for name in names:
        source = (HOUSE / f"{name}.py").read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])(?:float|round)\(", source), name


def test_every_expression_compiles() -> None:
    compiled = 0
    for name in MODULES:
        for value in vars(importlib.import_module(name)).values():
            for one in value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,):
                if isinstance(one, type(expression(""))):
                    assert callable(one.search)
                    compiled += 1
    assert compiled > 100


def test_no_module_is_longer_than_a_person_reads() -> None:
    long = {
        name: lines for name, path in MODULES.items()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 250 and ".terms." not in name
    }  # fmt: skip
    assert long == {}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"XLE[1-5][0-9]{2}", rule.code)
    assert rule.cites
    assert 0 < len(rule.sentence) <= LONGEST_SENTENCE
    assert rule.example, "an example tells more than a sentence"
    if rule.axis in ("across", "down"):
        assert {rule.name, *rule.parameters} <= set(TERMS)
    assert rule.code in known_codes()


def test_rules_across_and_down_are_functions_too() -> None:
    computed = [rule for rule in RULES.values() if rule.axis in ("across", "down")]
    missing = {rule.code for rule in computed if f"XLE_{rule.name.upper()}" not in FUNCTIONS}
    assert missing <= {"XLE120", "XLE222"}, missing


def test_a_misspelt_term_is_refused_with_a_suggestion() -> None:
    with pytest.raises(ValueError, match="did you mean 'expenditure'"):

        @across("XLE199", cites="nothing")
        def variance(apportionment: object, expenditur: object) -> object:
            """A rule with a typo."""

    assert "XLE199" not in RULES


def test_a_code_is_never_reused() -> None:
    with pytest.raises(ValueError, match="never reused"):

        @across("XLE101", cites="nothing")
        def variance(apportionment: object, expenditure: object) -> object:
            """Another rule under an old code."""


def test_the_page_of_rules_is_made_from_the_rules() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.rules_page"


STEPS = ("tables", "across", "down", "computing", "judging", "settings")


def test_the_page_of_the_house_names_every_storey_and_every_module_of_the_pipeline() -> None:
    text = (HOUSE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = [path.stem for step in STEPS for path in (HOUSE / step).glob("*.py") if path.stem != "__init__"]
    for name in [*(name for names in STOREYS for name in names), *modules]:
        assert not name or f"`{name}`" in text, f"docs/architecture.md does not say what {name} is"


def test_the_readme_names_every_command() -> None:
    text = (HOUSE.parent / "README.md").read_text(encoding="utf-8")
    for command in ("recalc", "check", "explain", "tables", "report", "undo", "button", "addin"):
        assert f"xlengine {command}" in text


def test_the_page_of_settings_names_every_term_and_every_key() -> None:
    from xlengine.settings.file import ACCEPT_KEYS, KINDS, LIMIT_KEYS, TABLE_KEYS, THRESHOLD_KEYS
    from xlengine.terms import TERMS

    page = (HOUSE.parent / "docs" / "settings.md").read_text(encoding="utf-8")
    every = [*TERMS, *TABLE_KEYS, *ACCEPT_KEYS, *LIMIT_KEYS, *THRESHOLD_KEYS, *KINDS]
    assert [one for one in every if f"`{one}`" not in page] == []
