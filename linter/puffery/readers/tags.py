"""HTML split into tags and the text between them, by tree-sitter; what it cannot parse counts as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Parser

_NOT_ASCII = re.compile(r"[^\x01-\x7f]")
#: Signs that would throw the parser off: a bare ampersand, a less-than sign, declarations of Word and Internet Explorer.
_STRAY = re.compile(r"<!--.*?-->|<!(?!--|doctype)[^>]*>|<(?![a-zA-Z/!?\x80])|</(?![a-zA-Z])|&(?!#?\w)", re.I | re.S)
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6};?|#[0-9]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_NAME = re.compile(r"</?\s*([A-Za-z][\w:.-]*)")
_LOST = re.compile(r"""<(/?)([A-Za-z][\w:.-]*)(?:(?:\s|/)(?:[^<>"']|"[^"<>]*"|'[^'<>]*'|["'])*)?(?:>|(?=<)|\Z)""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_TAGS = frozenset(("start_tag", "self_closing_tag", "end_tag", "erroneous_end_tag"))
_RAW = frozenset(("comment", "doctype", "raw_text"))
_PARENTS = frozenset(("document", "element", "script_element", "style_element", "ERROR"))


class Tag(NamedTuple):
    """A tag, a comment or a stretch of raw text: what it is, its name in lower case, and its range."""

    type: str
    name: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _parser() -> Parser:
    import tree_sitter_html
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_html.language()))


def to_bytes(text: str, letter: str = "x") -> bytes:
    """Replace what is not ASCII, one byte a code point, so that the parser's offsets are those of the text."""
    if not text.isascii() or "\0" in text:
        text = text.replace("\xa0", " ").replace("\0", " ").replace("\ufeff", " ")
        text = _NOT_ASCII.sub(letter, text)
    return text.encode("ascii")


def split_tags(markup: str, start: int = 0, end: int | None = None) -> list[Tag]:
    """Return the tags, comments and raw texts of a range of markup, in order and disjoint."""
    piece = markup[start:end] if start or end is not None else markup
    piece = _hide_strays(piece)
    tags = _recover(list(_walk(piece)), piece)
    return [Tag(t.type, t.name, t.start + start, t.end + start) for t in tags] if start else tags


def _hide_strays(piece: str) -> str:
    """Replace what would throw the parser off; comments stay as they are."""
    cut = piece.rfind("-->") + 3
    head, tail = (piece[:cut], piece[cut:]) if cut > 2 else ("", piece)
    return _STRAY.sub(_hide, head) + _STRAY.sub(_hide, tail.replace("<!--", "xxxx"))


def _hide(stray: re.Match[str]) -> str:
    return stray.group() if stray.group().startswith("<!--") else "x" * len(stray.group())


def _walk(piece: str) -> Iterator[Tag]:
    """Yield the tags that the parser found, also inside what it could not parse; no recursion, however deep."""
    cursor = _parser().parse(to_bytes(piece)).walk()
    while True:
        node = cursor.node
        if node is None:
            return
        type_ = node.type
        if type_ in _TAGS:
            at = node.start_byte
            if name := _NAME.match(piece, at):
                yield Tag("end" if piece[at + 1] == "/" else "start", name[1].lower(), at, node.end_byte)
        elif type_ in _PARENTS:
            if cursor.goto_first_child():
                continue
        elif type_ in _RAW:
            yield Tag(type_, "", node.start_byte, node.end_byte)
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def _recover(tags: list[Tag], piece: str) -> list[Tag]:
    """Add the tags that the parser passed over where the markup is broken; what overlaps is dropped."""
    kept: list[Tag] = []
    at = 0
    for tag in (*tags, Tag("doctype", "", len(piece), len(piece))):
        if tag.start < at:
            continue
        if piece.find("<", at, tag.start) >= 0:
            for found in _LOST.finditer(piece, at, tag.start):
                kept.append(Tag("end" if found[1] else "start", found[2].lower(), *found.span()))
        kept.append(tag)
        at = tag.end
    kept.pop()
    return kept


def find_attributes(markup: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    """Return the attributes of the tag at a range: lower-case name to the range of the value; the first one counts."""
    found: dict[str, tuple[int, int]] = {}
    name = _NAME.match(markup, start, end)
    if name:
        for attribute in _ATTRIBUTE.finditer(markup, name.end(), end - 1):
            group = attribute.lastindex or 1
            value = attribute.span(group) if group > 1 else (attribute.end(), attribute.end())
            found.setdefault(attribute[1].lower(), value)
    return found


def find_entities(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the character references in a range as browsers read them: start, end, what they stand for."""
    for found in _ENTITY.finditer(text, start, end):
        name = found.group()[1:]
        if name[0] == "#":
            yield (*found.span(), _decode_number(name[1:].rstrip(";")))
        elif name in html5:
            yield (*found.span(), html5[name])
        else:
            for size in range(min(len(name), 6), 1, -1):
                if name[:size] in html5:
                    yield found.start(), found.start() + 1 + size, html5[name[:size]]
                    break


def _decode_number(digits: str) -> str:
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", "replace")
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number)
