"""Front matter: the prose values of YAML, TOML or JSON at the head of a draft, with their place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from puffery.model import Comment
from puffery.readers.values import KEY, Entry, Piece, find_yaml_comments, read_json, read_toml, read_yaml


class Field(NamedTuple):
    """A value and the key it stands under."""

    key: str
    pieces: tuple[Piece, ...]


class FrontMatter(NamedTuple):
    """Where front matter ends, its prose, its comments and its plain values."""

    end: int = 0
    fields: tuple[Field, ...] = ()
    comments: tuple[Comment, ...] = ()
    metadata: dict[str, str] = {}


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
_PROSE_ENDING = re.compile(
    r"(?:title|description|desc|excerpt|summary|subtitle|tagline|heading|headline|text|caption|alt|question|answer|quote|disclaimer|blurb|intro)$"
)
_NEVER = frozenset(
    """layout permalink slug url urls href link links date lastmod updated published tags tag categories category keywords keyword
    author authors image images img src icon id class type template weight order lang language locale ref redirect
    redirect_from aliases canonical canonical_url robots sitemap parent path file css js color colour style email phone
    telephone tel address schema json ld_json jsonld head scripts script video audio theme key code time hours
    background logo thumbnail avatar version status draft format rel target name price sku geo latitude longitude""".split()
)
_NO_PROSE = re.compile(
    r"(?:[a-z]+:)?//\S+|[\w.-]*/[\w./#?&=%-]*|#[0-9a-fA-F]{3,8}|[\d.,:%TZ+ -]+|true|false|null|yes|no|~"
    r"|[\w.+-]+@[\w.-]+|\{\{.*\}\}|[\w-]+\.\w{2,4}|",
    re.I,
)


def is_prose(key: str, value: str) -> bool:
    """Whether a value is text for readers: by the name of its key, or because it is a sentence."""
    value = value.strip()
    if _NO_PROSE.fullmatch(value):
        return False
    key = re.sub(r"(?<=[a-z])(?=[A-Z])|[-.:\s]+", "_", key).lower()
    words = set(key.split("_"))
    if key in _NEVER or words & {"url", "src", "href", "image", "img", "icon", "class", "id", "slug", "link", "path"} - {""}:
        return bool(words & {"alt", "caption"}) or False
    if key in _PROSE or (words & _PROSE and not words & _NEVER) or _PROSE_ENDING.search(key):
        return any(c.isalpha() for c in value)
    return value.count(" ") >= 4 and (value[-1] in ".!?" or value.count(" ") >= 7) and not re.search(r"[{}<>=;]|://", value)


def read_front_matter(source: str) -> FrontMatter:
    """Find front matter at the head of a source and read it; without any, everything is empty."""
    if source[:4].startswith(("---", "\ufeff---")) and (found := _YAML.match(source)):
        if _looks_like_yaml(found[1]):
            return _collect(source, found.end(), read_yaml(source, *found.span(1)), find_yaml_comments(source, *found.span(1)))
    elif source[:4].startswith(("+++", "\ufeff+++")) and (found := _TOML.match(source)):
        return _collect(source, found.end(), read_toml(source, *found.span(1)), ())
    elif source[:2].startswith(("{", "\ufeff{")) and (found := _JSON.match(source)):
        return _collect(source, found.end(), read_json(source, *found.span(1)), ())
    return FrontMatter()


def _looks_like_yaml(text: str) -> bool:
    """Whether what stands between two rules is no mere text between two thematic breaks."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return not lines or bool(KEY.match(lines[0])) or lines[0].lstrip().startswith("- ")


def _collect(source: str, end: int, entries: Iterator[Entry], comments: tuple[Comment, ...]) -> FrontMatter:
    fields: list[Field] = []
    metadata: dict[str, str] = {}
    for entry in entries:
        value = "".join(source[p.start : p.end] if p.text is None else p.text for p in entry.pieces)
        if entry.top:
            metadata.setdefault(entry.key, " ".join(value.split()))
        if is_prose(entry.key, value):
            fields.append(Field(entry.key, entry.pieces))
    return FrontMatter(end, tuple(fields), comments, metadata)
