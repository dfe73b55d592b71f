"""The hook, run by the real pre-commit in a scratch repository against this work tree."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafts")
    git(folder, "init", "-q")
    # The hook as .pre-commit-hooks.yaml declares it; `language: system` runs the puffery of this environment.
    entry = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").replace("language: python", "language: system")
    hook = (
        entry.replace("entry: puffery", f"entry: {sys.executable} -m puffery").replace("\n", "\n  ").replace("- id", "  - id", 1)
    )
    (folder / ".pre-commit-config.yaml").write_text(f"repos:\n- repo: local\n  hooks:\n{hook}\n", encoding="utf-8")
    git(folder, "add", ".")
    return folder


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments], cwd=folder, check=True, capture_output=True
    )


def run(folder: Path, tmp_path: Path, *names: str) -> subprocess.CompletedProcess[str]:
    git(folder, "add", *names)
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--files", *names],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "PUFFERY_CACHE_DIR": str(tmp_path / "cache")},
        check=False,
    )


def test_a_bad_draft_fails_and_is_shown(repository: Path, tmp_path: Path) -> None:
    (repository / "bad.md").write_text("Our serum cures eczema.\n", encoding="utf-8")
    done = run(repository, tmp_path, "bad.md")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "bad.md:1:11: error EFF102" in done.stdout


def test_a_clean_draft_passes(repository: Path, tmp_path: Path) -> None:
    (repository / "clean.md").write_text("The clinic is open from nine to five.\n", encoding="utf-8")
    done = run(repository, tmp_path, "clean.md")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_fail_on_decides_and_warnings_are_shown_all_the_same(repository: Path, tmp_path: Path) -> None:
    (repository / "warn.md").write_text("It is a game-changer.\n", encoding="utf-8")
    assert run(repository, tmp_path, "warn.md").returncode == 1
    (repository / ".puffery.toml").write_text('fail-on = "error"\n', encoding="utf-8")
    done = run(repository, tmp_path, "warn.md")
    (repository / ".puffery.toml").unlink()
    assert done.returncode == 0
    assert "EFF106" in done.stdout


def test_other_files_are_left_alone(repository: Path, tmp_path: Path) -> None:
    (repository / "data.csv").write_text("cures eczema\n", encoding="utf-8")
    done = run(repository, tmp_path, "data.csv")
    assert done.returncode == 0
    assert "Skipped" in done.stdout
