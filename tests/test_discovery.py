"""Rules are found through entry points, checked when they are declared, and isolated when they crash."""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

from puffery.discovery import GROUP, collect_rules, installed_rules
from puffery.engine import lint
from puffery.errors import BadPlugin, BadRule, RuleCrashed
from puffery.language import Language
from puffery.plugin import Flag, Rule, Source, phrases, rule
from puffery.readers import parse
from puffery.settings import Settings

ANY = Source("A 1", "A law")
#: Codes and names as the annotation guidelines define them.
GUIDELINES = {
    "EFF": "absolute-outcome cure-claim guaranteed-result instant-or-permanent absolute-safety hype unsupported-superiority weight-loss-claim discourages-treatment",
    "EVD": "uncited-statistic vague-evidence anecdote-as-evidence overextended-evidence citation-integrity",
    "DIS": "results-vary medical-advice regulatory-status risk-information supplement-statement testimonial-typicality",
    "ANA": "no-such-structure wrong-location wrong-attachment wrong-nerve-or-vessel wrong-tissue wrong-function wrong-count",
    "REG": "unsupported-approval registration-as-approval authority-endorsement disease-claim off-label-promotion unsupported-compliance therapy-scope drug-equivalence prescription-to-public inducement",
    "TRM": "confused-term undefined-abbreviation redundant-term",
    "RDB": "reading-grade hard-sentence",
}
BASE = {"EFF": 101, "EVD": 201, "DIS": 301, "ANA": 401, "REG": 501, "TRM": 601, "RDB": 701}
promises = phrases("promise~")


def declare(**changed: object) -> Rule:
    def sample_promise(doc):  # type: ignore[no-untyped-def]
        """Promises.

        They mislead.
        """
        return (Flag(hit) for hit in promises(doc))

    fields: dict[str, object] = {
        "code": "XYZ901",
        "severity": "error",
        "message": "No.",
        "sources": (ANY,),
        "bad": ("We <<promise>> it.",),
        "good": ("We hope so.",),
    }
    made = rule(**{**fields, **changed})(sample_promise)  # type: ignore[arg-type]
    assert isinstance(made, Rule)
    return made


def test_codes_and_names_are_those_of_the_guidelines() -> None:
    expected = {
        f"{family}{BASE[family] + at}": name for family, names in GUIDELINES.items() for at, name in enumerate(names.split())
    }
    assert {each.code: each.name for each in installed_rules()} == expected


def test_a_rule_is_named_for_its_function_and_titled_by_its_docstring() -> None:
    made = declare()
    assert (made.name, made.title, made.reason) == ("sample-promise", "Promises", "They mislead.")


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"sources": ()}, "at least one source"),
        ({"bad": ("We promise it.",)}, "<<marked>>"),
        ({"bad": ()}, "<<marked>>"),
        ({"good": ()}, "good example"),
        ({"code": "eff1"}, "three capitals and three digits"),
        ({"severity": "fatal"}, "severity must be one of"),
        ({"message": " "}, "message is empty"),
        ({"jurisdictions": ("us", "mars")}, "jurisdictions must be among"),
    ],
)
def test_an_incomplete_rule_is_refused_when_it_is_declared(changed: dict[str, object], complaint: str) -> None:
    with pytest.raises(BadRule, match=re.escape(complaint)):
        declare(**changed)


def test_a_rule_without_a_reason_is_refused() -> None:
    def silent(doc):  # type: ignore[no-untyped-def]
        """Only a title."""

    with pytest.raises(BadRule, match="title line"):
        rule(code="XYZ902", severity="info", message="m", sources=(ANY,), bad=("<<a>>",), good=("b",))(silent)


def test_the_built_in_rules_come_through_the_entry_point() -> None:
    assert "puffery_rules" in {point.value for point in entry_points(group=GROUP)}
    codes = [each.code for each in installed_rules()]
    assert codes == sorted(set(codes))


def test_a_package_that_cannot_be_loaded_is_an_error_that_names_it() -> None:
    with pytest.raises(BadPlugin, match=r"'broken' \(no_such_module\)"):
        collect_rules([EntryPoint("broken", "no_such_module", GROUP)])


def test_one_package_under_two_entry_points_is_taken_once() -> None:
    twice = [EntryPoint(name, "puffery_rules.readability", GROUP) for name in ("a", "b")]
    assert [each.code for each in collect_rules(twice)] == ["RDB701", "RDB702"]


def test_a_code_declared_by_two_packages_is_an_error_that_names_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "from puffery.plugin import Flag, Source, rule\n"
        "@rule(code='XYZ903', severity='info', message='m', sources=(Source('A', 'b'),), bad=('<<a>>',), good=('b',))\n"
        "def clash(doc):\n    '''T.\n\n    R.\n    '''\n    yield from ()\n"
    )
    for name in ("first_pack", "second_pack"):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    points = [EntryPoint(name, name, GROUP) for name in ("first_pack", "second_pack")]
    with pytest.raises(BadPlugin, match="'first_pack' and 'second_pack' both declare XYZ903"):
        collect_rules(points)


def test_a_rule_that_raises_loses_nothing_of_the_others() -> None:
    def crashing(doc):  # type: ignore[no-untyped-def]
        """Crashes.

        Always.
        """
        raise KeyError("gone")

    bad = rule(code="XYZ904", severity="info", message="m", sources=(ANY,), bad=("<<a>>",), good=("b",))(crashing)
    rules = (declare(), bad)
    result = lint(parse("a.txt", "We promise it.", "text"), rules, Settings(), Language(rules))
    assert [finding.code for finding in result.findings] == ["XYZ901"]
    (crash,) = result.crashes
    assert isinstance(crash, RuleCrashed)
    assert (crash.rule, crash.path) == ("XYZ904", "a.txt")
    assert "KeyError" in str(crash)
    assert "in crashing" in crash.trace
