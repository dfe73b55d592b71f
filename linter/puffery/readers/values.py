"""The scalar values of YAML, TOML and JSON, each with its key and its place in the source.

No parser of these formats tells where a value stands, character by character; so they are read here, as far as front matter
goes: keys, scalars in every style, lists, mappings in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from puffery.model import Comment


class Piece(NamedTuple):
    """A part of a value: a copy of a source range, or a text that stands for it; "\\n\\n" ends a paragraph."""

    start: int
    end: int
    text: str | None = None


class Entry(NamedTuple):
    """A scalar value: its key, its parts, and whether it stands at the top level."""

    key: str
    pieces: tuple[Piece, ...]
    top: bool


KEY = re.compile(
    r"(?P<indent>[ \t]*(?:-[ \t]+)*)(?P<key>[\w.@$-]+(?: [\w-]+){0,2}|\"[^\"\n]+\"|'[^'\n]+')[ \t]*:(?=[ \t\r\n]|$)[ \t]*"
)
_ITEM = re.compile(r"(?P<indent>[ \t]*(?:-[ \t]+)+)")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?[ \t]*(?:#[^\n]*)?\r?$")
_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|\Z)")


def _split_lines(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of the lines, line ends left out."""
    lines = []
    while start < end:
        found = _LINE.match(source, start, end)
        if found is None or found.end() == start:
            break
        lines.append((start, start + len(found.group().rstrip("\r\n"))))
        start = found.end()
    return lines


def find_yaml_comments(source: str, start: int, end: int) -> tuple[Comment, ...]:
    """Return the comments of YAML that have a line of their own."""
    found = re.compile(r"^[ \t]*#[^\n\r]*", re.M).finditer(source, start, end)
    return tuple(Comment(m.start(), m.end(), m.group().lstrip().removeprefix("#")) for m in found)


def read_yaml(source: str, start: int, end: int) -> Iterator[Entry]:
    """Yield the scalar values of YAML with their keys; an item of a list stands under the key of the list."""
    lines = _split_lines(source, start, end)
    keys: list[tuple[int, str]] = []
    i = 0
    while i < len(lines):
        a, b = lines[i]
        i += 1
        text = source[a:b]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if found := KEY.match(text):
            indent, key, at = len(found["indent"]), found["key"].strip("\"'"), a + found.end()
            while keys and keys[-1][0] >= indent:
                keys.pop()
            keys.append((indent, key))
        elif found := _ITEM.match(text):
            indent, at = len(found["indent"]) - 1, a + found.end()
            while keys and keys[-1][0] > indent:
                keys.pop()
            key = keys[-1][1] if keys else ""
        else:
            continue
        if source[at : at + 1] in ("[", "{"):
            stop, i = _find_flow_end(source, lines, i, at)
            for flow in _FLOW.finditer(source, at, stop):
                quoted = flow.span("d") if flow["d"] is not None else flow.span("s")
                yield Entry(flow["key"] or key, tuple(_unescape(source, *quoted, double=flow["d"] is not None)), False)
            continue
        pieces, i = _read_scalar(source, lines, i, at, b, indent - (1 if not KEY.match(text) else 0))
        if pieces:
            yield Entry(key, pieces, indent == 0)


def _find_flow_end(source: str, lines: list[tuple[int, int]], i: int, at: int) -> tuple[int, int]:
    """Return where a list or mapping in brackets ends, and the next line to read."""
    depth = 0
    for found in _BRACKET.finditer(source, at, lines[-1][1]):
        depth += 1 if found.group() in "[{" else -1 if found.group() in "]}" else 0
        if depth == 0:
            while i < len(lines) and lines[i][0] < found.end():
                i += 1
            return found.end(), i
    return at, i


def _read_scalar(
    source: str, lines: list[tuple[int, int]], i: int, at: int, b: int, indent: int
) -> tuple[tuple[Piece, ...], int]:
    """Read the scalar that begins at `at` on the line before `i`; return it and the next line to read."""
    head = source[at:b]
    if _BLOCK.match(head):
        return _read_block(source, lines, i, indent)
    if head[:1] in ('"', "'"):
        return _read_quoted(source, lines, i, at)
    if head[:1] in ("[", "{", "&", "*", "!", "#"):
        return (), i
    stop = b
    comment = re.search(r"\s#", head)
    if comment:
        stop = at + comment.start()
    pieces = [Piece(at, stop)] if head.strip() else []
    while pieces and i < len(lines):
        a, b = lines[i]
        text = source[a:b]
        depth = len(text) - len(text.lstrip())
        if not text.strip() or depth <= max(indent, 0) or KEY.match(text) or _ITEM.match(text) or text.lstrip().startswith("#"):
            break
        pieces += [Piece(pieces[-1].end, a, " "), Piece(a, b)]
        i += 1
    return tuple(pieces), i


def _read_block(source: str, lines: list[tuple[int, int]], i: int, indent: int) -> tuple[tuple[Piece, ...], int]:
    """Read a folded or literal scalar: a blank line, or a line that begins a list item or heading, begins a block."""
    pieces: list[Piece] = []
    while i < len(lines):
        a, b = lines[i]
        text = source[a:b]
        if text.strip():
            if len(text) - len(text.lstrip()) <= max(indent, 0) and (indent >= 0 and not text[: indent + 1].isspace()):
                break
            sign = re.match(r"\s*(?:[-*+•]\s+|#{1,6}\s+|\d{1,2}[.)]\s+)", text)
            if sign and pieces:
                pieces.append(Piece(a, a, "\n\n"))
            elif pieces:
                pieces.append(Piece(pieces[-1].end, a, " ") if pieces[-1].end < a else Piece(a, a, "\n\n"))
            pieces.append(Piece(a + (sign.end() if sign else 0), b))
        elif pieces:
            pieces.append(Piece(a, b, "\n\n"))
        i += 1
    while pieces and pieces[-1].text is not None:
        pieces.pop()
    return tuple(pieces), i


_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"', re.S)
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_BRACKET = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[\[\]{}]')
_FLOW = re.compile(r'(?:(?P<key>[\w-]+)["\']?\s*:\s*)?(?:"(?P<d>(?:[^"\\\n]|\\.)*)"(?!\s*:)|\'(?P<s>[^\'\n]*)\'(?!\s*:))')
_NAMED = {"n": " ", "t": " ", "r": " ", "_": "\xa0", "N": " ", "L": " ", "P": " ", "0": "", "b": "", "e": "", "f": " "}


def _read_quoted(source: str, lines: list[tuple[int, int]], i: int, at: int) -> tuple[tuple[Piece, ...], int]:
    end = lines[-1][1]
    found = (_DOUBLE if source[at] == '"' else _SINGLE).match(source, at, end)
    if not found:
        return (), i
    while i < len(lines) and lines[i][0] < found.end():
        i += 1
    return tuple(_unescape(source, *found.span(1), double=source[at] == '"')), i


def _unescape(source: str, start: int, end: int, double: bool) -> Iterator[Piece]:
    """Yield the pieces of a quoted scalar: what is copied, and what an escape stands for."""
    for found in (_ESCAPE if double else re.compile("''")).finditer(source, start, end):
        if found.start() > start:
            yield Piece(start, found.start())
        yield Piece(*found.span(), _decode_escape(found.group()))
        start = found.end()
    if start < end:
        yield Piece(start, end)


def _decode_escape(sign: str) -> str:
    if sign == "''":
        return "'"
    kind = sign[1]
    if kind in "xuU" and len(sign) > 2:
        number = int(sign[2:], 16)
        return "" if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
    if kind in "\r\n":
        return ""
    return _NAMED.get(kind, kind)


_TOML_ENTRY = re.compile(
    r"^[ \t]*(?P<key>[\w-]+(?:\.[\w-]+)*)[ \t]*=[ \t]*"
    r"(?:\"\"\"(?P<ml>.*?)\"\"\"|'''(?P<rl>.*?)'''|\"(?P<d>(?:[^\"\\\n]|\\.)*)\"|'(?P<s>[^'\n]*)')",
    re.M | re.S,
)


def read_toml(source: str, start: int, end: int) -> Iterator[Entry]:
    """Yield the string values of TOML with their keys."""
    table = re.compile(r"^[ \t]*\[", re.M).search(source, start, end)
    first_table = table.start() if table else end
    for found in _TOML_ENTRY.finditer(source, start, end):
        group = next(g for g in ("ml", "rl", "d", "s") if found[g] is not None)
        span = found.span(group)
        pieces = tuple(_unescape(source, *span, double=True)) if group in ("ml", "d") else (Piece(*span),)
        yield Entry(found["key"].rsplit(".", 1)[-1], pieces, found.start() < first_table)


_JSON_ENTRY = re.compile(r'"(?P<key>[\w.@$-]+)"\s*:\s*"(?P<value>(?:[^"\\]|\\.)*)"|[{}]', re.S)


def read_json(source: str, start: int, end: int) -> Iterator[Entry]:
    """Yield the string values of JSON with their keys."""
    depth = 0
    for found in _JSON_ENTRY.finditer(source, start, end):
        if found["key"] is None:
            depth += 1 if found.group() == "{" else -1
        else:
            yield Entry(found["key"], tuple(_unescape(source, *found.span("value"), double=True)), depth == 1)
