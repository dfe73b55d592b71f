"""The baseline: an old site starts clean, new problems fail, entries that match nothing are reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

CLAIM = "Our serum cures eczema in adults.\n"


@pytest.fixture
def site(tmp_path: Path, puffery: Run) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / ".puffery.toml").write_text('baseline = "old.json"\nselect = ["EFF102"]\n', encoding="utf-8")
    (folder / "a.md").write_text(f"# Skin\n\n{CLAIM}", encoding="utf-8")
    done = puffery("baseline", "create", "site")
    assert "with 1 entries" in done.stdout
    return folder


def test_what_the_baseline_holds_does_not_fail(puffery: Run, site: Path) -> None:
    assert puffery("check", "site").returncode == 0


def test_lines_may_move(puffery: Run, site: Path) -> None:
    page = site / "a.md"
    page.write_text("# Skin\n\nA new paragraph.\n\n" * 3 + CLAIM, encoding="utf-8")
    assert puffery("check", "site").returncode == 0


@pytest.mark.parametrize("addition", ["New miracle.\n", "Is it new? "])
def test_a_sentence_may_be_added_to_the_paragraph(puffery: Run, site: Path, addition: str) -> None:
    text = CLAIM + addition if addition.endswith("\n") else addition + CLAIM
    (site / "a.md").write_text(f"# Skin\n\n{text}", encoding="utf-8")
    assert puffery("check", "site").returncode == 0


def test_a_new_problem_fails(puffery: Run, site: Path) -> None:
    with (site / "a.md").open("a", encoding="utf-8") as file:
        file.write("\nIt cures acne, too.\n")
    done = puffery("check", "site")
    assert done.returncode == 1
    assert "cures acne" in done.stdout
    assert "cures eczema" not in done.stdout


def test_the_same_words_a_second_time_are_a_new_problem(puffery: Run, site: Path) -> None:
    with (site / "a.md").open("a", encoding="utf-8") as file:
        file.write(f"\n# Skin\n\n{CLAIM}")
    assert puffery("check", "site").returncode == 1


def test_json_lists_what_the_baseline_allows(puffery: Run, site: Path) -> None:
    file = json.loads(puffery("check", "--format", "json", "site").stdout)["files"][0]
    assert file["diagnostics"] == []
    assert [found["reason"] for found in file["suppressed"]] == ["in the baseline"]


def test_no_suppress_shows_what_the_baseline_allows(puffery: Run, site: Path) -> None:
    assert puffery("check", "--no-suppress", "site").returncode == 1


def test_stale_entries_are_reported_and_pruned(puffery: Run, site: Path, tmp_path: Path) -> None:
    (site / "a.md").write_text("# Skin\n\nNothing to see.\n", encoding="utf-8")
    assert "1 entries of the baseline match nothing" in puffery("check", "site").stderr
    done = puffery("baseline", "check", "site")
    assert done.returncode == 1
    assert "site/a.md: EFF102 ‘cures eczema’" in done.stdout
    assert "Dropped 1 of 1 entries" in puffery("baseline", "prune", "site").stdout
    assert json.loads((tmp_path / "old.json").read_text(encoding="utf-8")) == {"version": 1, "entries": []}
    assert puffery("baseline", "check", "site").returncode == 0


def test_entries_of_a_file_that_is_gone_are_stale(puffery: Run, site: Path) -> None:
    (site / "a.md").unlink()
    (site / "b.md").write_text("Hello.\n", encoding="utf-8")
    assert puffery("baseline", "check", "site").returncode == 1


def test_a_missing_or_broken_baseline_is_a_clear_error(puffery: Run, site: Path, tmp_path: Path) -> None:
    for text in ("{", '{"entries": [{}]}'):
        (tmp_path / "old.json").write_text(text, encoding="utf-8")
        done = puffery("check", "site")
        assert done.returncode == 2
        assert "puffery baseline create" in done.stderr
    (tmp_path / "old.json").unlink()
    assert "does not exist" in puffery("check", "site").stderr
