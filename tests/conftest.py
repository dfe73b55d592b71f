"""What several tests need: a scratch project, and the command line in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from puffery import cache, cli, runner, settings, sidecar

ROOT = Path(__file__).parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def puffery_process(tmp_path: Path) -> Run:
    """The command in a process of its own, in an empty folder."""

    def run(*arguments: str, stdin: str = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "puffery", *arguments],
            input=stdin.encode(),
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "NO_COLOR": "1", **(env or {})},
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def puffery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in this process, which has spaCy and the rules loaded, in an empty folder and as if newly started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUFFERY_CACHE_DIR", str(tmp_path.parent / f"{tmp_path.name}-cache"))

    def run(*arguments: str, stdin: str = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        settings.clear_cache()
        sidecar.clear_cache()
        cache.clear_memory()
        runner._baseline.cache_clear()
        done = CliRunner().invoke(
            cli.main, arguments, input=stdin.encode(), env={"NO_COLOR": "1", **(env or {})}, catch_exceptions=True
        )
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return run


def need(program: str, found: object) -> None:
    """Skip a test that needs a program which is not installed; on CI a missing program is a failure."""
    if not found:
        reason = f"{program} is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
