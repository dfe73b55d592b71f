"""What MDX adds to Markdown: imports, exports and expressions in braces, blanked out like template tags."""

from __future__ import annotations

import re

from puffery.model import Comment
from puffery.readers.templates import Blank, stands_alone

#: How many characters may be searched for braces that nobody closes.
_BUDGET = 1_000_000
_FENCE_LINE = re.compile(r"^[ \t]{0,3}(`{3,}|~{3,})", re.M)
_STRING = re.compile(r"\{\s*(?:\"(?P<d>[^\"\\\n]*)\"|'(?P<s>[^'\\\n]*)'|`(?P<t>[^`\\$]*)`)\s*\}")
_JSX_COMMENT = re.compile(r"\{\s*/\*(.*?)\*/\s*\}", re.S)
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/\*.*?\*/|//[^\n]*|[{}]", re.S)


def blank_jsx(source: str, start: int = 0) -> Blank:
    """Blank out what MDX adds to Markdown: imports, exports, expressions in braces; comments are kept as such."""
    skipped: list[tuple[int, int, str]] = []
    comments: list[Comment] = []
    code = _find_code(source, start)
    at, budget = start, [_BUDGET]
    for found in re.compile(r"^(?:import|export)\b(?=[\s{*])|(?<!\\)\{", re.M).finditer(source, start):
        begin = found.start()
        if begin < at:
            continue
        while code and code[-1][1] <= begin:
            code.pop()
        if code and code[-1][0] <= begin:
            continue
        at = _skip_expression(source, begin, skipped, comments, budget)
    return Blank(source, skipped, comments)


def _find_code(source: str, start: int) -> list[tuple[int, int]]:
    """Return the ranges of fenced and inline code, the last one first."""
    ranges: list[tuple[int, int]] = []
    at = start
    for fence in _FENCE_LINE.finditer(source, start):
        if fence.start() < at:
            continue
        closing = re.compile(rf"^[ \t]{{0,3}}{fence[1][0]}{{{len(fence[1])},}}[ \t]*\r?$", re.M).search(source, fence.end())
        at = closing.end() if closing else len(source)
        ranges.append((fence.start(), at))
    for code in re.finditer(r"(?<!`)`(?!`)[^`\n]+`(?!`)", source[start:]):
        ranges.append((code.start() + start, code.end() + start))
    ranges.sort(reverse=True)
    return ranges


def _skip_expression(
    source: str, start: int, skipped: list[tuple[int, int, str]], comments: list[Comment], budget: list[int]
) -> int:
    """Blank out what begins at an import, an export or a brace; return where the scan goes on."""
    if source[start] != "{":
        end = _find_statement_end(source, start)
        skipped.append((start, end, " "))
        return end
    if text := _STRING.match(source, start):
        inner = text.span(text.lastgroup or 0)
        skipped += [(start, inner[0], "x"), (inner[1], text.end(), "x")]
        return text.end()
    if comment := _JSX_COMMENT.match(source, start):
        comments.append(Comment(*comment.span(), comment[1]))
        skipped.append((*comment.span(), " "))
        return comment.end()
    end = _find_brace(source, start, budget)
    if end < 0:
        return start + 1
    in_attribute = source[start - 1 : start] == "="
    alone = not in_attribute and stands_alone(source, start, end)
    skipped.append((start, end, " " if alone else "x"))
    return end


def _find_brace(source: str, start: int, budget: list[int]) -> int:
    """Return where the brace that opens at `start` is closed, or -1; what is searched in vain counts on the budget."""
    depth = 0
    limit = min(start + max(budget[0], 500), start + 50_000)
    for found in _QUOTED.finditer(source, start, limit):
        if found.group() == "{":
            depth += 1
        elif found.group() == "}":
            depth -= 1
            if depth == 0:
                return found.end()
    budget[0] -= min(limit, len(source)) - start
    return -1


def _find_statement_end(source: str, start: int) -> int:
    """Return where an import or export ends: at the end of a line outside all brackets."""
    depth = 0
    for found in re.compile(_QUOTED.pattern + r"|[\[\]()\n]", re.S).finditer(source, start):
        sign = found.group()
        if sign in "{[(":
            depth += 1
        elif sign in "}])":
            depth -= 1
        elif sign == "\n" and depth <= 0:
            return found.start()
    return len(source)
