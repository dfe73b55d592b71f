"""How a writer allows a finding from the editor: the comment to insert, or the entry for the sidecar file.

Where a comment may stand differs by format, and inside a format (a table row, a title, front matter); so each candidate is
tried on the page, and taken when it allows the finding and changes nothing that a reader sees.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from puffery.model import Finding, Page
from puffery.positions import Positions
from puffery.sidecar import NAME
from puffery.suppress import read_suppressions

#: The reason that a comment starts with; the writer overwrites it.
REASON = "say why this is allowed"
#: The comment signs of a format, those of front matter first: in the body they would show, and are refused.
_SIGNS = {
    "markdown": ("# {}", "<!-- {} -->"),
    "html": ("# {}", "<!-- {} -->"),
    "mdx": ("# {}", "{{/* {} */}}"),
}
_TAIL = re.compile(r"[ \t]*(?:\|[ \t]*)?$")


def find_comment(finding: Finding, page: Page, reason: str = REASON) -> tuple[int, str] | None:
    """Return where to insert a comment that allows a finding, and the comment; None where no comment can."""
    from puffery.readers import parse

    for at, text in _candidates(finding, page, f"puffery: ignore {finding.code} {reason}"):
        again = parse(page.path, page.source[:at] + text + page.source[at:], page.format, page.encoding)
        shift = len(text) if at <= finding.start else 0
        moved = Finding(finding.code, finding.name, "info", "", finding.start + shift, finding.end + shift, finding.text)
        if again.prose.split() == page.prose.split() and any(each.allows(moved) for each in read_suppressions(again, ())[0]):
            return at, text
    return None


def _candidates(finding: Finding, page: Page, instruction: str) -> Iterator[tuple[int, str]]:
    """The end of the finding's last line, before what may stand at the end of a line; then the line above its first."""
    lines = Positions(page.source)
    first, last = lines.at(finding.start).line, lines.at(max(finding.start, finding.end - 1)).line
    line_end = "\r\n" if "\r\n" in page.source else "\n"
    for sign in _SIGNS.get(page.format, ()):
        comment = sign.format(instruction)
        text = lines.line(last)
        tail = _TAIL.search(text)
        yield lines.line_starts[last - 1] + (tail.start() if tail else len(text)), f" {comment}"
        indent = re.match(r"[ \t]*", lines.line(first))
        yield lines.line_starts[first - 1], (indent[0] if indent else "") + comment + line_end


def find_sidecar(path: Path, root: Path) -> Path:
    """Return the sidecar file for a draft: the nearest that exists, else one beside the configuration."""
    folders = [folder for folder in path.parents if folder == path.parent or folder == root or root in folder.parents]
    existing = [folder / NAME for folder in folders if (folder / NAME).is_file()]
    return existing[0] if existing else folders[-1] / NAME


def sidecar_entry(finding: Finding, path: Path, sidecar: Path, reason: str = REASON) -> str:
    """Return the entry that allows a finding's words in a draft."""
    glob = re.sub(r"[*?\[]", r"[\g<0>]", path.relative_to(sidecar.parent).as_posix())
    values = {"path": glob, "code": finding.code, "text": " ".join(finding.text.split()), "reason": reason}
    return "[[ignore]]\n" + "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
