"""The wheel holds everything: built, installed into an environment of its own, every module imported from it."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    copy = tmp_path_factory.mktemp("source")
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, files):
        if (
            name.startswith(("linter/", "rules/", "setup.cfg", "pyproject.toml", "README.md", "LICENSE"))
            and (ROOT / name).exists()
        ):
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(copy)],
        check=True,
        capture_output=True,
    )
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_every_file_of_both_packages(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = subprocess.run(
        ["git", "ls-files", "linter", "rules"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    wanted = {name.split("/", 1)[1] for name in files if name and name != "rules/README.md" and (ROOT / name).exists()}
    assert wanted - inside == set()


def test_every_module_can_be_imported_from_the_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    # The dependencies are those of this environment; puffery itself comes from the wheel alone.
    venv.create(tmp_path / "venv", with_pip=False, system_site_packages=False)
    python = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    target = tmp_path / "site"
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target), str(wheel)], check=True)
    script = """
import importlib, json, pkgutil, sys
sys.path[:0] = json.loads(sys.argv[1])[:1]
sys.path += json.loads(sys.argv[1])[1:]
names = []
for package in ("puffery", "puffery_rules"):
    root = importlib.import_module(package)
    assert root.__file__.startswith(sys.path[0]), root.__file__
    names += [found.name for found in pkgutil.walk_packages(root.__path__, package + ".") if not found.name.endswith("__main__")]
for name in names:
    importlib.import_module(name)
from puffery.discovery import installed_rules
print(len(names), len(installed_rules()))
"""
    others = [path for path in sys.path if path.endswith("site-packages")]
    done = subprocess.run(
        [str(python), "-I", "-c", script, json.dumps([str(target), *others])],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    modules, rules = map(int, done.stdout.split())
    assert modules > 60
    assert rules >= 40
