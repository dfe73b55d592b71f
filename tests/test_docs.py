"""Documentation that cannot drift: generated pages, links, commands and examples are checked against the program."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from puffery.cli import main
from puffery.discovery import installed_rules
from puffery.docs import rules_document
from puffery.model import Flag, Rule
from puffery.settings import _KINDS
from puffery.testing import check_example
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "corpora" / "README.md"]


def test_the_page_of_rules_is_what_the_rules_say() -> None:
    written = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
    assert written == rules_document(installed_rules()), "stale: run `python -m puffery.docs > rules/README.md`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_and_options_named_in_the_documentation_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    fenced = "\n".join(re.findall(r"```(?:sh|text|yaml|make)\n(.*?)```", text, re.DOTALL))
    for command in re.findall(r"^(?:\$ )?puffery ([a-z]+)", fenced, re.MULTILINE):
        assert command in main.commands, f"{page.name} names `puffery {command}`"
    known = {option for parameter in main.commands["check"].params for option in parameter.opts}
    for line in re.findall(r"puffery check [^\n`]*", text):
        for option in re.findall(r"(?<!\S)--[a-z-]+", line):
            assert option in known, f"{page.name} names {option}"


def test_every_setting_is_documented() -> None:
    text = (ROOT / "docs" / "configure.md").read_text(encoding="utf-8")
    for key in _KINDS:
        assert re.search(rf"\b{key.replace('_', '-')}\b", text), key


def test_every_dependency_has_its_reason() -> None:
    setup = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    required = setup.split("install_requires =")[1].split("\n\n")[0]
    names = re.findall(r"^\s+([a-z-]+)", required, re.MULTILINE)
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## Dependencies")[1]
    assert [name for name in names if name not in table] == []


def test_the_rule_in_the_documentation_works() -> None:
    text = (ROOT / "docs" / "write-a-rule.md").read_text(encoding="utf-8")
    source = re.findall(r"```python\n(.*?)```", text, re.DOTALL)[0]
    module = ModuleType("acme_rules")
    sys.modules["acme_rules"] = module
    try:
        exec(compile(source, "acme_rules", "exec"), vars(module))
        made = vars(module)["invented_award"]
        assert isinstance(made, Rule)
        assert vars(module)["Flag"] is Flag
        for example in (*made.bad, *made.good):
            check_example(made, example)
    finally:
        del sys.modules["acme_rules"]
