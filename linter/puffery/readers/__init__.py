"""Readers: one module a format; each turns the bytes of a draft into a Page."""

from __future__ import annotations

from pathlib import PurePath

from puffery.errors import UnreadableFile
from puffery.model import Page
from puffery.readers.decode import decode

#: Which format a file has, by the end of its name.
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
FORMATS = ("text", "markdown", "mdx", "html")


def find_format(path: str) -> str | None:
    """Return the format of a path by its suffix, or None where no reader is known."""
    return SUFFIXES.get(PurePath(path).suffix.lower())


def is_readable(path: str) -> bool:
    """Whether a reader is known for a path; looks at the name only."""
    return find_format(path) is not None


def read(path: str, data: bytes, encoding: str | None = None, format: str | None = None) -> Page:
    """Read the bytes of a draft; `encoding` overrides detection, `format` the suffix.  Raises UnreadableFile."""
    format = format or find_format(path)
    if format is None:
        raise UnreadableFile(path, f"no reader is known for this file; known suffixes: {' '.join(SUFFIXES)}")
    source, codec = decode(path, data, encoding, format)
    return parse(path, source, format, codec)


def parse(path: str, source: str, format: str, encoding: str = "utf-8") -> Page:
    """Read a draft that is text already; offsets of the page count code points of `source`."""
    if format == "text":
        from puffery.readers.text import parse_text

        return parse_text(path, source, encoding)
    if format == "html":
        from puffery.readers.html import parse_html

        return parse_html(path, source, encoding)
    if format in ("markdown", "mdx"):
        from puffery.readers.markdown import parse_markdown

        return parse_markdown(path, source, encoding, is_mdx=format == "mdx")
    raise UnreadableFile(path, f"unknown format {format!r}; known: {', '.join(FORMATS)}")
