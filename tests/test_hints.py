"""What a user meant is suggested; a file counts once, whatever its spelling."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from puffery.discovery import installed_rules
from puffery.errors import SettingsError, UnreadableFile
from puffery.files import find_files
from puffery.readers.decode import decode
from puffery.settings import Settings, load_settings, override


@pytest.mark.parametrize(
    ("key", "value", "meant"), [("select", "eff", "EFF"), ("jurisdictions", "USA", "us"), ("jurisdictions", "UK", "uk")]
)
def test_letter_case_does_not_hide_what_is_meant(key: str, value: str, meant: str) -> None:
    with pytest.raises(SettingsError, match=f"did you mean `{meant}`"):
        override(Settings(), installed_rules(), {key: [value]})


def test_the_allowed_values_are_listed_once() -> None:
    with pytest.raises(SettingsError) as failed:
        override(Settings(), installed_rules(), {"jurisdictions": ["zzz"]})
    assert str(failed.value).count("us, uk") == 1
    assert "known are" not in str(failed.value)


def test_a_syntax_error_names_the_command_that_prints_a_valid_file(tmp_path: Path) -> None:
    (tmp_path / ".puffery.toml").write_text("select = [", encoding="utf-8")
    with pytest.raises(SettingsError, match="puffery init --stdout"):
        load_settings(tmp_path / ".puffery.toml", installed_rules())


def test_a_file_with_two_spellings_is_found_once(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("Hello.\n", encoding="utf-8")
    spellings = [str(page), os.path.join(tmp_path, ".", "a.md"), str(tmp_path)]
    assert list(find_files(spellings, lambda path: False)) == [str(page)]


def test_bytes_like_utf_16_are_told_apart() -> None:
    with pytest.raises(UnreadableFile, match='encoding = "utf-16"'):
        decode("a.txt", "Hello".encode("utf-16-le"))
