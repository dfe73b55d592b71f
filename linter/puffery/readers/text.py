"""Plain text: one fragment a line; `layout` then decides which lines are one paragraph.

Drafts in plain text are often pasted Markdown or HTML, so that its most common signs are read as what they mean.
"""

from __future__ import annotations

import re

from puffery.model import Page
from puffery.readers.prose import Prose
from puffery.readers.tags import find_entities

_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_LINE = re.compile(rf"(?P<blank>(?:\r\n|[\n\v\f\x85\u2028\u2029]|\r(?!\n)){{2,}})|[^{_BREAKS}]+")
#: Lines that are drawn, not written: rules, underlines of headings.
_DRAWN = re.compile(r"[\s=_*~#+.·–—>|:-]*")
_QUOTE = re.compile(r"[ \t\ufeff]*(?:>[ \t]?)+")
_HEADING = re.compile(r"[ \t\ufeff]*(#{1,6})[ \t]+(?=\S)")
#: Emphasis, tags and links, where they are meant as such.
_SIGN = re.compile(
    r"\*\*\*?(?=\S)|(?<=\S)\*\*\*?|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|\[(?=[^\]\[]+\]\([^()\s]+\))|\]\([^()\s]+\)"
    r"|</?(?:a|b|br|em|h[1-6]|i|li|ol|p|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>|<!--.*?-->",
    re.I,
)


def parse_text(path: str, source: str, encoding: str) -> Page:
    """Read plain text."""
    prose = Prose(source)
    for line in _LINE.finditer(source):
        if line["blank"] is not None or _DRAWN.fullmatch(source, *line.span()):
            prose.end()
        else:
            _read_line(prose, *line.span())
    return prose.page(path, "text", encoding)


def _read_line(prose: Prose, start: int, end: int) -> None:
    """Add one line, without the signs of Markdown and HTML in it."""
    source = prose.source
    if quote := _QUOTE.match(source, start, end):
        start = quote.end()
    heading = _HEADING.match(source, start, end)
    if heading:
        prose.begin("heading", str(len(heading[1])))
        start = heading.end()
    else:
        prose.kind, prose.value = "paragraph", ""
    for sign in _SIGN.finditer(source, start, end):
        _copy(prose, start, sign.start())
        start = sign.end()
        if sign.group().lower().startswith("<sup"):
            prose.raise_text(*sign.span())
        elif sign.group().lower().startswith("<br"):
            prose.end(soft=True)
    _copy(prose, start, end)
    prose.end(soft=not heading)


def _copy(prose: Prose, start: int, end: int) -> None:
    if prose.source.find("&", start, end) >= 0:
        for a, b, text in find_entities(prose.source, start, end):
            if prose.source[b - 1] == ";":
                prose.copy(start, a)
                prose.decoded(text, a, b)
                start = b
    if start < end:
        prose.copy(start, end)
