"""Template tags: what a site generator replaces is blanked out before prose is made, and no offset moves."""

from __future__ import annotations

import re

from puffery.model import Comment

#: How a tag begins, by what it ends; what is a comment; how much it may hold.
_CLOSERS = {
    "{{{": "}}}", "{{!--": "--}}", "{{!": "}}", "{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{#": "#}",
    "<?php": "?>", "<?=": "?>", "<?": "?>", "<%--": "--%>", "<%": "%>", "{:": "}", "{::": "}",
}  # fmt: skip
_OPENER = re.compile(r"\{\{\{|\{\{!--|\{\{[!<%]?|\{%|\{#(?=[\s#-])|<\?(?:php\b|=)?|<%(?:--)?|\{::?(?=[\s\w.#/])")
_COMMENTS = {"{{!--", "{{!", "{#", "<%--"}
#: Paired Liquid tags whose inside is no prose, or a comment, or taken literally.
_LIQUID_NAME = re.compile(r"\{%-?\s*(\w+)")
_CODE_PAIRS = {"highlight", "schema", "javascript", "stylesheet", "style"}
_SHORTCODE_NAME = re.compile(r"\{\{[<%]\s*(/?)\s*([\w.-]+)")
_CODE_SHORTCODES = {"highlight", "mermaid", "code", "chart", "katex", "math"}
_HEADING_ID = re.compile(r"\{[#.][\w-][^{}\n]{0,200}\}(?=[ \t]*\r?$)", re.M)
_LONGEST = 8000


class Blank:
    """A source with its template tags blanked out: once for the builder, once for the parser; same length both."""

    def __init__(self, source: str, skipped: list[tuple[int, int, str]], comments: list[Comment]) -> None:
        self.source = source
        self.comments = comments
        #: For the builder: NULs stand where a tag was.
        self.text = source
        #: For the parser: a word or white space stands where a tag was.
        self.markup = source
        if skipped:
            text: list[str] = []
            markup: list[str] = []
            at = 0
            for start, end, filler in skipped:
                text += (source[at:start], "\0" * (end - start))
                markup += (source[at:start], _fill(source[start:end], filler))
                at = end
            text.append(source[at:])
            markup.append(source[at:])
            self.text, self.markup = "".join(text), "".join(markup)


def _fill(tag: str, filler: str) -> str:
    return re.sub(r"[^\r\n]", filler, tag) if filler == " " else filler * len(tag)


def blank_templates(source: str, kramdown: bool = False, start: int = 0) -> Blank:
    """Blank out Liquid, Jinja, Hugo, Handlebars, PHP and ERB tags, and attribute lists where `kramdown`."""
    skipped: list[tuple[int, int, str]] = []
    comments: list[Comment] = []
    if "{" in source or "<?" in source or "<%" in source:
        _scan(source, start, kramdown, skipped, comments)
    if kramdown and "{" in source:
        taken = [(s, e) for s, e, _ in skipped]
        for found in _HEADING_ID.finditer(source, start):
            if not any(s <= found.start() < e for s, e in taken):
                skipped.append((*found.span(), " "))
        skipped.sort()
    return Blank(source, skipped, comments)


def _scan(source: str, at: int, kramdown: bool, skipped: list[tuple[int, int, str]], comments: list[Comment]) -> None:
    """Walk over the tags from left to right; each closing sign is searched once more only while there is one."""
    absent: set[str] = set()
    while (opened := _OPENER.search(source, at)) is not None:
        sign, start = opened.group(), opened.start()
        at = opened.end()
        if sign.startswith("{:") and not kramdown:
            continue
        end = _find_end(source, sign, start, at, absent)
        if end < 0:
            continue
        if sign in _COMMENTS:
            comments.append(Comment(start, end, source[at : end - len(_CLOSERS[sign])]))
            skipped.append((start, end, " "))
        else:
            end = _find_pair(source, start, end, comments, skipped, absent)
        at = end


def _find_end(source: str, sign: str, start: int, at: int, absent: set[str]) -> int:
    """Return where a tag ends, or -1 where what looks like a tag is none."""
    closer = _CLOSERS[sign]
    if closer in absent:
        return -1
    end = source.find(closer, at, None if sign in ("<?php", "<?=", "<%--", "{{!--", "{#") else at + _LONGEST)
    if end < 0:
        if sign in ("<?php", "<?="):
            return len(source)
        if source.find(closer, at) < 0:
            absent.add(closer)
        return -1
    inside = source[at:end]
    if sign in ("{{", "{{{") and ("</" in inside or "\n\n" in inside or "{{" in inside):
        return -1
    if sign in ("{:", "{::") and "\n" in inside:
        return -1
    return end + len(closer)


def _find_pair(
    source: str,
    start: int,
    end: int,
    comments: list[Comment],
    skipped: list[tuple[int, int, str]],
    absent: set[str],
) -> int:
    """Blank a tag out, and up to its partner where their inside is no prose; return where the scan goes on."""
    filler = " " if source[start + 1] == "%" or stands_alone(source, start, end) else "x"
    if liquid := _LIQUID_NAME.match(source, start, end):
        name = liquid[1]
        if name == "raw" and (closing := _find_tag(source, "endraw", end, absent)):
            skipped += [(start, end, " "), (*closing, " ")]
            return closing[1]
        if name == "comment" and (closing := _find_tag(source, "endcomment", end, absent)):
            comments.append(Comment(start, closing[1], source[end : closing[0]]))
            skipped.append((start, closing[1], " "))
            return closing[1]
        if name in _CODE_PAIRS and (closing := _find_tag(source, "end" + name, end, absent)):
            skipped.append((start, closing[1], " "))
            return closing[1]
    elif (code := _SHORTCODE_NAME.match(source, start, end)) and not code[1] and code[2] in _CODE_SHORTCODES:
        closing_tag = re.compile(r"\{\{[<%]\s*/\s*" + re.escape(code[2]) + r"\s*[>%]\}\}").search(source, end)
        if closing_tag:
            skipped.append((start, closing_tag.end(), " "))
            return closing_tag.end()
    skipped.append((start, end, filler))
    return end


def _find_tag(source: str, name: str, at: int, absent: set[str]) -> tuple[int, int] | None:
    if name in absent:
        return None
    found = re.compile(r"\{%-?\s*" + name + r"\b[^%]*%\}").search(source, at)
    if found is None:
        absent.add(name)
        return None
    return found.span()


def stands_alone(source: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of a tag; on a very long line something does."""
    first, last = max(start - 500, 0), min(end + 500, len(source))
    before, after = source.rfind("\n", first, start) + 1, source.find("\n", end, last)
    if (not before and first) or (after < 0 and last < len(source)):
        return False
    return not source[before:start].strip() and not source[end : after if after >= 0 else last].strip()
