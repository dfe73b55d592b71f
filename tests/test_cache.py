"""The cache on disk: same output, no stale answer, safe under concurrent and killed runs, bounded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from puffery import cache
from tests.conftest import Run

CLAIM = "Our serum cures eczema.\n"


@pytest.fixture(autouse=True)
def store(puffery: Run) -> Path:
    return cache.folder()


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("??/*") if path.is_file())


def test_a_second_run_prints_the_same(puffery: Run, tmp_path: Path, store: Path) -> None:
    (tmp_path / "a.md").write_text(CLAIM, encoding="utf-8")
    first = puffery("check", "a.md")
    assert len(entries(store)) == 1
    assert puffery("check", "a.md").stdout == first.stdout


def test_a_second_run_loads_neither_spacy_nor_the_rules(tmp_path: Path, store: Path) -> None:
    (tmp_path / "a.md").write_text(CLAIM, encoding="utf-8")
    script = (
        "import sys\nfrom puffery.cli import main\ntry:\n    main(['check', '-q', 'a.md'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('spacy', 'puffery_rules', 'tree_sitter', 'numpy') if name in sys.modules])"
    )
    last = [
        subprocess.run(
            [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout.splitlines()[-1]
        for _ in range(2)
    ]
    assert "spacy" in last[0]
    assert last[1] == "[]"


def test_a_change_of_draft_settings_or_sidecar_is_seen(puffery: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(CLAIM, encoding="utf-8")
    (tmp_path / ".puffery.toml").write_text('select = ["EFF102"]\n', encoding="utf-8")
    assert puffery("check", "a.md").returncode == 1
    (tmp_path / ".puffery-ignore.toml").write_text('[[ignore]]\npath = "a.md"\nreason = "x"\n', encoding="utf-8")
    assert puffery("check", "a.md").returncode == 0
    (tmp_path / ".puffery-ignore.toml").unlink()
    assert puffery("check", "a.md").returncode == 1
    (tmp_path / ".puffery.toml").write_text('select = ["EVD"]\n', encoding="utf-8")
    assert puffery("check", "a.md").returncode == 0
    assert puffery("check", "--select", "EFF102", "a.md").returncode == 1
    page.write_text("Hello.\n", encoding="utf-8")
    assert puffery("check", "--select", "EFF102", "a.md").returncode == 0


def test_no_cache_writes_nothing_and_clear_deletes_all(puffery: Run, tmp_path: Path, store: Path) -> None:
    (tmp_path / "a.md").write_text(CLAIM, encoding="utf-8")
    puffery("check", "--no-cache", "a.md")
    assert entries(store) == []
    puffery("check", "a.md")
    assert "Deleted 1 entries" in puffery("cache", "clear").stdout
    assert entries(store) == []


@pytest.mark.parametrize("damage", [b"", b"\x80\x05garbage", b"not a pickle"])
def test_a_damaged_entry_is_a_miss(puffery: Run, tmp_path: Path, store: Path, damage: bytes) -> None:
    (tmp_path / "a.md").write_text(CLAIM, encoding="utf-8")
    first = puffery("check", "a.md")
    (entry,) = entries(store)
    entry.write_bytes(damage)
    assert puffery("check", "a.md").stdout == first.stdout
    assert entry.read_bytes() != damage


def test_a_folder_that_cannot_be_written_is_no_error(puffery: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(CLAIM, encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = puffery("check", "a.md", env={"PUFFERY_CACHE_DIR": str(tmp_path / "file" / "below")})
    assert done.returncode == 1
    assert done.stderr == ""


def test_concurrent_runs_over_one_folder_print_the_same(tmp_path: Path, store: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.md").write_text(f"# Draft {number}\n\n{CLAIM}", encoding="utf-8")
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "puffery", "check", "--jobs", "1", "."],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            env=dict(os.environ),
        )
        for _ in range(20)
    ]
    outputs = {run.communicate()[0] for run in runs}
    assert len(outputs) == 1
    assert len(entries(store)) == 4
    assert not list(store.glob("*/*.tmp"))


def test_a_killed_run_leaves_a_usable_cache(puffery: Run, tmp_path: Path, store: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.md").write_text(f"# Draft {number}\n\n" + CLAIM * 5, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "puffery", "check", "--jobs", "1", "."], cwd=tmp_path, stdout=subprocess.DEVNULL
    )
    while run.poll() is None and not entries(store):
        pass
    run.kill()
    run.wait()
    assert entries(store)
    assert puffery("check", ".").stdout == puffery("check", "--no-cache", ".").stdout


def test_the_folder_is_bounded_and_the_oldest_go_first(store: Path) -> None:
    for number in range(5):
        cache.store(cache.make_key(str(number)), "x" * 1000, [])
        for entry in entries(store):
            os.utime(entry, ns=(entry.stat().st_mtime_ns - 10**9, entry.stat().st_mtime_ns - 10**9))
    assert cache.prune(3500) == 2
    assert [cache.load(cache.make_key(str(number))) is None for number in range(5)] == [True, True, False, False, False]


def test_an_entry_holds_only_while_its_dependencies_are_unchanged(tmp_path: Path) -> None:
    other, missing = tmp_path / "config", tmp_path / "maybe"
    other.write_text("1", encoding="utf-8")
    cache.store("aabb", "value", [other, missing])
    cache._digest.cache_clear()
    assert cache.load("aabb") == "value"
    missing.write_text("now here", encoding="utf-8")
    cache._digest.cache_clear()
    assert cache.load("aabb") is None
