"""The format of the knowledge files: stanzas of keys and lists of values.

    source: Gray's Anatomy, 42nd edition, chapter 48

    [biceps brachii]
    kind: muscle
    names: biceps; biceps muscle

A stanza starts with its name in brackets; `key: value; value` lines follow, and a line that begins with white space continues the
one before.  Keys above the first stanza are defaults of every stanza in the file.  `#` at the start of a line is a comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from puffery.errors import BadKnowledge
from puffery.plugin import regex

_LINE = regex(r"\[(?P<name>[^\[\]]+)\]\s*$|(?P<key>[a-z][a-z0-9-]*):\s*(?P<value>.*)$|(?P<more>\s+\S.*)$", 0)


@dataclass(frozen=True, slots=True)
class Stanza:
    """One entry of a knowledge file: its name, its values by key, and where it stands (file and line)."""

    name: str
    values: Mapping[str, tuple[str, ...]]
    file: str
    line: int

    def get(self, key: str) -> tuple[str, ...]:
        """Return the values of a key; none where the stanza does not have it."""
        return self.values.get(key, ())

    def text(self, key: str) -> str:
        """Return the values of a key as one text."""
        return "; ".join(self.get(key))

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name and its synonyms."""
        return (self.name, *self.get("names"))


def parse_stanzas(text: str, file: str) -> Iterator[Stanza]:
    """Yield the stanzas of a text; raises `BadKnowledge` naming file, line and remedy."""
    defaults: dict[str, str] = {}
    raw: dict[str, str] = defaults
    shared: dict[str, tuple[str, ...]] = {}
    name, line, key = "", 0, ""
    for number, content in enumerate(text.splitlines(), 1):
        if not content or content[0] == "#" or content.isspace():
            continue
        match = _LINE.match(content)
        if match is None or (match.lastgroup == "more" and not key):
            raise BadKnowledge(f"{file}:{number}: {content!r} is neither [name], `key: value` nor the indented rest of a value")
        if match.lastgroup == "value":
            key, value = match.group("key", "value")
            if key in raw and raw is not defaults:
                raise BadKnowledge(f"{file}:{number}: `{key}` stands twice in [{name}]; join the values with `;`")
            raw[key] = value
        elif match.lastgroup == "name":
            if name:
                yield Stanza(name, shared | _values(raw), file, line)
            else:
                shared = _values(defaults)
            name, line, raw, key = match["name"].strip(), number, {}, ""
        else:
            raw[key] += " " + content.strip()
    if name:
        yield Stanza(name, shared | _values(raw), file, line)


def _values(raw: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(filter(None, map(str.strip, value.split(";")))) for key, value in raw.items()}


@lru_cache(maxsize=32)
def load_stanzas(folder: str, prefix: str = "") -> tuple[Stanza, ...]:
    """Return the stanzas of a knowledge folder's files whose names start with a prefix, in order; names are unique."""
    found: dict[str, Stanza] = {}
    for path in sorted(knowledge_files(folder, prefix)):
        for stanza in parse_stanzas(path.read_text(encoding="utf-8"), path.name):
            if stanza.name in found:
                first = found[stanza.name]
                raise BadKnowledge(f"{stanza.file}:{stanza.line}: [{stanza.name}] stands already in {first.file}:{first.line}; merge the two")
            found[stanza.name] = stanza
    return tuple(found.values())


def knowledge_files(folder: str, prefix: str = "") -> Iterable[Path]:
    """Return the `.kb` files of a folder of this package."""
    base = Path(str(files("puffery_rules"))) / folder
    return [path for path in base.glob("*.kb") if path.name.startswith(prefix)]
