"""What several tests need: a scratch project, and the command line in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def puffery(tmp_path: Path) -> Run:
    """The command in its own process, in an empty folder."""

    def run(*arguments: str, stdin: str | bytes = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "puffery", *arguments],
            input=data,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "NO_COLOR": "1", **(env or {})},
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def need(program: str, found: object) -> None:
    """Skip a test that needs a program which is not installed; on CI a missing program is a failure."""
    if not found:
        reason = f"{program} is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
