"""The layers hold: who may import whom, and what a light command must not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "linter" / "puffery"
RULES = Path(__file__).parent.parent / "rules" / "puffery_rules"

#: Module → what it may import of its siblings at run time, TYPE_CHECKING blocks left out.  What is not listed may import anything below it.
ALLOWED = {
    "model": set(),
    "errors": set(),
    "inflection": set(),
    "sentences": set(),
    "positions": set(),
    "reading": {"model"},
    "phrases": {"inflection", "reading"},
    "context": {"reading"},
    "cache": set(),
    "plugin": {"cache", "context", "errors", "inflection", "model", "phrases", "reading"},
    "discovery": {"errors", "model"},
    "settings": {"errors", "model"},
    "docs": {"model", "discovery"},
}
HEAVY = ("spacy", "scispacy", "textstat", "tree_sitter", "numpy")


def imports_of(path: Path, top_level_only: bool = False) -> set[str]:
    """The modules a file imports when it runs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
        or (top_level_only and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))
        or (isinstance(node, ast.If) and "__name__" in ast.unparse(node.test))
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return found


@pytest.mark.parametrize("module", sorted(ALLOWED))
def test_a_module_imports_only_what_lies_below_it(module: str) -> None:
    siblings = {name.split(".")[1] for name in imports_of(PACKAGE / f"{module}.py") if name.startswith("puffery.")}
    assert siblings <= ALLOWED[module]


def test_the_engine_knows_no_rule() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert not {name for name in imports_of(path) if name.split(".")[0] == "puffery_rules"} or path.name in (
            "cli.py",
            "lsp.py",
        ), path


def test_rules_use_only_the_plugin_interface_and_errors() -> None:
    for path in RULES.rglob("*.py"):
        used = {name for name in imports_of(path) if name.split(".")[0] == "puffery"}
        assert used <= {"puffery.plugin", "puffery.errors"}, f"{path.relative_to(RULES)} imports {used}"


@pytest.mark.parametrize("path", [*PACKAGE.rglob("*.py"), *RULES.rglob("*.py")], ids=lambda path: path.stem)
def test_heavy_libraries_are_imported_inside_functions(path: Path) -> None:
    if path.name == "component.py":  # a spaCy factory is loaded by spaCy
        return
    if path.parent.name == "readers" and path.name in ("html.py", "markdown.py"):  # loaded when such a file is read
        return
    assert not {name.split(".")[0] for name in imports_of(path, top_level_only=True)} & set(HEAVY)


@pytest.mark.parametrize("command", [["--help"], ["rules"], ["explain", "EFF101"], ["check", "--help"]], ids=" ".join)
def test_light_commands_load_nothing_heavy(command: list[str]) -> None:
    script = (
        "import sys\nfrom puffery.cli import main\n"
        f"try:\n    main({command!r})\nexcept SystemExit:\n    pass\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\nsys.exit(repr(loaded) if loaded else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
