"""Front matter: the prose values of YAML, TOML or JSON at the head of a draft, with their place in the source."""

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


class Field(NamedTuple):
    """A value and the key it stands under."""

    key: str
    pieces: tuple[Piece, ...]


class FrontMatter(NamedTuple):
    """Where front matter ends, its prose, its comments and its plain values."""

    end: int = 0
    fields: tuple[Field, ...] = ()
    comments: tuple[Comment, ...] = ()
    metadata: dict[str, str] = {}  # noqa: RUF012 (never written to)


_YAML = re.compile(r"\ufeff?---[ \t]*\r?(?:\n|\r)(.*?)(?:^(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z))", re.S | re.M)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?(?:\n|\r)(.*?)(?:^\+\+\+[ \t]*(?=\r|\n|\Z))", re.S | re.M)
_JSON = re.compile(r"\ufeff?(\{\s*\"[\w-]+\"\s*:.*?\r?\n\})[ \t]*(?=\r|\n|\Z)", re.S)

_PROSE = frozenset(
    """title description excerpt summary subtitle tagline lead lede intro introduction headline heading subheading subheadline
    question answer q a text content body caption alt quote testimonial review bio disclaimer blurb abstract teaser message
    meta details claim slogan motto preamble benefit benefits feature features step steps point points bullet bullets
    copy paragraph paragraphs note notes warning faq statement promise guarantee hook deck standfirst bottomline
    takeaway takeaways highlight highlights reason reasons""".split()
)
_PROSE_ENDING = re.compile(r"(?:title|description|desc|excerpt|summary|subtitle|tagline|heading|headline|text|caption|alt|question|answer|quote|disclaimer|blurb|intro)$")
_NEVER = frozenset(
    """layout permalink slug url urls href link links date lastmod updated published tags tag categories category keywords keyword
    author authors image images img src icon id class type template weight order lang language locale ref redirect
    redirect_from aliases canonical canonical_url robots sitemap parent path file css js color colour style email phone
    telephone tel address schema json ld_json jsonld head scripts script video audio theme key code time hours
    background logo thumbnail avatar version status draft format rel target name price sku geo latitude longitude""".split()
)
_NO_PROSE = re.compile(r"(?:[a-z]+:)?//\S+|[\w.-]*/[\w./#?&=%-]*|#[0-9a-fA-F]{3,8}|[\d.,:%TZ+ -]+|true|false|null|yes|no|~|[\w.+-]+@[\w.-]+|\{\{.*\}\}|[\w-]+\.\w{2,4}|", re.I)


def is_prose(key: str, value: str) -> bool:
    """Whether a value is text for readers: by the name of its key, or because it is a sentence."""
    value = value.strip()
    if _NO_PROSE.fullmatch(value):
        return False
    key = re.sub(r"(?<=[a-z])(?=[A-Z])|[-.:\s]+", "_", key).lower()
    words = set(key.split("_"))
    if key in _NEVER or words & {"url", "src", "href", "image", "img", "icon", "class", "id", "slug", "link", "path"} - {""}:
        return bool(words & {"alt", "caption"}) or False
    if key in _PROSE or words & _PROSE and not words & _NEVER or _PROSE_ENDING.search(key):
        return any(c.isalpha() for c in value)
    return value.count(" ") >= 4 and (value[-1] in ".!?" or value.count(" ") >= 7) and not re.search(r"[{}<>=;]|://", value)


def read_front_matter(source: str) -> FrontMatter:
    """Find front matter at the head of a source and read it; without any, everything is empty."""
    if source[:4].startswith(("---", "\ufeff---")) and (found := _YAML.match(source)):
        if _looks_like_yaml(found[1]):
            return _collect(source, found.end(), read_yaml(source, *found.span(1)), _yaml_comments(source, *found.span(1)))
    elif source[:4].startswith(("+++", "\ufeff+++")) and (found := _TOML.match(source)):
        return _collect(source, found.end(), read_toml(source, *found.span(1)), ())
    elif source[:2].startswith(("{", "\ufeff{")) and (found := _JSON.match(source)):
        return _collect(source, found.end(), read_json(source, *found.span(1)), ())
    return FrontMatter()


def _looks_like_yaml(text: str) -> bool:
    """Whether what stands between two rules is no mere text between two thematic breaks."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return not lines or bool(_KEY.match(lines[0])) or lines[0].lstrip().startswith("- ")


class _Entry(NamedTuple):
    key: str
    pieces: tuple[Piece, ...]
    top: bool


def _collect(source: str, end: int, entries: Iterator[_Entry], comments: tuple[Comment, ...]) -> FrontMatter:
    fields: list[Field] = []
    metadata: dict[str, str] = {}
    for entry in entries:
        value = "".join(source[p.start : p.end] if p.text is None else p.text for p in entry.pieces)
        if entry.top:
            metadata.setdefault(entry.key, " ".join(value.split()))
        if is_prose(entry.key, value):
            fields.append(Field(entry.key, entry.pieces))
    return FrontMatter(end, tuple(fields), comments, metadata)


_KEY = re.compile(r"(?P<indent>[ \t]*(?:-[ \t]+)*)(?P<key>[\w.@$-]+(?: [\w-]+){0,2}|\"[^\"\n]+\"|'[^'\n]+')[ \t]*:(?=[ \t\r\n]|$)[ \t]*")
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


def _yaml_comments(source: str, start: int, end: int) -> tuple[Comment, ...]:
    found = re.compile(r"^[ \t]*#[^\n\r]*", re.M).finditer(source, start, end)
    return tuple(Comment(m.start(), m.end(), m.group().lstrip().removeprefix("#")) for m in found)


def read_yaml(source: str, start: int, end: int) -> Iterator[_Entry]:
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
        if found := _KEY.match(text):
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
                yield _Entry(flow["key"] or key, tuple(_unescape(source, *quoted, double=flow["d"] is not None)), False)
            continue
        pieces, i = _read_scalar(source, lines, i, at, b, indent - (1 if not _KEY.match(text) else 0))
        if pieces:
            yield _Entry(key, pieces, indent == 0)


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
    if head[:1] in ("\"", "'"):
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
        if not text.strip() or depth <= max(indent, 0) or _KEY.match(text) or _ITEM.match(text) or text.lstrip().startswith("#"):
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
    r"^[ \t]*(?P<key>[\w-]+(?:\.[\w-]+)*)[ \t]*=[ \t]*(?:\"\"\"(?P<ml>.*?)\"\"\"|'''(?P<rl>.*?)'''|\"(?P<d>(?:[^\"\\\n]|\\.)*)\"|'(?P<s>[^'\n]*)')",
    re.M | re.S,
)


def read_toml(source: str, start: int, end: int) -> Iterator[_Entry]:
    """Yield the string values of TOML with their keys."""
    table = re.compile(r"^[ \t]*\[", re.M).search(source, start, end)
    first_table = table.start() if table else end
    for found in _TOML_ENTRY.finditer(source, start, end):
        group = next(g for g in ("ml", "rl", "d", "s") if found[g] is not None)
        span = found.span(group)
        pieces = tuple(_unescape(source, *span, double=True)) if group in ("ml", "d") else (Piece(*span),)
        yield _Entry(found["key"].rsplit(".", 1)[-1], pieces, found.start() < first_table)


_JSON_ENTRY = re.compile(r'"(?P<key>[\w.@$-]+)"\s*:\s*"(?P<value>(?:[^"\\]|\\.)*)"|[{}]', re.S)


def read_json(source: str, start: int, end: int) -> Iterator[_Entry]:
    """Yield the string values of JSON with their keys."""
    depth = 0
    for found in _JSON_ENTRY.finditer(source, start, end):
        if found["key"] is None:
            depth += 1 if found.group() == "{" else -1
        else:
            yield _Entry(found["key"], tuple(_unescape(source, *found.span("value"), double=True)), depth == 1)
