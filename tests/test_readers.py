"""Readers: bytes or text in, blocks of prose out, every code point at its place."""

from __future__ import annotations

import pytest

from puffery.readers import is_readable, parse, read


def blocks(source: str, format: str) -> list[tuple[str, str]]:
    """Return kind and prose of each block."""
    page = parse("draft", source, format)
    return [(b.kind, page.prose[b.start : b.end]) for b in page.blocks]


@pytest.mark.parametrize("format", ["text", "markdown", "mdx", "html"])
@pytest.mark.parametrize("source", ["", " ", "\n\n", "\r\n", "\ufeff", "\u200b", "\xa0 \u3000"])
def test_nothing_to_read_gives_an_empty_page(source: str, format: str) -> None:
    page = parse("draft", source, format)
    assert page.prose == "" and page.blocks == () and page.source == source


def test_suffix_decides_what_is_readable() -> None:
    assert is_readable("a/B.HTML") and is_readable("x.mdx") and not is_readable("x.py") and not is_readable("README")


def test_a_page_reads_as_its_blocks() -> None:
    page = read("knee.html", b"<h1>Knee &amp; hip</h1><p>Mary&rsquo;s <b>100%</b> of\r\npatients.</p>")
    assert page.prose == "Knee & hip\n\nMary's 100% of patients."
