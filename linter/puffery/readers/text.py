"""Plain text: one fragment a line; `layout` then decides which lines are one paragraph."""

from __future__ import annotations

import re

from puffery.model import Page
from puffery.readers.prose import Prose

_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_LINE = re.compile(rf"(?P<blank>(?:\r\n|[\n\v\f\x85\u2028\u2029]|\r(?!\n)){{2,}})|[^{_BREAKS}]+")
#: Lines that are drawn, not written: rules, underlines of headings.
_DRAWN = re.compile(r"[\s=_*~#+.·–—-]*")


def parse_text(path: str, source: str, encoding: str) -> Page:
    """Read plain text."""
    prose = Prose(source)
    for line in _LINE.finditer(source):
        if line["blank"] is not None or _DRAWN.fullmatch(source, *line.span()):
            prose.end()
        else:
            prose.copy(*line.span())
            prose.end(soft=True)
    return prose.page(path, "text", encoding)
