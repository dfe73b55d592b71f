"""Configuration files: which one counts, what may stand in it, and what an error says."""

from __future__ import annotations

from pathlib import Path

import pytest

from puffery.discovery import installed_rules
from puffery.errors import SettingsError
from puffery.model import Rule
from puffery.settings import Settings, clear_cache, find_config, load_settings, override

RULES = installed_rules()


@pytest.fixture(autouse=True)
def _fresh() -> None:
    clear_cache()


def rule_of(code: str) -> Rule:
    return next(each for each in RULES if each.code == code)


def load(folder: Path, text: str, name: str = ".puffery.toml") -> Settings:
    (folder / name).write_text(text, encoding="utf-8")
    clear_cache()
    return load_settings(find_config(folder), RULES)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings(None)
    assert (settings.jurisdictions, settings.fail_on, settings.reading_grade) == (("us",), "warning", 8.0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".puffery.toml", 'ignore = ["EFF106"]\nreading-grade = 10\n'),
        ("pyproject.toml", '[tool.puffery]\nignore = ["EFF106"]\nreading-grade = 10\n'),
        ("setup.cfg", "[puffery]\nignore = EFF106\nreading-grade = 10\n"),
    ],
)
def test_each_kind_of_file_is_read(tmp_path: Path, name: str, text: str) -> None:
    settings = load(tmp_path, text, name)
    assert settings.ignore == ("EFF106",)
    assert settings.reading_grade == 10
    assert settings.root == tmp_path


def test_the_nearest_file_wins_and_a_pyproject_without_a_table_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "site" / "blog"
    inner.mkdir(parents=True)
    (tmp_path / ".puffery.toml").write_text('fail-on = "error"\n', encoding="utf-8")
    (inner / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert find_config(inner) == tmp_path / ".puffery.toml"
    (tmp_path / "site" / "setup.cfg").write_text("[puffery]\nfail-on = info\n", encoding="utf-8")
    clear_cache()
    assert find_config(inner) == tmp_path / "site" / "setup.cfg"


def test_extend_gives_what_the_file_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('fail-on = "error"\njurisdictions = ["uk"]\n', encoding="utf-8")
    settings = load(tmp_path, 'extend = "base.toml"\njurisdictions = ["au"]\n')
    assert (settings.fail_on, settings.jurisdictions) == ("error", ("au",))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("selct = []", ["unknown key `selct`", "did you mean `select`"]),
        ('select = ["EFF999"]', ["key `select`", "`EFF999`", "did you mean `EFF"]),
        ('ignore = ["hipe"]', ["key `ignore`", "did you mean `hype`"]),
        ('fail-on = "eror"', ["key `fail-on`", "did you mean `error`"]),
        ('jurisdictions = ["usa"]', ["key `jurisdictions`", "did you mean `us`"]),
        ("jurisdictions = []", ["key `jurisdictions`", "at least one"]),
        ('select = "EFF"', ["key `select`", "no list of strings"]),
        ("reading-grade = true", ["key `reading-grade`", "no number"]),
        ('require-reason = "yes"', ["key `require-reason`", "neither true nor false"]),
        ('[severity]\nEFF101 = "grave"', ["key `severity`", "`grave` is not one of"]),
        ('encoding = "utf-9"', ["key `encoding`", "`utf-9`", "windows-1252"]),
        ('[disclaimers]\nincludes = ["a"]', ["unknown key `disclaimers.includes`", "did you mean `include`"]),
        ('[[per-path]]\npath = "x"', ["key `per-path`", "`severity`"]),
        ("select = [", ["cannot be read", "puffery init"]),
        ('extend = "nowhere.toml"', ["key `extend`", "nowhere.toml"]),
    ],
)
def test_an_error_names_file_key_and_nearest_spelling(tmp_path: Path, text: str, parts: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, text + "\n")
    for part in [str(tmp_path / ".puffery.toml"), *parts]:
        assert part in str(caught.value)


def test_files_that_extend_each_other_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extend = ".puffery.toml"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="circle"):
        load(tmp_path, 'extend = "a.toml"\n')


@pytest.mark.parametrize(
    ("table", "is_selected"),
    [
        ({}, True),
        ({"select": ["EFF"]}, True),
        ({"select": ["hype"]}, True),
        ({"select": ["EVD"]}, False),
        ({"ignore": ["EFF106"]}, False),
        ({"select": ["EFF"], "ignore": ["hype"]}, False),
    ],
)
def test_codes_prefixes_and_names_select(table: dict[str, object], is_selected: bool) -> None:
    assert override(Settings(), RULES, table).is_selected(rule_of("EFF106")) is is_selected


def test_a_rule_of_another_jurisdiction_does_not_run() -> None:
    inducement = rule_of("REG510")
    assert not Settings().is_selected(inducement)
    assert Settings(jurisdictions=("us", "au")).is_selected(inducement)


def test_the_closest_selector_and_the_last_path_decide_a_severity(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        '[severity]\nEFF = "info"\nEFF101 = "error"\n[[per-path]]\npath = "blog/*"\nseverity = { EFF101 = "warning" }\n',
    )
    assert settings.severity_for(rule_of("EFF106"), str(tmp_path / "index.md")) == "info"
    assert settings.severity_for(rule_of("EFF101"), str(tmp_path / "index.md")) == "error"
    assert settings.severity_for(rule_of("EFF101"), str(tmp_path / "blog" / "a.md")) == "warning"
    assert settings.severity_for(rule_of("EVD201"), str(tmp_path / "index.md")) is None


def test_exclude_is_relative_to_the_file_that_says_it(tmp_path: Path) -> None:
    settings = load(tmp_path, 'exclude = ["old", "*.draft.md"]\n')
    assert settings.is_excluded(str(tmp_path / "old" / "a.md"))
    assert settings.is_excluded(str(tmp_path / "x" / "b.draft.md"))
    assert not settings.is_excluded(str(tmp_path / "older.md"))


def test_the_starter_file_is_valid(tmp_path: Path) -> None:
    starter = Path(__file__).parent.parent / "linter" / "puffery" / "starter.toml"
    assert load(tmp_path, starter.read_text(encoding="utf-8")).fail_on == "warning"
