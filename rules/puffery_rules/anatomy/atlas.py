"""The atlas: all structures of the knowledge files, found by name, with what is known of each.

The files are parsed once into `atlas.json` (`python -m puffery_rules.anatomy.atlas` writes it, a test says when it is stale);
loading that takes a few hundredths of a second and happens when the first sentence needs it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from puffery_rules.anatomy.words import name_keys, stem_of
from puffery_rules.stanzas import load_stanzas

Key = tuple[str, ...]
_FOLDER = Path(str(files("puffery_rules"))) / "anatomy"
COMPILED, TRIGGERS = _FOLDER / "atlas.json", _FOLDER / "triggers.json"
#: A bare level ("C5") may be a vertebra, a nerve or a segment: it is read by `levels`, never as a name.
_BARE_LEVEL = re.compile(r"(?:[ctls]-?\d{1,2}|co1?)(?:\s?[-/]\s?[ctls]?\d{1,2})?$")
#: Words that are too common to say that a sentence is about anatomy.
_COMMON = frozenset(
    """a an and are as at be body for from in into is it its of on one or part the their this to under up upon with your you human first second third
    fourth fifth sixth seventh eighth ninth tenth eleventh twelfth 1 2 3 4 5 6 7 8 9 10 11 12 i ii iii iv v vi vii viii ix x xi xii left right upper lower
    great greater lesser small large long short deep superficial middle main major minor common general outer inner top bottom front back side end base
    area region space line point surface level wall window water house film oil white gray red blue yellow black green clear hard soft fast slow new
    center sense sensation movement control body pain system group type layer coat cover support bed free true false open close closed root branch
    cell fluid juice hormone factor acid protein vitamin sugar salt fat number set pair two three four five six seven eight nine ten son mother father
    adult child baby man woman male female person people skin hair nail face eye ear hand foot mouth heart mind head lip tooth blood life day time milk
    tear sweat gas air sound light voice speech taste smell touch sight hearing balance focus memory emotion stress weight power energy force work
    down behind above below between around across over through where which that when of the floor roof opening tunnel canal bridge plate cap crown
    shoulder chest back neck arm leg knee hip elbow wrist ankle finger toe thumb nose throat belly waist spot shaft bag belt band tube ring key
    master fight flight rest digest happy love feel good bad growth death day night self primary secondary natural normal special simple anchor""".split()
)
#: Relations whose values, with their parts and wholes, are all that is true, unless the stanza lists them as open.
CLOSED = frozenset("origin insertion joins nerve roots number contains count parts-count".split())
#: Kinds that are too wide to contradict anything.
WIDE = frozenset("region system".split())


class Structure:
    """One structure of the atlas: its name, kind and facts; two are the same when their names are."""

    __slots__ = ("file", "kind", "name", "source", "values")

    def __init__(self, name: str, kind: str, values: dict[str, list[str]], source: str, file: str) -> None:
        self.name, self.kind, self.values, self.source, self.file = name, kind, values, source, file

    def get(self, relation: str) -> list[str]:
        """Return the values of a relation as they are written; none where it has none."""
        return self.values.get(relation, [])

    def is_closed(self, relation: str) -> bool:
        """Are the values of a relation all that is true?"""
        return relation in CLOSED and relation not in self.get("open")

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name}>"


class Atlas:
    """All structures, by name and by what they are related to."""

    def __init__(self, data: dict[str, Any]) -> None:
        sources: list[str] = data["sources"]
        self.structures = [Structure(name, kind, values, sources[source], file) for name, kind, values, source, file in data["structures"]]
        #: First stem of a name → its other stems, the structures' numbers, and whether the name is a weak one.
        self.index: dict[str, list[tuple[list[str], list[int], bool]]] = data["index"]
        self._resolved: dict[str, tuple[Structure, ...]] = {}
        self._wholes: dict[str, frozenset[str]] = {}
        self._parts: dict[str, frozenset[str]] = {}
        self._values: dict[tuple[str, str], tuple[Structure, ...]] = {}

    @cached_property
    def by_name(self) -> dict[str, Structure]:
        """Structure by its main name, lower case."""
        return {structure.name: structure for structure in self.structures}

    def lookup(self, key: Key) -> tuple[Structure, ...]:
        """Return the structures that have a name with these stems, weak names included."""
        rest = list(key[1:])
        for tail, numbers, _ in self.index.get(key[0], ()) if key else ():
            if tail == rest:
                return tuple(self.structures[number] for number in numbers)
        return ()

    def is_weak(self, key: Key) -> bool:
        """Do the stems count as a name only beside another structure?"""
        rest = list(key[1:])
        return any(tail == rest and weak for tail, _, weak in self.index.get(key[0], ()))

    def resolve(self, term: str) -> tuple[Structure, ...]:
        """Return the structures that a value of a fact names."""
        if term not in self._resolved:
            exact = self.by_name.get(term.lower())
            self._resolved[term] = (exact,) if exact else self.lookup(next(name_keys(term.lower()), ()))
        return self._resolved[term]

    def values(self, structure: Structure, *relations: str) -> tuple[Structure, ...]:
        """Return the structures that the values of relations name."""
        found: dict[str, Structure] = {}
        for relation in relations:
            key = structure.name, relation
            if key not in self._values:
                self._values[key] = tuple(other for term in structure.get(relation) for other in self.resolve(term))
            found.update((other.name, other) for other in self._values[key])
        return tuple(found.values())

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """Structure → what is said to be a part of it, by the part or by the whole."""
        members: dict[str, list[str]] = {}
        for structure in self.structures:
            for whole in self.values(structure, "part-of", "branch-of"):
                members.setdefault(whole.name, []).append(structure.name)
            for part in self.values(structure, "contains", "branches"):
                members.setdefault(structure.name, []).append(part.name)
        return members

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for whole, parts in self._members.items():
            for part in parts:
                groups.setdefault(part, []).append(whole)
        return groups

    def wholes(self, name: str) -> frozenset[str]:
        """Return the names of all that a structure is a part, member or branch of, at any remove."""
        if name not in self._wholes:
            self._wholes[name] = _reach(name, self._groups)
        return self._wholes[name]

    def parts(self, name: str) -> frozenset[str]:
        """Return the names of all parts, members and branches of a structure, at any remove."""
        if name not in self._parts:
            self._parts[name] = _reach(name, self._members)
        return self._parts[name]

    def is_related(self, one: Structure, other: Structure) -> bool:
        """Is one the other, or part, member or branch of it?"""
        return one.name == other.name or other.name in self.wholes(one.name) or one.name in self.wholes(other.name)


def _reach(name: str, edges: dict[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    queue = list(edges.get(name, ()))
    while queue:
        at = queue.pop()
        if at not in found and at != name:
            found.add(at)
            queue.extend(edges.get(at, ()))
    return frozenset(found)


def compile_atlas() -> dict[str, Any]:
    """Return the compiled form of the knowledge files."""
    sources: dict[str, int] = {}
    structures: list[Any] = []
    keys: dict[Key, dict[int, bool]] = {}
    for number, stanza in enumerate(load_stanzas("anatomy/knowledge")):
        left_out = ("kind", "source", "checked")
        values = {key: list(value) for key, value in stanza.values.items() if key not in left_out}
        source = sources.setdefault(stanza.text("source"), len(sources))
        structures.append([stanza.name.lower(), stanza.text("kind"), values, source, stanza.file])
        for weak, names in ((False, stanza.all_names), (True, stanza.get("weak"))):
            for name in names:
                if not _BARE_LEVEL.match(name.lower()):
                    for key in name_keys(name.lower()):
                        keys.setdefault(key, {}).setdefault(number, weak)
    index: dict[str, list[Any]] = {}
    for key, numbers in sorted(keys.items(), key=lambda item: (-len(item[0]), item[0])):
        strong = [number for number, weak in numbers.items() if not weak]
        index.setdefault(key[0], []).append([list(key[1:]), strong or list(numbers), not strong])
    return {"sources": list(sources), "structures": structures, "index": index}


def compile_triggers(index: dict[str, Any]) -> list[str]:
    """Return the words of names by which a sentence shows that it may be about anatomy."""
    words = {word for first, entries in index.items() for tail, _, _ in entries for word in (first, *tail)}
    return sorted(word for word in words if word not in _COMMON and len(word) > 2 and not word.isdigit())


def nearest_names(term: str, count: int = 5) -> list[str]:
    """Return the names in the atlas that look most like a term."""
    import difflib

    names = {name.lower(): None for structure in load_atlas().structures for name in (structure.name, *structure.get("names"))}
    return difflib.get_close_matches(term.lower(), names, n=count, cutoff=0.6)


@lru_cache(maxsize=1)
def _compiled() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(COMPILED.read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=1)
def load_atlas() -> Atlas:
    """Return the atlas, loaded at first use."""
    return Atlas(_compiled())


def names_of(structure: Structure) -> Iterator[str]:
    """Yield the names of a structure, its main name first."""
    yield structure.name
    yield from structure.get("names")


def stems(words: Iterable[str]) -> Key:
    """Return the stems of words."""
    return tuple(stem_of(word) for word in words)


def render() -> dict[Path, str]:
    """Return the compiled files and their texts."""
    data = compile_atlas()
    return {
        COMPILED: json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n",
        TRIGGERS: json.dumps(compile_triggers(data["index"]), ensure_ascii=False, separators=(",", ":")) + "\n",
    }


@lru_cache(maxsize=1)
def trigger_words() -> frozenset[str]:
    """Return the words that make it worth while to load the atlas."""
    words: list[str] = json.loads(TRIGGERS.read_text(encoding="utf-8"))
    return frozenset(words)


if __name__ == "__main__":
    for path, text in render().items():
        path.write_text(text, encoding="utf-8")
    print(f"{COMPILED.name}: {len(load_atlas().structures)} structures")
