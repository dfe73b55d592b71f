"""Phrase lists and sentence patterns: how a rule says which words it looks for.

A rule never scans tokens.  Its `phrases(...)` of all rules go into one shared matcher pass; its `pattern(...)` regular
expressions run only in the sentences where one of their anchor phrases was hit.

Templates of phrases are plain words with four signs:

    (a|b)    one of the alternatives, which may hold further signs
    [a]      optional
    cure~    every form of the verb: cure, cures, cured, curing
    scar+    singular and plural: scar, scars; both signs may also follow a bracket: (heal|mend)~

A hyphen matches a hyphen or a space; upper and lower case are the same.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING

from puffery.inflection import plural, verb_forms
from puffery.reading import Range, reading_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PLAIN = re.compile(r"[\w' ]+")
#: How many sentences a pattern remembers.
_KEPT = 500
_PIECE = re.compile(r"[(\[|)\]]|[^(\[|)\]]+")


def expand(template: str) -> tuple[str, ...]:
    """Return the literal phrases, lower case and in order, that a template stands for."""
    if _PLAIN.fullmatch(template):
        return (template.lower(),)
    pieces = _PIECE.findall(template)
    found, rest = _alternatives(pieces, 0)
    if rest != len(pieces):
        raise ValueError(f"unbalanced {pieces[rest]!r} in the phrase template {template!r}")
    return tuple(dict.fromkeys(filter(None, (" ".join(text.split()).lower() for text in found))))


def _alternatives(pieces: list[str], at: int) -> tuple[list[str], int]:
    branches: list[list[str]] = [[""]]
    while at < len(pieces) and pieces[at] not in (")", "]"):
        piece = pieces[at]
        if piece == "|":
            branches.append([""])
        elif piece in ("(", "["):
            inner, close = _alternatives(pieces, at + 1)
            if close >= len(pieces) or pieces[close] != {"(": ")", "[": "]"}[piece]:
                raise ValueError(f"unbalanced {piece!r} in a phrase template")
            if piece == "[":
                inner = [*inner, ""]
            at = close
            if at + 1 < len(pieces) and pieces[at + 1][0] in "~+":
                sign, pieces[at + 1] = pieces[at + 1][0], pieces[at + 1][1:]
                inner = [form for text in inner for form in _words(text + sign)]
            branches[-1] = [left + right for left, right in product(branches[-1], inner)]
        else:
            branches[-1] = [left + right for left, right in product(branches[-1], _words(piece))]
        at += 1
    return [text for branch in branches for text in branch], at


def _words(text: str) -> list[str]:
    """Expand the inflection signs and hyphens of a piece without brackets."""
    found = [""]
    for part in _WORDS.findall(text):
        if part[-1] == "~" and len(part) > 1:
            forms = verb_forms(part[:-1])
        elif part[-1] == "+" and len(part) > 1:
            forms = (part[:-1], plural(part[:-1]))
        elif part == "-":
            forms = ("-", " ")
        else:
            forms = (part,)
        found = [left + right for left, right in product(found, forms)]
    return found


#: The parts of a piece without brackets: words with or without an inflection sign, hyphens, spaces, other signs.
_WORDS = re.compile(r"[^\W_][\w']*[~+]|-|[^\W_][\w']*|\s+|.", re.S)


class Phrases:
    """A set of phrases; calling it with a Doc gives the spans where they stand, longest first at each place."""

    __slots__ = ("__dict__", "_load", "templates")

    def __init__(self, *templates: str, load: Callable[[], Iterable[str]] | None = None) -> None:
        self.templates = templates
        self._load = load

    @functools.cached_property
    def texts(self) -> tuple[str, ...]:
        """The literal phrases, expanded; those of a knowledge file are loaded here, at first use."""
        templates = (*self.templates, *(self._load() if self._load else ()))
        return tuple(dict.fromkeys(text for template in templates for text in expand(template)))

    @property
    def is_knowledge(self) -> bool:
        """Do the phrases come from a knowledge file?"""
        return self._load is not None

    @functools.cached_property
    def regex(self) -> str:
        """The phrases as a regular expression group, to be built into one's own."""
        return "(?:" + "|".join(map(_regex_text, sorted(self.texts, key=lambda text: (-len(text), text)))) + ")"

    def __call__(self, doc: Doc) -> tuple[Span, ...]:
        """Return the hits in a Doc, in order, none inside another."""
        return tuple(doc[start:end] for start, end in reading_of(doc).hits(self))

    def within(self, span: Span) -> tuple[Span, ...]:
        """Return the hits that lie wholly inside a span (a sentence, a clause, a paragraph)."""
        return tuple(span.doc[a:b] for a, b in reading_of(span.doc).hits_within(self, span.start, span.end))

    def __or__(self, other: Phrases) -> Phrases:
        return Phrases(load=lambda: (*self.texts, *other.texts))

    def __repr__(self) -> str:
        return f"phrases({', '.join(map(repr, self.templates))})"


class Pattern:
    """Regular expressions that are tried only in sentences that hold one of their anchor phrases.

    Group `span` of an expression, where it has one, is what the pattern finds; else the whole match.
    """

    __slots__ = ("__dict__", "expressions")

    def __init__(self, *expressions: str) -> None:
        self.expressions = expressions

    @functools.cached_property
    def anchors(self) -> tuple[Phrases, ...]:
        """The anchor phrases of each expression: of its group `{!...}`, or else of its first `{...}`."""
        return tuple(map(_anchor, self.expressions))

    @functools.cached_property
    def _compiled(self) -> dict[int, re.Pattern[str]]:
        return {}

    def _regex(self, index: int) -> re.Pattern[str]:
        """An expression, compiled at first use: most runs need few of them."""
        if index not in self._compiled:
            self._compiled[index] = re.compile(_GROUP.sub(_group_regex, self.expressions[index]), re.IGNORECASE)
        return self._compiled[index]

    def __call__(self, doc: Doc) -> list[Span]:
        """Return the matches in a Doc, in order, none inside another, as spans of whole tokens."""
        reading = reading_of(doc)
        return self._search(
            doc, ((index, place) for index, anchor in enumerate(self.anchors) for place in reading.sentences_with(anchor))
        )

    def within(self, span: Span) -> list[Span]:
        """Return the matches inside a span."""
        reading = reading_of(span.doc)
        anchored = (index for index, anchor in enumerate(self.anchors) if reading.hits_within(anchor, span.start, span.end))
        return self._search(span.doc, ((index, (span.start, span.end)) for index in anchored))

    def _search(self, doc: Doc, areas: Iterable[tuple[int, Range]]) -> list[Span]:
        """The matches of expressions in areas; a match is widened to whole tokens, one inside another is dropped."""
        ranges: set[Range] = set()
        reading = reading_of(doc)
        for index, area in areas:
            base, stop = reading.chars(*area)
            ranges.update((base + start, base + end) for start, end in self._find(index, reading.page.prose[base:stop]))
        found: list[Span] = []
        for start, end in sorted(ranges, key=lambda place: (place[0], -place[1])):
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None and (not found or span.end > found[-1].end):
                found.append(span)
        return found

    def _find(self, index: int, sentence: str) -> tuple[Range, ...]:
        """Where an expression matches in a sentence, kept: an editor asks again for all sentences but the one being typed."""
        found = self._found.get((index, sentence))
        if found is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            found = self._found[index, sentence] = tuple(self._match(index, sentence))
        return found

    def _match(self, index: int, sentence: str) -> Iterator[Range]:
        regex = self._regex(index)
        group = "span" if "span" in regex.groupindex else 0
        for match in regex.finditer(sentence):
            start, end = match.span(group)
            text = match[group]
            if text.strip():
                yield start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())

    @functools.cached_property
    def _found(self) -> dict[tuple[int, str], tuple[Range, ...]]:
        return {}

    def __or__(self, other: Pattern) -> Pattern:
        return Pattern(*self.expressions, *other.expressions)


def _anchor(expression: str) -> Phrases:
    groups = _GROUP.findall(expression)
    if not groups:
        raise ValueError(f"no anchor group {{...}} in the pattern {expression!r}")
    found = Phrases(next((text for sign, text in groups if sign), groups[0][1]))
    if len(found.texts) <= _MANY:
        return found
    return Phrases(*sorted({max(re.findall(r"[^\s-]+", text), key=len) for text in found.texts}))


#: A phrase template inside an expression; what starts with a digit or a comma is a quantifier.
_GROUP = re.compile(r"\{(!?)([a-z(\[#][^{}]*)\}", re.IGNORECASE)


#: An anchor of more phrases than this is replaced by the longest word of each: a looser condition, and quickly learnt.
_MANY = 60


def _group_regex(match: re.Match[str]) -> str:
    return template_regex(match[2])


@functools.cache
def template_regex(template: str) -> str:
    """Return a regular expression that matches what a template stands for, whole words only, without expanding it.

    The match may begin or end with the space beside an optional word.
    """
    pieces = _PIECE.findall(template.lower())
    built, rest = _regex_alternatives(pieces, 0)
    if rest != len(pieces):
        raise ValueError(f"unbalanced {pieces[rest]!r} in the phrase template {template!r}")
    return built + r"(?!\w)"


def _either(branches: Iterable[str]) -> str:
    """Alternatives, longer ones first, so that "complete recovery" is not cut to "complete"; a shared boundary before them."""
    ordered = sorted(set(branches), key=lambda branch: (-len(branch), branch))
    if all(branch.startswith(r"\b") for branch in ordered):
        return r"\b(?:" + "|".join(branch[2:] for branch in ordered) + ")"
    return "(?:" + "|".join(ordered) + ")"


def _regex_alternatives(pieces: list[str], at: int) -> tuple[str, int]:
    branches = [""]
    while at < len(pieces) and pieces[at] not in (")", "]"):
        piece = pieces[at]
        if piece == "|":
            branches.append("")
        elif piece in ("(", "["):
            signed = _closing(pieces, at)
            if signed is not None:
                close, sign = signed
                words = [form for text in expand("".join(pieces[at : close + 1])) for form in _words(text + sign)]
                branches[-1] += _either(map(_regex_start, words))
                pieces[close + 1] = pieces[close + 1][1:]
                at = close
            else:
                inner, at = _regex_alternatives(pieces, at + 1)
                branches[-1] += f"(?:{inner})?" if piece == "[" else inner
        else:
            branches[-1] += _regex_words(piece)
        at += 1
    return _either(branches), at


def _closing(pieces: list[str], at: int) -> tuple[int, str] | None:
    """Where the bracket opened at a place closes, if an inflection sign follows it."""
    depth = 0
    for index in range(at, len(pieces)):
        depth += (pieces[index] in ("(", "[")) - (pieces[index] in (")", "]"))
        if depth == 0:
            follows = pieces[index + 1] if index + 1 < len(pieces) else ""
            return (index, follows[0]) if follows[:1] in ("~", "+") else None
    raise ValueError(f"unbalanced {pieces[at]!r} in a phrase template")


def _regex_words(text: str) -> str:
    built = ""
    for part in _WORDS.findall(text):
        if part.isspace():
            built += " ?" if not built or built.endswith("?") else " "
        elif part[-1] in "~+" and len(part) > 1:
            forms = verb_forms(part[:-1]) if part[-1] == "~" else (part[:-1], plural(part[:-1]))
            built += _either(map(_regex_start, forms))
        else:
            built += _regex_start(part)
    return built + ("" if not built.endswith(" ") else "?")


def _regex_start(text: str) -> str:
    """Literal words that start where a word starts; what follows says where they end: a space, a next word, the end."""
    plain = re.escape(text).replace(r"\ ", " ").replace(r"\-", "[- ]").replace(r"\'", "'")
    return (r"\b" if text[0].isalnum() else "") + plain


def _regex_text(text: str) -> str:
    """Literal words: whole words only, a hyphen matches a space too, and a sign such as `%` may stick to what is before it."""
    plain = re.escape(text).replace(r"\ ", " ").replace(r"\-", "[- ]").replace(r"\'", "'")
    return (r"\b" if text[0].isalnum() else "") + plain + (r"\b" if text[-1].isalnum() else "")


class Regex:
    """A regular expression that is compiled when it is first used: rules declare hundreds, and a page needs few of them."""

    __slots__ = ("_compiled", "expression", "flags")

    def __init__(self, expression: str, flags: int = re.IGNORECASE) -> None:
        self.expression = expression
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self.expression, self.flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match anywhere in a text, or between two places of it."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return a match at the start of a text, or at a place of it."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return a match of a whole text, or of what lies between two places of it."""
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, or between two places of it."""
        return self.compiled.finditer(text, start, end)

    def count(self, text: str) -> int:
        """Return how many matches a text has."""
        return sum(1 for _ in self.compiled.finditer(text))

    def findall(self, text: str) -> list[str]:
        """Return the matches in a text: their only group, or the whole."""
        found: list[str] = self.compiled.findall(text)
        return found

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """Return the parts of a text between the matches."""
        parts: list[str] = self.compiled.split(text, maxsplit)
        return parts

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Return a text with its matches replaced."""
        return self.compiled.sub(replacement, text, count)


def regex(expression: str, flags: int = re.IGNORECASE) -> Regex:
    """Declare an expression for a rule's own questions about a text; `flags` are those of `re`, by default case is ignored."""
    return Regex(expression, flags)


def phrases(*templates: str, load: Callable[[], Iterable[str]] | None = None) -> Phrases:
    """Declare phrases (see the templates above) that a rule looks up in the shared matcher pass.

    `load` gives further templates when they are first needed, for lists that stand in a knowledge file.
    """
    return Phrases(*templates, load=load)


def pattern(*expressions: str) -> Pattern:
    """Declare regular expressions (case ignored) for the prose of a sentence: single spaces, plain apostrophes and hyphens.

    `{...}` in an expression holds a phrase template and matches whole words: `{lose~} (?:up to )?\\d+ {pound+}`.  The first such
    group of each expression, or the one written `{!...}`, is its anchor: the expression is tried only in sentences where the
    shared matcher pass has found one of the anchor's phrases, so choose the rarest words.
    """
    return Pattern(*expressions)
