"""The set-ups of docs/editors.md for Vim and Emacs, run in the editors themselves."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, need

DRAFT = "# Skin\n\n😀 Our café cream cures eczema.\n"
COLUMN = len("😀 Our café cream ") + 1
ALE = Path("/usr/share/vim-ale")
FLYCHECK = sorted(Path("/usr/share/emacs/site-lisp/elpa").glob("flycheck-[0-9]*"))


def set_up(editor: str) -> str:
    """The first block of code under a heading of the page."""
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {editor}\n.*?^```\w+\n(.*?)^```", page, re.S | re.M)
    assert found
    return found[1]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment in which `puffery` is the one under test, and only one rule runs."""
    (tmp_path / "cream.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / ".puffery.toml").write_text('select = ["EFF102"]\n')
    script = tmp_path / "bin" / "puffery"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m puffery "$@"\n')
    script.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{script.parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
    }


def test_vim_with_ale(tmp_path: Path, env: dict[str, str]) -> None:
    vim = shutil.which("vim")
    need("vim with ALE", vim and ALE.is_dir())
    (tmp_path / "vimrc").write_text(
        f"set nocompatible encoding=utf-8\nset rtp^={ALE}\nfiletype plugin on\nlet g:ale_linters = {{'markdown': ['puffery']}}\n{set_up('Vim with ALE')}",
        encoding="utf-8",
    )
    (tmp_path / "check.vim").write_text(
        """
function! Check() abort
  ALELint
  let l:left = 600
  while l:left > 0 && empty(ale#engine#GetLoclist(bufnr('')))
    sleep 100m
    let l:left -= 1
  endwhile
  call writefile([json_encode(ale#engine#GetLoclist(bufnr('')))], 'seen.json')
  qall!
endfunction
autocmd VimEnter * call Check()
"""
    )
    command = [str(vim), "-N", "-u", "vimrc", "-i", "NONE", "-n", "--not-a-term", "-S", "check.vim", "cream.md"]
    subprocess.run(command, cwd=tmp_path, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
    (seen,) = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    assert (seen["lnum"], seen["type"], seen["code"]) == (3, "E", "EFF102")
    line = DRAFT.splitlines()[2].encode()
    assert line[seen["col"] - 1 : seen["end_col"]].decode() == "cures eczema"  # Vim counts bytes


def test_emacs_with_flycheck(tmp_path: Path, env: dict[str, str]) -> None:
    emacs = shutil.which("emacs")
    need("emacs with flycheck", emacs and FLYCHECK)
    (tmp_path / "check.el").write_text(
        f"""
(setq load-path (append (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*") load-path))
{set_up("Emacs with flycheck")}
(find-file "cream.md")
(text-mode)
(flycheck-mode 1)
(flycheck-buffer)
(let ((left 600))
  (while (and (> left 0) (null flycheck-current-errors))
    (accept-process-output nil 0.1)
    (setq left (1- left))))
(with-temp-file "seen.txt"
  (insert (mapconcat (lambda (err) (format "%s %s %s %s" (flycheck-error-line err) (flycheck-error-column err)
                                           (flycheck-error-level err) (flycheck-error-id err)))
                     (buffer-local-value 'flycheck-current-errors (get-buffer "cream.md")) "\\n")))
""",
        encoding="utf-8",
    )
    done = subprocess.run(
        [str(emacs), "-Q", "--batch", "-l", "check.el"], cwd=tmp_path, env=env, capture_output=True, timeout=120, check=False
    )
    assert (tmp_path / "seen.txt").exists(), done.stderr.decode()
    assert (tmp_path / "seen.txt").read_text() == f"3 {COLUMN} error EFF102"
