"""A real Neovim: it opens a draft, shows the finding behind an emoji at the right column, and applies a code action."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .conftest import need

SCRIPT = """
local seen = {}
local function finish() vim.fn.writefile({vim.fn.json_encode(seen)}, "seen.json"); vim.cmd("qall!") end
local function check()
  vim.cmd("edit cream.md")
  local client = vim.lsp.start_client({
    name = "puffery", cmd = {PYTHON, "-m", "puffery", "lsp"}, root_dir = vim.fn.getcwd(),
    init_options = {select = {"EFF102"}},
  })
  vim.lsp.buf_attach_client(0, client)
  seen.shown = vim.wait(90000, function() return #vim.diagnostic.get(0) == 1 end, 50)
  local found = vim.diagnostic.get(0)[1]
  seen.line, seen.column, seen.code = found.lnum, found.col, found.user_data.lsp.code
  seen.text = vim.api.nvim_buf_get_lines(0, found.lnum, found.lnum + 1, true)[1]:sub(found.col + 1, found.end_col)
  vim.api.nvim_win_set_cursor(0, {found.lnum + 1, found.col + 2})
  local answer = vim.lsp.buf_request_sync(0, "textDocument/hover", vim.lsp.util.make_position_params(), 30000)
  seen.hover = answer[client].result.contents.value
  vim.ui.select = function(items, _, choose) choose(items[#items]) end
  vim.lsp.buf.code_action()
  vim.wait(30000, function() return vim.bo.modified end, 50)
  seen.buffer = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  seen.gone = vim.wait(30000, function() return #vim.diagnostic.get(0) == 0 end, 50)
end
local fine, problem = pcall(check)
if not fine then seen.problem = tostring(problem) end
finish()
"""


def test_neovim_shows_a_finding_and_applies_a_code_action(tmp_path: Path) -> None:
    nvim = shutil.which("nvim")
    need("nvim", nvim)
    (tmp_path / "cream.md").write_text("# Skin\n\n😀 Our cream cures eczema.\n", encoding="utf-8")
    (tmp_path / "check.lua").write_text(SCRIPT.replace("PYTHON", json.dumps(sys.executable)), encoding="utf-8")
    env = {**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [str(nvim), "--headless", "-u", "NONE", "-n", "-c", "luafile check.lua"],
        cwd=tmp_path,
        env=env,
        check=True,
        timeout=240,
        capture_output=True,
    )
    seen = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    assert "problem" not in seen, seen
    assert seen["shown"]
    assert (seen["line"], seen["text"], seen["code"]) == (2, "cures eczema", "EFF102")
    assert seen["column"] == len("😀 Our cream ".encode())  # Neovim counts bytes
    assert seen["hover"].startswith("# EFF102 cure-claim")
    assert seen["buffer"][2].startswith("😀 Our cream cures eczema. <!-- puffery: ignore EFF102 ")
    assert seen["gone"]
